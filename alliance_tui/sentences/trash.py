"""What is said of deleting, of bringing back and of removing for good.

"alliance trash restore" is a command. What is told as `why` is a reason such as "the disk is full".
"""

from __future__ import annotations

from typing import Final

ALLIANCE_IS_THERE: Final = "This alliance is there already: what is in the trash stays there."
"""Why an alliance cannot be brought back."""

SESSION_IS_THERE: Final = "This session is there already: what is in the trash stays there."
"""Why a session cannot be brought back."""

ALLIANCE_IS_NOT_THERE: Final = "The alliance of this session is not there: bring that back first."
"""Why a session cannot be brought back."""

GONE_FROM_MEMORY: Final = "It is gone: nothing here is kept."
"""In a demonstration, once something was deleted."""


def in_the_trash(*, days: int, id: str) -> str:  # noqa: A002 - what it is called everywhere
    """Once something was deleted: for how many days, 30, it can be had back, and by which id."""
    return f'It is in the trash for {days} days. "alliance trash restore {id}" brings it back.'


def cannot_be_deleted(*, why: str) -> str:
    """Of an alliance or a session."""
    return f"This cannot be deleted: {why}."


def cannot_be_brought_back(*, why: str) -> str:
    """Of an alliance or a session."""
    return f"This cannot be brought back: {why}."


def cannot_be_removed(*, why: str) -> str:
    """Of an alliance or a session."""
    return f"This cannot be removed: {why}."


def is_left(*, folder: str) -> str:
    """Of an alliance that was to be removed, and of which not every file could be."""
    return f"Some of its files could not be removed. They are in {folder}: remove that folder yourself."
