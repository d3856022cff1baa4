"""Files below a data folder that are not this program's where they lie: words may stand in any of them.

Whoever leaves looks for words in them, and whoever checks asks which cannot be looked through.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from alliance_tui.storage.entries import NOTE
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.places import (
    ALLIANCES,
    CATALOGUE,
    ID,
    OWN_STEM,
    SESSIONS,
    STAGE,
    TRASH,
    is_doomed,
)

LARGEST: Final = 16 << 20
"""Bytes of a file that is looked through: a text that somebody wrote is smaller by far."""


def files_of_others(data: Path) -> Iterator[tuple[Path, int]]:
    """The files below a data folder that are not this program's where they lie, each with its size.

    No link is followed.
    """
    for folder, inner, names in os.walk(data):
        here = Path(folder)
        inner[:] = sorted(one for one in inner if not (one.startswith(STAGE) or is_doomed(one)))
        for name in sorted(names):
            path = here / name
            if _is_in_place(path.relative_to(data).parts):
                continue
            try:
                found = path.lstat()
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode):
                yield path, found.st_size


def _is_in_place(parts: tuple[str, ...]) -> bool:
    """Whether a file is one of this program's, by its place below the data folder and its name."""
    match parts:
        case (name,):
            return name.startswith(CATALOGUE)
        case (place, _, name) if place == ALLIANCES:
            return named(Path(name), OWN_STEM).kind is not Kind.FOREIGN
        case (place, _, inner, name) if place == ALLIANCES and inner == SESSIONS:
            return named(Path(name), ID).kind is not Kind.FOREIGN
        case (place, _, name) if place == TRASH:
            return name == NOTE
        case _:
            return False
