#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern, shared by any number of threads. Compiling never fails: ask `assay_re2_error`.
typedef struct assay_re2 assay_re2;

assay_re2 *assay_re2_compile(const char *pattern, size_t length, size_t max_memory);
void assay_re2_free(assay_re2 *pattern);
/// RE2's own words, or NULL where the pattern is good.
const char *assay_re2_error(const assay_re2 *pattern);
int assay_re2_group_count(const assay_re2 *pattern);
/// Finds the first match anywhere in the text and fills starts and lengths of the whole and of `groups - 1` groups;
/// a group that took no part starts at -1. Returns 0 where nothing matches.
int assay_re2_match(
    const assay_re2 *pattern, const char *text, size_t length, ptrdiff_t *starts, size_t *lengths, int groups);

#ifdef __cplusplus
}
#endif
