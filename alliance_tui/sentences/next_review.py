"""The next look back on offer, read aloud at the end of one."""

from __future__ import annotations

from typing import Final

TOMORROW: Final = "tomorrow"
"""How soon it may be, in an offer."""

NEXT_WEEK: Final = "next week"
"""How soon it may be, in an offer."""


def in_days(*, number: int) -> str:
    """How soon it may be, in an offer; at least 2."""
    return f"in {number} days"


def in_weeks(*, number: int) -> str:
    """How soon it may be, in an offer; at least 2."""
    return f"in {number} weeks"


def in_months(*, number: int) -> str:
    """How soon it may be, in an offer; at least 2."""
    return f"in {number} months"


def you_said(*, rhythm: str) -> str:
    """The rhythm that people chose, such as "every 2 weeks"; an offer follows."""
    return f"You said {rhythm}."


def usual(*, rhythm: str) -> str:
    """The rhythm of their setting; an offer follows."""
    return f"Usual for you is {rhythm}."


def is_it_right(*, said: str) -> str:
    """The offer, after what was said of the rhythm."""
    return f"{said} Is that right for you?"


def next_is(*, said: str, day: str) -> str:
    """The offer of the next date of the rhythm, once a review lies behind.

    Args:
        said: What was said of the rhythm.
        day: Such as "Sat 5 December, 18:30".
    """
    return f"{said} Next is {day}. Is that right for you?"


def sooner(*, said: str, not_yet: int, when: str) -> str:
    """The offer of an earlier date, where `not_yet` agreements are not there yet (at least 1)."""
    several = "several things are" if not_yet > 1 else "something is"
    return f"{said} As {several} not there yet, perhaps {when}?"
