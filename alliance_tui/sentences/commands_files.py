r"""The commands about files and the backup: their help, their questions and what they answer.

In examples, and in quotes, commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

ZIP: Final = "FILE.zip"
"""A backup, in help."""


def alliances(*, number: int) -> str:
    """How many alliances there are; may be 0."""
    return "1 alliance" if number == 1 else f"{number:,} alliances"


# alliance backup

BACKUP: Final = """\
Write everything that is kept into one zip file, also while a session is live; your settings too.

Only your account may read the file, and its words are not encrypted. "alliance restore" reads it back.
What cannot be read is named and left out; the exit status is 1 then.
"""
"""What it does."""

BACKUP_EXAMPLES: Final = """\b
Examples:
  alliance backup ours.zip
  alliance backup /media/stick/ours.zip --force
"""
"""What its help ends with."""

BACKUP_FORCE: Final = "Replace the file if it is there."
"""Of --force."""

BACKUP_NOT_WRITTEN: Final = "Nothing was written. --force replaces it without asking."
"""Where the answer to the question was no."""


def replace_it(*, file: str) -> str:
    """A question that is answered with y or n."""
    return f"{file} is there already. Replace it?"


def came_meanwhile(*, file: str) -> str:
    """Where another program wrote the file in the meantime."""
    return f"{file} is there already. Nothing was written."


def damaged(*, file: str) -> str:
    """Of a file that went into the backup although something is wrong with it."""
    return f"{file} is damaged, and in the backup as it is."


def not_complete(*, number: int) -> str:
    """Once a backup was written without so many files or folders, at least 1."""
    what = "1 file or folder" if number == 1 else f"{number:,} files or folders"
    return f"This backup is not complete: {what} could not be read. Keep the one from before as well."


def backed_up(*, number: int, settings: int, files: int, file: str) -> str:
    """Once it was written: of how many alliances, settings of the user's own, and files."""
    what = alliances(number=number)
    if settings:
        what += f" and {'1 setting' if settings == 1 else f'{settings:,} settings'} of your own"
    held = "1 file" if files == 1 else f"{files:,} files"
    return f"{what}, {held}, in {file}. Only your account can read it; it is not encrypted."


# alliance restore

RESTORE: Final = """\
Put a backup back: a file that "alliance backup" wrote, or a data folder.

It is verified first. Of an alliance that is different here it asks what you want: mine, the backup's, or
both in one, with all that was said in either. What is replaced lies in the trash for 30 days. Settings of
your own come back too; of one that is different here it asks, and what is replaced is kept beside it.
"""
"""What it does."""

RESTORE_EXAMPLES: Final = """\b
Examples:
  alliance restore ours.zip
  alliance restore ours.zip --yes        only what is not here, without asking
  alliance restore ours.zip --force      the backup's wherever the two differ
"""
"""What its help ends with."""

RESTORE_YES: Final = "Ask nothing: bring what is not here, keep all that is."
"""Of --yes."""

RESTORE_FORCE: Final = "Ask nothing: take the backup's; yours goes to the trash."
"""Of --force."""

RESTORE_EMPTY: Final = "There is no alliance in this backup."
"""Of a backup of nothing."""

RESTORE_UNANSWERED: Final = "Nothing was changed. --yes keeps yours, --force takes the backup's."
"""Where nobody answers."""

MINE: Final = "mine"
"""An answer that is typed, in small letters: keep what is here."""

THEIRS: Final = "backup"
"""An answer that is typed, in small letters: take the backup's."""

BOTH: Final = "both"
"""An answer that is typed, in small letters: put both in one."""

WHICH: Final = f"Keep mine, take the backup's, or both in one? [{MINE}/{THEIRS}/{BOTH}]"
"""What is asked; the answers are in brackets."""

WHICH_SETTING: Final = f"Keep mine, or take the backup's? [{MINE}/{THEIRS}]"
"""What is asked of a setting; the answers are in brackets."""


def differs(*, title: str, only_here: int, only_there: int) -> str:
    """Of an alliance that is not the same here: how many records are only in one of the two."""
    ours = "1 record is" if only_here == 1 else f"{only_here:,} records are"
    return (
        f'"{title}" is here and in the backup, and they differ:'
        f" {ours} only here, {only_there:,} only in the backup."
    )


def is_back(*, title: str) -> str:
    """Of an alliance that was not here."""
    return f'"{title}" is back.'


def is_the_same(*, title: str) -> str:
    """Of an alliance that is as it is in the backup."""
    return f'"{title}" is the same here. It was left as it is.'


def yours_was_kept(*, title: str) -> str:
    """Of an alliance that is as it was here."""
    return f'"{title}" is different here. Yours was kept.'


def yours_is_in_the_trash(*, title: str) -> str:
    """Of an alliance that was different here, and is the backup's now, or both in one."""
    return f'"{title}" is back. What was here is in the trash for 30 days.'


