#include "cre2.h"

#include <re2/re2.h>

#include <vector>

struct assay_re2 {
    RE2 pattern;
};

extern "C" {

assay_re2 *assay_re2_compile(const char *pattern, size_t length, size_t max_memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<int64_t>(max_memory));
    return new assay_re2{RE2(re2::StringPiece(pattern, length), options)};
}

void assay_re2_free(assay_re2 *pattern) { delete pattern; }

const char *assay_re2_error(const assay_re2 *pattern) {
    return pattern->pattern.ok() ? nullptr : pattern->pattern.error().c_str();
}

int assay_re2_group_count(const assay_re2 *pattern) { return pattern->pattern.NumberOfCapturingGroups(); }

int assay_re2_match(
    const assay_re2 *pattern, const char *text, size_t length, ptrdiff_t *starts, size_t *lengths, int groups) {
    re2::StringPiece subject(text, length);
    std::vector<re2::StringPiece> found(groups);
    if (!pattern->pattern.Match(subject, 0, length, RE2::UNANCHORED, found.data(), groups)) return 0;
    for (int index = 0; index < groups; index++) {
        starts[index] = found[index].data() == nullptr ? -1 : found[index].data() - text;
        lengths[index] = found[index].size();
    }
    return 1;
}
}
