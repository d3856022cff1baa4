"""What is said of the files of an alliance as they are opened: what was wrong, and what was done about it.

What is told as `file` or `aside` is the name of a file, and stands as it is. "alliance check --repair" is a
command.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords
from alliance_tui.sentences.typed import typed

# A file that is not opened.

UNKNOWN_RECORD: Final = "It holds an entry that this version of the program does not know."
"""Why a file cannot be read; "it" is the file."""


def cannot_be_read(*, file: str, why: str) -> str:
    """Of a file; the rest is a sentence."""
    return f"{file} cannot be read. {why}"


def alliance_cannot_be_opened(*, why: str) -> str:
    """Of an alliance whose own file cannot be read; the rest is a sentence."""
    return f"This alliance cannot be opened: {why}"


def session_cannot_be_opened(*, why: str, aside: str) -> str:
    """Of a session; the rest is a sentence, and the new name of its file; empty where it keeps its name."""
    kept = f" Its file is kept, unchanged, as {aside}." if aside else ""
    return f"A session cannot be opened: {why}{kept}"


# A file with which something is wrong. First those of which nothing could be read.


def damaged(*, file: str) -> str:
    """Of a file that keeps its name."""
    return f"{file} is damaged and cannot be read."


def damaged_and_kept(*, file: str, aside: str, has_rest: bool) -> str:
    """Of a file that got a new name; a journal may tell the rest."""
    rest = " What was added since it was last written is here." if has_rest else ""
    return f"{file} is damaged and cannot be read. It is kept, unchanged, as {aside}.{rest}"


def backup_beside(*, backup: str) -> str:
    """Of a damaged file that is only read, and has a backup that is well."""
    return f"Its backup, {backup}, can be read: it is the file as it was before it was last written."


def gone_on_with_backup(*, backup: str, has_rest: bool) -> str:
    """Of a damaged file, whose backup is kept under the name told; a journal may tell the rest."""
    rest = ", and what was added after that" if has_rest else ""
    between = "in between" if has_rest else "after that"
    return (
        f"Here is what its backup holds, which is the file before it was last written{rest}. What was done"
        f" {between} may be missing. The backup is kept, unchanged, as {backup}."
    )


def backup_kept(*, backup: str) -> str:
    """Of a damaged file whose backup is not as it was written either; that is kept under the name told."""
    return f"Its backup cannot be gone on with. It is kept, unchanged, as {backup}."


def not_as_written(*, file: str) -> str:
    """Of a file with other words than were written: it is opened for reading."""
    return f"{file} was changed by something else, or is damaged. It can be read but not changed."


def place_taken(*, file: str) -> str:
    """Of a file of TinyDB; "meta" is the name of a table, and 0 a number that TinyDB gives to nothing."""
    return (
        f'In the table "meta" of {file}, another program keeps something as document 0, where this one keeps'
        " what it has to know of the file. It can be read but not changed until that has another number."
    )


def holds_odd(*, file: str, table: str, number: str, what: str) -> str:
    """Of a file of TinyDB with a value in it that is none of JSON: NaN, or a number that is too large.

    Args:
        file: The file.
        table: The table that it stands in.
        number: The number of its document.
        what: How it stands there; where it is very long, how it begins.
    """
    return (
        f'In {file}, document {number} of the table "{table}" holds {what}, which cannot be written back as'
        " it is. All of it can be read, but not changed until the program that wrote it puts another value"
        " there."
    )


def said_twice(*, file: str) -> str:
    """Of a file in which two things have one number, so that nobody knows which of them is right."""
    return f"In {file}, something stands twice under one number or name; only one of the two can be read."


def said_twice_and_told(*, file: str) -> str:
    """The same of a file whose checksum tells which of the two was written."""
    return (
        f"In {file}, something stands twice under one number or name; a check of it tells which of the two"
        " was written. Nothing is lost."
    )


def changed(*, file: str) -> str:
    """Of the same where it is gone on with all the same, as was asked for."""
    return (
        f"{file} was changed by something else, or is damaged. It is gone on with; a copy is kept beside it."
    )


def journal_kept(*, aside: str) -> str:
    """Of a damaged journal, which now is in a file of its own."""
    return f"The damaged newest part is kept, unchanged, as {aside}."


def journal_not_kept(*, file: str, why: str) -> str:
    """Of a file whose damaged journal cannot be kept; the rest is a reason such as "the disk is full"."""
    return f"{file} can be read but not changed: its damaged newest part cannot be kept, {why}."


def other_not_kept(*, file: str, why: str) -> str:
    """Of a file that another program wrote; the rest is a reason such as "the disk is full"."""
    return f"{file} can be read but not changed: what another program wrote cannot be kept, {why}."


def marked(*, file: str) -> str:
    """Of a file with three bytes before its text, as some editors write them."""
    return f"Another program put a mark at the beginning of {file}; all of it could be read."


def changed_by_tinydb(*, file: str) -> str:
    """Of a file; TinyDB is the name of a program."""
    return f"{file} was changed by another program that writes such files."


def only_journal(*, file: str) -> str:
    """Of a file that is missing."""
    return f"{file} is not there; only what its newest part holds could be read."


def lost_as_mended(*, number: int, actions: int | None, file: str = "") -> str:
    """Of a file that was repaired, or gone on with, once something of it was lost.

    Args:
        number: How many of its records were, at least; 0 where that is not known of any.
        actions: How many actions may be missing at its end, at most: 0 where nobody knows; None for none.
        file: The file; empty where it is named beside this.
    """
    records, within = (f" of the entries of {file}", f" in {file}") if file else ("", "")
    said = []
    if number:
        said.append(f"At least {number:,}{records} could not be found when it was repaired.")
    if actions is not None:
        last = f"What was done last{within} may be missing since it was repaired{at_most(actions)}"
        said.append(f"{last}: something that had ended may be open again.")
    if number or actions:
        said.append("What was there is kept beside it.")
    return " ".join(said)


def at_most(actions: int) -> str:
    """After what may be missing: how many actions; empty for 0, where nobody knows."""
    return "" if not actions else ", 1 action at most" if actions == 1 else f", {actions:,} actions at most"


def journal_emptied(*, file: str) -> str:
    """Of a file in whose journal nothing stands, where at least one line did."""
    return (
        f"The newest part of {file} is empty: what was said since that was last written anew may be missing."
    )


def only_called_so(*, file: str) -> str:
    """Of a file among those of sessions that has such a name, and holds nothing of a session."""
    return (
        f"The file {file} has the name of a session's, and nothing in it is of one: it is left as it is. If"
        " there was a session in it, put that back from a copy of yours."
    )


def session_may_be_missing(*, file: str, is_gone: bool = False) -> str:
    """Of a session of which there is an empty journal and nothing else; it may be gone by now."""
    rest = "It is gone now." if is_gone else "The next opening removes it."
    return (
        f"A session may be missing: the newest part of {file} is empty, and nothing else of it is there."
        f" Nobody can tell whether anything was said in it. {rest}"
    )


def torn(*, file: str) -> str:
    """Of a file in whose journal the last line is cut off."""
    return f"The newest part of {file} ended in the middle of a line, which was left out."


def journal_garbled(*, file: str) -> str:
    """Of a file in whose journal something else than lines stands at the end, such as zeros."""
    return (
        f"Nothing can be read at the end of the newest part of {file}: what was done last may be missing."
        " What stands before that was read."
    )


def journal_astray(*, file: str) -> str:
    """Of a file that another program put in the place of the one that the journal was written beside."""
    return f"Another program put another {file} here: what was added to the one before is not in it."


def lines_doubled(*, number: int, file: str) -> str:
    """Of a file, in whose journal two programs wrote so many lines, at least 1, that are not used."""
    lines = "one line" if number == 1 else f"{number} lines"
    return f"Two programs wrote to the newest part of {file} at once; {lines} of it could not be used."


def lines_kept(*, aside: str) -> str:
    """Of a journal of which something is not used; it is in a file of its own now, or a copy of it is."""
    return f"It is kept, unchanged, as {aside}."


def journal_too_large(*, file: str) -> str:
    """Of a file; what was added to it since it was last written may be missing."""
    return f"The newest part of {file} is too large to be one of this program: nothing of it was read."


def lines_damaged(*, number: int, file: str) -> str:
    """Of a file, in whose journal so many lines, at least 1, are damaged."""
    lines = "One line" if number == 1 else f"{number} lines"
    return f"{lines} in the newest part of {file} could not be read; all the others were."


def actions_missing(*, number: int, file: str) -> str:
    """Of a file in which so many actions, at least 1, are missing."""
    actions = "One action" if number == 1 else f"{number} actions"
    return f"{actions} before the newest in {file} could not be found."


def records_left_out(*, number: int, file: str) -> str:
    """Of a file in which so many records, at least 1, are no records."""
    records = "One entry" if number == 1 else f"{number:,} entries"
    return (
        f"{records} in {file} cannot be read, and all others can: damaged, or of a newer version of this"
        f' program. The file is not changed until "{typed("check --repair")}" mends it.'
    )


def records_doubled(*, number: int, file: str) -> str:
    """Of a file in which so many records, at least 1, say something else than another of that number."""
    records = "One entry is" if number == 1 else f"{number:,} entries are"
    return (
        f"{records} not shown: in {file}, another with the same number says something else. The file is not"
        f' changed until "{typed("check --repair")}" mends it, which keeps a copy of it as it is.'
    )


# What is shown all the same, or not, and is said in a list too. `whole` is of an alliance itself.


def sessions_cannot_be_read(*, folder: str, why: str) -> str:
    """Of a folder with all sessions of an alliance; why is a reason such as "permission is denied"."""
    return f"Sessions cannot be read: {why}. They are in {folder}."


def until_mended(*, why: str) -> str:
    """Of a file; `why` is a sentence about it."""
    return f'{why} "{typed("check --repair")}" mends it.'


def session_without_beginning(*, is_shown: bool) -> str:
    """Of one of which the first record cannot be read; what its alliance knows of it may stand for that."""
    shown = "is shown as its alliance tells it" if is_shown else "is not shown"
    return f'A session has lost its beginning, and {shown}. "{typed("check --repair")}" puts it together.'


def session_astray(*, file: str, is_of_another: bool) -> str:
    """Of the file of a session that holds another one than its name tells: somebody copied or renamed it.

    Args:
        file: Its name.
        is_of_another: Whether that one is of another alliance.
    """
    holds = "a session of another alliance" if is_of_another else "another session than its name tells"
    return f'The file {file} holds {holds}, and is not shown. "{typed("check")}" says more.'


def two_wrote_one(*, whole: bool, folder: str, opens: bool = False) -> str:
    """Where two programs wrote the same.

    Args:
        whole: Whether that is all of an alliance.
        folder: Where its files are.
        opens: Whether both are put together as it is opened, too.
    """
    how = "Opening it puts them together, and so does" if opens else "They are put together by"
    return f'{_two(whole=whole)} Both are kept, in {folder}. {how} "{typed("check --repair")}".'


def two_differ(*, whole: bool, folder: str) -> str:
    """The same where nothing can put them together."""
    return (
        f"{_two(whole=whole)} Both are kept, in {folder}, and are not put together: what was said at one"
        " moment reads otherwise in each."
    )


def _two(*, whole: bool) -> str:
    what = "An alliance" if whole else "A session"
    return f"{what} was changed by another program while it was open here, or its file was put back."


def joined_again(*, whole: bool, is_kept: bool) -> str:
    """Of the same as it is opened next: what lies beside is added, or only shown where nothing is changed."""
    what = "An alliance" if whole else "A session"
    done = "is part of it again" if is_kept else "is shown in it"
    return (
        f"{what} was written by two programs at once, or in two windows, and one of both was kept beside the"
        f" other. All that was said there {done}; nothing is lost."
    )


# Over what is opened, once, before people go on.

LOOK_FIRST: Final = "Before you go on"
"""Above what was found wrong with the files of the alliance that was just opened."""

NOT_AS_LEFT: Final = "A file of this alliance is not as it was left."
"""The first of it."""


def check_says_more() -> str:
    """Beneath it."""
    return f'"{typed("check")}" says more of it.'


GO_ON: Final = "go on"
"""At the foot of it."""

READ_IT: Final = KeyWords("go on", "Go on: it has been read")
"""The key enter."""

NOTHING_BUT_GO_ON: Final = "enter goes on. F9 is TIME-OUT, ctrl+q leaves."
"""Whispered at any other key, and at words that are typed as it comes up; enter, F9 and ctrl+q are keys."""
