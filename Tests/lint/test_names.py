"""The name check refuses two top-level types with the same name, wherever they are declared."""

import unittest

import names
from test_imports import refusals_of


class Names(unittest.TestCase):
    def refusals(self, files):
        return refusals_of(names.repeated, files)

    def test_different_names_are_accepted(self):
        files = {
            "Sources/Server/A.swift": "public struct Request {\n    enum Kind {}\n}\n",
            "Plugins/Storage/B.swift": "final class Row {\n    enum Kind {}\n}\nextension Row {}\n",
        }
        self.assertEqual(self.refusals(files), [])

    def test_a_name_in_two_modules_is_refused_with_both_places(self):
        files = {
            "Sources/Server/A.swift": "\npublic struct Row {}\n",
            "Plugins/Storage/B.swift": "@unchecked private final class Row {}\n",
        }
        self.assertEqual(
            self.refusals(files),
            ["Sources/Server/A.swift:2: Row is declared at Plugins/Storage/B.swift:1, too: give one of them another name."],
        )

    def test_a_private_type_of_a_test_counts(self):
        files = {
            "Sources/Server/A.swift": "enum Clock {}\n",
            "Tests/ServerTests/T.swift": "private typealias Clock = Int\n",
        }
        self.assertEqual(len(self.refusals(files)), 1)

    def test_the_name_of_a_module_is_refused(self):
        self.assertEqual(
            self.refusals({"Plugins/Storage/B.swift": "public enum Server {}\n"}),
            ["Plugins/Storage/B.swift:1: Server is the name of a module: give the type another name."],
        )

    def test_a_test_suite_may_be_called_like_its_target(self):
        self.assertEqual(self.refusals({"Tests/ServerTests/T.swift": "@Suite struct ServerTests {}\n"}), [])

    def test_a_declaration_in_a_string_is_ignored(self):
        files = {"Sources/Server/A.swift": 'struct Row {}\nlet text = """\nstruct Row {}\n"""\n'}
        self.assertEqual(self.refusals(files), [])

    def test_the_exceptions_are_few(self):
        self.assertLessEqual(len(names.EXCEPTIONS), 4)


if __name__ == "__main__":
    unittest.main()
