"""A backup of everything in one zip file: each alliance as it stood at one moment, also of a live session."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from msgspec import Struct

from alliance_tui import __version__
from alliance_tui.sentences import backup as say
from alliance_tui.storage.atomic import discard, sync_folder, temporary
from alliance_tui.storage.catalogue import ALLIANCES, ID
from alliance_tui.storage.codec import SCHEMA
from alliance_tui.storage.contents import encode_file, read_contents
from alliance_tui.storage.disk import DISK, FILE_MODE, StoreError, why
from alliance_tui.storage.inventory import Kind, Named, files_of
from alliance_tui.storage.own_settings import FOLDER, settings_in

MANIFEST: Final = "manifest.json"
"""The file that says what the others are."""

FORMAT: Final = 1
"""The version of how a backup is made up."""

TRIES: Final = 100
"""How often an alliance is read anew that changes while it is read."""

_KEPT: Final = (Kind.LOG, Kind.JOURNAL, Kind.ASIDE)
"""Kinds of files that hold what was said."""


class Checked(Struct, frozen=True):
    """What a file of a backup has to be."""

    bytes: int
    """Its length."""

    sha256: str
    """Its sum."""


class Manifest(Struct, frozen=True):
    """What a backup is, and of what it is made up."""

    made: datetime
    """When it was taken (UTC)."""

    files: Mapping[str, Checked]
    """Every other file, by its name."""

    program: str = "alliance"
    """What wrote it."""

    version: str = __version__
    """Which version of the program that was."""

    format: int = FORMAT
    """How it is made up."""

    schema: int = SCHEMA
    """The version of what its files hold."""


class Taken(NamedTuple):
    """What a backup came to."""

    alliances: int
    """How many alliances are in it."""

    files: int
    """How many files."""

    damaged: tuple[str, ...]
    """Files that could not be read, and are in it as they are."""

    settings: int = 0
    """How many of the files are settings of the user's own."""


def take_backup(
    folder: Path, target: Path, now: datetime, settings: Path | None = None, *, force: bool = False
) -> Taken:
    """Write everything below a data folder, and a user's own settings, into one file: whole or not at all.

    Args:
        folder: The data folder.
        target: The zip file.
        now: This moment (UTC).
        settings: The folder of the user's own settings; None for none of them.
        force: Whether a file that is there may be replaced.

    Raises:
        FileExistsError: It is there.
        StoreError: The disk does not let us; the text is a sentence.
    """
    beside = temporary(target)
    try:
        fd = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
        try:
            with os.fdopen(fd, "w+b") as file:
                taken = _write(folder, settings, file, now)
                file.flush()
                DISK.fsync(file.fileno())
            _name(beside, target, force=force)
        finally:
            discard(DISK, beside)
        sync_folder(DISK, target.parent)
    except FileExistsError:
        raise
    except OSError as error:
        plain = say.cannot_be_written(file=str(target), why=why(error))
        raise StoreError(str(error) if isinstance(error, StoreError) else plain) from error
    return taken


def _name(beside: Path, target: Path, *, force: bool) -> None:
    """Give the whole file its name, in one step."""
    if force:
        DISK.replace(beside, target)
        return
    try:
        DISK.link(beside, target)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system knows a second name.
        if target.exists():
            raise FileExistsError(target) from None
        DISK.replace(beside, target)


def _write(folder: Path, settings: Path | None, file: BinaryIO, now: datetime) -> Taken:
    sums: dict[str, Checked] = {}
    damaged: list[str] = []
    alliances = set()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes) -> None:
            _add(archive, name, data, now)
            sums[name] = Checked(len(data), sha256(data).hexdigest())

        for home in _homes(folder):
            for path, data, whole in read_at_once(home):
                name = path.relative_to(folder).as_posix()
                add(name, data)
                alliances.add(home.name)
                if not whole:
                    damaged.append(name)
        said = len(sums)
        for name, data in settings_in(settings) if settings is not None else ():
            add(f"{FOLDER}/{name}", data)
        _add(archive, MANIFEST, msgspec.json.format(msgspec.json.encode(Manifest(now, sums))), now)
    return Taken(len(alliances), len(sums), tuple(damaged), len(sums) - said)


def _homes(folder: Path) -> list[Path]:
    """The folders of all alliances."""
    with suppress(FileNotFoundError):
        return sorted(one for one in (folder / ALLIANCES).iterdir() if ID.fullmatch(one.name))
    return []


def _add(archive: ZipFile, name: str, data: bytes, now: datetime) -> None:
    info = ZipInfo(name, max(now.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.external_attr = (0o100000 | FILE_MODE) << 16
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, data)


def read_at_once(home: Path) -> list[tuple[Path, bytes, bool]]:
    """All that was said in an alliance, as it stood at one moment.

    Returns:
        The files with what they are to hold, journals folded in; and whether that could be read: what
        could not is given as it is.

    Raises:
        StoreError: It changes all the time, or the disk does not let us read; the text is a sentence.
    """
    seen: dict[Path, object] = {}
    read: dict[Path, list[tuple[Path, bytes, bool]]] = {}
    for _ in range(TRIES):
        there = _stamps(home)
        # No file was other than when it was read: all of it stood there together.
        if there == seen:
            return [one for path in there for one in read[path]]
        for path, stamp in there.items():
            if seen.get(path) != stamp:
                read[path] = list(_parts(path))
        seen = there
    raise StoreError(say.TOO_BUSY)


def _stamps(home: Path) -> dict[Path, object]:
    """The state of each file, a log's journal with its file."""
    states: dict[Path, list[object]] = {}
    for one in files_of(home):
        if one.kind in _KEPT:
            with suppress(FileNotFoundError):
                states.setdefault(_whose(one), []).append((one.path.name, DISK.stat(one.path)))
    return {path: tuple(stamps) for path, stamps in states.items()}


def _whose(one: Named) -> Path:
    return one.path.with_name(f"{one.stem}.json") if one.kind is Kind.JOURNAL else one.path


def _parts(path: Path) -> Iterator[tuple[Path, bytes, bool]]:
    """What is kept of one file: folded in where it is sound, else as it is with its journal."""
    try:
        found = read_contents(DISK, path, SCHEMA)
    except StoreError:
        found = None
    sound = found is not None and not (
        found.unreadable or found.damaged or found.missing or found.astray or found.doubled
    )
    if found is not None and sound and found.trusted is True:
        yield path, encode_file(found.tables, found.schema or SCHEMA, found.seq), True
        return
    for one in (path, path.with_name(f"{path.name}.journal")):
        try:
            yield one, DISK.read(one)[0], ".json." in path.name or ".ours-" in path.name
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError(say.cannot_be_read(file=str(one), why=why(error))) from error
