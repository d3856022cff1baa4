"""Words that were taken back, in all other files that hold them: there too they are to be no more.

What was set aside or deleted, and what other programs copied, is kept as it was found, for whoever may have
to look at it; but what people have withdrawn does not stay on a laptop as evidence. Such words go, and all
else in these files stays as it is.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec import structs

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, RecordId
from alliance_tui.storage.atomic import remove_stale, replace_file, sync_folder
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.copies import has_later_words, worded_still
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.inventory import Kind, is_copy_of, named
from alliance_tui.storage.misplaced import speaking_of
from alliance_tui.storage.names import is_journal
from alliance_tui.storage.ops import Op, Put, as_first, encode_line, read_lines
from alliance_tui.storage.places import ALLIANCES, OWN, STAGE, as_id, is_doomed, names_in
from alliance_tui.storage.signed import encode_file
from alliance_tui.storage.surprise import reason_of
from alliance_tui.storage.sweeping import sweep
from alliance_tui.storage.values import Document, encode

GONE: Final = b'"\xe2\x80\xa6"'
"""Stands in a damaged file where words were."""


Blanked = Mapping[RecordId, tuple[Record, Record]]
"""The records that lost words, by their ids: as they were, and as they are now."""


class Left(NamedTuple):
    """What still stands in other files once words were taken out of them."""

    stuck: tuple[Path, ...]
    """The files that may still hold those words: the disk did not let us."""

    later: tuple[Path, ...] = ()
    """The files of a log with words that come after its end with the agreements only."""


def forget_everywhere(log: Path, used: Path | None, blank: Blanked) -> tuple[Path, ...]:
    """Take words out of all other files below the data folder that hold a log, or parts of it.

    Args:
        log: The log's file.
        used: The file it is written to: another one where a second program had changed the first. It, its
            journal and its backup are left to whoever writes it; None where nobody does.
        blank: The records that lost words.

    Returns:
        The files that may still hold them: the disk did not let us.
    """
    return forget_beside(log, used, blank, ()).stuck


def forget_beside(log: Path, used: Path | None, blank: Blanked, bare: Sequence[Record]) -> Left:
    """The same for a log that people may have ended keeping the agreements only.

    So go words from before that which it does not hold itself; those from after it are found.

    Args:
        log: The log's file.
        used: The file it is written to; None where nobody writes it.
        blank: The records that lost words.
        bare: All of the log as it is now, where it ended so; else none.
    """
    certain, rest = _beside(log, used)
    home, stem = _home_of(log), log.name.partition(".")[0]
    its = [path for path in rest if stem in path.name] if bare else []
    if bare:
        blank = {**worded_still(its, bare), **blank}
    stuck = [path for path in rest if not _forgotten(path, log, home.name, blank, is_certain=path in certain)]
    return Left(tuple(stuck), tuple(path for path in its if has_later_words(path, bare)))


def _home_of(log: Path) -> Path:
    """The folder of the alliance that a log is of."""
    return log.parent if log.name == OWN else log.parent.parent


def _beside(log: Path, used: Path | None) -> tuple[set[Path], list[Path]]:
    """The other files that may be of a log.

    Args:
        log: The log's file.
        used: The file it is written to; None where nobody writes it.

    Returns:
        Those in the places of its files, and all: in the order in which words go out of them.
    """
    written = () if used is None else (used, journal_of(used), backup_of(used))
    spared = {os.path.realpath(one) for one in written}
    home = _home_of(log)
    data = home.parent.parent
    places = {os.path.realpath(one): one for one in ((used or log).parent, log.parent)}
    certain = {place / name for place in places.values() for name in names_in(place)}
    found: set[Path] = set()
    if home.parent.name == ALLIANCES:
        # What a command that was cut off unpacked goes as a whole.
        sweep(data)
        place = log.parent.relative_to(home)
        for entry in entries(data):
            if entry.note.alliance == home.name:
                content = entry.path / CONTENT
                inside = content if entry.note.session is not None else content / place
                with suppress(OSError):
                    # As every opening does beside the log itself; nobody opens what lies there.
                    remove_stale(DISK, inside)
                certain.update(inside / name for name in names_in(inside))
        found.update(_others(data, home.name, log.name.partition(".")[0]))
    # Journals first: a file that takes one in notes what its first line is then.
    every = sorted(certain | found, key=lambda path: (not is_journal(path), path))
    return certain, [path for path in every if os.path.realpath(path) not in spared]


def _others(data: Path, alliance: str, stem: str) -> Iterator[Path]:
    """The files wherever below a data folder that have the name of a log in theirs.

    Somebody may have copied a folder. Not those of other alliances, nor what is about to be gone as a whole.
    """
    ours = {alliance, *(one.name for one in speaking_of(data, AllianceId(alliance)))}
    for folder, inner, names in os.walk(data):
        if Path(folder) == data / ALLIANCES:
            inner[:] = [one for one in inner if one in ours or not as_id(one, AllianceId)]
        inner[:] = [one for one in inner if not (one.startswith(STAGE) or is_doomed(one))]
        yield from (Path(folder, name) for name in names if stem in name)


def _forgotten(path: Path, log: Path, alliance: str, blank: Blanked, *, is_certain: bool) -> bool:
    """Take words out of a file if it is one of the log; whether it holds them no more.

    Args:
        path: The file.
        log: The log's own file.
        alliance: Which alliance it is of.
        blank: The records that lost words.
        is_certain: Whether a file here that is called as the log is can only be of it.
    """
    stem = log.name.partition(".")[0]
    kind = named(path, re.compile(re.escape(stem))).kind
    is_copy = kind is Kind.FOREIGN and is_copy_of(path.name, stem)
    if kind not in _HOLDING and not is_copy:
        return True
    # Ids are nobody else's.
    is_certain = is_certain or log.name != OWN or alliance in str(path.parent)
    try:
        raw, _ = DISK.read(path)
        if (kind in _HOLDING and is_certain) or _is_of(raw, alliance if log.name == OWN else stem):
            _forget(path, raw, blank)
    except FileNotFoundError:
        return True
    except Exception as error:  # noqa: BLE001 (anybody may have written it; the log tells where it was)
        reason_of(error)
        return False
    return True


_HOLDING: Final = {Kind.LOG, Kind.JOURNAL, Kind.BACKUP, Kind.ASIDE}
"""The files that may hold words."""


def _is_of(raw: bytes, id_: str) -> bool:
    """Whether a file that only has its name from a log holds records of it, and is not anybody's own text."""
    return b'"events"' in raw and (b'"%s"' % id_.encode() in raw or b'["put",' in raw)


