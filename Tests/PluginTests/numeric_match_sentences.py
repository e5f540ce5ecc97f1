"""Prints texts and the number that numeric_match must find in each: one JSON object per line.

The number of a sentence is known because the sentence is made around it. An independent implementation with regular expressions and
`decimal`, written from the plugin's README, checks these sentences, and gives the number of random texts.
"""

import json
import random
from decimal import Decimal, getcontext

import regex

# More digits than any of the numbers, so that nothing is rounded.
getcontext().prec = 5000

# Scripts that are written without spaces, and the letters and marks that two of them share.
UNBROKEN = (r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}"
            r"\u3006\u3031-\u3035\u303c\u3099\u309a\u30fc\uff70\uff9e\uff9f]")
WORD = rf"(?:(?!(?=[\p{{L}}\p{{M}}]){UNBROKEN})[\p{{L}}\p{{M}}\p{{N}}_])"
SELECTOR = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
BLANK = r"[\u00a0\u2007\u2009\u202f]"
DIGITS = rf"[0-9]+(?:{BLANK}[0-9]{{3}}(?![0-9]))*"
EXPONENT = rf"(?:[eE][-+−]?{DIGITS})?"
PART = rf"{DIGITS}(?:\.{DIGITS})?{EXPONENT}"
CHAIN = regex.compile(rf"(?:(?<!{WORD})(?<!\.)\.{DIGITS}{EXPONENT}|{PART})(?:,{PART})*")
THOUSANDS = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?:[eE][-+−]?[0-9]+)?"
SIGN = regex.compile(rf"(?:(?P<currency>\p{{Sc}}){SELECTOR}*)?(?P<minus>[-−])?\p{{Sc}}?\Z")
OPERAND = regex.compile(rf"(?:(?!{SELECTOR}){WORD}|[)\]}}%]){SELECTOR}*\Z")


class Place:
    """A number, or an ambiguous one (`value` is None)."""

    def __init__(self, text, start, written, is_read):
        self.start, self.end = start, start + len(written)
        # The characters before the number that may be its sign and currency.
        around = SIGN.search(text, max(0, start - 9), start)
        self.is_negative = self.subtracts = False
        if around["minus"]:
            before = text[:around.start()]
            if around["currency"]:
                self.subtracts = bool(regex.search(r"[\p{Nd})\]}]\Z", before))
            else:
                self.subtracts = bool(OPERAND.search(before))
            self.is_negative = not self.subtracts
        self.written = written
        self.value = self.valued(written) if is_read else None

    def valued(self, written):
        plain = written.replace(",", "").replace("−", "-")
        mantissa, _, exponent = plain.lower().partition("e")
        digits = mantissa.replace(".", "")
        fraction = len(mantissa.partition(".")[2])
        if len(digits) > 1000 or len(exponent.strip("+-0")) > 6 or abs(int(exponent or 0) - fraction) > 1000:
            return "too long"
        return -Decimal(plain) if self.is_negative else Decimal(plain)


def places(text):
    found = []
    for chain in CHAIN.finditer(text):
        written, start = chain[0], chain.start()
        is_clean = not regex.search(BLANK, written)
        commas = written.count(",")
        if commas == 0 or is_clean and regex.fullmatch(THOUSANDS, written):
            found.append(Place(text, start, written, is_clean))
        elif commas == 1 or regex.fullmatch(rf"{THOUSANDS},[^,]*", written):
            found.append(Place(text, start, written, False))
        else:
            for part in written.split(","):
                found.append(Place(text, start, part, not regex.search(BLANK, part)))
                start += len(part) + 1
    return [place for place in found if place.value != "too long"]


def read_output(text):
    """("number", value), ("unread", what) or ("none", None)."""
    found = places(text)
    if not found:
        return "none", None
    return ("number", found[-1].value) if found[-1].value is not None else ("unread", found[-1].written)


