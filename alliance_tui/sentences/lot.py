"""The parking lot: what matters, but not now, and the topics that rest since a time-out."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Parking lot"
"""The title."""

EMPTY: Final = "Nothing is parked."
"""Said where the lot is empty."""

NOTHING: Final = f"{EMPTY} p parks what matters, but not now."
"""The same where something can be parked; p is a key of the session."""


def topic_of(*, step: str) -> str:
    """A topic that rests, where nobody said what it was about: the step it came up in."""
    return f"the topic of the step {step}"


MAY_BE_TAKEN_UP: Final = "may be taken up today"
"""Beside a topic whose rest is over."""


def rests_until(*, day: str) -> str:
    """Beside a topic that rests, such as "rests until tomorrow"."""
    return f"rests until {day}"


RESTS: Final = "rests"
"""The same where the day is not known."""

COMES_ALONG: Final = "What stays here is on the table again the next time."
"""Beneath all: what becomes of it."""

COMES_ALONG_IF: Final = "It comes back the next time if you keep everything at the end."
"""The same where the agreements only are kept, as it stands."""

TAKE_UP_NOW: Final = "take up now"
"""At the foot, after the key enter."""

TITLE_OF_KEYS: Final = "The parking lot"
"""In help, above the keys of this dialog."""

TAKE_UP: Final = KeyWords("take up", "Take it up now: it stands in the middle")
"""The key enter."""

LET_GO: Final = KeyWords("let go", "It is no longer wanted")
"""The key delete."""

READ_OUT: Final = KeyWords("read out", "It alone, in the middle")
"""The key that shows it alone."""

NOW_IS_ITS_TIME: Final = "Now is its time. ↓ goes back to the question, u parks it again."
"""Whispered in the session after something was taken up."""

NOW_ITS_TURN: Final = "Now is its time. What stood there waits in the lot again. u takes this back."
"""The same where another topic gives way to it."""

HAS_GONE: Final = "Let go. u brings it back."
"""Whispered after it; u is a key."""

FOR_LATER: Final = "for later"
"""Above something parked that is shown alone."""
