"""Records as documents, and documents of earlier versions as ones of this version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

import msgspec

from alliance_tui.domain.events import Record, place_of
from alliance_tui.sentences import opened as say
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.values import UNREADABLE, Document, Tables, document_of

SCHEMA: Final = 1
"""The version of the documents. A new event or a field with a default is no new version."""

EVENTS: Final = "events"
"""The table of the records."""

NUMBER: Final = re.compile(r"[1-9][0-9]{0,10}")
"""What the document of a record is numbered with."""

NUMBERS: Final = 10**11
"""The number after the last one that this pattern takes."""

UPCASTERS: Final[Mapping[int, Callable[[Document], Document]]] = {}
"""What makes a record's document of one version into one of the next; by the version it is given."""


def encode_record(record: Record) -> Document:
    """A record as plain JSON values."""
    return document_of(record)


def encode_log(records: Iterable[Record]) -> Tables:
    """The tables of a log that holds these records alone."""
    return {EVENTS: {str(number): encode_record(record) for number, record in enumerate(records, 1)}}


def decode_records(documents: Iterable[Document]) -> tuple[Record, ...]:
    """Records in the order of `n` and writer.

    Raises:
        StoreError: One of them is none; the message has none of its words.
    """
    try:
        records = [msgspec.convert(document, Record) for document in documents]
    except UNREADABLE as error:
        raise StoreError(say.UNKNOWN_RECORD) from error
    return in_order(records)


def sound_records(documents: Mapping[str, Document]) -> tuple[Record, ...]:
    """Those of some numbered documents that are records, in the order of `n` and writer."""
    records = []
    for number, document in documents.items():
        if NUMBER.fullmatch(number):
            with suppress(*UNREADABLE):
                records.append(msgspec.convert(document, Record))
    return in_order(records)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records in the order of `n` and writer."""
    return tuple(sorted(records, key=place_of))


def upcast(
    schema: int,
    tables: Tables,
    upcasters: Mapping[int, Callable[[Document], Document]] = UPCASTERS,
    newest: int = SCHEMA,
) -> None:
    """Bring the records in some tables up to the newest version.

    Args:
        schema: The version they are of.
        tables: The tables; changed in place.
        upcasters: A version without an entry needs no change.
        newest: The version they are brought to.
    """
    steps = [upcasters[version] for version in range(schema, newest) if version in upcasters]
    for number, document in tables.get(EVENTS, {}).items():
        for step in steps:
            document = step(document)
        tables[EVENTS][number] = document


def records_in(
    documents: Iterable[tuple[str, Document]], schema: int = SCHEMA
) -> Iterator[tuple[str, Record]]:
    """The documents that are records, each by its number, as those; what else there is, is passed over.

    Args:
        documents: The documents, by any numbers.
        schema: Of which version they are.
    """
    for number, document in documents:
        tables: Tables = {EVENTS: {number: document}}
        try:
            upcast(schema, tables)
            record = msgspec.convert(tables[EVENTS][number], Record)
        except (*UNREADABLE, LookupError):
            # What changes earlier versions looks for what they had, too.
            continue
        yield number, record
