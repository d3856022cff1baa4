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
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import backup as say
from alliance_tui.sentences import store
from alliance_tui.storage.atomic import discard, name_new, sync_folder, temporary
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.codec import SCHEMA
from alliance_tui.storage.contents import NewerSchemaError, read_contents
from alliance_tui.storage.disk import DISK, FILE_MODE, StoreError, why
from alliance_tui.storage.inventory import KEPT, Kind, Named, can_be_packed, inventory_of
from alliance_tui.storage.misplaced import homes
from alliance_tui.storage.names import log_name
from alliance_tui.storage.own_settings import settings_or_why
from alliance_tui.storage.places import ALLIANCES, shown
from alliance_tui.storage.replacing import holds_alliances, keep_beside, lacks_some_of, put
from alliance_tui.storage.signed import encode_file

MANIFEST: Final = "manifest.json"
"""The file that says what the others are."""

FORMAT: Final = 1
"""The version of how a backup is made up."""

TRIES: Final = 100
"""How often an alliance is read anew that changes while it is read."""


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

    missing: tuple[str, ...] = ()
    """What could not be read and is not in it, a sentence each."""

    kept: Path | None = None
    """Where the backup in its place is kept now, of which not all can be read in it; None for none."""


class Part(NamedTuple):
    """A file of an alliance as it goes into a backup."""

    path: Path
    """The file, or a folder that cannot be looked into."""

    data: bytes | None
    """What it is to hold; None where it cannot be read."""

    is_whole: bool = True
    """Whether it could be understood; what could not is given as it is."""

    why: str = ""
    """Why it cannot be read."""


def take_backup(
    folder: Path, target: Path, now: datetime, settings: Path | None = None, *, force: bool = False
) -> Taken:
    """Write everything below a data folder, and a user's own settings, into one file.

    What cannot be read is left out and told. The file is there whole or not at all. One in which something
    can be read that cannot be read in this one is never replaced: it is kept beside it.

    Args:
        folder: The data folder.
        target: The zip file.
        now: This moment (UTC).
        settings: The folder of the user's own settings; None for none of them.
        force: Whether a file that is there may be replaced, or be given another name.

    Raises:
        FileExistsError: It is there.
        StoreError: The disk does not let us write it, or look for alliances, or there are none to take the
            place of those in a backup; the text is a sentence.
    """
    beside = temporary(target)
    try:
        fd = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
        try:
            with os.fdopen(fd, "w+b") as file:
                taken = _write(folder, settings, file, now)
                if force and not taken.alliances and holds_alliances(target):
                    raise StoreError(say.of_nothing(folder=str(folder), file=str(target)))
                file.flush()
                DISK.fsync(file.fileno())
                if force and lacks_some_of(file, target, taken.damaged):
                    taken = taken._replace(kept=keep_beside(target))
            put(beside, target, taken.kept) if force else name_new(DISK, beside, target)
        finally:
            discard(DISK, beside)
        sync_folder(DISK, target.parent)
    except FileExistsError:
        raise
    except OSError as error:
        plain = say.cannot_be_written(file=str(target), why=why(error))
        raise StoreError(str(error) if isinstance(error, StoreError) else plain) from error
    return taken


def _write(folder: Path, settings: Path | None, file: BinaryIO, now: datetime) -> Taken:
    sums: dict[str, Checked] = {}
    damaged: list[str] = []
    missing: list[str] = []
    alliances = set()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes) -> None:
            _add(archive, name, data, now)
            sums[name] = Checked(len(data), sha256(data).hexdigest())

        for home, alliance in _homes(folder):
            if alliance is None:
                missing.append(say.not_its_own_name(folder=shown(home.name)))
                continue
            for part in read_at_once(home):
                if part.data is None:
                    missing.append(say.left_out(file=str(part.path), why=part.why))
                    continue
                name = f"{ALLIANCES}/{alliance}/{part.path.relative_to(home).as_posix()}"
                if not can_be_packed(name):
                    missing.append(say.odd_name(file=ascii(name)[1:-1]))
                    continue
                add(name, part.data)
                alliances.add(alliance)
                if not part.is_whole:
                    damaged.append(name)
        said = len(sums)
        own, untold = settings_or_why(settings)
        missing.extend(untold)
        for name, data in own.items():
            add(name, data)
        _add(archive, MANIFEST, msgspec.json.format(msgspec.json.encode(Manifest(now, sums))), now)
    return Taken(len(alliances), len(sums), tuple(damaged), len(sums) - said, tuple(missing))


