#pragma once
#include <stddef.h>

/// Where the bytes of `wanted` begin in those of `text` for the first time, in time linear in both; -1 where they are not in it.
ptrdiff_t assay_search(const void *text, size_t length, const void *wanted, size_t wanted_length);
