"""Refuses an import of a module that Package.swift does not list as a dependency, or that only one folder of the target may import.

The compiler's own check misses transitive imports and clean builds.
"""

import json
import pathlib
import re
import subprocess
import sys

# Modules that every target may import without listing them.
ALLOWED_EVERYWHERE = {"Swift", "Glibc", "Synchronization", "FoundationEssentials"}
# Modules that tests may import as well.
ALLOWED_IN_TESTS = ALLOWED_EVERYWHERE | {"Testing", "Foundation"}

# Modules that only one folder of a target may import, because the rest of the target does not depend on them.
CONFINED = {("AssayStore", "CSQLite"): "SQLite"}

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?"
    r"import[ \t]+(?:(?:typealias|struct|class|enum|protocol|let|var|func)[ \t]+)?(\w+)",
    re.MULTILINE,
)

# A multi-line string literal may hold a program in another language.
STRING = re.compile(r'(#*)""".*?"""\1', re.DOTALL)


def source(file):
    """The text of a Swift file without the contents of its multi-line strings; lines keep their numbers."""
    return STRING.sub(lambda literal: "\n" * literal[0].count("\n"), file.read_text())


def targets(root):
    """Every target of the package: its name, its folder, and the modules it may import."""
    described = subprocess.run(
        ["swift", "package", "--package-path", str(root), "dump-package"], check=True, capture_output=True, text=True
    )
    for target in json.loads(described.stdout)["targets"]:
        tested = target["type"] == "test"
        folder = target.get("path") or f"{'Tests' if tested else 'Sources'}/{target['name']}"
        listed = {next(iter(dependency.values()))[0] for dependency in target["dependencies"]}
        yield target["name"], root / folder, listed | (ALLOWED_IN_TESTS if folder.startswith("Tests/") else ALLOWED_EVERYWHERE)


def undeclared(root):
    """One sentence for each import of a module that the target does not list, or that belongs to another folder of the target."""
    for name, folder, allowed in targets(root):
        for file in sorted(folder.rglob("*.swift")):
            text = source(file)
            for found in IMPORT.finditer(text):
                place = f"{file.relative_to(root)}:{text.count(chr(10), 0, found.start(1)) + 1}"
                if found[1] not in allowed:
                    yield f"{place}: {name} may not import {found[1]}: add it to its dependencies in Package.swift."
                confined = CONFINED.get((name, found[1]))
                if confined and folder / confined not in file.parents:
                    yield f"{place}: only the folder {confined} of {name} may import {found[1]}."


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    sentences = list(undeclared(root))
    print("\n".join(sentences), file=sys.stderr, end="\n" if sentences else "")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
