// memmem is an extension of the C library, which Swift's importer does not see.
#define _GNU_SOURCE
#include "search.h"

#include <string.h>

ptrdiff_t assay_search(const void *text, size_t length, const void *wanted, size_t wanted_length) {
    const char *found = memmem(text, length, wanted, wanted_length);
    return found == NULL ? -1 : found - (const char *)text;
}
