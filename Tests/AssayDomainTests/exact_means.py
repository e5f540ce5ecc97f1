"""Compares means that were computed in Swift with those of Python's fractions, which are exact and rounded once.

Argument: a file with one case per line: the mean, a space, and the items, separated by `;`, each with its trials, separated by `,`.
Prints a line for every disagreement and, last, the number of cases.
"""

import sys
from fractions import Fraction


def mean(items):
    return float(sum(sum(map(Fraction, item)) / len(item) for item in items) / len(items))


def main():
    count = 0
    with open(sys.argv[1]) as cases:
        for line in cases:
            count += 1
            ours, text = line.split()
            items = [[float(number) for number in item.split(",")] for item in text.split(";")]
            if float(ours) != mean(items):
                print(f"{ours}; {mean(items)}: {text[:200]}")
    print(count)


main()
