"""What stands in the terminal once the screen is gone."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

STOPPED: Final = "alliance had to stop because of an error in it. Start it again to go on with what is saved."
"""After an error; the first word is the program's name. What is not saved is told on another line."""


def stopped(*, log: str) -> str:
    """The same, with the file that tells where it happened."""
    return f"{STOPPED} Where it happened is in {log}."


def saved_in(*, folder: str) -> str:
    """Said where everything was saved in another place.

    Args:
        folder: Where, as one types it in a shell. What stands after the colons is typed in one, too.
    """
    return (
        f"All of this alliance is saved in {folder}\n"
        f"To look at it there:      alliance --data-dir {folder}\n"
        f"To have it here again:    {typed(f'restore {folder}')}\n"
    )


def all_but_leaving(*, reason: str) -> str:
    """Said where all that people did is saved, and no more than that they left is not.

    Args:
        reason: Why, as a sentence.
    """
    return f"{reason} All that you did is saved; only that you left is not noted."


def not_saved(*, waiting: int, reason: str, is_all: bool = False) -> str:
    """Said where something could not be saved.

    Args:
        waiting: How many actions; 0 where it is only that people left.
        reason: Why, as a sentence.
        is_all: Whether they are all of the alliance.
    """
    if is_all:
        return f"NOT SAVED, and lost unless its folder comes back, all of this alliance: {reason}"
    if not waiting:
        return all_but_leaving(reason=reason)
    return f"NOT SAVED, {waiting} waiting: {reason}"
