"""TinyDB on top of a journalled database: all of its features, one appended line an action.

Use it as any storage of TinyDB. Tables, queries, operations, middlewares and table classes work as with
TinyDB's own `JSONStorage`, and each opens the other's files:

    from tinydb import TinyDB, where
    from alliance_tui.storage.tiny import JournalDB, JournalStorage, action

    with TinyDB("notes.json", storage=JournalStorage) as db:
        db.insert({"name": "Ana"})
        with action(db):                      # all of it, or after an exception nothing; also one in another
            db.update({"age": 41}, where("name") == "Ana")
            db.table("log").insert({"what": "birthday"})

`JournalDB("notes.json")` is the same with tables whose changes touch the changed documents alone: the cost
of an insert does not grow with the table, and what a query answers is a copy.

What is promised:

- An action is one line `[crc32,seq,[verb,table,id,document],...]` at the end of `notes.json.journal`; the
  first one there says, too, of which version the documents are, and which file they follow:
  `["schema",number,sum]`. The sum is the file's checksum, or CRC-32 of its bytes where that is missing or
  wrong. A journal that follows another file than the one beside it is not mixed with it: it is kept under
  another name, and said. With `sync="now"` (the
  default) it is on the disk when the call returns; with `sync="later"` it is written when the call returns,
  and a thread syncs it. At closing, and past `bound` bytes, the journal is folded into the file, which is
  replaced whole: a kill or a power cut at any moment leaves the file before or the file after.
- What JSON cannot give back as it was (sets, bytes, dates, NaN, keys that are not text, whole numbers of more
  than 4,300 digits) is refused with `UnstorableError`, a ValueError and a TypeError, before anything is
  written or changed. As by the standard library, a tuple is taken as the list that comes back, and words and
  numbers of classes of their own (enumerations, those of numpy that are floats) as plain ones. Half of a
  surrogate pair comes back as it was. Where plain TinyDB wrote NaN, an infinity or such a number, the file is
  shown whole, opens for reading only, also with `trusting=True`, and says in which document it stands.
- What the disk refuses is a `StoreError`, an OSError whose text is a sentence; the action did not happen.
  With `sync="later"` it is no exception: `db.storage.database.kept.status` says so, and it is tried again.
- Damage is said in `db.storage.database.kept.reports`, a sentence each; what was lost with it is said again
  until whoever opened it has closed it. A journal is made with its first line in it: one that is empty was
  emptied. A line at its end that was cut off is left out; where anything else stands there, such as zeros, it
  is kept. A damaged file or journal is kept
  under another name. In the place of a damaged file its backup is gone on with, and with what the journal
  tells after that; the backup is kept under another name, too. With `access_mode="r"` it is a `StoreError`
  that names the backup. A file whose checksum does not fit, or in which something stands twice under one
  number or name, opens for reading only, unless it is plain that TinyDB's own storage wrote it, in whatever
  form; of what stands twice, that is read which the checksum fits to. A form without spaces, of letters that
  need no escapes, is this module's own, and cannot be told from damage: `trusting=True` opens what is
  read-only for that, and keeps a copy. What another program changed meanwhile is not overwritten: ours is
  written beside it. From looking at the file until its journal is removed the folder is locked (`flock`), so
  that two that close at once do not come between; where the file system knows no such lock, and for other
  programs, two calls to the system lie between looking and replacing, and the journal stays until ours is
  seen to stand there.
- `access_mode="r"` writes nothing at all. A file has one writer at a time; two lose nothing that was said to
  be kept, for each notices the other one's lines before it says so of its own, but end with two files.
  Threads of one process may share a database. A table of `JournalDB` lets them take turns. One of TinyDB's
  own counts the numbers for itself, and reads and writes in two steps: where another thread changed the same
  document between them, it is a `StoreError`, where it took the same number, that or TinyDB's `ValueError`,
  and nothing was done. Threads that insert into one do it within `action(db)`: there none comes between.
- Document 0 of the table `meta` is the store's own: the schema number of the file, the number of its
  newest action, the sum that the first line of the journal began with which was folded in (by it a journal
  that was left is known to be in the file), what could not be found of it and whether that was said before
  it was closed, and a checksum over the rest. TinyDB gives the number 0 to
  nothing by itself; a file in which another program keeps something there is shown whole and opens for
  reading only, also with `trusting=True`, until that document has another number.
- `notes.json.backup` is the file before it was last replaced. To take something out of that as well, let
  `db.storage.database.do(Forget())` be a part of the action, and call `kept.fold_soon()` after it.

To lift it out, take this module and those it needs: atomic, attempt, backup, beside, contents, damaged,
database, disk, draft, journal, keeping, names, odd, opening, ops, pair, signed, snapshot, surprise, values,
writer, and
`alliance_tui.domain.saving` for the states of the status, `alliance_tui.plain_files`, and
`alliance_tui.crash_log` with `alliance_tui.paths` for the file that tells where an error came about which
nobody foresaw. What they say is in `alliance_tui.sentences`: opened, store, typed and vocabulary. It needs
tinydb and msgspec.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from alliance_tui.domain.saving import NotSaved
from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import make_folder
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import ANY_DISK, StoreError
from alliance_tui.storage.ops import Drop
from alliance_tui.storage.values import copied

if TYPE_CHECKING:
    from alliance_tui.storage.snapshot import Snapshot

__all__ = ["JournalDB", "JournalStorage", "JournalTable", "action"]


class JournalStorage(Storage):
    """Where TinyDB keeps its tables: a file that is replaced whole, and a journal beside it."""

    def __init__(
        self,
        path: str | Path,
        create_dirs: bool = False,
        access_mode: str = "r+",
        **options: Any,
    ) -> None:
        """Open or make the database.

        Args:
            path: Its file.
            create_dirs: Whether to make missing folders.
            access_mode: `r` to read only, else `r+`.
            options: As `Database` takes them.
        """
        if access_mode not in {"r", "rb", "r+", "rb+"}:
            raise ValueError("access_mode is r or r+")
        writable = "+" in access_mode
        if create_dirs and writable:
            make_folder(options.get("disk", ANY_DISK), Path(path).absolute().parent)
        self.database = Database(Path(path), writable=writable, **options)
        """What the tables are kept in."""

    def read(self) -> Snapshot:
        """A copy of everything. `JournalTable` does not need it."""
        # Here, and below: what appends to a log needs neither.
        from alliance_tui.storage.snapshot import Snapshot

        with self.database.reading() as tables:
            return Snapshot(tables)

    def write(self, data: dict[str, dict[Any, Any]]) -> None:
        """Make everything be as given; only what differs is written. `JournalTable` does not need it.

        Raises:
            StoreError: Another thread changed the same documents since these were read.
        """
        from alliance_tui.storage.snapshot import Snapshot, changes

        with self.database.action() as attempt:
            ops = [*changes(data, self.database.tables)]
            for op in ops:
                attempt.do(op)
        if isinstance(data, Snapshot):
            data.was_written(ops)

    def close(self) -> None:
        """Fold the journal into the file and give both back.

        Raises:
            StoreError: Not everything could be saved.
        """
        status = self.database.close()
        if isinstance(status, NotSaved):
            raise StoreError(say.not_all_saved(why=status.reason))


class JournalTable(Table):
    """A table whose changes touch the changed documents alone, and whose answers are copies."""

    @property
    def _database(self) -> Database:
        return cast("JournalStorage", self._storage).database

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast("dict[str, Mapping[Any, Any]]", self._database.tables.get(self.name, {}))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        from alliance_tui.storage.draft import Draft

        with self._database.action():
            draft = Draft(self.name, self._database.tables.get(self.name), self.document_id_class)
            updater(draft)
            self._database.do(*draft.ops())
            self.clear_cache()

    # TinyDB chooses a document's number, or whether there is one to update, before it changes the table:
    # as one action, no other thread comes between.
    def insert(self, document: Mapping[str, Any]) -> int:
        """Keep a new document; its number."""
        with self._database.action():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Keep new documents; their numbers."""
        with self._database.action():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or keep a new one; their numbers."""
        with self._database.action():
            return super().upsert(document, cond)

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match."""
        with self._database.reading():
            return [self._own(document) for document in super().search(cond)]

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """One document that matches, or several by their numbers; as TinyDB's own."""
        with self._database.reading():
            found = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [self._own(document) for document in found]
        return self._own(found) if found is not None else None

    def __iter__(self) -> Iterator[Document]:
        with self._database.reading():
            documents = [*super().__iter__()]
        yield from map(self._own, documents)

    def _own(self, document: Document) -> Document:
        """A copy, so that changing an answer changes neither the database nor the next answer."""
        return self.document_class(copied(dict(document)), document.doc_id)


