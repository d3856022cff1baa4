r"""The commands about a backup: their help, their questions and what they answer.

In examples, and in quotes, commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.commands import alliances
from alliance_tui.sentences.typed import typed

ZIP: Final = "FILE.zip"
"""A backup, in help."""


# alliance backup

BACKUP: Final = """\
Write everything that is kept into one zip file, also while a session is live; your settings too.

Only your account may read the file, and its words are not encrypted. "alliance restore" reads it back.
What is damaged is named, and in it as it is; what cannot be read at all is named and left out. The exit
status is 1 in both cases. A backup in which more can be read is never replaced: it is kept beside the new
one, as FILE.1.zip.
"""
"""What it does."""

BACKUP_EXAMPLES: Final = """\b
Examples:
  alliance backup ours.zip
  alliance backup /media/stick/ours.zip --force
"""
"""What its help ends with."""

BACKUP_FORCE: Final = "Replace the file if it is there; one that holds more is kept beside it."
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
    return f"This backup is not complete: {what} could not be read. Keep those from before as well."


def holds_damage(*, number: int) -> str:
    """Once a backup was written in which so many files, at least 1, are damaged."""
    what = "1 file in this backup is" if number == 1 else f"{number:,} files in this backup are"
    return (
        f'{what} damaged. "{typed("check --repair")}" mends here what can be mended; keep the backups from'
        " before as well."
    )


def kept_beside(*, file: str) -> str:
    """Of the backup from before, which is this file now."""
    return (
        f"The backup from before holds something that cannot be read in this one: it is kept as {file}."
        " Remove it yourself if you do not need it."
    )


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

It is verified first. Of an alliance that is here without some of what the backup has, that is added.
Where something is other here, it asks what you want: mine, the backup's, or both in one, with all that was
said in either; where the program saved it elsewhere because it could not be saved here, both are put in one
unasked. What is replaced lies in the trash for 30 days. Settings of your own come back too; of one
that is different here it asks, and what is replaced is kept beside it.
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
    ours = "1 entry is" if only_here == 1 else f"{only_here:,} entries are"
    return (
        f'"{title}" is here and in the backup, and they differ:'
        f" {ours} only here, {only_there:,} only in the backup."
    )


def is_back(*, title: str) -> str:
    """Of an alliance that was not here."""
    return f'"{title}" is back.'


def is_damaged(*, title: str) -> str:
    """Of an alliance that was put back, and was damaged in the backup already."""
    return (
        f'Not all of "{title}" can be read as it was written: it was damaged when the backup was made.'
        f' "{typed("check")}" names the files; with --repair it mends what can be mended, and keeps what was'
        " there."
    )


def is_the_same(*, title: str) -> str:
    """Of an alliance that is as it is in the backup."""
    return f'"{title}" is the same here. It was left as it is.'


def yours_was_kept(*, title: str) -> str:
    """Of an alliance that is as it was here."""
    return f'"{title}" is different here. Yours was kept.'


def was_added(*, title: str, number: int) -> str:
    """Of an alliance that lacked so many records here, at least 1, and nothing else was different."""
    what = "1 entry was" if number == 1 else f"{number:,} entries were"
    return f'"{title}": {what} only in the backup, and added. What was here is in the trash for 30 days, too.'


def was_joined(*, title: str, number: int) -> str:
    """Of an alliance that is in one now with what was elsewhere, in a backup too.

    Args:
        title: What it is called.
        number: How many records were only there; where none was, words went that were taken back there.
    """
    added = "1 entry was" if number == 1 else f"{number:,} entries were"
    done = (
        f"{added} only there, and added" if number else "words that were taken back there are gone here, too"
    )
    return f'"{title}": {done}. What was here is in the trash for 30 days{", too" if number else ""}.'


def holds_no_more(*, title: str) -> str:
    """Of an alliance that was to be put in one with the backup's, of which nothing was missing here."""
    return f'"{title}": nothing of it that is in the backup was missing here.'


def is_all_here(*, title: str) -> str:
    """Of an alliance in which all is that was saved elsewhere."""
    return f'All of "{title}" is here already. It was left as it is.'


def is_read_here(*, title: str) -> str:
    """Of an alliance in which all is that can be read of one that is damaged elsewhere."""
    return f'All that can be read there of "{title}" is here already. It was left as it is.'


def is_damaged_there(*, title: str, folder: str) -> str:
    """Once all that can be read of an alliance was put into the one that is here, and not all of it can be.

    Args:
        title: What it is called.
        folder: Where the damaged one is, a folder or a backup, as one types it in a shell.
    """
    return (
        f'Not all of "{title}" can be read as it was written in {folder}: it is damaged there. Keep that for'
        " as long as something may be missing here."
    )


def is_still_there(*, folder: str) -> str:
    """Once all was taken in that was saved in a folder, as one types it in a shell."""
    return f"The same words are in {folder} still. Remove it yourself if you do not need it."


def stays_withdrawn(*, title: str) -> str:
    """Of an alliance that was put back, and held words in the backup that were taken back here since."""
    return f'Words of "{title}" that were taken back here were taken out of what was put back.'


def yours_is_in_the_trash(*, title: str) -> str:
    """Of an alliance that was different here, and is the backup's now."""
    shows = f'"{typed("trash")}" shows it, and brings it back.'
    return f'"{title}" is back. What was here is in the trash for 30 days. {shows}'


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
