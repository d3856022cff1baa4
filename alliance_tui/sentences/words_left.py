"""What is said of words that were taken back and may still stand in files, whose names stand as they are."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed


def words_stay(*, file: str) -> str:
    """Of a file in another place, once words were taken back: it may hold them still."""
    return f"Words that were taken back may still be in {file}: it could not be changed. Remove it yourself."


def beside_not_looked_through(*, why: str) -> str:
    """Of the files beside those of this program, once words were taken back: some may hold them still.

    Args:
        why: Why nobody knows, in words that fit after "because".
    """
    return f"Other files could not be looked through for them, because {why}."


def words_may_be_beside(*, file: str, why: str) -> str:
    """The same once an alliance was left, of the files beside one of this program.

    Args:
        file: That one.
        why: Why nobody knows, in words that fit after "because".
    """
    return (
        f"Words that were taken back may still be in copies of {file}: the other files could not be looked"
        f' through, because {why}. "{typed("check")}" names those in which they are.'
    )


def words_said_elsewhere(*, file: str) -> str:
    """Of a file of a session of which the agreements only were kept: it has words that nobody saw there."""
    return f"More was said elsewhere, later than that: it stands in {file}."


def words_not_gone(*, file: str, why: str) -> str:
    """Of a file of this program: words that were taken back are still to be taken out of it.

    Args:
        file: The file.
        why: Why they are not, as a sentence; empty where nobody knows.
    """
    return " ".join(
        filter(None, (f"Words that were taken back are not gone from {file} yet.", why, tried_again()))
    )


def words_not_saved(*, file: str, why: str) -> str:
    """The same where what was done last could not be saved: nothing is tried again by itself.

    Args:
        file: The file.
        why: Why it could not be, as a sentence; empty where nobody knows.
    """
    said = f"Words that were taken back may still be in {file}: that they were is not saved."
    return " ".join(filter(None, (said, why, "Take them back again once it can be.")))


def words_saved_elsewhere(*, file: str, folder: str) -> str:
    """The same where all of the alliance was saved in another folder then, and with it what was done last.

    Args:
        file: The file.
        folder: The other folder, as one types it in a shell.
    """
    return (
        f"Words that were taken back may still be in {file}. That they were is saved in {folder}:"
        f' they go from that file with "{typed(f"restore {folder}")}".'
    )


def words_go_later(*, file: str, why: str) -> str:
    """The same where it is saved that they were taken back, but not that people left after that.

    Args:
        file: The file.
        why: Why they are not gone, as a sentence; empty where nobody knows.
    """
    said = f"Words that were taken back are not gone from {file} yet."
    return " ".join(filter(None, (said, why, GO_LATER)))


GO_LATER: Final = "They need not be taken back again: they go once more is written there, and people leave."
"""What becomes of words that are taken back in a session that goes on."""


def tried_again() -> str:
    """What becomes of words that could not be taken out of a file."""
    return f'It is tried again when this alliance is next opened, and by "{typed("check --repair")}".'


def still_told(*, files: tuple[str, ...]) -> str:
    """Of the files of other sessions in which words stand that were let go in one that is over.

    Args:
        files: Their names.
    """
    return (
        f"What came along from an earlier session and was let go still stands in {', '.join(files)}: a"
        " session that has it is not over, or went on after that, or something of this alliance may be"
        " missing or damaged."
    )


def stray_words(*, file: str) -> str:
    """Of a file that this program does not keep, and that lies below its data folder."""
    return (
        f"Words that were taken back still stand in {file}. It is none of the files that this program keeps,"
        " and left as it is: change it or remove it yourself."
    )


def may_be_packed(*, file: str) -> str:
    """Of a file that is not this program's, and in which nothing stands as text, such as a zip file."""
    return (
        f"Words that were taken back may stand in {file}: it cannot be read as text. It is left as it is;"
        " look into it, and remove it yourself if you do not need it."
    )


def not_looked_through(*, file: str) -> str:
    """Of a file that is not this program's, and cannot be read, or is too big to be looked through."""
    return f"Words that were taken back may stand in {file}: it could not be looked through."


def too_much_to_look_through(*, folder: str) -> str:
    """Of a folder with more files that are not this program's than are looked through on leaving."""
    return (
        f"There are more files of others in {folder} than could be looked through for words that were taken"
        " back."
    )
