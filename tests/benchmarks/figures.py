"""Medians, percentiles and the tables they are shown in."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct


class Row(Struct, frozen=True):
    """One measured thing beside its floor."""

    what: str
    """What was measured."""

    ours: str
    """The program's figure, with its unit."""

    floor: str
    """The floor's figure, with its unit; empty where the goal is no ratio."""

    ratio: float
    """What the goal is about: ours through floor, or a plain figure."""

    goal: float
    """The most it should be; infinite where it is only shown for comparison."""

    @property
    def verdict(self) -> str:
        """Whether the goal is reached, in a word."""
        if self.goal == float("inf"):
            return ""
        return "ok" if self.ratio <= self.goal else "OVER"


def percentile(values: Sequence[float], part: float) -> float:
    """The value that so large a part (0 to 1) of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def ratio_row(
    what: str, ours: Sequence[float], floor: Sequence[float], goal: float, part: float = 0.5
) -> Row:
    """A row of two samples in seconds, compared at a percentile."""
    mine, theirs = (_at(ours, part), _at(floor, part))
    return Row(what, _ms(mine), _ms(theirs), mine / theirs, goal)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.{1 if seconds > 0.005 else 3}f} ms"


def _at(values: Sequence[float], part: float) -> float:
    return median(values) if part == 0.5 else percentile(values, part)


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    head = ["| measured | alliance | floor | figure | goal | |", "|---|---|---|---|---|---|"]
    body = [
        f"| {row.what} | {row.ours} | {row.floor} | {row.ratio:.2f} | {_goal(row)} | {row.verdict} |"
        for row in rows
    ]
    return "\n".join([*head, *body])


def _goal(row: Row) -> str:
    return "" if row.goal == float("inf") else f"{row.goal:g}"
