"""How a command is written wherever people are told to type it. Nothing here is translated.

The one place that knows it: pasted into the shell they came from, a command finds the same alliances.
"""

from __future__ import annotations


class Shell:
    """What was typed in the shell that the program was started from."""

    data_dir = ""
    """The data folder, as one types it there; empty where none was named among the words of the command."""


def typed(words: str, folder: str = "") -> str:
    """A command as it is typed.

    Args:
        words: What follows "alliance".
        folder: Another data folder than the one in use, as one types it in a shell.
    """
    named = folder or Shell.data_dir
    return f"alliance {words} --data-dir {named}" if named else f"alliance {words}"
