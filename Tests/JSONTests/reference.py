"""Compares what the Swift parser said of documents with what Python's json says of them.

Reads records of four frames (the document; `accepted` or the error's sentence; the compact text; the document written again
from its values), each a length of four bytes and the bytes. Prints a line for every disagreement and, last, the counts.
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
    """Compact, with number text and key order kept, and everything escaped that is not ASCII."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(key) + ":" + dump(member) for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(dump, value)) + "]"
    return json.dumps(value)


def written(value):
    """As the Swift writer writes it: raw UTF-8, but for the line separators; lone surrogates replaced."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(written(key) + ":" + written(member) for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    text = json.dumps(value, ensure_ascii=False)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


# From 3.13 on, trailing commas have errors of their own.
SAME_WORDS = sys.version_info < (3, 13)


def disagreement(document, said, compact, rewritten):
    try:
        value = load(document.decode("utf-8"))
    except UnicodeDecodeError:
        # The text before the bad byte may have a fault of its own.
        return None if said != "accepted" else "accepted bytes that are not UTF-8"
    except Constant:
        return None if said.startswith("Expecting value: ") else "did not refuse a constant"
    except json.JSONDecodeError as error:
        if said == "accepted":
            return f"accepted: {error}"
        return f"worded differently: {error}" if SAME_WORDS and said != str(error) else None
    if said != "accepted":
        return "refused"
    if dump(load(compact)) != dump(value):
        return f"another value: {compact}"
    # What json writes of the values is as short, but for the escapes.
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
            said, compact, rewritten = frame().decode(), frame().decode(), frame().decode()
            if said == "accepted":
                accepted += 1
            else:
                refused += 1
            found = disagreement(document, said, compact, rewritten)
            if found:
                print(f"{document!r}: said {said!r}: {found}".encode("utf-8", "backslashreplace").decode())
    print(accepted, refused)


main()
