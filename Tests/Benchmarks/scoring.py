"""Imports, and recorded verdicts by evaluator, compared with a C loop that fills the same tables from the same items."""

import os
import sqlite3
import statistics
import subprocess
import time

from figures import progress
from items import write_items
from serving import Serving, seconds

# The evaluations of both sides; the C loop has the same in c_judges.c.
EVALUATORS = {
    "regex": ({"pattern": "zeta zeta alpha"}, "boolean"),
    "contains": ({"text": "epsilon delta zeta"}, "boolean"),
    "json_valid": ({}, "boolean"),
    "numeric_match": ({}, "boolean"),
    "levenshtein": ({}, "numeric"),
}
CHEAP = ["regex", "contains", "json_valid", "numeric_match"]
# Bytes of an item's output.
SIZES = {"300 B": 256, "2 KB": 2000}


class Pace:
    """Rows, seconds and seconds of processor time."""

    def __init__(self, rows, wall, processor):
        self.rows, self.wall, self.processor = rows, wall, processor

    @property
    def rate(self):
        return self.rows / self.wall

    @property
    def cost(self):
        return self.processor / self.rows


def c_pace(bench, database, *arguments):
    said = subprocess.run([bench.c_loop, database, *map(str, arguments)], capture_output=True, text=True, check=True).stdout
    rows, wall, processor = said.split()
    return Pace(int(rows), float(wall), float(processor))


def appending(bench, kind):
    """The pace of the C loop that appends rows with the same value to a new database of Assay."""
    data = os.path.join(bench.folder, "c-" + kind)
    if not os.path.exists(data):
        Serving(data).stop()
    return c_pace(bench, data + "/assay.db", kind, bench.rows)


def importing(bench):
    items = os.path.join(bench.folder, "import.jsonl")
    write_items(items, bench.rows, SIZES["300 B"])
    loop = appending(bench, "items")
    start = time.monotonic()
    bench.serving.assay("import", "imported", items, "--json")
    rate = bench.rows / (time.monotonic() - start)
    bench.figures.add("C loop, items", f"{loop.rate:,.0f}/s")
    what = f"import of {bench.rows:,} items of 300 B"
    bench.figures.at_least(what, f"{rate:,.0f}/s", f"{rate / loop.rate:.2f} of C", rate / loop.rate, 0.25)


class Ground:
    """A daemon with two datasets of one size, and a copy of its database for the C loop."""

    def __init__(self, bench, name, size):
        self.bench = bench
        self.serving = Serving(os.path.join(bench.folder, name.replace(" ", "-")))
        self.datasets = {}
        for dataset in ("texts", "pairs"):
            path = os.path.join(bench.folder, dataset + ".jsonl")
            write_items(path, bench.rows, size, expects_text=dataset == "pairs")
            self.serving.assay("import", dataset, path, "--json")
            os.remove(path)
        for row in self.serving.ask("GET", "datasets/")["results"]:
            self.datasets[row["name"]] = row["id"]
        self.evaluations = {kind: self.serving.evaluation(kind, *EVALUATORS[kind]) for kind in EVALUATORS}
        self.database = self.serving.data + "/assay.db"
        self.copy = self.serving.data + "/c.db"
        with sqlite3.connect(self.database) as source, sqlite3.connect(self.copy) as target:
            source.backup(target)
            self.rows = dict(source.execute("SELECT name, id FROM datasets"))
        self.c_runs = 0

    def assay_pace(self, kinds):
        daemon = self.serving.daemon
        used = daemon.processor_seconds()
        run = self.serving.run(self.datasets[dataset_of(kinds)], [self.evaluations[kind] for kind in kinds])
        if run["counts"]["verdict"] != self.bench.rows * len(kinds):
            raise SystemExit(f"not every cell has a verdict: {run['counts']}")
        return Pace(run["counts"]["verdict"], seconds(run), daemon.processor_seconds() - used)

    def c_pace(self, kinds):
        self.c_runs += 1
        return c_pace(self.bench, self.copy, ",".join(kinds), self.rows[dataset_of(kinds)], 1_000_000 + self.c_runs)

    def check_agreement(self):
        """The latest runs of both sides must have the same verdicts."""
        with sqlite3.connect(self.copy) as copy:
            copy.execute("ATTACH ? AS assay", (self.database,))
            alike, different = copy.execute(AGREEMENT, (1_000_000 + self.c_runs,)).fetchone()
        if not alike or different:
            raise SystemExit(f"Assay and C differ about {different} cells and agree about {alike}")

    def stop(self):
        self.serving.stop()


