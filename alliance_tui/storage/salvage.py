"""What can be read of a log, from all files that hold parts of it. Nothing is changed by looking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json import JSONDecoder
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.beginnings import place_of
from alliance_tui.storage.beside import is_journal, journal_of
from alliance_tui.storage.codec import EVENTS, NUMBER, SCHEMA, in_order, upcast
from alliance_tui.storage.contents import Contents, read_contents, refuse_newer
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import State
from alliance_tui.storage.joining import join
from alliance_tui.storage.ops import apply, read_lines
from alliance_tui.storage.values import UNREADABLE, Document, Tables

_DOCUMENT: Final = re.compile(r'"(\d+)":(?=\{"n":)')
"""How a record begins in a file; within what people typed its quotes would be escaped."""

_BROKEN: Final = (*UNREADABLE, LookupError)
"""All that a record which is none can raise on its way to one of this version."""


class Salvaged(Struct, frozen=True):
    """What is left of a log."""

    records: tuple[Record, ...]
    """Everything that can be read, in order."""

    from_backup: int
    """How many of them only a file from before held."""

    unsure: int
    """How many of them no checksum vouches for."""

    lost: int
    """How many are known to be gone, at least."""

    @property
    def is_short(self) -> bool:
        """Whether not all of it is left as it was written, as far as anybody can tell."""
        return bool(self.lost or self.unsure or not self.records)


class Source(Struct, frozen=True):
    """What can be read of one file that holds a log, or a part of it, with its journal."""

    records: dict[RecordId, Record]
    """The records, by their ids."""

    sure: bool
    """Whether a checksum vouches for them."""

    expected: int
    """How many there were, at least."""

    sum: int | None = None
    """What a journal calls the file that it follows, if it may follow this one."""

    follows: int | None = None
    """Which file a journal says that it follows."""


def salvage(path: Path, others: Iterable[Path]) -> Salvaged:
    """Put together what is left of a log.

    Args:
        path: Its file.
        others: Its backup, and what was set aside of it. Where two differ, the one with a right sum counts.
    """
    main = read_source(path)
    rest = [read_source(one) for one in others]
    if _is_astray(path, main):
        # What was added to it since may be of this one: so it is read once it lies there alone.
        rest.append(read_source(journal_of(path)))
    # What is of another log was set aside because of that, or is of no use here itself.
    fitting = [source for source in (main, *rest) if not _is_astray(path, source)]
    sources = sorted(fitting or [main], key=lambda source: not source.sure)
    records: dict[RecordId, Record] = {}
    sure: set[RecordId] = set()
    for source in sources:
        if source.sure:
            join(records, source.records.values())
            sure.update(source.records)
        records = {**source.records, **records}
    expected = max(source.expected for source in sources)
    return Salvaged(
        records=in_order(records.values()),
        from_backup=len(records.keys() - main.records.keys()),
        unsure=len(records.keys() - sure),
        lost=max(expected - len(records), 0),
    )


def _is_astray(path: Path, source: Source) -> bool:
    return place_of(path, source.records.values()) is State.ASTRAY


def read_source(path: Path) -> Source:
    """The records that one file and its journal hold, as far as they can be read."""
    try:
        found, follows = _journal(path) if is_journal(path) else (read_contents(DISK, path, SCHEMA), None)
    except OSError:
        return Source({}, sure=False, expected=0)
    documents = found.tables.get(EVENTS, {})
    if found.unreadable:
        documents = {**dict(_pieces(path)), **documents}
    records = list(records_in(documents.items(), SCHEMA if found.schema is None else found.schema))
    numbers = [int(number) for number in documents if NUMBER.fullmatch(number)]
    sure = not found.unreadable and (found.trusted is True or found.file is None)
    # A line that is gone from the middle shows as a gap in the numbers too, one from the end does not.
    expected = max([len(documents) + max(found.missing, found.damaged), *numbers])
    told = {one.id: one for one in records}
    return Source(told, sure, expected, found.sum, follows)


def _journal(path: Path) -> tuple[Contents, int | None]:
    """What the lines of a journal hold that was set aside or copied, and which file it follows."""
    found = Contents(tables={})
    lines = read_lines(DISK.read(path)[0])
    refuse_newer(path, lines.schema, SCHEMA)
    found.schema = lines.schema
    for line in lines.good:
        for op in line.ops:
            apply(found.tables, op)
    found.damaged = lines.damaged
    return found, lines.file


def _pieces(path: Path) -> Iterator[tuple[str, Document]]:
    """The whole documents in a file that is not whole."""
    try:
        text = DISK.read(path)[0].decode(errors="replace")
    except OSError:
        return
    decoder = JSONDecoder()
    for start in _DOCUMENT.finditer(text):
        try:
            document, _ = decoder.raw_decode(text, start.end())
        except UNREADABLE:
            continue
        yield start[1], document


def records_in(documents: Iterable[tuple[str, Document]], schema: int = SCHEMA) -> Iterator[Record]:
    """The documents that are records, each by its number, as those.

    Args:
        documents: The documents.
        schema: Of which version they are.
    """
    for number, document in documents:
        tables: Tables = {EVENTS: {number: document}}
        try:
            upcast(schema, tables)
            yield msgspec.convert(tables[EVENTS][number], Record)
        except _BROKEN:
            continue
