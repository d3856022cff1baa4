r"""The commands about the trash, and what goes for good: their help, their questions and what they answer.

In examples, and in quotes, commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

TITLE: Final = "TITLE"
"""What an alliance is called, in help."""

DELETE: Final = """\
Move an alliance or session to the trash, for 30 days.

ID is an id, the beginning of one, or a title. "alliance trash" shows what is there and brings it back,
"alliance erase" removes it for good.
"""
"""What it does."""

DELETE_EXAMPLES: Final = """\b
Examples:
  alliance delete Home
  alliance delete k3qd --yes
"""
"""What its help ends with."""

DELETE_YES: Final = "Do it without asking."
"""Of --yes."""

NOT_DELETED: Final = "Nothing was deleted."
"""Where the answer to the question was no."""

TRASH: Final = """\
List what was deleted; "restore" brings it back.

What was deleted stays in the trash for 30 days, and is then gone for good.
"""
"""What it does."""

TRASH_EXAMPLES: Final = """\b
Examples:
  alliance trash
  alliance trash restore Home
"""
"""What its help ends with."""

TRASH_RESTORE: Final = """\
Bring an alliance or session back.

ID is an id that "alliance trash" shows, the beginning of one, or a title.
"""
"""What it does."""

TRASH_EMPTY: Final = "The trash is empty."
"""What there is."""

TRASH_WHAT: Final = "what"
"""Stands above what was deleted."""

TRASH_DELETED: Final = "deleted"
"""Stands above the days on which it was."""

TRASH_UNTIL: Final = "kept until"
"""Stands above the days on which it goes for good."""

TRASH_NEXT_START: Final = "the next start of the program"
"""In the place of such a day where it is over."""

TRASH_ID: Final = "id"
"""Stands above the ids by which it is brought back."""

ERASE: Final = """\
Remove an alliance or session for good, after its title was typed.

ID is an id, the beginning of one, or a title; of what is in the trash too. Everything of it goes: what
is in the trash, the backup one generation ago, what was set aside, and copies that a program which
syncs folders put beside it. Copies elsewhere stay.
"""
"""What it does."""

ERASE_EXAMPLES: Final = """\b
Examples:
  alliance erase Home
  alliance erase k3qd --yes-erase Home
"""
"""What its help ends with."""

ERASE_TYPED: Final = "For scripts: the title, typed beforehand."
"""Of --yes-erase."""

ERASED: Final = "It is gone for good."
"""Once it is."""


def is_a_copy(*, folder: str, title: str, path: str) -> str:
    """Where somebody asks to erase what is the name of a folder with a copy of an alliance."""
    return (
        f'The folder "{folder}" is a copy of the one of "{title}": erasing it would erase the alliance too.'
        f" Nothing was erased. To remove only the copy, remove {path} yourself."
    )


def stays_in(*, folder: str) -> str:
    """Once it is gone from where it was, and lies in a folder too that is not this program's, or a file."""
    return f"It is gone from where it was, but a copy stays in {folder}. Remove it yourself."


def may_stay_in(*, file: str) -> str:
    """The same of a file that cannot be read: it may be too large, or closed to this account."""
    return (
        f"It is gone from where it was, but something of it may stay in {file}, which cannot be read."
        " Look at it, and remove it yourself."
    )


def move_to_trash(*, title: str, of_session: bool) -> str:
    """A question that is answered with y or n, about one session or the whole alliance."""
    what = f'this session of "{title}"' if of_session else f'"{title}" and all its sessions'
    return f"Move {what} to the trash?"


def cannot_delete(*, why: str) -> str:
    """Where it could not be moved; `why` is a sentence."""
    return f"Nothing was deleted. {why}"


def brings_back() -> str:
    """Below what there is; ID stands for one of the ids there."""
    return f'"{typed("trash restore ID")}" brings one of them back.'


def in_trash(*, title: str, of_session: bool) -> str:
    """What was deleted, in a list."""
    return f'A session of "{title}"' if of_session else f'"{title}"'


def is_back_where_it_was(*, what: str) -> str:
    """Once it was brought back; `what` is as in the list."""
    return f"{what} is back where it was."


def several_in_trash(*, wanted: str, ids: str) -> str:
    """That more than one can be meant; their ids, with commas."""
    return f'"{wanted}" can be {ids}. Say which one.'


def nothing_named() -> str:
    """Where what was typed has no letter."""
    return f'An ID or a title is missing: an empty one was given. "{typed("trash")}" shows what is there.'


def none_in_trash(*, wanted: str) -> str:
    """That there is none."""
    return f'There is no "{wanted}" in the trash. "{typed("trash")}" shows what is there.'


def type_its_title(*, title: str, of_session: bool) -> str:
    """What is asked before something is removed, one session or the whole alliance."""
    what = f'a session of "{title}"' if of_session else f'"{title}" and all its sessions'
    return f"This removes {what} for good. Type its title to go on: {title}"


def not_its_title(*, title: str) -> str:
    """Where something else was typed."""
    return f'That is not its title, "{title}". Nothing was erased.'
