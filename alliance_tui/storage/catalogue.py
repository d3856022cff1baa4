"""The catalogue: a row for each alliance and each session, so that listing them reads one file.

A cache: each row says in which state it found its files, and whatever does not fit is read again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct, structs

from alliance_tui import __version__
from alliance_tui.domain.summary import AllianceSummary, SessionSummary
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.atomic import remove_stale, replace_file
from alliance_tui.storage.contents import META, encode_file, is_as_written
from alliance_tui.storage.disk import Disk

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

_TWICE: Final = re.compile(r"ours-[0-9]+\.json|json\.journal\.other-[0-9]+")
"""How the names of files end that were written beside those of another program."""

Stamp = tuple[int, ...]
"""Size and time of a file, and then of its journal if it has one."""


class SessionRow(Struct, frozen=True):
    """What is known of one session."""

    id: SessionId
    """Which session."""

    alliance: AllianceId
    """Which alliance it is of."""

    stamp: Stamp
    """The state of its files when they were read."""

    line: SessionSummary | None
    """What is shown of it; None where there is nothing to show."""

    problem: str = ""
    """Why it cannot be read, as a sentence; empty where it can."""


class AllianceRow(Struct, frozen=True):
    """What is known of one alliance."""

    id: AllianceId
    """Which alliance."""

    stamp: Stamp
    """The state of its own files when they were read."""

    line: AllianceSummary | None
    """What is shown of it, without its sessions; None where there is nothing to show."""

    problem: str = ""
    """Why it cannot be read, as a sentence; empty where it can."""

    twice: tuple[str, ...] = ()
    """The files that were beside its logs because two programs had written them; below its folder."""


class Entry(Struct, frozen=True):
    """An alliance with its sessions, as rows."""

    alliance: AllianceRow
    """Its own row."""

    sessions: tuple[SessionRow, ...]
    """The rows of its sessions, in no order."""

    def fits(self, stamps: Stamps) -> bool:
        """Whether all of its files are still as they were when they were read."""
        mine = (self.alliance.stamp, self.alliance.twice)
        return mine == (stamps.own, stamps.twice) and stamps.sessions == {
            row.id: row.stamp for row in self.sessions
        }

    @property
    def line(self) -> AllianceSummary | None:
        """What is shown of the alliance, sessions included."""
        if self.alliance.line is None:
            return None
        lines = [row.line for row in self.sessions if row.line is not None]
        lines.sort(key=lambda line: (line.started, line.id))
        return structs.replace(self.alliance.line, sessions=tuple(lines))

    @property
    def problems(self) -> Iterator[str]:
        """What of it could not be read, a sentence each."""
        return filter(None, [self.alliance.problem, *(row.problem for row in self.sessions)])


class Stamps(Struct, frozen=True):
    """The state of an alliance's files on the disk."""

    own: Stamp
    """Of its own log."""

    sessions: dict[SessionId, Stamp]
    """Of each session."""

    twice: tuple[str, ...] = ()
    """The files beside its logs because two programs had written them, in order; below its folder."""

    @property
    def has_journal(self) -> bool:
        """Whether a journal lies beside any of them: people are talking, or were interrupted."""
        return any(len(stamp) > 2 for stamp in (self.own, *self.sessions.values()))


class _File(Struct):
    meta: dict[str, dict[str, Any]]
    alliances: dict[str, AllianceRow]
    sessions: dict[str, SessionRow]


def stamps_in(folder: Path) -> Iterator[tuple[AllianceId, Stamps]]:
    """The state of all files of all alliances below the folder of the alliances.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found if ID.fullmatch(entry.name)]
    except FileNotFoundError:
        return
    for name in names:
        yield AllianceId(name), stamps_of(folder / name)


def stamps_of(folder: Path) -> Stamps:
    """The state of all files of one alliance."""
    own, own_twice = _stamps(folder)
    sessions, twice = _stamps(folder / SESSIONS)
    return Stamps(
        own.get("alliance", ()),
        {SessionId(name): stamp for name, stamp in sessions.items() if ID.fullmatch(name)},
        tuple(sorted([*own_twice, *(f"{SESSIONS}/{name}" for name in twice)])),
    )


def _stamps(folder: Path) -> tuple[dict[str, Stamp], list[str]]:
    """The state of each `.json` file in a folder and its journal, by name without the ending.

    Returns:
        With it the names of files that lie there because two programs wrote one file.
    """
    files: dict[str, Stamp] = {}
    journals: dict[str, Stamp] = {}
    twice: list[str] = []
    kinds = {"json": files, "json.journal": journals}
    try:
        with os.scandir(folder) as found:
            for entry in found:
                name, _, ending = entry.name.partition(".")
                kind = kinds.get(ending)
                if kind is not None:
                    state = entry.stat()
                    kind[name] = (state.st_size, state.st_mtime_ns)
                elif _TWICE.fullmatch(ending):
                    twice.append(entry.name)
    except OSError:
        # Whoever reads the files themselves says what is wrong.
        return files, twice
    for name, journal in journals.items():
        files[name] = files.get(name, (0, 0)) + journal
    return files, twice


def read_catalogue(path: Path) -> dict[AllianceId, Entry]:
    """All rows; none where the catalogue is missing, damaged, or from another version of the program."""
    try:
        raw = path.read_bytes()
        if not is_as_written(raw):
            return {}
        file = _DECODER.decode(raw)
    except (OSError, ValueError, RecursionError):
        return {}
    if file.meta.get("1") != {"program": __version__}:
        return {}
    sessions: dict[AllianceId, list[SessionRow]] = {}
    for row in file.sessions.values():
        sessions.setdefault(row.alliance, []).append(row)
    return {row.id: Entry(row, tuple(sessions.get(row.id, ()))) for row in file.alliances.values()}


_DECODER: Final = msgspec.json.Decoder(_File)


def write_catalogue(disk: Disk, path: Path, entries: Mapping[AllianceId, Entry]) -> None:
    """Write all rows, as a file that TinyDB opens.

    Raises:
        OSError: The disk does not let us; nothing but time is lost.
    """
    tables = {
        META: {"1": {"program": __version__}},
        "alliances": _numbered(entry.alliance for entry in entries.values()),
        "sessions": _numbered(row for entry in entries.values() for row in entry.sessions),
    }
    remove_stale(disk, path.parent, path.name)
    replace_file(disk, path, encode_file(tables, 1, 0), lambda: path)


def _numbered(rows: Iterable[Struct]) -> dict[str, Any]:
    return {str(number): row for number, row in enumerate(rows, 1)}
