"""Reads a JUnit XML file as a build server does, checks it against Jenkins' junit-10.xsd, and prints a summary as JSON."""

import json
import sys
import xml.etree.ElementTree as tree

ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
    "system-out": set(),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase", "system-out"},
    "properties": {"property"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}
REQUIRED = {"testsuite": {"name", "tests"}, "testcase": {"name"}, "property": {"name", "value"}}


def problems(element):
    unknown = set(element.attrib) - ATTRIBUTES[element.tag]
    missing = REQUIRED.get(element.tag, set()) - set(element.attrib)
    if unknown or missing:
        yield f"{element.tag}: unknown {sorted(unknown)}, missing {sorted(missing)}"
    if "time" in element.attrib:
        float(element.attrib["time"])
    for child in element:
        if child.tag not in CHILDREN.get(element.tag, set()):
            yield f"{child.tag} in {element.tag}"
        else:
            yield from problems(child)


def counts(suite):
    cases = suite.findall("testcase")
    return {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }


def main():
    root = tree.parse(sys.argv[1]).getroot()
    found = [] if root.tag == "testsuites" else [f"The root is {root.tag}."]
    found += problems(root)
    names, suites = [], {}
    for suite in root:
        suites[suite.get("name")] = counts(suite)
        said = {key: int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped")}
        if said != counts(suite):
            found.append(f"{suite.get('name')} says {said} and has {counts(suite)}")
        names += [f"{case.get('classname')}: {case.get('name')}" for case in suite.findall("testcase")]
    if len(set(names)) != len(names):
        found.append("Two cases have the same name.")
    json.dump({"problems": found, "suites": suites, "names": names}, sys.stdout)


main()
