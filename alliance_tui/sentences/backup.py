"""Why a backup cannot be written or put back, nor an alliance be saved in another folder.

What is told as `why` is a reason such as "the disk is full"; `file`, `name` and `folder` stand as they are.
A manifest is the file in a backup that lists the others.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

# Writing a backup.

TOO_BUSY: Final = "An alliance changes faster than it can be read. Try again in a moment."
"""Where people write all the time."""


def cannot_be_written(*, file: str, why: str) -> str:
    """Of the backup."""
    return f"{file} cannot be written: {why}."


def cannot_be_read(*, file: str, why: str) -> str:
    """Of the folder with all that was to go into the backup."""
    return f"{file} cannot be read: {why}. Nothing was written."


def of_nothing(*, folder: str, file: str) -> str:
    """Where a backup without an alliance would take the place of one that holds some."""
    return f"There is no alliance in {folder}, but in {file} there is: it was left as it is."


def left_out(*, file: str, why: str) -> str:
    """Of a file or a folder that was to go into the backup."""
    return f"{file} cannot be read: {why}. It is not in the backup."


def odd_name(*, file: str) -> str:
    """Of a file that was to go into the backup, by its name as far as it can be shown."""
    return f"{file} has a name that no other machine may know. It is not in the backup; give it another name."


def not_its_own_name(*, folder: str) -> str:
    """Of the folder of an alliance that somebody copied or called otherwise, and that no backup can name."""
    return (
        f'The folder "{folder}" holds a copy of an alliance, or nobody can tell which. It is not in the'
        f' backup; "{typed("check")}" says more.'
    )


def words_wait(*, titles: tuple[str, ...], folder: str) -> str:
    """Of alliances that could not be saved where they should be, once that can be done again.

    Args:
        titles: What they are called, at least one.
        folder: The folder in which all of them was saved, as one types it in a shell.
    """
    named = " and ".join(f'"{one}"' for one in titles)
    return f"Words of {named} are only in {folder}. To have them here: {typed(f'restore {folder}')}"


def erased_words_lie(*, title: str, path: str) -> str:
    """Of what was erased, and still lies in a folder in somebody's home.

    Args:
        title: What the alliance was called.
        path: What lies there, all of it or the file of a session, as one types it in a shell.
    """
    return f'Words of "{title}" were erased here, and still lie in {path}. Remove that yourself.'


# Reading a backup.


def no_alliances(*, folder: str) -> str:
    """Of a folder that was given as a backup."""
    return f"{folder} holds no alliances."


def is_a_link(*, file: str, folder: str) -> str:
    """Of a file, or a folder, in a folder that was given as a backup: what it leads to is not read there.

    Args:
        file: The link.
        folder: The folder, as one types it in a shell.
    """
    return (
        f"{file} is a link to somewhere else. Nothing was changed."
        f' "{typed("backup FILE.zip", folder)}" writes what it leads to into a file: restore that.'
    )


def not_as_written(*, name: str) -> str:
    """Of a file in a backup."""
    return f"{name} in this backup is not as it was written. Nothing was changed."


def no_zip(*, file: str) -> str:
    """Of the backup."""
    return f"{file} is damaged, or no zip file. Nothing was changed."


def packed_otherwise(*, file: str) -> str:
    """Of the backup."""
    return f"{file} is packed in a way that is not read here."


def damaged(*, file: str) -> str:
    """Of the backup."""
    return f"{file} is damaged. Nothing was changed."


def cannot_be_read_back(*, file: str, why: str) -> str:
    """Of the backup."""
    return f"{file} cannot be read back: {why}."


NO_MANIFEST: Final = "This zip file is no backup: the list of what is in it is missing. Nothing was changed."
"""Of a zip file."""

MANIFEST_UNREADABLE: Final = (
    "This zip file is no backup: the list of what is in it cannot be read. Nothing was changed."
)
"""Of a zip file."""

OTHER_FILES: Final = (
    "This backup is not complete: the list of what is in it names other files. Nothing was changed."
)
"""Of a zip file."""


def newer(*, version: str) -> str:
    """Of a backup; the version is a number with dots."""
    return (
        f"This backup was written by a newer version of this program, {version}."
        " It can be read back by that one. Nothing was changed."
    )


# A backup that is refused, for it may be meant to do harm.

NAME_TWICE: Final = "This backup is refused: a name stands in it twice. Nothing was changed."
"""Two files of one name."""

WOULD_FILL_THE_DISK: Final = "This backup is refused: unpacked it would fill the disk. Nothing was changed."
"""Far more is in it than could have been said."""


def refused(*, doubt: str) -> str:
    """The backup, for one of the doubts that follow."""
    return f"This backup is refused: {doubt}. Nothing was changed."


def leads_out(*, name: str) -> str:
    """A doubt: the file would be written elsewhere."""
    return f'"{name}" leads out of the folder'


def no_file(*, name: str) -> str:
    """A doubt."""
    return f'"{name}" is a link or a folder, not a file'


def encrypted(*, name: str) -> str:
    """A doubt."""
    return f'"{name}" is encrypted'


def too_big(*, name: str) -> str:
    """A doubt."""
    return f'"{name}" is too big'


def foreign(*, name: str) -> str:
    """A doubt."""
    return f'"{name}" is no file of an alliance'


# Putting it back, and saving in another folder.


def cannot_be_used(*, folder: str, why: str, may_not: bool) -> str:
    """Of a folder that something of the backup belongs in.

    Args:
        folder: The folder.
        why: What is the matter, as a reason.
        may_not: Whether it is that this account has no right to.
    """
    remedy = " Give your account the right to read and write it." if may_not else ""
    return f"{folder} cannot be used: {why}. Nothing was changed.{remedy}"


def cannot_be_put_back(*, why: str) -> str:
    """Of a backup that was read."""
    return f"The backup cannot be put back: {why}."


def words_stay_in(*, file: str) -> str:
    """Of a file that was about to be put back, out of a backup or the trash: it holds words taken back."""
    return (
        f"Nothing was put back, or changed here: words that were taken back could not be taken out of {file},"
        " and would have come back with it."
    )


def is_there_already(*, folder: str) -> str:
    """To the wish to save an alliance in another folder."""
    return f"There is a copy in {folder} already."


def cannot_be_saved_in(*, folder: str, why: str) -> str:
    """To the wish to save an alliance in another folder."""
    return f"It cannot be saved in {folder}: {why}."