MARKERS = [regex.compile(r"####(?P<answer>.*)", regex.S),
           regex.compile(r"\\boxed\{(?P<answer>(?:(?P<in>\{(?:[^{}]|(?P>in))*\})|[^{}])*)(?=\})", regex.S),
           regex.compile(r"(?ai:answer(?: is|:))(?P<answer>.*)", regex.S)]
UNCLOSED = regex.compile(r"\\boxed\{(?P<answer>.*)", regex.S)
NAMED = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_])[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})?\p{White_Space}*="
    r"(?=\p{White_Space}*\p{Sc}?[-−]?\p{Sc}?\.?[0-9])")


def answer(text):
    last = None
    for marker in MARKERS:
        for match in marker.finditer(text, overlapped=True):
            if last is None or match.start() > last.start():
                last = match
    for match in UNCLOSED.finditer(text, overlapped=True):
        if last is None or match.start() > last.start():
            last = match
    return last["answer"] if last else text


def is_part(text, place):
    """Whether the characters next to a number make it part of something else."""
    if place.subtracts:
        return True
    before = text[:place.start]
    number = regex.search(r"(?P<currency>\p{Sc})\Z" if not place.is_negative else r"[-−]\p{Sc}?\Z", before)
    before = before[:number.start()] if number else before
    is_currency = bool(number) and not place.is_negative
    if not is_currency and regex.search(rf"(?:{WORD}|[\^_\\{{])\Z", before):
        return True
    patterns = [
        r"[/⁄∕／]\Z", r"\p{Nd}\p{White_Space}*/\p{White_Space}+\Z", r"\p{Nd}[:.,'’：．，]\Z", rf"\p{{Nd}}{BLANK}\Z",
        r"[0-9](?:\{,\}|\\,|,\\!)\Z",
        rf"(?:\p{{Nd}}|[)\]}}])\p{{Sc}}{SELECTOR}*[-–−‐‑‒]\Z", rf"(?:(?!{SELECTOR}){WORD}|[)\]}}%]){SELECTOR}*[-–−‐‑‒]\Z"]
    after = text[place.end:]
    return any(regex.search(pattern, before) for pattern in patterns) or bool(regex.match(r"/\p{Nd}|(?![0-9])\p{N}", after))


def read_expected(text):
    """("number", value), ("part", None) or ("none", None)."""
    text = answer(text)
    found = places(text)
    if not found:
        return "none", None
    last = found[-1]
    if last.value is None or is_part(text, last) or len(NAMED.findall(text)) > 1:
        return "part", None
    return "number", last.value


