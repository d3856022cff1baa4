"""Alliances that were saved in a folder in somebody's home, and are not all where they should be yet."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_tui.domain.words import AllianceId, RecordId
from alliance_tui.paths import in_shell
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.places import ALLIANCES, ORIGIN, as_id, names_in

TAKEN_IN: Final = "taken-in.txt"
"""In such a folder once all of it was taken in; says nothing but that."""

_NAME: Final = re.compile(r"alliance-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}(?:[0-9]{2})?")
"""What a folder is called that the program chose; see `paths.folder_beside`."""


def waiting(data: Path, home: Path) -> Iterator[str]:
    """What waits in somebody's home to be taken in, a sentence for each folder there.

    Args:
        data: The data folder: what was saved because another one was gone is not told.
        home: Where the folders are; as a rule there is none, and nothing is read.
    """
    for name in sorted(one for one in names_in(home) if _NAME.fullmatch(one)):
        folder = home / name
        with suppress(OSError):
            titles = [] if (folder / TAKEN_IN).exists() else [*_titles(data, folder)]
            if titles:
                from alliance_tui.sentences import backup as say

                yield say.words_wait(titles=tuple(titles), folder=_typed(folder))


def is_saved_elsewhere(folder: Path) -> bool:
    """Whether a folder is one in which an alliance was saved that could not be saved where it should be."""
    is_named = _NAME.fullmatch(folder.name) is not None and (folder / ALLIANCES).is_dir()
    return is_named or (folder / ORIGIN).is_file()


def note_taken_in(folder: Path) -> None:
    """Note that nothing in a folder waits any more."""
    with suppress(OSError):
        # It may be on a stick that cannot be written; then all is compared each time.
        (folder / TAKEN_IN).touch()


def _titles(data: Path, folder: Path) -> Iterator[str]:
    """What the alliances in a folder are called of which not all is in the data folder."""
    # Here, because as a rule there is no such folder.
    from alliance_tui.storage.misplaced import held_in

    origin = _origin(folder)
    for name in sorted(names_in(folder / ALLIANCES)):
        here, there = data / ALLIANCES / name, folder / ALLIANCES / name
        if as_id(name, AllianceId) is None or not (here.is_dir() or origin == data):
            continue
        held = held_in(there)
        if held is not None and not _records(there) <= _records(here):
            yield held.title


def _origin(folder: Path) -> Path | None:
    """The data folder in which the words could not be saved; None where nobody knows."""
    with suppress(OSError):
        return Path(os.fsdecode(DISK.read(folder / ORIGIN)[0].rstrip(b"\n")))
    return None


def _records(home: Path) -> set[RecordId]:
    """The ids of all records in the folder of an alliance."""
    from alliance_tui.storage.inventory import inventory_of, logs_among
    from alliance_tui.storage.salvage import read_source

    logs = logs_among(home, inventory_of(home).files)
    return {record for log in logs for record in read_source(log.path).records}


def _typed(folder: Path) -> str:
    """A folder in somebody's home as it is typed: its name has no sign that a shell reads otherwise."""
    with suppress(RuntimeError):
        if folder.parent == Path.home():
            return f"~/{folder.name}"
    return in_shell(folder)
