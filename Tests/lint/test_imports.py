"""The import check lets through what Package.swift lists and nothing else."""

import pathlib
import tempfile
import unittest

import imports

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "house",
    targets: [
        .target(name: "Kitchen", dependencies: ["Cellar"]),
        .target(name: "Cellar", path: "Plugins/Cellar"),
        .testTarget(name: "KitchenTests", dependencies: ["Kitchen"]),
    ]
)
"""


class Imports(unittest.TestCase):
    def refusals(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in ({"Package.swift": PACKAGE} | files).items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            return list(imports.uninvited(root))

    def test_what_is_listed_may_be_entered(self):
        files = {
            "Sources/Kitchen/A.swift": "public import Cellar\ninternal import Glibc\n",
            "Tests/KitchenTests/T.swift": "import Testing\n@testable import Kitchen\n",
        }
        self.assertEqual(self.refusals(files), [])

    def test_a_room_that_is_not_listed_is_refused_with_its_line(self):
        files = {"Plugins/Cellar/B.swift": "internal import Glibc\n\ninternal import Kitchen\n"}
        self.assertEqual(
            self.refusals(files),
            ["Plugins/Cellar/B.swift:3: Cellar may not enter Kitchen: Package.swift does not list it."],
        )

    def test_what_comes_in_through_another_room_is_refused(self):
        files = {"Tests/KitchenTests/T.swift": "import Cellar\n"}
        self.assertEqual(len(self.refusals(files)), 1)

    def test_foundation_is_refused_however_it_is_written(self):
        for line in ["import Foundation", "@preconcurrency import Foundation", "private import struct Foundation.Data"]:
            with self.subTest(line):
                self.assertEqual(len(self.refusals({"Sources/Kitchen/A.swift": line + "\n"})), 1)

    def test_a_word_in_a_text_is_no_import(self):
        text = 'let program = #"""\n    import os\n    """#\nimport Foundation\n'
        self.assertEqual(len(self.refusals({"Sources/Kitchen/A.swift": text})), 1)
        self.assertIn("A.swift:4:", self.refusals({"Sources/Kitchen/A.swift": text})[0])

    def test_a_word_in_a_comment_is_no_import(self):
        self.assertEqual(self.refusals({"Sources/Kitchen/A.swift": "// import Foundation\nlet important = 1\n"}), [])


if __name__ == "__main__":
    unittest.main()
