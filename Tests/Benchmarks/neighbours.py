"""The effect of one client's heavy use on others: during each case, another client sends small requests, and another project has a run of ten
items."""

import concurrent.futures
import http.client
import json
import multiprocessing
import os
import socket
import subprocess
import time
import urllib.parse

from figures import progress
from items import write_items
from scoring import SIZES
from serving import RELEASE, Serving

SMALL_REQUEST_PAUSE = 0.01


def heavy_use(bench):
    """Heavy but ordinary use: p99 of small requests at most 100 ms, memory at most 150 MB."""
    for case in (SlowReaders, UnfinishedRuns, LargePage, LargeSample, LargeComparison):
        measure(bench, case, latency=100, memory=150)


def hostile_use(bench):
    """Use that is meant to stop the service: p99 at most 250 ms, another project's run done in 2 s, memory at most 300 MB and soon released."""
    for case in (FindAll, LargeFindAll, EndlessPrograms, CostlyFilters, InfiniteSums, LargeBodies, SlowImports):
        measure(bench, case, latency=250, memory=300, run=2, afterwards=80)


def measure(bench, case, latency, memory, run=None, afterwards=None):
    serving = Serving(os.path.join(bench.folder, case.__name__))
    try:
        neighbour = Neighbour(serving)
        heavy = case(bench, serving)
        serving.daemon.forget_peak()
        with neighbour.asking() as latencies:
            heavy.start()
            took = neighbour.run_ten_items() if run else None
            heavy.wait()
        peak = serving.daemon.peak_memory()
        heavy.stop()
        show(bench, heavy, latencies, peak, latency, memory)
        if run:
            bench.figures.at_most("  a run of 10 items of another project", f"{took:.2f} s", "", took, run, " s")
        if afterwards:
            left, waited = memory_after_a_minute(serving.daemon, afterwards)
            bench.figures.at_most("  memory afterwards", f"{left:.0f} MB", f"after {waited:.0f} s", left, afterwards, " MB")
    finally:
        serving.stop()


def show(bench, heavy, latencies, peak, latency, memory):
    ordered = sorted(latencies)
    p99 = ordered[len(ordered) * 99 // 100]
    beside = f"max {ordered[-1]:.0f} ms, {len(ordered):,} requests"
    bench.figures.at_most(f"{heavy.title}: small requests, p99", f"{p99:.0f} ms", beside, p99, latency, " ms")
    bench.figures.at_most("  peak memory", f"{peak:.0f} MB", heavy.outcome(), peak, memory, " MB")


def memory_after_a_minute(daemon, wanted):
    start = time.monotonic()
    while daemon.memory() > wanted and time.monotonic() - start < 60:
        time.sleep(0.5)
    return daemon.memory(), time.monotonic() - start


class Neighbour:
    """Another project, whose key sends small requests from a process of its own."""

    def __init__(self, serving):
        self.serving = serving
        project = json.loads(administer(serving, "projects", "create", "--name", "neighbour", "--json"))["id"]
        self.key = json.loads(administer(serving, "keys", "create", "--label", "neighbour", "--scopes", "*", "--json"))["key"]
        self.base = f"/api/projects/{project}/"
        self.dataset = self.ask("POST", "datasets/", {"name": "ten"})["id"]
        for number in range(10):
            self.ask("POST", "dataset_items/", {"dataset": self.dataset, "output": f"answer {number}"})
        definition = {"name": "r", "evaluation_type": "regex", "evaluation_config": {"pattern": "answer"}, "output_type": "boolean"}
        self.evaluation = self.ask("POST", "evaluations/", definition)["id"]

    def ask(self, method, path, body=None):
        status, answer = send(self.serving.url, self.key, method, self.base + path, body)
        if status >= 300:
            raise SystemExit(f"{method} {path}: {status} {answer[:300]}")
        return json.loads(answer)

    def run_ten_items(self):
        start = time.monotonic()
        run = self.ask("POST", "batch_runs/", {"dataset": self.dataset, "evaluations": [self.evaluation]})
        while run["finished_at"] is None and time.monotonic() - start < 120:
            time.sleep(0.02)
            run = self.ask("GET", f"batch_runs/{run['id']}/")
        return time.monotonic() - start

    def asking(self):
        return SmallRequests(self.serving.url, self.key, self.base + "datasets/?limit=1")


class SmallRequests:
    """Sends requests one after the other while the block runs; afterwards the list has their latencies in milliseconds."""

    def __init__(self, url, key, path):
        self.ended = multiprocessing.Event()
        self.receiver, sender = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=self.work, args=(sender, url, key, path), daemon=True)
        self.latencies = []

    def work(self, sender, url, key, path):
        latencies = []
        while not self.ended.is_set() or len(latencies) < 100:
            for address in ("/healthz", path):
                before = time.monotonic()
                status = send(url, key, "GET", address)[0]
                latencies.append((1000 * (time.monotonic() - before), status))
                time.sleep(SMALL_REQUEST_PAUSE)
        sender.send(latencies)

    def __enter__(self):
        self.process.start()
        return self.latencies

    def __exit__(self, *_):
        self.ended.set()
        latencies = self.receiver.recv()
        self.process.join()
        failed = [status for _, status in latencies if status != 200]
        if failed:
            progress(f"  {len(failed)} small requests failed: {sorted(set(failed))}")
        self.latencies += [latency if status == 200 else 60_000 for latency, status in latencies]


