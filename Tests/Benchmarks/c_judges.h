// What the C loop judges with: the evaluators that it is held against, in the least that C needs for the same verdicts.

#include <stddef.h>

typedef struct {
    const char *bytes;
    size_t length;
} text;

typedef struct {
    int passed;
    // Where the answer is a number.
    int is_number;
    double number;
    char reasoning[512];
} verdict;

typedef void (*judge)(text output, text expected, verdict *verdict);

// NULL where nobody is called that.
judge judge_named(const char *name);
