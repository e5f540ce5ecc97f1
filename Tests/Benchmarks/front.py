"""Requests through nginx compared with an empty C responder, shared commits, and the daemon's start and idle state."""

import json
import os
import re
import shutil
import statistics
import subprocess
import time
import urllib.request

from serving import RELEASE, Daemon, Serving

CONNECTIONS = 32


class EmptyResponder:
    """The C responder behind the same nginx configuration as Assay."""

    def __init__(self, program, folder, serving):
        socket = os.path.join(folder, "empty.sock")
        self.responder = subprocess.Popen([program, socket, "16"])
        configuration = open(serving.data + "/nginx/nginx.conf").read()
        listen = re.search(r"listen (\S+);", configuration).group(1)
        self.url = f"http://127.0.0.1:{int(listen.rsplit(':', 1)[1]) + 1}"
        run = os.path.join(folder, "empty-nginx")
        os.mkdir(run)
        configuration = configuration.replace(os.path.realpath(serving.data) + "/assayd.sock", socket)
        configuration = configuration.replace(os.path.realpath(serving.data) + "/nginx", run).replace(listen, self.url[7:])
        path = os.path.join(run, "nginx.conf")
        open(path, "w").write(configuration)
        self.nginx = subprocess.Popen([nginx(), "-c", path, "-e", "stderr"], stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url + "/healthz")
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit("the C responder does not answer")

    def stop(self):
        self.nginx.terminate()
        self.responder.terminate()
        self.nginx.wait()
        self.responder.wait()


def nginx():
    return shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")


def load(bench, url, key=None, script=None):
    """Requests per second at 32 connections; every answer must be a success."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{bench.seconds}s"]
    if key:
        command += ["-H", "Authorization: Bearer " + key]
    if script:
        command += ["-s", script]
    said = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(said)
    return float(re.search(r"Requests/sec:\s+(\S+)", said).group(1))


def script(folder, name, item):
    path = os.path.join(folder, name)
    open(path, "w").write(f"wrk.method='POST'; wrk.headers['Content-Type']='application/json'; wrk.body='{json.dumps(item)}'")
    return path


def requests(bench):
    serving, folder = bench.serving, bench.folder
    dataset = serving.ask("POST", "datasets/", {"name": "bench"})["id"]
    for number in range(100):
        serving.ask("POST", "dataset_items/", {"dataset": dataset, "input": f"question {number}", "output": "x" * 200, "metadata": {"n": number}})
    created = serving.ask("POST", "datasets/", {"name": "created"})["id"]
    create = script(folder, "create.lua", {"dataset": created, "input": "hello", "output": "x" * 200})
    responder = EmptyResponder(bench.empty_responder, folder, serving)
    base = serving.url + "/api/projects/1/"
    rates = {"empty": [], "detail": [], "list": [], "create": []}
    commits_before = serving.metric("assay_store_commits_total")
    for _ in range(bench.rounds):
        rates["empty"].append(load(bench, responder.url + "/api/x"))
        rates["detail"].append(load(bench, f"{base}datasets/{dataset}/", serving.key))
        rates["list"].append(load(bench, f"{base}dataset_items/?dataset={dataset}&limit=100", serving.key))
        rates["create"].append(load(bench, f"{base}dataset_items/", serving.key, create))
    responder.stop()
    items = serving.ask("GET", f"dataset_items/?dataset={created}&limit=1")["count"]
    commits = serving.metric("assay_store_commits_total") - commits_before
    show_requests(bench.figures, rates, items / commits)


def show_requests(figures, rates, sharing):
    empty = statistics.median(rates["empty"])
    figures.add("empty C responder", f"{empty:,.0f}/s")
    for name, what, reach in [("detail", "dataset detail", 0.5), ("list", "list of 100 items", 0.15)]:
        rate = statistics.median(rates[name])
        figures.at_least(what, f"{rate:,.0f}/s", f"{rate / empty:.2f} of the empty responder", rate / empty, reach)
    figures.at_least("item create", f"{statistics.median(rates['create']):,.0f}/s", f"{sharing:.1f} creates share a commit", sharing, 4)


def slow_commits(bench):
    serving = Serving(os.path.join(bench.folder, "slow"), preload=bench.slow_commit)
    dataset = serving.ask("POST", "datasets/", {"name": "bench"})["id"]
    start = time.monotonic()
    for _ in range(50):
        serving.ask("POST", "dataset_items/", {"dataset": dataset, "input": 1})
    alone = 50 / (time.monotonic() - start)
    create = script(bench.folder, "slow.lua", {"dataset": dataset, "input": "hello"})
    together = load(bench, serving.url + "/api/projects/1/dataset_items/", serving.key, create)
    bench.figures.at_least(
        "item create, commits 5 ms longer, 32 connections", f"{together:,.0f}/s", f"{together / alone:.1f} times one commit a request",
        together / alone, 8)
    serving.stop()


def starting(bench):
    data = os.path.join(bench.folder, "start")
    Serving(data).stop()
    times = []
    for _ in range(5):
        start = time.monotonic()
        process = subprocess.Popen([RELEASE + "/assayd", "--data", data], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        process.stdout.readline()
        times.append((time.monotonic() - start) * 1000)
        daemon = Daemon(process.pid)
        memory, used = daemon.memory(), daemon.processor_seconds()
        time.sleep(2)
        used = daemon.processor_seconds() - used
        process.terminate()
        process.wait()
    until_ready = statistics.median(times)
    bench.figures.at_most("start until ready", f"{until_ready:.0f} ms", "", until_ready, 150, " ms")
    bench.figures.at_most("memory when idle", f"{memory:.1f} MB", "", memory, 15, " MB")
    bench.figures.at_most("processor time in 2 idle seconds", f"{used:.2f} s", "", used, 0, " s")
