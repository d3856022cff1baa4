"""When something is written, when it is synced, and what is said of it meanwhile."""

from __future__ import annotations

import errno
from threading import Event, Thread
from typing import Any

import pytest

from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus, Saving
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Put, read_lines
from alliance_tui.storage.values import decode_tables
from alliance_tui.storage.writer import Writer
from tests.storage.disks import FOLDER, Breakage, NoThread, SimulatedDisk

PATH = FOLDER / "ab.json"
JOURNAL = FOLDER / "ab.json.journal"


def database(disk: SimulatedDisk, **options: Any) -> Database:
    """A database on a simulated disk, without a thread: the test settles."""
    made = Database(PATH, disk=disk, **options)
    made._writer = NoThread()  # type: ignore[assignment]
    return made


def put(db: Database, *numbers: int) -> None:
    """One action for each number."""
    for number in numbers:
        db.do(Put("events", str(number), {"n": number}))


def numbers(db: Database) -> list[int]:
    """The numbers of all documents, in order."""
    return [document["n"] for document in db.tables.get("events", {}).values()]


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
    assert db.settle()
    assert told[3:] == [Saved()]
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3]


def test_actions_that_queue_share_one_sync() -> None:
    """At most one sync an action, and none when nothing waits."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 0)
    db.settle()
    disk.counts.clear()
    put(db, *range(1, 11))
    db.settle()
    db.settle()
    assert disk.counts["fsync"] == 1


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
            assert go_on.wait(10)

    disk.counts.clear()
    disk.step = slow
    put(db, 0)
    assert syncing.wait(10)
    put(db, *range(1, 11))
    assert db.status == Saving(11)
    go_on.set()
    assert saved.wait(10)
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
        assert go_on.wait(10)
        assert all(db.status for db in both)
        done.set()

    one = Database(PATH, disk=disk, sync="later", watch=ask)
    both = [one, database(disk, sync="later")]
    thread = Thread(target=put, args=(one, 1))
    thread.start()
    assert inside.wait(10)
    assert one.status == Saving(1), "memory is not locked while somebody is told"
    go_on.set()
    assert done.wait(10)
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
        db.settle()
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
    db.fold()
    disk.step = lambda _: None
    assert len(numbers(db)) == 5, "one came during each sync: of the file and the journal, and of their names"
    assert db.status == Saving(2), "what came while the journal was synced waits for the next sync"
    assert numbers(database(disk.after_kill())) == numbers(db)
    db.settle()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == numbers(db)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.ENOENT, errno.EDQUOT])
@pytest.mark.parametrize("operation", ["write", "fsync", "open"])
def test_a_broken_disk_is_said_and_what_waits_is_there_once_it_is_well(number: int, operation: str) -> None:
    """No action raises; all wait in memory, in order, and are kept together later."""
    disk = SimulatedDisk()
    told: list[SaveStatus] = []
    db = database(disk, sync="later", watch=told.append)
    put(db, 1)
    db.settle()
    db.fold()
    disk.step = broken = Breakage(number, operation)
    put(db, 2, 3)
    assert not db.settle()
    put(db, 4)
    assert not db.settle()
    said = db.status
    assert isinstance(said, NotSaved)
    assert said.waiting == 3
    assert said.reason.endswith(".")
    assert told[-1:] == [said]
    broken.mend()
    assert db.settle()
    assert told[-1] == Saved()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3, 4]
    put(db, 5)
    assert numbers(database(disk.after_kill())) == [1, 2, 3, 4, 5]
    db.close()
    assert set(disk.contents()) == {"ab.json"}


def test_after_a_failed_sync_the_old_journal_is_not_trusted() -> None:
    """Nothing is known about it: everything goes into new files."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    db.settle()
    old = disk.files[JOURNAL]
    disk.step = broken = Breakage(errno.EIO, "fsync")
    put(db, 2)
    db.settle()
    untouched = old.data
    put(db, 2)
    assert old.data == untouched
    broken.mend()
    db.settle()
    put(db, 3)
    db.settle()
    assert disk.files[JOURNAL] is not old
    assert [line.seq for line in read_lines(disk.files[JOURNAL].data).good] == [4]
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3]


@pytest.mark.parametrize("operation", ["write", "fsync", "open"])
def test_with_now_a_broken_disk_raises_and_the_action_did_not_happen(operation: str) -> None:
    """Memory and file agree on that once the disk is well, and good actions go on."""
    disk = SimulatedDisk()
    db = database(disk)
    put(db, 1)
    db.fold()
    disk.step = broken = Breakage(errno.ENOSPC, operation)
    for number in (2, 3):
        with pytest.raises(StoreError, match="the disk is full"):
            put(db, number)
    assert numbers(db) == [1]
    broken.mend()
    put(db, 4)
    assert numbers(database(disk.after_kill())) == [1, 4]
    db.close()
    assert numbers(database(disk)) == [1, 4]


