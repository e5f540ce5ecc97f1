"""Runs `swift test` and reads the records of its tests, one JSON object per line (`--event-stream-output-path`)."""

import collections
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

from outcome import Outcome

# Seconds after which tests that record nothing any more are killed. The longest test takes a few minutes.
PATIENCE = 1200
LONGEST_LIST = 20


def run(command, patience=PATIENCE):
    """Runs `swift test` with these words, and returns what became of each test. Its output is not changed."""
    with tempfile.TemporaryDirectory() as folder:
        records = pathlib.Path(folder) / "events.jsonl"
        words = ["--event-stream-version", "0", "--event-stream-output-path", str(records)]
        status = finish(command + words, records, patience)
        lines = records.read_text(errors="replace").splitlines() if records.exists() else []
    return read(lines, status)


def finish(command, records, patience):
    """Runs a command and returns its exit status. Kills it and its children if the file of records stops growing."""
    process = subprocess.Popen(command, start_new_session=True)
    size, since = 0, time.monotonic()
    try:
        while True:
            try:
                return process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                now = records.stat().st_size if records.exists() else 0
                if now != size:
                    size, since = now, time.monotonic()
                elif size > 0 and time.monotonic() - since > patience:
                    os.killpg(process.pid, signal.SIGKILL)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def read(lines, status):
    """What the records of a run say, which ended with this exit status."""
    events = Events()
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # The last line of a program that crashed may be incomplete.
        events.add(record.get("kind"), record.get("payload", {}))
    return events.outcome(status)


class Events:
    def __init__(self):
        self.functions = set()
        # How many cases of a test have started and not ended. A test without arguments has one case.
        self.running = collections.Counter()
        self.ended = set()
        self.skipped = {}
        self.issues = {}
        self.is_over = False

    def add(self, kind, payload):
        if kind == "test" and payload.get("kind") == "function":
            self.functions.add(payload["id"])
        if kind != "event":
            return
        test, event = payload.get("testID", ""), payload.get("kind")
        if event == "testCaseStarted":
            self.running[test] += 1
        elif event == "testCaseEnded":
            self.running[test] -= 1
        elif event == "testEnded":
            self.ended.add(test)
        elif event == "testSkipped":
            self.skipped[test] = reason(payload)
        elif event == "issueRecorded" and is_failure(payload.get("issue", {})):
            self.issues.setdefault(test, []).append(description(payload))
        elif event == "runEnded":
            self.is_over = True

    def outcome(self, status):
        outcome = Outcome()
        outcome.started = bool(self.functions)
        outcome.passed = len((self.ended & self.functions) - set(self.issues) - set(self.skipped))
        # A suite that is skipped is recorded, and so is each of its functions.
        outcome.skipped = {name(test): why for test, why in self.skipped.items() if test in self.functions}
        outcome.failed = {name(test) or "outside of a test": texts for test, texts in self.issues.items()}
        if not self.is_over:
            outcome.failed["swift test"] = [f"ended too early, with exit status {status}"] + self.unfinished()
        elif status != 0 and not self.issues:
            outcome.failed["swift test"] = [f"ended with exit status {status}, though no test failed"]
        return outcome


    def unfinished(self):
        """The tests with cases that had not ended. The lines about whole tests come at other times, and are ignored."""
        tests = sorted(name(test) for test, cases in self.running.items() if cases > 0)
        shown = [f"{test} had not ended" for test in tests[:LONGEST_LIST]]
        return shown if len(tests) <= LONGEST_LIST else shown + [f"and {len(tests) - LONGEST_LIST} more"]


def name(test):
    """`Module.Suite/function()`, without the place in the source."""
    return re.sub(r"/[^/]+\.swift:\d+:\d+$", "", test)


def is_failure(issue):
    return not issue.get("isKnown") and issue.get("isFailure", True)


def reason(payload):
    texts = [message["text"] for message in payload.get("messages", [])]
    return re.sub(r"^.*? skipped(: |\.)", "", " ".join(texts)).strip().strip('"')


def description(payload):
    """The place and the first line of each message of an issue."""
    place = payload.get("issue", {}).get("sourceLocation") or {}
    file = place.get("fileID", "").split("/")[-1]
    texts = [message["text"].strip() for message in payload.get("messages", [])]
    # The first message repeats the name and the arguments of the test: `Test f() recorded an issue at File.swift:1:2: …`.
    texts = [re.sub(r"^Test .*? recorded an issue .*?at \S+?:\d+:\d+: ", "", text) for text in texts]
    return f"{file}:{place.get('line', '?')}: {' — '.join(text for text in texts if text)}"
