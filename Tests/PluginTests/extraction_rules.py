"""Prints reproducible texts with the answers that published scripts take out of them: one JSON object per line.

The functions below re-implement last_boxed_only_string and remove_boxed of MATH, as in EleutherAI's lm-evaluation-harness, extract_ans for
free form of BIG-Bench Hard, as in chain-of-thought-hub, and extract_answer of MMLU-Pro. The answer is null if there is none.
"""

import json
import random
import re

COUNT = 4_000

WORDS = ["Gödel", "Bär", "so", "we", "get", "x", "= 5", "12.5", "the", "value", "and", "é", "数", "Я", "\u0301", "A", "B", "I", "K", "a", "(C)", "D.", "_E", "F1"]
SPACES = [" ", " ", " ", "\n", "\t", "  ", "\r\n", "\n\n"]


def boxed(text):
    if "\\boxed " in text:
        return text.split("\\boxed ")[-1].split("$")[0]
    start = text.rfind("\\boxed")
    if start < 0:
        start = text.rfind("\\fbox")
    if start < 0:
        return None
    depth, end = 0, None
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if text[place] == "}" and depth == 0:
            end = place
            break
    command = "\\boxed{" if text.startswith("\\boxed", start) else "\\fbox{"
    if end is None or not text.startswith(command, start):
        return None
    return text[start + len(command):end]


def answer_is(text):
    """Of the last line with an answer: the script reads a text of one line."""
    lines = [line for line in text.split("\n") if "answer is " in line]
    if not lines:
        return None
    answer = lines[-1].split("answer is ")[1].strip()
    return answer[:-1] if answer.endswith(".") else answer


def choice_letter(text):
    for pattern, flags in [
        (r"answer is \(?([A-J])\)?", 0), (r".*[aA]nswer:\s*([A-J])", 0), (r"\b([A-J])\b(?!.*\b[A-J]\b)", re.DOTALL),
    ]:
        match = re.search(pattern, text, flags)
        if match:
            return match[1]
    return None


def words(source, count):
    return "".join(source.choice(WORDS) + source.choice(SPACES) for _ in range(source.randint(0, count)))


def latex(source, depth=0):
    if depth > 3:
        return "1"
    return source.choice([
        lambda: source.choice(["5", "x^2", "-\\pi", "3 \\text{ cm}", "é", "", "\\{1\\}", "\\left\\{", "50\\%"]),
        lambda: "\\frac{" + latex(source, depth + 1) + "}{" + latex(source, depth + 1) + "}",
        lambda: "\\text{(" + source.choice("ABCDE") + ")}",
        lambda: "\\boxed{" + latex(source, depth + 1) + "}",
        lambda: latex(source, depth + 1) + "+" + latex(source, depth + 1),
        lambda: "\\begin{pmatrix} 1 \\\\ " + latex(source, depth + 1) + "\n\\end{pmatrix}",
    ])()


def boxed_text(source):
    parts = [words(source, 4)]
    for _ in range(source.choice([0, 1, 1, 1, 2, 3])):
        command = source.choice(["\\boxed"] * 6 + ["\\fbox"] * 3 + ["\\boxed ", "\\box", "\\boxed\\", "\\boxed5", "boxed", "\\fbox\n"])
        argument = latex(source)
        parts.append(source.choice(["{" + argument + "}"] * 6 + ["{" + argument, argument + "}", argument + "$", "}" + argument + "{"]))
        parts.insert(-1, command)
        parts.append(source.choice(["$ ", ".", "", " "]) + words(source, 3))
    return "".join(parts)


def answer_is_text(source):
    lines = []
    for _ in range(source.choice([1, 1, 1, 2, 3])):
        line = words(source, 5).replace("\n", " ").replace("\r", " ")
        if source.random() < 0.7:
            answer = source.choice(["(A)", "yes", "No.", "12", "1.5", "$5.", "a b c", "< > ] ]", "Я 5!", "true. ", "..", ".", "x is 5", "é\u0301", ":", "5 ."])
            line += source.choice(["So the answer is ", "answer is ", "the answer is  ", "The final answer is \t"]) + answer
            line += source.choice(["", "", ".", " ", ". ", "\t", "\r"])
        lines.append(line)
    return "\n".join(lines) + source.choice(["", "\n", "\n\n", " "])


def choice_text(source):
    statements = [
        "answer is (%s)", "answer is %s", "The answer is (%s).", "answer is (%s", "answer is  %s", "Answer is %s", "answer is \\boxed{%s}",
        "Answer: %s", "answer: %s", "Answer:\n%s", "ANSWER: %s", "answer:%s", "Answer: (%s)", "answer %s", "**Answer:** %s",
        "option %s", "(%s)", "%s.", "%s_", "_%s", "%s1", "%s's", "x%s", "%s-%s", "\n%s\n", "%s",
    ]
    parts = [words(source, 4)]
    for _ in range(source.choice([0, 1, 1, 2, 3])):
        statement = source.choice(statements)
        parts.append(statement.replace("%s", source.choice("ABCDEFGHIJJKXaj")) + source.choice(SPACES) + words(source, 4))
    return "".join(parts)


def main():
    source = random.Random(12)
    for preset, answer, text in [
        ("boxed", boxed, boxed_text), ("answer_is", answer_is, answer_is_text), ("choice_letter", choice_letter, choice_text),
    ]:
        for _ in range(COUNT):
            written = text(source)
            print(json.dumps({"preset": preset, "text": written, "answer": answer(written)}))


main()
