"""Compares Assay with Pydantic Evals, which keeps its results in memory: the same four evaluators over the same items."""

import json
import os
import statistics
import subprocess
import sys

from items import write_items
from scoring import CHEAP, EVALUATORS, SIZES
from serving import HERE, ROOT, moment

ITEMS = 10_000
PACKAGE = "pydantic-evals==2.62.0"


def beside_pydantic_evals(bench):
    python = environment()
    if not python:
        return bench.figures.add("Pydantic Evals", "skipped", f"{PACKAGE} cannot be installed from PyPI")
    path = os.path.join(bench.folder, "peer.jsonl")
    write_items(path, ITEMS, SIZES["300 B"])
    dataset = imported(bench.serving, path)
    evaluations = [bench.serving.evaluation(kind, *EVALUATORS[kind]) for kind in CHEAP]
    mine, theirs = [], []
    for _ in range(bench.rounds):
        run = bench.serving.run(dataset, evaluations)
        mine.append(ITEMS / (moment(run["finished_at"]) - moment(run["created_at"])))
        said = json.loads(subprocess.run([python, HERE + "/pydantic_evals_peer.py", path], capture_output=True, text=True, check=True).stdout)
        check(said, run)
        theirs.append(ITEMS / said["seconds"])
    ratio = statistics.median(a / b for a, b in zip(mine, theirs))
    bench.figures.add(f"Pydantic Evals, {ITEMS:,} items, four evaluators", f"{statistics.median(theirs):,.0f} items/s")
    bench.figures.at_least(
        "Assay, the same, every result recorded", f"{statistics.median(mine):,.0f} items/s", f"{ratio:.1f} times Pydantic Evals", ratio, 5)


def imported(serving, path):
    serving.assay("import", "peer", path, "--json")
    return next(row["id"] for row in serving.ask("GET", "datasets/")["results"] if row["name"] == "peer")


def check(said, run):
    """Both must have said yes equally often."""
    passed = dict(zip(CHEAP, (row["passed"] for row in run["summary"])))
    if said["passed"] != passed:
        raise SystemExit(f"Assay and Pydantic Evals differ: {passed} and {said['passed']}")


def environment():
    """The Python of a virtual environment that has the peer; `None` if it cannot be created."""
    folder = os.path.join(ROOT, ".build", "python", PACKAGE.replace("==", "-"))
    python = os.path.join(folder, "bin", "python")
    complete = os.path.join(folder, "complete")
    if not os.path.exists(complete):
        commands = [[sys.executable, "-m", "venv", "--clear", folder], [python, "-m", "pip", "install", "--quiet", PACKAGE]]
        if any(subprocess.run(command, capture_output=True).returncode for command in commands):
            return None
        open(complete, "w").close()
    return python
