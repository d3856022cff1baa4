"""Files below the data folder that are not this program's, and hold words that were taken back.

Somebody's own notes, or a copy in a form that this program does not write. They are not rewritten; whoever
took the words back is told which they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.events import Record
from alliance_tui.sentences import words_left as say
from alliance_tui.storage.codec import encode_record
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.forgetting import texts_in
from alliance_tui.storage.of_others import LARGEST, files_of_others
from alliance_tui.storage.packed import is_packed
from alliance_tui.storage.places import ID
from alliance_tui.storage.values import encode

MOST: Final = 512 << 20
"""Bytes that are looked through altogether, as often as each is: a moment, for people who are leaving.

A file is looked through once for each text and each way in which it may be written.
"""

SHORTEST: Final = 3
"""Bytes of a text that is looked for: a shorter one stands in every file."""

ALONE: Final = 8
"""Bytes of a text up to which it has to stand as a word of its own."""

_RECORD: Final = re.compile(r"[0-9]+-[a-z2-7]{6}")
"""The id of a record, which is nobody's words."""


Lost = Iterable[tuple[Record, Record]]
"""Records that lost words, as they were and as they are."""


def files_with_words(
    home: Path, lost: Lost, records: Iterable[Record], known: Collection[Path]
) -> tuple[str, ...]:
    """The files in which words still stand that were taken back, a sentence each.

    None is changed, and no link is followed. What stands in the alliance all the same is not looked for.

    Args:
        home: The folder of the alliance.
        lost: The records that lost words.
        records: All of the alliance, as they are now.
        known: Files of which something was said already.
    """
    data = home.parent.parent
    told: dict[Path, str] = {}
    holding: dict[Path, set[str]] = {}
    ways: list[tuple[str, _Way]] = []
    left = MOST
    for path, size in files_of_others(data):
        # Here, because as a rule there is no such file.
        ways = ways or [(text, way) for text in _words(lost) for way in _ways(text)]
        if not ways:
            return ()
        if path in known:
            continue
        if size > LARGEST:
            told[path] = say.not_looked_through(file=str(path))
            continue
        left -= size * len(ways)
        if left < 0:
            told[data] = say.too_much_to_look_through(folder=str(data))
            break
        try:
            raw, _ = DISK.read(path)
        except FileNotFoundError:
            continue
        except OSError:
            told[path] = say.not_looked_through(file=str(path))
            continue
        if not _is_of_another(raw, home.name):
            holding[path] = {text for text, way in ways if _stands(way, raw)}
            if not holding[path] and is_packed(path, raw):
                told[path] = say.may_be_packed(file=str(path))
    if any(holding.values()):
        standing = {text for record in records for text in texts_in(encode_record(record))}
        stray = {path: say.stray_words(file=str(path)) for path, words in holding.items() if words - standing}
        told = {**stray, **told}
    return tuple(told.values())


def _words(lost: Lost) -> set[str]:
    """The texts that records have lost."""
    gone: set[str] = set()
    for was, now in lost:
        gone.update({*texts_in(encode_record(was))}.difference(texts_in(encode_record(now))))
    return {one for one in gone if len(one.encode(errors="replace")) >= SHORTEST and not _is_id(one)}


def _is_id(text: str) -> bool:
    return bool(_RECORD.fullmatch(text) or ID.fullmatch(text))


def _is_of_another(raw: bytes, alliance: str) -> bool:
    """Whether a file is a log of another alliance: the same may have been said there."""
    told = set(_ALLIANCE.findall(raw))
    return bool(told) and alliance.encode() not in told


_ALLIANCE: Final = re.compile(rf'"alliance": ?"({ID.pattern})"'.encode())
"""Where a log says which alliance it is of; in what people typed the quotes would be escaped."""


class _Way(NamedTuple):
    """What is looked for in a file."""

    raw: bytes
    """The bytes of a text."""

    letter: bytes
    """What may not stand before and after one that is to be a word of its own; empty of a longer text."""


def _stands(way: _Way, raw: bytes) -> bool:
    # First without a pattern, which takes many times as long: as a rule it is not there.
    return way.raw in raw and (not way.letter or _stands_alone(way, raw))


def _stands_alone(way: _Way, raw: bytes) -> bool:
    """Whether a text stands somewhere as a word of its own."""
    text = re.escape(way.raw)
    # With the text first: so it is looked for as it is, and what is around it only where it stands.
    alone = re.compile(text + b"(?!" + way.letter + b")(?<!" + way.letter + text + b")")
    return alone.search(raw) is not None


def _ways(text: str) -> Iterator[_Way]:
    """A text as it may stand in a file: as it is and as JSON has it, in UTF-8 and in UTF-16."""
    is_short = len(text.encode(errors="replace")) <= ALONE
    for form in {text, encode(text)[1:-1].decode(), json.dumps(text)[1:-1]}:
        for code, letter in _CODES:
            yield _Way(form.encode(code, errors="replace"), letter if is_short else b"")


_CODES: Final = (
    ("utf-8", rb"[0-9A-Za-z\x80-\xff]"),
    ("utf-16-le", rb"[0-9A-Za-z]\x00"),
    ("utf-16-be", rb"\x00[0-9A-Za-z]"),
)
"""What texts are written in, and what a letter or a digit is there."""
