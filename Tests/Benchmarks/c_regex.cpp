// RE2 for the C loop, entered with as little as possible: one pattern, the first match.

#include <re2/re2.h>

extern "C" int regex_match(const char *pattern, const char *text, size_t length, const char **start, size_t *matched) {
    static RE2 compiled(pattern);
    re2::StringPiece match;
    if (!compiled.Match(re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, &match, 1)) return 0;
    *start = match.data();
    *matched = match.size();
    return 1;
}
