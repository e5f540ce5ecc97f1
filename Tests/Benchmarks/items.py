"""The items to score: words around a number, made from one seed."""

import json
import random

WORDS = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]


class Words:
    """Gives any number of different parts of one long text, which is faster than choosing words."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.text = " ".join(self.chance.choice(WORDS) for _ in range(200_000))

    def stretch(self, length):
        start = self.chance.randrange(len(self.text) - length)
        return self.text[start:start + length]


def write_items(path, rows, size, expects_text=False):
    """Writes items as JSON lines. The output has `size` bytes: a JSON object with words and a number; one in four is cut short. The
    expected output is that number for one item in two; with `expects_text` it is the output with one word in ten replaced."""
    words = Words(size)
    chance = words.chance
    with open(path, "w") as file:
        for number in range(rows):
            score = chance.randrange(100)
            end = f'", "score": {score}.5' + ("" if number % 4 == 0 else "}")
            output = '{"answer": "' + words.stretch(size - len(end) - 12) + end
            expected = altered(output, words) if expects_text else f"{score if chance.random() < 0.5 else 1}.5"
            file.write(json.dumps({"input": f"question {number}", "output": output, "expected": expected}) + "\n")


def altered(text, words):
    parts = text.split(" ")
    for _ in range(max(2, len(parts) // 10)):
        parts[words.chance.randrange(len(parts))] = words.chance.choice(WORDS)
    # The first and the last word differ, so that the texts have no common beginning or end.
    parts[0], parts[-1] = "answer:", "end"
    return " ".join(parts)
