"""All that is told of an alliance on its page, under headings."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

PEOPLE: Final = "People"
"""A heading."""

PURPOSE: Final = "What it is for"
"""A heading; beneath stand their words from the step purpose."""


STILL_OPEN: Final = "still open"
"""Beside a goal."""

AGREEMENTS: Final = "Agreements"
"""A heading."""


def counted(*, in_force: int, proposed: int, kept: str = "") -> str:
    """Beside a heading: how many of each, such as "2 in force, 1 proposed"; 0 is not said.

    `kept` tells how many go on and wait for a yes; empty for none.
    """
    parts = (f"{in_force} in force" if in_force else "", f"{proposed} proposed" if proposed else "", kept)
    return ", ".join(part for part in parts if part)


NOTHING_AGREED: Final = "Nothing is agreed yet."
"""Under the heading."""

NONE_IN_FORCE: Final = "Nothing is in force."
"""The same where there was something, and all of it came to its end."""

NONE_LAST: Final = "None that last."
"""Under the heading, where there are tasks only."""

TASKS: Final = "Tasks"
"""A heading; beneath stands what is done once."""


def named_day(*, by: bool, weekday: str, day: int, month: str, year: int | None, time: str) -> str:
    """Under a task: the day its words name, such as "by Fri 27 November, 18:30".

    Args:
        by: Whether it may be done before that day, too.
        weekday: In full.
        day: Of the month.
        month: In full.
        year: Where it is another one than now.
        time: Such as "18:30"; may be empty.
    """
    told = f"{'by' if by else 'on'} {weekday[:3]} {day} {month}"
    told += f" {year}" if year else ""
    return f"{told}, {time}" if time else told


PARKED: Final = "Parked"
"""A heading; beneath stands what matters, but not now."""

RESTING: Final = "Resting"
"""A heading; beneath stand topics that rest since a time-out."""

TO_CELEBRATE: Final = "To celebrate"
"""A heading."""

ENDED: Final = "Come to their end"
"""A heading; beneath stand agreements that were done, fulfilled, retired or withdrawn."""


def ended(*, state: str, day: str) -> str:
    """Beside one of these: how it ended and when, such as "retired, 22 November"."""
    return f"{state}, {day}"


SESSIONS: Final = "Sessions"
"""A heading."""

NO_SESSIONS: Final = "None yet. n begins the first one."
"""Under the heading; n is a key."""


def no_sessions_shown() -> str:
    """Under the heading, where something was wrong with the files; n is a key."""
    return (
        f'None that can be shown. Something is wrong with the files: "{typed("check")}" says more.'
        " n begins another one."
    )


def date(*, day: int, month: str, year: int | None) -> str:
    """A day such as "22 November"; with the year where it is another one; one digit has a space before it."""
    return f"{day:>2} {month} {year}" if year else f"{day:>2} {month}"


def sitting(*, began: str, ended: str) -> str:
    """From when to when a session lasted, on one day or over midnight."""
    return f"{began} to {ended}"


def long_sitting(*, began: str, day: str, ended: str) -> str:
    """The same where its end was longer away, such as "23:10, until 24 November at 00:20"."""
    return f"{began}, until {day} at {ended}"


def in_place(*, hours: str, place: str) -> str:
    """The hours of a session with whose clock it is, such as "Berlin", where this machine has another one."""
    return f"{hours} in {place}"


UNFINISHED: Final = "unfinished: enter goes on"
"""Beside a session that was not closed; enter is a key."""

OPEN_ENDED: Final = "its end is not known"
"""Beside a session that is over, and nothing tells how it ended."""
