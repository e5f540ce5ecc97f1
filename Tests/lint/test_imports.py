"""The import check accepts the dependencies that Package.swift lists and refuses every other import."""

import pathlib
import tempfile
import unittest

import imports

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "example",
    targets: [
        .target(name: "Server", dependencies: ["Storage"]),
        .target(name: "Storage", path: "Plugins/Storage"),
        .testTarget(name: "ServerTests", dependencies: ["Server"]),
    ]
)
"""


def refusals_of(check, files):
    """What a check says of a package with these files."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in ({"Package.swift": PACKAGE} | files).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        return list(check(root))


class Imports(unittest.TestCase):
    def refusals(self, files):
        return refusals_of(imports.undeclared, files)

    def test_a_listed_dependency_is_accepted(self):
        files = {
            "Sources/Server/A.swift": "public import Storage\ninternal import Glibc\n",
            "Tests/ServerTests/T.swift": "import Testing\n@testable import Server\n",
        }
        self.assertEqual(self.refusals(files), [])

    def test_an_unlisted_module_is_refused_with_its_line(self):
        files = {"Plugins/Storage/B.swift": "internal import Glibc\n\ninternal import Server\n"}
        self.assertEqual(
            self.refusals(files),
            ["Plugins/Storage/B.swift:3: Storage may not import Server: add it to its dependencies in Package.swift."],
        )

    def test_a_dependency_of_a_dependency_is_refused(self):
        self.assertEqual(len(self.refusals({"Tests/ServerTests/T.swift": "import Storage\n"})), 1)

    def test_foundation_is_refused_in_every_spelling(self):
        for line in ["import Foundation", "@preconcurrency import Foundation", "private import struct Foundation.Data"]:
            with self.subTest(line):
                self.assertEqual(len(self.refusals({"Sources/Server/A.swift": line + "\n"})), 1)

    def test_an_import_in_a_string_is_ignored(self):
        text = 'let program = #"""\n    import os\n    """#\nimport Foundation\n'
        self.assertEqual(len(self.refusals({"Sources/Server/A.swift": text})), 1)
        self.assertIn("A.swift:4:", self.refusals({"Sources/Server/A.swift": text})[0])

    def test_an_import_in_a_comment_is_ignored(self):
        self.assertEqual(self.refusals({"Sources/Server/A.swift": "// import Foundation\nlet important = 1\n"}), [])

    def test_a_library_is_confined_to_its_folder(self):
        package = PACKAGE.replace('.target(name: "Storage"', '.target(name: "AssayStore", dependencies: ["CSQLite"]),\n        .target(name: "Storage"')
        package = package.replace("    targets: [", '    targets: [\n        .systemLibrary(name: "CSQLite"),')
        files = {
            "Package.swift": package,
            "Sources/AssayStore/SQLite/Deeper/A.swift": "internal import CSQLite\n",
            "Sources/AssayStore/B.swift": "\ninternal import CSQLite\n",
        }
        self.assertEqual(
            self.refusals(files), ["Sources/AssayStore/B.swift:2: only the folder SQLite of AssayStore may import CSQLite."]
        )


if __name__ == "__main__":
    unittest.main()
