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

ID is an id that "alliance trash" shows, the beginning of one, or a title. Where more than one thing can be
meant, each is named. Of what is here too, it asks whether both are put in one, or what is here goes to the
trash instead: nothing is lost by either.
"""
"""What it does."""

TRASH_RESTORE_EXAMPLES: Final = """\b
Examples:
  alliance trash restore Home
  alliance trash restore 20261130T1549 --swap        what is here makes room
"""
"""What its help ends with."""

BOTH: Final = "both"
"""An answer that is typed, in small letters: put both in one."""

SWAP: Final = "swap"
"""An answer that is typed, in small letters: what is here goes to the trash, and what is there comes back."""

TRASH_BOTH: Final = "Of what is here too: put both in one, without asking."
"""Of --both."""

TRASH_SWAP: Final = "Of what is here too: what is here goes to the trash, without asking."
"""Of --swap."""

ONE_OF_THEM: Final = "--both and --swap are two answers to one question: only one of them can be given."
"""Where both are given."""

WHICH: Final = f"Put both in one, or move what is here to the trash instead? [{BOTH}/{SWAP}]"
"""What is asked; the answers are in brackets."""

TRASH_UNANSWERED: Final = (
    "Nothing was changed. --both puts both in one, --swap moves what is here to the trash instead."
)
"""Where nobody answers."""

TRASH_EMPTY: Final = "The trash is empty."
"""What there is."""

ERASE: Final = """\
Remove an alliance or session for good, after its title was typed as it is written.

ID is an id, the beginning of one, or a title; of what is in the trash too. Everything of it goes: what
is in the trash, the backups beside its files, what was set aside, and copies that a program which
syncs folders put beside it. Copies elsewhere stay.
"""
"""What it does."""

ERASE_EXAMPLES: Final = """\b
Examples:
  alliance erase Home
  alliance erase k3qd --yes-erase Home
"""
"""What its help ends with."""

ERASE_TYPED: Final = "For scripts: the title as it is written, typed beforehand."
"""Of --yes-erase."""

ERASED: Final = "It is gone for good."
"""Once it is."""

SESSION_ERASED: Final = "The session is gone for good."
"""The same of a session of which something stands in later ones, too."""

CARRIED_ON: Final = (
    "What you agreed on there, and what was carried into later sessions, stands in these, too:"
    " erasing the alliance removes it."
)
"""After that, or after where copies of it stay."""


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


def how(*, made_room: bool, day: str, clock: str, sessions: int | None, records: int) -> str:
    """How something came to the trash and when, and what is in it.

    Args:
        made_room: Whether it was replaced by a restore; else it was deleted.
        day: The day, such as "Mon 30 November 2026".
        clock: The time, such as "15:49".
        sessions: How many sessions it holds; None of what is one.
        records: How many records.
    """
    held = "1 entry" if records == 1 else f"{records:,} entries"
    if sessions is not None:
        held = f"{'1 session' if sessions == 1 else f'{sessions:,} sessions'}, {held}"
    return f"{'replaced by a restore' if made_room else 'deleted'} on {day} at {clock}, with {held}"


def how_it_came(*, how: str) -> str:
    """The same as a sentence."""
    return f"{how[:1].upper()}{how[1:]}."


def kept_until(*, day: str) -> str:
    """Until which day something is kept; the day is empty where that is over."""
    return f"Kept until {day}." if day else "It goes with the next start of the program."


def can_be_meant(*, word: str, what: str, how: str) -> str:
    """One of several things that can be meant: the word for it alone, what it is, and how it came there."""
    return f"{word}: {what}, {how}."


def is_here_too(*, what: str, only_here: int, only_there: int) -> str:
    """Of an alliance that is to be brought back and is here; how many records are only in one of the two."""
    ours = "1 entry is" if only_here == 1 else f"{only_here:,} entries are"
    return f"{what} is here too, and they differ: {ours} only here, {only_there:,} only in the trash."


def is_the_same_here(*, what: str) -> str:
    """Of an alliance that is here as it is in the trash."""
    return f"{what} is the same here. Nothing was changed."


def is_all_here(*, what: str) -> str:
    """Where both were to be put in one, and nothing is only in the trash."""
    return f"{what}: nothing of it that is in the trash is missing here. Nothing was changed."


def is_in_one(*, what: str, number: int) -> str:
    """Of an alliance or session that is both in one now.

    Args:
        what: It, as in the list.
        number: How many records were only in the trash; for none, words went that were taken back there.
    """
    if not number:
        return f"{what}: words that were taken back in the one in the trash are gone here, too."
    added = "1 entry was" if number == 1 else f"{number:,} entries were"
    return f"{what}: {added} only in the trash, and added. As they were, both are in the trash, too."


def is_swapped(*, what: str) -> str:
    """Of an alliance that came back in the place of another state of it."""
    shows = f'"{typed("trash")}" shows it.'
    return f"{what} is back where it was. What was here is in the trash for 30 days: {shows}"


def in_trash(*, title: str, of_session: bool) -> str:
    """What was deleted, in a list."""
    return f'A session of "{title}"' if of_session else f'"{title}"'


def is_back_where_it_was(*, what: str) -> str:
    """Once it was brought back; `what` is as in the list."""
    return f"{what} is back where it was."


def several_in_trash(*, wanted: str) -> str:
    """That more than one can be meant; each was told before, with its id."""
    return f'"{wanted}" can be each of these: say which one by its id.'


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
