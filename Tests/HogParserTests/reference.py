"""Parses programs with PostHog's parser: reads a file with one JSON string per line, and prints one result per line.

A verdict is `{"form": …}`, the tree in the form that TreeForm.swift writes, or `{"error": message}`.
"""

import json
import os
import struct
import sys
import types

# The parser raises the errors of the product it belongs to.
for name in ("posthog", "posthog.hogql", "posthog.hogql.errors"):
    sys.modules[name] = types.ModuleType(name)
errors = sys.modules["posthog.hogql.errors"]
for name in ("BaseHogQLError", "ExposedHogQLError", "InternalHogQLError", "SyntaxError", "QueryError", "NotImplementedError",
             "ParsingError", "ImpossibleASTError", "ResolutionError"):
    setattr(errors, name, type(name, (Exception,), {"__init__": lambda self, message="", **_: Exception.__init__(self, message)}))

import hogql_parser  # noqa: E402

UNSUPPORTED = {
    "Alias", "TypeCast", "TryCast", "ArraySlice", "Placeholder", "SelectQuery", "SelectSetQuery", "WindowFunction", "PositionalRef",
    "ColumnsExpr", "IsDistinctFrom", "NamedArgument", "SpreadExpr",
}


def quoted(text):
    return '"' + "".join(unit(u) for u in units(text)) + '"'


def units(text):
    encoded = text.encode("utf-16-be", "surrogatepass")
    return [encoded[i] << 8 | encoded[i + 1] for i in range(0, len(encoded), 2)]


def unit(u):
    return chr(u) if 0x20 <= u <= 0x7E and u not in (0x22, 0x5C) else f"\\u{u:04x}"


def listed(parts, form):
    return "[" + " ".join(form(p) for p in parts) + "]"


def optional(node, form):
    return "-" if node is None else form(node)


def statements(nodes):
    return listed([n for n in nodes if not is_empty(n)], statement)


def is_empty(node):
    return node["node"] == "ExprStatement" and node["expr"] is None


def statement(node):
    kind = node["node"]
    if kind == "VariableDeclaration":
        return f"(let {quoted(node['name'])} {optional(node['expr'], expression)})"
    if kind == "ExprStatement":
        return "(empty)" if node["expr"] is None else f"(do {expression(node['expr'])})"
    if kind == "VariableAssignment":
        return f"(set {expression(node['left'])} {expression(node['right'])})"
    if kind == "ReturnStatement":
        return f"(return {optional(node['expr'], expression)})"
    if kind == "ThrowStatement":
        return f"(throw {expression(node['expr'])})"
    if kind == "TryCatchStatement":
        body = statements(node["try_stmt"]["declarations"])
        finally_ = optional(node["finally_stmt"], statement)
        return f"(try {body} {listed(node['catches'], clause)} {finally_})"
    if kind == "IfStatement":
        return f"(if {expression(node['expr'])} {statement(node['then'])} {optional(node['else_'], statement)})"
    if kind == "WhileStatement":
        return f"(while {expression(node['expr'])} {statement(node['body'])})"
    if kind == "ForStatement":
        parts = " ".join(optional(node[k], step) for k in ("initializer", "condition", "increment"))
        return f"(for {parts} {statement(node['body'])})"
    if kind == "ForInStatement":
        key = optional(node["keyVar"], quoted)
        return f"(each {key} {quoted(node['valueVar'])} {expression(node['expr'])} {statement(node['body'])})"
    if kind == "Function":
        return f"(fn {quoted(node['name'])} {listed(node['params'], quoted)} {statement(node['body'])})"
    if kind == "Block":
        return f"(block {statements(node['declarations'])})"
    return f"(unknown {kind})"


def step(node):
    """The initializer or step of a `for`, where an expression is not wrapped in a statement."""
    if node["node"] in ("VariableDeclaration", "VariableAssignment"):
        return statement(node)
    return expression(node)


def clause(catch):
    name, type_, body = catch
    return f"(catch {optional(name, quoted)} {optional(type_, quoted)} {statements(body['declarations'])})"


