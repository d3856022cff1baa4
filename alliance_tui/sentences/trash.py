"""What is said of deleting, of bringing back and of removing for good.

"alliance trash restore" is a command. What is told as `why` is a reason such as "the disk is full".
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

ALLIANCE_IS_THERE: Final = "This alliance is there already: what is in the trash stays there."
"""Why an alliance cannot be brought back."""

SESSION_IS_THERE: Final = "This session is there already: what is in the trash stays there."
"""Why a session cannot be brought back."""

ALLIANCE_IS_NOT_THERE: Final = "The alliance of this session is not there: bring that back first."
"""Why a session cannot be brought back."""

GONE_FROM_MEMORY: Final = "It is gone: nothing here is kept."
"""In a demonstration, once something was deleted."""


def nobody_knows_whose(*, id: str) -> str:  # noqa: A002 - what it is called everywhere
    """Why a session cannot be brought back whose note and files are damaged, with its id."""
    return (
        "Nobody can tell any more which alliance this session is of."
        f' It stays in the trash; "{typed(f"erase {id}")}" removes it for good.'
    )


def in_the_trash(*, days: int, id: str) -> str:  # noqa: A002 - what it is called everywhere
    """Once something was deleted: for how many days, 30, it can be had back, and by which id."""
    return f'It is in the trash for {days} days. "{typed(f"trash restore {id}")}" brings it back.'


def cannot_be_deleted(*, why: str) -> str:
    """Of an alliance or a session."""
    return f"This cannot be deleted: {why}."


def cannot_be_brought_back(*, why: str) -> str:
    """Of an alliance or a session."""
    return f"This cannot be brought back: {why}."


def cannot_be_removed(*, path: str, why: str) -> str:
    """Of a file or a folder of an alliance or a session that is to go for good: it is still there."""
    return f"{path} cannot be removed: {why}. It is not gone."


def would_go_too(*, path: str) -> str:
    """Of a file of another alliance that lies in the folder of the one that is to go for good."""
    return (
        f"{path} is of another alliance, and would go too. Nothing was erased. Move it elsewhere first;"
        f' "{typed("check")}" says what lies in the wrong place.'
    )


def made_room(*, id: str, why: str) -> str:  # noqa: A002 - as above
    """Of an alliance that a restore moved away and could not replace; `why` is a sentence."""
    return (
        f"{why} It made room for a backup, and is in the trash:"
        f' "{typed(f"trash restore {id}")}" brings it back.'
    )


def is_left(*, path: str, why: str) -> str:
    """Of a folder whose removal was begun: it is in no list any more, and words are still in it."""
    return (
        f"{path} is left of what was removed, with the words in it, and cannot be removed now: {why}."
        " Every list tries it again."
    )


def stays_of_others(*, names: tuple[str, ...], more: int, folder: str) -> str:
    """Of files and folders of others that lay where something went for good.

    Args:
        names: Of some of them, at least one.
        more: How many more there are; may be 0.
        folder: In which folder they are.
    """
    listed = ", ".join(names) + (f" and {more:,} more" if more else "")
    are = "it was" if len(names) + more == 1 else "they were"
    return f"Not of this program, and left where {are}: {listed} in {folder}."