def send(url, key, method, path, body=None, type="application/json"):
    """Sends a request on a connection of its own; status 0 means no answer within a minute."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=60)
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    try:
        connection.request(method, path, body, {"Authorization": "Bearer " + key, "Content-Type": type})
        response = connection.getresponse()
        return response.status, response.read()
    except OSError as problem:
        return 0, str(problem).encode()
    finally:
        connection.close()


def administer(serving, *arguments):
    return subprocess.run(
        [RELEASE + "/assay", *arguments, "--data", serving.data], stdout=subprocess.PIPE, text=True, check=True).stdout


class Case:
    """A case of heavy use. `start` begins it, `wait` returns when it was observed long enough, `stop` ends the rest of it."""

    def __init__(self, bench, serving):
        self.bench, self.serving = bench, serving
        self.pool = concurrent.futures.ThreadPoolExecutor(64)
        self.answers = []
        self.prepare()

    def prepare(self):
        pass

    def start(self):
        pass

    def wait(self):
        for answer in concurrent.futures.as_completed(self.answers, timeout=600):
            answer.result()

    def stop(self):
        pass

    def outcome(self):
        """The number of answers with each status."""
        statuses = [answer.result()[0] for answer in self.answers]
        return ", ".join(f"{statuses.count(status)} × {status}" for status in sorted(set(statuses)))

    def send(self, method, path, body=None, **options):
        self.answers.append(self.pool.submit(send, self.serving.url, self.serving.key, method, "/api/projects/1/" + path, body, **options))

    def dataset(self, name, items=()):
        dataset = self.serving.ask("POST", "datasets/", {"name": name})["id"]
        for item in items:
            self.serving.ask("POST", "dataset_items/", {"dataset": dataset, **item})
        return dataset

    def imported(self, name, rows):
        progress(f"  importing {rows:,} items")
        path = os.path.join(self.bench.folder, name + ".jsonl")
        write_items(path, rows, SIZES["300 B"])
        self.serving.assay("import", name, path, "--json")
        os.remove(path)
        return next(row["id"] for row in self.serving.ask("GET", "datasets/")["results"] if row["name"] == name)


class Runs(Case):
    """Runs that are started together, and cancelled at the end."""

    def begin(self, dataset, evaluations, count=1):
        for _ in range(count):
            self.send("POST", "batch_runs/", {"dataset": dataset, "evaluations": evaluations})

    def runs(self):
        return [json.loads(answer.result()[1])["id"] for answer in self.answers if answer.result()[0] == 201]

    def wait(self):
        super().wait()
        time.sleep(self.bench.seconds)

    def stop(self):
        for run in self.runs():
            if self.serving.ask("GET", f"batch_runs/{run}/")["finished_at"] is None:
                self.serving.ask("POST", f"batch_runs/{run}/cancel/")


class SlowReaders(Case):
    title = "60 downloads at 1 kB/s"
    CLIENTS = 60

    def prepare(self):
        self.source = self.imported("export", self.bench.large_rows)
        self.connections = []

    def start(self):
        address = urllib.parse.urlsplit(self.serving.url)
        for _ in range(self.CLIENTS):
            connection = socket.create_connection((address.hostname, address.port))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(
                f"GET /api/projects/1/datasets/{self.source}/items/export/ HTTP/1.1\r\nHost: {address.netloc}\r\n"
                f"Authorization: Bearer {self.serving.key}\r\n\r\n".encode())
            self.connections.append(connection)

    def wait(self):
        end = time.monotonic() + 4 * self.bench.seconds
        self.beginnings = [b"" for _ in self.connections]
        while time.monotonic() < end:
            for place, connection in enumerate(self.connections):
                connection.settimeout(0.001)
                try:
                    self.beginnings[place] += connection.recv(1024)[:100]
                except TimeoutError:
                    pass
            time.sleep(1)

    def stop(self):
        for connection in self.connections:
            connection.close()

    def outcome(self):
        statuses = [beginning[9:12].decode() for beginning in self.beginnings]
        return ", ".join(f"{statuses.count(status)} × {status or 'nothing yet'}" for status in sorted(set(statuses)))


class UnfinishedRuns(Runs):
    title = "40 runs of 20 regex evaluations"

    def prepare(self):
        self.source = self.imported("items", self.bench.rows)
        self.evaluations = [
            [self.serving.evaluation("regex", {"pattern": rf"\pL{{{run + 1}}}.*[a-z]{{{number + 1}}}x{run}"}) for number in range(20)]
            for run in range(40)
        ]

    def start(self):
        for evaluations in self.evaluations:
            self.begin(self.source, evaluations)


class LargePage(Case):
    title = "a page of 60 items of 5 MB"

    def prepare(self):
        self.source = self.dataset("large", ({"output": "x" * 5_000_000} for _ in range(60)))

    def start(self):
        self.send("GET", f"dataset_items/?dataset={self.source}")


class LargeSample(Runs):
    title = "a sample of all of a large dataset"

    def prepare(self):
        self.source = self.imported("items", self.bench.large_rows)
        self.evaluation = self.serving.evaluation("contains", {"text": "alpha"})

    def start(self):
        sample = {"kind": "random", "n": self.bench.large_rows, "seed": 7}
        self.send("POST", "batch_runs/", {"dataset": self.source, "evaluations": [self.evaluation], "sample": sample})

    def wait(self):
        Case.wait(self)
        self.run = self.runs()[0]
        while (run := self.serving.ask("GET", f"batch_runs/{self.run}/"))["planned"] is None or run["counts"]["verdict"] == 0:
            if run["status"] in ("failed", "paused"):
                raise SystemExit(f"the run is {run['status']}: {run['status_reason_detail']}")
            time.sleep(0.1)
        self.chosen = run["planned"]

    def outcome(self):
        return f"{self.chosen:,} items chosen"


class LargeComparison(Case):
    title = "comparing two large runs"

    def prepare(self):
        dataset = self.imported("items", self.bench.large_rows)
        evaluation = self.serving.evaluation("contains", {"text": "alpha"})
        progress("  scoring them twice")
        self.runs = [self.serving.run(dataset, [evaluation])["id"] for _ in range(2)]

    def wait(self):
        start = time.monotonic()
        path = f"/api/projects/1/batch_runs/{self.runs[1]}/compare/?baseline={self.runs[0]}"
        while (status := send(self.serving.url, self.serving.key, "GET", path)[0]) == 202:
            time.sleep(0.1)
        self.answer = f"{status} after {time.monotonic() - start:.1f} s"

    def outcome(self):
        return self.answer


class FindAll(Runs):
    title = "eight runs of a quadratic find-all"

    def prepare(self):
        self.source = self.dataset("letters", [{"output": "a" * 1_000_000}])
        self.evaluation = categorical(self.serving, "a.*z|a")

    def start(self):
        self.begin(self.source, [self.evaluation], count=8)


class LargeFindAll(Runs):
    title = "19,000,000 matches"

    def prepare(self):
        self.source = self.dataset("letters", [{"output": "a" * 19_000_000}])
        self.evaluation = categorical(self.serving, "a")

    def start(self):
        self.begin(self.source, [self.evaluation], count=8)


class EndlessPrograms(Runs):
    title = "eight runs of endless programs"

    def prepare(self):
        self.source = self.dataset("some", [{"output": str(number)} for number in range(20)])
        self.evaluation = self.serving.evaluation("hog", {"source": "while (true) {}"})

    def start(self):
        self.begin(self.source, [self.evaluation], count=8)


class CostlyFilters(Runs):
    title = "34 samples by 100 large patterns"

    def prepare(self):
        self.source = self.dataset("some", [{"output": "x", "metadata": {"k": "x"}}])
        self.evaluation = self.serving.evaluation("contains", {"text": "x"})

    def start(self):
        where = [{"key": "k", "operator": "regex", "value": [rf"\pL{{400}}{number}" for number in range(100)]}]
        for _ in range(34):
            self.send("POST", "batch_runs/", {"dataset": self.source, "evaluations": [self.evaluation], "sample": {"kind": "where", "where": where}})


class InfiniteSums(Runs):
    title = "numbers that add up to infinity"

    def prepare(self):
        self.source = self.dataset(
            "numbers", [{"output": "1.7e308" if number < 32 else "-1.7e308"} for number in range(40)])
        self.evaluation = self.serving.evaluation("hog", {"source": "return toFloat(output)"}, "numeric")

    def start(self):
        self.begin(self.source, [self.evaluation])

    def wait(self):
        Case.wait(self)
        run = self.runs()[0]
        start = time.monotonic()
        while (answer := self.serving.ask("GET", f"batch_runs/{run}/"))["finished_at"] is None and time.monotonic() - start < 30:
            time.sleep(0.05)
        self.end = f"{answer['status']}, mean {answer['summary'][0]['mean']}"

    def outcome(self):
        return self.end


class LargeBodies(Case):
    title = "32 bodies of 19 MB at once"

    def prepare(self):
        self.reader = json.loads(administer(self.serving, "keys", "create", "--label", "r", "--scopes", "dataset:read", "--json"))["key"]
        self.body = b'{"metadata": [' + b",".join([b"{}"] * 6_300_000) + b"]}"

    def start(self):
        for key in (self.serving.key, self.reader):
            for _ in range(16):
                self.answers.append(self.pool.submit(send, self.serving.url, key, "POST", "/api/projects/1/datasets/", self.body))


class SlowImports(Case):
    title = "40 imports that send nothing"
    CLIENTS = 40

    def prepare(self):
        self.source = self.dataset("slow")
        self.connections = []

    def start(self):
        address = urllib.parse.urlsplit(self.serving.url)
        for _ in range(self.CLIENTS):
            connection = socket.create_connection((address.hostname, address.port))
            connection.sendall(
                f"POST /api/projects/1/datasets/{self.source}/items/import/ HTTP/1.1\r\nHost: {address.netloc}\r\n"
                f"Authorization: Bearer {self.serving.key}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{{".encode())
            self.connections.append(connection)

    def wait(self):
        time.sleep(self.bench.seconds)

    def stop(self):
        for connection in self.connections:
            connection.close()

    def outcome(self):
        return f"{self.CLIENTS} connections"


def categorical(serving, pattern):
    definition = {
        "name": pattern, "evaluation_type": "regex", "evaluation_config": {"pattern": pattern}, "output_type": "categorical",
        "output_config": {"options": [{"key": "b", "label": "b"}, {"key": "z", "label": "z"}], "selection_mode": "multiple"},
    }
    return serving.ask("POST", "evaluations/", definition)["id"]
