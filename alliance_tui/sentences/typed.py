"""How a command is written wherever people are told to type it. Nothing here is translated.

The one place that knows it: pasted into the shell they came from, a command finds the same alliances.
"""

from __future__ import annotations


class Shell:
    """What was typed in the shell that the program was started from."""

    data_dir = ""
    """The data folder, as one types it there; empty where none was named among the words of the command."""


def typed(words: str) -> str:
    """A command as it is typed, with the data folder where that was named; the words follow "alliance"."""
    command = f"alliance {words}"
    return f"{command} --data-dir {Shell.data_dir}" if Shell.data_dir else command
