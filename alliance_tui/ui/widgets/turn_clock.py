"""The time of a turn: how it is drawn, and the one quiet word before its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from rich.segment import Segment
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from alliance_tui.domain.timing import TurnTime
from alliance_tui.sentences import panes as say
from alliance_tui.ui.theme import GROUND, LINE, PANEL, QUIET
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.lines import blank, ink

BIG: Final = 3
"""Rows and columns of a big digit."""


class TurnFace(Struct, frozen=True):
    """All that is seen of a turn's time: where it is the same, nothing is drawn."""

    halves: int | None = None
    """Half columns of the bar that are left; None without a bar."""

    digits: str = ""
    """Minutes and seconds; empty where none are shown."""

    is_over: bool = False
    """Whether the planned end has passed."""

    cue: str = ""
    """The quiet word before and after the planned end."""


def turn_face(time: TurnTime, look: ClockLook, columns: int) -> TurnFace:
    """What is seen of a turn's time in so many columns."""
    cue = say.NEARLY_OVER if time.is_nearly_over else say.OVER if time.is_over else ""
    if look is ClockLook.DIGITS:
        return TurnFace(digits=_digits(time), is_over=time.is_over, cue=cue)
    if look is ClockLook.HIDDEN or time.left is None or not time.planned:
        return TurnFace(is_over=time.is_over, cue=cue)
    share = min(max(time.left / time.planned, 0.0), 1.0)
    halves = min(int(share * columns * 2) + 1, columns * 2) if share else 0
    return TurnFace(halves=halves, is_over=time.is_over, cue=cue)


def clock_rows(face: TurnFace, colour: str, columns: int, rows: int) -> Iterator[list[Segment]]:
    """The clock as rows of pieces, each `columns` wide or less."""
    if face.digits:
        yield from _digit_rows(face, colour, columns, rows)
        return
    draw = _thin_bar if rows == 1 else _bar
    bar = draw(face.halves, colour, columns) if face.halves is not None else []
    for _ in range(rows):
        yield bar


def _thin_bar(halves: int, colour: str, columns: int) -> list[Segment]:
    """A bar half a row high, so that it does not grow together with what stands above it.

    What is used is a thin line: on a terminal without colours, too, one sees how much is left.
    """
    whole = (halves + 1) // 2
    return [Segment("▄" * whole, ink(colour)), Segment("▁" * (columns - whole), ink(LINE))]


def _bar(halves: int, colour: str, columns: int) -> list[Segment]:
    whole, half = divmod(halves, 2)
    return [
        Segment("█" * whole, ink(colour, PANEL)),
        Segment("▌" * half, ink(colour, PANEL)),
        blank(columns - whole - half, ink(colour, PANEL)),
    ]


def _digits(time: TurnTime) -> str:
    """What is left, or without a planned length, what has passed; after the end, how long ago that was."""
    if time.left is None:
        return _minutes(int(time.used))
    if time.is_over:
        return f"+{_minutes(int(-time.left))}"
    return _minutes(-int(-time.left // 1))


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _digit_rows(face: TurnFace, colour: str, columns: int, rows: int) -> Iterator[list[Segment]]:
    style = ink(QUIET if face.is_over else colour, GROUND, bold=not face.is_over)
    if rows < BIG or len(face.digits) * BIG > columns:
        yield [Segment(face.digits, style)]
        for _ in range(rows - 1):
            yield []
        return
    places = [DIGITS.index(digit) * BIG for digit in face.digits]
    for row in range(BIG):
        yield [Segment("".join(DIGITS3X3_BOLD[place + row].ljust(BIG) for place in places), style)]
    for _ in range(rows - BIG):
        yield []
