"""All alliances: the first thing people see, and the way to everything else."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "All alliances"
"""What help calls its keys."""

FIND_BY: Final = "find by title or name"
"""In the empty field in which people look for an alliance."""

NONE_DUE: Final = "No review is due today. Enter opens an alliance; r begins a review there."
"""Whispered where there is no review to begin."""

NOT_ENDED: Final = "A session is not ended yet"
"""The heading of what is asked at r, where the review cannot begin."""


def end_it_first(*, began: str) -> str:
    """Said beneath it; e and r are keys.

    Args:
        began: The day on which that session began, such as "Sunday 22 November 2026".
    """
    return f"You sat down to it on {began}. Once it is ended, with e, r in this list begins the review."


GO_ON_WITH_IT: Final = "go on with it"
"""The answer that opens it."""

TO_THE_LIST: Final = "back"
"""The answer that does not."""

GOES_ON_BENEATH: Final = "Beneath this is your session that is not ended: esc leads back into it."
"""Whispered where a day is chosen, of an alliance in which a session is unfinished; esc is a key."""


def day_when_back(*, title: str) -> str:
    """Whispered where a day was to be chosen, of an alliance whose people are in a time-out.

    Args:
        title: Of the alliance, in short; it is highlighted, and enter is a key.
    """
    return f"The time-out of {title} goes on: choose a day once you are back. Enter opens it."


READING_ALL: Final = "Reading your alliances."
"""Whispered while none of many is read yet."""


def first_of(*, told: str, number: int) -> str:
    """At the foot, where more than one thing is to be told; the next is, once what this one says is done.

    Args:
        told: The first of them, a sentence or more.
        number: How many there are, at least 2.
    """
    return f"1 of {number}: {told}"


def cannot_be_read(*, reason: str) -> str:
    """Said in place of the list.

    Args:
        reason: As the machine says it, such as "Permission denied".
    """
    return f"The folder of your alliances cannot be read: {reason}."


# Keys

NEW: Final = KeyWords("new", "Begin a new alliance")
"""The key `n`."""

REVIEW: Final = KeyWords("review", "Begin the review that is due")
"""The key `r`."""

DAY: Final = KeyWords("choose a day", "Choose the day of a review")
"""The key `d`."""

FIND: Final = KeyWords("find", "Find by title or name")
"""The key `/`."""

DELETE: Final = KeyWords("delete", "Delete what is highlighted")
"""The key delete."""

SHOW_ALL: Final = KeyWords("show all", "Show all alliances again")
"""The key escape, while something is looked for."""

CHOOSE: Final = "choose"
"""At the foot, beside the arrows, while something is looked for."""
