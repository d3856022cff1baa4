"""One generation of backup, which never keeps what people took back."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.live import Live
from alliance_tui.storage.database import Database
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.ops import Forget, Put
from alliance_tui.storage.signed import encode_file
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.databases import PATH, numbers, put
from tests.storage.disks import FOLDER, Breakage, Killed, SimulatedDisk, killing
from tests.storage.people import every_byte, note, seated

BACKUP = FOLDER / "ab.json.backup"


def sittings(disk: SimulatedDisk, *documents: int) -> None:
    """Open, add one document and close, once for each."""
    for number in documents:
        db = Database(PATH, disk=disk)
        put(db, number)
        db.close()


def test_the_file_before_is_kept_as_the_one_backup() -> None:
    """A database as well, that plain TinyDB opens; it holds what the file held before."""
    disk = SimulatedDisk()
    sittings(disk, 1, 2, 3)
    assert numbers(Database(BACKUP, writable=False, disk=disk)) == [1, 2]
    assert set(disk.files) == {PATH, BACKUP}


@pytest.mark.parametrize(
    "raw",
    [b'{"events": {"1": {"n": 1}}}', encode_file({"events": {"1": {"n": 1}}}, 1, 0)],
    ids=["plain", "begun"],
)
def test_a_file_that_another_wrote_is_kept_from_the_first_time_on_that_it_is_replaced(raw: bytes) -> None:
    """Plain TinyDB, or this program as it saved all of it elsewhere: no action of a journal is in it."""
    disk = SimulatedDisk({PATH: raw})
    sittings(disk, 2)
    assert disk.files[BACKUP].data == raw
    sittings(disk, 3)
    assert numbers(Database(BACKUP, writable=False, disk=disk)) == [1, 2]


@pytest.mark.parametrize("raw", [b"{}", b'{"events": {}}'])
def test_a_file_of_plain_tinydb_without_documents_is_not_kept(raw: bytes) -> None:
    """As little as an empty one of this program."""
    disk = SimulatedDisk({PATH: raw})
    sittings(disk, 1)
    assert set(disk.files) == {PATH}


def test_a_file_that_never_held_anything_is_not_kept() -> None:
    """Nobody needs it."""
    disk = SimulatedDisk()
    sittings(disk, 1)
    assert set(disk.files) == {PATH}


def test_where_a_file_can_have_one_name_only_it_is_copied() -> None:
    """As on the file system of a memory stick."""
    disk = SimulatedDisk()
    sittings(disk, 1)
    disk.step = Breakage(1, "link")
    sittings(disk, 2)
    assert numbers(Database(BACKUP, writable=False, disk=disk)) == [1]
    assert set(disk.files) == {PATH, BACKUP}


def test_a_backup_that_cannot_be_made_stops_nothing() -> None:
    """What was said is more than what was said before."""
    disk = SimulatedDisk()
    sittings(disk, 1)
    db = Database(PATH, disk=disk)
    put(db, 2)
    disk.step = Breakage(5, "link", "read")
    db.close()
    disk.step = lambda _: None
    assert numbers(Database(PATH, disk=disk)) == [1, 2]


def remembering() -> SimulatedDisk:
    """A disk whose file and backup both hold a private word."""
    disk = SimulatedDisk()
    db = Database(PATH, disk=disk)
    db.do(Put("events", "1", {"text": "private"}))
    db.close()
    sittings(disk, 2)
    return disk


def forget(disk: SimulatedDisk) -> None:
    """Take the word back, and close."""
    db = Database(PATH, disk=disk)
    db.do(Put("events", "1", {"text": "", "n": 1}), Forget())
    db.close()


def holds_it(disk: SimulatedDisk) -> bool:
    """Whether any file holds the private word."""
    return b"private" in b"".join(inode.data for inode in disk.files.values())


def test_what_was_to_be_forgotten_is_in_the_backup_no_longer() -> None:
    """The backup is the new file, until the next."""
    disk = remembering()
    forget(disk)
    assert not holds_it(disk)
    assert numbers(Database(BACKUP, writable=False, disk=disk)) == [1, 2]
    sittings(disk, 3)
    assert numbers(Database(BACKUP, writable=False, disk=disk)) == [1, 2]
    assert numbers(Database(PATH, writable=False, disk=disk)) == [1, 2, 3]


@pytest.mark.no_cover
@pytest.mark.parametrize("names_survive", [True, False, None])
def test_what_was_to_be_forgotten_is_forgotten_after_a_kill_or_a_power_cut_at_any_moment(
    names_survive: bool | None,
) -> None:
    """The next opening that closes well takes it out."""
    for step in itertools.count():
        disk = remembering()
        for inode in disk.files.values():
            inode.durable = inode.data
        disk.durable_files = dict(disk.files)
        disk.step = killing(step)
        try:
            forget(disk)
        except Killed:
            cut = names_survive is not None
            after = disk.after_power_cut(names_survive=names_survive is True) if cut else disk.after_kill()
            db = Database(PATH, disk=after)
            taken_back = db.tables["events"]["1"] == {"text": "", "n": 1}
            db.close()
            assert holds_it(after) is not taken_back, f"killed before operation {step}"
        else:
            assert step > 10
            break


def test_a_backup_that_still_holds_it_is_tried_again_until_it_does_not() -> None:
    """A full disk is said, and nothing is pretended."""
    disk = remembering()
    db = Database(PATH, disk=disk, sync="later")
    db.do(Put("events", "1", {"text": ""}), Forget())
    disk.step = full = Breakage(28, "open")
    db.kept.fold_soon()
    assert not db.kept.settle()
    full.mend()
    db.close()
    assert not holds_it(disk)


def test_words_taken_back_in_a_later_sitting_are_in_no_file_at_the_end(data_dir: Path) -> None:
    """Byte by byte, in the backup of the sitting before too."""
    files = FileLibrary(data_dir)
    live = seated(files)
    assert live.session is not None
    session = live.session.id
    note(live, "secret words")
    live.close()
    for text in ("second sitting", "third sitting"):
        live = Live(files.open(live.id), MovableClock())
        happened(live.resume(session))
        note(live, text)
        live.close()
    assert every_byte(data_dir).count(b"secret words") == 2, "the file and its backup"
    live = Live(files.open(live.id), MovableClock())
    happened(live.resume(session))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    happened(live.act(sitting.close))
    live.close()
    left = every_byte(data_dir)
    assert b"secret words" not in left
    assert left.count(b"third sitting") == 2
