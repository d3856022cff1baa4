"""Who held the floor when, as rows of cells: arithmetic only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from alliance_tui.domain.kinds import KINDS
from alliance_tui.domain.talk import Span
from alliance_tui.sentences import floor_strip as say

FROM_LEFT: Final = " ▏▎▍▌▋▊▉█"
"""A cell filled from the left by so many eighths."""

FROM_BELOW: Final = " ▁▂▃▄▅▆▇█"
"""A cell filled from below by so many eighths."""

BREAKS: Final = {kind: about.mark for kind, about in KINDS.items() if about.mark}
"""The mark of each kind of break; where several fall into one column, the first of these is shown."""

HEARD: Final = "h"
"""The mark of a saying back; a break in the same column is shown before it."""

IN_SECONDS: Final = 180
"""The axis of a session shorter than so many seconds is in seconds."""

ROUND: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440)
"""So many seconds or minutes lie between two moments on the axis."""

APART: Final = 10
"""Columns between them at least."""


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


def mark_of(span: Span) -> str:
    """How a stretch is marked beneath the rows; empty for one that is not."""
    return HEARD if span.listener is not None else BREAKS.get(span.kind, "")


def break_marks(spans: Sequence[Span], seconds: float, columns: int) -> str:
    """A row of marks where breaks fell and somebody said back, each seen however short it was."""
    marks = [" "] * columns
    if seconds <= 0 or columns < 1:
        return "".join(marks)
    for mark in (HEARD, *reversed(BREAKS.values())):
        for span in spans:
            if mark_of(span) == mark:
                first = min(int(span.start / seconds * columns), columns - 1)
                end = max(min(-int(-span.end / seconds * columns // 1), columns), first + 1)
                marks[first:end] = mark * (end - first)
    return "".join(marks)


def axis(seconds: float, columns: int) -> str:
    """The time below the rows: round moments where they are, and else the last one, where there is room."""
    unit, after = (1, say.after_seconds) if seconds < IN_SECONDS else (60, say.after_minutes)
    start, length = after(number=0), int(seconds // unit)
    letters = list(start.ljust(columns)) if len(start) <= columns else [" "] * columns
    rounds = (step for step in ROUND if columns * step * unit >= APART * seconds)
    step = next(rounds, length + 1)
    moments = list(range(step, length + 1, step)) or [length] * bool(length)
    taken = len(start)
    for moment in moments:
        words, at = after(number=moment), columns * moment * unit / seconds
        place = min(round(at - len(words) / 2), columns - len(words))
        if place > taken and at <= place + len(words):
            letters[place : place + len(words)] = words
            taken = place + len(words)
    return "".join(letters)
