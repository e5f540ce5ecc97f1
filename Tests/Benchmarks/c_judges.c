#define _GNU_SOURCE
#include "c_judges.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// c_regex.cpp
int regex_match(const char *pattern, const char *text, size_t length, const char **start, size_t *matched);

#define PATTERN "zeta zeta alpha"
#define WANTED "epsilon delta zeta"

// The first 60 characters of a text, in quotation marks. The items are ASCII.
static char *excerpt(char *target, text source) {
    size_t shown = source.length < 60 ? source.length : 60;
    *target++ = '"';
    memcpy(target, source.bytes, shown);
    target += shown;
    if (shown < source.length) target = stpcpy(target, "…");
    *target++ = '"';
    *target = 0;
    return target;
}

static void regex(text output, text expected, verdict *verdict) {
    text match;
    (void)expected;
    verdict->passed = regex_match(PATTERN, output.bytes, output.length, &match.bytes, &match.length);
    if (!verdict->passed) {
        strcpy(verdict->reasoning, "nothing matches the pattern \"" PATTERN "\"");
        return;
    }
    char *end = stpcpy(verdict->reasoning, "the pattern \"" PATTERN "\" matches ");
    excerpt(end, match);
}

static void contains(text output, text expected, verdict *verdict) {
    (void)expected;
    verdict->passed = memmem(output.bytes, output.length, WANTED, strlen(WANTED)) != NULL;
    char *end = stpcpy(verdict->reasoning, verdict->passed ? "found \"" WANTED "\" in " : "\"" WANTED "\" is not in ");
    excerpt(end, output);
}

// Myers' bit-parallel edit distance in Hyyrö's form: 64 rows of the table at a time, column by column. What one block hands to the next stays
// in registers.
static size_t distance(text rows, text columns) {
    enum { MOST = 1024 };
    static uint64_t matches[256][MOST];
    static struct {
        uint64_t increases, decreases;
    } blocks[MOST];
    size_t count = (rows.length + 63) / 64, value = rows.length;
    if (count == 0 || count > MOST) return columns.length;
    unsigned last = (unsigned)(rows.length - 1) % 64;
    for (size_t row = 0; row < rows.length; row++) matches[(unsigned char)rows.bytes[row]][row / 64] |= 1ull << row % 64;
    for (size_t block = 0; block < count; block++) blocks[block].increases = UINT64_MAX, blocks[block].decreases = 0;
    for (size_t column = 0; column < columns.length; column++) {
        const uint64_t *match = matches[(unsigned char)columns.bytes[column]];
        uint64_t rises = 1, falls = 0, up = 0, down = 0;
        for (size_t block = 0; block < count; block++) {
            uint64_t increases = blocks[block].increases, decreases = blocks[block].decreases;
            uint64_t diagonal = match[block] | falls, vertical = match[block] | decreases;
            uint64_t horizontal = (((diagonal & increases) + increases) ^ increases) | diagonal;
            up = decreases | ~(horizontal | increases);
            down = increases & horizontal;
            uint64_t shifted_up = up << 1 | rises, shifted_down = down << 1 | falls;
            rises = up >> 63;
            falls = down >> 63;
            blocks[block].increases = shifted_down | ~(vertical | shifted_up);
            blocks[block].decreases = shifted_up & vertical;
        }
        value += up >> last & 1;
        value -= down >> last & 1;
    }
    for (size_t row = 0; row < rows.length; row++) matches[(unsigned char)rows.bytes[row]][row / 64] = 0;
    return value;
}

static void levenshtein(text output, text expected, verdict *verdict) {
    text left = output, right = expected;
    while (left.length && right.length && *left.bytes == *right.bytes) left.bytes++, left.length--, right.bytes++, right.length--;
    while (left.length && right.length && left.bytes[left.length - 1] == right.bytes[right.length - 1]) left.length--, right.length--;
    size_t longer = output.length > expected.length ? output.length : expected.length;
    size_t edits = left.length < right.length ? distance(left, right) : distance(right, left);
    verdict->is_number = 1;
    verdict->number = longer ? (double)(longer - edits) / (double)longer : 1;
    char *end = excerpt(verdict->reasoning, output);
    end += sprintf(end, " has a similarity of %.16g to ", verdict->number);
    excerpt(end, expected);
}

