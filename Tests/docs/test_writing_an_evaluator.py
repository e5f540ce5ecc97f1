"""Follows docs/writing-an-evaluator.md step by step, in a copy of the repository."""

import pathlib
import tempfile
import unittest

import page

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "writing-an-evaluator.md"
# Kept between test runs, so that only changes are built.
COPY = ROOT / ".build" / "writing-an-evaluator"
COPIED = ["Package.swift", "Plugins", "Sources", "Tests"]

# The page's command builds the whole package, so this removes all targets from the copy that the evaluators and their tests do not need.
LEAVE_OUT_THE_REST = """
var needed: Set<String> = ["PluginTests"]
while true {
    let entered = package.targets.filter { needed.contains($0.name) }.flatMap(\\.dependencies).compactMap { dependency in
        switch dependency {
        case .targetItem(let name, _), .byNameItem(let name, _): name
        default: nil as String?
        }
    }
    if needed.isSuperset(of: entered) { break }
    needed.formUnion(entered)
}
package.targets.removeAll { !needed.contains($0.name) }
package.products = []
package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return false }
    return !location.hasSuffix("/BigInt")
}
"""


class WritingAnEvaluator(unittest.TestCase):
    def test_works_as_the_page_says(self):
        page.clear(COPY, COPIED)
        page.copy(ROOT, COPY, COPIED)
        with (COPY / "Package.swift").open("a") as manifest:
            manifest.write(LEAVE_OUT_THE_REST)
        printed = page.follow(PAGE.read_text(), COPY)
        for suite in ["WordLimitEvaluatorTests", "CatalogTests"]:
            self.assertIn(f"Suite {suite} passed", printed)


class Page(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        (self.root / "list").write_text("a\nb\nb\n")

    def follow(self, *lines):
        return page.follow("\n".join(lines), self.root)

    def test_creates_files_and_changes_them_in_order(self):
        printed = self.follow(
            "`new/file`, which is new:", "", "````markdown", "```", "x", "```", "````", "", "`list`:", "", "```diff", " a", "+c", "```",
            "", "```sh", "cat new/file list", "```",
        )
        self.assertEqual(printed, "```\nx\n```\na\nc\nb\nb\n")

    def test_refuses_what_cannot_be_done(self):
        for lines in [
            ("```swift", "x", "```"),
            ("`list`:", "", "```swift", "x", "```"),
            ("`list`:", "", "```diff", " z", "+c", "```"),
            ("`list`:", "", "```diff", " b", "+c", "```"),
            ("`list`:", "", "```diff", "-a", "+c", "```"),
            ("`list`:", "", "```diff", " a", "```"),
            ("`list`:", "", "Words between.", "", "```diff", " a", "+c", "```"),
            ("```sh", "exit 3", "```"),
        ]:
            with self.subTest(lines=lines), self.assertRaises(page.Refusal):
                self.follow(*lines)


if __name__ == "__main__":
    unittest.main()
