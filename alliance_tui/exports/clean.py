"""Typed words as they may reach a terminal: nothing in them is a command to it."""

from __future__ import annotations

import re
from typing import Final

UNSAFE: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Control codes but tab and line feed, overrides and isolates of writing direction, and lone surrogates.

None of them counts as printable: most words need not be searched, and a first screen need not compile this.
"""


def clean(text: str) -> str:
    """Words of any number of lines, without what a terminal would obey."""
    if text.isprintable():
        return text
    return re.sub(UNSAFE, "", text.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4)


def clean_line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())
