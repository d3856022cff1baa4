"""A past session, reopened to be read; nothing in it can be changed."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "A past session"
"""What help calls its keys."""

# From the top

OPEN_ENDED: Final = "its end is not known"
"""At the top, of a session that is over, and nothing tells how it ended."""

UNFINISHED: Final = "unfinished"
"""At the top right, where people can go on with it."""

PAST: Final = "past session"
"""At the top right, where it has ended."""


def when_it_was(*, day: str, time: str, length: str, place: str = "") -> str:
    """The first line.

    Args:
        day: When it began, such as "Sun 22 November".
        time: The time on the clock then, such as "20:15".
        length: How long people sat, such as "58 min".
        place: Whose clock it is, such as "Berlin", where this machine has another one.
    """
    return f"{day}, {time} in {place}, {length}" if place else f"{day}, {time}, {length}"


def not_here(*, names: str) -> str:
    """Under the people who were there.

    Args:
        names: Who was not, such as "Ana and Ben".
    """
    return f"Not here: {names}"


ONLY_AGREEMENTS: Final = "You kept the agreements only."
"""Said where all other words are gone."""

BELOW: Final = "What you agreed stands below."
"""In a step without notes, where something was agreed in it."""

REVIEW_BELOW: Final = "The day you chose stands below."
"""The same of the review."""

CELEBRATED_BELOW: Final = "What you celebrate stands below."
"""The same of what is celebrated."""

ASSESSED_BELOW: Final = "How it went stands below."
"""The same of what was marked, and of goals."""

NOTHING_WRITTEN: Final = "Nothing was written down."
"""Under the heading of a step."""

AGREEMENTS: Final = "Agreements"
"""A heading; their number stands beside it."""

NO_AGREEMENTS: Final = "None. Not every talk needs one."
"""Under it, where there are none."""

ENDED: Final = "Come to their end"
"""A heading, over agreements that no longer hold; their number stands beside it."""

GOALS: Final = "Goals"
"""A heading, over what people said of theirs."""

REACHED: Final = "reached"
"""Beside a goal."""

STILL_OPEN: Final = "still open"
"""Beside a goal."""

REVIEW: Final = "Review"
"""A heading, over the day of the review."""

NO_DAY: Final = "No day was set."
"""Under it, where there is none."""

TO_CELEBRATE: Final = "To celebrate"
"""A heading, over what people wanted to celebrate."""

PARKED: Final = "Parked"
"""A heading, over what mattered, but not then."""

RESTING: Final = "Resting"
"""A heading, over topics that were left alone for a while."""

CAN_WAIT: Final = "Can wait"
"""A heading, over what was open before, where people said so as they looked back."""

FLOOR: Final = "Who held the floor"
"""A heading, over the picture of who spoke when."""

WITH_AWAY: Final = "with the time away"
"""Beside that heading, where people were away in between: the length at the top is without it."""

# Whispers

LAST_STEP: Final = "Nothing comes after this in the session."
"""At the arrow to the right, after the last of it."""

OVER: Final = "Nothing that was agreed on in this session is in force any more."
"""Where all agreements have come to their end, or wait for somebody's yes."""

NOTHING_MADE: Final = "Nothing was agreed on in this session, so there is nothing to look back on."
"""Where a session made no agreements."""

HAS_ENDED: Final = "This session has ended. What was said in it stays as it is."
"""Where people want to go on with a session that is over."""

# Keys

NEXT: Final = KeyWords("next step", "To the next step")
"""The key right."""

BEFORE: Final = KeyWords("step before", "To the step before")
"""The key left."""

READ_OUT: Final = KeyWords("read out", "What is highlighted, alone and centred")
"""The key `v`."""

LIFE: Final = KeyWords("line of life", "What happened to the highlighted agreement")
"""The key `l`."""

ASSESS: Final = KeyWords("assess", "Look back at what you agreed on in it")
"""The key `a`."""

SHORT: Final = KeyWords("five minutes", "Look back at the highlighted agreement")
"""The key `s`."""

GO_ON: Final = KeyWords("go on", "Go on with an unfinished session")
"""The key `o`."""

# At the foot of the screen

STEP: Final = "step"
"""Beside the arrow to the right."""

STEP_BEFORE: Final = "step back"
"""Beside the arrow to the left."""
