"""Ways in which a file of ours may be damaged, or replaced by something that is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from alliance_tui.storage.signed import encode_file

Damage = Callable[[bytes], bytes]
"""What became of the bytes of a file."""

OTHER = (
    b"null",
    b"[]",
    b"{}",
    b'""',
    b"0",
    b'{"events": []}',
    b'{"events": {"1": 5}}',
    b'{"events": {"one": {}}}',
    b'{"events": {"1": {"text": NaN}}}',
    b'{"meta": {"0": 1}}',
    b'{"meta": {"0": {"schema": "1"}}}',
    b'{"name": "alliance-tui", "version": 3}',
    b"\xff\xfe{\x00}\x00",
    b"PK\x03\x04",
    b"\x00" * 4096,
)
"""Whole files that are not ours, some of them JSON."""

WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 1e308, 2**70, "", "x", [], {}, [[]], {"a": 1}, "2026-13-40T99:00:00Z", "\udc80"]
)
"""Values of the wrong type, or out of bounds."""


def _flipped(places: list[tuple[int, int]]) -> Damage:
    def damage(raw: bytes) -> bytes:
        data = bytearray(raw)
        for place, bit in places:
            if data:
                data[place % len(data)] ^= 1 << bit
        return bytes(data)

    return damage


def _doubled(start: int, length: int) -> Damage:
    def damage(raw: bytes) -> bytes:
        at = start % (len(raw) + 1)
        return raw[: at + length] + raw[at:]

    return damage


def _inserted(start: int, what: bytes) -> Damage:
    def damage(raw: bytes) -> bytes:
        at = start % (len(raw) + 1)
        return raw[:at] + what + raw[at:]

    return damage


def _nested(depth: int, bracket: bytes, *, inside: bool) -> Damage:
    def damage(raw: bytes) -> bytes:
        deep = b'{"a":' * depth + b"1" + b"}" * depth if bracket == b"{" else b"[" * depth + b"]" * depth
        return (
            b'{"meta":{"0":{"schema":1,"folded":1}},"events":{"1":{"a":' + deep + b"}}}" if inside else deep
        )

    return damage


def _changed(path: int, value: Any, *, signed: bool) -> Damage:
    """Put another value somewhere; with the right checksum too, where it is signed."""

    def damage(raw: bytes) -> bytes:
        try:
            tables = json.loads(raw)
            places = [*_places(tables.get("events", {}))]
        except (ValueError, AttributeError):
            return raw
        if not places:
            return raw
        holder, key = places[path % len(places)]
        holder[key] = value
        if not signed:
            return json.dumps(tables, allow_nan=True).encode()
        tables.get("meta", {}).pop("0", None)
        return encode_file({name: documents for name, documents in tables.items() if documents}, 1, 99)

    return damage


def _places(value: Any) -> Any:
    """Every value inside a value, by what holds it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in [*pairs]:
        yield value, key
        yield from _places(inner)


def _duplicated(raw: bytes) -> bytes:
    """The same document twice: under one number, and under two."""
    try:
        tables = json.loads(raw)
        first = json.dumps(next(iter(tables["events"].values())))
    except (ValueError, KeyError, StopIteration, TypeError):
        return raw + raw
    return raw.replace(
        b'"events":{', b'"events":{"1":' + first.encode() + b',"77":' + first.encode() + b",", 1
    )


DAMAGES: st.SearchStrategy[Damage] = st.one_of(
    st.builds(
        _flipped, st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 7)), min_size=1, max_size=4)
    ),
    st.builds(lambda at: lambda raw: raw[: at % max(len(raw), 1)], st.integers(0, 1 << 20)),
    st.builds(_doubled, st.integers(0, 1 << 20), st.integers(1, 1 << 20)),
    st.builds(lambda other: lambda raw: other, st.sampled_from([b"", *OTHER])),
    st.builds(
        lambda depth, bracket, inside: _nested(depth, bracket, inside=inside),
        st.integers(1, 4_000),
        st.sampled_from([b"[", b"{"]),
        st.booleans(),
    ),
    st.builds(lambda path, value: _changed(path, value, signed=False), st.integers(0, 999), WRONG),
    st.builds(
        _inserted,
        st.integers(0, 1 << 20),
        st.sampled_from([b"NaN", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\n", b"}", b'"', b","]),
    ),
    st.just(lambda raw: b"\xef\xbb\xbf" + raw),
    st.just(_duplicated),
)
"""All that a checksum can see."""

REWRITTEN: st.SearchStrategy[Damage] = st.builds(
    lambda path, value: _changed(path, value, signed=True), st.integers(0, 999), WRONG
)
"""With the right checksum too, as by a program that means it: only what cannot be can be seen."""
