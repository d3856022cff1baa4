"""Reading a database: its file, and its journal over it, without changing either."""

from __future__ import annotations

import codecs
import zlib
from operator import attrgetter
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from alliance_tui.plain_files import TooLargeError
from alliance_tui.sentences import store as say
from alliance_tui.storage.beside import followed, journal_of, leads_nowhere
from alliance_tui.storage.disk import Disk, Identity, StoreError, why
from alliance_tui.storage.odd import Odd, decode_odd
from alliance_tui.storage.ops import Forget, Line, Lines, apply, read_lines
from alliance_tui.storage.signed import HEAD, META, NOTHING, Head, Loss, checksum_of, is_as_written
from alliance_tui.storage.values import (
    UNREADABLE,
    Tables,
    both_of_twice,
    decode_tables,
    is_dumped,
    says_twice,
)


class NewerSchemaError(StoreError):
    """A file that a later version of the program wrote; it is left alone."""


class UnreadError(StoreError):
    """A file that the disk does not let us read."""

    def __init__(self, name: str, error: OSError) -> None:
        """Say so.

        Args:
            name: What the file is called.
            error: What the disk said.
        """
        super().__init__(say.cannot_be_read(name=name, why=why(error)))
        self.name: Final = name
        """What the file is called."""


class Contents(Struct):
    """What a database holds and in which state its two files were found."""

    tables: Tables
    """The documents, the journal's included."""

    schema: int | None = None
    """The version of what the documents hold; None where neither the file nor the journal says."""

    folded: int = 0
    """The number of the newest action that is in the file."""

    held: bool = False
    """Whether there is a document in the file, or once was."""

    seq: int = 0
    """The number of the newest action."""

    forget: bool = False
    """Whether words that were overwritten are still to be taken out of the backup."""

    file: Identity | None = None
    """The state of the file that was read; None where there is none."""

    crc: int = 0
    """CRC-32 of the bytes of the file."""

    head: Head | None = None
    """What the store notes in the file; None where that cannot be read, and where it has none."""

    @property
    def loss(self) -> Loss:
        """What could not be found as the file was mended."""
        return self.head.loss if self.head is not None else NOTHING

    unreadable: bool = False
    """Whether the file is damaged so much that nothing in it can be used."""

    trusted: bool | None = None
    """Whether the file's checksum is right; None where it has none."""

    marked: bool = False
    """Whether the file begins with a byte-order mark, which is none of ours."""

    tinydb_wrote: bool = False
    """Whether the checksum is wrong because TinyDB's own storage wrote the file after this one."""

    twice: bool = False
    """Whether something in the file stands twice under one number or name, and only one of both was read: the
    right one, where the checksum is right."""

    odd: Odd | None = None
    """A value in the file that another program wrote, and that cannot be written back; None for none."""

    foreign: bool = False
    """Whether another program keeps a document in the place of the store's own: it is in the tables."""

    journal: Identity | None = None
    """The state of the journal that was read; None where there is none."""

    journal_bytes: bytes = b""
    """The journal as it was found."""

    name: int | None = None
    """The sum of the first line of the journal, if that says which file it follows."""

    astray: bool = False
    """Whether the journal follows another file than the one beside it: none of its lines is in the tables."""

    doubled: int = 0
    """How many whole lines of the journal have the number of another one, and are not in the tables."""

    torn: int | None = None
    """Where a last line begins that was cut off while it was written; None where there is none."""

    garbled: bool = False
    """Whether what stands at the end of the journal, from `torn` on, is not the beginning of a line."""

    damaged: int = 0
    """How many lines of the journal could not be read."""

    @property
    def is_emptied(self) -> bool:
        """Whether nothing stands in the journal.

        A kill leaves none without its first line; what emptied it is another program, or a power cut before
        the disk had that line.
        """
        return self.journal is not None and not self.journal_bytes and not self.is_too_large

    is_too_large: bool = False
    """Whether nothing of the journal was read, because no journal of this program is so large."""

    missing: int = 0
    """How many actions between the file and the journal, or within it, are not there."""

    @property
    def is_suspicious(self) -> bool:
        """Whether something is wrong with what stands in the file, whatever its checksum says."""
        return self.unreadable or self.twice or self.foreign or self.odd is not None

    @property
    def is_mangled(self) -> bool:
        """Whether something of the journal cannot be found or read that was no line cut off at its end."""
        return bool(self.damaged or self.missing) or self.garbled

    @property
    def sum(self) -> int | None:
        """What a journal calls the file that it follows; None where there is none."""
        if self.file is None:
            return None
        known = self.head.checksum if self.head is not None and self.trusted else None
        return self.crc if known is None else known


