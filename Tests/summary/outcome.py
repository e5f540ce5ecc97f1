"""What became of the tests of a run, and how it is printed."""

import pathlib


class Outcome:
    def __init__(self):
        self.passed = 0
        self.skipped = {}  # The reason by name.
        self.failed = {}  # A list of issues by name.
        self.started = True  # Whether any test was found, which is false after a failed build.

    def add(self, other):
        self.passed += other.passed
        self.skipped.update(other.skipped)
        self.failed.update(other.failed)

    def refuse_skips(self, allowed):
        """Counts a skip as a failure unless `allowed` has the test's name or its suite's."""
        for name, reason in self.skipped.items():
            if not any(name == listed or name.startswith((listed + "/", listed + ".")) for listed in allowed):
                self.failed[name] = [f"skipped, and not listed as a test that may be: {reason}"]

    def summary(self):
        """Failures come last, since some services show only the end of a log."""
        counts = f"{self.passed} passed, {len(self.skipped)} skipped, {len(self.failed)} failed"
        lines = [""]
        if self.skipped:
            lines += ["Skipped:"] + [f"  {name}: {reason}" for name, reason in sorted(self.skipped.items())]
        if self.failed:
            lines.append("Failed:")
            for name, issues in sorted(self.failed.items()):
                lines.append(f"  {name}")
                lines += ["    " + issue.replace("\n", "\n    ") for issue in issues]
        # The counts stand above the lists if there are failures.
        lines.insert(1, f"Tests: {counts}") if self.failed else lines.append(f"Tests: {counts}")
        return "\n".join(lines)


def names_in(file):
    """The names in a list of tests and suites: one a line, `#` begins a comment."""
    lines = (line.split("#")[0].strip() for line in pathlib.Path(file).read_text().splitlines())
    return {line for line in lines if line}
