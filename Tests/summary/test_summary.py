"""The summary of a run counts every test once, and its last lines are the failures."""

import io
import json
import pathlib
import sys
import tempfile
import unittest

import run
import swift_testing
from outcome import Outcome, names_in

PLACE = "/File.swift:3:4"


def test(name, kind="function"):
    return {"kind": "test", "version": 0, "payload": {"kind": kind, "id": name}}


def event(kind, name=None, messages=(), **more):
    payload = {"kind": kind, "testID": name, "messages": [{"symbol": "default", "text": text} for text in messages]}
    return {"kind": "event", "version": 0, "payload": {**payload, **more}}


def began(name):
    return [event("testStarted", name), event("testCaseStarted", name)]


def ran(name):
    return began(name) + [event("testCaseEnded", name), event("testEnded", name)]


def read(*records, status=0):
    return swift_testing.read([json.dumps(record) for record in records], status)


class SwiftTesting(unittest.TestCase):
    one, two = "M.S/one()" + PLACE, "M.S/two()" + PLACE

    def test_functions_are_counted_and_suites_are_not(self):
        outcome = read(test("M.S", "suite"), test(self.one), *ran("M.S"), *ran(self.one), event("runEnded"))
        self.assertEqual((outcome.passed, outcome.skipped, outcome.failed), (1, {}, {}))

    def test_skips_have_their_reasons(self):
        for text in ['Test one() skipped: "no nginx"', "Test one() skipped: no nginx"]:
            outcome = read(test(self.one), test(self.two), *ran(self.two), event("testSkipped", self.one, [text]), event("runEnded"))
            self.assertEqual((outcome.passed, outcome.skipped), (1, {"M.S/one()": "no nginx"}))

    def test_issues_have_their_places(self):
        issue = {"isKnown": False, "sourceLocation": {"fileID": "M/File.swift", "line": 7, "column": 9}}
        messages = ["Test one() recorded an issue with 1 argument at File.swift:7:9: Expectation failed: a == b", "for a reason"]
        outcome = read(
            test(self.one), *began(self.one), event("issueRecorded", self.one, messages, issue=issue),
            event("testEnded", self.one), event("runEnded"), status=1,
        )
        self.assertEqual(outcome.failed, {"M.S/one()": ["File.swift:7: Expectation failed: a == b — for a reason"]})
        self.assertEqual(outcome.passed, 0)

    def test_known_issues_and_warnings_do_not_fail(self):
        for issue in [{"isKnown": True}, {"isKnown": False, "isFailure": False}]:
            outcome = read(test(self.one), *ran(self.one), event("issueRecorded", self.one, ["x"], issue=issue), event("runEnded"))
            self.assertEqual((outcome.passed, outcome.failed), (1, {}))

    def test_a_crash_names_the_tests_that_had_not_ended(self):
        records = [test(self.one), test(self.two), *began(self.one), event("testCaseEnded", self.one), *began(self.two)]
        lines = [json.dumps(record) for record in records] + ['{"kind": "ev']
        outcome = swift_testing.read(lines, -11)
        self.assertEqual(outcome.failed, {"swift test": ["ended too early, with exit status -11", "M.S/two() had not ended"]})

    def test_no_more_than_twenty_unfinished_tests_are_named(self):
        names = [f"M.S/f{number:02}()" + PLACE for number in range(22)]
        outcome = read(*map(test, names), *[record for name in names for record in began(name)], status=1)
        self.assertEqual(len(outcome.failed["swift test"]), 22)
        self.assertEqual(outcome.failed["swift test"][-1], "and 2 more")

    def test_tests_that_hang_are_killed_and_named(self):
        records = [test(self.one), *began(self.one)]
        program = f"import sys, time; open(sys.argv[-1], 'w').write({json.dumps(chr(10).join(map(json.dumps, records)))}); time.sleep(600)"
        outcome = swift_testing.run([sys.executable, "-c", program], patience=0)
        self.assertEqual(outcome.failed, {"swift test": ["ended too early, with exit status -9", "M.S/one() had not ended"]})

    def test_a_build_that_fails_starts_no_test(self):
        outcome = read(status=1)
        self.assertFalse(outcome.started)
        self.assertIn("swift test", outcome.failed)

    def test_an_exit_status_counts_though_no_test_failed(self):
        outcome = read(test(self.one), *ran(self.one), event("runEnded"), status=66)
        self.assertEqual(outcome.failed, {"swift test": ["ended with exit status 66, though no test failed"]})


class Summary(unittest.TestCase):
    def test_failures_are_the_last_lines(self):
        outcome = Outcome()
        (outcome.passed, outcome.skipped, outcome.failed) = (3, {"b": "why"}, {"a": ["first", "second\nline"]})
        lines = outcome.summary().splitlines()
        self.assertEqual(lines[1], "Tests: 3 passed, 1 skipped, 1 failed")
        self.assertEqual(lines[2:], ["Skipped:", "  b: why", "Failed:", "  a", "    first", "    second", "    line"])

    def test_without_failures_the_counts_are_the_last_line(self):
        outcome = Outcome()
        outcome.skipped = {"b": "why"}
        self.assertEqual(outcome.summary().splitlines()[-1], "Tests: 0 passed, 1 skipped, 0 failed")

    def test_a_skip_that_is_not_listed_is_a_failure(self):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write("# A comment.\na  # why it may be\n\n")
            file.flush()
            allowed = names_in(file.name)
        self.assertEqual(allowed, {"a"})
        outcome = Outcome()
        outcome.skipped = {"a": "x", "a/f()": "x", "a.f": "x", "ab": "y", "b": "y"}
        outcome.refuse_skips(allowed)
        self.assertEqual(list(outcome.failed), ["ab", "b"])


class PythonSuites(unittest.TestCase):
    def test_all_outcomes_are_told_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "test_inner_cases.py").write_text(
                "import unittest\n\n\nclass Inner(unittest.TestCase):\n"
                "    def test_passes(self):\n        pass\n\n"
                "    def test_fails(self):\n        self.fail('so it does')\n\n"
                "    @unittest.skip('not here')\n    def test_skipped(self):\n        pass\n"
            )
            outcome = run.python_suite(folder, io.StringIO())
        self.assertEqual(outcome.passed, 1)
        self.assertEqual(outcome.failed, {"test_inner_cases.Inner.test_fails": ["AssertionError: so it does"]})
        self.assertEqual(outcome.skipped, {"test_inner_cases.Inner.test_skipped": "not here"})


if __name__ == "__main__":
    unittest.main()
