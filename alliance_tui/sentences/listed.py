"""What the list of alliances says of files: `whole` says it of an alliance itself, else it is of a session.

Names of files and folders stand as they are. "alliance check --repair" is a command.
"""

from __future__ import annotations

from alliance_tui.sentences.opened import marked
from alliance_tui.sentences.typed import typed
from alliance_tui.sentences.words_left import tried_again


def one_cannot_be_read(*, whole: bool, why: str, folder: str, remedy: str) -> str:
    """Of a file; `why` is a sentence, and so is `remedy`: what can be done; empty where nobody knows."""
    what = "An alliance" if whole else "A session"
    return f"{what} cannot be read: {why} It is in {folder}. {remedy}".rstrip()


def repair_mends() -> str:
    """What can be done where a file is damaged."""
    return f'"{typed("check --repair")}" mends what it can.'


def one_is_missing(*, whole: bool, why: str) -> str:
    """Of a file that is not there, or in a closed folder; `why` is a sentence or more, with what to do."""
    what = "An alliance" if whole else "A session"
    return f"{what} cannot be read: {why}"


def session_is_gone(*, file: str) -> str:
    """Of the file of a session that is not there, though other files of it are."""
    return (
        f"The file of a session, {file}, is gone, and the session is not shown."
        f' "{typed("check --repair")}" brings back what is left beside it.'
    )


def session_is_lost(*, file: str) -> str:
    """The same where nothing of it can be brought back."""
    return (
        f"The file of a session, {file}, is gone, and nothing can be read in its backup."
        f' "{typed("check")}" says what to do.'
    )


def is_told_by_others(*, why: str) -> str:
    """Of an alliance whose own file cannot be read, which `why` says; it is listed all the same."""
    return f"{why} What is shown of the alliance is what its other files tell."


def has_a_mark(*, file: str) -> str:
    """Of a file with three bytes before its text, in a list."""
    return f'{marked(file=file)} "{typed("check --repair")}" takes it out.'


def ends_early(*, whole: bool, file: str) -> str:
    """Of a file whose journal is cut off at its end."""
    what = "An alliance" if whole else "A session"
    return (
        f"{what} was cut off as it was written: the newest part of {file} ended in the middle of a line. What"
        " was being said just then may be missing; all before it is there."
    )


def one_is_not_whole(*, whole: bool, why: str) -> str:
    """Of a file that was read, but not all of it; `why` is a sentence or more about that."""
    what = "An alliance" if whole else "A session"
    return f'{what} is not whole. {why} "{typed("check")}" says more.'


def words_not_gone(*, whole: bool) -> str:
    """Of a file with all that was said in it, and more: words that were taken back, which the disk kept."""
    what = "an alliance" if whole else "a session"
    return f"Words that were taken back are not gone yet from the files of {what}. {tried_again()}"


def alliance_without_beginning(*, is_shown: bool) -> str:
    """Of one whose own file does not tell how it began; what other files tell may be shown."""
    shown = "is shown as its other files tell it" if is_shown else "is not shown"
    return f'An alliance has lost its beginning, and {shown}. "{typed("check --repair")}" puts it together.'


def folder_unknown(*, folder: str) -> str:
    """Of a folder among those of alliances that somebody gave a name, and that holds nobody knows which."""
    return (
        f'The folder "{folder}" looks like one of an alliance, and nothing that can be read in it tells'
        " which. It is not shown, and left as it is."
    )


def folder_misplaced(*, folder: str, title: str) -> str:
    """Of a folder with all of an alliance, under the name of another: a copy of it, or all there is of it."""
    return (
        f'The folder {folder} holds the alliance "{title}" under a name that is not its own, and is not'
        f' shown. "{typed("check --repair")}" puts it in its place.'
    )


def has_copies(*, whole: bool, number: int) -> str:
    """Where other programs made so many copies, at least 1, as file-syncing ones do."""
    of = "an alliance" if whole else "a session"
    copies = f"a copy of {of}" if number == 1 else f"{number} copies of {of}" + ("" if whole else " or more")
    return f'Another program made {copies}. "{typed("check")}" looks at {"it" if number == 1 else "them"}.'
