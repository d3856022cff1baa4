"""Disks that are watched, broken, pulled out or switched off, for tests of the store."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from alliance_tui.storage.disk import Disk, Identity

FOLDER = Path("/disk")
"""The one folder a simulated disk begins with."""


class Killed(BaseException):
    """The process ended here; nothing after this line of it ran."""


class Inode:
    """A file of a simulated disk, apart from its names."""

    def __init__(self, number: int, data: bytes = b"") -> None:
        self.number = number
        """Which file."""
        self.data = data
        """What readers see."""
        self.durable = data
        """What a power cut leaves."""
        self.changed = 0
        """When it was last written, in operations since the disk began."""


class SimulatedDisk(Disk):
    """A disk in memory that knows what a kill and what a power cut would leave of it."""

    def __init__(self, files: dict[Path, bytes] | None = None) -> None:
        self._numbers = itertools.count(1)
        self.files = {path: Inode(next(self._numbers), data) for path, data in (files or {}).items()}
        """The names, as readers see them."""
        self.durable_files = dict(self.files)
        """The names, as a power cut leaves them."""
        self.folders = {FOLDER, FOLDER.parent}
        """The folders there are."""
        self.counts: Counter[str] = Counter()
        """How often each operation was asked for."""
        self.step: Callable[[str], None] = lambda operation: None
        """Called before each operation; what it raises, the operation raises."""
        self._open: dict[int, Inode | Path] = {}
        self._fds = itertools.count(3)

    def after_kill(self) -> SimulatedDisk:
        """The disk as the next process finds it: what was written is there."""
        return self._reborn({path: inode.data for path, inode in self.files.items()})

    def after_power_cut(self, *, names_survive: bool) -> SimulatedDisk:
        """The disk after the power came back: only what was synced is there.

        Args:
            names_survive: Names given since the folder was synced may have reached the disk, or not.
        """
        names = self.files if names_survive else self.durable_files
        return self._reborn({path: inode.durable for path, inode in names.items()})

    def contents(self) -> dict[str, bytes]:
        """What every file but the backups holds, by its name."""
        return {
            path.name: inode.data for path, inode in self.files.items() if not path.name.endswith(".backup")
        }

    def _reborn(self, files: dict[Path, bytes]) -> SimulatedDisk:
        disk = SimulatedDisk(files)
        disk.folders = set(self.folders)
        return disk

    def _step(self, operation: str) -> None:
        self.counts[operation] += 1
        self.step(operation)

    def _found(self, path: Path) -> Inode:
        try:
            return self.files[path]
        except KeyError:
            raise FileNotFoundError(2, "gone", str(path)) from None

    def _in_folder(self, path: Path) -> None:
        if path.parent not in self.folders:
            raise FileNotFoundError(2, "gone", str(path.parent))

    def open(self, path: Path, flags: int) -> int:
        """Open a file or a folder."""
        self._step("open")
        fd = next(self._fds)
        if flags & os.O_DIRECTORY:
            if path not in self.folders:
                raise FileNotFoundError(2, "gone", str(path))
            self._open[fd] = path
            return fd
        self._in_folder(path)
        if flags & os.O_EXCL:
            if path in self.files:
                raise FileExistsError(17, "exists", str(path))
            self.files[path] = Inode(next(self._numbers))
        self._open[fd] = self._found(path)
        return fd

    def write(self, fd: int, data: bytes) -> int:
        """Add to the end: the store writes nowhere else."""
        try:
            self._step("write")
        except Killed:
            # The system was in the middle of it.
            self._append(fd, data[: len(data) // 2])
            raise
        self._append(fd, data)
        return len(data)

    def _append(self, fd: int, data: bytes) -> None:
        inode = self._file(fd)
        inode.data += data
        inode.changed = sum(self.counts.values())

    def fsync(self, fd: int) -> None:
        """Make a file, or the names in a folder, survive a power cut."""
        self._step("fsync")
        opened = self._open[fd]
        if isinstance(opened, Inode):
            opened.durable = opened.data
            return
        kept = {path: inode for path, inode in self.durable_files.items() if path.parent != opened}
        self.durable_files = kept | {p: inode for p, inode in self.files.items() if p.parent == opened}

    def begin_sync(self, fd: int, start: int, size: int) -> None:
        """What was written and not synced may be on the disk or not, begun or not."""

    def close(self, fd: int) -> None:
        """Give a file back."""
        self._step("close")
        del self._open[fd]

    def read(self, path: Path) -> tuple[bytes, Identity]:
        """The whole file."""
        self._step("read")
        inode = self._found(path)
        return inode.data, _identity(inode)

    def stat(self, path: Path) -> Identity:
        """Which state a file is in."""
        self._step("stat")
        return _identity(self._found(path))

    def state(self, fd: int) -> Identity:
        """Which state an open file is in."""
        self._step("state")
        return _identity(self._file(fd))

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name."""
        self._step("replace")
        self._in_folder(target)
        self.files[target] = self._found(source)
        del self.files[source]

    def link(self, source: Path, target: Path) -> None:
        """Give a file one more name."""
        self._step("link")
        self._in_folder(target)
        if target in self.files:
            raise FileExistsError(17, "exists", str(target))
        self.files[target] = self._found(source)

    def unlink(self, path: Path) -> None:
        """Remove a name."""
        self._step("unlink")
        self._found(path)
        del self.files[path]

    def mkdir(self, path: Path) -> None:
        """Make a folder."""
        self._step("mkdir")
        if path in self.folders:
            raise FileExistsError(17, "exists", str(path))
        if path.parent not in self.folders:
            raise FileNotFoundError(2, "gone", str(path))
        self.folders.add(path)

    def hold(self, folder: Path) -> int | None:
        """Nobody else is there."""
        return None

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        self._step("names")
        if folder not in self.folders:
            raise FileNotFoundError(2, "gone", str(folder))
        return [path.name for path in self.files if path.parent == folder]

    def _file(self, fd: int) -> Inode:
        opened = self._open[fd]
        if isinstance(opened, Path):
            raise IsADirectoryError(21, "a folder", str(opened))
        return opened


def _identity(inode: Inode) -> Identity:
    return Identity(1, inode.number, len(inode.data), inode.changed)


def killing(after: int) -> Callable[[str], None]:
    """A step that ends the process before the operation with this number, counted from 0."""
    left = itertools.count(after, -1)

    def step(operation: str) -> None:
        if next(left) <= 0:
            raise Killed

    return step


class Breakage:
    """A step that fails the named operations as long as it is told to."""

    def __init__(self, number: int, *operations: str) -> None:
        self.number = number
        """The error's number."""
        self.operations = set(operations)
        """What fails; empty it to mend the disk."""

    def __call__(self, operation: str) -> None:
        """Fail, or not."""
        if operation in self.operations:
            raise OSError(self.number, os.strerror(self.number))

    def mend(self) -> None:
        """From now on all is well."""
        self.operations.clear()


class NoThread:
    """Stands in for the writer thread: the test decides when to settle."""

    is_dead = False
    """Whether it ended although nobody asked for that."""

    def wake(self) -> None:
        """Nothing runs by itself."""

    def stop(self) -> None:
        """Nothing runs."""
