"""Prints 10,000 reproducible pairs of texts with what published scripts make of them: one JSON object per line.

The functions below re-implement the scripts: evaluate-v1.1.py and evaluate-v2.0.py of SQuAD, mlqa_evaluation_v1.py of MLQA (in English),
hotpot_evaluate_v1.py of HotpotQA, and quasi_exact_match and f1_score of HELM.
"""

import collections
import json
import random
import re
import string
import sys
import unicodedata

COUNT = 10_000

ASCII = set(string.punctuation)
UNICODE = {chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)).startswith("P")} | ASCII
# Code points that are assigned in Unicode 3.2, so that the texts are the same in every version of Python.
ASSIGNED = [
    chr(c) for c in range(sys.maxunicode + 1) if unicodedata.ucd_3_2_0.category(chr(c)) not in ("Cn", "Co", "Cs")
]

# Letters of Latin, Greek and Cyrillic, of scripts without case, and a mix of all, with those whose case or form is special.
SCRIPTS = [
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZßẞéÉèñÑøØåÅłŁçÇœŒæÆıİſﬁﬂĳǄǅǆªº",
    "αβγδεζηθικλμνξοπρσςτυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΣΣΤΥΦΧΨΩάέήίόύώΆΈΉΐΰᾳᾼῼϐϑ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєґҐЂђѣѢ",
    "日本語中文字漢書学習電脳東京大阪ひらがなカタカナ한국어서울ابجدهوزحطيالعربيةאבגדשלוםहिन्दीभाषाकखगकिकुไทย",
    "aÀ日ΣбşĞğİıﬀΩКåがギ각ﷺ①ⅧⓐⒶｆＦＵ㎏ªʰᵃ",
]
MARKS = "\u0300\u0301\u0308\u0307\u0323\u0327\u0345\u05b4\u093c\u094d\u3099\u00ad\u200d\u200b"
DIGITS = "0123456789٣५²½Ⅷ四"
ASCII_MARKS = string.punctuation
UNICODE_MARKS = "“”‘’«»‹›„…–—―‐‑·•¿¡§¶†‡、。「」『』・！？，：；،؛؟।॥־׳״‿⁀︳＿〜（）"
SYMBOLS = "€£©®°±×÷→√∞☃👋🏽$+<=>^`|~"
SPACES = [
    " ", " ", " ", "  ", "\t", "\n", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2003", "\u2009",
    "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
]
ARTICLES = ["a", "an", "the", "A", "An", "AN", "The", "THE", "tHe", "a_", "_the", "an1", "a\u0301", "“the”", "the's", "a-the", "ａ"]
CLOSED = ["yes", "no", "noanswer", "Yes", "No.", "NO", "the yes", "no answer", "yes!", "noanswer a", "Yes, it is", "not"]


def without(text, punctuation):
    return "".join(character for character in text if character not in punctuation)


def without_articles(text):
    return re.sub(r"\b(a|an|the)\b", " ", text)


def normalized(text, punctuation):
    return " ".join(without_articles(without(text.lower(), punctuation)).split())


def squad(text):
    return normalized(text, ASCII)


def mlqa(text):
    return normalized(text, UNICODE)


def f1_of_words(prediction, truth):
    common = sum((collections.Counter(prediction) & collections.Counter(truth)).values())
    if common == 0:
        return 0.0
    precision, recall = common / len(prediction), common / len(truth)
    return 2 * precision * recall / (precision + recall)


def squad_f1(prediction, truth):
    return f1_of_words(squad(prediction).split(), squad(truth).split())


def squad2_f1(prediction, truth):
    prediction, truth = squad(prediction).split(), squad(truth).split()
    if not prediction or not truth:
        return float(prediction == truth)
    return f1_of_words(prediction, truth)


def mlqa_f1(prediction, truth):
    return f1_of_words(mlqa(prediction).split(), mlqa(truth).split())


def hotpotqa_f1(prediction, truth):
    prediction, truth = squad(prediction), squad(truth)
    if (prediction in ("yes", "no", "noanswer") or truth in ("yes", "no", "noanswer")) and prediction != truth:
        return 0.0
    return f1_of_words(prediction.split(), truth.split())