def setting_differs(*, name: str) -> str:
    """Of a setting of the user's own that is not the same here."""
    return f'Your setting "{name}" is here and in the backup, and they differ.'


def setting_is_the_same(*, name: str) -> str:
    """Of one that is as it is in the backup."""
    return f'Your setting "{name}" is the same here. It was left as it is.'


def your_setting_was_kept(*, name: str) -> str:
    """Of one that is as it was here."""
    return f'Your setting "{name}" is different here. Yours was kept.'


def setting_is_back(*, name: str, kept: str | None) -> str:
    """Of one that is the backup's now, and the name of the file that holds what was here."""
    back = f'Your setting "{name}" is back.'
    return f"{back} What was here is kept as {kept}." if kept else back


# alliance check

CHECK: Final = """\
Read every file, and say whether all is well. Nothing is changed without --repair.

ID is an id, the beginning of one, or a title. The exit status is 0 where everything can be read as it was
written, else 1.
"""
"""What it does."""

CHECK_EXAMPLES: Final = """\b
Examples:
  alliance check
  alliance check Home --repair
"""
"""What its help ends with."""

CHECK_REPAIR: Final = "Mend what can be mended; what was there is kept beside it."
"""Of --repair."""

CHECK_FILE: Final = "file"
"""Stands above the files."""

CHECK_RECORDS: Final = "records"
"""Stands above how many records a file has."""

CHECK_STATE: Final = "state"
"""Stands above how a file was found."""

CHECK_ADVICE: Final = "what to do"
"""Stands above what can be done about it."""

UNTITLED: Final = "?"
"""In the place of the title of an alliance that cannot be read."""

IS_WELL: Final = "well"
"""Of an alliance."""

LOOK_BELOW: Final = "look below"
"""Of an alliance in which something is wrong: its files follow."""

NOTHING_TO_CHECK: Final = "There is no alliance yet, and so nothing to check."
"""What was found out."""

ALL_IS_WELL: Final = "All is well: every record can be read as it was written."
"""What was found out."""


def quoted(*, title: str) -> str:
    """A title within a sentence."""
    return f'"{title}"'


def not_mended(*, name: str, why: str) -> str:
    """Of an alliance that cannot be mended: its title in quotes or its id, and a sentence."""
    return f"{name} was not mended. {why}"


def left_alone(*, name: str, why: str) -> str:
    """Of an alliance with nothing to mend: its title in quotes or its id, and a sentence."""
    return f"{name} was left as it is. {why}"


def not_as_it_should_be(*, files: int, mendable: bool) -> str:
    """What was found out: how many files are not well, at least 1, and whether any can be mended."""
    rest = " alliance check --repair mends what it can, and keeps what was there." if mendable else ""
    if files == 1:
        return f"One file is not as it should be.{rest}"
    return f"{files} files are not as they should be.{rest}"


# alliance where

WHERE: Final = "Print every folder and kind of file, whether it is there, and what is in it."
"""What it does."""

WHERE_WHAT: Final = "what"
"""Stands above the places."""

WHERE_FILES: Final = "files"
"""Stands above how many files are there."""

WHERE_SIZE: Final = "size"
"""Stands above how long they are."""

WHERE_PATH: Final = "where"
"""Stands above the paths."""

UNITS: Final = ("B", "kB", "MB", "GB")
"""How long files are: bytes, and a thousand times as much each."""

NOT_THERE_YET: Final = "not there yet"
"""Below the path of a place."""

PLACES: Final = {
    "data": "data",
    "catalogue": "catalogue",
    "alliances": "alliances",
    "lock": "lock",
    "trash": "trash",
    "config": "config",
    "settings": "settings",
    "log": "log",
}
"""The places, by the words that programs know them by."""

HOLDS_DATA: Final = "everything that was said"
"""What is in the data folder."""

HOLDS_CATALOGUE: Final = "a cache for the list"
"""What the catalogue is."""

HOLDS_FILES: Final = {
    "log": "records",
    "journal": "a journal: what was acknowledged since the records were last folded in",
    "backup": "a backup: the records as they were one generation ago",
    "aside": "set aside: damaged, or written by two programs; kept unchanged",
    "copy": "copies: what other programs made of records, with all the words",
    "lock": "the lock: who has the alliance open",
}
"""What the files of an alliance are, by the words that the program knows them by."""

HOLDS_CONFIG: Final = "your own settings and keys"
"""What is in the config folder."""

HOLDS_SETTINGS: Final = "kinds of relationship of your own"
"""What is in the folder of settings."""

HOLDS_LOG: Final = "what went wrong, without what was said"
"""What is in the log."""


def holds_trash(*, number: int) -> str:
    """What is in the trash; may be 0."""
    return f"{number:,} deleted, for 30 days"
