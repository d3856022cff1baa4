"""Damaged files, and files that another program changed: kept, said, and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.storage.contents import NewerSchemaError
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Put, encode_line
from tests.storage.databases import JOURNAL, PATH, database, numbers, put
from tests.storage.disks import FOLDER, Breakage, Killed, NoThread, SimulatedDisk


def a_file_with(*documents: int) -> bytes:
    """A database's file."""
    disk = SimulatedDisk()
    db = Database(PATH, disk=disk)
    put(db, *documents)
    db.close()
    return disk.files[PATH].data


DAMAGE = {
    "length zero": b"",
    "cut off": a_file_with(1, 2)[:-20],
    "zeros": b"\x00" * 512,
    "not text": b"\xff\xfe{}",
    "another shape": b'[{"events": 1}]',
    "a table that is a list": b'{"events": []}',
    "a document that is a number": b'{"events": {"1": 5}}',
    "too deep": b'{"events":{"1":{"a":' + b"[" * 100_000,
    "NaN": b'{"events":{"1":{"a":NaN}}}',
}


@pytest.mark.parametrize("raw", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_file_that_cannot_be_read_is_set_aside_unchanged_and_said(raw: bytes) -> None:
    """The journal's lines are still there, and the database can be used."""
    disk = SimulatedDisk({PATH: raw, JOURNAL: encode_line(3, [Put("events", "3", {"n": 3})])})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [3]
    assert "ab.json is damaged" in db.kept.reports[0]
    assert "ab.json.damaged-1" in db.kept.reports[0]
    put(db, 4)
    db.close()
    assert disk.contents()["ab.json.damaged-1"] == raw
    assert numbers(Database(PATH, disk=disk)) == [3, 4]
    assert Database(PATH, disk=disk).kept.reports == []


@pytest.mark.parametrize("raw", DAMAGE.values(), ids=DAMAGE.keys())
def test_reading_only_says_of_a_damaged_file_that_it_is_and_leaves_it(raw: bytes) -> None:
    """A sentence, whatever the first error was."""
    disk = SimulatedDisk({PATH: raw})
    with pytest.raises(StoreError, match=r"ab\.json is damaged and cannot be read\."):
        Database(PATH, writable=False, disk=disk)
    assert disk.contents() == {"ab.json": raw}


def test_a_second_damaged_file_gets_a_name_of_its_own() -> None:
    """Nothing that was set aside is overwritten either."""
    disk = SimulatedDisk({PATH: b"first"})
    Database(PATH, disk=disk).close()
    disk.files[PATH].data = b"second"
    Database(PATH, disk=disk).close()
    assert disk.contents()["ab.json.damaged-1"] == b"first"
    assert disk.contents()["ab.json.damaged-2"] == b"second"


def test_a_damaged_file_that_cannot_be_set_aside_is_left_and_said() -> None:
    """Nothing is written in its place."""
    disk = SimulatedDisk({PATH: b"damaged"})
    disk.step = Breakage(30, "link", "replace")
    with pytest.raises(StoreError, match="damaged"):
        Database(PATH, disk=disk)
    assert disk.contents() == {"ab.json": b"damaged"}


@given(st.integers(min_value=0), st.integers(0, 7))
def test_any_flipped_bit_in_the_file_is_noticed_before_anything_is_written(place: int, bit: int) -> None:
    """Set aside where nothing can be read, else read-only until somebody has looked at it."""
    raw = bytearray(a_file_with(1, 2, 3))
    raw[place % len(raw)] ^= 1 << bit
    disk = SimulatedDisk({PATH: bytes(raw)})
    try:
        db = Database(PATH, signed=True, disk=disk)
    except NewerSchemaError:
        assert bit < 4, "another digit stood for the version"
    else:
        assert db.kept.reports
        db.close()
    assert bytes(raw) in disk.contents().values()


def test_a_file_with_a_wrong_sum_opens_for_reading_and_stays_as_it_is() -> None:
    """Its words may be others than were typed: people decide."""
    raw = a_file_with(1, 2).replace(b'"n":2', b'"n":3')
    disk = SimulatedDisk({PATH: raw})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [1, 3]
    assert "changed by something else" in (db.kept.read_only or "")
    with pytest.raises(StoreError):
        put(db, 4)
    db.close()
    assert disk.contents() == {"ab.json": raw}


@pytest.mark.parametrize("signed", [True, False])
def test_a_number_that_stands_twice_is_said_though_the_checksum_is_right(signed: bool) -> None:
    """What is read is what was written, and yet not all that the file says."""
    raw = a_file_with(1, 2).replace(b'"events":{', b'"events":{"1":{"n":7},')
    disk = SimulatedDisk({PATH: raw})
    db = Database(PATH, signed=signed, disk=disk)
    assert numbers(db) == [1, 2]
    assert "twice" in (db.kept.read_only or "")
    db.close()
    assert disk.contents() == {"ab.json": raw}


def test_a_torn_last_line_is_cut_off_and_said() -> None:
    """Everything before it is there, and what is added next is not glued to it."""
    whole = encode_line(3, [Put("events", "3", {"n": 3})])
    torn = encode_line(4, [Put("events", "4", {"n": 4})])[:-9]
    disk = SimulatedDisk({PATH: a_file_with(1, 2), JOURNAL: whole + torn})
    reader = Database(PATH, writable=False, disk=disk)
    assert (numbers(reader), len(reader.kept.reports)) == ([1, 2, 3], 1)
    assert disk.files[JOURNAL].data == whole + torn
    db = Database(PATH, disk=disk)
    assert "middle of a line" in db.kept.reports[0]
    put(db, 5)
    after = Database(PATH, disk=disk.after_kill())
    assert (numbers(after), after.kept.reports) == ([1, 2, 3, 5], [])
    assert set(disk.contents()) == {"ab.json", "ab.json.journal"}


def test_a_last_line_without_its_line_feed_counts() -> None:
    """Its sum is right; the next line begins on a line of its own."""
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: encode_line(2, [Put("events", "2", {"n": 2})])[:-1]})
    db = Database(PATH, disk=disk)
    put(db, 3)
    assert numbers(Database(PATH, disk=disk.after_kill())) == [1, 2, 3]


