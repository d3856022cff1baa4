"""What the store says: what is the matter with a disk, why something is not saved, who holds an alliance.

A reason is a piece of a sentence: it stands after a colon, or with a capital and a full stop for itself.
Names of files and folders stand as they are.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

# What is the matter: reasons.

DISK_FULL: Final = "the disk is full"
"""There is no room left."""

SHARE_USED_UP: Final = "your share of this disk is used up"
"""There is room, but not for this account."""

DISK_READ_ONLY: Final = "the disk is read-only"
"""Nobody can write on it."""

DISK_ERROR: Final = "the disk reports an error"
"""It is broken, or nothing more is known."""

GONE: Final = "the folder or the file is gone"
"""It was removed or moved."""

FILE_FOR_FOLDER: Final = "a file stands where a folder has to be"
"""A folder cannot be made."""

NO_FILE: Final = "it is no file, but something that programs talk through"
"""A pipe, or a device."""

LINKS_IN_A_CIRCLE: Final = "it is a link that leads back to itself"
"""What it leads to is nowhere."""

NOTHING_THERE: Final = "it is a link, and nothing is where it leads"
"""A file cannot be read: the disk that it is on may be another one."""


def leads_to_no_folder(*, link: str, target: str) -> str:
    """Of a link, by its path, to a folder that cannot be found: the disk that it is on may be another one."""
    return f"the link {link} leads to {target}, and nothing is there; connect the disk that it is on"


FOLDER_FOR_FILE: Final = "a folder stands where a file has to be"
"""A file cannot be read."""

LINK_FOR_LOCK: Final = "a link stands where its lock has to be"
"""It cannot be taken: two links may lead to one file."""

FOLDER_GONE: Final = "the folder is gone"
"""Another machine that held it does not know it any more."""

DISK_GONE: Final = "the disk is gone"
"""It was pulled out."""

NOT_PERMITTED: Final = "permission is denied"
"""This account may not."""

FILE_TOO_BIG: Final = "the file has become too big for this disk"
"""Disks have bounds for one file."""

TOO_LARGE: Final = "it is larger than any file of this program"
"""A file is not read: nobody knows how long that would take."""

TOO_MANY_OPEN: Final = "too many files are open"
"""The system opens no more."""

ANOTHER_WRITES: Final = "another program writes there too"
"""What is there is not what was left there."""

NAME_TOO_LONG: Final = "the name is too long"
"""For this disk."""

WRITING_INTERRUPTED: Final = "writing was interrupted"
"""Somebody ended it in the middle."""

JOURNAL_STUCK: Final = "the newest part could not be begun afresh"
"""The file was written, and what was beside it could not be."""

UNFORESEEN: Final = "the program met something there that it was not made for"
"""No error of the disk, but one of the program's own; its log tells where."""

JOURNAL_FULL: Final = "its newest part is full, and the file could not be written anew for long"
"""What is written meanwhile stands beside a file, up to a bound."""


# What to do about it: sentences.


def in_the_way() -> str:
    """Where something stands in the place of a file that is none."""
    return (
        "Move it out of the way. Then put back the file that belongs there, or let"
        f' "{typed("check --repair")}" bring back what is left beside it.'
    )


MAY_NOT_READ: Final = "Give your account the right to read it."
"""Where this account may not."""

COPY_IT_FIRST: Final = "Copy what you can to another disk: this one may be about to fail."
"""Where the disk is broken."""

NOT_OURS: Final = (
    "Another program wrote it, or it is damaged. Move it out of the way, and put back the file that belongs"
    " there from a copy of yours."
)
"""Where a file is too large to be read."""

LINK_REMEDY: Final = (
    "Connect the disk that it was on, or put the file back there. Where it is gone for good, remove the link."
)
"""Where a link leads nowhere."""


def reason(*, why: str) -> str:
    """A reason for itself, such as "The disk is full."."""
    # A path in it stays as it is.
    return f"{why[:1].upper()}{why[1:]}."


def folder_gone(*, folder: str) -> str:
    """Of the data folder, which was there: after "because"."""
    return f"the folder {folder} is gone"


def another_folder(*, folder: str) -> str:
    """Of the data folder where another one is found in its place, such as an empty one: after "because"."""
    return f"the folder {folder} is gone, and another one is in its place"


