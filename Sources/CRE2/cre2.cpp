#include "cre2.h"

#include <re2/re2.h>

#include <vector>

struct assay_re2 {
    RE2 pattern;
};

extern "C" {

assay_re2 *assay_re2_compile(const char *pattern, size_t length, size_t max_memory, int ignore_case) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<int64_t>(max_memory));
    options.set_case_sensitive(ignore_case == 0);
    return new assay_re2{RE2(re2::StringPiece(pattern, length), options)};
}

void assay_re2_free(assay_re2 *pattern) { delete pattern; }

const char *assay_re2_error(const assay_re2 *pattern) {
    return pattern->pattern.ok() ? nullptr : pattern->pattern.error().c_str();
}

int assay_re2_group_count(const assay_re2 *pattern) { return pattern->pattern.NumberOfCapturingGroups(); }

int assay_re2_program_size(const assay_re2 *pattern) { return pattern->pattern.ProgramSize(); }

int assay_re2_match(
    const assay_re2 *pattern, const char *text, size_t length, size_t start, assay_re2_span *spans, int count) {
    re2::StringPiece subject(text, length);
    re2::StringPiece few[4];
    std::vector<re2::StringPiece> many(count > 4 ? count : 0);
    re2::StringPiece *found = count > 4 ? many.data() : few;
    if (!pattern->pattern.Match(subject, start, length, RE2::UNANCHORED, found, count)) return 0;
    for (int index = 0; index < count; index++) {
        spans[index].start = found[index].data() == nullptr ? -1 : found[index].data() - text;
        spans[index].length = static_cast<ptrdiff_t>(found[index].size());
    }
    return 1;
}
}
