"""The pieces that drawn lines are made of, and what differs between two lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from alliance_tui.ui.theme import GROUND

NEAR: Final = 6
"""Unchanged columns between two changes that cost less to send again than to jump over."""

Row = tuple[Segment, ...]
"""One line of a widget, as pieces from left to right."""

Cell = tuple[str, Style | None, int]
"""What stands in one column: a character (or the piece it belongs to), its style, its place in that piece."""


@lru_cache(maxsize=256)
def ink(colour: str, ground: str = GROUND, *, bold: bool = False) -> Style:
    """The style of words or shapes in a colour on a ground."""
    return Style(color=colour, bgcolor=ground, bold=True if bold else None)


@lru_cache(maxsize=1024)
def blank(columns: int, style: Style) -> Segment:
    """So many empty columns; none where the number is not positive."""
    return Segment(" " * columns, style)


def width_of(pieces: Iterable[Segment]) -> int:
    """The columns that pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def line(pieces: Iterable[Segment], width: int, ground: Style) -> Row:
    """A line of exactly `width` columns: cut off or filled up on the right, without empty pieces."""
    room = width
    kept: list[Segment] = []
    for piece in pieces:
        cells = cell_len(piece.text)
        if cells > room:
            piece, _ = piece.split_cells(room)
            cells = room
        if cells:
            kept.append(piece)
            room -= cells
    if room:
        kept.append(blank(room, ground))
    return tuple(kept)


@lru_cache(maxsize=1024)
def changed(old: Row, new: Row) -> tuple[tuple[int, int], ...]:
    """The columns in which two lines of one width differ, as spans from the left, near ones joined."""
    spans: list[tuple[int, int]] = []
    for column in _differences(old, new):
        if spans and column - spans[-1][1] <= NEAR:
            spans[-1] = (spans[-1][0], column + 1)
        else:
            spans.append((column, column + 1))
    return tuple(spans)


def _differences(olds: Sequence[Segment], news: Sequence[Segment]) -> Iterator[int]:
    """The columns that differ; pieces that are equal and begin at the same column are not looked into."""
    i = j = column = 0
    while i < len(olds) and j < len(news):
        first_old, first_new = i, j
        old_width, new_width = cell_len(olds[i].text), cell_len(news[j].text)
        same = olds[i] == news[j]
        i, j = i + 1, j + 1
        while old_width != new_width:
            if old_width < new_width and i < len(olds):
                old_width += cell_len(olds[i].text)
                i += 1
            elif new_width < old_width and j < len(news):
                new_width += cell_len(news[j].text)
                j += 1
            else:
                break
        if not same:
            pairs = zip(_cells(olds[first_old:i]), _cells(news[first_new:j]), strict=False)
            yield from (at for at, (one, other) in enumerate(pairs, column) if one != other)
        column += new_width


def _cells(pieces: Sequence[Segment]) -> Iterator[Cell]:
    """What stands in each column; a piece with wide or joined characters is one thing in all its columns."""
    for text, style, _ in pieces:
        width = cell_len(text)
        if width == len(text):
            yield from ((letter, style, 0) for letter in text)
        else:
            yield from ((text, style, at) for at in range(width))
