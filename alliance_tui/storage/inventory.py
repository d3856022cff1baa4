"""What the files in the folder of an alliance are, told by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.names import is_aside, is_temporary, log_name
from alliance_tui.storage.places import ID, OWN, OWN_LOG, OWN_STEM, SESSIONS, as_id, is_passing


class Kind(StrEnum):
    """What a file is for."""

    LOG = "log"
    JOURNAL = "journal"
    BACKUP = "backup"
    ASIDE = "aside"
    COPY = "copy"
    TEMPORARY = "temporary"
    LOCK = "lock"
    FOREIGN = "foreign"


KEPT: Final = frozenset({Kind.LOG, Kind.JOURNAL, Kind.ASIDE, Kind.COPY})
"""Kinds of files that hold what was said, and go into a backup."""


class Named(NamedTuple):
    """A file, and what it is."""

    path: Path
    """Where it is."""

    stem: str
    """Of which log it is, or a copy of one: the id of a session, or `alliance`; empty where of none."""

    kind: Kind
    """What it is."""


_PLACES: Final = (("", OWN_STEM), (SESSIONS, ID))
"""The folders of an alliance, below its own, and what the logs in each are called."""

_ENDINGS: Final = {"json": Kind.LOG, "json.journal": Kind.JOURNAL, "json.backup": Kind.BACKUP}
"""How the names of what belongs to a log end, after the stem and a dot."""


def named(path: Path, stems: re.Pattern[str]) -> Named:
    """What a file is, by its name.

    Args:
        path: The file.
        stems: What the logs in its folder are called.
    """
    stem, _, ending = path.name.partition(".")
    kind = _kind_of(ending) if stems.fullmatch(stem) else None
    if kind is not None:
        return Named(path, stem, kind)
    return Named(path, "", Kind.LOCK if path.name == "lock" else Kind.FOREIGN)


def _kind_of(ending: str) -> Kind | None:
    if is_aside(ending):
        return Kind.ASIDE
    return Kind.TEMPORARY if is_temporary(ending) else _ENDINGS.get(ending)


_ALONE: Final = re.compile(rf"(?<![a-z0-9]){ID.pattern}(?![a-z0-9])")
"""An id in a name, and not so many letters of a word."""

_PACKED: Final = re.compile(rf"alliances/{ID.pattern}/({SESSIONS}/)?[^/\\\x00-\x1f\x7f\ud800-\udfff]+")
"""What paths of files are made of that any system can take back, below a data folder."""


def can_be_packed(name: str) -> bool:
    """Whether a file with this path below a data folder has a place in a backup.

    Args:
        name: Its path, with slashes.
    """
    if not _PACKED.fullmatch(name):
        return False
    path = Path(name)
    stem = (ID if path.parent.name == SESSIONS else OWN_STEM).search(path.name)
    return stem is not None and is_copy_of(path.name, stem[0])


def is_called_as_ours(name: str) -> bool:
    """Whether a file in the folder of an alliance is called as ours are, or as a copy of one."""
    is_log = ".json" in name and (OWN_LOG in name or _ALONE.search(name) is not None)
    return is_log or name == Kind.LOCK


class Inventory(NamedTuple):
    """What there is of an alliance."""

    files: tuple[Named, ...]
    """All files, its own first, in the order of their names."""

    closed: tuple[tuple[Path, OSError], ...]
    """The folders that cannot be looked into, each with why."""


def files_of(folder: Path) -> Iterator[Named]:
    """All files of an alliance, its own first, in the order of their names.

    Raises:
        OSError: A folder cannot be read.
    """
    for place, stems in _PLACES:
        yield from named_in(_files(folder / place), stems)


def named_in(paths: Iterable[Path], stems: re.Pattern[str]) -> Iterator[Named]:
    """What the files in a folder are: also copies, whose names have the name of a log there in them.

    Args:
        paths: The files.
        stems: What the logs in the folder are called.
    """
    files = [named(path, stems) for path in paths]
    logs = {one.stem for one in files if one.stem}
    if stems is OWN_STEM:
        # It is one, also where it is gone.
        logs.add(OWN_LOG)
    for one in files:
        name = one.path.name
        of = next((log for log in logs if is_copy_of(name, log)), "")
        if (
            not of
            and stems is ID
            and (alone := _ALONE.search(name)) is not None
            and is_copy_of(name, alone[0])
        ):
            # All that is left of a session may have the name of a copy.
            of = alone[0]
        yield one._replace(kind=Kind.COPY, stem=of) if of and one.kind is Kind.FOREIGN else one


def is_copy_of(name: str, stem: str) -> bool:
    """Whether a file that is none of ours may be a copy of a log, such as `ID (conflicted copy).json`.

    Args:
        name: Its name.
        stem: The id of a session, or `alliance`.
    """
    return stem in name and ".json" in name


def inventory_of(folder: Path) -> Inventory:
    """All files of an alliance that can be found."""
    files: list[Named] = []
    closed: list[tuple[Path, OSError]] = []
    for place, stems in _PLACES:
        try:
            files.extend(named_in(_files(folder / place), stems))
        except OSError as error:
            closed.append((folder / place, error))
            if not place:
                # What is below it can be no better.
                break
    return Inventory(tuple(files), tuple(closed))


class LogFiles(NamedTuple):
    """The files that hold a log, or parts of it."""

    path: Path
    """Its own file; it need not be there."""

    others: list[Path]
    """Its backup, and what was set aside of it."""

    copies: list[Path]
    """What other programs made of it."""


def logs_among(folder: Path, files: Iterable[Named]) -> list[LogFiles]:
    """The logs of an alliance, its own first."""
    own = folder / OWN
    found = {own: LogFiles(own, [], [])}
    for one in files:
        if one.stem:
            path = one.path.with_name(log_name(one.stem))
            log = found.setdefault(path, LogFiles(path, [], []))
            if one.kind in {Kind.BACKUP, Kind.ASIDE}:
                log.others.append(one.path)
            elif one.kind is Kind.COPY:
                log.copies.append(one.path)
    return list(found.values())


def copied_folders(root: Path, alliances: Collection[str]) -> list[Path]:
    """The folders that somebody made of the ones of alliances: their names have an id in them.

    Args:
        root: The folder they are in.
        alliances: The ids; names that people gave are none, and counted as nothing.

    Raises:
        OSError: It cannot be read.
    """
    ids = [one for one in alliances if as_id(one, AllianceId)]
    with os.scandir(root) as found:
        others = [one for one in found if not as_id(one.name, AllianceId) and not is_passing(one.name)]
        return sorted(
            Path(one.path) for one in others if one.is_dir() and any(id_ in one.name for id_ in ids)
        )


def folders_among(files: Iterable[Named]) -> list[Path]:
    """The folders that somebody put into the one of an alliance."""
    return [one.path for one in files if one.kind is Kind.FOREIGN and one.path.is_dir()]


def is_bare(folder: Path) -> bool:
    """Whether the folder of an alliance holds nothing of which anybody was told that it is kept."""
    with suppress(OSError):
        return all(one.kind in {Kind.LOCK, Kind.TEMPORARY} for one in files_of(folder))
    return False


def _files(folder: Path) -> list[Path]:
    """All files in a folder; none where there is no such folder.

    Raises:
        OSError: It cannot be looked into, or only the names in it can be read, and no file.
    """
    try:
        with os.scandir(folder) as found:
            files = sorted(Path(one.path) for one in found if one.name != SESSIONS)
    except FileNotFoundError:
        if folder.is_symlink():
            raise
        return []
    with suppress(FileNotFoundError):
        # Where a folder may be read and not entered, it has names and nothing else.
        os.lstat(next(iter(files), folder))
    return files
