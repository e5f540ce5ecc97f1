"""Scores the items of a file with Pydantic Evals and four evaluators that give the same answers as Assay's, each with a reason.
Prints the duration in seconds and how often each evaluator said yes."""

import collections
import dataclasses
import json
import re
import sys
import time

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import EvaluationReason, Evaluator

PATTERN = re.compile("zeta zeta alpha")
WANTED = "epsilon delta zeta"
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclasses.dataclass
class Regex(Evaluator):
    def evaluate(self, ctx):
        match = PATTERN.search(ctx.output)
        return EvaluationReason(match is not None, f"the pattern matches {match[0]!r}" if match else "nothing matches the pattern")


@dataclasses.dataclass
class Contains(Evaluator):
    def evaluate(self, ctx):
        found = WANTED in ctx.output
        return EvaluationReason(found, f"{WANTED!r} is {'' if found else 'not '}in {ctx.output[:60]!r}")


@dataclasses.dataclass
class JSONValid(Evaluator):
    def evaluate(self, ctx):
        try:
            json.loads(ctx.output)
            return EvaluationReason(True, "the text is JSON")
        except ValueError as error:
            return EvaluationReason(False, f"{ctx.output[:60]!r} is not JSON: {error}")


@dataclasses.dataclass
class NumericMatch(Evaluator):
    def evaluate(self, ctx):
        found, wanted = NUMBER.findall(ctx.output)[-1], NUMBER.findall(ctx.expected_output)[-1]
        return EvaluationReason(float(found) == float(wanted), f"found {found!r}, expected {wanted!r}")


EVALUATORS = {"regex": Regex, "contains": Contains, "json_valid": JSONValid, "numeric_match": NumericMatch}


def main():
    items = [json.loads(line) for line in open(sys.argv[1])]
    # The task returns the item's output, so only the evaluators do work.
    cases = [Case(inputs=item["output"], expected_output=item["expected"]) for item in items]
    dataset = Dataset(name="peer", cases=cases, evaluators=[evaluator() for evaluator in EVALUATORS.values()])
    start = time.monotonic()
    report = dataset.evaluate_sync(lambda output: output, progress=False)
    seconds = time.monotonic() - start
    yes = collections.Counter(name for case in report.cases for name, result in case.assertions.items() if result.value)
    print(json.dumps({"seconds": seconds, "passed": {name: yes[evaluator.__name__] for name, evaluator in EVALUATORS.items()}}))


main()
