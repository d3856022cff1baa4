"""What the disk did not take: said for as long as it is so, with the key that tries at once to save it."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

SAVE_NOW: Final = KeyWords("save now", "Try at once to save what is not saved")
"""The key F7, on every screen and while typing."""

# Above everything, for as long as something is not saved; F7 is a key


def banner(*, reason: str, waiting: int, is_all: bool = False) -> str:
    """Over a session, also in a time-out.

    Args:
        reason: Why, as a sentence.
        waiting: How many actions wait to be saved.
        is_all: Whether they are all that there is.
    """
    number = "1 action" if waiting == 1 else f"{waiting} actions"
    waits = "all of this alliance waits" if is_all else f"{number} waiting"
    return f"NOT SAVED: {reason} ({waits}; it is tried again by itself, and at once with F7)"


def beside_title(*, waiting: int, reason: str = "") -> str:
    """At the right of the line at the top.

    Args:
        waiting: How many actions wait to be saved.
        reason: Why, as a sentence; empty where there is no room for it.
    """
    told = f"NOT SAVED, {waiting} waiting"
    return f"{told}: {reason} F7 tries now" if reason else f"{told}, F7 tries now"


def in_short(*, waiting: int) -> str:
    """In the place of both where there is hardly any room; at most 20 columns.

    Args:
        waiting: How many actions wait to be saved.
    """
    return f"NOT SAVED: {waiting} · F7"


# Whispered after F7

TRYING: Final = "Trying to save ..."
"""Until it is known what came of it."""

SAVED: Final = "Saved."
"""It worked."""


def still_not(*, reason: str) -> str:
    """It did not work.

    Args:
        reason: Why, as a sentence.
    """
    return f"Still not saved: {reason}"


NOTHING_WAITS: Final = "Everything is saved."
"""There was nothing to try."""


def all_but_typed(*, unsaved: str) -> str:
    """Nothing waits for the disk, but words are still being typed.

    Args:
        unsaved: What they are, such as "a note and a name".
    """
    return f"All is saved but what is only typed so far: {unsaved}."


NOTHING_KEPT: Final = "This is a demo: nothing of it is kept."
"""The same in a demonstration."""
