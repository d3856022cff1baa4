"""An alliance held open by this process: its lock, and its logs for as long as it has that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotSaved
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.atomic import is_missing, make_folder
from alliance_tui.storage.disk import StoreError, why
from alliance_tui.storage.giving_way import GivingWay
from alliance_tui.storage.ground import Ground, GroundDisk
from alliance_tui.storage.held_logs import HeldLogs
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS, session_file
from alliance_tui.storage.stamps import stamps_of

Renew = Callable[[AllianceId, tuple[Record, ...], Mapping[SessionId, tuple[Record, ...]]], None]
"""Writes an alliance's rows of the catalogue from its records."""


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
        self._is_followed = bool(self._lock.taken_by)
        self._gave_way = before is not None and before.gave_way
        self._giving_way: GivingWay | None = None
        known = before.logs if before is not None else None
        try:
            self.logs: Final[HeldLogs] = HeldLogs(
                folder,
                disk=self._disk,
                refusal=self._lock.refusal,
                is_followed=self._is_followed,
                last_touch=self._last_touch,
                new=new,
                before=known,
            )
            """Its logs, and what is wrong with them."""
        except StoreError:
            self._lock.release()
            raise
        self.logs.look_around(known)
        if before is not None and self._gave_way:
            self.logs.take_in(before.logs)

    @property
    def id(self) -> AllianceId:
        """Which alliance."""
        return self._id

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here, as a sentence; None where it can."""
        # At once, also while what is written already is still on its way to the disk.
        return self.logs.own.file.read_only or (self._lock.refusal if self._is_followed else None)

    @property
    def problems(self) -> Sequence[str]:
        """What was found wrong with its files, and what was done about it, a sentence each."""
        return self.logs.problems

    @property
    def lost(self) -> Sequence[str]:
        """The sessions of which nothing can be read, though something is left of them, a sentence each."""
        return self.logs.lost

    @property
    def is_checked_for_more(self) -> bool:
        """Whether checking says more of what was found wrong: not of what opening has seen to by itself."""
        return self.logs.is_checked_for_more

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back, a sentence each; known once it is closed."""
        return (*(said for log in self.logs.all for said in log.words.unforgotten), *self._strays)

    def told_beside(self) -> tuple[Sequence[Record], ...] | None:
        """What else is told of it, in the trash and in copies; None where anything is in doubt."""
        if self.read_only is not None or self._gave_way or self._lock.is_lost or not self._is_home():
            return None
        # Here, because people seldom let go of what came along.
        from alliance_tui.storage.all_told import told_beside

        told = {log.file.path.name: log.read() for log in self.logs.all}
        return told_beside(self._folder, told) if self.logs.are_whole else None

    def note_copy(self, home: Path) -> None:
        """Note that all of it is saved elsewhere: also that words were taken back, which is not saved here.

        Args:
            home: The folder of the alliance there.
        """
        for log in self.logs.all:
            # All of that can be put back, like a backup.
            log.words.saved_in = home.parent.parent

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """Which files another program changed meanwhile, so that both are kept, a sentence each."""
        return self.logs.kept_apart

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
        return self.logs.own

    def sessions(self) -> tuple[SessionId, ...]:
        """The sessions whose files can be read, in no order."""
        return tuple(self.logs.sessions)

    def session(self, session: SessionId) -> FileLog:
        """The log of a session; the same object at each call."""
        return self.logs.sessions[session]

    def create(self, session: SessionId) -> FileLog:
        """A new, empty log for a session."""
        log = self.logs.sessions[session] = FileLog(
            session_file(self._folder, session), self.read_only, new=True, disk=self._disk
        )
        return log

    def touch(self, at: datetime | None) -> None:
        """Say that people are still here at this moment (UTC); and try again to write what waits."""
        if at is not None and self._is_home():
            self._lock.touch(at)
        for log in self.logs.all:
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
        away, logs = self._why_away(), self.logs.all
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
            as_saved = {log.is_as_saved() for log in self.logs.all}
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
            self._giving_way = GivingWay(self.logs.all, lock.refusal)

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
        if lock.refusal == self._lock.refusal and stamps_of(self._folder) == self.logs.stamps:
            return None
        try:
            return HeldAlliance(self._id, self._folder, self._renew, lock=lock, before=self)
        except StoreError as error:
            # Nobody holds it, and here it cannot be opened: what was read of it can still be looked at.
            self._is_followed = False
            self.logs.own.file.give_way(str(error))
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
        logs, is_home = self.logs.all, self._is_home()
        is_gone = _has_news(logs) and not (is_home and self.logs.own.file.is_there)
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
                well = {one: log for one, log in self.logs.sessions.items() if log.file.read_only is None}
                sessions = {one: log.read() for one, log in well.items() if not log.is_lost}
                self._renew(self._id, self.logs.own.read(), sessions)
        finally:
            self._lock.release()
        self._look_for_strays(logs)

    def _look_for_strays(self, logs: Sequence[FileLog]) -> None:
        """Find the files of others that hold what was taken back here; only where something was."""
        lost = [both for log in logs for both in log.words.taken_back.values()]
        if not lost or self._folder.parent.name != ALLIANCES:
            return
        # Here, because as a rule nothing is taken back.
        from alliance_tui.sentences import words_left
        from alliance_tui.storage.settling import settle_trash_of
        from alliance_tui.storage.strays import files_with_words

        left = settle_trash_of(self._folder)
        records = (record for log in logs for record in log.read())
        known = {*left, *(path for log in logs for path in log.words.stuck)}
        said = (words_left.words_stay(file=str(path)) for path in left)
        self._strays = (*said, *files_with_words(self._folder, lost, records, known))


def _has_news(logs: Sequence[FileLog]) -> bool:
    """Whether something was written here, or is to be: who only looked brings nothing back."""
    return any(log.file.kept is not None or isinstance(log.status, NotSaved) for log in logs)
