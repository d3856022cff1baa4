"""Disks that are full, broken or gone: it is said, and nothing that was kept is lost."""

from __future__ import annotations

import errno
import os
import sys
from threading import Event

import pytest

from alliance_tui.domain.saving import NotSaved, Saved, SaveStatus
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Put, read_lines
from alliance_tui.storage.writer import Writer
from tests.storage.databases import JOURNAL, database, numbers, put
from tests.storage.disks import FOLDER, Breakage, SimulatedDisk


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.ENOENT, errno.EDQUOT])
@pytest.mark.parametrize("operation", ["write", "fsync", "open"])
def test_a_broken_disk_is_said_and_what_waits_is_there_once_it_is_well(number: int, operation: str) -> None:
    """No action raises; all wait in memory, in order, and are kept together later."""
    disk = SimulatedDisk()
    told: list[SaveStatus] = []
    db = database(disk, sync="later", watch=told.append)
    put(db, 1)
    db.kept.settle()
    db.kept.fold()
    disk.step = broken = Breakage(number, operation)
    put(db, 2, 3)
    assert not db.kept.settle()
    put(db, 4)
    assert not db.kept.settle()
    said = db.kept.status
    assert isinstance(said, NotSaved)
    assert said.waiting == 3
    assert said.reason.endswith(".")
    assert told[-1:] == [said]
    broken.mend()
    assert db.kept.settle()
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
    db.kept.settle()
    old = disk.files[JOURNAL]
    disk.step = broken = Breakage(errno.EIO, "fsync")
    put(db, 2)
    db.kept.settle()
    untouched = old.data
    put(db, 2)
    assert old.data == untouched
    broken.mend()
    db.kept.settle()
    put(db, 3)
    db.kept.settle()
    assert disk.files[JOURNAL] is not old
    assert [line.seq for line in read_lines(disk.files[JOURNAL].data).good] == [4]
    assert numbers(database(disk.after_power_cut(names_survive=False))) == [1, 2, 3]


@pytest.mark.parametrize("operation", ["write", "fsync", "open"])
def test_with_now_a_broken_disk_raises_and_the_action_did_not_happen(operation: str) -> None:
    """Memory and file agree on that once the disk is well, and good actions go on."""
    disk = SimulatedDisk()
    db = database(disk)
    put(db, 1)
    db.kept.fold()
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
    db.kept._sync_journal()
    assert db.kept.status == NotSaved("The disk is full.", 2)


def test_a_file_that_cannot_be_written_anew_leaves_the_journal_in_use() -> None:
    """It is as safe there, and room for a new file is not asked for at each action."""
    disk = SimulatedDisk()
    db = database(disk, sync="later", bound=100)
    put(db, 1)
    db.kept.settle()
    disk.step = full = Breakage(errno.ENOSPC, "open")
    put(db, *range(2, 20))
    assert db.kept.settle()
    assert db.kept.status == Saved()
    assert numbers(database(disk.after_power_cut(names_survive=False))) == list(range(1, 20))
    tries = disk.counts["open"]
    put(db, 20)
    db.kept.settle()
    assert disk.counts["open"] == tries
    full.mend()
    put(db, *range(21, 30))
    assert db.kept.settle()
    assert JOURNAL not in disk.files