class JournalDB(TinyDB):
    """A TinyDB whose actions each append one line."""

    table_class = JournalTable
    # TinyDB annotates its own class here, though any Storage will do.
    default_storage_class = JournalStorage  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Open or make it; the arguments are those of `TinyDB`, and of `JournalStorage`."""
        super().__init__(*args, **kwargs)
        self.database: Final[Database] = cast("JournalStorage", self.storage).database
        """What the tables are kept in."""

    def table(self, name: str, **kwargs: Any) -> JournalTable:
        """The table of this name, whether there is one yet or not."""
        return cast("JournalTable", super().table(name, **kwargs))

    @contextmanager
    def action(self) -> Iterator[None]:
        """Make everything done within it one action: all of it is kept or, after an exception, none."""
        with action(self):
            yield

    def tables(self) -> set[str]:
        """The names of all tables."""
        return set(self.database.tables)

    def drop_tables(self) -> None:
        """Remove all tables and what is in them."""
        self.database.do(*map(Drop, self.tables()))
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Remove a table and what is in it."""
        if name in self.tables():
            self.database.do(Drop(name))
        self._tables.pop(name, None)


@contextmanager
def action(db: TinyDB) -> Iterator[None]:
    """Make everything done within it one action: all of it is kept or, after an exception, none.

    One within another is a part of that: after an exception that is caught outside the inner one, only what
    was done in that is undone.

    Args:
        db: A TinyDB, of whatever class, whose storage is a `JournalStorage`. Not one with a caching
            middleware: that keeps back what is done until later.

    Raises:
        StoreError: Nothing may be written, or with `sync="now"` writing failed.
    """
    held = db._tables  # noqa: SLF001 (TinyDB has no other list of the tables that are in use)
    before = [*held.values()]
    try:
        with cast("JournalStorage", db.storage).database.action():
            yield
    except BaseException:
        for table in (*before, *held.values()):
            table.clear_cache()
            # Else a table that was begun anew within the action would give numbers that are taken.
            table._next_id = None  # noqa: SLF001 (as above)
        raise
