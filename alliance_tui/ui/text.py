"""The only door through which typed words reach a widget.

Typed words are data: they are never read as markup, and no code in them reaches the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.style import Style

from alliance_tui.exports.clean import UNSAFE, clean, clean_line

CLICKED: Final = "clicked"
"""Under this name a style holds the action of words that can be clicked."""

SHORTEST: Final = 2
"""Columns: a letter of a name and its ellipsis; where not even that stands before a number, that is cut."""

_NUMBER: Final = re.compile(r" \(\d+\)$")
"""What is behind a name that another one has, too."""

_IN_LINE: Final = rf"[\t\n]|{UNSAFE}"
"""What a drawn segment must never hold: nor tab and line feed."""


def shown(text: str) -> str:
    """Typed words as they may be drawn: without control codes; line feeds stay, tabs become spaces."""
    return clean(text)


def one_line(text: str) -> str:
    """Typed words as they may be drawn on one line: line feeds become spaces."""
    return clean_line(text)


def is_typed(character: str | None) -> bool:
    """Whether what a key types belongs to words.

    Not only what Python calls printable does: joiners within Persian words and emoji do, spaces that do not
    break or are as wide as a letter, and letters that are newer than Python's list of them.
    """
    if not character:
        return False
    return character.isprintable() or (character not in "\t\n\r" and bool(clean(character)))


def content(text: str, style: str = "") -> Content:
    """Typed words for a widget, never read as markup."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def clickable(words: Content, action: str) -> Content:
    """Words that run an action of their screen when they are clicked; they look as they did before."""
    return words.stylize(Style.from_meta({CLICKED: action}))


def width(text: str) -> int:
    """The columns that drawn text takes."""
    return cell_len(text)


@lru_cache(maxsize=4096)
def clip(text: str, columns: int) -> str:
    """Typed words on one line, at most so many columns wide, with an ellipsis where they are cut."""
    line = one_line(text)
    if cell_len(line) <= columns:
        return line
    if columns <= 1:
        return "…"[:columns]
    kept = Content(line).truncate(columns - 1).plain.rstrip()
    return f"{kept}…"


def clip_name(name: str, columns: int) -> str:
    """A name, clipped before the number that tells it apart from another one, such as "Maxim… (2)"."""
    line = one_line(name)
    number = _NUMBER.search(line)
    if number is None or cell_len(line) <= columns or (room := columns - cell_len(number[0])) < SHORTEST:
        return clip(line, columns)
    return clip(line[: number.start()], room) + number[0]


def fit(text: str, columns: int) -> str:
    """Typed words on one line, exactly so many columns wide: clipped or padded."""
    line = clip(text, columns)
    return line + " " * max(columns - cell_len(line), 0)


@lru_cache(maxsize=128)
def wrap(text: str, columns: int) -> tuple[str, ...]:
    """Typed words on as many lines as they need, each at most so many columns wide; nothing is lost."""
    if columns < 1:
        return ()
    return tuple(line.plain.rstrip() for line in Content(shown(text)).wrap(columns))


class SafeLines(LineFilter):
    """The last guard before the terminal: no drawn text holds a control code."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual passes it)
        """Strip control codes from segments that have any."""
        if all(segment.control or segment.text.isprintable() for segment in segments):
            return segments
        return list(self._cleaned(segments))

    @staticmethod
    def _cleaned(segments: Iterable[Segment]) -> Iterable[Segment]:
        for segment in segments:
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                yield Segment(re.sub(_IN_LINE, "", segment.text), segment.style)
