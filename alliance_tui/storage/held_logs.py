"""The logs of an alliance that is held: read in, with what is wrong with them and what was done about it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import files
from alliance_tui.sentences import opened as say
from alliance_tui.storage.advice import with_advice
from alliance_tui.storage.astray import is_astray, said_astray
from alliance_tui.storage.atomic import discard, remove_stale
from alliance_tui.storage.beside import is_empty_alone, journal_of
from alliance_tui.storage.disk import DISK, DamagedError, Disk, StoreError
from alliance_tui.storage.half_written import copies_of
from alliance_tui.storage.headless import show_headless
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.opening import set_damaged_aside
from alliance_tui.storage.places import OWN, SESSIONS, session_file
from alliance_tui.storage.privacy import tighten
from alliance_tui.storage.stamps import Stamps, stamps_of
from alliance_tui.storage.taking_in import take_in_beside, take_in_known

_PASSING: Final = (say.torn, say.marked, say.changed_by_tinydb, say.journal_emptied)
"""What is wrong with a file before it is opened, and not after that."""


class HeldLogs:
    """The alliance's own log, and those of its sessions that can be read."""

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk,
        refusal: str | None,
        is_followed: bool,
        last_touch: datetime | None,
        new: bool,
        before: HeldLogs | None,
    ) -> None:
        """Read its own log; `look_around` reads the others.

        Args:
            folder: The folder of the alliance.
            disk: Where they are written.
            refusal: Why none may be written, as a sentence; None where each may.
            is_followed: Whether another process holds the alliance, and writes them.
            last_touch: When the one who held it before was last there (UTC); None if nobody was.
            new: Whether to make its own log.
            before: How they were read before; what has not changed since is not read again.

        Raises:
            StoreError: Its own log cannot be read.
        """
        # Before anything is read: what is written meanwhile is then seen the next time.
        self.stamps: Final = stamps_of(folder)
        """The state that its files were in just before they were read."""
        self.problems: Final[list[str]] = []
        """What was found wrong with them, and what was done about it, a sentence each."""
        self.lost: Final[list[str]] = []
        """The sessions of which nothing can be read, though something is left of them, a sentence each."""
        self.sessions: Final[dict[SessionId, FileLog]] = {}
        """The logs of the sessions, in no order."""
        self.differing: tuple[str, ...] = before.differing if before is not None else ()
        """What says something else by now than it said here, a sentence each."""
        self._folder = folder
        self._disk = disk
        self._refusal = refusal
        self._is_followed = is_followed
        self._last_touch = last_touch
        self._settled: list[str] = []
        self._apart_before = before.apart if before is not None else ()
        self._told_apart: tuple[Stamps | None, tuple[str, ...]] = (None, ())
        self.own: Final = self._read_own(before, new=new)
        """The alliance's own log."""

    @property
    def all(self) -> tuple[FileLog, ...]:
        """Its own log, and those of its sessions."""
        return (self.own, *self.sessions.values())

    @property
    def are_whole(self) -> bool:
        """Whether nothing of any of them is missing or in doubt, or was so as they were read."""
        return not (self.problems or self.lost or self.apart) and all(log.is_whole for log in self.all)

    @property
    def is_checked_for_more(self) -> bool:
        """Whether checking says more of what was found wrong: not of what opening has seen to by itself."""
        names = [log.file.path.name for log in self.all]
        passing = {tell(file=name) for name in names for tell in _PASSING}
        return bool(self.lost) or not passing.union(self._settled).issuperset(self.problems)

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """Which files another program changed meanwhile, so that both are kept, a sentence each."""
        apart = self.apart
        if not apart:
            return self.differing
        stamps = stamps_of(self._folder)
        if self._told_apart[0] != stamps:
            # Here, because as a rule there is none.
            from alliance_tui.storage.apart import told_apart

            self._told_apart = stamps, tuple(filter(None, map(told_apart, apart)))
        return tuple(dict.fromkeys((*self.differing, *self._told_apart[1])))

    @property
    def apart(self) -> tuple[Path, ...]:
        """The logs that another program changed while they were open, whatever became of that since."""
        apart = (log.file.path for log in self.all if log.file.is_apart)
        return tuple(dict.fromkeys((*self._apart_before, *apart)))

    @property
    def _read_only(self) -> str | None:
        """Why nothing can be written, as a sentence; None where it can."""
        return self.own.file.read_only or (self._refusal if self._is_followed else None)

    def look_around(self, before: HeldLogs | None) -> None:
        """Read the sessions, once the alliance's own log is, and say what is wrong.

        Args:
            before: How they were read before, as above.
        """
        self._note_problems(self.own)
        if self.stamps.closed:
            closed = say.sessions_cannot_be_read(folder=str(self._folder / SESSIONS), why=self.stamps.closed)
            self.problems.append(closed)
        if self._read_only is None:
            tighten(self._folder)
            with suppress(OSError):
                # Of what was killed before it had a file, or its journal: nobody opens those.
                remove_stale(DISK, self._folder / SESSIONS)
                remove_stale(DISK, self._folder, f"{OWN}.")
                for copy in copies_of(self._folder.parent.parent, AllianceId(self._folder.name)):
                    for place in (copy, copy / SESSIONS):
                        with suppress(OSError):
                            remove_stale(DISK, place)
        for session in self.stamps.sessions:
            self._read_session(session, before)
        self.problems.extend(show_headless(self._folder, self.sessions))
        twice = [self._folder / one for one in self.stamps.twice]
        self.problems.extend(take_in_beside(self.all, twice))
        self._note_lost()

    def take_in(self, before: HeldLogs) -> None:
        """Keep what only this process knows.

        Args:
            before: What it knows, which another one that took the lock may not have kept.
        """
        known = [one for one in self.sessions if one in before.sessions]
        pairs = [(self.own, before.own), *((self.sessions[one], before.sessions[one]) for one in known)]
        self.differing = tuple(dict.fromkeys((*self.differing, *take_in_known(pairs))))

    def _read_own(self, before: HeldLogs | None, *, new: bool) -> FileLog:
        """Its own log; while another process holds it, what was read before is better than nothing."""
        if before is not None and self._is_followed:
            if before.stamps.own == self.stamps.own:
                return self._still_read(before.own)
            with suppress(StoreError):
                return FileLog(self._folder / OWN, self._refusal, disk=self._disk)
            return self._still_read(before.own)
        return FileLog(self._folder / OWN, self._refusal, new=new, disk=self._disk)

    def _read_session(self, session: SessionId, before: HeldLogs | None) -> None:
        if before is not None and self._is_followed:
            with suppress(KeyError):
                # A session that began since is not there.
                self.sessions[session] = self._still_read(before.sessions[session])
                if before.stamps.sessions[session] == self.stamps.sessions[session]:
                    return
        path = session_file(self._folder, session)
        if not any(self.stamps.sessions[session][:3]) and is_empty_alone(path):
            self._clear(path)
            return
        try:
            log = self.sessions[session] = FileLog(path, self._read_only, disk=self._disk)
            if log.file.read_only is not None and not log.read() and _is_of_others(path):
                del self.sessions[session]
                self._leave(path)
                return
            self._note_problems(log)
            if is_astray(path, log.read()):
                # What is written here would be another session's.
                del self.sessions[session]
                self.problems.append(said_astray(path, log.read()))
        except DamagedError as error:
            if _is_of_others(path):
                self._leave(path)
                return
            aside = set_damaged_aside(path) if self._read_only is None else ""
            self.problems.append(say.session_cannot_be_opened(why=str(error), aside=aside))
        except StoreError as error:
            said = with_advice(path, error)
            self.problems.append(say.session_cannot_be_opened(why=said, aside=""))

    def _leave(self, path: Path) -> None:
        """Leave a file as it is that only has the name of a session's: its words are no damaged ones."""
        self._settled.append(say.only_called_so(file=path.name))
        self.problems.append(self._settled[-1])

    def _clear(self, path: Path) -> None:
        """Remove the empty journal of a session that nobody knows to have begun."""
        if self._read_only is None:
            discard(DISK, journal_of(path))
        if not self._is_followed:
            # Else its first line may be on its way.
            is_gone = not journal_of(path).exists()
            self._settled.append(say.session_may_be_missing(file=path.name, is_gone=is_gone))
            self.problems.append(self._settled[-1])

    def _still_read(self, log: FileLog) -> FileLog:
        """A log as it was read before, which the process that holds it now may be another one to write."""
        if self._refusal is not None:
            log.file.give_way(self._refusal)
        return log

    def _note_problems(self, log: FileLog) -> None:
        """Take over what is wrong with a log; what another process is just writing is not wrong."""
        if not self._is_followed:
            self.problems.extend(log.file.problems)
        elif log.loss:
            # That one is just being told so.
            self.problems.append(log.loss)

    def _note_lost(self) -> None:
        """Find the sessions of which nothing can be read; who opens it first after that is told."""
        gone = (log.file.path for log in self.sessions.values() if log.is_lost)
        self.lost.extend(files.session_lost_here(day="", kept=(str(one),)) for one in gone)
        lost = stamps_of(self._folder).lost if self.stamps.lost or self.problems else ()
        if not lost:
            return
        # Here, because as a rule there is none.
        from alliance_tui.storage.lost import lost_sessions

        for one in lost_sessions(self._folder, lost):
            self.lost.append(one.sentence)
            # What was set aside just now is said already.
            is_news = one.session in self.stamps.lost and one.is_news(self._last_touch)
            if is_news and not self._is_followed:
                self.problems.append(one.sentence)


def _is_of_others(path: Path) -> bool:
    """Whether a file of which no record can be read is none of a session's, and only called so."""
    # Here, because as a rule none is damaged.
    from alliance_tui.storage.own import is_only_called_so

    return is_only_called_so(path)
