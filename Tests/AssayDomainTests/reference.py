"""Compares statistics that were computed in Swift with SciPy's and NumPy's.

Arguments: the subject, and a file with one case per line, in JSON. Prints a line for every disagreement and, last, the number of cases.
"""

import json
import math
import sys

import numpy
from scipy import stats


def differs(ours, theirs, tolerance=1e-9):
    return not abs(ours - theirs) <= tolerance * max(1, abs(theirs))


def wilson(successes, trials, low, high):
    """The interval of a rate."""
    theirs = stats.binomtest(successes, trials).proportion_ci(method="wilson")
    if differs(low, theirs.low) or differs(high, theirs.high):
        return f"{low}, {high}; SciPy: {theirs.low}, {theirs.high}"
    return None


def mcnemar(improved, regressed, p_value):
    """The exact test, to nine significant digits."""
    theirs = stats.binomtest(improved, improved + regressed).pvalue if improved + regressed else 1
    if not abs(p_value - theirs) <= 1e-9 * theirs + 1e-300:
        return f"{p_value}; SciPy: {theirs}"
    return None


def quantiles(values, p10, median, p90):
    theirs = numpy.quantile(values, [0.1, 0.5, 0.9])
    if any(differs(ours, other, 1e-12) for ours, other in zip((p10, median, p90), theirs)):
        return f"{p10}, {median}, {p90}; NumPy: {theirs}"
    return None


def pass_hat_k(passed, trials, k, value):
    """The estimator as tau-bench writes it."""
    theirs = sum(math.comb(count, k) / math.comb(trials, k) for count in passed) / len(passed)
    return f"{value}; {theirs}" if differs(value, theirs) else None


def bootstrap(values, interval, paired, p_value):
    """Two bootstraps of the same numbers differ by chance.

    The end of an interval from 2,000 resamples has a standard error of 0.06 standard errors of the mean, so five times that is allowed. A
    p-value has one of √(2p / 2000), and is never below 0.001. A permutation test asks another question; apart from chance its p-value for
    numbers like these is the same within 0.03.
    """
    unit = numpy.std(values, ddof=1) / math.sqrt(len(values))
    theirs = stats.bootstrap((values,), numpy.mean, n_resamples=9999, method="percentile", vectorized=True, random_state=1)
    for ours in (interval, paired):
        for end, other in zip(ours, theirs.confidence_interval):
            if abs(end - other) > 0.3 * unit:
                return f"{ours}; SciPy: {theirs.confidence_interval}"
    beyond = min(numpy.sum(theirs.bootstrap_distribution <= 0), numpy.sum(theirs.bootstrap_distribution >= 0))
    inverted = min(1, 2 * (beyond + 1) / 10_000)
    chance = 5 * math.sqrt(2 * inverted / 2000)
    if abs(p_value - inverted) > 0.002 + chance:
        return f"p {p_value}; SciPy's bootstrap: {inverted}"
    flipped = stats.permutation_test(
        (values,), numpy.mean, permutation_type="samples", vectorized=True, n_resamples=1999, random_state=1
    ).pvalue
    if abs(p_value - flipped) > 0.03 + chance:
        return f"p {p_value}; SciPy's permutation test: {flipped}"
    return None


SUBJECTS = {subject.__name__: subject for subject in (wilson, mcnemar, quantiles, pass_hat_k, bootstrap)}


def main():
    subject, path = sys.argv[1:]
    count = 0
    with open(path) as cases:
        for line in cases:
            count += 1
            if found := SUBJECTS[subject](*json.loads(line)):
                print(f"{line.strip()[:200]}: {found}")
    print(count)


main()
