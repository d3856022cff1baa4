"""A file as it is written: tables as plain TinyDB reads them, and a checksum over everything but itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct, structs

from alliance_tui.storage.values import AnyTables, encode

META: Final = "meta"
"""The table that holds what the store notes about the file, in document 0: TinyDB's own begin at 1."""

HEAD: Final = "0"
"""The number of that document."""

_SUM: Final = rb'\{"meta":\{"0":\{[^{}]*(,"checksum":([0-9]+))\}'
"""How a file begins as this program writes it, with its checksum."""


class Head(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the store notes about a file, in the file."""

    schema: int
    """The version of what the documents hold."""

    folded: int
    """The number of the last action that is in the file; those up to it in a journal are old."""

    journal: int | None = None
    """The sum of the first line of the journal that is in the file; None where that did not say which file
    it follows, and where there was none."""

    lost: int = 0
    """How many records could not be found as the file was mended, at least: whoever opens it is told."""

    checksum: int | None = None
    """CRC-32 of everything in the file but this."""


def encode_file(
    tables: AnyTables, schema: int, folded: int, journal: int | None = None, lost: int = 0
) -> bytes:
    """A database as plain TinyDB reads it, with the checksum over everything but itself.

    Args:
        tables: What it holds.
        schema: The version of the documents.
        folded: The number of its newest action.
        journal: The sum of the first line of the journal that is in it.
        lost: How many records could not be found as it was mended.
    """
    return encode_signed(tables, Head(schema, folded, journal, lost))[0]


def encode_signed(tables: AnyTables, head: Head) -> tuple[bytes, int]:
    """The same with a head that has no checksum yet, and its checksum."""
    checksum = checksum_of(tables, head)
    return encode(_with_head(tables, structs.replace(head, checksum=checksum))), checksum


def is_as_written(raw: bytes) -> bool:
    """Whether the bytes of a file are, each of them, the ones that `encode_file` answered."""
    start = re.match(_SUM, raw)
    if start is None:
        return False
    before = zlib.crc32(memoryview(raw)[: start.start(1)])
    return zlib.crc32(memoryview(raw)[start.end(1) :], before) == int(start[2])


def checksum_of(tables: AnyTables, head: Head) -> int:
    """The checksum over tables and the rest of a head."""
    return zlib.crc32(encode(_with_head(tables, structs.replace(head, checksum=None))))


def _with_head(tables: AnyTables, head: Head) -> dict[str, Mapping[str, Any]]:
    return {META: {HEAD: head, **tables.get(META, {})}, **{k: v for k, v in tables.items() if k != META}}
