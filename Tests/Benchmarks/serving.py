"""Serves Assay for the benchmark, sends requests to it, and reads the state of its process."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RELEASE = os.environ.get("BENCH_PROGRAMS", os.path.join(ROOT, ".build", "release"))


class Serving:
    """`assay serve` on a data directory and a free port."""

    def __init__(self, data, preload=None):
        self.data = data
        key_file = data + ".key"
        environment = dict(os.environ, ASSAY_LOG_LEVEL="warning")
        if preload:
            environment["LD_PRELOAD"] = preload
        self.process = subprocess.Popen(
            [RELEASE + "/assay", "serve", "--data", data, "--listen", "127.0.0.1:0", "--admin-key-file", key_file],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
        self.url = self.process.stdout.readline().split()[1]
        self.key = open(key_file).read().strip()
        listing = subprocess.run(["pgrep", "-P", str(self.process.pid), "-x", "assayd"], capture_output=True, text=True)
        self.daemon = Daemon(int(listing.stdout.split()[0]))
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc)
        self.last_sent = time.monotonic()

    def ask(self, method, path, body=None):
        """Returns the answer's JSON. `path` is relative to the project, or a complete link."""
        address = path if path.startswith("http") else "/api/projects/1/" + path
        status, answer = self.send(method, address, None if body is None else json.dumps(body))
        if status >= 300:
            raise SystemExit(f"{method} {path}: {status} {answer[:300]}")
        return json.loads(answer)

    def send(self, method, address, body=None):
        """Sends a request over one connection, which stays open while it is used."""
        if time.monotonic() - self.last_sent > 5:
            # nginx closes an idle connection.
            self.connection.close()
        self.last_sent = time.monotonic()
        headers = {"Authorization": "Bearer " + self.key, "Content-Type": "application/json"}
        self.connection.request(method, address, body, headers)
        response = self.connection.getresponse()
        return response.status, response.read()

    def metric(self, name):
        text = urllib.request.urlopen(self.url + "/metrics").read().decode()
        return float(re.search(rf"^{name} (\S+)", text, re.M).group(1))

    def assay(self, *arguments):
        environment = dict(os.environ, ASSAY_URL=self.url, ASSAY_API_KEY=self.key)
        return subprocess.run(
            [RELEASE + "/assay", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout

    def evaluation(self, kind, config, output="boolean"):
        definition = {"name": f"{kind} {config}", "evaluation_type": kind, "evaluation_config": config, "output_type": output}
        return self.ask("POST", "evaluations/", definition)["id"]

    def run(self, dataset, evaluations):
        """Scores a dataset, waits for the end, and returns the finished run."""
        run = self.ask("POST", "batch_runs/", {"dataset": dataset, "evaluations": evaluations})
        while run["finished_at"] is None:
            if run["status"] == "paused":
                raise SystemExit(f"the run is paused: {run['status_reason']}")
            # More frequent requests would slow down the run.
            time.sleep(0.1)
            run = self.ask("GET", f"batch_runs/{run['id']}/")
        return run

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Daemon:
    """The process of assayd, read from /proc."""

    def __init__(self, pid):
        self.pid = pid

    def processor_seconds(self):
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """The present memory in megabytes."""
        return self.status("VmRSS")

    def peak_memory(self):
        """The maximum memory since `forget_peak`, in megabytes."""
        return self.status("VmHWM")

    def forget_peak(self):
        open(f"/proc/{self.pid}/clear_refs", "w").write("5")

    def status(self, name):
        return int(re.search(rf"{name}:\s+(\d+)", open(f"/proc/{self.pid}/status").read()).group(1)) / 1024


def seconds(run):
    """The duration of a run."""
    return moment(run["finished_at"]) - moment(run["started_at"])


def moment(text):
    whole, _, fraction = text.rstrip("Z").partition(".")
    return time.mktime(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float("0." + (fraction or "0"))


def compiled(name, folder, sources, *flags):
    target = os.path.join(folder, name)
    subprocess.run(["cc", "-O2", "-o", target, *(os.path.join(HERE, source) for source in sources), *flags], check=True)
    return target