def quasi_exact_match(prediction, truth):
    return bool(prediction) and squad(prediction) == squad(truth)


def quasi_exact_f1(prediction, truth):
    prediction, truth = set(squad(prediction).split()), set(squad(truth).split())
    common = len(prediction & truth)
    if common == 0:
        return 0.0
    precision, recall = common / len(prediction), common / len(truth)
    return 1 / (0.5 / precision + 0.5 / recall)


def word(source, script):
    letters = source.choices(script, k=source.choice([1, 1, 2, 3, 5, 8]))
    if source.random() < 0.15:
        letters.insert(source.randint(0, len(letters)), source.choice(MARKS))
    if source.random() < 0.1:
        letters.insert(source.randint(0, len(letters)), source.choice(ASCII_MARKS + UNICODE_MARKS))
    if source.random() < 0.1:
        letters.append(source.choice(DIGITS + "_"))
    return "".join(letters)


def token(source, script):
    kind = source.random()
    if kind < 0.55:
        return word(source, script)
    if kind < 0.75:
        return source.choice(ARTICLES)
    if kind < 0.82:
        return "".join(source.choices(DIGITS, k=source.randint(1, 4)))
    if kind < 0.92:
        return source.choice(ASCII_MARKS + UNICODE_MARKS)
    if kind < 0.97:
        return source.choice(SYMBOLS)
    return source.choice(ASSIGNED)


def joined(source, tokens):
    text = "".join(source.choice(SPACES) + each if source.random() < 0.85 else each for each in tokens)
    return text + source.choice(["", "", source.choice(SPACES)])


def texts(source, number):
    if number % 10 == 0:
        return source.choice(CLOSED), source.choice(CLOSED)
    script = SCRIPTS[number % len(SCRIPTS)]
    tokens = [token(source, script) for _ in range(source.choice([0, 1, 1, 2, 3, 5, 8, 12]))]
    others = list(tokens)
    for _ in range(source.choice([0, 0, 1, 3])):
        change = source.random()
        place = source.randint(0, len(others))
        if change < 0.35:
            others.insert(place, source.choice(["a", "the", "The", "AN"]))
        elif change < 0.6:
            others.insert(place, source.choice(ASCII_MARKS + UNICODE_MARKS))
        elif change < 0.7:
            others[place:place + 1] = []
        elif change < 0.8:
            source.shuffle(others)
        elif change < 0.9:
            others.insert(place, token(source, script))
        else:
            others += others[:2]
    changed = source.choice([str, str, str.lower, str.upper, str.title, str.swapcase, str.casefold])
    return joined(source, tokens), joined(source, [changed(each) for each in others])


def main():
    source = random.Random(12)
    for number in range(COUNT):
        prediction, truth = texts(source, number)
        both = (prediction, truth)
        print(json.dumps({
            "prediction": prediction,
            "truth": truth,
            "texts": {
                "squad": [squad(text) for text in both],
                "mlqa": [mlqa(text) for text in both],
                "lower": [text.lower() for text in both],
                "nfc": [unicodedata.normalize("NFC", text) for text in both],
                "nfkc": [unicodedata.normalize("NFKC", text) for text in both],
                "lower without ascii": [without(text.lower(), ASCII) for text in both],
                "lower without unicode": [without(text.lower(), UNICODE) for text in both],
                "without articles": [without_articles(text) for text in both],
                "squad of nfkc": [squad(unicodedata.normalize("NFKC", text)) for text in both],
            },
            "exact_match": {
                "squad": squad(prediction) == squad(truth),
                "mlqa": mlqa(prediction) == mlqa(truth),
                "quasi_exact": quasi_exact_match(prediction, truth),
            },
            "f1": {
                "squad": squad_f1(prediction, truth),
                "squad2": squad2_f1(prediction, truth),
                "mlqa": mlqa_f1(prediction, truth),
                "hotpotqa": hotpotqa_f1(prediction, truth),
                "quasi_exact": quasi_exact_f1(prediction, truth),
            },
        }))


main()
