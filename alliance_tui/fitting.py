"""What fits: sentences in lines of whole words on a terminal, and in a sentence what somebody typed."""

from __future__ import annotations

import re
from typing import Final, TextIO

LONGEST: Final = 100
"""How many signs of what was typed are told again at most."""

CUT: Final = "…"
"""Stands for what is left out."""

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


def shortened(typed: str, most: int = LONGEST) -> str:
    """What was typed, to be told again: its beginning and its end where it is too long for a sentence.

    Args:
        typed: A word, a title or a path.
        most: How many signs there may be.
    """
    if len(typed) <= most:
        return typed
    end = (most - len(CUT)) // 2
    begin = most - len(CUT) - end
    return f"{typed[:begin]}{CUT}{typed[len(typed) - end :]}"
