#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. Threads may share it.
typedef struct assay_re2 assay_re2;

/// A part of the text in bytes. `start` is -1 for a group that did not take part in the match.
typedef struct {
    ptrdiff_t start;
    ptrdiff_t length;
} assay_re2_span;

/// Compiles a pattern. Never returns NULL: check `assay_re2_error`. Case is ignored if `ignore_case` is not 0.
assay_re2 *assay_re2_compile(const char *pattern, size_t length, size_t max_memory, int ignore_case);
void assay_re2_free(assay_re2 *pattern);
/// RE2's error message, or NULL if the pattern is valid.
const char *assay_re2_error(const assay_re2 *pattern);
int assay_re2_group_count(const assay_re2 *pattern);
/// The number of instructions of the compiled pattern.
int assay_re2_program_size(const assay_re2 *pattern);
/// Finds the first match that begins at `start` or later. Fills `count` spans: the whole match, group 1, group 2, …; fewer are faster.
/// `^` and `\b` see the text before `start`. Returns 0 without a match.
int assay_re2_match(
    const assay_re2 *pattern, const char *text, size_t length, size_t start, assay_re2_span *spans, int count);

#ifdef __cplusplus
}
#endif
