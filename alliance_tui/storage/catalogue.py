"""The catalogue: a row for each alliance with its sessions, so that listing them reads one file.

A cache: each row says in which state it found its files, and whatever does not fit is read again. Rows are
bytes until they are looked at, one by one: the states of 10,000 files are needed once, and fill megabytes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

from alliance_tui import __version__
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.atomic import remove_stale, replace_file
from alliance_tui.storage.contents import journal_of
from alliance_tui.storage.disk import DISK, Disk, why
from alliance_tui.storage.signed import META, encode_file, is_as_written
from alliance_tui.storage.values import encode

CATALOGUE: Final = "catalogue.json"
"""The file of the catalogue."""

ALLIANCES: Final = "alliances"
"""The folder of the alliances' folders."""

SESSIONS: Final = "sessions"
"""The folder of an alliance's sessions."""

TRASH: Final = "trash"
"""The folder of what was deleted."""

OWN: Final = "alliance.json"
"""The file of an alliance's own log."""

ID: Final = re.compile(r"[a-z2-7]{12}")
"""What the names of our folders and files are made of."""

OWN_STEM: Final = re.compile(re.escape(OWN.partition(".")[0]))
"""What the one log in the folder of an alliance is called, without the ending."""

_ME: Final = os.geteuid()
"""Who looks at the files."""

_TWICE: Final = re.compile(r"ours-[0-9]+\.json|json\.journal\.other-[0-9]+")
"""How the names of files end that were written beside those of another program."""

Stamp = tuple[int, ...]
"""Size and time of a file, and then of its journal if it has one."""


class Stamps(Struct, frozen=True, omit_defaults=True):
    """The state of an alliance's files on the disk."""

    own: Stamp
    """Of its own log."""

    sessions: dict[SessionId, Stamp]
    """Of each session."""

    twice: tuple[str, ...] = ()
    """The files beside its logs because two programs had written them, in order; below its folder."""

    closed: str = ""
    """Why the folder of the sessions cannot be looked into; empty where it can be, or is not there."""

    copies: tuple[str, ...] = ()
    """The files that other programs made of its logs, in order; below its folder."""

    @property
    def has_journal(self) -> bool:
        """Whether a journal lies beside any of them: people are talking, or were interrupted."""
        return any(len(stamp) > 2 for stamp in (self.own, *self.sessions.values()))


class Entry(Struct, frozen=True, omit_defaults=True):
    """What is known of one alliance and its sessions."""

    id: AllianceId
    """Which alliance."""

    stamps: Stamps
    """The state of its files when they were read."""

    line: AllianceSummary | None
    """What is shown of it, sessions included; None where there is nothing to show."""

    problems: tuple[str, ...] = ()
    """What of it could not be read, a sentence each."""


Row = Raw
"""An entry as it is kept in the catalogue."""


class _File(Struct):
    meta: dict[str, dict[str, Any]]
    alliances: dict[str, Raw]


class _Named(Struct):
    id: AllianceId


def alliances_in(folder: Path) -> list[AllianceId]:
    """The ids of all alliances below a data folder, in order; of a link too, and of what is no folder.

    Raises:
        OSError: They cannot be looked for.
    """
    try:
        return sorted(AllianceId(name) for name in DISK.names(folder / ALLIANCES) if ID.fullmatch(name))
    except FileNotFoundError:
        return []


def stamps_in(folder: Path) -> Iterator[tuple[AllianceId, Stamps]]:
    """The state of all files of all alliances below a data folder.

    Raises:
        OSError: The folder cannot be read.
    """
    for alliance in alliances_in(folder):
        yield alliance, stamps_of(folder / ALLIANCES / alliance)


def stamps_of(folder: Path) -> Stamps:
    """The state of all files of one alliance."""
    own = _states(folder, OWN_STEM)
    sessions = _states(folder / SESSIONS, ID)
    return Stamps(
        own.logs.get("alliance", ()),
        {SessionId(name): stamp for name, stamp in sessions.logs.items()},
        tuple(sorted([*own.twice, *(f"{SESSIONS}/{name}" for name in sessions.twice)])),
        sessions.closed,
        tuple(sorted([*own.copies, *(f"{SESSIONS}/{name}" for name in sessions.copies)])),
    )


