"""Prints random schemas and values with the verdicts of jsonschema: one JSON object per line.

A line with "accepted" has a schema that the metaschema accepts or refuses. Any other line has a schema that it accepts, and "cases":
values, each with the JSON pointer of the first violation in the order of the value's text, or null if the value is valid.

Assay's numbers have their exact values, so decimals are read as `Decimal`, for which jsonschema has only to be told which are integers.
Where doubles are exact enough, the unchanged validator must find the same violation; "unchanged" counts these cases.
"""

import json
import random
import sys
from decimal import Decimal

from jsonschema import Draft202012Validator, SchemaError, validators

SCHEMAS = 2500
VALUES = 8
CHECKED_SCHEMAS = 1000
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]

# Texts of JSON. Python's `$` also matches before a line break at the end, so strings have none.
PIECES = ["a", "b", "ab", "\\u0061", "é", "\\u00e9", "e\u0301", "😀", "\\ud83d\\ude00", "\\ud800", "\\uDE00", "\ufffd", "\\t", "\\\"", "\\/",
    "7"]
NAMES = ["a", "b", "c", "\\u0061", "é", "e\u0301", "", "a.b", "a/b", "a~b"]
STRANGE_NAMES = ["\\ud800", "\\udc00", "\ufffd", "z", "\\u00e9"]
WHOLE = ["0", "1", "2", "3", "-1", "-0", "9007199254740993", "-9007199254740992", "100000000000000000000",
    "123456789012345678901234567890"]
DECIMALS = ["1.0", "2.5", "-0.0", "1e0", "10e-1", "25E-1", "0.1", "3.000", "1e2", "1E+20", "1e-7", "-1.5"]
INEXACT = ["0.10000000000000000001", "1.00000000000000000001", "1e400", "-1e400", "9007199254740993.0", "1e23", "9007199254740993.5",
    "1e-400", "100000000000000000000000.1e-23", "12345678901234567890123456789012345678901234567890.5"]
PATTERNS = ["^a", "b$", "^[ab]*$", "a.b", "^.{2}$", "é", "(ab|ba)+", "^$", "[^a]", "\\\\d", "^(a|é)", "x|^.{3,}$", "\\u0061{2}", "\\\\.", ""]
DAMAGE = {
    "type": ['"text"', "5", "[]", '["string","string"]', '["string",1]', "null", '["any"]', "{}"],
    "enum": ["1", '"a"', "{}", "null"],
    "minimum": ['"1"', "null", "true", "[1]"],
    "maximum": ['"1"', "false", "{}"],
    "minLength": ["-1", "1.5", '"1"', "true", "null"],
    "maxLength": ["-1", "0.5", "[]", "false"],
    "minItems": ["-2", "2.5", '"1"', "true"],
    "maxItems": ["-1", "1e-1", "{}"],
    "pattern": ['"("', "1", "null", '"a**"', '"[b-a]"'],
    "required": ['"a"', '["a","a"]', "[1]", "{}", '["a","\\u0061"]', "true"],
    "properties": ["[]", '"a"', '{"a":1}', '{"a":{"type":"text"}}', '{"a":null}', '{"b":{},"a":{"items":[]}}'],
    "additionalProperties": ["1", '"no"', "null"],
    "items": ["[]", '[{"type":"string"}]', "1", "null", '{"maxItems":-1}'],
    "title": ["1", "null"],
    "description": ["[]", "true"],
    "examples": ["1", "{}", '"a"'],
    "$schema": ["1", "null"],
}
# Odd, but accepted.
ODD = {
    "type": ['["integer"]', '["number","integer"]'],
    "enum": ["[]", "[1,1]"],
    "const": ["null"],
    "minimum": ["-1e400"],
    "maximum": ["1e0"],
    "minLength": ["2.0", "1e1", "0.0", "-0"],
    "maxLength": ["20e-1"],
    "minItems": ["-0.0"],
    "maxItems": ["3.0"],
    "pattern": ['""'],
    "required": ["[]"],
    "properties": ["{}"],
    "additionalProperties": ["false"],
    "items": ["{}"],
    "title": ['""'],
    "description": ['"\\u0000"'],
    "default": ["[]"],
    "examples": ["[]"],
    "$schema": ['"https://json-schema.org/draft/2020-12/schema"'],
}


def is_whole(number):
    return number == number.to_integral_value()


def is_integer(checker, instance):
    return not isinstance(instance, bool) and (isinstance(instance, int) or isinstance(instance, Decimal) and is_whole(instance))


