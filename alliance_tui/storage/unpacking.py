"""Reading a backup: everything about it is doubted before any of it is put anywhere."""

from __future__ import annotations

import errno
import os
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec

from alliance_tui.domain.words import AllianceId
from alliance_tui.own_files import LARGEST as LARGEST_SETTING
from alliance_tui.paths import in_shell
from alliance_tui.sentences import backup as say
from alliance_tui.storage.archive import FORMAT, MANIFEST, Manifest
from alliance_tui.storage.atomic import make_folder, write_new
from alliance_tui.storage.codec import SCHEMA
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.inventory import KEPT, can_be_packed, files_of
from alliance_tui.storage.misplaced import homes
from alliance_tui.storage.own_settings import FOLDER, NAME
from alliance_tui.storage.places import ALLIANCES, SESSIONS

MOST: Final = 4 << 30
"""The most that a backup may hold unpacked, in bytes."""

LARGEST: Final = 512 << 20
"""The most that one file in it may hold, in bytes."""

SUSPICIOUS: Final = 64 << 20
"""From how many bytes on a backup may not be packed more tightly than words can be."""

TIGHTEST: Final = 200
"""How many times smaller than itself what people say can be packed, and then some."""

_SETTING: Final = re.compile(f"{FOLDER}/{NAME.pattern}")
"""What the settings of a user's own are called there."""


def unpack(source: Path, target: Path) -> list[AllianceId]:
    """Put what is in a backup below an empty folder, once all of it has been verified; its alliances.

    Args:
        source: A zip file that `alliance backup` wrote, or a data folder.
        target: The folder; it must not be there.

    Raises:
        StoreError: It is no backup, or not as it was written; the text is a sentence.
    """
    try:
        files = _from_folder(source) if source.is_dir() else _from_zip(source)
        for name, data in files:
            _put(target / name, data)
        return sorted(AllianceId(one.name) for one in (target / ALLIANCES).glob("*"))
    except StoreError:
        raise
    except OSError as error:
        raise StoreError(say.cannot_be_read_back(file=source.name, why=why(error))) from error


def _put(path: Path, data: bytes) -> None:
    try:
        make_folder(DISK, path.parent)
        write_new(DISK, path, data)
    except OSError as error:
        raise StoreError(say.cannot_be_put_back(why=why(error))) from error


def _from_folder(source: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a data folder."""
    if not (source / ALLIANCES).is_dir():
        raise StoreError(say.no_alliances(folder=in_shell(source)))
    for home, alliance in homes(source):
        if alliance is None:
            continue
        _refuse_links(source, home, home / SESSIONS)
        for one in files_of(home):
            _refuse_links(source, one.path)
            if one.kind in KEPT:
                place = f"{ALLIANCES}/{alliance}/{one.path.relative_to(home).as_posix()}"
                yield place, DISK.read(one.path)[0]


def _refuse_links(source: Path, *paths: Path) -> None:
    """Nobody knows to what a link leads in a folder that somebody else may have made."""
    for path in paths:
        if path.is_symlink():
            raise StoreError(say.is_a_link(file=str(path), folder=in_shell(source)))


def _from_zip(source: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a backup, each only once it is what the manifest says."""
    if not source.is_file():
        # Nobody waits for a pipe.
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
    try:
        with ZipFile(source) as archive:
            infos = _sound(archive.infolist(), source.stat().st_size)
            manifest = _manifest(archive, infos)
            for name, wanted in manifest.files.items():
                data = archive.read(infos[name])
                if len(data) != wanted.bytes or sha256(data).hexdigest() != wanted.sha256:
                    raise StoreError(say.not_as_written(name=name))
                yield name, data
    except (BadZipFile, zlib.error) as error:
        raise StoreError(say.no_zip(file=source.name)) from error
    except (NotImplementedError, RuntimeError, EOFError) as error:
        raise StoreError(say.packed_otherwise(file=source.name)) from error
    except ValueError as error:
        raise StoreError(say.damaged(file=source.name)) from error


def _sound(infos: list[ZipInfo], packed: int) -> dict[str, ZipInfo]:
    """What a zip file holds, if it can only have been written by `alliance backup`."""
    for info in infos:
        problem = _doubt(info)
        if problem:
            raise StoreError(say.refused(doubt=problem))
    names = {info.filename: info for info in infos}
    total = sum(info.file_size for info in infos)
    if len(names) != len(infos):
        raise StoreError(say.NAME_TWICE)
    if total > MOST or (total > SUSPICIOUS and total > TIGHTEST * packed):
        raise StoreError(say.WOULD_FILL_THE_DISK)
    return names


def _doubt(info: ZipInfo) -> str:
    """What is wrong with one entry; empty where nothing is."""
    name = info.orig_filename
    path = PurePosixPath(name)
    shown = "".join(letter if letter.isprintable() else "?" for letter in name[:80])
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or name[1:2] == ":":
        return say.leads_out(name=shown)
    mode = info.external_attr >> 16
    if mode and not (stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0):
        return say.no_file(name=shown)
    if info.flag_bits & 1:
        return say.encrypted(name=shown)
    is_setting = bool(_SETTING.fullmatch(name))
    if info.file_size > (LARGEST_SETTING if is_setting else LARGEST):
        return say.too_big(name=shown)
    if name != MANIFEST and not is_setting and not can_be_packed(name):
        return say.foreign(name=shown)
    return ""


def _manifest(archive: ZipFile, infos: dict[str, ZipInfo]) -> Manifest:
    if MANIFEST not in infos:
        raise StoreError(say.NO_MANIFEST)
    manifest = None
    with suppress(msgspec.DecodeError):
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    if manifest is None or manifest.program != "alliance":
        raise StoreError(say.MANIFEST_UNREADABLE)
    if manifest.format > FORMAT or manifest.schema > SCHEMA:
        raise StoreError(say.newer(version=manifest.version))
    if manifest.files.keys() != infos.keys() - {MANIFEST}:
        raise StoreError(say.OTHER_FILES)
    return manifest