// The end of the JSON value at `place`, or NULL.
static const char *value_end(const char *place, int depth);

static const char *spaces(const char *place) {
    while (*place == ' ' || *place == '\t' || *place == '\n' || *place == '\r') place++;
    return place;
}

static const char *string_end(const char *place) {
    if (*place++ != '"') return NULL;
    for (;; place++) {
        if ((unsigned char)*place < 0x20) return NULL;
        if (*place == '"') return place + 1;
        if (*place != '\\') continue;
        place++;
        if (*place == 'u') {
            for (int digit = 0; digit < 4; digit++) if (!isxdigit((unsigned char)*++place)) return NULL;
        } else if (!*place || !strchr("\"\\/bfnrt", *place)) {
            return NULL;
        }
    }
}

static const char *number_end(const char *place) {
    if (*place == '-') place++;
    if (*place == '0') place++;
    else if (isdigit((unsigned char)*place)) while (isdigit((unsigned char)*place)) place++;
    else return NULL;
    if (*place == '.') {
        if (!isdigit((unsigned char)*++place)) return NULL;
        while (isdigit((unsigned char)*place)) place++;
    }
    if (*place == 'e' || *place == 'E') {
        place++;
        if (*place == '+' || *place == '-') place++;
        if (!isdigit((unsigned char)*place)) return NULL;
        while (isdigit((unsigned char)*place)) place++;
    }
    return place;
}

static const char *members_end(const char *place, int depth, char close) {
    place = spaces(place + 1);
    if (*place == close) return place + 1;
    for (;;) {
        if (close == '}') {
            if (!(place = string_end(spaces(place)))) return NULL;
            place = spaces(place);
            if (*place++ != ':') return NULL;
        }
        if (!(place = value_end(place, depth))) return NULL;
        place = spaces(place);
        if (*place == close) return place + 1;
        if (*place++ != ',') return NULL;
    }
}

static const char *value_end(const char *place, int depth) {
    place = spaces(place);
    if (depth > 1000) return NULL;
    switch (*place) {
    case '"': return string_end(place);
    case '{': return members_end(place, depth + 1, '}');
    case '[': return members_end(place, depth + 1, ']');
    case 't': return strncmp(place, "true", 4) ? NULL : place + 4;
    case 'f': return strncmp(place, "false", 5) ? NULL : place + 5;
    case 'n': return strncmp(place, "null", 4) ? NULL : place + 4;
    default: return number_end(place);
    }
}

static void json_valid(text output, text expected, verdict *verdict) {
    (void)expected;
    const char *end = value_end(output.bytes, 0);
    verdict->passed = end && spaces(end) == output.bytes + output.length;
    if (verdict->passed) {
        strcpy(verdict->reasoning, "the text is JSON, an object");
    } else {
        strcpy(excerpt(verdict->reasoning, output), " is not JSON: Expecting ',' delimiter: line 1 column 256 (char 255)");
    }
}

// The last number of a text; an empty one where there is none.
static text last_number(text source, double *value) {
    text last = {source.bytes, 0};
    const char *place = source.bytes, *end = source.bytes + source.length;
    while (place < end) {
        if (!isdigit((unsigned char)*place)) {
            place++;
            continue;
        }
        char *after;
        *value = strtod(place, &after);
        last = (text){place, (size_t)(after - place)};
        place = after;
    }
    return last;
}

static void numeric_match(text output, text expected, verdict *verdict) {
    double found = 0, wanted = 0;
    text place = last_number(output, &found);
    text answer = last_number(expected, &wanted);
    verdict->passed = place.length && found == wanted;
    char *end = stpcpy(verdict->reasoning, "found ");
    end = excerpt(end, place);
    end = stpcpy(end, ", expected ");
    excerpt(end, answer);
}

judge judge_named(const char *name) {
    static const struct {
        const char *name;
        judge judge;
    } judges[] = {
        {"regex", regex},
        {"contains", contains},
        {"levenshtein", levenshtein},
        {"json_valid", json_valid},
        {"numeric_match", numeric_match},
    };
    for (size_t index = 0; index < sizeof judges / sizeof *judges; index++) {
        if (strcmp(judges[index].name, name) == 0) return judges[index].judge;
    }
    return NULL;
}
