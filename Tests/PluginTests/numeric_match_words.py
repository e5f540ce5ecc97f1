"""Prints characters, and whether each is a word character, after which a minus is not a sign: one JSON object per line.

It prints the characters next to every border between the two kinds, and some of all the others.
"""

import json
import unicodedata

import regex

from numeric_match_sentences import SELECTOR, WORD


def main():
    is_word = regex.compile(rf"(?!{SELECTOR}){WORD}").match
    # Characters that are not in Python's tables may be newer than Swift's.
    known = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Sc")]
    known = [character for character in known if not regex.match(SELECTOR, character)]
    words = [bool(is_word(character)) for character in known]
    for place, character in enumerate(known):
        if place % 41 == 0 or len(set(words[max(place - 2, 0):place + 3])) == 2:
            # A minus after a closing bracket or `%` is not a sign either.
            print(json.dumps({"character": character, "is_word": words[place] or character in ")]}%"}))


main()
