"""Going on with a damaged file, and with one that another program wrote: nothing of either is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.tiny import JournalDB
from tests.storage.databases import JOURNAL, PATH, database, numbers, put
from tests.storage.disks import FOLDER, Breakage, Killed, SimulatedDisk, killing


def closed(*sittings: tuple[int, ...]) -> SimulatedDisk:
    """A disk with a file into which so many documents were put, and its backup."""
    disk = SimulatedDisk()
    for documents in sittings:
        put(db := database(disk), *documents)
        db.close()
    return disk


BOTH = pytest.mark.parametrize("broken", [(), ("link",)], ids=["with links", "without links"])
"""A disk on which a file may have two names, and one on which it may not, such as a memory stick."""


@BOTH
@pytest.mark.parametrize("damage", [b"", b"garbage"], ids=["empty", "garbage"])
def test_a_damaged_file_is_gone_on_with_from_its_backup_which_is_kept(
    damage: bytes, broken: tuple[str, ...]
) -> None:
    """Both are named, and are there unchanged however often it is written afterwards."""
    disk = closed((1,), (2,), (3,))
    backup = disk.files[backup_of(PATH)].data
    disk.files[PATH].data = damage
    disk.step = Breakage(1, *broken)
    db = database(disk)
    assert numbers(db) == [1, 2]
    assert "ab.json.damaged-1" in db.kept.reports[0]
    assert "after that may be missing" in db.kept.reports[1]
    assert "ab.json.backup.other-1" in db.kept.reports[1]
    db.close()
    for number in (4, 5, 6):
        put(db := database(disk), number)
        assert db.kept.reports == []
        db.close()
    assert disk.contents()["ab.json.damaged-1"] == damage
    assert disk.contents()["ab.json.backup.other-1"] == backup
    assert numbers(database(disk)) == [1, 2, 4, 5, 6]


def test_what_the_journal_of_a_damaged_file_tells_is_brought_over_its_backup() -> None:
    """What was done between the two is said to be missing, in numbers."""
    disk = closed((1,), (2, 3))
    put(database(disk), 4)
    disk.files[PATH].data = b"garbage"
    db = Database(PATH, disk=disk.after_kill())
    assert numbers(db) == [1, 4]
    assert "in between may be missing" in db.kept.reports[1]
    assert "2 actions before the newest in ab.json could not be found." in db.kept.reports


def test_a_backup_and_a_journal_that_begins_where_it_ends_are_all_there_was() -> None:
    """The file was damaged before the journal that is in it was removed."""
    disk = closed((1,), (2,))
    put(db := database(disk), 3)
    line = disk.files[JOURNAL].data
    db.close()
    killed = SimulatedDisk(
        {**{path: one.data for path, one in disk.files.items()}, JOURNAL: line, PATH: b"?"}
    )
    db = database(killed)
    assert numbers(db) == [1, 2, 3]
    assert not any("could not be found" in one for one in db.kept.reports)


def both(*steps: Callable[[str], None]) -> Callable[[str], None]:
    """All of these before each operation."""

    def step(operation: str) -> None:
        for one in steps:
            one(operation)

    return step


@BOTH
def test_a_kill_at_any_moment_while_a_damaged_file_is_gone_on_with_loses_neither(
    broken: tuple[str, ...],
) -> None:
    """The next opening goes on with the backup, or with what was made of it."""
    for step in itertools.count():
        disk = closed((1,), (2,), (3,))
        backup = disk.files[backup_of(PATH)].data
        disk.files[PATH].data = b"garbage"
        disk.step = both(killing(step), Breakage(1, *broken))
        try:
            database(disk).close()
        except Killed:
            after = disk.after_kill()
            again = database(after)
            again.close()
            left = {inode.data for inode in after.files.values()}
            assert b"garbage" in left, f"killed before operation {step}"
            assert backup in left, f"killed before operation {step}"
            assert numbers(again) == [1, 2], f"killed before operation {step}"
        else:
            assert step > 10
            break


def test_a_backup_that_is_damaged_too_is_kept_and_said() -> None:
    """There is nothing to go on with."""
    disk = closed((1,), (2,))
    disk.files[PATH].data, disk.files[backup_of(PATH)].data = b"one", b"two"
    db = database(disk)
    assert (numbers(db), len(db.kept.reports)) == ([], 2)
    assert "ab.json.backup.other-1" in db.kept.reports[1]
    put(db, 3)
    db.close()
    put(db := database(disk), 4)
    db.close()
    assert {b"one", b"two"} <= set(disk.contents().values())


def test_reading_only_names_the_backup_of_a_damaged_file_and_changes_nothing() -> None:
    """It is an error: nothing may be renamed, and what is read must not be taken for the newest."""
    disk = closed((1,), (2,))
    disk.files[PATH].data = b"garbage"
    before = {path: one.data for path, one in disk.files.items()}
    with pytest.raises(
        StoreError, match=r"damaged and cannot be read\. Its backup, ab\.json\.backup, can be"
    ):
        Database(PATH, writable=False, disk=disk)
    assert {path: one.data for path, one in disk.files.items()} == before


def test_the_backup_that_plain_tinydb_wrote_is_gone_on_with_as_well(tmp_path: Path) -> None:
    """It has no checksum, and says what it says."""
    path = tmp_path / "notes.json"
    with TinyDB(path) as theirs:
        theirs.insert({"n": 1})
    with JournalDB(path) as ours:
        ours.insert({"n": 2})
    path.write_bytes(b"")
    with JournalDB(path) as ours:
        assert ours.all() == [{"n": 1}]


ODD = {
    "NaN": "NaN",
    "-Infinity": "[1, -Infinity]",
    "1e999": '{"a": 1e999}',
    "-12345678901...": "-" + "1234567890" * 500,
}
"""What a sentence says, and what stands in the file."""


@pytest.mark.parametrize(("said", "value"), ODD.items(), ids=ODD.keys())
@pytest.mark.parametrize("trusting", [False, True])
def test_a_file_of_tinydb_with_a_value_that_is_none_of_json_is_read_and_left_as_it_is(
    tmp_path: Path, said: str, value: str, trusting: bool
) -> None:
    """The value and its place are named, and all of it can be read."""
    path = tmp_path / "notes.json"
    raw = f'{{"_default": {{"1": {{"n": 1}}}}, "log": {{"7": {{"n": {value}}}}}}}'.encode()
    path.write_bytes(raw)
    with JournalDB(path, trusting=trusting) as db:
        (report,) = db.database.kept.reports
        assert f'document 7 of the table "log" holds {said}, which' in report
        assert db.all() == [{"n": 1}]
        assert len(db.table("log").all()) == 1
        with pytest.raises(StoreError, match="cannot be written back"):
            db.insert({})
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {path.name: raw}


def test_a_file_of_ours_into_which_tinydb_put_nan_is_read_until_it_is_gone(tmp_path: Path) -> None:
    """Then it is written again."""
    path = tmp_path / "notes.json"
    with JournalDB(path) as ours:
        ours.insert({"n": 1})
    with TinyDB(path) as theirs:
        theirs.insert({"n": float("nan")})
    with JournalDB(path) as ours:
        assert len(ours) == 2
        with pytest.raises(StoreError, match="NaN"):
            ours.insert({"n": 3})
    with TinyDB(path) as theirs:
        theirs.update({"n": 2}, where("n") != 1)
    with JournalDB(path) as ours:
        ours.insert({"n": 3})
        assert [one["n"] for one in ours] == [1, 2, 3]


@pytest.mark.parametrize("zeros", [None, 30])
def test_a_journal_that_ends_in_zeros_is_kept_and_not_said_to_be_one_line_short(zeros: int | None) -> None:
    """Nobody knows how many lines stood there."""
    disk = closed((1,))
    put(database(disk), 2, 3)
    raw = disk.files[JOURNAL].data
    disk.files[JOURNAL].data = raw[: -(zeros or len(raw))] + bytes(zeros or len(raw))
    left = disk.files[JOURNAL].data
    db = Database(PATH, disk=disk.after_kill())
    assert numbers(db) == [1] if zeros is None else [1, 2]
    assert "may be missing" in db.kept.reports[0]
    assert "ab.json.journal.damaged-1" in db.kept.reports[1]
    assert db.kept.loss.is_news
    disk = disk.after_kill()
    Database(PATH, disk=disk).close()
    assert disk.files[FOLDER / "ab.json.journal.damaged-1"].data == left


def test_a_flipped_bit_in_the_last_line_feed_costs_no_line_and_the_next_one_stands_apart() -> None:
    """It is folded in before anything is added."""
    disk = closed((1,))
    put(database(disk), 2, 3)
    disk.files[JOURNAL].data = disk.files[JOURNAL].data[:-1] + b"\x0b"
    disk = disk.after_kill()
    db = Database(PATH, disk=disk)
    assert (numbers(db), db.kept.reports) == ([1, 2, 3], [])
    put(db, 4)
    assert numbers(Database(PATH, disk=disk.after_kill())) == [1, 2, 3, 4]


def test_what_could_not_be_removed_beside_a_file_is_removed_at_the_next_opening() -> None:
    """A disk in trouble leaves names; none of them is needed."""
    disk = closed((1,))
    disk.step = Breakage(5, "unlink")
    put(database(disk), 2)
    assert any(path.name.endswith(".tmp") for path in disk.files)
    disk = disk.after_kill()
    assert numbers(Database(PATH, disk=disk)) == [1, 2]
    assert not any(path.name.endswith(".tmp") for path in disk.files)
