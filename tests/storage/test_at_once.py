"""Two programs that replace one file at the same moment: what either of them said to be saved is there."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.tiny import JournalDB
from tests.storage.databases import PATH, database, numbers, put
from tests.storage.disks import FOLDER, Breakage, Inode, SimulatedDisk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "notes.json"


def is_held(folder: Path) -> bool:
    """Whether somebody holds a folder."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


class AskingDisk(Disk):
    """The real disk; at each change of a name it is asked whether the folder is held."""

    def __init__(self) -> None:
        self.held: dict[str, bool] = {}
        """Whether it was, by the name that was changed."""

    def stat(self, path: Path) -> object:  # type: ignore[override] # whatever it answers
        """Ask, and look."""
        self.held[f"stat {path.name}"] = is_held(path.parent)
        return super().stat(path)

    def replace(self, source: Path, target: Path) -> None:
        """Ask, and give a name."""
        self.held[target.name] = is_held(target.parent)
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        """Ask, and remove."""
        self.held[path.name] = is_held(path.parent)
        super().unlink(path)


def test_a_folder_is_held_from_looking_at_a_file_until_its_journal_is_gone(path: Path) -> None:
    """So the two of them do not come between; nothing is left of it afterwards, and nobody waits."""
    with JournalDB(path) as db:
        db.insert({"n": 1})
    disk = AskingDisk()
    db = JournalDB(path, disk=disk)
    db.insert({"n": 2})
    disk.held.clear()
    db.close()
    changed = [f"stat {path.name}", path.name, journal_of(path).name]
    assert [disk.held[name] for name in changed] == [True] * 3
    assert not is_held(path.parent)
    assert {one.name for one in path.parent.iterdir()} == {path.name, backup_of(path).name}


class LateDisk(Disk):
    """The real disk, for whoever is the second of two that ask to hold a folder."""

    def __init__(self, first: JournalDB) -> None:
        self.first = first
        """The first of them: it is done before the second one gets it."""

    def hold(self, folder: Path) -> int | None:
        """Let the other one close, and hold it then."""
        self.first.close()
        return super().hold(folder)


def test_of_two_that_close_at_once_the_second_one_finds_what_the_first_one_wrote(path: Path) -> None:
    """It had written its new file already, and only waited to put it in place."""
    with JournalDB(path) as db:
        db.insert({"n": 1})
    first = JournalDB(path)
    second = JournalDB(path, disk=LateDisk(first), sync="later")
    first.insert({"n": 2})
    second.insert({"n": 3})
    second.close()
    with JournalDB(path) as db:
        assert [one["n"] for one in db] == [1, 2]
    with JournalDB(path.with_name("notes.ours-1.json")) as db:
        assert [one["n"] for one in db] == [1, 3]


def test_a_folder_that_another_one_does_not_let_go_of_is_not_waited_for_without_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody stopped it: it is gone on with as on a disk that knows no locks."""
    waited: list[float] = []
    monkeypatch.setattr("alliance_tui.storage.disk.sleep", waited.append)
    db = JournalDB(path)
    db.insert({"n": 1})
    fd = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(fd, fcntl.LOCK_EX)
    db.close()
    os.close(fd)
    assert sum(waited) == pytest.approx(2)
    with JournalDB(path) as db:
        assert db.all() == [{"n": 1}]


def test_where_nothing_can_be_held_the_journal_stays_until_ours_is_known_to_stand_there() -> None:
    """Another one that had looked before us puts its file over ours: both are kept, and it is said."""
    disk = SimulatedDisk()
    put(db := database(disk), 1)
    db.close()
    db = database(disk)
    put(db, 2)
    before, theirs = disk.files[PATH], Inode(99, b"theirs")

    def step(operation: str) -> None:
        # Once ours has its name, and before that is known to be safe.
        if operation == "fsync" and disk.files[PATH] is not before:
            disk.files[PATH] = theirs

    disk.step = step
    db.close()
    disk.step = lambda _: None
    assert db.kept.reports == [
        "Another program changed ab.json while it was open here. Both are kept: ours is in ab.ours-1.json."
    ]
    assert disk.files[PATH] is theirs
    assert numbers(Database(FOLDER / "ab.ours-1.json", disk=disk)) == [1, 2]


def test_a_file_that_comes_where_none_was_is_not_replaced() -> None:
    """In the moment between looking for it and naming ours, too."""
    disk = SimulatedDisk()

    def step(operation: str) -> None:
        if operation == "link":
            disk.files.setdefault(PATH, Inode(99, b"theirs"))

    disk.step = step
    db = database(disk)
    assert db.kept.path == FOLDER / "ab.ours-1.json"
    assert disk.contents().keys() == {"ab.json", "ab.ours-1.json"}
    assert disk.files[PATH].data == b"theirs"


def test_a_new_file_gets_its_name_where_files_have_one_each() -> None:
    """On a memory stick: in one step, so that a kill leaves no empty file."""
    disk = SimulatedDisk()
    disk.step = Breakage(1, "link")
    put(db := database(disk), 1)
    db.close()
    assert numbers(Database(PATH, disk=disk.after_kill())) == [1]
    assert disk.contents().keys() == {PATH.name}


@pytest.mark.parametrize("broken", [(), ("link",)], ids=["with links", "without links"])
def test_what_another_program_wrote_into_the_file_does_not_become_its_backup(broken: tuple[str, ...]) -> None:
    """The backup is the last one that was written here; both files are kept."""
    disk = SimulatedDisk()
    for number in (1, 2):
        put(db := database(disk), number)
        db.close()
    before = disk.files[backup_of(PATH)].data
    disk.step = Breakage(1, *broken)
    put(db := database(disk), 3)
    disk.files[PATH].data = b"x" * 50
    db.close()
    assert disk.files[backup_of(PATH)].data == before
    assert disk.contents().keys() == {"ab.json", "ab.ours-1.json"}
    assert numbers(Database(FOLDER / "ab.ours-1.json", disk=disk)) == [1, 2, 3]
