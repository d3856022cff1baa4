"""Words that were taken back, in the files that were set aside: there too they are to be no more.

What was set aside is kept as it was found, for whoever may have to look at it; but what people have withdrawn
does not stay on a laptop as evidence. Such words go, and all else in these files stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import structs

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.atomic import replace_file, sync_folder
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.contents import encode_file, journal_of, read_contents
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.ops import Op, Put, as_first, encode_line, read_lines
from alliance_tui.storage.values import Document, encode

GONE: Final = b'"\xe2\x80\xa6"'
"""Stands in a damaged file where words were."""


def forget_aside(log: Path, used: Path, blank: Mapping[RecordId, tuple[Record, Record]]) -> None:
    """Take words out of all files that lie beside a log.

    Args:
        log: The log's file.
        used: The file it is written to: another one where a second program had changed the first.
        blank: The records that lost words, by their ids: as they were, and as they are now.

    Raises:
        OSError: The disk does not let us; some files may still hold them.
    """
    stem, _, _ = log.name.partition(".")
    spared = {used, journal_of(used), backup_of(used)}
    for name in DISK.names(log.parent):
        path = log.parent / name
        if not name.startswith(f"{stem}.") or path in spared:
            continue
        if named(path, re.compile(re.escape(stem))).kind in _HOLDING:
            _forget(path, blank)


_HOLDING: Final = {Kind.LOG, Kind.JOURNAL, Kind.BACKUP, Kind.ASIDE}
"""The files that may hold words."""


def _forget(path: Path, blank: Mapping[RecordId, tuple[Record, Record]]) -> None:
    raw, _ = DISK.read(path)
    if b".journal" in path.name.encode():
        data = b"\n".join(_line(line, blank) for line in raw.split(b"\n"))
    else:
        data = _file(path, raw, blank)
    if data != raw:
        replace_file(DISK, path, data, lambda: path)
        sync_folder(DISK, path.parent)


def _file(path: Path, raw: bytes, blank: Mapping[RecordId, tuple[Record, Record]]) -> bytes:
    """A whole file keeps its checksum right, and with it the trust in all that stands in it."""
    try:
        found = read_contents(DISK, path, newest=1 << 30)
    except StoreError:
        return _bytes(raw, blank)
    if found.trusted is not True or found.schema is None or found.journal is not None:
        return _bytes(raw, blank)
    events = found.tables.get(EVENTS, {})
    news = {number: _blanked(document, blank) for number, document in events.items()}
    if news == events:
        return _bytes(raw, blank)
    return encode_file({**found.tables, EVENTS: news}, found.schema, found.folded)


def _line(raw: bytes, blank: Mapping[RecordId, tuple[Record, Record]]) -> bytes:
    found = read_lines(raw)
    if found.damaged or len(found.good) != 1:
        return _bytes(raw, blank)
    line = found.good[0]
    ops: list[Op] = [
        structs.replace(op, document=_blanked(op.document, blank)) if isinstance(op, Put) else op
        for op in line.ops
    ]
    if tuple(ops) == line.ops:
        return raw
    data = encode_line(line.seq, ops)
    return (data if found.schema is None else as_first(data, found.schema, found.file)).rstrip(b"\n")


def _blanked(document: Document, blank: Mapping[RecordId, tuple[Record, Record]]) -> Document:
    """The document of a record as it is now."""
    found = blank.get(RecordId(f"{document.get('n')}-{document.get('writer')}"))
    return encode_record(found[1]) if found is not None else document


def _bytes(raw: bytes, blank: Mapping[RecordId, tuple[Record, Record]]) -> bytes:
    """Damaged: only words in their quotes, in either way JSON writes them, for others may hold them too."""
    for was, now in blank.values():
        for words in {*_texts(encode_record(was))} - {*_texts(encode_record(now))}:
            for quoted in (encode(words), json.dumps(words).encode()):
                for colon in (b":", b": "):
                    raw = raw.replace(colon + quoted, colon + GONE)
    return raw


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value, with those of its parts."""
    if isinstance(value, str):
        yield value
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    inner = value if isinstance(value, list) else inner
    for one in inner:
        yield from _texts(one)