def read_contents(disk: Disk, path: Path, newest: int) -> Contents:
    """Read a database.

    Args:
        disk: Where.
        path: Its file.
        newest: The highest schema that can be read here.

    Raises:
        StoreError: The disk does not let us read.
        NewerSchemaError: A later version of the program wrote it.
    """
    path = followed(path)
    # The journal first: if its owner folds it into the file meanwhile, nothing is missed.
    journal, is_too_large = _read_journal(disk, journal_of(path))
    if journal is None and journal_of(path).is_symlink():
        # Its disk may be back tomorrow, with what was said last.
        raise StoreError(str(leads_nowhere(journal_of(path))))
    found = read_alone(disk, path)
    refuse_newer(path, found.schema, newest)
    if journal is not None and is_too_large:
        _, found.journal = journal
        found.damaged, found.is_too_large = 1, True
    elif journal is not None:
        found.journal_bytes, found.journal = journal
        lines = read_lines(found.journal_bytes)
        refuse_newer(journal_of(path), lines.schema, newest)
        if found.schema is None:
            found.schema = lines.schema
        found.name = lines.name
        found.astray = not _belongs(found, lines)
        if not found.astray:
            replay(found, lines, start_known=found.file is not None and not found.unreadable)
        elif _state(disk, journal_of(path)) != found.journal:
            # Its owner folded it in and began the next one, while the two were being read.
            return read_contents(disk, path, newest)
    return found


def read_alone(disk: Disk, path: Path) -> Contents:
    """What the file itself holds; nothing where there is none."""
    found, file = Contents(tables={}), _read(disk, path)
    if file is None:
        return found
    raw, found.file = file
    found.crc = zlib.crc32(raw)
    found.marked = raw.startswith(codecs.BOM_UTF8)
    try:
        found.tables = decode_tables(raw)
    except UNREADABLE:
        found.unreadable = not _is_read_with_odd(found, raw)
    _read_tables(found, raw)
    return found


def _is_read_with_odd(found: Contents, raw: bytes) -> bool:
    """Read a file with values in it that are none of JSON, if another program wrote them; whether it did.

    None of ours has any: where one seems to, it is damaged.
    """
    read = decode_odd(raw)
    if read is None:
        return False
    tables, odd = read
    try:
        is_theirs = HEAD not in tables.get(META, {}) or is_dumped(raw, tables)
    except UNREADABLE:
        return False
    if is_theirs:
        found.tables, found.odd = tables, odd
    return is_theirs


def _belongs(found: Contents, lines: Lines) -> bool:
    """Whether a journal follows the file beside it, or is in it already."""
    if lines.file is None or found.file is None or found.unreadable:
        return True
    if lines.file == found.sum:
        return True
    # Else it was folded in already, or the file was damaged after it; one that TinyDB wrote is another.
    head = found.head
    return head is not None and (
        head.journal == lines.name or (head.checksum == lines.file and not found.tinydb_wrote)
    )


def _state(disk: Disk, path: Path) -> Identity | None:
    """The state a file is in; None where there is none."""
    try:
        return disk.stat(path)
    except OSError:
        return None


