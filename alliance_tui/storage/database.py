"""A database that writes one line an action, and folds them into its file from time to time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from alliance_tui.domain.saving import SaveStatus
from alliance_tui.sentences import store as say
from alliance_tui.storage.beside import followed, leads_nowhere
from alliance_tui.storage.disk import DISK, Disk, MissingError, StoreError, why
from alliance_tui.storage.keeping import Kept, Sync
from alliance_tui.storage.opening import open_database
from alliance_tui.storage.ops import Attempt, Forget, Op, encode_line, encode_records
from alliance_tui.storage.values import PackedTable, Tables, document_of

BOUND: Final = 1 << 20
"""The journal is folded into the file once it is longer than this, in bytes."""


class Database(Kept):
    """Tables in memory that are changed action by action, each of them a line of the journal."""

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
        place = followed(path).absolute()
        opened = open_database(disk, place, schema, writable=writable, signed=signed, trusting=trusting)
        if opened.is_new and not (writable and create):
            if path.is_symlink():
                raise leads_nowhere(path)
            raise MissingError(say.no_file(name=path.name, folder=str(path.parent)))
        super().__init__(
            place, opened, writable=writable, sync=sync, watch=watch, schema=schema, disk=disk, bound=bound
        )
        self._attempt: Attempt | None = None
        self._gate = self._io if sync == "now" else self._lock
        is_old = self._brought_up(opened.contents.schema, upcast)
        if self.read_only is None:
            self.tables.update({name: {} for name in begin_with if opened.is_new})
            self._make_whole(new=opened.contents.journal is None, mend=opened.mend or is_old)
        if packed in self.tables:
            self.tables[packed] = PackedTable(self.tables[packed])

    def _brought_up(self, found: int | None, upcast: Callable[[int, Tables], None] | None) -> bool:
        """Make the tables that were found ones of this version; whether they were of an earlier one."""
        if found is None or found >= self._schema:
            return False
        if upcast is not None:
            upcast(found, self.tables)
        return True

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
        if self._closed or self.read_only is not None:
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
