"""Prints a thousand reproducible pairs of texts with their similarity by rapidfuzz: one JSON object per line."""

import json
import random

from rapidfuzz.distance import Levenshtein

ALPHABETS = [
    "ab",
    "abcdefghijklmnopqrstuvwxyz ABC.,!\n\t\0",
    "aeiouäöüßéèñçøåłđ ÀÎ",
    "日本語中文字漢書語言學習電腦、。",
    "👋👩‍👧🏽🇱🇻🏳️\u200d🌈ab",
    "e\u0301a\u0300\u0323o\u0308nñéà",
    "".join(map(chr, [*range(32, 400), 0x4E00, 0x1F600, 0x10FFFF, 0xFFFD, 0xD7FF, 0xE000])),
]
# In UTF-8 bytes: lengths around one block of 64 scalars, around two blocks, and up to 2 KB.
LENGTHS = [0, 1, 5, 20, 63, 64, 65, 127, 128, 129, 200, 500, 1000, 2000]
LIMIT = 2048


def text(source, alphabet):
    return "".join(source.choices(alphabet, k=source.choice(LENGTHS)))


def edited(source, original, alphabet):
    letters = list(original)
    for _ in range(source.choice([0, 1, 2, 10, 100])):
        place = source.randint(0, len(letters))
        letters[place:place + source.randint(0, 2)] = source.choices(alphabet, k=source.randint(0, 2))
    return "".join(letters)


def cut(whole):
    return whole.encode()[:LIMIT].decode(errors="ignore")


def main():
    source = random.Random(1)
    for number in range(1000):
        alphabet = ALPHABETS[number % len(ALPHABETS)]
        left = cut(text(source, alphabet))
        other = ALPHABETS[source.randrange(len(ALPHABETS))] if number % 5 == 0 else alphabet
        right = cut(edited(source, left, alphabet) if number % 2 == 0 else text(source, other))
        similarity = Levenshtein.normalized_similarity(left, right)
        print(json.dumps({"left": left, "right": right, "similarity": similarity}))


main()
