"""What mending files came to, a line each. Names of files stand as they are."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.repairing import records


def put_in_place(*, folder: str, name: str) -> str:
    """Of a folder that was not called as the alliance in it, and is now, or as a copy of it."""
    return f"The folder {folder} is called {name} now: by the alliance in it."


def session_put_in_place(*, file: str, name: str) -> str:
    """Of the file of a session that had another name than its own."""
    return f"The file {file} is called {name} now: by the session in it."


def mended(*, file: str) -> str:
    """Of a file; what it holds now follows."""
    return f"{file} is mended."


FOUNDED_AGAIN: Final = "Its beginning was put together from a session."
"""Of the file of an alliance, whose first record was missing."""


BEGUN_AGAIN: Final = "Its beginning was put together from the alliance: it may not be as it was."
"""Of the file of a session, whose first record was missing."""


def no_beginning(*, file: str) -> str:
    """Of a file whose first record is missing, and nothing tells what it was."""
    return f"{file} is left as it is: nothing here tells how it began."


def holds(*, number: int) -> str:
    """How many records a file has now; may be 0."""
    return f"It holds {records(number=number)}."


def kept_as(*, names: tuple[str, ...], has_lost_words: bool) -> str:
    """Under which names, one or two, a damaged file and its journal are kept.

    Args:
        names: The names.
        has_lost_words: Whether words that were taken back were taken out of them.
    """
    how = "without the words that were taken back," if has_lost_words else "unchanged,"
    return f"What was there is kept, {how} as {' and '.join(names)}."


def copy_kept(*, file: str, aside: str) -> str:
    """Of a copy that another program made: all that is in it is where it belongs now."""
    return f"{file} is a copy, and kept as {aside}."


def words_taken_out(*, file: str, whole: bool) -> str:
    """Of a file: words that were taken back stood beside it, and in itself too where that is whole."""
    of = f"{file}, and of what lies beside it" if whole else f"what lies beside {file}"
    return f"Words that were taken back are out of {of}."


def words_taken_out_of_copies(*, file: str) -> str:
    """Of a file: words that were taken back stood in copies of it, in other folders or in the trash."""
    return f"Words that were taken back are out of the copies of {file}, in the trash too."


def words_taken_out_of_trash(*, name: str) -> str:
    """Of what lies in the trash, by the name of its folder there."""
    return f"Words that were taken back are out of what lies in the trash as {name}."


def session_lost(*, file: str) -> str:
    """Of the file of a session in which nothing could be read; where it is kept follows."""
    return f"A session is lost: nothing in {file} could be read."


def taken_away(*, file: str) -> str:
    """Of a file that is of another alliance or session."""
    return f"{file} cannot be used here and was taken away."


def folded_in(*, file: str) -> str:
    """Of a file with a journal."""
    return f"The newest part of {file} is in it now."


def not_written_anew(*, file: str, why: str) -> str:
    """Of a file with a journal or a mark; why is a reason such as "the disk is full"."""
    return f"{file} could not be written anew, and stays as it is: {why}."


def empty_journal_gone(*, file: str) -> str:
    """Of a file with a journal in which nothing stood."""
    return f"The newest part of {file} was empty, and is gone."


def folded_in_but_its_end(*, file: str) -> str:
    """Of a file with a journal whose last line is cut off."""
    return f"The newest part of {file} is in it now, but for its last line, which was cut off."


def mark_taken_out(*, file: str) -> str:
    """Of a file into which another program had put a byte-order mark."""
    return f"The mark is gone from the beginning of {file}."


def closed_to_others(*, name: str) -> str:
    """Of a folder, or a file, in which other accounts could have read; by its path below the data folder."""
    return f"Only your account may read {name} now."


def not_closed_to_others(*, file: str, why: str) -> str:
    """Of a file or a folder that others may get at still; why is a reason such as "permission is denied"."""
    return f"Other accounts may still get at {file}: {why}."


def removed(*, names: tuple[str, ...]) -> str:
    """Of files that were left over."""
    return f"Removed what was cut off: {', '.join(names)}."
