"""Who held the floor when, as rows of cells: arithmetic only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from alliance_tui.domain.talk import Span
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences import floor_strip as say

FROM_LEFT: Final = " ▏▎▍▌▋▊▉█"
"""A cell filled from the left by so many eighths."""

FROM_BELOW: Final = " ▁▂▃▄▅▆▇█"
"""A cell filled from below by so many eighths."""

BREAKS: Final = {SpanKind.TIME_OUT: "T", SpanKind.PAUSE: "z", SpanKind.AWAY: "~"}
"""The mark of each kind of break; where several fall into one column, the first of these is shown."""

IN_SECONDS: Final = 180
"""The axis of a session shorter than so many seconds is in seconds."""


class Cell(Struct, frozen=True):
    """One column of a person's row."""

    letter: str
    """The character."""

    inverse: bool = False
    """Whether colour and ground are exchanged: the cell is filled from the right."""


def talk_cells(spans: Iterable[Span], seconds: float, columns: int) -> list[Cell]:
    """A person's stretches over the whole length: a cell is as full as they spoke in its time.

    A stretch that begins or ends within a cell fills it from the side it touches; several in one cell, or one
    in its middle, fill it from below. However short, a stretch is seen.
    """
    if seconds <= 0 or columns < 1:
        return [Cell(" ")] * max(columns, 0)
    per_cell = seconds / columns
    pieces: list[list[tuple[float, float]]] = [[] for _ in range(columns)]
    for span in spans:
        first = min(int(span.start / per_cell), columns - 1)
        last = min(int(span.end / per_cell), columns - 1)
        for at in range(first, last + 1):
            start, end = max(span.start / per_cell - at, 0.0), min(span.end / per_cell - at, 1.0)
            if end > start:
                pieces[at].append((start, end))
    return [_cell(within) for within in pieces]


def _cell(pieces: Sequence[tuple[float, float]]) -> Cell:
    if not pieces:
        return Cell(" ")
    eighths = min(max(round(8 * sum(end - start for start, end in pieces)), 1), 8)
    near = 1 / 16
    if eighths == 8:
        return Cell("█")
    if len(pieces) == 1 and pieces[0][0] <= near:
        return Cell(FROM_LEFT[eighths])
    if len(pieces) == 1 and pieces[0][1] >= 1 - near:
        return Cell(FROM_LEFT[8 - eighths], inverse=True)
    return Cell(FROM_BELOW[eighths])


def break_marks(spans: Sequence[Span], seconds: float, columns: int) -> str:
    """A row of marks where breaks fell, each seen however short it was."""
    marks = [" "] * columns
    if seconds <= 0 or columns < 1:
        return "".join(marks)
    for kind, mark in reversed(BREAKS.items()):
        for span in spans:
            if span.kind is kind:
                first = min(int(span.start / seconds * columns), columns - 1)
                end = max(min(-int(-span.end / seconds * columns // 1), columns), first + 1)
                marks[first:end] = mark * (end - first)
    return "".join(marks)


def axis(seconds: float, columns: int) -> str:
    """The time below the rows: beginning, end, and what lies between where there is room."""
    start, end = _after(0, seconds), _after(seconds, seconds)
    if start == end or columns < len(start) + len(end) + 1:
        return start.ljust(columns)[:columns] if start == end else end.rjust(columns)[:columns]
    letters = [*start, *" " * (columns - len(start) - len(end)), *end]
    said = {start, end}
    parts = next((n for n in (4, 2) if columns >= n * 12), 1)
    for part in range(1, parts):
        words = _after(seconds * part / parts, seconds)
        at = round(columns * part / parts) - len(words) // 2
        if words not in said:
            letters[at : at + len(words)] = words
            said.add(words)
    return "".join(letters)


def _after(moment: float, whole: float) -> str:
    """A moment on the axis, with its unit: seconds where the whole is short, else minutes."""
    if whole < IN_SECONDS:
        return say.after_seconds(number=int(moment))
    return say.after_minutes(number=int(moment // 60))
