"""Values as JSON: what can be kept, and how it is written and read back."""

from __future__ import annotations

import codecs
import math
import re
from typing import Any, Final

import msgspec

from alliance_tui.storage.disk import StoreError

Document = dict[str, Any]
"""One document: plain JSON values under text keys."""

Tables = dict[str, dict[str, Document]]
"""A whole database: documents by their id (as text; TinyDB's own are numbers), by the name of their table."""


class UnstorableError(StoreError, ValueError, TypeError):
    """A value that JSON cannot hold, or would give back as something else; `json` raises either."""


UNREADABLE: Final = (ValueError, TypeError, AttributeError, RecursionError)
"""All that reading damaged JSON can raise: bad syntax and encoding are ValueErrors."""


_SAFE: Final = frozenset({str, int, bool, type(None)})
"""Types of which JSON gives every value back as it was."""


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
        return int(value)
    if isinstance(value, str):
        return str.__str__(value)
    raise UnstorableError(f"This cannot be kept: JSON has no {kind.__name__}.")


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


def encode(value: Any) -> bytes:
    """Plain values as JSON, in one line."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        # A lone half of a surrogate pair: valid in JSON as an escape, which only the standard library writes.
        return as_json(msgspec.to_builtins(value), separators=(",", ":"), allow_nan=False).encode("ascii")


def as_json(value: Any, **options: Any) -> str:
    """Plain values as the standard library writes them, and TinyDB with it; rare, so it is loaded here."""
    import json

    return json.dumps(value, **options)


def is_dumped(raw: bytes, value: Any) -> bool:
    """Whether bytes are what the standard library writes for a value, and this program does not.

    TinyDB hands its options on to it: spaces or none, an indent, an order of keys, letters as they are.
    """
    start = _START.match(raw)
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


_START: Final = re.compile(rb'\{(?:\n([ \t]*))?"(?:[^"\\]|\\.)*"(: ?)')
"""How such a file begins: maybe with an indent, and with a colon after the first key."""


def decode_tables(raw: bytes) -> Tables:
    """The tables in the bytes of a file; any of `UNREADABLE` where they are none.

    A byte-order mark, which some editors put first, is passed over.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return _TABLES.decode(raw)
    except msgspec.DecodeError:
        return msgspec.convert(_loads(raw), Tables)


def decode_any(raw: bytes) -> Any:
    """The value in a line of JSON; any of `UNREADABLE` where it is none."""
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return _loads(raw)


def _loads(raw: bytes) -> Any:
    """What the standard library reads: it knows lone halves of surrogate pairs."""
    import json

    return json.loads(raw.decode("utf-8", "surrogatepass"), parse_float=_finite, parse_constant=_finite)


def _finite(word: str) -> float:
    if not math.isfinite(float(word)):
        raise ValueError(f"{word} is not JSON")
    return float(word)


_TABLES: Final = msgspec.json.Decoder(Tables)
