#pragma once
#include <stddef.h>

/// The first index of `wanted` in `text`, or -1 if `text` does not contain it. Takes time linear in both lengths.
ptrdiff_t assay_search(const void *text, size_t length, const void *wanted, size_t wanted_length);