def test_old_words_that_cannot_be_removed_yet_are_removed_when_the_disk_is_well() -> None:
    """It is tried again until it is done."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    db.do(Put("events", "1", {"text": "private"}))
    disk.step = full = Breakage(errno.ENOSPC, "open")
    db.do(Put("events", "1", {"text": ""}))
    db.kept.fold_soon()
    assert not db.kept.settle()
    full.mend()
    assert db.kept.settle()
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


def test_a_folder_that_is_gone_is_noticed_although_the_open_file_takes_every_write() -> None:
    """A removed file keeps nothing: `saved` must not be said of it."""
    disk = SimulatedDisk()
    db = database(disk, sync="later")
    put(db, 1)
    db.kept.settle()
    away = dict(disk.files)
    disk.files.clear()
    disk.folders.remove(FOLDER)
    put(db, 2)
    assert not db.kept.settle()
    # Neither action is on the disk by now.
    assert db.kept.status == NotSaved("The folder or the file is gone.", 2, is_all=True)
    disk.files.update(away)
    disk.folders.add(FOLDER)
    assert db.kept.settle()
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
    db.kept.settle()
    db.kept.settle()
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
    assert asked.wait(60)
    writer.wake()
    assert done.wait(60)
    writer.stop()
    writer.wake()
    assert tries == [False, False, False, True, True]


def test_whoever_wakes_the_thread_never_waits_for_it() -> None:
    """However often it is asked for while the disk is slow; it runs once more for all of that."""
    runs: list[int] = []
    begun, go_on, again = Event(), Event(), Event()

    def settle() -> bool:
        runs.append(1)
        (begun if len(runs) == 1 else again).set()
        return go_on.wait(60)

    writer = Writer(settle)
    writer.wake()
    assert begun.wait(60)
    for _ in range(100_000):
        writer.wake()
    go_on.set()
    assert again.wait(60)
    writer.stop()
    assert 2 <= len(runs) < 100


@pytest.mark.parametrize("failures", [5, sys.maxsize])
def test_a_bell_that_cannot_be_rung_holds_nobody_up(monkeypatch: pytest.MonkeyPatch, failures: int) -> None:
    """A system in trouble may refuse that as it refuses a file: it is tried again, and the end is heard."""
    runs, once, more = [0], Event(), Event()

    def settle() -> bool:
        runs[0] += 1
        (once if runs[0] == 1 else more).set()
        return True

    left = [0]

    def write(fd: int, data: bytes) -> int:
        if fd == writer._bell and left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "no space left on device")
        return ring(fd, data)

    ring = os.write
    monkeypatch.setattr(os, "write", write)
    writer = Writer(settle)
    writer.wake()
    assert once.wait(60)
    left[0] = failures
    writer.wake()
    assert failures > 5 or more.wait(60)
    writer.stop()
    assert writer._thread is not None
    assert not writer._thread.is_alive()


def test_a_thread_that_has_ended_is_woken_no_more_and_holds_nothing_open() -> None:
    """Its bell's number may be that of another file by then."""
    writer = Writer(lambda: True)
    writer.wake()
    ends = (writer._ear, writer._bell)
    writer.stop()
    for end in ends:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(end)
    read, write = os.pipe()
    writer.wake()
    writer.stop()
    os.set_blocking(read, False)
    with pytest.raises(BlockingIOError):
        os.read(read, 1)
    for end in (read, write):
        os.close(end)


class Bounded(SimulatedDisk):
    """A disk on which no journal is written past a bound."""

    longest_journal = 1000


def test_a_journal_that_cannot_be_folded_is_written_no_further_than_it_is_read() -> None:
    """What comes after that is said not to be saved, and is kept once the file can be written."""
    disk = Bounded()
    db = database(disk, sync="later", bound=200)
    disk.step = broken = Breakage(errno.EIO, "replace")
    count = 0
    while not isinstance(db.kept.status, NotSaved):
        count += 1
        assert count < 1000
        put(db, count)
        db.kept.settle()
    assert len(disk.files[JOURNAL].data) <= Bounded.longest_journal
    assert numbers(database(disk.after_kill())) == list(range(1, count))
    broken.mend()
    assert db.kept.settle()
    assert numbers(database(disk.after_kill())) == list(range(1, count + 1))


def test_an_action_that_a_full_journal_has_no_room_for_did_not_happen() -> None:
    """It is an error where it would be in the file once it is answered."""
    disk = Bounded()
    db = database(disk, bound=200)
    disk.step = broken = Breakage(errno.EIO, "replace")
    with pytest.raises(StoreError, match="newest part is full"):
        put(db, *range(1, 1000))
    count = len(numbers(db))
    assert numbers(db) == numbers(database(disk.after_kill())) == list(range(1, count + 1))
    broken.mend()
    put(db, count + 1)
    assert numbers(database(disk.after_kill())) == list(range(1, count + 2))
