"""Compares the Swift parser's verdicts on documents with those of Python's json.

Reads records of four frames: the document; `accepted` or the error's sentence; the compact text; the document written again
from its values. A frame is a length of four bytes and the bytes. Prints a line for every disagreement and, last, the counts.
"""

import json
import re
import struct
import sys


class Number(str):
    """The text of a number."""


class Constant(Exception):
    """NaN or an infinity, which Python accepts and we do not."""


def refuse(name):
    raise Constant(name)


def load(text):
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=refuse)


def dump(value):
    """Compact text with the original number texts and key order, and with everything escaped that is not ASCII."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(key) + ":" + dump(member) for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(dump, value)) + "]"
    return json.dumps(value)


def written(value):
    """The text that the Swift writer writes: UTF-8, with line separators escaped and lone surrogates replaced."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(written(key) + ":" + written(member) for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    text = json.dumps(value, ensure_ascii=False)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


# Since 3.13, Python has other error messages for trailing commas.
SAME_WORDS = sys.version_info < (3, 13)


def disagreement(document, verdict, compact, rewritten):
    try:
        value = load(document.decode("utf-8"))
    except UnicodeDecodeError:
        # The text before the invalid byte may have another error, so any refusal is right.
        return None if verdict != "accepted" else "accepted bytes that are not UTF-8"
    except Constant:
        return None if verdict.startswith("Expecting value: ") else "did not refuse a constant"
    except json.JSONDecodeError as error:
        if verdict == "accepted":
            return f"accepted: {error}"
        return f"worded differently: {error}" if SAME_WORDS and verdict != str(error) else None
    if verdict != "accepted":
        return "refused"
    if dump(load(compact)) != dump(value):
        return f"another value: {compact}"
    # Apart from escapes, json's text of the values is as short.
    if re.sub(r'"(?:[^"\\]|\\.)*"', '""', compact) != re.sub(r'"(?:[^"\\]|\\.)*"', '""', dump(value)):
        return f"not compact: {compact}"
    if rewritten != written(value):
        return f"read differently: {rewritten}"
    return None


def main():
    accepted = refused = 0
    with open(sys.argv[1], "rb") as records:

        def frame():
            head = records.read(4)
            return records.read(struct.unpack(">I", head)[0]) if head else None

        while (document := frame()) is not None:
            verdict, compact, rewritten = frame().decode(), frame().decode(), frame().decode()
            if verdict == "accepted":
                accepted += 1
            else:
                refused += 1
            found = disagreement(document, verdict, compact, rewritten)
            if found:
                print(f"{document!r}: verdict {verdict!r}: {found}".encode("utf-8", "backslashreplace").decode())
    print(accepted, refused)


main()
