"""Reading a log without changing it: at the speed of parsing, where its files are as we left them."""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from alliance_tui.domain.events import Record, place_of
from alliance_tui.domain.saving import Gone
from alliance_tui.sentences import opened as say
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.codec import EVENTS, NUMBERS, SCHEMA, in_order, sound_records, upcast
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.ops import Schema, is_whole, sum_of
from alliance_tui.storage.pending import are_left
from alliance_tui.storage.signed import HEAD, NOTHING, Head, Loss, is_as_written
from alliance_tui.storage.values import UNREADABLE

OPTIONS: Final[dict[str, Any]] = {"schema": SCHEMA, "upcast": upcast, "signed": True, "disk": DISK}
"""How the library opens its files: versioned, never without their checksum, and none too large."""


class ReadLog(NamedTuple):
    """A log as it was found."""

    records: tuple[Record, ...]
    """What it tells, in the order of `n` and writer."""

    reports: tuple[str, ...] = ()
    """What was found wrong with it: sentences for people."""

    suspicious: str | None = None
    """Why it should not be written by anybody, as a sentence; None where all is well."""

    loss: Loss = NOTHING
    """What could not be found as it was mended, which is said among the reports where it is news."""

    words_left: bool = False
    """Whether words that were taken back are still to be taken out of its files."""

    @property
    def is_lost(self) -> bool:
        """Whether nothing of all that stood in it can be found."""
        return self.loss.is_any and not self.records


def read_log(path: Path) -> ReadLog:
    """Read a log without changing anything.

    Raises:
        StoreError: It cannot be read; the message says why.
    """
    with _no_collecting():
        records = _read_whole(path)
        if records is not None:
            told = in_order(records)
            if not _stand_twice(told):
                return ReadLog(told, words_left=are_left(path, told))
    found = Database(path, writable=False, **OPTIONS).kept
    documents = found.tables.get(EVENTS, {})
    sound = sound_records(documents)
    if documents and not sound:
        raise StoreError(say.cannot_be_read(file=path.name, why=say.UNKNOWN_RECORD))
    told, differing = _each_once(sound)
    not_shown = []
    if len(sound) < len(documents):
        not_shown.append(say.records_left_out(number=len(documents) - len(sound), file=path.name))
    if differing:
        not_shown.append(say.records_doubled(number=differing, file=path.name))
    if not_shown:
        return ReadLog(told, (*found.reports, *not_shown), " ".join(not_shown))
    if found.suspicious is None:
        words_left = not isinstance(found.words_left, Gone) or are_left(path, told)
        return ReadLog(told, tuple(found.reports), loss=found.loss, words_left=words_left)
    said = say.until_mended(why=found.suspicious)
    # The first of them is that reason.
    _, *rest = found.reports
    return ReadLog(told, (said, *rest), said)


def _stand_twice(records: Sequence[Record]) -> bool:
    """Whether two records have one id."""
    # Their numbers alone tell, as a rule, in a third of the time: only who wrote apart shares any.
    several = len({one.n for one in records}) < len(records)
    return several and len(set(map(place_of, records))) < len(records)


def _each_once(records: tuple[Record, ...]) -> tuple[tuple[Record, ...], int]:
    """One record of each id, and how many others say something else than the one with their id."""
    if not _stand_twice(records):
        return records, 0
    # Here, because no file that was written here has them.
    from alliance_tui.storage.joining import each_once

    told = each_once(records)
    return in_order(told.values()), sum(told[one.id] != one for one in records)


class _File(Struct, forbid_unknown_fields=True):
    """The file of a log: its records come out of the text without a detour."""

    meta: dict[str, Head]
    events: dict[Annotated[int, Meta(ge=1, lt=NUMBERS)], Record]
    """By numbers that the pattern in `codec` takes as well."""


class _Put(Struct, frozen=True, array_like=True, tag="put", gc=False):
    """What appending does, and nothing else."""

    table: Literal["events"]
    id: str
    record: Record


class _Line(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """An action of one record, as nearly all are."""

    crc: int
    seq: int
    put: _Put


_FILE: Final = msgspec.json.Decoder(_File)

_LINE: Final = msgspec.json.Decoder(_Line)

_PARTS: Final = msgspec.json.Decoder(list[int | _Put | Schema])
"""Any other action that appends, and the first one of a journal."""


def _read_whole(path: Path) -> Iterable[Record] | None:
    """The records of a log in which every checksum and number is right and every document a record.

    Returns:
        None for anything else: what is wrong, or only rare, is for `Database` to look at and to say.
    """
    try:
        # The journal first: if its owner folds it into the file meanwhile, nothing is missed.
        path = followed(path)
        journal = _bytes(journal_of(path))
        raw, _ = DISK.read(path)
        if journal == b"" or not is_as_written(raw):
            return None
        file = _FILE.decode(raw)
        head = file.meta[HEAD]
        is_lost = head.loss.is_news or (head.loss.is_any and not file.events)
        if head.schema != SCHEMA or is_lost or not _replay(file.events, journal or b"", head):
            return None
    except (OSError, KeyError, *UNREADABLE):
        return None
    return file.events.values()


def _bytes(path: Path) -> bytes | None:
    """What a journal holds; None where there is none."""
    try:
        return DISK.read(path)[0]
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None


def _replay(records: dict[int, Record], journal: bytes, head: Head) -> bool:
    """Put what a journal of this file holds into its place; whether it is whole and did nothing else."""
    *lines, tail = journal.split(b"\n")
    if tail:
        return False
    puts: list[_Put] = []
    seq = folded = head.folded
    decode, crc32 = _LINE.decode, zlib.crc32
    for text in lines:
        try:
            line = decode(text)
        except msgspec.ValidationError:
            number, several, file = _parts(text)
            if not is_whole(text) or (file not in {None, head.checksum} and sum_of(text) != head.journal):
                return False
        else:
            # As `is_whole`, without making the sum into text: there are many lines.
            if crc32(text.partition(b",")[2]) != line.crc:
                return False
            number, several = line.seq, (line.put,)
        if number <= folded:
            continue
        if number != seq + 1:
            return False
        seq = number
        puts += several
    said = [put.id for put in puts]
    numbers = list(map(int, said))
    # As the pattern in `codec`, in less time: there are many of them.
    if list(map(str, numbers)) != said or not all(0 < number < NUMBERS for number in numbers):
        return False
    records.update(zip(numbers, [put.record for put in puts], strict=True))
    return True


def _parts(text: bytes) -> tuple[int, tuple[_Put, ...], int | None]:
    """The number of an action, what it appends, and the sum of the file that its journal follows, if told.

    Raises:
        ValueError: It did something else, or it is none.
    """
    _, number, *parts = _PARTS.decode(text)
    puts = tuple(part for part in parts if isinstance(part, _Put))
    rest = [part for part in parts if not isinstance(part, _Put)]
    begin = rest.pop(0) if rest else Schema(SCHEMA)
    if not (isinstance(number, int) and isinstance(begin, Schema) and begin.number == SCHEMA) or rest:
        raise msgspec.ValidationError
    return number, puts, begin.file


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: reading makes none, and what is read would be looked at ever again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