class Sentences:
    """Sentences around a number."""

    FILLERS = [
        "", "First 3 and then 4. ", "16 - 3 = 13, so ", "In 2023-05-01, ", "v1.2.3: ", "1,2,3 and ", "0,075 or ", "2\u00a0000 of ",
        "答えは", "**x** ", "Prix : 5 €; ",
        "10:30. ", "½ of it, ", "-7 °C, then ", "π ≈ 3.14159 → ", "Let's see… ",
    ]
    BEFORE_SIGN = [
        "", " ", "x = ", "x =\u00a0", "答案是", "答えは", "エラー", "คำตอบคือ", "ຄຳຕອບແມ່ນ", "ចម្លើយគឺ", "အဖြေမှာ", "“", "«", "≈", "(", "[",
        "{", "=", "→", "…", "👍", "❤️", "：",
        "、", "\n", "\t", "*", "**", "#", "~", "<", ">", "/", "+", "!", "'", "\"", "\u200b", "\u200f", "\u2009", "\u202f", "°", "✅",
        ":", ";", "-", "—", "–", ". ", ", ",
    ]
    OPERANDS = ["x", "Z", "7", "_", ")", "]", "}", "%", "é", "e\u0301", "я", "ß", "한", "½", "²", "٣", "৩", "א", "ß", "3", "٪7", "नि",
        "Ⅷ", "๕"]
    CURRENCIES = ["$", "€", "£", "¥", "₹", "₿", "₩", "﷼", "₽"]
    MINUSES = ["-", "−"]
    ENDS = ["", ".", "!", " in all.", "%", " °C", "。", "。 それだけ", "\n", ")", " and that is all", "”", "、", "…", ",", ", no more", "th",
        " €", "\u00a0kg", "."]

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def one_of(self, choices):
        return self.chance.choice(choices)

    def digits(self, count):
        return "".join(self.chance.choices("0123456789", k=count))

    def whole(self):
        return str(self.chance.choice([0, self.chance.randrange(10), self.chance.randrange(1000), self.chance.randrange(10 ** 9),
            self.chance.randrange(10 ** 30)]))

    def number(self):
        """Digits, and their value without a sign."""
        kind = self.chance.randrange(6)
        if kind == 0:
            whole = str(self.chance.randrange(1000, 10 ** 12))
            grouped = f"{int(whole):,}"
            fraction = self.one_of(["", ".5", ".00", "." + self.digits(3)])
            return grouped + fraction, Decimal(whole + fraction)
        if kind == 1:
            fraction = "." + self.digits(self.chance.randint(1, 6))
            return fraction, Decimal(fraction)
        if kind == 2:
            mantissa = self.whole() + self.one_of(["", "." + self.digits(2)])
            exponent = self.chance.randrange(20)
            sign = self.one_of(["", "+", "-", "−"])
            value = Decimal(mantissa).scaleb(-exponent if sign in ("-", "−") else exponent)
            return mantissa + self.one_of("eE") + sign + str(exponent), value
        written = self.whole() + self.one_of(["", "", ".0", "." + self.digits(self.chance.randint(1, 30))])
        return written, Decimal(written)

    def signed(self):
        """A number with a sign, a currency or an operand before it, and its value."""
        digits, value = self.number()
        currency = self.one_of(["", "", self.one_of(self.CURRENCIES)])
        minus = self.one_of(self.MINUSES)
        kind = self.chance.randrange(6)
        if kind == 0:
            return self.one_of(self.OPERANDS) + minus + currency + digits, value
        if kind == 1:
            return self.one_of(["5", "(2)", "[x]", "{y}", "٣"]) + self.one_of(self.CURRENCIES) + minus + currency + digits, value
        if kind == 2:
            return self.one_of(["US", "R", "A", "", " ", "x = ", "答", "%",
                "“"]) + self.one_of(self.CURRENCIES) + minus + currency + digits, -value
        if kind == 3:
            return self.one_of(self.BEFORE_SIGN) + minus + currency + digits, -value
        before = self.one_of(["", " ", "x = ", "答案是", "“", "(", "~", "≈", "é ", "\u00a0", "**", "["])
        return before + currency + digits, value

    def unread(self):
        """An ambiguous number."""
        head = self.one_of([str(self.chance.randrange(1, 100)), str(self.chance.randrange(10 ** 4, 10 ** 6)), "0"])
        blank = self.one_of("\u00a0\u2007\u2009\u202f")
        fraction = self.one_of(["", "." + self.digits(2)])
        return self.one_of([
            head + "," + self.digits(self.chance.choice([1, 2, 4, 5])), "0," + self.digits(3), "1234," + self.digits(3),
            head + blank + self.digits(3) + fraction,
            head + blank + self.digits(3) + blank + self.digits(3), "1." + self.digits(3) + "," + self.digits(2),
            "12,345," + self.digits(self.chance.choice([1, 2, 4])),
            "007," + self.digits(3)])

    def filler(self):
        filler = self.one_of(self.FILLERS)
        # White space keeps its end apart from the number that follows.
        return filler + self.one_of([" ", "\n"]) if filler else ""

    def sentence(self):
        kind = self.chance.randrange(10)
        if kind == 0:
            what = self.unread()
            return {"text": self.filler() + what + self.one_of(self.ENDS), "is": "unread", "what": what}
        if kind == 1:
            text = self.one_of(["", "no number", "四十二", "½", "٣", "-", "$", ".", "３"])
            return {"text": text, "is": "none"}
        if kind == 2:
            listed = [str(self.chance.randrange(100)) for _ in range(self.chance.randint(3, 5))]
            return {"text": self.filler() + ",".join(listed) + self.one_of(self.ENDS), "is": "number", "what": listed[-1]}
        written, value = self.signed()
        return {"text": self.filler() + written + self.one_of(self.ENDS), "is": "number", "what": str(value)}

    def expected(self):
        """An expected output."""
        digits, value = self.number()
        working = self.one_of(["", "3/4 of it. ", "x = 3, y = 4. ", "16-3 = 13. ", "It was 09:30, "])
        marker = self.one_of(["#### ", "####", "The answer is ", "ANSWER: ", "**Answer:** ", "so the final answer is $"])
        kind = self.chance.randrange(5)
        if kind == 0:
            return {"text": working + marker + digits + self.one_of(["", ".", " apples"]), "is": "number", "what": str(value)}
        if kind == 1:
            minus = self.one_of(self.MINUSES)
            text = working + r"so it is $\boxed{" + minus + digits + "}$" + self.one_of(["", ", not 7", " (see 3/4)"])
            return {"text": text, "is": "number", "what": str(-value)}
        if kind == 2:
            whole = str(self.chance.randrange(1, 100))
            before = self.one_of([
                "x", "A", "é", "1/", "x^", "x_", "\\", "{", "2023-05-", "COVID-", "10–", "я-", "09:", "1.2.", "1'", "2\u00a0", "10−",
                "10\u2011", "(5)-", "50%-", "1’",
                "5€-", "3/$", "15{,}", "15\\,", "15,\\!", "3 / ", "9：", "3⁄"])
            return {"text": self.one_of(["", "about "]) + before + whole, "is": "part"}
        if kind == 3:
            a, b = self.chance.randrange(100), self.chance.randrange(100)
            return {"text": self.one_of([f"x = {a}, y = {b}", f"x={a} or x=-{b}", f"f(1) = {a}; f(2) = ${b}", f"速度={a}，时间={b}",
                f"x_{{1}} = {a}, x_{{2}} = {b}"]), "is": "part"}
        return {"text": self.one_of(["", "about ", "x = ", "≈", "$", "US$", "答案是", "\\$"]) + str(value), "is": "number",
            "what": str(value)}

    SOUP = list("0123456789012345678901234567890,,,,....---−−–$€%)]}({[ee+ \n=/^_\\:;'") + ["\u00a0", "\u2009", "\u202f", "\u2007",
        "x", "é", "\u0301", "答", "ー", "ិ", "½", "٣", "❤️", "“", "####",
                                                                                "answer is", "\\boxed{", "Answer:", "000", "123"]

    def soup(self):
        return "".join(self.chance.choices(self.SOUP, k=self.chance.randint(1, 14)))


def line(role, made):
    print(json.dumps({"role": role, **made}))


def check(made, read):
    what = made.get("what")
    kind, value = read
    assert kind == made["is"], (made, read)
    if kind == "number":
        assert value == Decimal(what), (made, read)
    elif kind == "unread":
        assert what.endswith(value), (made, read)


def described(read):
    kind, value = read
    return {"is": kind} if value is None else {"is": kind, "what": str(value)}


def main():
    sentences = Sentences(1)
    for _ in range(20_000):
        made = sentences.sentence()
        check(made, read_output(made["text"]))
        line("output", made)
    for _ in range(5_000):
        made = sentences.expected()
        check(made, read_expected(made["text"]))
        line("expected", made)
    for _ in range(20_000):
        text = sentences.soup()
        line("output", {"text": text, **described(read_output(text))})
        line("expected", {"text": text, **described(read_expected(text))})


if __name__ == "__main__":
    main()