def test_a_line_that_could_not_be_written_is_not_synced_away() -> None:
    """The thread may be about to sync just when the next action fails."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    disk.step = Breakage(errno.ENOSPC, "write")
    put(db, 2)
    db._sync_journal()
    assert db.status == NotSaved("The disk is full.", 2)


def test_a_file_that_cannot_be_written_anew_leaves_the_journal_in_use() -> None:
    """It is as safe there, and room for a new file is not asked for at each action."""
    disk = SimulatedDisk()
    db = database(disk, sync="later", bound=100)
    put(db, 1)
    db.settle()
    disk.step = full = Breakage(errno.ENOSPC, "open")
    put(db, *range(2, 20))
    assert not db.settle()
    assert db.status == Saved()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == list(range(1, 20))
    full.mend()
    assert db.settle()
    assert JOURNAL not in disk.files


def test_what_was_overwritten_is_in_no_file_after_a_fold_that_was_asked_for() -> None:
    """The journal holds the old words until then."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    db.do(Put("events", "1", {"text": "private"}))
    db.settle()
    db.do(Put("events", "1", {"text": ""}))
    db.fold_soon()
    db.settle()
    assert b"private" not in b"".join(disk.contents().values())


def test_an_action_that_is_interrupted_did_not_happen() -> None:
    """Its line is in the journal, unsynced; the next action sees to it that it does not count."""
    disk = SimulatedDisk()
    db = database(disk)
    put(db, 1)

    def interrupt(operation: str) -> None:
        if operation == "fsync":
            raise KeyboardInterrupt

    disk.step = interrupt
    with pytest.raises(KeyboardInterrupt):
        put(db, 2)
    disk.step = lambda _: None
    put(db, 3)
    assert numbers(db) == [1, 3]
    assert numbers(database(disk.after_kill())) == [1, 3]


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
            db.fold()

    disk.step = fold
    reader = database(disk, writable=False)
    assert (numbers(reader), reader.reports) == ([1, 2, 3], [])


def test_a_folder_that_is_gone_is_noticed_although_the_open_file_takes_every_write() -> None:
    """A removed file keeps nothing: `saved` must not be said of it."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    db.settle()
    away = dict(disk.files)
    disk.files.clear()
    disk.folders.remove(FOLDER)
    put(db, 2)
    assert not db.settle()
    assert db.status == NotSaved("The folder or the file is gone.", 1)
    disk.files.update(away)
    disk.folders.add(FOLDER)
    assert db.settle()
    assert numbers(database(disk.after_kill())) == [1, 2]


def test_closing_makes_a_folder_that_is_gone_again() -> None:
    """There is no later time to try."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    disk.files.clear()
    disk.folders.remove(FOLDER)
    assert db.close() == Saved()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1]


def test_closing_on_a_full_disk_keeps_the_journal() -> None:
    """What was acknowledged is found at the next opening."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    disk.step = Breakage(errno.ENOSPC, "write")
    assert db.close() == Saved()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1]


def test_closing_says_what_could_not_be_saved() -> None:
    """The caller has to know; nothing is swallowed."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    disk.step = Breakage(errno.EIO, "write", "open")
    put(db, 1, 2)
    assert db.close() == NotSaved("The disk reports an error.", 2)


def test_what_could_not_be_written_whole_leaves_no_file_behind() -> None:
    """A full disk is not made fuller."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    disk.step = Breakage(errno.ENOSPC, "fsync")
    db.settle()
    db.settle()
    assert set(disk.contents()) == {"ab.json", "ab.json.journal"}


def test_the_thread_tries_again_by_itself_and_when_asked() -> None:
    """It waits between tries, never gives up, and one request in the meantime is enough."""
    tries: list[bool] = []
    done, asked = Event(), Event()

    def settle() -> bool:
        tries.append(len(tries) >= 3)
        (asked if len(tries) == 4 else done if len(tries) == 5 else Event()).set()
        return tries[-1]

    writer = Writer(settle, again=0.001)
    writer.wake()
    assert asked.wait(10)
    writer.wake()
    assert done.wait(10)
    writer.stop()
    writer.wake()
    assert tries == [False, False, False, True, True]


def test_reading_only_is_a_status() -> None:
    """The header says why."""
    disk = SimulatedDisk()
    database(disk).close()
    assert isinstance(database(disk, writable=False).status, ReadOnly)


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
