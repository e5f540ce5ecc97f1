"""`make bench`: Assay beside the least that C can do, in one run on one machine. Read the ratios: figures move with whatever else the
machine does. Every load is bounded in time and goes to loopback alone."""

import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RELEASE = os.path.join(ROOT, ".build", "release")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS_EACH", "3"))
ROWS = int(os.environ.get("ROWS", "100000"))
CONNECTIONS = 32
PATTERN = "zeta zeta alpha"


def say(text=""):
    print(text, flush=True)


def row(what, figure, beside="", reach=""):
    say(f"{what:<52} {figure:>16}  {beside:<34} {reach}")


def compile_c(name, folder, *flags):
    target = os.path.join(folder, name)
    subprocess.run(["cc", "-O2", "-o", target, os.path.join(HERE, name + ".c"), *flags], check=True)
    return target


class Serving:
    """`assay serve` on a data directory and a free port."""

    def __init__(self, data, preload=None):
        self.data = data
        self.key_file = data + ".key"
        environment = dict(os.environ, ASSAY_LOG_LEVEL="warning")
        if preload:
            environment["LD_PRELOAD"] = preload
        self.process = subprocess.Popen(
            [RELEASE + "/assay", "serve", "--data", data, "--listen", "127.0.0.1:0", "--admin-key-file", self.key_file],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
        self.url = self.process.stdout.readline().split()[1]
        self.key = open(self.key_file).read().strip()

    def daemon(self):
        listing = subprocess.run(["pgrep", "-P", str(self.process.pid), "-x", "assayd"], capture_output=True, text=True)
        return int(listing.stdout.split()[0])

    def memory(self):
        status = open(f"/proc/{self.daemon()}/status").read()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def processor_seconds(self):
        fields = open(f"/proc/{self.daemon()}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, method, path, body=None):
        request = urllib.request.Request(
            self.url + "/api/projects/1/" + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + self.key, "Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))

    def metric(self, name):
        text = urllib.request.urlopen(self.url + "/metrics").read().decode()
        return float(re.search(rf"^{name} (\S+)", text, re.M).group(1))

    def assay(self, *arguments):
        environment = dict(os.environ, ASSAY_URL=self.url, ASSAY_API_KEY=self.key)
        return subprocess.run(
            [RELEASE + "/assay", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class EmptyResponder:
    """The C responder behind the very nginx configuration that serves Assay."""

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


def load(url, key=None, script=None):
    """Requests a second at 32 connections; every answer must be a good one."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    if key:
        command += ["-H", "Authorization: Bearer " + key]
    if script:
        command += ["-s", script]
    said = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(said)
    return float(re.search(r"Requests/sec:\s+(\S+)", said).group(1))


def write_items(path, rows):
    chance = random.Random(1)
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    with open(path, "w") as file:
        for number in range(rows):
            output = " ".join(chance.choice(words) for _ in range(60))[:256]
            file.write(json.dumps({"input": f"question {number}", "output": output, "metadata": {"expected": "x"}}) + "\n")


def requests(folder, serving, responder_program):
    dataset = serving.ask("POST", "datasets/", {"name": "bench"})["id"]
    for number in range(100):
        serving.ask("POST", "dataset_items/", {"dataset": dataset, "input": f"question {number}", "output": "x" * 200, "metadata": {"n": number}})
    script = os.path.join(folder, "create.lua")
    item = json.dumps({"dataset": serving.ask("POST", "datasets/", {"name": "created"})["id"], "input": "hello", "output": "x" * 200})
    open(script, "w").write(f"wrk.method='POST'; wrk.headers['Content-Type']='application/json'; wrk.body='{item}'")
    responder = EmptyResponder(responder_program, folder, serving)
    base = serving.url + "/api/projects/1/"
    figures = {"empty": [], "detail": [], "list": [], "create": []}
    commits_before = serving.metric("assay_store_commits_total")
    for _ in range(ROUNDS):
        figures["empty"].append(load(responder.url + "/api/x"))
        figures["detail"].append(load(f"{base}datasets/{dataset}/", serving.key))
        figures["list"].append(load(f"{base}dataset_items/?dataset={dataset}&limit=100", serving.key))
        figures["create"].append(load(f"{base}dataset_items/", serving.key, script))
    responder.stop()
    empty = statistics.median(figures["empty"])
    row("empty C responder", f"{empty:,.0f}/s")
    for name, reach in [("detail", 0.5), ("list", 0.15)]:
        rate = statistics.median(figures[name])
        what = {"detail": "dataset detail", "list": "list of 100 items"}[name]
        row(what, f"{rate:,.0f}/s", f"{rate / empty:.2f} of the empty responder", f"reach {reach}")
    created = serving.ask("GET", "dataset_items/?limit=1")["count"] - 100
    commits = serving.metric("assay_store_commits_total") - commits_before
    row("item create", f"{statistics.median(figures['create']):,.0f}/s", f"{created / commits:.1f} creates share a commit", "reach 4")


def slow_commits(folder, library):
    serving = Serving(os.path.join(folder, "slow"), preload=library)
    dataset = serving.ask("POST", "datasets/", {"name": "bench"})["id"]
    start = time.monotonic()
    for _ in range(50):
        serving.ask("POST", "dataset_items/", {"dataset": dataset, "input": 1})
    alone = 50 / (time.monotonic() - start)
    script = os.path.join(folder, "slow.lua")
    item = json.dumps({"dataset": dataset, "input": "hello"})
    open(script, "w").write(f"wrk.method='POST'; wrk.headers['Content-Type']='application/json'; wrk.body='{item}'")
    together = load(serving.url + "/api/projects/1/dataset_items/", serving.key, script)
    row("item create, commits 5 ms longer, 32 connections", f"{together:,.0f}/s", f"{together / alone:.1f} times one commit a request", "reach 8")
    serving.stop()


def scoring(folder, serving, c_loop):
    peak = {}
    for rows in (ROWS // 10, ROWS):
        items = os.path.join(folder, "items.jsonl")
        write_items(items, rows)
        name = f"items {rows}"
        start = time.monotonic()
        serving.assay("import", name, items, "--json")
        imported = rows / (time.monotonic() - start)
        serving.assay("evaluations", "create", "--name", f"regex {rows}", "--type", "regex", "--config", json.dumps({"pattern": PATTERN}))
        run = json.loads(serving.assay("run", name, f"regex {rows}", "--json"))
        seconds = moment(run["finished_at"]) - moment(run["started_at"])
        peak[rows] = serving.memory()
    loop_items = c_rows(folder, serving, c_loop, "items")
    loop_results = c_rows(folder, serving, c_loop, "results")
    row("the C loop, items", f"{loop_items:,.0f}/s")
    row(f"import of {ROWS:,} items of 300 B", f"{imported:,.0f}/s", f"{imported / loop_items:.2f} of the C loop", "reach 0.25")
    row("the C loop, results", f"{loop_results:,.0f}/s")
    rate = ROWS / seconds
    row(f"recorded regex verdicts over {ROWS:,} items", f"{rate:,.0f}/s", f"{rate / loop_results:.2f} of the C loop", "reach 0.15 and 20,000/s")
    small, large = peak[ROWS // 10], peak[ROWS]
    row(f"memory after {ROWS // 10:,} and {ROWS:,} items", f"{small:.0f}, {large:.0f} MB", f"{large - small:+.0f} MB", "reach ± 20 MB")


def c_rows(folder, serving, c_loop, kind):
    """Rows a second of the C loop on a new database of Assay's."""
    data = os.path.join(folder, "c-" + kind)
    Serving(data).stop()
    return float(subprocess.run([c_loop, data + "/assay.db", kind, str(ROWS)], capture_output=True, text=True, check=True).stdout)


def moment(text):
    whole, _, fraction = text.rstrip("Z").partition(".")
    return time.mktime(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float("0." + (fraction or "0"))


def starting(folder):
    data = os.path.join(folder, "start")
    Serving(data).stop()
    times = []
    for _ in range(5):
        start = time.monotonic()
        daemon = subprocess.Popen(
            [RELEASE + "/assayd", "--data", data], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        daemon.stdout.readline()
        times.append((time.monotonic() - start) * 1000)
        status = open(f"/proc/{daemon.pid}/status").read()
        memory = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024
        ticks = lambda: sum(int(x) for x in open(f"/proc/{daemon.pid}/stat").read().rsplit(")", 1)[1].split()[11:13])
        used = ticks()
        time.sleep(2)
        used = ticks() - used
        daemon.terminate()
        daemon.wait()
    row("start until ready", f"{statistics.median(times):.0f} ms", "", "reach 150 ms")
    row("memory when idle", f"{memory:.1f} MB", "", "reach 15 MB")
    row("processor time in 2 idle seconds", f"{used} ticks", "", "reach 0")


def main():
    for program in ("wrk", "cc"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing: `make bench` installs it.")
    folder = tempfile.mkdtemp(prefix="assay-bench-")
    try:
        responder = compile_c("empty_responder", folder, "-lfcgi", "-lpthread")
        c_loop = compile_c("c_loop", folder, "-lsqlite3")
        slow = compile_c("slow_commit", folder, "-shared", "-fPIC", "-ldl")
        starting(folder)
        serving = Serving(os.path.join(folder, "data"))
        requests(folder, serving, responder)
        scoring(folder, serving, c_loop)
        serving.stop()
        slow_commits(folder, slow)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
