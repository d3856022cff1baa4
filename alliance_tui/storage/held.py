"""An alliance held open by this process: its lock, its logs, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotSaved
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import files
from alliance_tui.sentences import opened as say
from alliance_tui.storage.advice import with_advice
from alliance_tui.storage.astray import is_astray, said_astray
from alliance_tui.storage.atomic import discard, is_missing, make_folder, remove_stale
from alliance_tui.storage.beside import is_empty_alone, journal_of
from alliance_tui.storage.disk import DISK, DamagedError, StoreError, why
from alliance_tui.storage.giving_way import GivingWay
from alliance_tui.storage.ground import Ground, GroundDisk
from alliance_tui.storage.half_written import copies_of
from alliance_tui.storage.headless import show_headless
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.opening import set_damaged_aside
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS, session_file
from alliance_tui.storage.privacy import tighten
from alliance_tui.storage.stamps import Stamps, stamps_of
from alliance_tui.storage.taking_in import take_in_beside, take_in_known

Renew = Callable[[AllianceId, tuple[Record, ...], Mapping[SessionId, tuple[Record, ...]]], None]
"""Writes an alliance's rows of the catalogue from its records."""


_PASSING: Final = (say.torn, say.marked, say.changed_by_tinydb, say.journal_emptied)
"""What is wrong with a file before it is opened, and not after that."""


