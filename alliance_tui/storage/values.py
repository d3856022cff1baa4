"""Values as JSON: what can be kept, and how it is written and read back."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from typing import Any, Final, cast

import msgspec

from alliance_tui.storage.disk import StoreError

Document = dict[str, Any]
"""One document: plain JSON values under text keys."""

Table = MutableMapping[str, Document]
"""Documents by their id: as text, where TinyDB's own are numbers."""

Tables = dict[str, Table]
"""A whole database: tables by their name."""

AnyTables = Mapping[str, Mapping[str, Document]]
"""The same for whoever only reads it."""


class UnstorableError(StoreError, ValueError, TypeError):
    """A value that JSON cannot hold, or would give back as something else; `json` raises either."""


UNREADABLE: Final = (ValueError, TypeError, AttributeError, RecursionError)
"""All that reading damaged JSON can raise: bad syntax and encoding are ValueErrors."""


_SAFE: Final = frozenset({str, bool, type(None)})
"""Types of which JSON gives every value back as it was."""

DIGITS: Final = 4300
"""So many digits of a number are written and read: Python takes no more of them, and plain TinyDB neither."""


def plain(value: object) -> Any:
    """A copy made of plain JSON values only, that shares nothing with what was given.

    Raises:
        UnstorableError: JSON cannot give it back as it was; the message has no values in it.
    """
    try:
        return _plain(value)
    except RecursionError as error:
        raise UnstorableError("This cannot be kept: it is nested too deeply.") from error


def _plain(value: object) -> Any:
    kind = type(value)
    if kind in _SAFE:
        return value
    if kind is int:
        return _whole(cast("int", value))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UnstorableError("This cannot be kept: JSON has no NaN and no infinity.")
        return float(value)
    if isinstance(value, dict):
        return {
            key if type(key) is str else _key(key): inner if type(inner) in _SAFE else _plain(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, int):
        return _whole(int(value))
    if isinstance(value, str):
        return str.__str__(value)
    raise UnstorableError(f"This cannot be kept: JSON has no {kind.__name__}.")


def _whole(value: int) -> int:
    if value.bit_length() > _FEW_BITS and abs(value) >= 10**DIGITS:
        raise UnstorableError(f"This cannot be kept: a number has more than {DIGITS:,} digits.")
    return value


_FEW_BITS: Final = 3 * DIGITS
"""No number with more digits has so few bits. Of one with more bits it takes longer to find out."""


def _key(key: object) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    raise UnstorableError(f"This cannot be kept: a key has to be text, not {type(key).__name__}.")


def document_of(record: msgspec.Struct) -> Document:
    """A record as plain JSON values."""
    document: Document = msgspec.to_builtins(record)
    return document


def copied(value: Any) -> Any:
    """A copy of plain JSON values that shares no list and no dict with them."""
    if type(value) is dict:
        return {key: copied(inner) for key, inner in value.items()}
    if type(value) is list:
        return [copied(inner) for inner in value]
    return value


class PackedTable(MutableMapping[str, Document]):
    """A table that lies in memory as the JSON that is written of it: a quarter of the room.

    A document is parsed when it is asked for, and is a copy.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.packed: Final = {number: _packed(document) for number, document in documents.items()}
        """The documents as JSON."""

    def add(self, number: str, record: msgspec.Struct) -> None:
        """Keep a record as a document."""
        self.packed[number] = _packed(record)

    def __getitem__(self, number: str) -> Document:
        document: Document = decode_any(bytes(self.packed[number]))
        return document

    def __setitem__(self, number: str, document: Document) -> None:
        self.packed[number] = _packed(document)

    def __delitem__(self, number: str) -> None:
        del self.packed[number]

    def __contains__(self, number: object) -> bool:
        return number in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def _packed(value: Any) -> msgspec.Raw:
    return msgspec.Raw(encode(value))


def encode(value: Any) -> bytes:
    """Plain values, records and packed tables as JSON, in one line."""
    try:
        return msgspec.json.encode(value, enc_hook=_as_packed)
    except UnicodeEncodeError:
        # A lone half of a surrogate pair: valid in JSON as an escape, which only the standard library writes.
        plainly = msgspec.to_builtins(value, enc_hook=_unpacked)
        return as_json(plainly, separators=(",", ":"), allow_nan=False).encode("ascii")


def _as_packed(value: Any) -> dict[str, msgspec.Raw]:
    if isinstance(value, PackedTable):
        return value.packed
    raise UnstorableError(f"This cannot be kept: JSON has no {type(value).__name__}.")


def _unpacked(value: Any) -> dict[str, Document]:
    if isinstance(value, PackedTable):
        return dict(value)
    raise UnstorableError(f"This cannot be kept: JSON has no {type(value).__name__}.")


def as_json(value: Any, **options: Any) -> str:
    """Plain values as the standard library writes them, and TinyDB with it; rare, so it is loaded here."""
    import json

    return json.dumps(value, **options)


def is_dumped(raw: bytes, value: Any) -> bool:
    """Whether bytes are what the standard library writes for a value, and this program does not.

    TinyDB hands its options on to it: spaces or none, an indent, an order of keys, letters as they are.
    """
    start = re.match(_START, raw)
    if start is None or raw == encode(value):
        return False
    indent = start[1].decode() if start[1] is not None else None
    return any(
        raw
        == as_json(
            value,
            indent=indent,
            separators=(comma, start[2].decode()),
            sort_keys=in_order,
            ensure_ascii=raw.isascii(),
        ).encode("utf-8", "surrogatepass")
        for comma in (", ", ",")
        for in_order in (False, True)
    )


_START: Final = rb'\{(?:\n([ \t]*))?"(?:[^"\\]|\\.)*"(: ?)'
"""How such a file begins: maybe with an indent, and with a colon after the first key."""


def decode_tables(raw: bytes) -> Tables:
    """The tables in the bytes of a file; any of `UNREADABLE` where they are none.

    A byte-order mark, which some editors put first, is passed over.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return _TABLES.decode(raw)
    except msgspec.DecodeError:
        return msgspec.convert(loads(raw), Tables)


def says_twice(raw: bytes) -> bool:
    """Whether a key stands twice in an object of what a file holds: reading it answers only one of them."""
    twice = False

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        made = dict(pairs)
        twice = twice or len(made) < len(pairs)
        return made

    try:
        loads(raw.removeprefix(codecs.BOM_UTF8), object_pairs_hook=object_of)
    except UNREADABLE:
        return False
    return twice


def both_of_twice(raw: bytes) -> Iterator[Tables]:
    """The tables in a file in which keys stand twice: the first of two each, and the last of two."""
    for hook in (_firsts, _lasts):
        with suppress(*UNREADABLE):
            found = loads(raw.removeprefix(codecs.BOM_UTF8), object_pairs_hook=hook)
            yield msgspec.convert(found, Tables)


def _firsts(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        made.setdefault(key, value)
    return made


def _lasts(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    return dict(reversed(_firsts(pairs[::-1]).items()))


def decode_any(raw: bytes) -> Any:
    """The value in a line of JSON; any of `UNREADABLE` where it is none."""
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return loads(raw)


def loads(raw: bytes, **options: Any) -> Any:
    """What the standard library reads, with its options: it knows lone halves of surrogate pairs."""
    import json

    text = raw.decode("utf-8", "surrogatepass")
    return json.loads(text, **{"parse_float": _finite, "parse_constant": _finite, **options})


def _finite(word: str) -> float:
    if not math.isfinite(float(word)):
        raise ValueError(f"{word} is not JSON")
    return float(word)


_TABLES: Final = msgspec.json.Decoder(Tables)