def refuse_newer(path: Path, schema: int | None, newest: int) -> None:
    """Leave a file alone that says it is of a version which cannot be read here.

    Args:
        path: The file.
        schema: What it says; None where it says nothing.
        newest: The highest that can be read.

    Raises:
        NewerSchemaError: It is.
    """
    if schema is not None and schema > newest:
        raise NewerSchemaError(say.newer(file=path.name, needed=schema, newest=newest))


def replay(found: Contents, lines: Lines, *, start_known: bool) -> None:
    """Bring the tables up to the journal's newest line."""
    found.torn, found.garbled = lines.torn, lines.is_garbled
    found.damaged = lines.damaged
    # Also where the line itself is in the file already: the backup may not have followed yet.
    found.forget = any(isinstance(op, Forget) for line in lines.good for op in line.ops)
    before: Line | None = None
    # In the order of their numbers, whatever order they stand in.
    for line in sorted(lines.good, key=_NUMBER):
        if before is not None and line.seq == before.seq:
            found.doubled += line.ops != before.ops
        elif line.seq > found.seq:
            if start_known:
                found.missing += line.seq - found.seq - 1
            start_known = True
            for op in line.ops:
                apply(found.tables, op)
            found.seq, before = line.seq, line


_NUMBER: Final = attrgetter("seq")


def _read_tables(found: Contents, raw: bytes) -> None:
    """Find out who wrote what stands in a file."""
    whole = {**found.tables, META: {**found.tables.get(META, {})}}
    # Where every byte is ours, nothing stands there twice; else it takes long to find out.
    is_ours = is_as_written(raw)
    _read_head(found, is_ours=is_ours)
    found.held = found.folded > 0 or any(found.tables.values())
    if not (is_ours or found.unreadable) and says_twice(raw):
        found.twice = True
        if not _take_right(found, raw):
            found.trusted = False
    found.tinydb_wrote = found.trusted is False and is_dumped(raw, whole)
    head = whole[META].get(HEAD)
    # One of ours that was damaged still has one of these names, in the form in which this program writes.
    if head is not None and found.head is None and (found.tinydb_wrote or not _NAMES & head.keys()):
        found.foreign = True
        found.tables[META] = whole[META]


def _take_right(found: Contents, raw: bytes) -> bool:
    """Take what was written, where things stand twice in a file, if its checksum tells; whether it does."""
    for tables in both_of_twice(raw):
        one = Contents(tables)
        _read_head(one, is_ours=False)
        if one.trusted:
            found.tables, found.head, found.trusted = one.tables, one.head, True
            found.schema, found.seq, found.folded = one.schema, one.seq, one.folded
            found.held = one.folded > 0 or any(one.tables.values())
            return True
    return False


_NAMES: Final = {"schema", "folded"}
"""What each document of the store's own has, since the first version."""


def _read_head(found: Contents, *, is_ours: bool) -> None:
    """Take the store's own document out of the tables, and check its sum over the rest."""
    head = found.tables.get(META, {}).pop(HEAD, None)
    if not found.tables.get(META, True):
        del found.tables[META]
    if head is None:
        return
    try:
        known = msgspec.convert(head, Head)
    except UNREADABLE:
        found.trusted = False
        return
    found.head = known
    found.schema, found.seq, found.folded = known.schema, known.folded, known.folded
    if known.checksum is not None:
        # Encoding it again takes long, and is needed only where it was written in another form.
        found.trusted = is_ours or known.checksum == checksum_of(found.tables, known)


def _read_journal(disk: Disk, path: Path) -> tuple[tuple[bytes, Identity] | None, bool]:
    """A journal, and whether it is too large: then nothing of it is read."""
    try:
        return _read(disk, path), False
    except UnreadError as error:
        state = _state(disk, path)
        if isinstance(error.__cause__, TooLargeError) and state is not None:
            return (b"", state), True
        raise


def _read(disk: Disk, path: Path) -> tuple[bytes, Identity] | None:
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadError(path.name, error) from error