class HeldAlliance:
    """An alliance and its logs; read-only where another process holds it."""

    def __init__(
        self,
        alliance: AllianceId,
        folder: Path,
        renew: Renew,
        *,
        new: bool = False,
        lock: AllianceLock | None = None,
        before: HeldAlliance | None = None,
    ) -> None:
        """Open it.

        Args:
            alliance: Which one.
            folder: Its folder; it is there.
            renew: Called at closing if something was written.
            new: Whether to make its own log.
            lock: Its lock, where that was tried already.
            before: How it was read before; what has not changed since is not read again.

        Raises:
            StoreError: Its own log cannot be read.
        """
        self.problems: Final[list[str]] = []
        """What was found wrong with its files, and what was done about it, a sentence each."""
        self.lost: Final[list[str]] = []
        """The sessions of which nothing can be read, though something is left of them, a sentence each."""
        self._id = alliance
        self._folder = folder
        # A data folder that is gone is not made anew.
        self.ground: Final[Ground] = before.ground if before is not None else Ground(folder.parent.parent)
        """The data folder, as it was when it was opened."""
        self._disk = GroundDisk(self.ground)
        self._renew = renew
        self._lock = lock or AllianceLock(folder / "lock")
        self._last_touch = self._lock.last_touch
        self._strays: tuple[str, ...] = ()
        self._settled: list[str] = []
        self._apart_before = before.apart if before is not None else ()
        self.differing: tuple[str, ...] = before.differing if before is not None else ()
        """What says something else by now than it said here, a sentence each."""
        self._told_apart: tuple[Stamps | None, tuple[str, ...]] = (None, ())
        self._is_followed = bool(self._lock.taken_by)
        self._gave_way = before is not None and before.gave_way
        self._giving_way: GivingWay | None = None
        # Before anything is read: what is written meanwhile is then seen the next time.
        self.stamps: Final = stamps_of(folder)
        """The state that its files were in just before they were read."""
        try:
            self._own = self._read_own(before, new=new)
        except StoreError:
            self._lock.release()
            raise
        self._sessions: dict[SessionId, FileLog] = {}
        self._look_around(before)
        if before is not None and self._gave_way:
            self._take_in(before)

    @property
    def id(self) -> AllianceId:
        """Which alliance."""
        return self._id

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here, as a sentence; None where it can."""
        # At once, also while what is written already is still on its way to the disk.
        return self._own.file.read_only or (self._lock.refusal if self._is_followed else None)

    @property
    def is_checked_for_more(self) -> bool:
        """Whether checking says more of what was found wrong: not of what opening has seen to by itself."""
        names = [log.file.path.name for log in self._logs]
        passing = {tell(file=name) for name in names for tell in _PASSING}
        return bool(self.lost) or not passing.union(self._settled).issuperset(self.problems)

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back, a sentence each; known once it is closed."""
        return (*(said for log in self._logs for said in log.unforgotten), *self._strays)

    def note_copy(self, home: Path) -> None:
        """Note that all of it is saved elsewhere: also that words were taken back, which is not saved here.

        Args:
            home: The folder of the alliance there.
        """
        for log in self._logs:
            # All of that can be put back, like a backup.
            log.saved_in = home.parent.parent

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
        apart = (log.file.path for log in self._logs if log.file.is_apart)
        return tuple(dict.fromkeys((*self._apart_before, *apart)))

    @property
    def held_elsewhere(self) -> bool:
        """Whether another process holds it: what that one does can be followed, and gone on with after it."""
        return self._is_followed

    @property
    def gave_way(self) -> bool:
        """Whether another process took the lock while something was written here, and that may be missing."""
        return self._gave_way

    @property
    def last_touch(self) -> datetime | None:
        """When the one who held it before last touched the lock (UTC); None if nobody did."""
        return self._last_touch

    @property
    def own(self) -> FileLog:
        """The alliance's own log."""
        return self._own

    @property
    def _logs(self) -> tuple[FileLog, ...]:
        """Its own log, and those of its sessions."""
        return (self._own, *self._sessions.values())

    def sessions(self) -> tuple[SessionId, ...]:
        """The sessions whose files can be read, in no order."""
        return tuple(self._sessions)

    def session(self, session: SessionId) -> FileLog:
        """The log of a session; the same object at each call."""
        return self._sessions[session]

    def create(self, session: SessionId) -> FileLog:
        """A new, empty log for a session."""
        log = self._sessions[session] = FileLog(
            self._path(session), self.read_only, new=True, disk=self._disk
        )
        return log

    def touch(self, at: datetime | None) -> None:
        """Say that people are still here at this moment (UTC); and try again to write what waits."""
        if at is not None and self._is_home():
            self._lock.touch(at)
        for log in self._logs:
            if isinstance(log.status, NotSaved) or not isinstance(log.words_left, Gone):
                log.retry()

    def look(self, *, anew: bool = False) -> None:
        """Notice where its files are gone: all of it waits then, and is written with the next touch.

        Where the data folder is gone with them, it waits until that is back.

        Args:
            anew: Whether its folder is made anew for that.
        """
        if self.read_only is not None:
            return
        away, logs = self._why_away(), self._logs
        is_gone = bool(away) or is_missing(self._folder / OWN)
        has_news = _has_news(logs)
        if has_news:
            for log in logs:
                log.look(whole=is_gone, away=away)
            if is_gone and anew:
                with suppress(OSError):
                    # What the disk does not let us is said of what waits.
                    make_folder(self._disk, self._folder / SESSIONS)
        if anew and not away and self._lock.is_lost and self._folder.is_dir() and (has_news or not is_gone):
            self._hold_again()

    def _is_home(self) -> bool:
        """Whether the data folder is the one in which it was opened, or holds all that was saved in that."""
        return not self._why_away()

    def _why_away(self) -> str:
        """Why nothing can be kept in the data folder, in words that fit after "because"; empty where it can.

        A stick that is put in again may have another number.
        """
        gone = self.ground.gone
        if gone is not None and gone.is_other:
            as_saved = {log.is_as_saved() for log in self._logs}
            if True in as_saved and False not in as_saved:
                self.ground.learn()
                return ""
        return why(gone) if gone is not None else ""

    def _hold_again(self) -> None:
        """Take the lock anew: what is held of a file that is gone keeps nobody away.

        Where another process has done that before, it is the one to write now, and is followed.
        """
        lock = AllianceLock(self._folder / "lock")
        if lock.refusal is None:
            self._lock.release()
            self._lock = lock
        elif lock.taken_by:
            self._lock.release()
            self._lock, self._is_followed, self._gave_way = lock, True, True
            self._giving_way = GivingWay(self._logs, lock.refusal)

    def again(self) -> HeldAlliance | None:
        """The alliance anew, where another process holds it and has written, or holds it no more.

        Looks at names, sizes and times first; nothing is written before the lock is held here, but what
        waits here from before another process took it.

        Returns:
            None while all is as it was, or something waits.
        """
        is_there = self._is_home() and (self._folder / OWN).exists()
        if not (self._is_followed and is_there and self._has_given_way()):
            return None
        lock = AllianceLock(self._folder / "lock")
        if lock.refusal is not None and not lock.taken_by:
            # Nobody knows: the machine may say another time.
            return None
        if lock.refusal == self._lock.refusal and stamps_of(self._folder) == self.stamps:
            return None
        try:
            return HeldAlliance(self._id, self._folder, self._renew, lock=lock, before=self)
        except StoreError as error:
            # Nobody holds it, and here it cannot be opened: what was read of it can still be looked at.
            self._is_followed = False
            self._own.file.give_way(str(error))
            return None

    def _has_given_way(self) -> bool:
        """Whether nothing is left here to be kept; what could not be is tried again by a thread."""
        if self._giving_way is not None and self._giving_way.is_done:
            self._giving_way.end()
            self._giving_way = None
        return self._giving_way is None

    def close(self, *, anew: bool = True, telling: bool = True) -> None:
        """Close every log, renew the catalogue, and give the lock back.

        Args:
            anew: Whether all of it is written anew where its folder is gone; if not, no file that is gone is.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.
        """
        if self._giving_way is not None:
            self._giving_way.end()
        # Its own first: without that, sessions are nothing that anybody could open.
        logs, is_home = self._logs, self._is_home()
        is_gone = _has_news(logs) and not (is_home and self._own.file.is_there)
        if not is_home:
            self.look()
        try:
            for log in logs:
                # What of it is still there is folded in all the same.
                is_kept = anew or not is_gone or (is_home and log.file.is_there)
                log.close(whole=is_gone, telling=telling) if is_kept else log.file.let_go()
            is_ours = is_home and not self._is_followed and any(log.file.kept is not None for log in logs)
            if is_ours and (anew or not is_gone):
                # With one that may not be written something is wrong: it is read anew, to say so.
                well = {one: log for one, log in self._sessions.items() if log.file.read_only is None}
                sessions = {one: log.read() for one, log in well.items() if not log.is_lost}
                self._renew(self._id, self._own.read(), sessions)
        finally:
            self._lock.release()
        self._look_for_strays(logs)

    def _look_for_strays(self, logs: Sequence[FileLog]) -> None:
        """Find the files of others that hold what was taken back here; only where something was."""
        lost = [both for log in logs for both in log.taken_back.values()]
        if not lost or self._folder.parent.name != ALLIANCES:
            return
        # Here, because as a rule nothing is taken back.
        from alliance_tui.sentences import store
        from alliance_tui.storage.settling import settle_trash_of
        from alliance_tui.storage.strays import files_with_words

        left = settle_trash_of(self._folder)
        records = (record for log in logs for record in log.read())
        known = {*left, *(path for log in logs for path in log.stuck)}
        said = (store.words_stay(file=str(path)) for path in left)
        self._strays = (*said, *files_with_words(self._folder, lost, records, known))

    def _path(self, session: SessionId) -> Path:
        return session_file(self._folder, session)

    def _look_around(self, before: HeldAlliance | None) -> None:
        """Read the sessions, once the alliance's own log is, and say what is wrong."""
        self._note_problems(self._own)
        if self.stamps.closed:
            closed = say.sessions_cannot_be_read(folder=str(self._folder / SESSIONS), why=self.stamps.closed)
            self.problems.append(closed)
        if self.read_only is None:
            tighten(self._folder)
            with suppress(OSError):
                # Of what was killed before it had a file, or its journal: nobody opens those.
                remove_stale(DISK, self._folder / SESSIONS)
                remove_stale(DISK, self._folder, f"{OWN}.")
                for copy in copies_of(self._folder.parent.parent, self._id):
                    for place in (copy, copy / SESSIONS):
                        with suppress(OSError):
                            remove_stale(DISK, place)
        for session in self.stamps.sessions:
            self._read_session(session, before)
        self.problems.extend(show_headless(self._folder, self._sessions))
        twice = [self._folder / one for one in self.stamps.twice]
        self.problems.extend(take_in_beside(self._logs, twice))
        self._note_lost()

    def _read_own(self, before: HeldAlliance | None, *, new: bool) -> FileLog:
        """Its own log; while another process holds it, what was read before is better than nothing."""
        if before is not None and self._is_followed:
            if before.stamps.own == self.stamps.own:
                return self._still_read(before.own)
            with suppress(StoreError):
                return FileLog(self._folder / OWN, self._lock.refusal, disk=self._disk)
            return self._still_read(before.own)
        return FileLog(self._folder / OWN, self._lock.refusal, new=new, disk=self._disk)

    def _read_session(self, session: SessionId, before: HeldAlliance | None) -> None:
        if before is not None and self._is_followed:
            with suppress(KeyError):
                # A session that began since is not there.
                self._sessions[session] = self._still_read(before.session(session))
                if before.stamps.sessions[session] == self.stamps.sessions[session]:
                    return
        path = self._path(session)
        if not any(self.stamps.sessions[session][:3]) and is_empty_alone(path):
            self._clear(path)
            return
        try:
            log = self._sessions[session] = FileLog(path, self.read_only, disk=self._disk)
            if log.file.read_only is not None and not log.read() and _is_of_others(path):
                del self._sessions[session]
                self._leave(path)
                return
            self._note_problems(log)
            if is_astray(path, log.read()):
                # What is written here would be another session's.
                del self._sessions[session]
                self.problems.append(said_astray(path, log.read()))
        except DamagedError as error:
            if _is_of_others(path):
                self._leave(path)
                return
            aside = set_damaged_aside(path) if self.read_only is None else ""
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
        if self.read_only is None:
            discard(DISK, journal_of(path))
        if not self._is_followed:
            # Else its first line may be on its way.
            is_gone = not journal_of(path).exists()
            self._settled.append(say.session_may_be_missing(file=path.name, is_gone=is_gone))
            self.problems.append(self._settled[-1])

    def _take_in(self, before: HeldAlliance) -> None:
        """Keep what only this process knows."""
        known = [one for one in self._sessions if one in before.sessions()]
        pairs = [(self._own, before.own), *((self._sessions[one], before.session(one)) for one in known)]
        self.differing = tuple(dict.fromkeys((*self.differing, *take_in_known(pairs))))

    def _still_read(self, log: FileLog) -> FileLog:
        """A log as it was read before, which the process that holds it now may be another one to write."""
        if self._lock.refusal is not None:
            log.file.give_way(self._lock.refusal)
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
        gone = (log.file.path for log in self._sessions.values() if log.is_lost)
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


def _has_news(logs: Sequence[FileLog]) -> bool:
    """Whether something was written here, or is to be: who only looked brings nothing back."""
    return any(log.file.kept is not None or isinstance(log.status, NotSaved) for log in logs)


def _is_of_others(path: Path) -> bool:
    """Whether a file of which no record can be read is none of a session's, and only called so."""
    # Here, because as a rule none is damaged.
    from alliance_tui.storage.own import is_only_called_so

    return is_only_called_so(path)