ExactValidator = validators.extend(
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", is_integer))


def is_kept(number):
    """Whether a number that is read as a double compares with all others as its text does."""
    double, exact = float(number), Decimal(number)
    return Decimal(repr(double)) == exact and (not is_whole(exact) or Decimal(double) == exact)


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    def pick(self, choices):
        return self.random.choice(choices)

    def space(self):
        return self.pick(["", "", "", " ", "\t"])

    def number(self):
        return self.pick(self.pick([WHOLE, WHOLE, DECIMALS, DECIMALS, INEXACT]))

    def string(self):
        return '"' + "".join(self.random.choices(PIECES, k=self.pick([0, 1, 1, 2, 2, 3, 6]))) + '"'

    def name(self, one_in=8):
        return '"' + self.pick(STRANGE_NAMES if self.chance(one_in) else NAMES) + '"'

    def listed(self, elements):
        return "[" + ",".join(self.space() + element for element in elements) + self.space() + "]"

    def object(self, members):
        return "{" + ",".join(self.space() + key + self.space() + ":" + value for key, value in members) + "}"

    def value(self, depth=0):
        kind = self.random.randrange(8 if depth < 3 else 5)
        if kind == 0:
            return self.pick(["null", "true", "false"])
        if kind <= 2:
            return self.number()
        if kind <= 4:
            return self.string()
        if kind == 5:
            return self.listed(self.value(depth + 1) for _ in range(self.random.randrange(4)))
        return self.object((self.name(), self.value(depth + 1)) for _ in range(self.random.randrange(4)))

    def limits(self, type):
        """Keywords for values of one type."""
        few = self.random.randrange(4)
        if type in ("integer", "number"):
            return [("minimum", self.number()), ("maximum", self.number())]
        if type == "string":
            return [("minLength", str(few)), ("maxLength", self.pick(["1", "2.0", "3", "5"])), ("pattern", '"' + self.pick(PATTERNS) + '"')]
        if type == "array":
            return [("minItems", str(few)), ("maxItems", self.pick(["1", "2", "3.0"]))]
        return []

    def schema(self, depth=0):
        members = []
        # Each keyword is rare enough that a value satisfies all of them now and then.
        types = self.random.sample(TYPES, self.pick([1, 1, 1, 2, 3]))
        if depth == 0 and not self.chance(4):
            types = self.pick([["object"], ["object"], ["array"]])
        if not self.chance(5):
            members.append(("type", f'"{types[0]}"' if len(types) == 1 else json.dumps(types)))
        for type in types:
            members += [member for member in self.limits(type) if self.chance(3)]
        if self.chance(8):
            members.append(("enum", self.listed([self.value(1) for _ in range(self.random.randrange(1, 6))])))
        if self.chance(20):
            members.append(("const", self.value(1)))
        if depth < 3 and ("array" in types or self.chance(6)) and not self.chance(4):
            members.append(("items", self.schema(depth + 1)))
        if depth < 3 and ("object" in types or self.chance(6)):
            names = self.random.sample([name for name in NAMES if name != "\\u0061"], self.random.randrange(4))
            if names and not self.chance(6):
                members.append(("properties", self.object([(f'"{name}"', self.schema(depth + 1)) for name in names])))
            if self.chance(2):
                required = names[:2] + (["c"] if self.chance(5) and "c" not in names[:2] else [])
                members.append(("required", self.listed([f'"{name}"' for name in required])))
            if self.chance(2):
                members.append(("additionalProperties", self.pick(["true", "false"])))
        if self.chance(6):
            members.append(self.pick([("title", '"T"'), ("description", '"é"'), ("default", self.value(2)), ("examples", "[1]")]))
        if self.chance(12):
            keyword = self.pick(list(ODD))
            # From a `$schema` on, jsonschema replaces `ExactValidator` with the validator of that draft.
            if keyword not in dict(members) and keyword != "$schema":
                members.append((keyword, self.pick(ODD[keyword])))
        self.random.shuffle(members)
        return self.object([(f'"{keyword}"', value) for keyword, value in members])

    def fitting(self, schema, depth=0):
        """A value that often satisfies a schema."""
        if self.chance(12):
            return self.value(depth)
        if "const" in schema and self.chance(2):
            return self.rewritten(schema["const"])
        if schema.get("enum") and not self.chance(3):
            return self.rewritten(self.pick(schema["enum"]))
        types = schema.get("type", TYPES)
        type = self.pick(types) if isinstance(types, list) else types
        if type == "array":
            minimum = int(schema.get("minItems", 0))
            count = self.random.randint(minimum, max(int(schema.get("maxItems", 3)), minimum))
            return self.listed([self.fitting(schema.get("items", {}), depth + 1) for _ in range(count)])
        if type == "object":
            return self.fitting_object(schema, depth)
        if type == "string":
            return self.string() if self.chance(2) else self.pick(['"ab"', '"aa"', '"é"', '"bab"', '""', '"\\u0061é"', '"😀a"'])
        if type in ("integer", "number") and self.chance(2):
            return self.rewritten(schema.get(self.pick(["minimum", "maximum"]), 1))
        return {"null": "null", "boolean": self.pick(["true", "false"]), "integer": self.pick(WHOLE), "number": self.number()}[type]

    def fitting_object(self, schema, depth):
        properties = schema.get("properties", {})
        names = [name for name in properties if name in schema.get("required", []) or not self.chance(3)]
        names += [name for name in schema.get("required", []) if name not in properties]
        if names and self.chance(10):
            names.remove(self.pick(names))
        members = [(json.dumps(name), self.fitting(properties.get(name, {}), depth + 1)) for name in names]
        if self.chance(3 if schema.get("additionalProperties", True) else 12):
            members.append((self.name(one_in=2), self.value(depth + 1)))
        # A repeated name: the last value counts, at the first place.
        if members and self.chance(12):
            members.append((self.pick(members)[0], self.value(depth + 1)))
        self.random.shuffle(members)
        return self.object(members)

    def rewritten(self, value):
        """Other JSON of the same value."""
        if isinstance(value, bool) or value is None or isinstance(value, str):
            return json.dumps(value, ensure_ascii=self.chance(2) or not str(value).isascii())
        if isinstance(value, dict):
            members = [(json.dumps(key), self.rewritten(member)) for key, member in value.items()]
            self.random.shuffle(members)
            return self.object(members)
        if isinstance(value, list):
            return self.listed(map(self.rewritten, value))
        return self.pick([f"{value}", f"{value}", f"{value}.0" if isinstance(value, int) else f"{value}"])

    def damaged(self):
        """A schema with a keyword whose value is usually of the wrong kind."""
        keyword = self.pick(list(DAMAGE))
        inner = self.object([(f'"{keyword}"', self.pick(ODD[keyword] if self.chance(3) else DAMAGE[keyword]))])
        for _ in range(self.random.randrange(3)):
            properties = self.object([('"a"', inner), ('"b"', "{}")])
            inner = self.object([self.pick([('"items"', inner), ('"properties"', properties)])])
        return inner


def place(path, value):
    """The place of a value in the order of the text. A value comes before its contents."""
    position = []
    for step in path:
        position.append(list(value).index(step) if isinstance(value, dict) else step)
        value = value[step]
    return position


def violations(validator, value):
    """The path of every violation, each after its place. Names that are missing or not allowed have places of their own."""
    for error in validator.iter_errors(value):
        path = list(error.absolute_path)
        if error.validator == "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            yield from ((place(path, value) + [-1, number], path + [name]) for number, name in enumerate(missing))
        elif error.validator == "additionalProperties":
            extra = [name for name in error.instance if name not in error.schema.get("properties", {})]
            yield from ((place(path + [name], value), path + [name]) for name in extra)
        else:
            yield place(path, value), path


def first_violation(validator, value):
    """The JSON pointer of the first violation, with U+FFFD for lone surrogates; None for a valid value."""
    found = min(violations(validator, value), default=None)
    if found is None:
        return None
    pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in found[1])
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in pointer)


