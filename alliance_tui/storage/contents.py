"""Reading a database: its file, and its journal over it, without changing either."""

from __future__ import annotations

import codecs
import re
import zlib
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from alliance_tui.sentences import store as say
from alliance_tui.storage.disk import Disk, Identity, StoreError, why
from alliance_tui.storage.ops import Forget, Lines, apply, read_lines
from alliance_tui.storage.values import UNREADABLE, Tables, as_json, decode_tables, encode

META: Final = "meta"
"""The table that holds what the store notes about the file, in document 0: TinyDB's own begin at 1."""

HEAD: Final = "0"
"""The number of that document."""

_SUM: Final = re.compile(rb'\{"meta":\{"0":\{[^{}]*(,"checksum":([0-9]+))\}')
"""How a file begins as this program writes it, with its checksum."""


class NewerSchemaError(StoreError):
    """A file that a later version of the program wrote; it is left alone."""


class Head(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the store notes about a file, in the file."""

    schema: int
    """The version of what the documents hold."""

    folded: int
    """The number of the last action that is in the file; those up to it in a journal are old."""

    checksum: int | None = None
    """CRC-32 of everything in the file but this."""


class Contents(Struct):
    """What a database holds and in which state its two files were found."""

    tables: Tables
    """The documents, the journal's included."""

    schema: int | None = None
    """The version of what the documents hold; None where neither the file nor the journal says."""

    folded: int = 0
    """The number of the newest action that is in the file."""

    seq: int = 0
    """The number of the newest action."""

    forget: bool = False
    """Whether words that were overwritten are still to be taken out of the backup."""

    file: Identity | None = None
    """The state of the file that was read; None where there is none."""

    crc: int = 0
    """CRC-32 of the bytes of the file."""

    unreadable: bool = False
    """Whether the file is damaged so much that nothing in it can be used."""

    trusted: bool | None = None
    """Whether the file's checksum is right; None where it has none."""

    marked: bool = False
    """Whether the file begins with a byte-order mark, which is none of ours."""

    tinydb_wrote: bool = False
    """Whether the checksum is wrong because TinyDB's own storage wrote the file after this one."""

    journal: Identity | None = None
    """The state of the journal that was read; None where there is none."""

    journal_bytes: bytes = b""
    """The journal as it was found."""

    torn: int | None = None
    """Where a last line begins that was cut off while it was written; None where there is none."""

    damaged: int = 0
    """How many lines of the journal could not be read."""

    missing: int = 0
    """How many actions between the file and the journal, or within it, are not there."""


def journal_of(path: Path) -> Path:
    """Where the journal of a file is."""
    return path.with_name(f"{path.name}.journal")


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
    # The journal first: if its owner folds it into the file meanwhile, nothing is missed.
    journal = _read(disk, journal_of(path))
    file = _read(disk, path)
    found = Contents(tables={})
    if file is not None:
        raw, found.file = file
        found.crc = zlib.crc32(raw)
        found.marked = raw.startswith(codecs.BOM_UTF8)
        try:
            found.tables = decode_tables(raw)
        except UNREADABLE:
            found.unreadable = True
        whole = {**found.tables, META: {**found.tables.get(META, {})}}
        _read_head(found, raw)
        found.tinydb_wrote = found.trusted is False and raw == as_json(whole).encode()
    refuse_newer(path, found.schema, newest)
    if journal is not None:
        found.journal_bytes, found.journal = journal
        lines = read_lines(found.journal_bytes)
        refuse_newer(journal_of(path), lines.schema, newest)
        if found.schema is None:
            found.schema = lines.schema
        _replay(found, lines, start_known=file is not None and not found.unreadable)
    return found


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


def _replay(found: Contents, lines: Lines, *, start_known: bool) -> None:
    """Bring the tables up to the journal's newest line."""
    found.torn = lines.torn
    found.damaged = lines.damaged
    # Also where the line itself is in the file already: the backup may not have followed yet.
    found.forget = any(isinstance(op, Forget) for line in lines.good for op in line.ops)
    for line in lines.good:
        if line.seq <= found.seq:
            continue
        if start_known:
            found.missing += line.seq - found.seq - 1
        start_known = True
        for op in line.ops:
            apply(found.tables, op)
        found.seq = line.seq


def encode_file(tables: Tables, schema: int, folded: int) -> bytes:
    """A database as plain TinyDB reads it, with the checksum over everything but itself."""
    head = Head(schema, folded)
    return encode(_with_head(tables, Head(schema, folded, _sum(tables, head))))


def is_as_written(raw: bytes) -> bool:
    """Whether the bytes of a file are, each of them, the ones that `encode_file` answered."""
    start = _SUM.match(raw)
    if start is None:
        return False
    before = zlib.crc32(memoryview(raw)[: start.start(1)])
    return zlib.crc32(memoryview(raw)[start.end(1) :], before) == int(start[2])


def _sum(tables: Tables, head: Head) -> int:
    return zlib.crc32(encode(_with_head(tables, Head(head.schema, head.folded))))


def _with_head(tables: Tables, head: Head) -> dict[str, dict[str, Any]]:
    return {META: {HEAD: head, **tables.get(META, {})}, **{k: v for k, v in tables.items() if k != META}}


def _read_head(found: Contents, raw: bytes) -> None:
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
    found.schema, found.seq, found.folded = known.schema, known.folded, known.folded
    if known.checksum is not None:
        # Encoding it again takes long, and is needed only where it was written in another form.
        found.trusted = is_as_written(raw) or known.checksum == _sum(found.tables, known)


def _read(disk: Disk, path: Path) -> tuple[bytes, Identity] | None:
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(say.cannot_be_read(name=path.name, why=why(error))) from error