def _homes(folder: Path) -> list[tuple[Path, AllianceId | None]]:
    """The folders of all alliances, each with the name that is its own."""
    root = folder / ALLIANCES
    try:
        return list(homes(folder))
    except OSError as error:
        raise StoreError(say.cannot_be_read(file=str(root), why=why(error))) from error


def _add(archive: ZipFile, name: str, data: bytes, now: datetime) -> None:
    info = ZipInfo(name, max(now.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.external_attr = (0o100000 | FILE_MODE) << 16
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, data)


def read_at_once(home: Path) -> list[Part]:
    """All that was said in an alliance, as it stood at one moment, journals folded in.

    Raises:
        StoreError: It changes all the time; the text is a sentence.
    """
    seen: dict[Path, str | tuple[object, ...]] = {}
    read: dict[Path, list[Part]] = {}
    for _ in range(TRIES):
        there = _stamps(home)
        # No file was other than when it was read: all of it stood there together.
        if there == seen:
            return [one for path in there for one in read[path]]
        for path, stamp in there.items():
            if seen.get(path) != stamp:
                if isinstance(stamp, str):
                    read[path] = [Part(path, None, why=stamp)]
                else:
                    read[path] = list(_parts(path, stamp[0]))
        seen = there
    raise StoreError(say.TOO_BUSY)


def _stamps(home: Path) -> dict[Path, str | tuple[object, ...]]:
    """The state of each file, a log's journal with its file; of a closed folder why it is closed."""
    states: dict[Path, list[object]] = {}
    files, closed = inventory_of(home)
    for one in files:
        if one.kind in KEPT:
            places = [one.path]
            if one.path.is_symlink():
                places.append(journal_of(followed(one.path)))
            for place in places:
                with suppress(FileNotFoundError):
                    states.setdefault(_whose(one), [one.kind]).append((place.name, _state(place)))
    reasons = {path: why(error) for path, error in closed}
    return {path: tuple(stamps) for path, stamps in states.items()} | reasons


def _state(path: Path) -> object:
    """The state of a file that is there; its reason where it may not be looked at."""
    try:
        return DISK.stat(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        return why(error)


def _whose(one: Named) -> Path:
    return one.path.with_name(log_name(one.stem)) if one.kind is Kind.JOURNAL else one.path


def _parts(path: Path, kind: object) -> Iterator[Part]:
    """What is kept of one file: folded in where it is sound, else as it is with its journal.

    Args:
        path: The file.
        kind: What it is; a copy is kept as it is.
    """
    if kind is Kind.COPY:
        yield from _as_it_is(path, path)
        return
    found, is_newer = None, False
    try:
        found = read_contents(DISK, path, SCHEMA)
    except NewerSchemaError:
        is_newer = True
    except StoreError:
        # Reading it once more as it is tells why.
        found = None
    sound = found is not None and not (found.unreadable or found.is_mangled or found.astray or found.doubled)
    if found is not None and sound and found.trusted is True:
        yield Part(path, encode_file(found.tables, found.schema or SCHEMA, found.seq, loss=found.loss))
        return
    # Of what was set aside, it was said then.
    is_whole = is_newer or kind is Kind.ASIDE
    yield from _as_it_is(path, path, is_whole=is_whole)
    yield from _as_it_is(journal_of(path), journal_of(followed(path)), is_whole=is_whole)


def _as_it_is(path: Path, place: Path, *, is_whole: bool = True) -> Iterator[Part]:
    """A file, if it is there, that a name leads to another place for."""
    try:
        yield Part(path, DISK.read(place)[0], is_whole)
    except FileNotFoundError:
        if place == path and path.is_symlink():
            yield Part(path, None, why=store.NOTHING_THERE)
    except OSError as error:
        yield Part(path, None, why=why(error))
