"""What of a time-out goes where the terminal is small: how it is ended stays longest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

SHORT: Final = 12
"""Below so many rows there is room for little more than the time and who is ready."""

HEIGHTS: Final = [(0, "-tiny"), (SHORT, "-short"), (19, "-tall")]
"""The class of a screen that covers the talk in a break, from so many rows on."""

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
