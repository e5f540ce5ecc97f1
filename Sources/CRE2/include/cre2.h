#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern, shared by any number of threads.
typedef struct assay_re2 assay_re2;

/// A part of the text in bytes. `start` is -1 for a group that took no part in the match.
typedef struct {
    ptrdiff_t start;
    ptrdiff_t length;
} assay_re2_span;

/// Compiling never fails: ask `assay_re2_error`. Upper and lower case are the same letter where `ignore_case` is not 0.
assay_re2 *assay_re2_compile(const char *pattern, size_t length, size_t max_memory, int ignore_case);
void assay_re2_free(assay_re2 *pattern);
/// RE2's own words, or NULL where the pattern is good.
const char *assay_re2_error(const assay_re2 *pattern);
int assay_re2_group_count(const assay_re2 *pattern);
/// How many instructions the pattern has become.
int assay_re2_program_size(const assay_re2 *pattern);
/// Finds the first match that begins at `start` or later and fills the first `count` of: the whole, group 1, group 2, ….
/// What is before `start` counts for `^` and `\b`. Returns 0 where nothing matches. Asking for less is faster.
int assay_re2_match(
    const assay_re2 *pattern, const char *text, size_t length, size_t start, assay_re2_span *spans, int count);

#ifdef __cplusplus
}
#endif