def test_a_damaged_line_in_the_middle_costs_that_line_and_its_journal_is_kept() -> None:
    """The good lines after it are read."""
    lines = [encode_line(n, [Put("events", str(n), {"n": n})]) for n in (2, 3, 4)]
    raw = lines[0] + lines[1].replace(b'"n":3', b'"n":8') + lines[2]
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: raw})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [1, 2, 4]
    assert db.kept.reports == [
        "One line in the newest part of ab.json could not be read; all the others were.",
        "The damaged newest part is kept, unchanged, as ab.json.journal.damaged-1.",
    ]
    assert disk.contents()["ab.json.journal.damaged-1"] == raw
    lost = (
        "At least 1 of the entries of ab.json could not be found when it was repaired."
        " What was there is kept beside it."
    )
    again = disk.after_kill()
    after = Database(PATH, disk=again)
    assert (numbers(after), after.kept.reports) == ([1, 2, 4], [lost]), "nobody has closed it yet"
    after.close()
    after = Database(PATH, disk=again)
    assert (numbers(after), after.kept.reports) == ([1, 2, 4], [])


def test_a_damaged_journal_that_cannot_be_kept_makes_it_read_only() -> None:
    """Going on would mean losing it."""
    raw = b"damaged\n" + encode_line(2, [Put("events", "2", {"n": 2})])
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: raw})
    disk.step = Breakage(28, "write")
    db = Database(PATH, disk=disk)
    assert numbers(db) == [1, 2]
    assert "the disk is full" in (db.kept.read_only or "")
    assert disk.files[JOURNAL].data == raw


def test_a_journal_that_is_in_the_file_already_is_passed_over() -> None:
    """A kill between writing the file and emptying the journal does no harm."""
    old = encode_line(1, [Put("events", "1", {"n": "old"})]) + encode_line(2, [Put("events", "9", {"n": 9})])
    disk = SimulatedDisk({PATH: a_file_with(1, 2, 3), JOURNAL: old})
    db = Database(PATH, disk=disk)
    assert (numbers(db), db.kept.reports) == ([1, 2, 3], [])
    put(db, 4)
    assert numbers(Database(PATH, disk=disk.after_kill())) == [1, 2, 3, 4]


def test_actions_that_are_nowhere_are_said_to_be_missing() -> None:
    """An older copy of the file was put back, perhaps."""
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: encode_line(4, [Put("events", "4", {"n": 4})])})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [1, 4]
    assert db.kept.reports == [
        "2 actions before the newest in ab.json could not be found.",
        "The damaged newest part is kept, unchanged, as ab.json.journal.damaged-1.",
    ]


def test_an_empty_journal_is_said_to_have_been_emptied() -> None:
    """None is made without its first line."""
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: b""})
    said = (
        "The newest part of ab.json is empty: what was said since that was last written anew may be missing."
    )
    assert Database(PATH, disk=disk, writable=False).kept.reports == [said]
    db = Database(PATH, disk=disk)
    assert (numbers(db), db.kept.reports) == ([1], [said])
    db.close()
    assert set(disk.contents()) == {PATH.name}
    assert Database(PATH, disk=disk).kept.reports == []


