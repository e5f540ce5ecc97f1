"""`make bench`: compares Assay with minimal C programs and with a peer, in one run on one machine. README.md explains the measurements.
Every load is limited and uses only the loopback interface."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import extraction
import front
import hog
import large
import neighbours
import peer
import scoring
from figures import Figures
from serving import HERE, Serving, compiled

PARTS = {
    "start": ("Starting and idling", front.starting),
    "requests": ("Requests through nginx", front.requests),
    "commits": ("Commits on a slow disk", front.slow_commits),
    "import": ("Importing", scoring.importing),
    "runs": ("Recorded verdicts", scoring.runs),
    "extraction": ("Answers taken out of texts, and values from items", extraction.beside_plain),
    "peer": ("Beside Pydantic Evals", peer.beside_pydantic_evals),
    "large": ("A large run", large.large_run),
    "hog": ("Hog beside CPython", hog.beside_cpython),
    "heavy": ("Heavy use, and what others feel of it", neighbours.heavy_use),
    "hostile": ("What one key can do to the others", neighbours.hostile_use),
}


class Bench:
    """The state that the parts share: options, a folder, C programs, the daemon, the table."""

    def __init__(self, options, folder):
        self.rounds, self.seconds, self.rows, self.large_rows = options.rounds, options.seconds, options.rows, options.large_rows
        self.folder = folder
        self.figures = Figures()
        self.empty_responder = compiled("empty_responder", folder, ["empty_responder.c"], "-lfcgi", "-lpthread")
        self.slow_commit = compiled("slow_commit", folder, ["slow_commit.c"], "-shared", "-fPIC", "-ldl")
        regex = os.path.join(folder, "c_regex.o")
        subprocess.run(["c++", "-O2", "-c", "-o", regex, os.path.join(HERE, "c_regex.cpp")], check=True)
        self.c_loop = compiled("c_loop", folder, ["c_loop.c", "c_judges.c"], regex, "-lsqlite3", "-lre2", "-lstdc++")
        self.serving = Serving(os.path.join(folder, "data"))

    def measure(self, names):
        for name in names:
            title, part = PARTS[name]
            self.figures.part(title)
            part(self)


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas: " + ", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3, help="how often what is compared is measured, in turns; the median counts")
    parser.add_argument("--seconds", type=int, default=3, help="how long requests are sent for")
    parser.add_argument("--rows", type=int, default=100_000, help="items of a run")
    parser.add_argument("--large-rows", type=int, default=1_000_000, help="items of the large run")
    return parser.parse_args()


def main():
    asked = options()
    names = asked.only.split(",")
    if unknown := set(names) - set(PARTS):
        sys.exit(f"Unknown part {', '.join(unknown)}. Valid parts: {', '.join(PARTS)}.")
    for program in ("wrk", "cc", "c++"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing: `make bench` installs it.")
    folder = tempfile.mkdtemp(prefix="assay-bench-")
    try:
        bench = Bench(asked, folder)
        try:
            bench.measure(names)
        finally:
            bench.serving.stop()
            bench.figures.print()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
