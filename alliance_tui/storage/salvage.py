"""What can be read of a log, from all files that hold parts of it. Nothing is changed by looking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import JSONDecoder
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beginnings import place_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import EVENTS, NUMBER, SCHEMA, in_order, records_in
from alliance_tui.storage.contents import Contents, read_contents, refuse_newer
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import State
from alliance_tui.storage.joining import each_once, join, without_late_words
from alliance_tui.storage.names import is_journal
from alliance_tui.storage.ops import Line, apply, read_lines
from alliance_tui.storage.signed import Head
from alliance_tui.storage.values import UNREADABLE, Document, Tables, decode_tables

_DOCUMENT: Final = re.compile(r'"(\d+)":(?=\{"n":)')
"""How a record begins in a file; within what people typed its quotes would be escaped."""

_HEAD: Final = re.compile(r'\{"meta":\{"0":(?=\{)')
"""How a file begins that we wrote, before what the store notes about it."""


class Salvaged(Struct, frozen=True):
    """What is left of a log."""

    records: tuple[Record, ...]
    """Everything that can be read, in order."""

    from_backup: int
    """How many of them only a file from before held."""

    unsure: frozenset[RecordId]
    """Those of them that no checksum vouches for."""

    lost: int
    """How many are known to be gone, at least."""

    doubled: int = 0
    """How many are not among them because another one has their id."""

    open_end: int | None = None
    """How many actions may be missing at the end, at most: 0 where nobody knows; None where none are."""

    @property
    def is_short(self) -> bool:
        """Whether not all of it is left, as far as anybody can tell."""
        return bool(self.lost or self.doubled or not self.records)


class Source(Struct, frozen=True):
    """What can be read of one file that holds a log, or a part of it, with its journal."""

    records: dict[RecordId, Record]
    """The records, by their ids."""

    sure: bool
    """Whether a checksum vouches for all of them."""

    expected: int
    """How many there were, at least."""

    vouched: frozenset[RecordId] = frozenset()
    """Those that a good line of the journal tells, whatever the file is worth."""

    doubled: int = 0
    """How many more records there are that say something else under the id of one of these."""

    actions: int = 0
    """How many actions there were, as far as the file and its journal tell: some may add no record."""

    has_end: bool = False
    """Whether what was written last can be read in it."""

    sum: int | None = None
    """What a journal calls the file that it follows, if it may follow this one."""

    follows: int | None = None
    """Which file a journal says that it follows."""


def salvage(path: Path, others: Sequence[Path]) -> Salvaged:
    """Put together what is left of a log.

    Args:
        path: Its file.
        others: Its backup, and what was set aside of it. Where two differ, the one with a right sum counts.
    """
    main = read_source(path)
    found = [(path, main), *((one, read_source(one)) for one in others)]
    if _is_astray(path, main):
        # What was added to it since may be of this one: so it is read once it lies there alone.
        found.append((journal_of(path), read_source(journal_of(path))))
    # What is of another log was set aside because of that, or is of no use here itself.
    fitting = [(place, source) for place, source in found if not _is_astray(path, source)] or found[:1]
    sources = sorted((source for _, source in fitting), key=lambda source: not source.sure)
    records: dict[RecordId, Record] = {}
    sure: set[RecordId] = set()
    for source in sources:
        if source.sure:
            join(records, source.records.values())
            sure.update(source.records)
        join(records, [source.records[name] for name in source.vouched & source.records.keys()])
        sure.update(source.vouched)
        records = {**source.records, **records}
    expected = max(source.expected for source in sources)
    kept = without_late_words(in_order(records.values()))
    return Salvaged(
        records=kept,
        from_backup=len(records.keys() - main.records.keys()),
        unsure=frozenset(records.keys() - sure),
        lost=max(expected - len(records), 0),
        doubled=main.doubled,
        open_end=_open_end(path, fitting, kept),
    )


def _open_end(path: Path, sources: Sequence[tuple[Path, Source]], kept: Iterable[Record]) -> int | None:
    """How many actions may be missing after the newest record; see `Salvaged`.

    Args:
        path: The file of the log.
        sources: What can be read of it and of the others that are of the same log, with where.
        kept: What is left.
    """
    if any(place == path and source.has_end for place, source in sources):
        return None
    backup = backup_of(path)
    before = max((source.actions for place, source in sources if place == backup), default=0)
    # Of a file that was set aside and is older than the backup, nobody knows what came after that.
    told = max((source.actions for place, source in sources if place != backup), default=0)
    if told <= before:
        return 0
    return max(told - len({record.action for record in kept}), 0) or None


def _is_astray(path: Path, source: Source) -> bool:
    return place_of(path, source.records.values()) is State.ASTRAY


def read_source(path: Path) -> Source:
    """The records that one file and its journal hold, as far as they can be read."""
    try:
        found, follows = _journal(path) if is_journal(path) else (read_contents(DISK, path, SCHEMA), None)
    except OSError:
        return Source({}, sure=False, expected=0)
    documents = found.tables.get(EVENTS, {})
    cut: list[str] = []
    head = found.head
    if found.unreadable:
        text = text_of(path)
        pieces = dict(_pieces(text))
        cut = [start[1] for start in _DOCUMENT.finditer(text) if start[1] not in pieces]
        head = _head(text)
        documents = {**pieces, **documents}
    numbered = _numbered(documents, found)
    told = each_once(tuple(numbered.values()))
    sure = not found.unreadable and (found.trusted is True or found.file is None)
    # A line that is gone from the middle shows as a gap in the numbers too, one from the end does not.
    # Of one that is too large nobody knows whether there was any.
    damaged = 0 if found.is_too_large else found.damaged
    gone = max(found.missing, damaged, _gaps(numbered, {*documents, *cut}))
    lines = read_lines(found.journal_bytes).good if not found.astray else ()
    actions = max(found.seq, head.folded if head is not None else 0)
    is_whole = found.file is not None and not found.unreadable and bool(documents)
    return Source(
        told,
        sure,
        # What is in it twice is lost no more than what is in it once.
        expected=len(told) + len({*documents, *cut}) - len(numbered) + gone,
        doubled=sum(told[record.id] != record for record in numbered.values()),
        vouched=frozenset() if sure else _told_by(lines, found),
        actions=actions,
        has_end=is_whole or any(line.seq >= actions for line in lines),
        sum=found.sum,
        follows=follows,
    )


def records_of(path: Path, raw: bytes) -> tuple[Record, ...]:
    """The records that the bytes of one file hold by themselves, as far as they can be read.

    Args:
        path: Where the file is, or was.
        raw: All that it holds.
    """
    if is_journal(path):
        lines = read_lines(raw)
        found = Contents(_tables_of(lines.good), schema=lines.schema)
    else:
        found = Contents({})
        try:
            found.tables = decode_tables(raw)
        except UNREADABLE:
            found.tables = {EVENTS: dict(_pieces(raw.decode(errors="replace")))}
    return tuple(_numbered(found.tables.get(EVENTS, {}), found).values())


def _journal(path: Path) -> tuple[Contents, int | None]:
    """What the lines of a journal hold that was set aside or copied, and which file it follows."""
    lines = read_lines(DISK.read(path)[0])
    refuse_newer(path, lines.schema, SCHEMA)
    found = Contents(_tables_of(lines.good), schema=lines.schema, damaged=lines.damaged)
    return found, lines.file


def _tables_of(lines: Iterable[Line]) -> Tables:
    """The tables that lines of a journal tell by themselves."""
    tables: Tables = {}
    for line in lines:
        for op in line.ops:
            apply(tables, op)
    return tables


def text_of(path: Path) -> str:
    """What stands in a file that is not whole."""
    try:
        return DISK.read(path)[0].decode(errors="replace")
    except OSError:
        return ""


def _head(text: str) -> Head | None:
    """What the store notes at the beginning of a file that is not whole."""
    start = _HEAD.match(text)
    try:
        return msgspec.convert(JSONDecoder().raw_decode(text, start.end())[0], Head) if start else None
    except UNREADABLE:
        return None


def _pieces(text: str) -> Iterator[tuple[str, Document]]:
    """The whole documents in a file that is not whole."""
    decoder = JSONDecoder()
    for start in _DOCUMENT.finditer(text):
        try:
            document, _ = decoder.raw_decode(text, start.end())
        except UNREADABLE:
            continue
        yield start[1], document


def _told_by(lines: Iterable[Line], found: Contents) -> frozenset[RecordId]:
    """The records that stand in lines of a journal."""
    return frozenset(one.id for one in _numbered(_tables_of(lines).get(EVENTS, {}), found).values())


def _numbered(documents: Mapping[str, Document], found: Contents) -> dict[str, Record]:
    """The documents that are records, by their numbers."""
    return dict(records_in(documents.items(), SCHEMA if found.schema is None else found.schema))


def _gaps(numbered: Mapping[str, Record], there: Iterable[str]) -> int:
    """How many documents are gone, at least, where their numbers leave some out.

    No more of them than of the records' own numbers: somebody may have given a document another number.

    Args:
        numbered: The records, by the numbers of their documents.
        there: The numbers of all documents, of which some may be no records.
    """
    numbers = sorted({int(one) for one in there if NUMBER.fullmatch(one)})
    records = {int(one): record.n for one, record in numbered.items() if NUMBER.fullmatch(one)}
    gone = before = n_before = 0
    for number, n in sorted(records.items()):
        if n <= n_before:
            # It stands there a second time, or out of its place.
            continue
        between = bisect_left(numbers, number) - bisect_right(numbers, before)
        gone += max(min(number - before, n - n_before) - 1 - between, 0)
        before, n_before = number, n
    return gone
