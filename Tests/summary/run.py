"""Runs `swift test` and suites of Python tests, and prints at the end what passed, what was skipped and what failed.

    run.py [--allowed-skips FILE] [--python FOLDER]... SWIFT test [ARGUMENT]...

The exit status is 1 if a test failed, or one was skipped that is not in FILE.
"""

import argparse
import sys
import unittest

import swift_testing
from outcome import Outcome, names_in


class CountedResult(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def python_suite(folder, stream=sys.stdout):
    """Runs the unittest files of a folder."""
    suite = unittest.TestLoader().discover(folder)
    result = unittest.TextTestRunner(stream, resultclass=CountedResult).run(suite)
    outcome = Outcome()
    problems = result.failures + result.errors + [(test, "passed unexpectedly") for test in result.unexpectedSuccesses]
    for test, text in problems:
        outcome.failed.setdefault(test.id(), []).append(text.strip().splitlines()[-1])
    outcome.skipped = {test.id(): reason for test, reason in result.skipped}
    outcome.passed = result.passed
    return outcome


def main():
    arguments = argparse.ArgumentParser(description="Runs tests and summarizes them.")
    arguments.add_argument("--allowed-skips", metavar="FILE", help="tests and suites that may be skipped; without it, all may be")
    arguments.add_argument("--python", metavar="FOLDER", action="append", default=[], help="a folder of unittest files")
    arguments.add_argument("command", nargs=argparse.REMAINDER, help="swift test, and its arguments")
    given = arguments.parse_args()
    total = swift_testing.run(given.command)
    # After a failed build, the compiler's errors stay the end of the output.
    if total.started:
        for folder in given.python:
            total.add(python_suite(folder))
    if given.allowed_skips:
        total.refuse_skips(names_in(given.allowed_skips))
    print(total.summary(), flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
