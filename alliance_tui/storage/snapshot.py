"""What a table of TinyDB's own reads and writes back whole, while other threads go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from alliance_tui.sentences import store as say
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.draft import Draft, differ
from alliance_tui.storage.ops import Drop, Op, apply
from alliance_tui.storage.values import Document, Tables, copied


class Snapshot(dict[str, dict[Any, Any]]):
    """A copy of all tables that knows of what it is one."""

    def __init__(self, tables: Tables) -> None:
        # Documents are replaced and never changed: to hold them is to know whether they still stand there.
        self.read: Final[Tables] = {name: dict(documents) for name, documents in tables.items()}
        """What was read."""
        super().__init__(copied(self.read))

    def was_written(self, ops: Iterable[Op]) -> None:
        """Note what became of it: a middleware goes on with the same one."""
        for op in ops:
            apply(self.read, op)


def changes(data: Mapping[str, Mapping[Any, Any]], tables: Tables) -> Iterator[Op]:
    """What makes tables be as given; what others did since a snapshot was read stays.

    Args:
        data: A snapshot that was changed; anything else is all that is to be there.
        tables: What is there now.

    Raises:
        StoreError: Another thread touched a document that was changed here too, or took its number.
    """
    read = data.read if isinstance(data, Snapshot) else tables
    yield from (Drop(name) for name in read if name in tables and name not in data)
    for name, documents in data.items():
        there = tables.get(name)
        yield from _changed(name, there, read.get(name, {}), documents).ops()


def _changed(
    name: str,
    there: Mapping[str, Document] | None,
    read: Mapping[str, Document],
    documents: Mapping[Any, Any],
) -> Draft:
    draft = Draft(name, there, str)
    now = there or {}
    kept = set(map(str, documents))
    for number in [one for one in read if one not in kept]:
        if number in now:
            _require_same(name, read[number], now[number])
            del draft[number]
    for number, document in documents.items():
        before = read.get(str(number))
        if before is None or before is not now.get(str(number)):
            if before is not None and not differ(before, document):
                continue
            _require_same(name, before, now.get(str(number)))
        draft[number] = document
    return draft


def _require_same(name: str, before: Document | None, now: Document | None) -> None:
    if before is not now:
        raise StoreError(say.another_thread(table=name))
