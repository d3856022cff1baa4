"""Folders beside the one of an alliance that hold it too: copied, deleted, or put where nobody looks."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, RecordId
from alliance_tui.storage.copies import worded_still
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.inventory import copied_folders, is_copy_of
from alliance_tui.storage.misplaced import held_in
from alliance_tui.storage.places import (
    ALLIANCES,
    STAGE,
    TRASH,
    alliances_in,
    as_id,
    holds_logs,
    is_doomed,
    names_in,
)


def duplicates(data: Path) -> dict[str, list[Path]]:
    """The folders that hold an alliance and are not its own, by its id; those in the trash too.

    Args:
        data: The data folder.
    """
    found: dict[str, list[Path]] = {}
    with suppress(OSError):
        names = alliances_in(data)
        ids = [AllianceId(one) for one in names if as_id(one, AllianceId)]
        copied = copied_folders(data / ALLIANCES, ids)
        for path in (one for one in copied if not is_others_alone(one, ids)):
            for alliance in ids:
                if alliance in path.name:
                    found.setdefault(alliance, []).append(path)
        called = [data / ALLIANCES / one for one in names if not as_id(one, AllianceId)]
        for path in (*called, *outside(data)):
            held = held_in(path)
            if held is not None:
                found.setdefault(held.alliance, []).append(path)
    for entry in entries(data):
        found.setdefault(entry.note.alliance, []).append(entry.path / CONTENT)
    return found


def is_others_alone(folder: Path, alliances: Collection[AllianceId]) -> bool:
    """Whether only others have something in a folder, though it has the name of an alliance in its own.

    As that of a link to their things, which gave its name to an alliance that was put back.

    Args:
        folder: The folder, or a link to it.
        alliances: All that are here.
    """
    # Here, because as a rule nothing is called so.
    from alliance_tui.storage.own import own_in

    with suppress(OSError):
        place = Path(os.path.realpath(folder))
        return bool(names_in(place)) and not any(True for _ in own_in(place, alliances))
    return False


def outside(data: Path) -> Iterator[Path]:
    """The folders below a data folder that hold an alliance, and lie where none is looked for.

    Also those that somebody put into the folder of an alliance, however deep.

    Args:
        data: The data folder.
    """
    root = data / ALLIANCES
    with suppress(OSError):
        names = alliances_in(data)
        known = {root / one for one in names} | set(copied_folders(root, names))
        for folder, inner, _ in os.walk(data):
            here = Path(folder)
            if here == data:
                inner[:] = [one for one in inner if one != TRASH and not one.startswith(STAGE)]
            inner[:] = sorted(one for one in inner if not is_doomed(one))
            unknown = (here / one for one in inner if here / one not in known and here / one != root)
            yield from (one for one in unknown if holds_logs(one))


def worded_still_in(
    folder: Path, place: Path, records: Iterable[Record]
) -> Mapping[RecordId, tuple[Record, Record]]:
    """The records in another folder of an alliance with words that its own no longer holds: was, and is.

    Args:
        folder: The other folder.
        place: Which log, below the alliance's own folder.
        records: What that holds.
    """
    stem = place.name.partition(".")[0]
    found: list[Path] = []
    # Of a deleted session there is nothing but its files.
    for inner in {folder / place.parent, folder}:
        with suppress(OSError):
            names = [one for one in DISK.names(inner) if one == place.name or is_copy_of(one, stem)]
            found.extend(inner / one for one in names)
    return worded_still(found, records)
