"""Reading a log the short way, where all is as we left it: it finds what the long way finds."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.words import NoteKind, ParticipantId, Step
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import EVENTS, SCHEMA, decode_records, encode_record
from alliance_tui.storage.database import Database
from alliance_tui.storage.ops import Del, Drop, Forget, Op, Put, as_first, encode_line
from alliance_tui.storage.reading import OPTIONS, _read_whole, read_log
from alliance_tui.storage.signed import encode_file
from tests.builders import record

SAID = [
    record(n, NoteWritten(ParticipantId("p1"), Step.NEEDS, NoteKind.NEED, f"words {n}")) for n in range(9)
]
"""Records of notes."""


def put(n: int, number: int = 0) -> Put:
    """A record appended under its own number, or put in the place of another one."""
    return Put(EVENTS, str(number or n), encode_record(SAID[n]))


SHORT: dict[str, Sequence[Sequence[Op]]] = {
    "no journal": (),
    "one record an action": ((put(2),), (put(3),)),
    "several": ((put(2), put(3), put(4)), (put(5),), (put(6), put(7))),
    "in place of another": ((put(2),), (put(3, 2),)),
}
"""Journals that only append."""

LONG: dict[str, Sequence[Sequence[Op]]] = {
    "taken out": ((put(2),), (Del(EVENTS, "2"),)),
    "dropped": ((put(2),), (Drop(EVENTS), put(3))),
    "taken back": ((put(2),), (put(3, 2), Forget())),
    "in another table": ((put(2),), (Put("other", "1", {}),)),
}
"""Journals that do something else."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log is."""
    return tmp_path / "ab.json"


def written(path: Path, actions: Sequence[Sequence[Op]], first: int = 2, schema: int | None = SCHEMA) -> None:
    """A log with one record in its file, and the rest in its journal."""
    path.write_bytes(encode_file({EVENTS: {"1": encode_record(SAID[1])}}, 1, 1))
    lines = [encode_line(number, ops) for number, ops in enumerate(actions, first)]
    if lines:
        lines[0] = as_first(lines[0], schema) if schema is not None else lines[0]
        journal_of(path).write_bytes(b"".join(lines))


def long_way(path: Path) -> tuple[Record, ...]:
    """The records as the database that is opened for writing finds them."""
    return decode_records(Database(path, writable=False, **OPTIONS).tables[EVENTS].values())


@pytest.mark.parametrize("schema", [SCHEMA, None])
@pytest.mark.parametrize("kind", [*SHORT, *LONG])
def test_both_ways_find_the_same_records(path: Path, kind: str, schema: int | None) -> None:
    """Only the journals that append alone are read the short way, those of before that say no version too."""
    written(path, {**SHORT, **LONG}[kind], schema=schema)
    assert read_log(path).records == long_way(path)
    assert (_read_whole(path) is not None) == (kind in SHORT)


@pytest.mark.parametrize("first", [1, 2, 3])
def test_lines_that_are_in_the_file_already_are_passed_over_and_a_gap_is_said(path: Path, first: int) -> None:
    """By their numbers: the file holds the first action, so two is the next."""
    written(path, ((put(2),), (put(3),)), first)
    found = read_log(path)
    assert found.records == long_way(path)
    assert [one.n for one in found.records] == ([1, 3] if first == 1 else [1, 2, 3])
    assert bool(found.reports) == (first == 3)


def test_any_damaged_line_is_left_to_the_long_way(path: Path) -> None:
    """Which says what is wrong."""
    written(path, ((put(2),), (put(3), put(4))))
    raw = journal_of(path).read_bytes()
    for place in range(len(raw)):
        damaged = bytearray(raw)
        damaged[place] ^= 1
        journal_of(path).write_bytes(damaged)
        assert _read_whole(path) is None


@pytest.mark.parametrize("version", [0, 2])
def test_a_journal_of_another_version_is_left_to_the_long_way(path: Path, version: int) -> None:
    """Which brings it up to this one, or refuses it."""
    written(path, ((put(2),), (put(3),)), schema=version)
    assert _read_whole(path) is None


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_looked_for_afterwards_as_before(path: Path, collecting: bool) -> None:
    """Also where the log cannot be read."""
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    written(path, ())
    read_log(path)
    path.write_bytes(b"{}")
    read_log(path)
    after = gc.isenabled()
    (gc.enable if was else gc.disable)()
    assert after == collecting
