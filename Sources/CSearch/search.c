// memmem is the C library's, but not the standard's, so that Swift does not see it.
#define _GNU_SOURCE
#include "search.h"

#include <string.h>

ptrdiff_t assay_search(const void *text, size_t length, const void *wanted, size_t wanted_length) {
    const char *found = memmem(text, length, wanted, wanted_length);
    return found == NULL ? -1 : found - (const char *)text;
}