# What could not be done, each with a reason.


def cannot_be_read(*, name: str, why: str) -> str:
    """Of a file or a folder."""
    return f"{name} cannot be read: {why}."


def cannot_be_made(*, name: str, why: str) -> str:
    """Of a file or a folder."""
    return f"{name} cannot be made: {why}."


def cannot_be_opened(*, name: str, why: str) -> str:
    """Of a file."""
    return f"{name} cannot be opened: {why}."


def newer(*, file: str, needed: int, newest: int) -> str:
    """Of a file of a later version of the program: the number of its format, and the newest one known."""
    return (
        f"{file} was written by a newer version of this program. It is left as it is:"
        f" a version is needed that reads format {needed}, and this one reads up to {newest}."
    )


def no_folder_for(*, name: str, folder: str) -> str:
    """Of a file that cannot be opened."""
    return f"{name} cannot be opened: there is no folder {folder}."


def link_to_nothing(*, name: str, target: str) -> str:
    """Of a link in the place of a file, and the path that it leads to."""
    return f"{name} is a link to {target}, and nothing is there. {LINK_REMEDY}"


def own_file(*, file: str) -> str:
    """Where something would be written over a file of the program's own, or beside it."""
    told = f"{file} is one of the files that this program keeps."
    return f"{told} Nothing was written: name a file in another folder."


def no_file_to_write(*, file: str) -> str:
    """Where something would be written over a pipe or a device."""
    return f"{file} is no file, but something that programs talk through. Nothing was written: name a file."


def no_file(*, name: str, folder: str) -> str:
    """Of a file that is not made where it is missing."""
    return f"There is no {name} in {folder}."


def not_saved(*, why: str) -> str:
    """Of what was just done: it did not happen."""
    return f"This could not be saved: {why}."


def not_all_saved(*, why: str) -> str:
    """At closing; the reason is a sentence for itself."""
    return f"Not everything could be saved. {why}"


# Where two programs write.


def both_kept(*, old: str, new: str) -> str:
    """Two programs wrote the file `old`; what was written here is now the file `new`."""
    return f"Another program changed {old} while it was open here. Both are kept: ours is in {new}."


def lines_kept(*, name: str, foreign: str) -> str:
    """Two programs wrote the journal of the file `name`; what the other one wrote is the file `foreign`."""
    return f"Another program wrote to the newest part of {name}; its lines are kept in {foreign}."


def another_thread(*, table: str) -> str:
    """Two threads changed the same document of a table; of what the later one did nothing was kept."""
    return f"Another thread changed the same in {table} meanwhile. Nothing of this was done: do it again."


# Who holds an alliance, and why nothing may be written.

FOR_READING_ONLY: Final = "It was opened for reading only."
"""Why a file is not written."""

ANOTHER_WINDOW: Final = "another window"
"""Where an alliance is open, if nothing more is known."""


def window(*, process: int, host: str) -> str:
    """Where an alliance is open: in which process, and on which machine; empty where nobody knows."""
    where = f" on {host}" if host else ""
    return f"another window (process {process}{where})"


def open_elsewhere(*, where: str) -> str:
    """Why an alliance cannot be changed: it is open in a window."""
    return f"This alliance is open in {where}. Here it can be read, not changed."


def close_it_there(*, where: str) -> str:
    """Why an alliance cannot be deleted or put back: it is open in a window."""
    return f"This alliance is open in {where}. Close it there first."


def no_lock(*, why: str) -> str:
    """Why an alliance cannot be changed: its lock cannot be taken; the rest is a reason."""
    return f"This alliance can be read, not changed: {why}."


def lock_in_the_way(*, lock: str, why: str) -> str:
    """The same where something else has the name of its lock, a path; the rest is a reason."""
    return f"This alliance can be read, not changed: {why}. Move {lock} out of the way."


def lock_not_ours(*, lock: str, why: str) -> str:
    """The same where this account may not write its lock, a path; the rest is a reason."""
    return f"This alliance can be read, not changed: {why}. Give your account the right to write {lock}."


# What is not there.


def no_alliance(*, alliance: str) -> str:
    """To the id of one, which is a word of random letters."""
    return f"There is no alliance {alliance}."


def no_session(*, session: str) -> str:
    """To the id of one, which is a word of random letters."""
    return f"There is no session {session}."
