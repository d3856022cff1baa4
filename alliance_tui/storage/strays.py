"""Files below the data folder that are not this program's, and hold words that were taken back.

Somebody's own notes, or a copy in a form that this program does not write. They are not rewritten; whoever
took the words back is told which they are.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from alliance_tui.domain.events import Record
from alliance_tui.sentences import store as say
from alliance_tui.storage.codec import encode_record
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.entries import NOTE
from alliance_tui.storage.forgetting import texts_in
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.places import (
    ALLIANCES,
    CATALOGUE,
    ID,
    OWN_STEM,
    SESSIONS,
    STAGE,
    TRASH,
    is_doomed,
)
from alliance_tui.storage.values import encode

LARGEST: Final = 16 << 20
"""Bytes of a file that is looked through: a text that somebody wrote is smaller by far."""

MOST: Final = 64 << 20
"""Bytes that are looked through altogether: a moment, for people who are leaving."""

SHORTEST: Final = 3
"""Bytes of a text that is looked for: a shorter one stands in every file."""

ALONE: Final = 8
"""Bytes of a text up to which it has to stand as a word of its own."""

_RECORD: Final = re.compile(r"[0-9]+-[a-z2-7]{6}")
"""The id of a record, which is nobody's words."""


def words_gone(blank: Iterable[tuple[Record, Record]], records: Iterable[Record]) -> frozenset[str]:
    """The texts that records have lost, and that stand nowhere else in an alliance.

    Args:
        blank: The records that lost words, as they were and as they are.
        records: All of the alliance, as they are now.
    """
    gone = {text for was, _ in blank for text in texts_in(encode_record(was))}
    gone = {one for one in gone if len(one.encode(errors="replace")) >= SHORTEST and not _is_id(one)}
    if gone:
        gone -= {text for record in records for text in texts_in(encode_record(record))}
    return frozenset(gone)


def _is_id(text: str) -> bool:
    return bool(_RECORD.fullmatch(text) or ID.fullmatch(text))


def strays(data: Path, words: Collection[str], known: Collection[Path]) -> tuple[str, ...]:
    """The files in which words still stand, a sentence each. None is changed, and no link is followed.

    Args:
        data: The data folder.
        words: The words.
        known: Files of which something was said already.
    """
    if not words:
        return ()
    ways = tuple(_ways(words))
    told = []
    left = MOST
    for path, size in _foreign(data):
        if path in known:
            continue
        if size > LARGEST:
            told.append(say.not_looked_through(file=str(path)))
            continue
        left -= size
        if left < 0:
            told.append(say.too_much_to_look_through(folder=str(data)))
            break
        try:
            raw, _ = DISK.read(path)
        except FileNotFoundError:
            continue
        except OSError:
            told.append(say.not_looked_through(file=str(path)))
            continue
        if _is_of_a_log(path.name, raw):
            # It is in another folder, or copied, and was seen to where it is one of these.
            continue
        if any(way.search(raw) if isinstance(way, re.Pattern) else way in raw for way in ways):
            told.append(say.stray_words(file=str(path)))
    return tuple(told)


def _ways(words: Iterable[str]) -> Iterator[bytes | re.Pattern[bytes]]:
    """Texts as they may stand in a file: as they are and as JSON has them, in UTF-8 and in UTF-16."""
    for text in words:
        forms = {text, encode(text)[1:-1].decode(), json.dumps(text)[1:-1]}
        for form in forms:
            for code, before, after in _CODES:
                raw = form.encode(code, errors="replace")
                short = len(text.encode(errors="replace")) <= ALONE
                yield re.compile(before + re.escape(raw) + after) if short else raw


_CODES: Final = (
    ("utf-8", rb"(?<![0-9A-Za-z\x80-\xff])", rb"(?![0-9A-Za-z\x80-\xff])"),
    ("utf-16-le", rb"(?<![0-9A-Za-z]\x00)", rb"(?![0-9A-Za-z]\x00)"),
    ("utf-16-be", rb"(?<!\x00[0-9A-Za-z])", rb"(?!\x00[0-9A-Za-z])"),
)
"""What texts are written in, and what may not stand before and after one that is to be a word of its own."""


def _foreign(data: Path) -> Iterator[tuple[Path, int]]:
    """The files below a data folder that are not this program's where they lie, each with its size."""
    for folder, inner, names in os.walk(data):
        here = Path(folder)
        inner[:] = sorted(one for one in inner if not (one.startswith(STAGE) or is_doomed(one)))
        for name in sorted(names):
            path = here / name
            if _is_in_place(path.relative_to(data).parts):
                continue
            try:
                found = path.lstat()
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode):
                yield path, found.st_size


def _is_in_place(parts: tuple[str, ...]) -> bool:
    """Whether a file is one of this program's, by its place below the data folder and its name."""
    match parts:
        case (name,):
            return name.startswith(CATALOGUE)
        case (place, _, name) if place == ALLIANCES:
            return named(Path(name), OWN_STEM).kind is not Kind.FOREIGN
        case (place, _, inner, name) if place == ALLIANCES and inner == SESSIONS:
            return named(Path(name), ID).kind is not Kind.FOREIGN
        case (place, _, name) if place == TRASH:
            return name == NOTE
        case _:
            return False


def _is_of_a_log(name: str, raw: bytes) -> bool:
    """Whether a file that lies anywhere has the name of a log in its own, and holds records."""
    has_name = ID.search(name) is not None or OWN_STEM.search(name) is not None
    return has_name and (b'"events"' in raw or b'["put",' in raw)
