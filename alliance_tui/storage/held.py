"""An alliance held open by this process: its lock, its logs, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import NotSaved
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import opened as say
from alliance_tui.storage.atomic import remove_stale, set_aside
from alliance_tui.storage.catalogue import OWN, SESSIONS, stamps_of
from alliance_tui.storage.contents import journal_of
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.opening import DamagedError

Renew = Callable[[AllianceId, tuple[Record, ...], Mapping[SessionId, tuple[Record, ...]]], None]
"""Writes an alliance's rows of the catalogue from its records."""


class HeldAlliance:
    """An alliance and its logs; read-only where another process holds it."""

    def __init__(self, alliance: AllianceId, folder: Path, renew: Renew, *, new: bool = False) -> None:
        """Open it.

        Args:
            alliance: Which one.
            folder: Its folder; it is there.
            renew: Called at closing if something was written.
            new: Whether to make its own log.

        Raises:
            StoreError: Its own log cannot be read.
        """
        self.problems: Final[list[str]] = []
        """What was found wrong with its files, and what was done about it, a sentence each."""
        self._id = alliance
        self._folder = folder
        self._renew = renew
        self._lock = AllianceLock(folder / "lock")
        try:
            self._own = FileLog(folder / OWN, self._lock.refusal or None, new=new)
        except StoreError:
            self._lock.release()
            raise
        self.problems.extend(self._own.problems)
        if self.read_only is None:
            with suppress(OSError):
                # Of sessions that were killed before they had a file: nobody opens those.
                remove_stale(DISK, folder / SESSIONS)
        self._sessions: dict[SessionId, FileLog] = {}
        for session in stamps_of(folder).sessions:
            self._read_session(session)

    @property
    def id(self) -> AllianceId:
        """Which alliance."""
        return self._id

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here, as a sentence; None where it can."""
        return self._own.read_only

    @property
    def last_touch(self) -> datetime | None:
        """When the one who held it before last touched the lock (UTC); None if nobody did."""
        return self._lock.last_touch

    @property
    def own(self) -> FileLog:
        """The alliance's own log."""
        return self._own

    def sessions(self) -> tuple[SessionId, ...]:
        """The sessions whose files can be read, in no order."""
        return tuple(self._sessions)

    def session(self, session: SessionId) -> FileLog:
        """The log of a session; the same object at each call."""
        return self._sessions[session]

    def create(self, session: SessionId) -> FileLog:
        """A new, empty log for a session."""
        log = self._sessions[session] = FileLog(self._path(session), self.read_only, new=True)
        return log

    def touch(self, at: datetime) -> None:
        """Say that people are still here at this moment (UTC); and try again to write what waits."""
        self._lock.touch(at)
        for log in (self._own, *self._sessions.values()):
            if isinstance(log.status, NotSaved):
                log.retry()

    def close(self) -> None:
        """Close every log, renew the catalogue, and give the lock back."""
        logs = (self._own, *self._sessions.values())
        try:
            for log in logs:
                log.close()
            if any(log.was_opened for log in logs):
                sessions = {session: log.read() for session, log in self._sessions.items()}
                self._renew(self._id, self._own.read(), sessions)
        finally:
            self._lock.release()

    def _path(self, session: SessionId) -> Path:
        return self._folder / SESSIONS / f"{session}.json"

    def _read_session(self, session: SessionId) -> None:
        path = self._path(session)
        try:
            log = self._sessions[session] = FileLog(path, self.read_only)
            self.problems.extend(log.problems)
        except DamagedError as error:
            aside = self._keep_damaged(path)
            self.problems.append(say.session_cannot_be_opened(why=str(error), aside=aside))
        except StoreError as error:
            self.problems.append(say.session_cannot_be_opened(why=str(error), aside=""))

    def _keep_damaged(self, path: Path) -> str:
        """Give a damaged file another name, so that nothing is ever written in its place.

        Returns:
            That name; empty where it keeps its own.
        """
        if self.read_only is not None:
            return ""
        try:
            aside = set_aside(DISK, path, "damaged")
            if journal_of(path).exists():
                set_aside(DISK, journal_of(path), "damaged")
        except OSError:
            return ""
        return aside.name