def _forget(path: Path, raw: bytes, blank: Blanked) -> None:
    if is_journal(path):
        data = b"\n".join(_line(line, blank) for line in raw.split(b"\n"))
    else:
        data = _file(path, raw, blank)
    if data != raw:
        replace_file(DISK, path, data)
        sync_folder(DISK, path.parent)


def _file(path: Path, raw: bytes, blank: Blanked) -> bytes:
    """A whole file keeps its checksum right, and with it the trust in all that stands in it.

    Where a journal lies beside it, it is folded in: for the new file the journal is old then.
    """
    try:
        found = read_contents(DISK, path, newest=1 << 30)
    except StoreError:
        return _bytes(raw, blank)
    broken = found.torn is not None or found.damaged or found.missing or found.astray or found.doubled
    if found.trusted is not True or found.schema is None or broken:
        return _bytes(raw, blank)
    events = found.tables.get(EVENTS, {})
    news = {number: _blanked(document, blank) for number, document in events.items()}
    if news == events and _bytes(raw, blank) == raw:
        return raw
    return encode_file({**found.tables, EVENTS: news}, found.schema, found.seq, found.name, found.loss)


def _line(raw: bytes, blank: Blanked) -> bytes:
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


def _blanked(document: Document, blank: Blanked) -> Document:
    """The document of a record as it is now."""
    found = blank.get(RecordId(f"{document.get('n')}-{document.get('writer')}"))
    return encode_record(found[1]) if found is not None else document


def _bytes(raw: bytes, blank: Blanked) -> bytes:
    """Damaged: only words in their quotes, in either way JSON writes them, for others may hold them too."""
    for was, now in blank.values():
        for words in {*texts_in(encode_record(was))} - {*texts_in(encode_record(now))}:
            for quoted in (encode(words), json.dumps(words).encode()):
                for colon in (b":", b": "):
                    raw = raw.replace(colon + quoted, colon + GONE)
    return raw


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value, with those of its parts."""
    if isinstance(value, str):
        yield value
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    inner = value if isinstance(value, list) else inner
    for one in inner:
        yield from texts_in(one)
