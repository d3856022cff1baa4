"""What of a time-out goes where the terminal is small: how it is ended stays longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content

SHORT: Final = 12
"""Below so many rows there is room for little more than the time and who is ready."""

HEIGHTS: Final = [(0, "-tiny"), (SHORT, "-short"), (19, "-tall")]
"""The class of a screen that covers the talk in a break, from so many rows on."""

FOOT: Final = 1
"""Rows of the keys at the foot."""

EMPTY: Final = 3
"""Empty rows between the parts, where there is room."""

WHOSE: Final = 1
"""Rows of the title of whose session it is."""

LARGE: Final = 4
"""Rows of the large title and countdown."""

IN_SHORT: Final = 1
"""Rows that tell both where there is no room for that."""

LOOKS: Final = ("-close", "-brief", "-bare")
"""Classes of the screen: without empty rows; without words to say aloud, too; without what is large, too."""

WORDLESS: Final = "-wordless"
"""The class of a screen without words to say aloud, for want of room or of words."""


class Parts(Struct, frozen=True):
    """What a time-out tells, from the top; without what it is, and how long, which is as large as fits."""

    above: tuple[Content, ...]
    """What is not saved, and when people come back."""

    words: Content
    """Words to say aloud, what helps, or the times to choose from; empty for none."""

    people: tuple[Content, ...]
    """Who is ready: as it is told where there is room, and then shorter and shorter."""

    asked: Content
    """How to say ready."""


class Fitted(Struct, frozen=True):
    """What of it is shown."""

    looks: frozenset[str]
    """Classes of the screen, of `LOOKS`, and `WORDLESS`."""

    people: Content
    """Who is ready."""

    says_how: bool
    """Whether there is room for how to say ready."""


def rows_of(told: Content, columns: int) -> int:
    """The rows of some words where a line has so many columns."""
    return len(told.wrap(max(columns, 1))) if told else 0


def looks(room: int, lasting: int, words: int) -> Iterator[str]:
    """The classes that a time-out needs to fit, in the order in which they matter.

    Args:
        room: The rows there are.
        lasting: The rows of what stays: when people come back, who is ready, how to say it.
        words: The rows of words that may go; those that were asked for stay.
    """
    needs = lasting + EMPTY + WHOSE + LARGE + words
    for look, saved in zip(LOOKS, (EMPTY, WHOSE + words, LARGE - IN_SHORT), strict=True):
        if needs > room:
            yield look
            needs -= saved


def fitted(parts: Parts, columns: int, rows: int, *, stays: bool) -> Fitted:
    """What of a time-out is shown on a screen, and how.

    Args:
        parts: What it tells.
        columns: The columns of a line.
        rows: All rows of the screen.
        stays: Whether the words were asked for, and stay where there is any room for them.
    """
    is_tiny, room = rows < SHORT, rows - FOOT
    may_go = is_tiny or not stays
    words = rows_of(parts.words, columns)
    lasting = sum(rows_of(one, columns) for one in (*parts.above, parts.asked))
    lasting += 0 if may_go else words
    in_full = lasting + rows_of(parts.people[0], columns)
    gone = set(LOOKS if is_tiny else looks(room, in_full, words if may_go else 0))
    left = room - lasting - (IN_SHORT if "-bare" in gone else 0)
    people = parts.people[0]
    if "-bare" in gone and rows_of(people, columns) > left:
        people = _shortened(parts.people[1:], columns, left + rows_of(parts.asked, columns))
    says_how = rows_of(people, columns) <= left
    if not parts.words or ("-brief" in gone and may_go):
        gone.add(WORDLESS)
    return Fitted(frozenset(gone), people, says_how)


def _shortened(ways: Sequence[Content], columns: int, room: int) -> Content:
    """The first way to tell who is ready that fits into so many rows; the last where none does."""
    return next((one for one in ways if rows_of(one, columns) <= room), ways[-1])
