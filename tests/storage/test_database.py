"""When something is written, when it is synced, and what is said of it meanwhile."""

from __future__ import annotations

import errno
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from msgspec import Struct

from alliance_tui.domain.saving import ReadOnly, Saved, SaveStatus, Saving
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Put
from alliance_tui.storage.values import decode_tables
from tests.storage.databases import JOURNAL, PATH, database, numbers, put
from tests.storage.disks import NoThread, SimulatedDisk


def test_now_means_synced_before_it_is_answered() -> None:
    """One write and one sync an action, and a power cut right after takes nothing."""
    disk = SimulatedDisk()
    db = database(disk)
    put(db, 1)
    disk.counts.clear()
    put(db, 2, 3)
    assert (disk.counts["write"], disk.counts["fsync"]) == (2, 2)
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3]


def test_later_means_written_before_it_is_answered_and_synced_after() -> None:
    """A kill right after takes nothing; a power cut takes what was not yet said to be saved."""
    disk = SimulatedDisk()
    told: list[SaveStatus] = []
    db = database(disk, sync="later", watch=told.append)
    disk.counts.clear()
    put(db, 1, 2, 3)
    assert (disk.counts["write"], disk.counts["fsync"]) == (3, 0)
    assert told == [Saving(1), Saving(2), Saving(3)]
    assert numbers(database(disk.after_kill())) == [1, 2, 3]
    assert numbers(database(disk.after_power_cut(names_survive=False))) == []
    assert db.kept.settle()
    assert told[3:] == [Saved()]
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3]


class Quick(NoThread):
    """A thread that is done before whoever woke it goes on."""

    def __init__(self, settle: Callable[[], bool]) -> None:
        self.wake = settle  # type: ignore[method-assign,assignment]


def test_each_action_is_said_to_be_saved_once_however_quick_the_disk_is() -> None:
    """Whoever waits to be told would wait for ever."""
    told: list[SaveStatus] = []
    db = database(SimulatedDisk(), sync="later", watch=told.append)
    db.kept._writer = Quick(db.kept.settle)  # type: ignore[assignment]
    put(db, 1, 2)
    assert [status for status in told if status == Saved()] == [Saved(), Saved()]
    assert told[-1] == db.kept.status


def test_records_that_are_added_are_documents_at_once_and_after_a_kill() -> None:
    """One line, written before memory changes."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    disk.counts.clear()
    db.append("events", {"1": Saving(3), "2": Saving(4)})
    db.append("events", {})
    assert disk.counts["write"] == 1
    found = database(disk.after_kill())
    wanted = [{"type": "Saving", "waiting": 3}, {"type": "Saving", "waiting": 4}]
    for one in (db, found):
        assert [*one.tables["events"].values()] == wanted


class Noted(Struct, frozen=True):
    """A record."""

    n: int


@pytest.mark.parametrize("packed", [None, "events"])
def test_the_record_that_sets_off_a_fold_is_in_the_file(packed: str | None) -> None:
    """And one that could not be kept is nowhere, nor is its table."""
    disk = SimulatedDisk()
    db = database(disk, bound=300, packed=packed, begin_with=("events",))
    for number in range(1, 12):
        db.append("events", {str(number): Noted(number)})
    assert list(database(disk.after_kill()).tables["events"]) == [str(one) for one in range(1, 12)]

    def broken(operation: str) -> None:
        raise OSError(errno.EIO, operation)

    disk.step = broken
    for table in ("events", "others"):
        with pytest.raises(StoreError):
            db.append(table, {"12": Noted(12)})
    assert list(db.tables) == ["events"]
    assert len(db.tables["events"]) == 11
    disk.step = lambda operation: None
    db.append("events", {"12": Noted(12)})
    assert list(database(disk.after_kill()).tables["events"]) == [str(one) for one in range(1, 13)]


def test_actions_that_queue_share_one_sync() -> None:
    """At most one sync an action, and none when nothing waits."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 0)
    db.kept.settle()
    disk.counts.clear()
    put(db, *range(1, 11))
    db.kept.settle()
    db.kept.settle()
    assert disk.counts["fsync"] == 1