def judge(schema, value):
    """The first violation, and whether the unchanged validator finds it, too."""
    exact = [json.loads(text, parse_float=Decimal) for text in (schema, value)]
    first = first_violation(ExactValidator(exact[0]), exact[1])
    decimals = []
    plain = [json.loads(text, parse_float=lambda number: decimals.append(number) or float(number)) for text in (schema, value)]
    if not all(map(is_kept, decimals)):
        return first, False
    assert first == first_violation(Draft202012Validator(plain[0]), plain[1]), (schema, value)
    return first, True


def is_accepted(schema):
    try:
        Draft202012Validator.check_schema(json.loads(schema))
        return True
    except SchemaError:
        return False


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    generator = Generator(2020)
    for _ in range(SCHEMAS):
        schema = generator.schema()
        values = [generator.fitting(json.loads(schema, parse_float=Decimal)) for _ in range(VALUES)]
        verdicts = [judge(schema, value) for value in values]
        cases = ",".join(f"[{value},{json.dumps(first)}]" for value, (first, _) in zip(values, verdicts))
        print(f'{{"schema":{schema},"cases":[{cases}],"unchanged":{sum(is_unchanged for _, is_unchanged in verdicts)}}}')
    for _ in range(CHECKED_SCHEMAS):
        # Checking takes much longer than judging, so few sound schemas are checked.
        schema = generator.schema() if generator.chance(4) else generator.damaged()
        print(f'{{"schema":{schema},"accepted":{json.dumps(is_accepted(schema))}}}')


main()
