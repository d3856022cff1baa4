"""When people were last at an alliance, by the file of its lock: the same in every copy of it."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from alliance_tui.domain.decisions import floor
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import AllianceLock, Holder, touched
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import elsewhere, founded, seated

MOMENT = START + timedelta(days=3, microseconds=123_456)
"""When people were last there."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a lock is."""
    return tmp_path / "lock"


def held_and_touched(path: Path) -> AllianceLock:
    """A lock that is held by people who are there."""
    lock = AllianceLock(path)
    lock.touch(MOMENT)
    return lock


def test_a_copy_tells_the_same_moment(path: Path, tmp_path: Path) -> None:
    """Its own time is that of the copying, which nobody sat at."""
    held_and_touched(path).release()
    copy = Path(shutil.copyfile(path, tmp_path / "copy"))
    os.utime(copy, (2e9, 2e9))
    assert touched(copy) == touched(path) == MOMENT
    lock = AllianceLock(copy)
    assert lock.last_touch == MOMENT
    lock.release()
    assert touched(copy) == MOMENT, "who only opens it was not at it"


def test_before_anybody_was_there_a_copy_tells_so(path: Path) -> None:
    """Nobody sat there while it was copied either."""
    AllianceLock(path).release()
    assert touched(path) is None
    os.utime(path, (2e9, 2e9))
    assert touched(path) is None


@pytest.mark.parametrize(
    "text",
    [b"", b"\0" * 40, b'{"host": "here", "pid": 7}', b'{"host": "a", "pid": 7, "at": "2026-01-01T00:00:00"}'],
)
def test_without_a_moment_in_it_the_time_of_the_file_tells(path: Path, text: bytes) -> None:
    """As of one that was written before, or was cut short with the power."""
    path.write_bytes(text)
    os.utime(path, (MOMENT.timestamp(), MOMENT.timestamp()))
    told = touched(path)
    assert told is not None
    assert abs(told - MOMENT) < timedelta(seconds=1)
    lock = AllianceLock(path)
    assert lock.last_touch == told
    lock.release()
    assert touched(path) == told


def test_each_touch_is_one_write_of_the_same_length(path: Path) -> None:
    """A kill in the middle leaves nothing of two; whatever stood there before is written over."""
    path.write_bytes(msgspec.json.encode(Holder("a" * 300, 1, MOMENT)))
    lock = AllianceLock(path)
    sizes = {path.stat().st_size}
    for seconds in (0, 5, 5.000001):
        lock.touch(MOMENT + timedelta(seconds=seconds))
        sizes.add(path.stat().st_size)
        assert touched(path) == MOMENT + timedelta(seconds=seconds)
    assert len(sizes) == 1
    lock.release()
    lock.touch(START)
    assert touched(path) == MOMENT + timedelta(seconds=5.000001), "what is given back is not touched"


def test_who_holds_it_is_still_told(path: Path) -> None:
    """In the same file."""
    lock = held_and_touched(path)
    other = AllianceLock(path)
    assert f"process {os.getpid()} on {os.uname().nodename}" in other.taken_by
    other.touch(START)
    other.release()
    assert touched(path) == MOMENT
    lock.release()


def test_a_link_in_its_place_is_never_written_through(path: Path, tmp_path: Path) -> None:
    """Whatever it leads to stays as it is."""
    target = tmp_path / "mine"
    target.write_bytes(b"my words")
    path.symlink_to(target)
    lock = AllianceLock(path)
    assert lock.refusal is not None
    lock.touch(MOMENT)
    lock.release()
    assert target.read_bytes() == b"my words"


def test_a_killed_session_tells_the_same_in_a_copy_of_everything(data_dir: Path, tmp_path: Path) -> None:
    """In the list, and to who goes on with it."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    copy = tmp_path / "copy"
    shutil.copytree(data_dir, copy, copy_function=shutil.copyfile)
    here, there = FileLibrary(data_dir), FileLibrary(copy)
    assert there.last_touch(alliance) == here.last_touch(alliance) == START + timedelta(seconds=60)
    assert [one.sessions for one in there.list()] == [one.sessions for one in here.list()]
    opening = there.open(alliance)
    assert opening.last_touch == START + timedelta(seconds=60)
    opening.close()


def test_who_only_looks_at_an_alliance_is_not_at_its_unfinished_session(data_dir: Path) -> None:
    """Opened, looked at for a minute and left, it tells what it told before."""
    files, clock = FileLibrary(data_dir), MovableClock()
    killed = seated(files, clock=clock)
    happened(killed.act(floor.press, 1))
    clock.move(30)
    killed.beat()
    at = killed.now().at
    killed.store.opening._lock.release()  # type: ignore[attr-defined]
    clock.move(3600)
    looking = Live(files.open(killed.id), clock)
    looking.beat()
    clock.move(60)
    looking.beat()
    looking.close()
    assert files.last_touch(killed.id) == at


def test_where_nothing_is_unfinished_looking_is_being_there(data_dir: Path) -> None:
    """It counts for nothing, and says that the place is in use."""
    files, clock = FileLibrary(data_dir), MovableClock()
    live = founded(files, clock=clock)
    clock.move(60)
    live.beat()
    assert files.last_touch(live.id) == clock.now()
    live.close()
