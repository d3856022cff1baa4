"""Files that cannot be read as text: whether some words stand in one, nobody can tell by looking for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alliance_tui.storage.own import has_parts

ENOUGH: Final = 1 << 16
"""Bytes of the beginning of a file by which it is told."""

_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""What stands in no text that people write."""

_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that is written with two bytes a letter."""

_SEEN_OR_HEARD: Final = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF.{4}(?:WEBP|WAVE|AVI )|.{4}ftyp"
    rb"|OggS|ID3|fLaC|\x1aE\xdf\xa3",
    re.DOTALL,
)
"""How pictures, sounds and films begin: nobody keeps copies of records in one."""

_OF_FILE_MANAGERS: Final = {".DS_Store", "Thumbs.db", ".directory"}
"""What programs that show folders put into each of them: how that is shown, and no words."""


def is_packed(path: Path, raw: bytes) -> bool:
    """Whether what is in a file cannot be read as text, as where it is compressed, and may well be words.

    Args:
        path: Where it is.
        raw: What is in it, or how it begins.
    """
    start = raw[:ENOUGH]
    if path.name in _OF_FILE_MANAGERS or _SEEN_OR_HEARD.match(start) or start.startswith(_MARKS):
        return False
    if not _NO_TEXT.search(start) or has_parts(start):
        return False
    # Two bytes a letter, without a mark.
    return 3 * start.count(0) < len(start) or bool(_NO_TEXT.search(start.replace(b"\0", b"")))


def is_packed_there(path: Path) -> bool:
    """The same of a file that is still to be looked into.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return is_packed(path, file.read(ENOUGH))
