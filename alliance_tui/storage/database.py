"""A database that writes one line an action, and folds them into its file from time to time."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Final, Literal

from msgspec import Struct

from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus, Saving
from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import (
    free_name,
    is_unchanged,
    make_folder,
    replace_file,
    sync_folder,
)
from alliance_tui.storage.backup import renew_backup
from alliance_tui.storage.contents import followed, journal_of
from alliance_tui.storage.disk import DISK, Disk, MissingError, StoreError, why
from alliance_tui.storage.journal import Journal
from alliance_tui.storage.opening import open_database
from alliance_tui.storage.ops import Attempt, Forget, Op, encode_line, encode_records
from alliance_tui.storage.signed import Head, encode_signed
from alliance_tui.storage.values import PackedTable, Tables, document_of
from alliance_tui.storage.writer import Writer

BOUND: Final = 1 << 20
"""The journal is folded into the file once it is longer than this, in bytes."""

_SAVED: Final = Saved()

Sync = Literal["now", "later"]
"""Whether an action is synced before it is answered, or right after by a thread of its own."""


class Database:
    """Tables in memory, their file, and the journal of what was done to them since the file was written.

    Memory is guarded by one lock, the disk by another; whoever needs both takes the disk's first. With
    `sync="later"` an action takes the first alone, and so never waits while the disk is waited for.
    """

    def __init__(
        self,
        path: Path,
        *,
        writable: bool = True,
        create: bool = True,
        sync: Sync = "now",
        watch: Callable[[SaveStatus], None] | None = None,
        begin_with: Sequence[str] = (),
        schema: int = 1,
        upcast: Callable[[int, Tables], None] | None = None,
        signed: bool = False,
        trusting: bool = False,
        packed: str = "",
        disk: Disk = DISK,
        bound: int = BOUND,
    ) -> None:
        """Open a database.

        Args:
            path: Its file.
            writable: Whether it may be changed. If not, nothing at all is written.
            create: Whether it is made where it is not there; its folder has to be.
            sync: When an action is synced.
            watch: Told about each change of `status`, from whichever thread; it must not wait.
            begin_with: The tables that a new file has from the start.
            schema: The version of what the documents hold. Files of a later one are refused.
            upcast: Changes tables of an earlier version, which it is given, into ones of this version.
            signed: Whether a file without a checksum is read-only.
            trusting: Whether a file that would be read-only for its checksum is written all the same, once a
                copy of it is kept.
            packed: The table that is to lie in memory as JSON, for one whose documents are seldom looked at.
                `JournalTable` alone may be used for it.
            disk: Where.
            bound: The journal is folded into the file once it is longer than this, in bytes.

        Raises:
            StoreError: It cannot be opened; the message says why.
        """
        self.path = followed(path).absolute()
        """The file. Changes if another program changed the file meanwhile and both are kept."""
        self._disk = disk
        self._sync = sync
        self._watch = watch
        self._schema = schema
        self._bound = self._fold_at = bound
        self._io = RLock()
        self._lock = RLock()
        self._telling = RLock()
        self._gate = self._io if sync == "now" else self._lock
        self._writer = Writer(self.settle)
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._attempt: Attempt | None = None
        self._failure = ""
        self._fold_wanted = False
        self._closed = False
        opened = open_database(disk, self.path, schema, writable=writable, signed=signed, trusting=trusting)
        found = opened.contents
        if found.file is None and found.journal is None and not opened.mend and not (writable and create):
            raise MissingError(say.no_file(name=path.name, folder=str(path.parent)))
        self.tables: Final = found.tables
        """The documents, for reading: they change by `do` alone."""
        self.reports: Final = opened.reports
        """What was found wrong, and what was done about it: sentences for people."""
        self.suspicious: Final = opened.read_only
        """Why it should not be written by anybody, as a sentence; empty where all is well."""
        self.read_only: Final = opened.read_only or ("" if writable else say.FOR_READING_ONLY)
        """Why nothing may be written, as a sentence; empty where it may."""
        self._seq = found.seq
        self._told: tuple[int, SaveStatus] = (found.seq if sync == "later" else 0, _SAVED)
        self._file = found.file
        self._folded = found.folded
        self._forget_upto = found.seq if found.forget else -1
        self._crc = found.crc
        self._journal = Journal(
            disk,
            journal_of(self.path),
            schema,
            found.sum if found.file is not None else None,
            found=found.journal,
            name=found.name,
        )
        old = found.schema is not None and found.schema < schema
        if upcast is not None and found.schema is not None and old:
            upcast(found.schema, self.tables)
        if not self.read_only:
            if found.file is None and found.journal is None and not opened.mend:
                self.tables.update({name: {} for name in begin_with})
            self._make_whole(new=found.journal is None, mend=opened.mend or old)
        if packed in self.tables:
            self.tables[packed] = PackedTable(self.tables[packed])

    def _make_whole(self, *, new: bool, mend: bool) -> None:
        """See to it that there is a file, and nothing damaged beside it that new lines would follow."""
        if not mend and self._file is not None:
            return
        try:
            self.fold()
        except OSError as error:
            if new and self._file is None:
                raise StoreError(say.cannot_be_made(name=self.path.name, why=why(error))) from error
            self._fail(error)

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        with self._lock:
            if self.read_only:
                return ReadOnly(self.read_only)
            if not self._waiting:
                return _SAVED
            if self._failure:
                return NotSaved(say.reason(why=self._failure), len(self._waiting))
            return Saving(len(self._waiting))

    @contextmanager
    def action(self) -> Iterator[Attempt]:
        """Make everything done within it one action: all of it is kept or, after an exception, none.

        Raises:
            StoreError: Nothing may be written, or with `sync="now"` writing failed.
        """
        with self._gate, self._lock:
            if self._attempt is not None:
                yield self._attempt
                return
            self._require_open()
            attempt = self._attempt = Attempt(self.tables)
            try:
                yield attempt
                if attempt.ops:
                    if any(isinstance(op, Forget) for op in attempt.ops):
                        self._forget_upto = self._seq + 1
                    self._commit(encode_line(self._seq + 1, attempt.ops))
            except BaseException:
                attempt.undo()
                raise
            finally:
                self._attempt = None
        self._tell()

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """The tables, which no other thread changes within it."""
        with self._lock:
            yield self.tables

    def do(self, *ops: Op) -> None:
        """Change the tables, as a part of the action around it or as one of its own."""
        with self.action() as attempt:
            for op in ops:
                attempt.do(op)

    def append(self, table: str, records: Mapping[str, Struct]) -> None:
        """Add records, by numbers that are free, as an action of its own.

        What is waited for comes first: the line, then the thread that syncs it, and memory after both.

        Raises:
            UnstorableError: One of them holds what JSON cannot.
            StoreError: Nothing may be written, or with `sync="now"` writing failed.
        """
        if not records:
            return
        with self._gate, self._lock:
            self._require_open()
            self._commit(encode_records(self._seq + 1, table, records))
            documents = self.tables.setdefault(table, {})
            for number, record in records.items():
                if isinstance(documents, PackedTable):
                    documents.add(number, record)
                else:
                    documents[number] = document_of(record)
        self._tell()

    def _require_open(self) -> None:
        if self._closed or self.read_only:
            raise StoreError(self.read_only or f"{self.path.name} is closed.")

    def _commit(self, line: bytes) -> None:
        """Write the line of the next action and have it synced."""
        if self._sync == "now":
            self._seq += 1
            self._commit_now(line)
            return
        well = not self._failure
        self._waiting.append((self._seq + 1, line))
        try:
            if well:
                self._journal.append(line)
        except OSError as error:
            self._fail(error)
        finally:
            # Not before: to the thread, which asks for no more, what has a number is written or has failed.
            self._seq += 1
        if well:
            self._writer.wake()

    def _commit_now(self, line: bytes) -> None:
        try:
            if self._failure:
                self.fold()
            else:
                # Until this is taken back, what is in the journal is not what is in memory.
                self._failure = say.WRITING_INTERRUPTED
                self._journal.append(line)
                self._journal.sync()
                self._failure = ""
        except OSError as error:
            self._fail(error)
            raise StoreError(say.not_saved(why=why(error))) from error
        if self._journal.size > self._fold_at:
            self._settle()

    def fold(self) -> None:
        """Write everything into a new file in the old one's place, and begin the journal afresh.

        Not within an action. Nothing is lost if it fails or is cut off anywhere.

        Raises:
            OSError: The disk does not let us.
        """
        with self._io:
            with self._lock:
                upto = self._seq
                head = Head(self._schema, upto, self._journal.name)
                data, checksum = encode_signed(self.tables, head)
                self._fold_wanted = False
            if self._forget_upto >= 0 or (self._file is not None and self._folded):
                renew_backup(self._disk, self.path, forget=data if self._forget_upto >= 0 else None)
            name, self._file = replace_file(self._disk, self.path, data, self._target)
            self._crc, self._folded = zlib.crc32(data), upto
            if name != self.path:
                self.reports.append(say.both_kept(old=self.path.name, new=name.name))
                self.path = name
            sync_folder(self._disk, name.parent)
            with self._lock:
                self._drop_waiting(upto)
                self._restart_journal(checksum)
                self._failure = ""
                self._fold_at = self._bound
                if self._forget_upto <= upto:
                    self._forget_upto = -1
            self._sync_journal()

    def _target(self) -> Path:
        if is_unchanged(self._disk, self.path, self._file, self._crc):
            return self.path
        return free_name(self._disk, self.path.parent, f"{self.path.stem}.ours", self.path.suffix)

    def _restart_journal(self, file: int) -> None:
        """Keep in the journal what came while the file with this sum was written, and nothing else."""
        self._failure = say.JOURNAL_STUCK
        path = journal_of(self.path)
        if self._journal.path != path:
            self._journal.restart((), None)
            self._journal = Journal(self._disk, path, self._schema)
        foreign = self._journal.restart([line for _, line in self._waiting], file)
        if foreign is not None:
            self.reports.append(say.lines_kept(name=self.path.name, foreign=foreign.name))

    def _sync_journal(self) -> None:
        # Without the lock, which may be held by whoever has just written. The number first: see `_commit`.
        upto = self._seq
        if self._failure or not self._waiting or self._waiting[0][0] > upto:
            # What is being written this moment has no number yet, and asks by itself once it has.
            return
        self._journal.sync()
        self._drop_waiting(upto)

    def _drop_waiting(self, upto: int) -> None:
        with self._lock:
            while self._waiting and self._waiting[0][0] <= upto:
                self._waiting.popleft()

    def settle(self) -> bool:
        """Bring what waits to the disk, and wait for it; whether all is well. The writer thread does this."""
        with self._io:
            settled = self._settle()
        self._tell()
        return settled

    def _settle(self) -> bool:
        settled = True
        try:
            if self._failure or self._fold_wanted or self._journal.size > self._fold_at:
                settled = self._fold_if_possible()
            self._sync_journal()
        except OSError as error:
            self._fail(error)
        return settled and not self._failure

    def _fold_if_possible(self) -> bool:
        """Fold; where that fails and the journal is as good as before, the journal goes on and may grow."""
        wanted = self._fold_wanted
        try:
            self.fold()
        except OSError:
            if self._failure:
                raise
            self._fold_wanted = wanted
            self._fold_at = self._journal.size + self._bound
            return not wanted
        return True

    def fold_soon(self) -> None:
        """Have the writer thread fold the journal in: what was overwritten is then in no file any more."""
        self._fold_wanted = True
        self._writer.wake()

    def retry(self) -> None:
        """Try again at once to write what could not be written; what came of it is told by `watch`."""
        self._writer.wake()

    def close(self) -> SaveStatus:
        """Fold the journal into the file and give both back; how safely everything is kept then.

        What could not be kept is tried again where this is called again.
        """
        self._writer.stop()
        with self._io:
            if not self.read_only and (self._waiting or not self._closed):
                self._finish()
            self._closed = True
        self._tell()
        return self.status

    def _finish(self) -> None:
        if self._waiting or self._failure or self._journal.is_there:
            self._fold_wanted = True
            if not self._settle() and self._waiting:
                # There is no later time to try: if the folder is gone, into a new one.
                with suppress(OSError):
                    make_folder(self._disk, self.path.parent)
                    self._settle()
        self._journal.close()

    def _fail(self, error: OSError) -> None:
        with self._lock:
            self._failure = why(error)

    def _tell(self) -> None:
        """Tell a change of status. Never called with memory locked: who is told may ask other databases."""
        with self._telling:
            # Each action that is synced later is told to be saved, also where the thread was quicker than
            # whoever tells that it is being saved.
            news = (self._seq if self._sync == "later" else 0, self.status)
            if news != self._told:
                self._told = news
                if self._watch is not None:
                    self._watch(news[1])
