"""How people are with the time, and how long they have: the dialog, and its choices in the opening, too."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Your time"
"""The title, and in help above the keys of the dialog."""


def until_minute(*, minute: int) -> str:
    """Beside a step: until when it is planned, in minutes since the session opened."""
    return f"until about minute {minute}"


def minutes(*, number: int) -> str:
    """One of the lengths people can choose, in a list."""
    return "1 minute" if number == 1 else f"{number} minutes"


ANY_LENGTH: Final = "any length"
"""The same, for as long as it takes."""

CHOSEN: Final = "chosen"
"""Beside the length that people chose."""

AS_LONG_AS_IT_TAKES: Final = "A turn is as long as it takes."
"""Beneath the plan, where turns have no length."""


def turn_in_this_step(*, length: str) -> str:
    """Beneath the plan: the length of a turn, such as "2:30"."""
    return f"A turn in this step: {length}."


LONGER_OR_SHORTER: Final = "+ and - make one longer or shorter."
"""After it; + and - are keys."""


def minutes_at_foot(*, minutes: int) -> str:
    """At the foot, after the letter that chooses so many minutes; very short."""
    return f"{minutes} min"


NO_LIMIT_AT_FOOT: Final = "no limit"
"""At the foot, after the letter that chooses as long as it takes."""


def minutes_key(*, minutes: int) -> KeyWords:
    """The key that chooses so many minutes."""
    return KeyWords(f"{minutes} minutes", f"You have {minutes} minutes")


NO_LIMIT_KEY: Final = KeyWords("no limit", "You have as long as it takes")
"""The key that chooses as long as it takes."""

BACK: Final = KeyWords("back", "Back to the talk")
"""The key enter."""
