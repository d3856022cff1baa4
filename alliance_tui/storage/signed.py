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


class Loss(Struct, frozen=True, omit_defaults=True):
    """What could not be found as a file was mended. What there was of it lies beside it, set aside."""

    records: int = 0
    """How many records, at least."""

    actions: int | None = None
    """How many actions may be missing at the end, at most: 0 where nobody knows; None where none are."""

    is_told: bool = False
    """Whether people were told over it as they opened it."""

    @property
    def is_any(self) -> bool:
        """Whether anything could not be found."""
        return bool(self.records) or self.actions is not None

    @property
    def is_news(self) -> bool:
        """Whether there is something of which nobody was told over it yet."""
        return self.is_any and not self.is_told

    def with_more(self, records: int, actions: int | None = None) -> Loss:
        """The same with what could not be found now; of which nobody was told, where that is anything.

        Args:
            records: How many records more, at least.
            actions: How many actions may be missing at the end, at most; see above.
        """
        if not records and actions is None:
            return self
        ends = [one for one in (self.actions, actions) if one is not None]
        # Where nobody knows of one of both, nobody knows.
        several = None if not ends else 0 if 0 in ends else sum(ends)
        return Loss(self.records + records, several)

    def joined(self, other: Loss) -> Loss:
        """What could not be found of two copies that are put in one: it may be the same of both."""
        several = [one for one in (self, other) if one.is_any]
        ends = [one.actions for one in several if one.actions is not None]
        most = None if not ends else 0 if 0 in ends else max(ends)
        is_told = bool(several) and all(one.is_told for one in several)
        return Loss(max(self.records, other.records), most, is_told)


NOTHING: Final = Loss()
"""Nothing was lost."""


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

    ends: int | None = None
    """How many actions may be missing at its end since then, at most: 0 where nobody knows; None for none."""

    told: bool = False
    """Whether whoever opened it since then was told."""

    checksum: int | None = None
    """CRC-32 of everything in the file but this."""

    @property
    def loss(self) -> Loss:
        """What could not be found as the file was mended."""
        return Loss(self.lost, self.ends, self.told)


def head_of(schema: int, folded: int, journal: int | None = None, loss: Loss = NOTHING) -> Head:
    """The head of a file that is about to be written; see `encode_file`."""
    return Head(schema, folded, journal, loss.records, loss.actions, loss.is_told)


def encode_file(
    tables: AnyTables, schema: int, folded: int, journal: int | None = None, loss: Loss = NOTHING
) -> bytes:
    """A database as plain TinyDB reads it, with the checksum over everything but itself.

    Args:
        tables: What it holds.
        schema: The version of the documents.
        folded: The number of its newest action.
        journal: The sum of the first line of the journal that is in it.
        loss: What could not be found as it was mended.
    """
    return encode_signed(tables, head_of(schema, folded, journal, loss))[0]


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
