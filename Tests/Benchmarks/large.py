"""A run of a million items: memory, cost from beginning to end, and the latency of clients during and after the run."""

import os
import subprocess
import time

from figures import progress
from items import write_items
from scoring import EVALUATORS, SIZES
from serving import Serving, seconds

PAGE = 100
MARK = 10


def large_run(bench):
    serving = Serving(os.path.join(bench.folder, "large"))
    try:
        evaluation = serving.evaluation("regex", *EVALUATORS["regex"])
        small_peak = small_run(bench, serving, evaluation)
        dataset = imported(bench, serving, "large", bench.large_rows)
        watched = Watched(serving, dataset, evaluation)
        show_watched(bench, watched)
        show_memory(bench, small_peak, serving.daemon.peak_memory())
        show_pages(bench, serving, watched.run)
        show_export(bench, serving, watched.run)
    finally:
        serving.stop()


def imported(bench, serving, name, rows):
    progress(f"  importing {rows:,} items")
    path = os.path.join(bench.folder, name + ".jsonl")
    write_items(path, rows, SIZES["300 B"])
    serving.assay("import", name, path, "--json")
    os.remove(path)
    return next(row["id"] for row in serving.ask("GET", "datasets/")["results"] if row["name"] == name)


def small_run(bench, serving, evaluation):
    """The daemon's peak memory while it imports and scores 10,000 items."""
    serving.run(imported(bench, serving, "small", 10_000), [evaluation])
    return serving.daemon.peak_memory()


class Watched:
    """A run from its POST to its end, whose detail is requested all the time."""

    def __init__(self, serving, dataset, evaluation):
        serving.daemon.forget_peak()
        start = time.monotonic()
        self.run = serving.ask("POST", "batch_runs/", {"dataset": dataset, "evaluations": [evaluation]})
        path = f"batch_runs/{self.run['id']}/"
        while not serving.ask("GET", path + "results/?limit=1")["results"]:
            pass
        self.first_result = time.monotonic() - start
        self.latencies = []
        # Points of the run: the number of verdicts, the time, and the processor time used until then.
        self.course = []
        while self.run["finished_at"] is None:
            time.sleep(0.02)
            before = time.monotonic()
            self.run = serving.ask("GET", path)
            self.latencies.append(time.monotonic() - before)
            self.course.append((self.run["counts"]["verdict"], time.monotonic(), serving.daemon.processor_seconds()))

    def pace(self, start, end):
        """Cells per second and processor microseconds per cell, between two shares of the run."""
        (first, began, used), (last, ended, used_then) = self.at(start), self.at(end)
        return (last - first) / (ended - began), 1e6 * (used_then - used) / (last - first)

    def at(self, share):
        return next(point for point in self.course if point[0] >= share * self.run["planned"])


def show_watched(bench, watched):
    figures, run = bench.figures, watched.run
    figures.add(f"regex over {run['planned']:,} items of 300 B", f"{run['planned'] / seconds(run):,.0f}/s")
    figures.at_most("first result after POST", f"{watched.first_result * 1000:.0f} ms", "", watched.first_result * 1000, 1000, " ms")
    latencies = sorted(1000 * latency for latency in watched.latencies)
    p50, p99 = latencies[len(latencies) // 2], latencies[len(latencies) * 99 // 100]
    beside = f"p50 {p50:.1f} ms, max {latencies[-1]:.1f} ms, {len(latencies):,} times"
    figures.at_most("its detail meanwhile, p99", f"{p99:.1f} ms", beside, p99, 20, " ms")
    (first, first_cost), (last, last_cost) = watched.pace(0.02, 0.12), watched.pace(0.9, 1)
    beside = f"{last / first:.2f} of the first tenth ({first:,.0f}/s)"
    figures.at_least("verdicts in its last tenth", f"{last:,.0f}/s", beside, last / first, 0.9)
    beside = f"{last_cost / first_cost:.2f} of the first tenth ({first_cost:.1f} µs)"
    figures.at_most("processor time a verdict in its last tenth", f"{last_cost:.1f} µs", beside, last_cost / first_cost, 1.1)


def show_memory(bench, small, large):
    what = f"peak memory of the daemon, 10,000 and {bench.large_rows:,} items"
    bench.figures.at_most(what, f"{small:.0f}, {large:.0f} MB", f"{large - small:+.0f} MB", large - small, 20, " MB")


def show_pages(bench, serving, run):
    """Reads all pages by their cursors, and compares the times at the beginning, in the middle and at the end."""
    address, times = f"batch_runs/{run['id']}/results/?limit={PAGE}", []
    while address:
        start = time.monotonic()
        page = serving.ask("GET", address)
        times.append(1000 * (time.monotonic() - start))
        address = page["next"]
    middle = len(times) // 2 - MARK
    front, middle, end = (sorted(part)[MARK] for part in (times[:2 * MARK], times[middle:middle + 2 * MARK], times[-2 * MARK:]))
    bench.figures.at_most(
        f"a page of {PAGE} results at the end", f"{end:.1f} ms", f"{end / front:.2f} of the first ({front:.1f} ms), middle {middle:.1f} ms",
        end / front, 1.3)
    bench.figures.add("walking all pages", f"{run['planned'] * 1000 / sum(times):,.0f} rows/s")


def show_export(bench, serving, run):
    address = f"{serving.url}/api/projects/1/batch_runs/{run['id']}/results/export/"
    for output in ("ndjson", "csv"):
        path = os.path.join(bench.folder, "export")
        serving.daemon.forget_peak()
        before = serving.daemon.memory()
        start = time.monotonic()
        said = subprocess.run(
            ["curl", "-s", "-o", path, "-w", "%{http_code}", "-H", "Authorization: Bearer " + serving.key, f"{address}?output={output}"],
            capture_output=True, text=True)
        took = time.monotonic() - start
        if said.stdout != "200":
            bench.figures.add(f"export as {output}", "skipped", f"answered {said.stdout}")
            continue
        rows = int(subprocess.run(["wc", "-l", path], capture_output=True, text=True).stdout.split()[0]) - (output == "csv")
        if rows != run["planned"]:
            raise SystemExit(f"{rows} rows were exported of {run['planned']}")
        peak = serving.daemon.peak_memory() - before
        bench.figures.at_least(f"export as {output}", f"{rows / took:,.0f} rows/s", f"memory {peak:+.0f} MB", rows / took, 100_000, " rows/s")
