"""What repairing a file would come to: what is kept of it, what may be missing, and what cannot be found."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.opened import at_most


def records(*, number: int) -> str:
    """How many records a file has; may be 0."""
    return "1 entry" if number == 1 else f"{number:,} entries"


def repair_keeps(*, number: int) -> str:
    """How many records are left after --repair; may be 0."""
    return f"--repair keeps {records(number=number)}."


def from_before(*, number: int) -> str:
    """So many of these records, at least 1, were in an older file alone."""
    return f"{number:,} of them stood only in a file from before."


def beside(*, number: int) -> str:
    """So many of these records, at least 1, are in a file beside it alone, for two programs wrote it."""
    return f"{number:,} of them stand{'s' if number == 1 else ''} only in a file beside it."


OPENING_JOINS: Final = "Opening the alliance does the same."
"""After what --repair keeps, where two programs wrote a file."""


def unsure(*, number: int) -> str:
    """So many of these records, at least 1, may have other words than were written."""
    them = "it" if number == 1 else "them"
    return f"{number:,} may have been changed: nothing vouches for {them}."


def from_copies(*, number: int) -> str:
    """So many of these records, at least 1, were in a copy alone that another program had made."""
    return f"{number:,} of them stood only in a copy."


def lost(*, number: int) -> str:
    """So many records, at least 1, are gone."""
    return f"At least {number:,} cannot be found."


def not_taken_over(*, number: int) -> str:
    """So many records more, at least 1, fit to nothing any more, or have the number of another one."""
    if number == 1:
        return (
            "1 entry more cannot be taken over: it fits nothing else, or has the number of another."
            " It stays in the file that is set aside."
        )
    return (
        f"{number:,} entries more cannot be taken over: they fit nothing else, or have the numbers of"
        " others. They stay in the file that is set aside."
    )


def end_is_open(*, clock: str, day: str, actions: int) -> str:
    """Of a file whose end is gone, and of these records, at least 1: more may have followed.

    Args:
        clock: When the newest was made, such as "18:42".
        day: On which day, such as "Sunday 22 November 2026".
        actions: How many actions may be missing after it, at most; 0 where nobody knows.
    """
    return f"It goes until {clock} on {day}: what was said after that may be missing{at_most(actions)}."


NOTHING_LEFT: Final = "Nothing that was kept in it can be found."
"""Of a file of which no record is left."""
