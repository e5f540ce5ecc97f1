"""The table that `make bench` prints: each figure, the figure of the same run that it is compared with, and its target."""

import sys


class Figures:
    def __init__(self):
        self.rows = []

    def part(self, title):
        self.rows.append((title,))
        progress(title)

    def add(self, what, figure, beside="", reach="", reached=None):
        """`reached`: whether the figure reaches its target; `None` if it has none."""
        self.rows.append((what, figure, beside, reach, {None: "", True: "reached", False: "MISSED"}[reached]))
        progress(f"  {what}: {figure} {beside}")

    def at_least(self, what, figure, beside, ratio, reach, unit=""):
        self.add(what, figure, beside, f"≥ {reach:,}{unit}", ratio >= reach)

    def at_most(self, what, figure, beside, ratio, reach, unit=""):
        self.add(what, figure, beside, f"≤ {reach:,}{unit}", ratio <= reach)

    def print(self):
        lines = [row for row in self.rows if len(row) > 1]
        widths = [max((len(row[column]) for row in lines), default=0) for column in range(5)]
        for row in self.rows:
            if len(row) == 1:
                print(f"\n{row[0]}")
                continue
            what, figure, *rest = row
            cells = [what.ljust(widths[0]), figure.rjust(widths[1])] + [cell.ljust(width) for cell, width in zip(rest, widths[2:])]
            print(("  " + "  ".join(cells)).rstrip())
        missed = sum(row[4] == "MISSED" for row in lines)
        kept = sum(row[4] == "reached" for row in lines)
        print(f"\n{kept} reached, {missed} missed. Ratios are of figures taken in turns in this run; rates move with whatever else the machine does.")


def progress(text):
    print(text, file=sys.stderr, flush=True)