def test_lines_out_of_order_are_all_read() -> None:
    """Each has its number, whatever order they stand in."""
    lines = [encode_line(n, [Put("events", str(n), {"n": n})]) for n in (4, 2, 5, 3)]
    for raw in (b"".join(lines), b"".join(reversed(lines))):
        disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: raw})
        db = Database(PATH, disk=disk)
        assert (sorted(numbers(db)), db.kept.reports) == ([1, 2, 3, 4, 5], [])


def test_of_two_lines_with_one_number_the_other_one_is_kept_and_said() -> None:
    """Nobody knows which is right; nothing whole is thrown away."""
    raw = b"".join(encode_line(2, [Put("events", "2", {"n": n})]) for n in (2, 2, 8))
    disk = SimulatedDisk({PATH: a_file_with(1), JOURNAL: raw})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [1, 2]
    assert db.kept.reports == [
        "Two programs wrote to the newest part of ab.json at once; one line of it could not be used.",
        "It is kept, unchanged, as ab.json.journal.other-1.",
    ]
    db.close()
    assert disk.contents()["ab.json.journal.other-1"] == raw


def replaced(*, folded: bool, **options: Any) -> tuple[SimulatedDisk, bytes]:
    """A file that a program was killed over, with others' work put in its place; and the journal."""
    disk = SimulatedDisk({PATH: a_file_with(1)})
    put(Database(PATH, disk=disk, **options), 2, 3)
    other = SimulatedDisk({PATH: a_file_with(1)})
    there = Database(PATH, disk=other, **options)
    put(there, *range(7, 12 if folded else 8))
    there.close()
    disk.files[PATH].data = other.files[PATH].data
    return disk, disk.files[JOURNAL].data


@pytest.mark.parametrize("folded", [True, False], ids=["higher numbers", "lower numbers"])
def test_a_journal_that_follows_another_file_is_not_mixed_with_it_and_kept(folded: bool) -> None:
    """A program that syncs folders put another state of the file there."""
    disk, journal = replaced(folded=folded)
    reader = Database(PATH, writable=False, disk=disk)
    assert 2 not in numbers(reader)
    assert "Another program put another ab.json here" in reader.kept.reports[0]
    assert disk.files[JOURNAL].data == journal
    db = Database(PATH, disk=disk)
    assert db.kept.reports == [*reader.kept.reports, "It is kept, unchanged, as ab.json.journal.other-1."]
    put(db, 20)
    after = Database(PATH, disk=disk.after_kill())
    assert after.kept.reports == []
    assert numbers(after) == [*numbers(reader), 20]
    assert disk.contents()["ab.json.journal.other-1"] == journal


def test_a_journal_whose_file_was_put_aside_is_said_where_it_cannot_be_moved() -> None:
    """Nothing is written before it has a name of its own."""
    disk, journal = replaced(folded=True)
    disk.step = Breakage(28, "link", "replace")
    db = Database(PATH, disk=disk)
    assert "can be read but not changed" in (db.kept.read_only or "")
    assert disk.files[JOURNAL].data == journal


def test_a_kill_at_any_moment_leaves_a_journal_that_belongs_to_its_file() -> None:
    """Also between writing the file and beginning the journal afresh."""
    for step in range(60):
        disk = SimulatedDisk({PATH: a_file_with(1)})
        steps = iter(range(step))

        def kill(_: str, steps: Iterator[int] = steps) -> None:
            if next(steps, None) is None:
                raise Killed

        disk.step = kill
        with suppress(Killed):
            db = database(disk, sync="later")
            put(db, 2)
            db.kept.fold()
            put(db, 3)
            db.kept.settle()
            db.close()
        after = Database(PATH, disk=disk.after_kill())
        assert not [said for said in after.kept.reports if "middle of a line" not in said]


def test_a_file_that_is_gone_is_made_again_from_its_journal_and_said() -> None:
    """What the journal holds is all there is."""
    disk = SimulatedDisk({JOURNAL: encode_line(4, [Put("events", "4", {"n": 4})])})
    db = Database(PATH, disk=disk)
    assert numbers(db) == [4]
    assert db.kept.reports == ["ab.json is not there; only what its newest part holds could be read."]
    assert numbers(Database(PATH, disk=disk.after_power_cut(names_survive=False))) == [4]


def changed_meanwhile(other: bytes, **options: Any) -> tuple[SimulatedDisk, Database]:
    """A database under which another program put another file."""
    disk = SimulatedDisk({PATH: a_file_with(1)})
    db = Database(PATH, disk=disk, **options)
    db.kept._writer = NoThread()  # type: ignore[assignment]
    put(db, 2)
    disk.files[PATH].data = other
    disk.files[PATH].changed += 1
    return disk, db


