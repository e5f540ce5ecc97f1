"""What it costs to take an answer out of a text, to compare by a script's rules, and to take a value from the item: beside the evaluator alone,
by processor time."""

import json
import os
import statistics

from figures import progress
from items import write_items
from scoring import SIZES
from serving import Serving

# An evaluator alone, and with keys that make it do more. The item's own text is another one for each item.
CASES = {
    "contains": ({"text": "epsilon delta zeta"}, {
        "extract": {"text": "epsilon delta zeta", "extract": '"answer": "([^"]*)"'},
        "extract_preset last_line": {"text": "epsilon delta zeta", "extract_preset": "last_line"},
        "preset squad": {"text": "epsilon delta zeta", "preset": "squad"},
        "text_from, the same text": {"text_from": "/metadata/text"},
        "text_from, a text of its own": {"text_from": "/metadata/own"},
    }),
    "exact_match": ({}, {
        "extract": {"extract": '"score": ([0-9.]+)'},
        "extract_preset answer_is": {"extract_preset": "answer_is"},
        "extract_preset choice_letter": {"extract_preset": "choice_letter"},
        "preset squad": {"preset": "squad"},
    }),
    "numeric_match": ({}, {"extract": {"extract": '"score": ([0-9.]+)'}}),
    "f1": ({"minimum": 0.5}, {"extract": {"minimum": 0.5, "extract": '"answer": "([^"]*)"'}}),
    "regex": ({"pattern": "zeta zeta alpha"}, {"pattern_from": {"pattern_from": "/metadata/pattern"}}),
    "json_valid": ({}, {"code_fence": {"code_fence": True}}),
}
# The most that taking an answer out may cost. The other keys have no target.
REACH = 2


def write_items_with_values(path, rows):
    write_items(path, rows, SIZES["300 B"])
    with open(path) as file:
        lines = file.readlines()
    with open(path, "w") as file:
        for number, line in enumerate(lines):
            item = json.loads(line)
            item["metadata"] = {"text": "epsilon delta", "own": f"delta {number}", "pattern": "ze[a-z]+ alpha"}
            file.write(json.dumps(item) + "\n")


def beside_plain(bench):
    serving = Serving(os.path.join(bench.folder, "extraction"))
    try:
        path = os.path.join(bench.folder, "extraction.jsonl")
        write_items_with_values(path, bench.rows)
        serving.assay("import", "extraction", path, "--json")
        dataset = serving.ask("GET", "datasets/")["results"][0]["id"]
        for kind, (plain, others) in CASES.items():
            show(bench, kind, measured(bench, serving, dataset, kind, {"": plain, **others}))
    finally:
        serving.stop()


def measured(bench, serving, dataset, kind, configs):
    """Microseconds of processor time for each item, by name and round."""
    evaluations = {name: serving.evaluation(kind, config) for name, config in configs.items()}
    times = {name: [] for name in configs}
    for round in range(bench.rounds):
        for name, evaluation in evaluations.items():
            progress(f"  round {round + 1}: {kind} {name}")
            before = serving.daemon.processor_seconds()
            run = serving.run(dataset, [evaluation])
            if run["counts"]["verdict"] != bench.rows:
                raise SystemExit(f"{kind} {name}: not every cell has a verdict: {run['counts']}")
            times[name].append((serving.daemon.processor_seconds() - before) / bench.rows * 1e6)
    return times


def show(bench, kind, times):
    plain = times.pop("")
    bench.figures.add(f"{kind} alone", f"{statistics.median(plain):.1f} µs")
    for name, theirs in times.items():
        ratio = statistics.median(mine / alone for mine, alone in zip(theirs, plain))
        shown = f"{statistics.median(theirs):.1f} µs", f"{ratio:.2f} of it alone", ratio
        if name.startswith("extract"):
            bench.figures.at_most(f"{kind}, {name}", *shown, REACH)
        else:
            bench.figures.add(f"{kind}, {name}", f"{shown[0]}, {shown[1]}")
