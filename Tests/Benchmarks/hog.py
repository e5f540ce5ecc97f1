"""Compares Hog with CPython: the same programs, each alone in a process of its own; the figure is the best processor time of several rounds."""

import json
import os
import random
import statistics
import subprocess
import sys
import time

from figures import progress
from scoring import SIZES, Ground, appending
from serving import HERE, RELEASE, ROOT, compiled

PROGRAMS = os.path.join(HERE, "hog_programs")
# The programs, and how many times as fast as CPython Hog must be; `None` if there is no target.
BESIDE = {
    "additions": ("100,000 additions in a loop", 1.5),
    "fibonacci": ("fibonacci(18), recursively", 1.5),
    "words": ("counting and sorting 300 words", None),
}
WORDS = "alpha Beta gamma delta Epsilon zeta eta theta iota Kappa lambda mu nu Xi omicron pi rho sigma tau upsilon".split()


def beside_cpython(bench):
    helper = built()
    output = written(bench, "words.txt", " ".join(random.Random(1).choices(WORDS, k=300)))
    for name, (what, reach) in BESIDE.items():
        rounds = [(hog(helper, name, output), python(name, output)) for _ in range(bench.rounds)]
        for mine, theirs in rounds:
            if mine["end"] != theirs["end"]:
                raise SystemExit(f"{name}: Hog comes to {mine['end']}, CPython to {theirs['end']}")
        ratio = statistics.median(theirs["seconds"] / mine["seconds"] for mine, theirs in rounds)
        time = statistics.median(mine["seconds"] for mine, _ in rounds)
        beside = f"{ratio:.1f} times CPython {sys.version_info.major}.{sys.version_info.minor}"
        if reach:
            bench.figures.at_least(what, microseconds(time), beside, ratio, reach)
        else:
            bench.figures.add(what, microseconds(time), beside)
    evaluations(bench, helper)
    allocations(bench, helper, output)
    batch_runs(bench)


def evaluations(bench, helper):
    """One machine that runs a short program on 300 bytes of output, and the compiler alone."""
    output = written(bench, "sample.txt", ("A language can be small. " * 12)[:300])
    rate = max(1 / hog(helper, "evaluation", output)["seconds"] for _ in range(bench.rounds))
    bench.figures.at_least("an evaluation of ten lines on 300 B", f"{rate:,.0f} runs/s", "", rate, 100_000, " runs/s")
    time = min(said(helper, "compile", os.path.join(PROGRAMS, "evaluation.hog"))["seconds"] for _ in range(bench.rounds))
    bench.figures.at_most("compiling it", microseconds(time), "", time * 1e6, 500, " µs")


def allocations(bench, helper, output):
    """Shows that the number of memory allocations in a run does not depend on its number of instructions."""
    counter = compiled("count_allocations.so", bench.folder, ["count_allocations.c"], "-shared", "-fPIC")
    few, many = (hog(helper, name, output, LD_PRELOAD=counter) for name in ("additions", "more_additions"))
    more, instructions = many["allocations"] - few["allocations"], many["operations"] - few["operations"]
    what = f"memory asked for by {instructions:,} more instructions"
    bench.figures.at_most(what, f"{more} times", f"{few['allocations']} times in a run; malloc is counted", more, 0)


def batch_runs(bench):
    """The same evaluation over a dataset, with recorded verdicts."""
    with open(os.path.join(PROGRAMS, "evaluation.hog")) as file:
        source = file.read()
    ground = Ground(bench, "hog", SIZES["300 B"])
    try:
        ground.evaluations["hog"] = ground.serving.evaluation("hog", {"source": source}, "boolean")
        rounds = [(ground.assay_pace(["hog"]), appending(bench, "results")) for _ in range(bench.rounds)]
        beside_endless_loops(bench, ground)
    finally:
        ground.stop()
    rate = statistics.median(mine.rate for mine, _ in rounds)
    ratio = statistics.median(mine.rate / theirs.rate for mine, theirs in rounds)
    bench.figures.at_least("a batch run of it", f"{rate:,.0f} verdicts/s", f"{ratio:.2f} of C appending", ratio, 0.1)


def beside_endless_loops(bench, ground):
    """Measures the effect of two endless runs on others: on requests about a run, and on a third run."""
    serving, dataset = ground.serving, ground.datasets["texts"]
    ground.evaluations["endless"] = serving.evaluation("hog", {"source": "while (true) {}"})
    endless = [begin(serving, dataset, ground.evaluations["endless"]) for _ in range(2)]
    while any(serving.ask("GET", f"batch_runs/{run}/")["status"] != "running" for run in endless):
        time.sleep(0.01)
    third, start = begin(serving, dataset, ground.evaluations["hog"]), time.monotonic()
    latencies, first = [], None
    while first is None or time.monotonic() - start < bench.seconds:
        before = time.monotonic()
        recorded = serving.ask("GET", f"batch_runs/{third}/")["counts"]["verdict"]
        latencies.append(1000 * (time.monotonic() - before))
        if recorded and first is None:
            first = 1000 * (time.monotonic() - start)
        time.sleep(0.002)
    for run in [*endless, third]:
        if serving.ask("GET", f"batch_runs/{run}/")["finished_at"] is None:
            serving.ask("POST", f"batch_runs/{run}/cancel/")
    p99 = sorted(latencies)[len(latencies) * 99 // 100]
    beside = f"max {max(latencies):.1f} ms, {len(latencies):,} times"
    bench.figures.at_most("a run's detail beside two endless loops, p99", f"{p99:.1f} ms", beside, p99, 100, " ms")
    bench.figures.at_most("first results of a third run beside them", f"{first:.0f} ms", "", first, 1000, " ms")


def begin(serving, dataset, evaluation):
    return serving.ask("POST", "batch_runs/", {"dataset": dataset, "evaluations": [evaluation]})["id"]


def built():
    if "BENCH_PROGRAMS" not in os.environ:
        progress("  building the helper, optimised")
        swift = os.environ.get("SWIFT", "swift").split()
        command = [*swift, "build", "-c", "release", "--static-swift-stdlib", "--product", "HogBench"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(RELEASE, "HogBench")


def hog(helper, name, output, **environment):
    return said(helper, "run", os.path.join(PROGRAMS, name + ".hog"), output, **environment)


def python(name, output):
    return said(sys.executable, os.path.join(PROGRAMS, "peer.py"), os.path.join(PROGRAMS, name + ".py"), output)


def said(*command, **environment):
    return json.loads(subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True).stdout)


def written(bench, name, text):
    path = os.path.join(bench.folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def microseconds(seconds):
    return f"{seconds * 1e6:,.1f} µs"
