"""The few ways in which words look on a page: plain, strong, quiet, good, waiting, and each seat's own."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from textual.color import Color
from textual.content import Content
from textual.style import Style

from alliance_tui.domain.people import Participant
from alliance_tui.sentences import told
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip_name, one_line, shown, width


@lru_cache(maxsize=64)
def tone(colour: str, ground: str | None = None, *, bold: bool = False) -> Style:
    """Words in a colour; without a ground they stand on whatever is behind them."""
    return Style(
        foreground=Color.parse(colour),
        background=Color.parse(ground) if ground else None,
        bold=True if bold else None,
    )


PLAIN: Final = tone(theme.TEXT)
"""Words that people said."""

STRONG: Final = tone(theme.TEXT, bold=True)
"""What is read first."""

QUIET: Final = tone(theme.QUIET)
"""What is there but does not call."""

HEADING: Final = tone(theme.QUIET, bold=True)
"""The name of a section: what people said stands out, not this."""

GOOD: Final = tone(theme.GOOD)
"""In force, saved, said yes to."""

WAITS: Final = tone(theme.WAITS)
"""Not yet, due, unfinished."""

POINTER: Final = tone(theme.MARKS[0].colour, bold=True)
"""The sign before what is highlighted."""

KEY: Final = tone(theme.GROUND, theme.KEY_GROUND, bold=True)
"""The name of a key."""


def seat_tone(seat: int) -> Style:
    """The colour of a seat."""
    return tone(theme.mark(seat).colour)


def words(text: str, style: Style = PLAIN) -> Content:
    """Words, typed ones too, on as many lines as they have."""
    return Content.assemble((shown(text), style))


def phrase(*parts: tuple[str, Style]) -> Content:
    """Words of several tones, typed ones too, in one paragraph: line feeds become spaces."""
    return Content.assemble(*((shown(text).replace("\n", " "), style) for text, style in parts))


def person_words(person: Participant, style: Style = PLAIN) -> Content:
    """A person, as their symbol and their name."""
    symbol = theme.mark(person.seat).symbol
    return Content.assemble((f"{symbol} ", seat_tone(person.seat)), (one_line(person.called), style))


def short_name(person: Participant, columns: int) -> str:
    """A name among other words; one that is cut has its symbol before it, for others may begin like it."""
    if width(one_line(person.called)) <= columns:
        return one_line(person.called)
    return clip_name(f"{theme.mark(person.seat).symbol} {person.called}", columns)


def keeper_name(person: Participant, columns: int | None = None) -> str:
    """The name of who keeps an agreement, short where columns are told, and whether they have left since."""
    name = one_line(person.called) if columns is None else short_name(person, columns)
    return told.has_left(name=name) if person.gone else name
