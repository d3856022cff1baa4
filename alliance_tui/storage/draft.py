"""A table as an update sees it, and what the update changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from alliance_tui.storage.ops import Del, Drop, Make, Op, Put
from alliance_tui.storage.signed import HEAD, META
from alliance_tui.storage.values import Document as Values
from alliance_tui.storage.values import UnstorableError, copied, encode, plain


class Draft(MutableMapping[Any, Values]):
    """A table as an update sees and changes it; only what the update touches is copied."""

    def __init__(
        self, name: str, documents: Mapping[str, Values] | None, number: Callable[[str], Any]
    ) -> None:
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
        """What was changed, checked: values that cannot be kept are refused here, before anything is done.

        Raises:
            UnstorableError: JSON cannot hold one of them, or its place is the store's own.
        """
        if self._name == META and HEAD in self._touched:
            raise UnstorableError(f"This cannot be kept: document {HEAD} of table {META} is the store's own.")
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
        return before is None or differ(before, document)


def differ(before: Values, document: Values) -> bool:
    """Whether two documents are to be kept as different ones."""
    # Compared as JSON too: to Python, 1, 1.0 and True are equal. So are words and numbers of classes that
    # JSON does not know to what is kept of them.
    return before != document or encode(before) != _encoded(document)


def _encoded(document: Values) -> bytes:
    try:
        return encode(document)
    except UnstorableError:
        return encode(plain(document))
