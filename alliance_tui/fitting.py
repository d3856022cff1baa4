"""Sentences in lines of whole words where they are shown on a terminal, which would break them."""

from __future__ import annotations

from typing import TextIO


def fitted(sentence: str, stream: TextIO | None) -> str:
    """A sentence as it is written to a stream.

    Args:
        sentence: What is said.
        stream: Where; None where there is none.
    """
    if stream is None or not stream.isatty():
        return sentence
    from shutil import get_terminal_size
    from textwrap import fill

    return fill(sentence, get_terminal_size().columns, break_long_words=False, break_on_hyphens=False)
