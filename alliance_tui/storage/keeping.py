"""Tables in memory and the two files that keep them: how what was done gets from the one to the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Final, Literal

from msgspec.structs import replace

from alliance_tui.domain.saving import (
    Going,
    Gone,
    NotSaved,
    ReadOnly,
    Saved,
    SaveStatus,
    Saving,
    Stays,
    WordsLeft,
)
from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import make_folder
from alliance_tui.storage.disk import Disk, StoreError, why
from alliance_tui.storage.opening import Opened
from alliance_tui.storage.ops import Line, read_lines
from alliance_tui.storage.pair import Pair
from alliance_tui.storage.signed import encode_signed, head_of
from alliance_tui.storage.surprise import reason_of
from alliance_tui.storage.writer import Writer

_SAVED: Final = Saved()
_GONE: Final = Gone()
_GOING: Final = Going()

Sync = Literal["now", "later"]
"""Whether an action is synced before it is answered, or right after by a thread of its own."""


class Kept:
    """Tables as they were opened, the journal that lines are added to, and the thread that syncs it.

    Memory is guarded by one lock, the disk by another; whoever needs both takes the disk's first. With
    `sync="later"` an action takes the first alone, and so never waits while the disk is waited for.

    Whoever changes the tables does so like this, and holds both locks from the number to the change:

        with kept.gate, kept.lock:
            kept.require_open()
            kept.keep(encode_line(kept.seq + 1, ops))
        kept.tell()
    """

    def __init__(
        self,
        path: Path,
        opened: Opened,
        *,
        writable: bool,
        sync: Sync,
        watch: Callable[[SaveStatus], None] | None,
        schema: int,
        disk: Disk,
        bound: int,
    ) -> None:
        """Take over what was opened of a file; the other arguments are those of `Database`."""
        found = opened.contents
        self.tables: Final = found.tables
        """The documents; whoever changes them keeps a line of it."""
        self.loss = opened.loss
        """What could not be found as the file was mended, now or before: as it stands in the file."""
        self.reports: Final = opened.reports
        """What was found wrong, and what was done about it: sentences for people."""
        self.suspicious: Final = opened.read_only
        """Why it should not be written by anybody, as a sentence; None where all is well."""
        self.read_only: Final = opened.read_only or (None if writable else say.FOR_READING_ONLY)
        """Why nothing may be written, as a sentence; None where it may."""
        self.lock: Final = RLock()
        """Guards memory."""
        self._io, self._telling = RLock(), RLock()
        self.gate: Final = self._io if sync == "now" else self.lock
        """What an action takes first."""
        self.seq = found.seq
        """The number of the newest action."""
        self._disk = disk
        self._sync = sync
        self._watch = watch
        self._schema = schema
        self._bound = self._fold_at = bound
        self._writer = Writer(self.settle)
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._failure = self._stuck = ""
        self._fold_wanted = self._closed = self._is_missed = False
        self._first: Callable[[], None] | None = None
        self._told: tuple[int, SaveStatus] = (found.seq if sync == "later" else 0, _SAVED)
        self._forget_upto = found.seq if found.forget else -1
        self._pair = Pair(disk, path, schema, found)

    @property
    def folds_within(self) -> bool:
        """Whether `keep` may fold the tables into the file: what a line tells is in them before that."""
        return self._sync == "now"

    def make_whole(self, *, new: bool, mend: bool) -> None:
        """See to it that there is a file, and nothing damaged beside it that new lines would follow.

        Args:
            new: Whether there was none, nor a journal.
            mend: Whether all is written anew in any case.

        Raises:
            StoreError: It cannot be made.
        """
        if not mend and self._pair.is_there:
            return
        try:
            self.fold()
        except OSError as error:
            if new and not self._pair.is_there:
                raise StoreError(say.cannot_be_made(name=self.path.name, why=why(error))) from error
            self._fail(error)

    @property
    def path(self) -> Path:
        """The file. Changes if another program changed the file meanwhile and both are kept."""
        return self._pair.path

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        with self.lock:
            if self.read_only is not None:
                return ReadOnly(self.read_only)
            if self._is_missed:
                # Each action has a number.
                return NotSaved(say.reason(why=self._failure), max(self.seq, 1), is_all=True)
            if not self._waiting:
                # What is to go is on its way, unless the disk did not let it.
                is_going = self._forget_upto >= 0 and not (self._failure or self._stuck)
                return Saving(1) if is_going and self._sync == "later" else _SAVED
            if self._failure or self._writer.is_dead:
                return NotSaved(say.reason(why=self._failure or say.UNFORESEEN), len(self._waiting))
            return Saving(len(self._waiting))

    @property
    def words_left(self) -> WordsLeft:
        """Whether words that were overwritten are still in its files."""
        with self.lock:
            if self._forget_upto < 0:
                return _GONE
            reason = self._failure or self._stuck
            return Stays(say.reason(why=reason)) if reason else _GOING

    @property
    def not_folded(self) -> str:
        """Why its file could not be written anew when that was last tried, in words that fit after "because".

        Empty where it could.
        """
        with self.lock:
            return self._failure or self._stuck

    def waiting(self) -> tuple[Line, ...]:
        """The actions that the disk has not confirmed, in order."""
        with self.lock:
            return read_lines(b"".join(line for _, line in self._waiting)).good

    def require_open(self) -> None:
        """See to it that something may be written.

        Raises:
            StoreError: It may not.
        """
        if self._closed or self.read_only is not None:
            raise StoreError(self.read_only or f"{self.path.name} is closed.")

    def keep(self, line: bytes, *, forget: bool = False) -> None:
        """Write the line of the next action and have it synced; `tell` comes after that, without the locks.

        Args:
            line: It, numbered one more than `seq`.
            forget: Whether what it overwrites is to be in no file any more.

        Raises:
            StoreError: With `sync="now"`: writing failed.
        """
        if forget:
            self._forget_upto = self.seq + 1
        if self._sync == "now":
            self.seq += 1
            self._keep_now(line)
            return
        well = not self._failure
        self._waiting.append((self.seq + 1, line))
        try:
            if well:
                self._pair.journal.append(line)
        except OSError as error:
            self._fail(error)
        finally:
            # Not before: to the thread, which asks for no more, what has a number is written or has failed.
            self.seq += 1
        if well:
            self._writer.wake()

    def _keep_now(self, line: bytes) -> None:
        try:
            if self._failure:
                self.fold()
            else:
                # Until this is taken back, what is in the journal is not what is in memory.
                self._failure = say.WRITING_INTERRUPTED
                self._pair.journal.append(line)
                self._pair.journal.sync()
                self._failure = ""
        except OSError as error:
            self._fail(error)
            raise StoreError(say.not_saved(why=why(error))) from error
        if self._pair.journal.size > self._fold_at:
            self._settle()

    def fold(self) -> None:
        """Write everything into a new file in the old one's place, and begin the journal afresh.

        Not within an action. Nothing is lost if it fails or is cut off anywhere.

        Raises:
            OSError: The disk does not let us.
        """
        with self._io:
            with self.lock:
                upto = self.seq
                head = head_of(self._schema, upto, self._pair.journal.name, self.loss)
                data, checksum = encode_signed(self.tables, head)
                self._fold_wanted = False
            with self._pair.written(data, upto, forget=self._forget_upto >= 0) as said, self.lock:
                self._report(said)
                self._drop_waiting(upto)
                self._failure = say.JOURNAL_STUCK
                self._report(self._pair.restart([line for _, line in self._waiting], checksum))
                self._failure = self._stuck = ""
                self._is_missed = False
                self._fold_at = self._bound
                if self._forget_upto <= upto:
                    self._forget_upto = -1
            self._sync_journal()

    def _report(self, said: str) -> None:
        if said:
            self.reports.append(said)

    def _sync_journal(self) -> None:
        # Without the lock, which may be held by whoever has just written. The number first: see `keep`.
        upto = self.seq
        if self._failure or not self._waiting or self._waiting[0][0] > upto:
            # What is being written this moment has no number yet, and asks by itself once it has.
            return
        self._pair.journal.sync()
        self._drop_waiting(upto)

    def _drop_waiting(self, upto: int) -> None:
        with self.lock:
            while self._waiting and self._waiting[0][0] <= upto:
                self._waiting.popleft()

    def settle(self) -> bool:
        """Bring what waits to the disk, and wait for it; whether all is well. The writer thread does this.

        Whatever goes wrong is a reason why it is not saved, and nothing that is raised. Nothing is done once
        it is closed: who asks from elsewhere may have waited for that.
        """
        with self._io:
            settled = self._closed or self._settle()
        self.tell()
        return settled

    def _settle(self) -> bool:
        settled = True
        try:
            if self._is_to_fold or self._pair.journal.size > self._fold_at:
                self._do_first()
                settled = self._fold_if_possible()
            self._sync_journal()
        except Exception as error:  # noqa: BLE001 (people are told, and it is tried again)
            self._fail(error)
        return settled and not self._failure

    @property
    def _is_to_fold(self) -> bool:
        return bool(self._failure) or self._fold_wanted or self._first is not None

    def _do_first(self) -> None:
        """Do what comes before folding. What waits is saved before that: it may take long."""
        if self._first is None:
            return
        self._sync_journal()
        with self.lock:
            first, self._first = self._first, None
        if first is not None:
            first()

    def _fold_if_possible(self) -> bool:
        """Fold; where that fails and the journal is as good as before, the journal goes on and may grow."""
        wanted = self._fold_wanted
        try:
            self.fold()
        except Exception as error:
            self._stuck = reason_of(error)
            if self._failure:
                raise
            self._fold_wanted = wanted
            self._fold_at = self._pair.journal.size + self._bound
            return not wanted
        return True

    def fold_soon(self, first: Callable[[], None] | None = None) -> None:
        """Have the writer thread fold the journal in: what was overwritten is then in no file any more.

        Args:
            first: What that thread does before it, while the journal still tells that it is to be done. What
                goes wrong with it is its own, and nothing that it raises.
        """
        with self.lock:
            self._first = first or self._first
            self._fold_wanted = True
        self._writer.wake()

    def miss(self, gone: str) -> None:
        """Take its file for gone: all of it waits, until it is written anew, or is back.

        Args:
            gone: What is gone, in words that fit after "because".
        """
        with self.lock:
            if not self._closed and self.read_only is None:
                self._is_missed = True
                self._failure = self._failure or gone
        self.tell()

    def tell_loss(self) -> None:
        """Note that people were told what could not be found: it stands in the file once that is closed."""
        with self.lock:
            if self.loss.is_news and self.read_only is None:
                self.loss = replace(self.loss, is_told=True)
                self._fold_wanted = True

    def retry(self) -> None:
        """Try again at once to write what could not be written; what came of it is told by `watch`."""
        self._writer.wake()

    def close(self) -> SaveStatus:
        """Fold the journal into the file and give both back; how safely everything is kept then.

        What could not be kept is tried again where this is called again.
        """
        self._writer.stop()
        with self._io:
            if self.read_only is None and (self._waiting or not self._closed):
                self._finish()
            self._closed = True
        self.tell()
        return self.status

    def close_as_is(self) -> None:
        """Give both files back as they are; what could not be kept still waits, and is tried no more."""
        self._writer.stop()
        with self._io:
            self._pair.journal.close()
            self._closed = True

    def _finish(self) -> None:
        if self._waiting or self._is_to_fold or self._pair.journal.is_there:
            self._fold_wanted = True
            if not self._settle() and (self._waiting or self._is_missed):
                # There is no later time to try: if the folder is gone, into a new one.
                with suppress(OSError):
                    make_folder(self._disk, self.path.parent)
                    self._settle()
        self._pair.journal.close()

    def _fail(self, error: Exception) -> None:
        with self.lock:
            self._failure = reason_of(error)
            # Then nothing of it is on the disk, and not only what waits.
            self._is_missed = self._is_missed or (isinstance(error, FileNotFoundError) and self._is_gone())

    def _is_gone(self) -> bool:
        """Whether the file was there, and is no more."""
        try:
            self._disk.stat(self.path)
        except FileNotFoundError:
            return self._pair.is_there
        except OSError:
            # Nobody can tell.
            return False
        return False

    def tell(self) -> None:
        """Tell a change of status. Never called with memory locked: who is told may ask other databases."""
        with self._telling:
            # Each action that is synced later is told to be saved, also where the thread was quicker than
            # whoever tells that it is being saved.
            news = (self.seq if self._sync == "later" else 0, self.status)
            if news != self._told:
                self._told = news
                if self._watch is not None:
                    self._watch(news[1])
