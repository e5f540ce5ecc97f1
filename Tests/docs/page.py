"""Reads a documentation page as a list of steps, and carries them out."""

import pathlib
import re
import subprocess

# A line that begins with a path and ends in a colon, and the start of a code block.
HEADING = re.compile(r"^`([^`\s]+)`.*:$")
FENCE = re.compile(r"^(`{3,})(\w+)$")


class Refusal(Exception):
    """A step of the page cannot be carried out."""


def steps(text):
    """The page's code blocks in order: `(path or None, language, code)`."""
    path = None
    lines = iter(text.splitlines())
    for line in lines:
        if fence := FENCE.match(line):
            marks, language = fence.groups()
            code = []
            while (line := next(lines)) != marks:
                code.append(line + "\n")
            yield path, language, "".join(code)
            path = None
        elif heading := HEADING.match(line):
            path = heading[1]
        elif line:
            path = None


def follow(text, root):
    """Carries out the page's steps in the folder `root`; returns the output of the commands."""
    printed = []
    for path, language, code in steps(text):
        if language == "sh":
            printed.append(run(code, root))
        elif path is None:
            raise Refusal(f"A block of {language} does not say which file it is.")
        elif language == "diff":
            insert(root / path, code)
        else:
            create(root / path, code)
    return "".join(printed)


def create(file, code):
    if file.exists():
        raise Refusal(f"{file} exists already.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code)


def insert(file, code):
    """Inserts the lines that begin with `+` after the line that begins with a space, which the file must contain exactly once."""
    place, *added = code.splitlines(keepends=True)
    if place[0] != " " or not added or any(line[0] != "+" for line in added):
        raise Refusal(f"The change of {file} is not one line of it and lines to add after it.")
    lines = file.read_text().splitlines(keepends=True)
    if lines.count(place[1:]) != 1:
        raise Refusal(f"{file} does not have this line once: {place[1:].strip()}")
    index = lines.index(place[1:]) + 1
    file.write_text("".join(lines[:index] + [line[1:] for line in added] + lines[index:]))


def run(command, root):
    done = subprocess.run(["sh", "-euc", command], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Refusal(f"This fails: {command}{done.stdout[-4000:]}")
    return done.stdout


def copy(source, target, names):
    """Copies `names` from `source` to `target`. Unchanged files keep their modification time, so they are not built again."""
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        subprocess.run(["cp", "--recursive", "--preserve=timestamps", source / name, target], check=True)


def clear(target, names):
    for name in names:
        subprocess.run(["rm", "--recursive", "--force", pathlib.Path(target) / name], check=True)
