"""What errors say to people."""

from __future__ import annotations


def words_of(error: Exception) -> str:
    """The sentence that an error was raised with, or the machine's own words for it; empty for none.

    `str` would put a number before the machine's words and the name of a file after them, and quote a key.
    """
    of_machine = error.strerror if isinstance(error, OSError) else None
    return of_machine or (str(error.args[0]) if error.args else "")
