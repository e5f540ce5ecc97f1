"""Refuses two top-level types with the same name in the package, tests included, and, outside the tests, a type with the name of a module.

A search for a name then finds one declaration.
"""

import collections
import pathlib
import re
import sys

from imports import source, targets

# Names that may be declared more than once, each with its reason. At most four.
EXCEPTIONS = {}

DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private|final|indirect|nonisolated)[ \t]+)*"
    r"(?:struct|enum|class|actor|protocol|typealias)[ \t]+(\w+)",
    re.MULTILINE,
)


def declarations(root, folders):
    """Where each top-level type is declared, by its name."""
    places = collections.defaultdict(list)
    for folder in folders:
        for file in sorted(folder.rglob("*.swift")):
            text = source(file)
            for found in DECLARATION.finditer(text):
                places[found[1]].append(f"{file.relative_to(root)}:{text.count(chr(10), 0, found.start(1)) + 1}")
    return places


def repeated(root):
    """One sentence for each name that is declared twice, or that is a module's."""
    modules = {name: folder for name, folder, _ in targets(root)}
    for name, places in sorted(declarations(root, sorted(set(modules.values()))).items()):
        if len(places) > 1 and name not in EXCEPTIONS:
            yield f"{places[1]}: {name} is declared at {places[0]}, too: give one of them another name."
        if name in modules and not places[0].startswith("Tests/"):
            yield f"{places[0]}: {name} is the name of a module: give the type another name."


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    sentences = list(repeated(root))
    print("\n".join(sentences), file=sys.stderr, end="\n" if sentences else "")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
