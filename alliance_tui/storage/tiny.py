"""TinyDB on top of a journalled database: all of its features, one appended line an action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from alliance_tui.domain.saving import NotSaved
from alliance_tui.storage.atomic import make_folder
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.ops import Del, Drop, Make, Op, Put
from alliance_tui.storage.values import Document as Values
from alliance_tui.storage.values import Tables, copied, encode, plain


class Draft(MutableMapping[Any, Values]):
    """A table as an update sees and changes it; only what the update touches is copied."""

    def __init__(self, name: str, documents: dict[str, Values] | None, number: Callable[[str], Any]) -> None:
        self._name = name
        self._there = documents is not None
        self._documents = documents or {}
        self._number = number
        self._touched: dict[str, Values] = {}
        self._gone: set[str] = set()

    def __getitem__(self, number: Any) -> Values:
        key = str(number)
        if key not in self._touched:
            if key in self._gone:
                raise KeyError(number)
            self._touched[key] = copied(self._documents[key])
        return self._touched[key]

    def __setitem__(self, number: Any, document: Values) -> None:
        self._touched[str(number)] = document

    def __delitem__(self, number: Any) -> None:
        key = str(number)
        if key not in self:
            raise KeyError(number)
        self._touched.pop(key, None)
        if key in self._documents:
            self._gone.add(key)

    def __contains__(self, number: object) -> bool:
        key = str(number)
        return key in self._touched or (key in self._documents and key not in self._gone)

    def __iter__(self) -> Iterator[Any]:
        yield from (self._number(key) for key in self._documents if key not in self._gone)
        yield from (
            self._number(key) for key in self._touched if key not in self._documents or key in self._gone
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Leave no document."""
        self._touched.clear()
        self._gone = set(self._documents)

    def ops(self) -> Iterator[Op]:
        """What was changed, checked: values that cannot be kept are refused here, before anything is done."""
        puts = [
            Put(self._name, key, plain(document))
            for key, document in self._touched.items()
            if self._differs(key, document)
        ]
        if self._gone and len(self._gone) == len(self._documents):
            yield Drop(self._name)
            yield Make(self._name)
        else:
            yield from (Del(self._name, key) for key in sorted(self._gone))
        if not self._there and not puts:
            yield Make(self._name)
        yield from puts

    def _differs(self, key: str, document: Values) -> bool:
        before = None if key in self._gone else self._documents.get(key)
        # Compared as JSON too: to Python, 1, 1.0 and True are equal.
        return before is None or before != document or encode(before) != encode(document)


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
            make_folder(options.get("disk", DISK), Path(path).absolute().parent)
        self.database = Database(Path(path), writable=writable, **options)
        """What the tables are kept in."""

    def read(self) -> Tables:
        """A copy of everything. `JournalTable` does not need it."""
        return cast("Tables", copied(self.database.tables))

    def write(self, data: dict[str, dict[Any, Any]]) -> None:
        """Make everything be as given; only what differs is written. `JournalTable` does not need it."""
        with self.database.action() as attempt:
            for name in [name for name in self.database.tables if name not in data]:
                attempt.do(Drop(name))
            for name, documents in data.items():
                draft = Draft(name, self.database.tables.get(name), str)
                for number in [number for number in draft if number not in documents]:
                    del draft[number]
                for number, document in documents.items():
                    draft[number] = document
                for op in [*draft.ops()]:
                    attempt.do(op)

    def close(self) -> None:
        """Fold the journal into the file and give both back.

        Raises:
            StoreError: Not everything could be saved.
        """
        status = self.database.close()
        if isinstance(status, NotSaved):
            raise StoreError(f"Not everything could be saved. {status.reason}")


class JournalTable(Table):
    """A table whose changes touch the changed documents alone, and whose answers are copies."""

    @property
    def _database(self) -> Database:
        return cast("JournalStorage", self._storage).database

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast("dict[str, Mapping[Any, Any]]", self._database.tables.get(self.name, {}))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
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
        return [self._own(document) for document in super().search(cond)]

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """One document that matches, or several by their numbers; as TinyDB's own."""
        found = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [self._own(document) for document in found]
        return self._own(found) if found is not None else None

    def __iter__(self) -> Iterator[Document]:
        for document in super().__iter__():
            yield self._own(document)

    def _own(self, document: Document) -> Document:
        """A copy, so that changing an answer changes neither the database nor the next answer."""
        return self.document_class(copied(dict(document)), document.doc_id)


class JournalDB(TinyDB):
    """A TinyDB whose actions each append one line."""

    table_class = JournalTable
    # TinyDB annotates its own class here, though any Storage will do.
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def database(self) -> Database:
        """What the tables are kept in."""
        return cast("JournalStorage", self.storage).database

    @contextmanager
    def action(self) -> Iterator[None]:
        """Make everything done within it one action: all of it is kept or, after an exception, none."""
        try:
            with self.database.action():
                yield
        except BaseException:
            for table in self._tables.values():
                table.clear_cache()
            raise

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
