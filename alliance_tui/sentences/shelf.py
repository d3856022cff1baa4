"""The list of alliances and their sessions, the review that waits, and what could not be read."""

from __future__ import annotations

from typing import Final


def planned_for_today(*, time: str) -> str:
    """Above the list, after the name of an alliance whose review is today; the time may be empty."""
    return f"planned for today at {time}." if time else "planned for today."


def planned_for(*, day: str) -> str:
    """The same where the day is over, such as "Saturday" or "5 December"."""
    return f"planned for {day}."


WAITS_NOW: Final = "the review waits."
"""The same where its hour has come, and its day is another one than today here."""


def planned_in(*, left: str) -> str:
    """The same before its hour, where its day is another one here; `left` is such as "in 3 hours"."""
    return f"review {left}."


BEGIN: Final = "begin"
"""After it, where the line is short: what the key r does."""

BEGIN_OR: Final = "begin, or"
"""After it: what the key r does; then comes the key d."""

OPEN_FIRST: Final = "open session first"
"""In the place of "begin", where a session is not ended: that one is gone on with, or ended, before."""

OPEN_FIRST_OR: Final = f"{OPEN_FIRST}, or"
"""The same before the key d."""

GO_ON: Final = "go on"
"""In the place of "begin", where people look back already and have not ended that."""

GO_ON_OR: Final = f"{GO_ON}, or"
"""The same before the key d."""

CHOOSE_A_DAY: Final = "choose a day"
"""What the key d does."""


def whose(*, title: str) -> str:
    """Before all of it: the name of the alliance."""
    return f"{title}: "


def more_people(*, number: int) -> str:
    """In the place of names that do not fit; two or three columns."""
    return f"+{number}"


def today(*, time: str) -> str:
    """When a review is; at most fifteen columns, as all of these; the time may be empty."""
    return f"today {time}" if time else "today"


WAITS: Final = "waits"
"""When a review is whose hour has come, where its day is another one than today here."""


def tomorrow(*, time: str) -> str:
    """When a review is."""
    return f"tomorrow {time}" if time else "tomorrow"


def in_days(*, days: int) -> str:
    """When a review is, two days ahead or more."""
    return f"in {days} days"


YESTERDAY: Final = "yesterday"
"""When a review was."""


def ago(*, length: str) -> str:
    """When a review was, two days ago or more; `length` is such as "5 days"."""
    return f"{length} ago"


def date(*, day: int, month: str, year: int | None) -> str:
    """The day of a session, such as "22 Nov"; with the year where it is another one; at most 12 columns."""
    return f"{day:>2} {month[:3]} {year}" if year else f"{day:>2} {month[:3]}"


def back(*, when: str) -> str:
    """Beside a session that is in a time-out, such as "time-out: back at 22:51"."""
    return f"time-out: back {when}"


TIME_OUT_IS_OVER: Final = "time-out is over: enter goes on"
"""Beside a session whose time-out ended while nobody was there; enter is a key."""

UNFINISHED: Final = "unfinished: enter goes on"
"""Beside a session that was not closed; enter is a key."""

OPEN_ENDED: Final = "its end is not known"
"""Beside a session that is over, and nothing tells how it ended."""

NO_AGREEMENTS: Final = "no agreements"
"""Beside a session that brought none."""


NOTHING_FOUND: Final = "None of them. esc shows all again."
"""In the place of the list where none of the alliances is what is looked for; esc is a key."""


def earlier_sessions(*, number: int) -> str:
    """In the place of older sessions, two or more; enter is a key."""
    return f"{number} earlier sessions: enter shows them"


READING: Final = "Reading your sessions"
"""Beneath the list, before a bar, while many files are read."""


def read_of(*, done: int, of: int) -> str:
    """After the bar: how many files were read, of how many."""
    return f"{done:,} of {of:,}"


def problems(*, first: str, others: int) -> str:
    """Beneath the list: what could not be read, a sentence, and how many others there are."""
    return f"{first} And {others} more like it." if others else first
