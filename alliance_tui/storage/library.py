"""All alliances on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from alliance_tui.domain.summary import AllianceSummary, summarise
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.atomic import make_folder, sync_folder
from alliance_tui.storage.catalogue import (
    ALLIANCES,
    ID,
    OWN,
    SESSIONS,
    AllianceRow,
    Entry,
    SessionRow,
    Stamps,
    read_catalogue,
    stamps_in,
    stamps_of,
    write_catalogue,
)
from alliance_tui.storage.disk import DISK, StoreError, why

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record
    from alliance_tui.storage.held import HeldAlliance

    Records = tuple[Record, ...]
    """A log, read."""

_DELETED = ".deleted"
"""Ends the name of a folder that is being removed."""


class FileLibrary:
    """The alliances below one folder. Nothing is made before the first of them is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._catalogue = folder / "catalogue.json"
        self._problems: dict[AllianceId, tuple[str, ...]] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read when it was last listed or opened, a sentence each."""
        return tuple(problem for problems in self._problems.values() for problem in problems)

    def list(self, *, renew: bool = True) -> tuple[AllianceSummary, ...]:
        """A summary of every alliance that can be read, in no order.

        Args:
            renew: Whether the catalogue may be written anew; if not, nothing at all is.
        """
        known = read_catalogue(self._catalogue)
        entries = {}
        try:
            for alliance, stamps in stamps_in(self._folder / ALLIANCES):
                entry = known.get(alliance)
                entries[alliance] = entry if entry and entry.fits(stamps) else self._read(alliance, stamps)
        except OSError as error:
            self._problems = {AllianceId(""): (f"{self._folder} cannot be read: {why(error)}.",)}
            return ()
        stale = len(known) != len(entries) or any(known.get(one) is not row for one, row in entries.items())
        if renew and stale:
            self._write(entries)
        self._problems = {alliance: tuple(entry.problems) for alliance, entry in entries.items()}
        return tuple(line for entry in entries.values() if (line := entry.line) is not None)

    def read(self, alliance: AllianceId) -> tuple[Records, dict[SessionId, Records]]:
        """An alliance's own log and those of its sessions that can be read, without holding it open.

        Raises:
            LookupError: There is none with this id, or its own log cannot be read; the text is a sentence.
        """
        folder = self._folder_of(alliance)
        own, problem = _read_or_say("An alliance", folder / OWN)
        if own is None:
            raise LookupError(problem)
        paths = {one: folder / SESSIONS / f"{one}.json" for one in stamps_of(folder).sessions}
        logs = {one: _read_or_say("A session", path)[0] for one, path in paths.items()}
        return own, {one: log for one, log in logs.items() if log is not None}

    def create(self, alliance: AllianceId) -> HeldAlliance:
        """A new, empty alliance, held open.

        Raises:
            OSError: Its folder cannot be made; the text is a sentence.
        """
        from alliance_tui.storage.held import HeldAlliance

        self._sweep()
        folder = self._folder_of(alliance)
        try:
            make_folder(DISK, folder / SESSIONS)
        except OSError as error:
            raise StoreError(f"{folder} cannot be made: {why(error)}.") from error
        return HeldAlliance(alliance, folder, self._renew, new=True)

    def open(self, alliance: AllianceId) -> HeldAlliance:
        """Hold an alliance open; read-only where someone else does.

        Raises:
            LookupError: There is none with this id, or its file cannot be read; the text is a sentence.
        """
        from alliance_tui.storage.held import HeldAlliance

        folder = self._folder_of(alliance)
        if not folder.is_dir():
            raise LookupError(f"There is no alliance {alliance}.")
        try:
            held = HeldAlliance(alliance, folder, self._renew)
        except StoreError as error:
            raise LookupError(f"This alliance cannot be opened: {error}") from error
        self._problems[alliance] = tuple(held.problems)
        return held

    def delete(self, alliance: AllianceId, session: SessionId | None = None) -> None:
        """Remove an alliance, or one session of it, with all that was set aside of it.

        Raises:
            LookupError: There is none, or it is open; the text is a sentence.
            OSError: The disk does not let us; the text is a sentence.
        """
        from alliance_tui.storage.lock import AllianceLock

        folder = self._folder_of(alliance)
        if not folder.is_dir():
            raise LookupError(f"There is no alliance {alliance}.")
        if session is not None and session not in stamps_of(folder).sessions:
            raise LookupError(f"There is no session {session}.")
        lock = AllianceLock(folder / "lock")
        try:
            if lock.refusal:
                raise LookupError(lock.refusal)
            if session is None:
                # In one step, so that a kill leaves no half of it.
                folder.rename(folder.with_name(folder.name + _DELETED))
            else:
                _remove_session(folder / SESSIONS, session)
        except OSError as error:
            raise StoreError(f"This cannot be removed: {why(error)}.") from error
        finally:
            lock.release()
        self._sweep()
        self.list()

    def _folder_of(self, alliance: AllianceId) -> Path:
        if not ID.fullmatch(alliance):
            # It would lead somewhere else.
            raise LookupError(f"There is no alliance {alliance}.")
        return self._folder / ALLIANCES / alliance

    def _sweep(self) -> None:
        """Remove what is left of removed alliances."""
        import shutil

        for folder in (self._folder / ALLIANCES).glob(f"*{_DELETED}"):
            shutil.rmtree(folder, ignore_errors=True)

    def _read(self, alliance: AllianceId, stamps: Stamps) -> Entry:
        """Read all logs of an alliance."""
        folder = self._folder_of(alliance)
        own, problem = _read_or_say("An alliance", folder / OWN)
        problems: dict[str, str] = {OWN: problem}
        sessions: dict[SessionId, Records] = {}
        for session in stamps.sessions:
            records, problems[session] = _read_or_say("A session", folder / SESSIONS / f"{session}.json")
            if records is not None:
                sessions[session] = records
        return _entry(alliance, stamps, own or (), sessions, problems)

    def _renew(self, alliance: AllianceId, own: Records, sessions: Mapping[SessionId, Records]) -> None:
        """Write the rows of an alliance whose records are at hand."""
        stamps = stamps_of(self._folder_of(alliance))
        entries = read_catalogue(self._catalogue)
        if stamps.sessions.keys() == sessions.keys():
            entries[alliance] = _entry(alliance, stamps, own, sessions, {})
        else:
            entries[alliance] = self._read(alliance, stamps)
        self._write(entries)

    def _write(self, entries: Mapping[AllianceId, Entry]) -> None:
        with suppress(OSError):
            # It only saves time: without it everything is read again.
            write_catalogue(DISK, self._catalogue, entries)


def _read_or_say(what: str, path: Path) -> tuple[Records | None, str]:
    """The records of a log, or None; and what is wrong with it, as a sentence, or nothing."""
    # Here, because a catalogue that fits needs none of it.
    from alliance_tui.storage.reading import read_log

    try:
        found = read_log(path)
    except StoreError as error:
        return None, f"{what} cannot be read: {error} It is in {path.parent}."
    return found.records, f"{found.suspicious} It is in {path.parent}." if found.suspicious else ""


def _entry(
    alliance: AllianceId,
    stamps: Stamps,
    own: Records,
    sessions: Mapping[SessionId, Records],
    problems: Mapping[str, str],
) -> Entry:
    summary = summarise(own, sessions)
    lines = {line.id: line for line in summary.sessions} if summary is not None else {}
    line = structs.replace(summary, sessions=()) if summary is not None else None
    return Entry(
        AllianceRow(alliance, stamps.own, line, problems.get(OWN, "")),
        tuple(
            SessionRow(session, alliance, stamp, lines.get(session), problems.get(session, ""))
            for session, stamp in stamps.sessions.items()
        ),
    )


def _remove_session(folder: Path, session: SessionId) -> None:
    """Remove all files of a session; the journal first, for without its file it would be one again."""
    names = [path for path in folder.iterdir() if path.name.startswith(f"{session}.")]
    for path in sorted(names, key=lambda path: not path.name.endswith(".journal")):
        path.unlink()
    sync_folder(DISK, folder)
