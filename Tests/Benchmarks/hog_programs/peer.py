"""Runs `program(output)` of a Python file repeatedly and prints its processor time as JSON, as HogBench does for a Hog program."""

import json
import runpy
import sys
import time

path, output = sys.argv[1], open(sys.argv[2]).read()
program = runpy.run_path(path)["program"]


def seconds(times):
    start = time.process_time()
    for _ in range(times):
        program(output)
    return time.process_time() - start


times, best = 1, float("inf")
for _ in range(7):
    while (spent := seconds(times)) < 0.1:
        times *= 2
    best = min(best, spent / times)
print(json.dumps({"seconds": best, "end": str(program(output))}))
