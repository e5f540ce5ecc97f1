"""Refuses an import that Package.swift does not list for its room.

The compiler's own check misses what comes in through another module, and a clean build.
"""

import json
import pathlib
import re
import subprocess
import sys

# What any room may use without listing it.
OPEN_TO_ALL = {"Swift", "Glibc", "Synchronization", "FoundationEssentials"}
# Tests may also use these.
OPEN_TO_TESTS = OPEN_TO_ALL | {"Testing", "Foundation"}

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?"
    r"import[ \t]+(?:(?:typealias|struct|class|enum|protocol|let|var|func)[ \t]+)?(\w+)",
    re.MULTILINE,
)

# A program of another language may stand in it.
TEXT = re.compile(r'(#*)""".*?"""\1', re.DOTALL)


def rooms(root):
    """Every target of the package: its folder, and the modules it may import."""
    described = subprocess.run(
        ["swift", "package", "--package-path", str(root), "dump-package"], check=True, capture_output=True, text=True
    )
    for target in json.loads(described.stdout)["targets"]:
        tested = target["type"] == "test"
        folder = target.get("path") or f"{'Tests' if tested else 'Sources'}/{target['name']}"
        listed = {next(iter(dependency.values()))[0] for dependency in target["dependencies"]}
        yield target["name"], root / folder, listed | (OPEN_TO_TESTS if folder.startswith("Tests/") else OPEN_TO_ALL)


def uninvited(root):
    """One sentence for each import that no line of Package.swift allows."""
    for name, folder, allowed in rooms(root):
        for file in sorted(folder.rglob("*.swift")):
            text = TEXT.sub(lambda literal: "\n" * literal[0].count("\n"), file.read_text())
            for found in IMPORT.finditer(text):
                if found[1] not in allowed:
                    line = text.count("\n", 0, found.start(1)) + 1
                    yield f"{file.relative_to(root)}:{line}: {name} may not enter {found[1]}: Package.swift does not list it."


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    sentences = list(uninvited(root))
    print("\n".join(sentences), file=sys.stderr, end="\n" if sentences else "")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