def expression(node):
    kind = node["node"]
    if kind == "Constant":
        return constant(node)
    if kind == "Field":
        return "(unsupported)" if "*" in node["chain"] else f"(field {listed(node['chain'], quoted)})"
    if kind in ("And", "Or"):
        return f"({kind.lower()} {listed(node['exprs'], expression)})"
    if kind == "Not":
        return f"(not {expression(node['expr'])})"
    if kind in ("ArithmeticOperation", "CompareOperation"):
        return f"({node['op']} {expression(node['left'])} {expression(node['right'])})"
    if kind == "BetweenExpr":
        name = "not between" if node["negated"] else "between"
        return f"({name} {expression(node['expr'])} {expression(node['low'])} {expression(node['high'])})"
    if kind in ("Array", "Tuple"):
        return f"({kind.lower()} {listed(node['exprs'], expression)})"
    if kind == "Dict":
        return f"(dict {listed(node['items'], lambda i: expression(i[0]) + ' ' + expression(i[1]))})"
    if kind == "Call":
        return call(node)
    if kind == "ExprCall":
        return f"(callof {expression(node['expr'])} {listed(node['args'], expression)})"
    if kind == "TupleAccess":
        return f"({'?' if node.get('nullish') else ''}at {expression(node['tuple'])} {node['index']})"
    if kind == "ArrayAccess":
        return f"({'?' if node.get('nullish') else ''}get {expression(node['array'])} {expression(node['property'])})"
    if kind == "Lambda":
        return f"(lambda {listed(node['args'], quoted)} {lambda_body(node['expr'])})"
    if kind == "HogQLXTag":
        return tag(node)
    return "(unsupported)" if kind in UNSUPPORTED else f"(unknown {kind})"


def call(node):
    if node["name"] == "_caseWithExpression" or any(node.get(k) for k in ("distinct", "filter_expr", "order_by", "within_group")):
        return "(unsupported)"
    arguments = listed(node["args"], expression)
    if node.get("params") is not None:
        return f"(callof (call {quoted(node['name'])} {listed(node['params'], expression)}) {arguments})"
    return f"(call {quoted(node['name'])} {arguments})"


def lambda_body(node):
    if node["node"] == "Block":
        return statement(node)
    if node["node"] != "Placeholder":
        return expression(node)
    # The compiler treats it as the block that it looks like.
    return f"(block [{placed(node['expr'])}])"


def placed(node):
    """The statement that an expression in braces makes."""
    if node["node"] == "NamedArgument":
        return f"(set (field [{quoted(node['name'])}]) {expression(node['value'])})"
    if node["node"] == "Placeholder":
        return f"(block [{placed(node['expr'])}])"
    if node["node"] == "Dict" and not node["items"]:
        return "(block [])"
    return f"(do {expression(node)})"


def tag(node):
    entries = ['"__hx_tag" ' + quoted(node["kind"])]
    for attribute in node["attributes"]:
        value = attribute["value"]
        text = f"(array {listed(value, expression)})" if isinstance(value, list) else expression(value)
        entries.append(quoted(attribute["name"]) + " " + text)
    return f"(dict [{' '.join(entries)}])"


def constant(node):
    value = node["value"]
    if node.get("value_type") == "number":
        return number(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        return str(value) if -(1 << 63) <= value < 1 << 63 else "huge"
    return bits(value) if isinstance(value, float) else quoted(value)


def number(text):
    special = {"Infinity": float("inf"), "-Infinity": float("-inf")}
    if text == "NaN":
        return "nan"
    return bits(special[text]) if text in special else "huge"


def bits(value):
    return "0f" + struct.pack(">d", value).hex()


def verdict(source):
    try:
        tree = json.loads(hogql_parser.parse_program_json(source, is_internal=False))
    except Exception as error:  # Some errors are raised instead of reported.
        return {"error": str(error)}
    if tree.get("error"):
        return {"error": tree["message"]}
    return {"form": statements(tree["declarations"])}


# The parser prints unrecognised input to standard error.
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
sys.setrecursionlimit(20_000)
with open(sys.argv[1], encoding="utf-8") as sources:
    for line in sources:
        print(json.dumps(verdict(json.loads(line))))
