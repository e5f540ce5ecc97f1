"""Compares statistics that were computed in Swift with SciPy's and NumPy's.

Arguments: the subject, and a file with a case a line, JSON. Prints a line for every disagreement and, last, how many cases there were.
"""

import json
import sys

from scipy import stats


def differs(ours, theirs, tolerance=1e-9):
    return not abs(ours - theirs) <= tolerance * max(1, abs(theirs))


def wilson(successes, trials, low, high):
    """The interval of a rate."""
    theirs = stats.binomtest(successes, trials).proportion_ci(method="wilson")
    if differs(low, theirs.low) or differs(high, theirs.high):
        return f"{low}, {high}; SciPy: {theirs.low}, {theirs.high}"
    return None


SUBJECTS = {"wilson": wilson}


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
