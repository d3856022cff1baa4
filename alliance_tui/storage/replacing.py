"""Putting a backup in the place of another, which is kept where more can be read in it."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.atomic import discard, name_new
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.own_settings import FOLDER
from alliance_tui.storage.places import ALLIANCES
from alliance_tui.storage.salvage import records_of

_UNPACKABLE: Final = (BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error)
"""All that reading a damaged zip file can raise; an unknown way to pack is a `RuntimeError`."""


def holds_alliances(target: Path) -> bool:
    """Whether a file is a backup with an alliance in it, as far as it can be read."""
    try:
        with ZipFile(target) as archive:
            return any(name.startswith(f"{ALLIANCES}/") for name in archive.namelist())
    except _UNPACKABLE:
        return False


def lacks_some_of(new: BinaryIO, old: Path, damaged: Collection[str]) -> bool:
    """Whether something can be read in a backup that cannot be read in a newer one.

    A record counts by its id, since words may have been taken back meanwhile; in a file that is damaged it
    has to be the same altogether.

    Args:
        new: The newer one.
        old: The other file, which may be anything.
        damaged: The files in the newer one that could not be read as they were written, by name.
    """
    try:
        with ZipFile(new) as now, ZipFile(old) as before:
            return _lacks(now, before, damaged)
    except _UNPACKABLE:
        # The newer one was written just now, so that is the older one: it is no backup.
        return False


def keep_beside(target: Path) -> Path:
    """Give a backup a name of its own, `STEM.1.zip` or with 2, or ...; it may keep the one it has as well.

    Raises:
        OSError: The disk does not let us.
    """
    for number in count(1):
        kept = target.with_name(f"{target.stem}.{number}{target.suffix}")
        with suppress(FileExistsError):
            name_new(DISK, target, kept)
            break
    return kept


def put(beside: Path, target: Path, kept: Path | None) -> None:
    """Put a backup in the place of the one before; where the disk does not let us, all is as it was.

    Args:
        beside: The backup, under a temporary name.
        target: The name it is to have.
        kept: The name that the one before was given; None where it is not kept.

    Raises:
        OSError: The disk does not let us.
    """
    try:
        DISK.replace(beside, target)
    except OSError:
        if kept is not None:
            with suppress(OSError):
                # Where both are one file already, the system leaves both names.
                DISK.replace(kept, target)
                discard(DISK, kept)
        raise


def _lacks(now: ZipFile, before: ZipFile, damaged: Collection[str]) -> bool:
    there = {one.filename: (one.CRC, one.file_size) for one in now.infolist()}
    other: dict[str, list[ZipInfo]] = {}
    for info in before.infolist():
        folder, *rest = PurePosixPath(info.filename).parts or ("",)
        if folder == FOLDER and info.filename not in there:
            return True
        if folder == ALLIANCES and rest and there.get(info.filename) != (info.CRC, info.file_size):
            other.setdefault(rest[0], []).append(info)
    for alliance, infos in other.items():
        ours = [one for one in now.infolist() if one.filename.startswith(f"{ALLIANCES}/{alliance}/")]
        sure = {one.id for one in _records(now, (one for one in ours if one.filename not in damaged))}
        unsure: dict[RecordId, list[Record]] = {}
        for record in _records(now, (one for one in ours if one.filename in damaged)):
            unsure.setdefault(record.id, []).append(record)
        if any(one.id not in sure and one not in unsure.get(one.id, ()) for one in _records(before, infos)):
            return True
    return False


def _records(archive: ZipFile, infos: Iterable[ZipInfo]) -> Iterator[Record]:
    """The records in some files of a backup, as far as they can be read."""
    for info in infos:
        try:
            data = archive.read(info)
        except _UNPACKABLE:
            continue
        yield from records_of(Path(info.filename), data)
