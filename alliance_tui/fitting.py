"""What fits: sentences in lines of whole words on a terminal, and in a sentence what somebody typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TextIO

LONGEST: Final = 100
"""How many signs of what was typed are told again at most."""

CUT: Final = "…"
"""Stands for what is left out."""

SHORTEST: Final = 8
"""How many signs of a path are told at least: below that nobody knows it again."""

PATHS: Final = (r'(?<![^\s"“(])~?/[^\s"”]*', r'(?<![^\s"“(])~?/(?:(?![\s"“(]~?/).)*/[^\s"”]*')
"""What a path looks like in a sentence: one without spaces, then all up to the last folder before another."""

QUOTED: Final = r'"alliance .*?"(?![^\s.,:;)])'
"""A command in a sentence, between quotes."""

COMMANDS: Final = rf"{QUOTED}|:\s+alliance .*"
"""A command that is to be typed as it stands: also one after a colon, which goes on to the end."""

_UNSEEN: Final = frozenset({"Mn", "Me", "Cf"})
"""The kinds of signs that take no column of their own."""

JOINED: Final = "\x1f"
"""Stands for what is within a command while lines are made, or paths are looked for. No sentence has it."""


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
    """A sentence in lines of whole words, and of whole commands: pasted, one in two lines is two commands.

    Args:
        sentence: What is said.
        columns: How wide a line may be; a word that is wider has a line of its own.
    """
    whole = re.sub(QUOTED, lambda found: found[0].replace(" ", JOINED), sentence)
    lines: list[str] = []
    for gap, word in re.findall(r"( *)([^ ]+)", re.sub(r"[\t\n]", " ", whole)):
        if lines and wide(f"{lines[-1]}{gap}{word}") <= columns:
            lines[-1] += f"{gap}{word}"
        else:
            lines.append(word)
    return "\n".join(lines).replace(JOINED, " ")


def wide(text: str) -> int:
    """How many columns of a terminal a text takes, without what measures it exactly: that loads slowly."""
    import unicodedata

    if text.isascii():
        return len(text)
    seen = [one for one in text if unicodedata.category(one) not in _UNSEEN]
    return sum(2 if unicodedata.east_asian_width(one) in ("W", "F") else 1 for one in seen)


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


def with_short_path(sentence: str, fits: Callable[[str], bool]) -> str:
    """A sentence that fits because the longest path in it has lost as much of its middle as it must.

    What is to be typed stays whole: with a path cut short, it is a command for something else.

    Args:
        sentence: What is said; it is answered as it is where no path is long enough to help.
        fits: Whether there is room for a sentence.
    """
    if "/" not in sentence or fits(sentence):
        return sentence
    told_only = re.sub(COMMANDS, lambda found: JOINED * len(found[0]), sentence)
    for pattern in PATHS:
        longest = max(re.finditer(pattern, told_only), key=lambda one: len(one[0]), default=None)
        if longest is None:
            return sentence
        path, before, after = longest[0], sentence[: longest.start()], sentence[longest.end() :]
        least, most, found = SHORTEST, len(path) - 1, ""
        while least <= most:
            middle = (least + most) // 2
            told = f"{before}{shortened(path, middle)}{after}"
            if fits(told):
                least, found = middle + 1, told
            else:
                most = middle - 1
        if found:
            return found
    return sentence
