"""That a quick disk begins with a line at once, and that nobody waits for a slow one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.storage import disk, journal
from alliance_tui.storage.journal import Journal
from alliance_tui.storage.ops import Put, encode_line
from tests.storage.disks import FOLDER, SimulatedDisk


class Watched(SimulatedDisk):
    """Notes what is asked of it; its syncs take as long as is said."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.seconds = 0.0
        self.begun: list[tuple[int, int]] = []

    def fsync(self, fd: int) -> None:
        """Take its time."""
        super().fsync(fd)
        self.clock.now += self.seconds

    def begin_sync(self, fd: int, start: int, size: int) -> None:
        """Note it."""
        self.begun.append((start, size))


class Clock:
    """Moved by the disk alone."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A disk with a clock of its own."""
    clock = Clock()
    monkeypatch.setattr(journal, "perf_counter", clock)
    return Watched(clock)


@pytest.fixture
def keep(watched: Watched) -> Callable[[str], bytes]:
    """Append a line and sync it."""
    lines = Journal(watched, FOLDER / "a.journal", 1)
    numbers = iter(range(1, 100))

    def keep(text: str) -> bytes:
        line = encode_line(next(numbers), [Put("events", "1", {"text": text})])
        lines.append(line)
        lines.sync()
        return line

    return keep


def test_a_quick_disk_begins_with_what_was_just_written(
    watched: Watched, keep: Callable[[str], bytes]
) -> None:
    """While the thread that syncs it is being woken."""
    keep("first")
    assert watched.begun == []
    there = len(watched.contents()["a.journal"])
    line = keep("second")
    assert watched.begun == [(there, len(line))]


def test_nothing_is_begun_on_a_slow_disk(watched: Watched, keep: Callable[[str], bytes]) -> None:
    """Whoever writes might have to wait there."""
    watched.seconds = 0.01
    keep("first")
    keep("second")
    assert watched.begun == []
    watched.seconds = 0.0
    keep("the last sync was slow")
    assert watched.begun == []
    keep("it was quick")
    assert len(watched.begun) == 1


def test_the_real_disk_keeps_what_it_began_with(tmp_path: Path) -> None:
    """A hint changes nothing of what is written."""
    fd = disk.DISK.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(100):
        line = b"%0200d\n" % number
        disk.DISK.write(fd, line)
        disk.DISK.begin_sync(fd, number * len(line), len(line))
    disk.DISK.fsync(fd)
    disk.DISK.close(fd)
    assert (tmp_path / "file").read_bytes() == b"".join(b"%0200d\n" % number for number in range(100))


def test_that_it_cannot_begin_is_no_error() -> None:
    """A pipe has no parts that could be named."""
    ear, bell = os.pipe()
    try:
        disk.DISK.begin_sync(bell, 0, 10)
    finally:
        os.close(ear)
        os.close(bell)


def test_a_system_without_such_a_hint_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS."""
    monkeypatch.setattr(disk, "_ADVISE", None)
    disk.DISK.begin_sync(-1, 0, 10)


def test_a_hint_that_is_refused_is_no_error(tmp_path: Path) -> None:
    """What is wrong with the disk is told by the sync that follows."""
    fd = disk.DISK.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    disk.DISK.close(fd)
    disk.DISK.begin_sync(fd, 0, 10)