@pytest.mark.parametrize("sync", ["now", "later"])
def test_a_file_that_another_program_changed_is_kept_and_ours_lies_beside_it(sync: str) -> None:
    """It is said; and what is done afterwards goes to ours."""
    disk, db = changed_meanwhile(a_file_with(7), sync=sync)
    db.kept.fold()
    assert db.kept.reports == [
        "Another program changed ab.json while it was open here. Both are kept: ours is in ab.ours-1.json."
    ]
    put(db, 3)
    assert numbers(Database(db.kept.path, disk=disk.after_kill())) == [1, 2, 3]
    db.close()
    assert disk.contents()["ab.json"] == a_file_with(7)
    assert numbers(Database(FOLDER / "ab.ours-1.json", disk=disk)) == [1, 2, 3]
    assert set(disk.contents()) == {"ab.json", "ab.ours-1.json"}


def test_a_file_that_was_only_touched_or_copied_back_is_still_ours() -> None:
    """A backup program leaves another time and the same content."""
    disk, db = changed_meanwhile(a_file_with(1))
    db.close()
    assert set(disk.contents()) == {"ab.json"}
    assert numbers(Database(PATH, disk=disk)) == [1, 2]


def test_a_file_that_appeared_after_ours_was_found_missing_is_kept() -> None:
    """Two programs may begin at once."""
    disk = SimulatedDisk()

    db = Database(PATH, disk=disk)
    del disk.files[PATH]
    put(db, 1)
    disk.files[PATH] = SimulatedDisk({PATH: b"theirs"}).files[PATH]
    db.close()
    assert disk.contents()["ab.json"] == b"theirs"
    assert numbers(Database(FOLDER / "ab.ours-1.json", disk=disk)) == [1]


def test_two_handles_on_one_file_lose_nothing() -> None:
    """Nobody should, and plain TinyDB loses the work of one of them."""
    disk = SimulatedDisk()
    one = Database(PATH, disk=disk)
    two = Database(PATH, disk=disk)
    put(one, 1)
    with pytest.raises(StoreError):
        put(two, 2)
    put(two, 3)
    put(two, 4)
    two.close()
    with pytest.raises(StoreError):
        put(one, 5)
    put(one, 6)
    one.close()
    kept = b"".join(disk.contents().values())
    assert all(b'"n":%d' % n in kept for n in (1, 3, 4, 6))


def test_lines_that_another_handle_added_to_the_journal_are_kept() -> None:
    """What was not read here is not in the file that is written here."""
    disk = SimulatedDisk()
    one = Database(PATH, disk=disk)
    put(one, 1)
    two = Database(PATH, disk=disk)
    put(one, 2)
    two.close()
    assert two.kept.reports == [
        "Another program wrote to the newest part of ab.json; its lines are kept in ab.json.journal.other-1."
    ]
    assert b'"n":2' in disk.contents()["ab.json.journal.other-1"]


@pytest.mark.parametrize("sync", ["now", "later"])
@pytest.mark.parametrize("longer", [True, False])
def test_a_journal_that_was_overwritten_in_its_place_is_noticed_with_the_next_action(
    sync: str, longer: bool
) -> None:
    """What was in it goes into the file, and what is there now is kept."""
    disk = SimulatedDisk({PATH: a_file_with(1)})
    db = database(disk, sync=sync)
    put(db, 2, 3)
    db.kept.settle()
    there = encode_line(9, [Put("events", "9", {"n": 9, "long": "x" * (500 if longer else 0)})])
    disk.files[JOURNAL].data = there
    if sync == "now":
        with pytest.raises(StoreError, match="another program writes there too"):
            put(db, 4)
    put(db, 5)
    db.kept.settle()
    db.kept.settle()
    after = Database(PATH, disk=disk.after_kill())
    assert {1, 2, 3, 5} <= {*numbers(after)}
    assert disk.contents()["ab.json.journal.other-1"].startswith(there)


def test_files_left_by_a_killed_process_are_removed_and_those_of_a_running_one_are_not(
    tmp_path: Path,
) -> None:
    """Only ours, only of this file, only where nobody is writing them any more."""
    path = tmp_path / "ab.json"
    Database(path).close()
    stale = ["ab.json.4194305-0a1b2c3d.tmp", "ab.json.journal.4194305-0a1b2c3d.tmp"]
    others = ["ab.json.1-0a1b2c3d.tmp", "cd.json.4194305-0a1b2c3d.tmp", "ab.json.tmp", "ab.json.bak"]
    for name in [*stale, *others]:
        (tmp_path / name).write_text("x")
    Database(path, writable=False).close()
    assert len(list(tmp_path.iterdir())) == 7
    Database(path).close()
    assert {file.name for file in tmp_path.iterdir()} == {"ab.json", *others}