class _States(Struct):
    """What is in one folder of an alliance."""

    logs: dict[str, Stamp]
    """The state of each log and its journal, by name without the ending."""

    twice: list[str]
    """The files that lie there because two programs wrote one."""

    copies: list[str]
    """What other programs made of the logs."""

    closed: str = ""
    """Why the folder cannot be looked into; empty where it can be, or is not there."""


def _states(folder: Path, stems: re.Pattern[str]) -> _States:
    """The state of the files in a folder whose logs have such names."""
    found = _States({}, [], [])
    journals: dict[str, Stamp] = {}
    kinds = {"json": found.logs, "json.journal": journals}
    others: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name, _, ending = entry.name.partition(".")
                if ending == "json.backup":
                    continue
                kind = kinds.get(ending)
                if kind is not None and stems.fullmatch(name):
                    kind[name] = _stamp(entry)
                elif _TWICE.fullmatch(ending):
                    found.twice.append(entry.name)
                elif ".json" in entry.name:
                    others.append(entry.name)
    except OSError as error:
        is_none = isinstance(error, FileNotFoundError) and not folder.is_symlink()
        found.closed = "" if is_none else why(error)
        return found
    for name, journal in journals.items():
        found.logs[name] = found.logs.get(name, (0, 0)) + journal
    if others:
        # Here, because there are none as a rule.
        from alliance_tui.storage.inventory import Kind, named_in

        # Of the ones whose names begin with a dot, the program that makes them is not done.
        paths = [
            folder / one
            for one in (*(f"{log}.json" for log in found.logs), *others)
            if not one.startswith(".")
        ]
        found.copies = [one.path.name for one in named_in(paths, stems) if one.kind is Kind.COPY]
    return found


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """Size and time of a file; of a link that leads nowhere, as if it were empty.

    With it those of the journal where a link leads to, which lies there.
    """
    try:
        state = entry.stat()
    except FileNotFoundError:
        return (0, 0)
    stamp = _size_and_time(state)
    if entry.is_symlink():
        with suppress(OSError):
            return stamp + _size_and_time(journal_of(Path(os.path.realpath(entry))).stat())
    return stamp


def _size_and_time(state: os.stat_result) -> Stamp:
    """What is looked at of a file; of one that may not be read another size, for it has to be said."""
    may_be_read = state.st_mode & (stat.S_IRUSR if state.st_uid == _ME else stat.S_IRGRP | stat.S_IROTH)
    return (state.st_size if may_be_read else -1, state.st_mtime_ns)


def read_catalogue(path: Path) -> dict[AllianceId, Row]:
    """All rows; none where the catalogue is missing, damaged, or from another version of the program."""
    try:
        raw, _ = DISK.read(path)
        if not is_as_written(raw):
            return {}
        file = _FILE.decode(raw)
        if file.meta.get("1") != {"program": __version__}:
            return {}
        return {_NAMED.decode(row).id: row for row in file.alliances.values()}
    except (OSError, ValueError, RecursionError):
        return {}


def fitting(row: Row | None, stamps: Stamps) -> Entry | None:
    """What a row tells; None where its files are not as they were when they were read."""
    try:
        entry = _ENTRY.decode(row) if row is not None else None
    except (ValueError, RecursionError):
        return None
    return entry if entry is not None and entry.stamps == stamps else None


def row_of(entry: Entry) -> Row:
    """An entry as it is kept."""
    return Raw(encode(entry))


_FILE: Final = msgspec.json.Decoder(_File)
_NAMED: Final = msgspec.json.Decoder(_Named)
_ENTRY: Final = msgspec.json.Decoder(Entry)


def write_catalogue(disk: Disk, path: Path, rows: Iterable[Row]) -> None:
    """Write all rows, as a file that TinyDB opens.

    Raises:
        OSError: The disk does not let us; nothing but time is lost.
    """
    tables: dict[str, dict[str, Any]] = {
        META: {"1": {"program": __version__}},
        "alliances": {str(number): row for number, row in enumerate(rows, 1)},
    }
    remove_stale(disk, path.parent, path.name)
    replace_file(disk, path, encode_file(tables, 1, 0), lambda: path)
