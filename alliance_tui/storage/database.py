"""A database that writes one line an action, and folds them into its file from time to time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from alliance_tui.domain.saving import SaveStatus
from alliance_tui.sentences import store as say
from alliance_tui.storage.attempt import Attempt
from alliance_tui.storage.beside import followed, leads_nowhere
from alliance_tui.storage.contents import Contents
from alliance_tui.storage.disk import ANY_DISK, Disk, MissingError, StoreError
from alliance_tui.storage.keeping import Kept, Sync
from alliance_tui.storage.opening import open_database
from alliance_tui.storage.ops import Forget, Op, Put, encode_line, encode_records
from alliance_tui.storage.values import PackedTable, Tables, document_of, plain

BOUND: Final = 1 << 20
"""The journal is folded into the file once it is longer than this, in bytes."""


class Database:
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
        packed: str | None = None,
        disk: Disk = ANY_DISK,
        bound: int = BOUND,
    ) -> None:
        """Open a database.

        Args:
            path: Its file.
            writable: Whether it may be changed. If not, nothing at all is written.
            create: Whether it is made where it is not there; its folder has to be.
            sync: When an action is synced.
            watch: Told about each change of `kept.status`, from whichever thread; it must not wait.
            begin_with: The tables that a new file has from the start.
            schema: The version of what the documents hold. Files of a later one are refused.
            upcast: Changes tables of an earlier version, which it is given, into ones of this version.
            signed: Whether a file without a checksum is read-only.
            trusting: Whether a file that would be read-only for its checksum is written all the same, once a
                copy of it is kept.
            packed: The table that is to lie in memory as JSON, for one whose documents are seldom looked at.
                `JournalTable` alone may be used for it. None for none: a name may be empty.
            disk: Where.
            bound: The journal is folded into the file once it is longer than this, in bytes.

        Raises:
            StoreError: It cannot be opened; the message says why.
        """
        place = followed(path).absolute()
        opened = open_database(disk, place, schema, writable=writable, signed=signed, trusting=trusting)
        if opened.is_new and not (writable and create):
            raise leads_nowhere(path) if path.is_symlink() else _missing(path)
        is_old = _brought_up(opened.contents, schema, upcast)
        self.kept: Final = Kept(
            place, opened, writable=writable, sync=sync, watch=watch, schema=schema, disk=disk, bound=bound
        )
        """The file and the journal that keep it: how safely, and what is done with them."""
        self.tables: Final = self.kept.tables
        """The documents, for reading: they change by actions alone."""
        self._attempt: Attempt | None = None
        if self.kept.read_only is None:
            self.tables.update({name: {} for name in begin_with if opened.is_new})
            self.kept.make_whole(new=opened.contents.journal is None, mend=opened.mend or is_old)
        if packed is not None and packed in self.tables:
            self.tables[packed] = PackedTable(self.tables[packed])

    @contextmanager
    def action(self) -> Iterator[Attempt]:
        """Make everything done within it one action: all of it is kept or, after an exception, none.

        One within another is a part of it: after an exception that goes no further, only that is undone.

        Raises:
            StoreError: Nothing may be written, or with `sync="now"` writing failed.
        """
        kept = self.kept
        with kept.gate, kept.lock:
            if self._attempt is not None:
                yield from _part_of(self._attempt)
                return
            kept.require_open()
            attempt = self._attempt = Attempt(self.tables)
            try:
                yield attempt
                if attempt.ops:
                    forget = any(isinstance(op, Forget) for op in attempt.ops)
                    kept.keep(encode_line(kept.seq + 1, attempt.ops), forget=forget)
            except BaseException:
                attempt.undo()
                raise
            finally:
                self._attempt = None
        kept.tell()

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """The tables, which no other thread changes within it."""
        with self.kept.lock:
            yield self.tables

    def do(self, *ops: Op) -> None:
        """Change the tables, as a part of the action around it or as one of its own."""
        with self.action() as attempt:
            for op in ops:
                attempt.do(op)

    def append(self, table: str, records: Mapping[str, Struct]) -> None:
        """Add records, by numbers that are free, as an action of its own.

        What is waited for comes first: the line, then the thread that syncs it, and memory after both. With
        `sync="now"` it is an action as all are, in memory first: keeping its line may fold the tables.

        Raises:
            UnstorableError: One of them holds what JSON cannot.
            StoreError: Nothing may be written, or with `sync="now"` writing failed.
        """
        if not records:
            return
        kept = self.kept
        if kept.folds_within:
            self.do(*(Put(table, number, plain(document_of(record))) for number, record in records.items()))
            return
        with kept.gate, kept.lock:
            kept.require_open()
            kept.keep(encode_records(kept.seq + 1, table, records))
            documents = self.tables.setdefault(table, {})
            for number, record in records.items():
                if isinstance(documents, PackedTable):
                    documents.add(number, record)
                else:
                    documents[number] = document_of(record)
        kept.tell()

    def close(self, *, telling: bool = True) -> SaveStatus:
        """Fold the journal into the file and give both back; how safely everything is kept then.

        Args:
            telling: Whether people were told what could not be found in it: it is said no more then.
        """
        if telling:
            self.kept.tell_loss()
        return self.kept.close()


def _part_of(attempt: Attempt) -> Iterator[Attempt]:
    mark = attempt.mark()
    try:
        yield attempt
    except BaseException:
        attempt.undo(mark)
        raise


def _missing(path: Path) -> StoreError:
    return MissingError(say.no_file(name=path.name, folder=str(path.absolute().parent)))


def _brought_up(found: Contents, schema: int, upcast: Callable[[int, Tables], None] | None) -> bool:
    """Make the tables that were found ones of this version; whether they were of an earlier one."""
    if found.schema is None or found.schema >= schema:
        return False
    if upcast is not None:
        upcast(found.schema, found.tables)
    return True