def dataset_of(kinds):
    return "pairs" if kinds == ["levenshtein"] else "texts"


AGREEMENT = """
    SELECT coalesce(sum(mine.passed IS theirs.passed AND abs(coalesce(mine.answer_number - theirs.answer_number, 0)) < 1e-12), 0),
        coalesce(sum(mine.passed IS NOT theirs.passed OR abs(coalesce(mine.answer_number - theirs.answer_number, 0)) >= 1e-12), 0)
    FROM assay.batch_results AS mine JOIN main.batch_results AS theirs USING (item, evaluation, trial)
    WHERE mine.run = (SELECT max(id) FROM assay.batch_runs) AND theirs.run = ?
"""


class Comparison:
    """The alternate measurements of both sides, round by round."""

    def __init__(self):
        self.mine, self.theirs = [], []

    def add(self, mine, theirs):
        self.mine.append(mine)
        self.theirs.append(theirs)

    @property
    def rate(self):
        return statistics.median(pace.rate for pace in self.mine)

    @property
    def c_rate(self):
        return statistics.median(pace.rate for pace in self.theirs)

    @property
    def ratio(self):
        return statistics.median(mine.rate / theirs.rate for mine, theirs in zip(self.mine, self.theirs))

    @property
    def ratio_per_core(self):
        return statistics.median(theirs.cost / mine.cost for mine, theirs in zip(self.mine, self.theirs))

    @property
    def cores(self):
        return statistics.median(pace.processor / pace.wall for pace in self.mine)


def runs(bench):
    only_appending = statistics.median(appending(bench, "results").rate for _ in range(bench.rounds))
    bench.figures.add("C loop that only appends results", f"{only_appending:,.0f}/s")
    for name, size in SIZES.items():
        ground = Ground(bench, name, size)
        try:
            show(bench, name, measured(bench, ground, name), only_appending)
        finally:
            ground.stop()


def measured(bench, ground, size):
    """Measures each evaluator by itself and the cheap ones together, alternating between Assay and C."""
    comparisons = {",".join(kinds): Comparison() for kinds in [[kind] for kind in EVALUATORS] + [CHEAP]}
    for round in range(bench.rounds):
        for name, comparison in comparisons.items():
            progress(f"  round {round + 1}, {size}: {name}")
            kinds = name.split(",")
            comparison.add(ground.assay_pace(kinds), ground.c_pace(kinds))
            if round == 0:
                ground.check_agreement()
    return comparisons


def show(bench, size, comparisons, only_appending):
    figures = bench.figures
    for kind in EVALUATORS:
        comparison = comparisons[kind]
        beside = f"{comparison.ratio:.2f} of C ({comparison.c_rate:,.0f}/s), {comparison.rate / only_appending:.2f} of C appending"
        figures.at_least(f"{kind}, {size}", f"{comparison.rate:,.0f}/s", beside, comparison.ratio, 0.25)
        if kind in CHEAP and size == "300 B":
            figures.at_least(f"{kind}, {size}", f"{comparison.rate:,.0f}/s", f"{comparison.cores:.2f} cores", comparison.rate, 40_000, "/s")
    four = comparisons[",".join(CHEAP)]
    beside = f"{four.ratio:.2f} of C ({four.c_rate:,.0f}/s), {four.rate / only_appending:.2f} of C appending"
    figures.at_least(f"{', '.join(CHEAP)} in one run, {size}", f"{four.rate:,.0f}/s", beside, four.ratio, 0.25)
    show_sharing(figures, size, comparisons, four)
    if size == "2 KB":
        levenshtein = comparisons["levenshtein"]
        cells = 1e-9 * SIZES[size] ** 2 / statistics.median(pace.cost for pace in levenshtein.mine)
        figures.at_least(
            f"levenshtein, {size}, per core used", f"{cells:.1f} G cells/s", f"{levenshtein.ratio_per_core:.2f} of C on one core",
            levenshtein.ratio_per_core, 0.7)


def show_sharing(figures, size, comparisons, four):
    alone = [comparisons[kind].mine for kind in CHEAP]
    times = [together.wall / sum(single.wall for single in singles) for together, *singles in zip(four.mine, *alone)]
    work = [together.processor / sum(single.processor for single in singles) for together, *singles in zip(four.mine, *alone)]
    for what, shares in [("time", times), ("processor time", work)]:
        share = statistics.median(shares)
        figures.at_most(f"{what} of one run of four, {size}", f"{share:.2f}", "of four runs", share, 0.6)
