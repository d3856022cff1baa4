"""Sentences in lines of whole words where they are shown on a terminal, which would break them."""

from __future__ import annotations

import re
from typing import Final, TextIO

JOINED: Final = "\x1f"
"""Stands for a space within a command while lines are made. No sentence has it."""


def fitted(sentence: str, stream: TextIO | None) -> str:
    """A sentence as it is written to a stream.

    Args:
        sentence: What is said.
        stream: Where; None where there is none.
    """
    if stream is None or not stream.isatty():
        return sentence
    from shutil import get_terminal_size

    return in_lines(sentence, get_terminal_size().columns)


def in_lines(sentence: str, columns: int) -> str:
    """A sentence in lines of whole words, and of whole commands: pasted, one in two lines is two commands."""
    from textwrap import fill

    whole = re.sub(r'"alliance .*?"(?![^\s.,:;)])', lambda found: found[0].replace(" ", JOINED), sentence)
    return fill(whole, columns, break_long_words=False, break_on_hyphens=False).replace(JOINED, " ")