def test_what_is_being_written_this_moment_is_synced_once_and_not_before_it_is_there() -> None:
    """A thread that looks for work just then leaves it: that sync would be for nothing."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    db.kept.settle()
    disk.counts.clear()

    def look_for_work(operation: str) -> None:
        if operation == "write":
            disk.step = lambda _: None
            db.kept.settle()

    disk.step = look_for_work
    put(db, 2)
    assert (disk.counts["write"], disk.counts["fsync"]) == (1, 0)
    db.kept.settle()
    assert disk.counts["fsync"] == 1
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2]


def test_an_action_never_waits_for_a_disk_that_syncs_slowly() -> None:
    """The thread waits in its sync; ten actions are written meanwhile, then one sync serves them all."""
    disk = SimulatedDisk()
    syncing, go_on, saved = Event(), Event(), Event()
    db = Database(
        PATH, disk=disk, sync="later", watch=lambda status: saved.set() if status == Saved() else None
    )

    def slow(operation: str) -> None:
        if operation == "fsync":
            syncing.set()
            assert go_on.wait(60)

    disk.counts.clear()
    disk.step = slow
    put(db, 0)
    assert syncing.wait(60)
    put(db, *range(1, 11))
    assert db.kept.status == Saving(11)
    go_on.set()
    assert saved.wait(60)
    assert disk.counts["fsync"] == 3, "the file, its new name in the folder, and once for all that queued"
    db.close()


def test_the_file_is_made_at_once_and_written_once_more_at_the_end() -> None:
    """The journal is folded in at closing, and no other file is left."""
    disk = SimulatedDisk()
    db = database(disk)
    assert set(disk.contents()) == {"ab.json"}
    put(db, 1)
    assert set(disk.contents()) == {"ab.json", "ab.json.journal"}
    assert db.close() == Saved()
    assert set(disk.contents()) == {"ab.json"}


def test_a_new_file_may_have_tables_from_the_start() -> None:
    """Plain TinyDB shows them, and no line of the journal is needed for it."""
    disk = SimulatedDisk()
    database(disk, begin_with=("events",))
    assert decode_tables(disk.files[PATH].data).keys() == {"meta", "events"}
    assert set(disk.contents()) == {"ab.json"}


def test_who_is_told_of_a_change_may_ask_another_database_that_tells_of_one() -> None:
    """Two threads that each hold one database and want the other would wait for ever."""
    disk = SimulatedDisk()
    both: list[Database] = []
    inside, go_on, done = Event(), Event(), Event()

    def ask(_: SaveStatus) -> None:
        inside.set()
        assert go_on.wait(60)
        assert all(db.kept.status for db in both)
        done.set()

    one = Database(PATH, disk=disk, sync="later", watch=ask)
    both = [one, database(disk, sync="later")]
    thread = Thread(target=put, args=(one, 1))
    thread.start()
    assert inside.wait(60)
    assert isinstance(one.kept.status, Saved | Saving), "memory is not locked while somebody is told"
    go_on.set()
    assert done.wait(60)
    thread.join()
    one.close()


def test_looking_and_closing_writes_nothing() -> None:
    """Only reading operations reach the disk."""
    disk = SimulatedDisk()
    database(disk).close()
    disk.counts.clear()
    database(disk).close()
    assert not set(disk.counts) & {"write", "fsync", "replace", "unlink"}


@pytest.mark.parametrize("sync", ["now", "later"])
def test_a_long_journal_is_folded_in_while_the_database_is_open(sync: str) -> None:
    """Past its bound, and no action is lost or doubled by it."""
    disk = SimulatedDisk()
    db = database(disk, sync=sync, bound=200)
    for number in range(50):
        put(db, number)
        db.kept.settle()
        assert len(disk.contents().get(JOURNAL.name, b"")) <= 300
        assert numbers(database(disk.after_kill())) == list(range(number + 1))


def test_what_comes_while_the_file_is_written_stays_in_the_journal() -> None:
    """The file has what came before, the new journal the rest; a kill meanwhile takes nothing."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    came = iter(range(2, 100))

    def busy(operation: str) -> None:
        if operation == "fsync":
            disk.step = lambda _: None
            put(db, next(came))
            assert numbers(database(disk.after_kill())) == numbers(db)
            disk.step = busy

    disk.step = busy
    db.kept.fold()
    disk.step = lambda _: None
    assert len(numbers(db)) == 5, "one came during each sync: of the file and the journal, and of their names"
    assert db.kept.status == Saving(2), "what came while the journal was synced waits for the next sync"
    assert numbers(database(disk.after_kill())) == numbers(db)
    db.kept.settle()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == numbers(db)


def test_what_was_overwritten_is_in_no_file_after_a_fold_that_was_asked_for() -> None:
    """The journal holds the old words until then."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    db.do(Put("events", "1", {"text": "private"}))
    db.kept.settle()
    db.do(Put("events", "1", {"text": ""}))
    db.kept.fold_soon()
    db.kept.settle()
    assert b"private" not in b"".join(disk.contents().values())


def test_a_reader_misses_nothing_that_is_folded_in_while_it_reads() -> None:
    """It reads the journal first, then the file: what left the one is in the other."""
    disk = SimulatedDisk()
    db = database(disk)
    put(db, 1, 2)
    reads: list[str] = []

    def fold(operation: str) -> None:
        reads.append(operation)
        if reads.count("read") == 2:
            disk.step = lambda _: None
            put(db, 3)
            db.kept.fold()

    disk.step = fold
    reader = database(disk, writable=False)
    assert (numbers(reader), reader.kept.reports) == ([1, 2, 3], [])


def test_reading_only_is_a_status() -> None:
    """The header says why."""
    disk = SimulatedDisk()
    database(disk).close()
    assert isinstance(database(disk, writable=False).kept.status, ReadOnly)


def test_older_documents_are_brought_up_before_anything_is_added() -> None:
    """No file holds documents of two versions."""
    disk = SimulatedDisk()
    db = database(disk, schema=1)
    put(db, 1)
    db.close()
    seen: list[int] = []

    def upcast(schema: int, tables: dict[str, dict[str, dict[str, Any]]]) -> None:
        seen.append(schema)
        for document in tables["events"].values():
            document["n"] *= 10

    assert numbers(database(disk, schema=2, upcast=upcast, writable=False)) == [10]
    assert numbers(database(disk, schema=2, upcast=upcast)) == [10]
    assert numbers(database(disk, schema=2, upcast=upcast)) == [10]
    assert seen == [1, 1]


def test_a_file_of_a_newer_version_is_left_alone_and_said() -> None:
    """Whatever it holds, it is not ours to change."""
    disk = SimulatedDisk()
    db = database(disk, schema=3)
    put(db, 1)
    before = disk.contents()
    for writable in (True, False):
        with pytest.raises(StoreError, match="newer version"):
            database(disk, schema=2, writable=writable)
    assert disk.contents() == before
