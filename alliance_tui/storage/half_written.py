"""Files under a temporary name over which processes were killed, wherever below a data folder they lie.

Those beside a log go as its alliance is opened. Nobody opens what lies in the trash, or in a folder that
somebody put there; words that are to go out of that are written there all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from alliance_tui.sentences import mended as say
from alliance_tui.storage.atomic import discard, is_another_running
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.names import temporary_owner
from alliance_tui.storage.places import ALLIANCES, names_in

_ENDING = ".json"
"""Stands in the name of every file that is written so."""


def half_written(folder: Path, alliance: str | None = None) -> Iterator[Path]:
    """The files that were cut off, as long as nobody is writing them.

    Args:
        folder: The data folder.
        alliance: The only one in whose copies is looked, and in whose trash; None for all there is.
    """
    for place in _places(folder, alliance):
        for where, inner, names in os.walk(place):
            inner.sort()
            for name in sorted(names):
                owner = temporary_owner(name) if _ENDING in name else None
                if owner is not None and not is_another_running(owner):
                    yield Path(where, name)


def remove_half_written(folder: Path, alliance: str | None = None) -> Iterator[str]:
    """Remove them; what was done, a sentence.

    Args:
        folder: The data folder.
        alliance: As above.
    """
    found = [*half_written(folder, alliance)]
    for path in found:
        discard(DISK, path)
    gone = tuple(one.name for one in found if not one.exists())
    if gone:
        yield say.removed(names=gone)


def copies_of(folder: Path, alliance: str) -> Iterator[Path]:
    """The folders among the alliances' that are called after one, and not as it is.

    Args:
        folder: The data folder.
        alliance: The id of the alliance.
    """
    root = folder / ALLIANCES
    return (root / one for one in sorted(names_in(root)) if alliance in one and one != alliance)


def _places(folder: Path, alliance: str | None) -> Iterator[Path]:
    if alliance is None:
        yield folder
        return
    # Here, because whoever opens an alliance needs none of it.
    from alliance_tui.storage.entries import entries

    yield folder / ALLIANCES / alliance
    yield from copies_of(folder, alliance)
    yield from (one.path for one in entries(folder) if one.note.alliance == alliance)
