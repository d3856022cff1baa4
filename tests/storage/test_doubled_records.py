"""Two records with one number that say different things: it is said, and the same one is always shown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.saving import ReadOnly
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.codec import EVENTS, SCHEMA, encode_log, encode_record
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import State
from alliance_tui.storage.joining import each_once
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.mending import mend
from alliance_tui.storage.ops import Put, as_first, encode_line
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.signed import encode_file
from tests.storage.people import every_byte, held_one, session_file, texts

Held = tuple[AllianceId, SessionId]


@pytest.fixture
def held(data_dir: Path) -> Held:
    """A session with one note."""
    return held_one(FileLibrary(data_dir), "some words")


@pytest.fixture
def path(data_dir: Path, held: Held) -> Path:
    """Its file."""
    return session_file(data_dir, *held)


def saying(record: Record, text: str) -> Record:
    """A note with other words."""
    assert isinstance(record.event, NoteWritten)
    return replace(record, event=replace(record.event, text=text))


def said_twice(path: Path, *words: str) -> list[Record]:
    """The records of a log, its one note as often as there are words for it."""
    records = read_log(path).records
    (at,) = [one for one in records if isinstance(one.event, NoteWritten)]
    return [one for one in records if one != at] + [saying(at, one) for one in words]


def in_the_file(path: Path, *words: str) -> None:
    """Have the note stand in the file with each of these words, under a right checksum."""
    path.write_bytes(encode_file(encode_log(said_twice(path, *words)), SCHEMA, 4))


def in_the_journal(path: Path, first: str, second: str) -> None:
    """Have the note stand in the file, and once more in its journal."""
    *records, last = said_twice(path, first, second)
    path.write_bytes(encode_file(encode_log(records), SCHEMA, 4))
    line = encode_line(5, [Put(EVENTS, "99", encode_record(last))])
    journal_of(path).write_bytes(as_first(line, SCHEMA, read_contents(DISK, path, SCHEMA).sum))


@pytest.mark.parametrize("words", [("first", "second"), ("second", "first")], ids=" ".join)
@pytest.mark.parametrize("where", [in_the_file, in_the_journal])
def test_it_is_said_wherever_it_is_looked_at_and_one_is_shown_whatever_order_they_stand_in(
    data_dir: Path, held: Held, path: Path, where: Callable[[Path, str, str], None], words: tuple[str, str]
) -> None:
    """Nothing is written until it is mended, and then both are still there."""
    where(path, *words)
    (finding,) = [one for one in check(data_dir).alliances[0].findings if one.path == path]
    assert finding.state is State.CHANGED
    assert "has the number of another" in finding.advice
    files = FileLibrary(data_dir)
    files.list()
    assert ["says something else" in one for one in files.problems] == [True]
    opening = files.open(held[0])
    assert ["says something else" in one for one in opening.problems] == [True]
    log = opening.session(held[1])
    assert isinstance(log.status, ReadOnly)
    assert [one.event.text for one in log.read() if isinstance(one.event, NoteWritten)] == ["first"]
    opening.close()
    mend(data_dir, held[0])
    assert texts(files, held[0]) == ["first"]
    assert b"second" in every_byte(data_dir)


def test_it_is_the_same_one_in_any_order_of_arrival(path: Path) -> None:
    """Also where one of several has lost its words: then it is that one."""
    *_, one, two, three = said_twice(path, "first", "second", "third")
    assert {each_once(some)[one.id] for some in permutations((one, two, three))} == {one}
    blank = saying(one, "")
    assert {each_once(some)[one.id] for some in permutations((one, blank))} == {blank}


def test_what_stands_there_twice_and_says_the_same_is_told_once_and_goes_twice(path: Path) -> None:
    """Words that are taken back are in neither then."""
    in_the_file(path, "some words", "some words")
    log = FileLog(path, None)
    assert log.file.read_only is None
    (at,) = [one for one in log.read() if isinstance(one.event, NoteWritten)]
    log.scrub([saying(at, "")])
    log.close()
    assert b"some words" not in every_byte(path.parent)
