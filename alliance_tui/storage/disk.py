"""The few operations on files that the store makes, in one place: a test can make each of them fail."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Final

from msgspec import Struct

from alliance_tui.plain_files import read_file
from alliance_tui.sentences import store as say
from alliance_tui.storage.names import is_journal

FILE_MODE: Final = 0o600
"""Files are their owner's alone."""

FOLDER_MODE: Final = 0o700
"""Folders too."""

LARGEST: Final = 128 << 20
"""Bytes of a file of the library that is read: the longest session is a few MB, and a catalogue of 10,000
sessions no more. What is larger was never written here, and would be read for minutes."""

LONGEST_JOURNAL: Final = 16 << 20
"""Bytes that a journal of the library is let grow to. Past 1 MB it is folded into its file; where the disk
does not let us, it holds what is said in several sessions, and what comes then is said not to be saved."""

LARGEST_JOURNAL: Final = 4 * LONGEST_JOURNAL
"""Bytes of a journal of the library that is read: far more than is ever written, so that none is refused."""

_FULL_SYNC: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None)
"""On macOS fsync leaves data in the drive's own cache; this asks the drive too. None elsewhere."""

_ADVISE: Final[Callable[[int, int, int, int], None] | None] = getattr(os, "posix_fadvise", None)
"""Tells the system what becomes of a part of a file. None on macOS."""

_HOLD_AGAIN: Final = 0.002
"""Seconds until it is tried again to hold a folder: there is no waiting for it that has an end."""

_HOLD_TRIES: Final = 1000
"""So often it is tried: whoever holds one waits for a sync of it, and is stopped if it takes longer."""

_REASONS: Final = {
    errno.ENOSPC: say.DISK_FULL,
    errno.EDQUOT: say.SHARE_USED_UP,
    errno.EROFS: say.DISK_READ_ONLY,
    errno.EIO: say.DISK_ERROR,
    errno.ENOENT: say.GONE,
    errno.ENOTDIR: say.FILE_FOR_FOLDER,
    errno.ESPIPE: say.NO_FILE,
    errno.ENXIO: say.NO_FILE,
    errno.ELOOP: say.LINKS_IN_A_CIRCLE,
    errno.EISDIR: say.FOLDER_FOR_FILE,
    errno.EEXIST: say.FILE_FOR_FOLDER,
    errno.ESTALE: say.FOLDER_GONE,
    errno.ENODEV: say.DISK_GONE,
    errno.EACCES: say.NOT_PERMITTED,
    errno.EPERM: say.NOT_PERMITTED,
    errno.EFBIG: say.FILE_TOO_BIG,
    errno.ENOBUFS: say.JOURNAL_FULL,
    errno.EOVERFLOW: say.TOO_LARGE,
    errno.EMFILE: say.TOO_MANY_OPEN,
    errno.EBUSY: say.ANOTHER_WRITES,
    errno.ENAMETOOLONG: say.NAME_TOO_LONG,
}
"""What the common errors mean, in words that fit after "because"."""


_IN_THE_WAY: Final = (errno.EISDIR, errno.ESPIPE, errno.ENXIO, errno.ELOOP)
"""What is said where no file stands in the place of one."""

_REMEDIES: Final = {
    errno.EACCES: say.MAY_NOT_READ,
    errno.EPERM: say.MAY_NOT_READ,
    errno.EIO: say.COPY_IT_FIRST,
    errno.EOVERFLOW: say.NOT_OURS,
}
"""What can be done where a file cannot be read."""


class StoreError(OSError):
    """Something could not be read or kept; the message is a sentence for people."""


class MissingError(StoreError, FileNotFoundError):
    """There is no such file, and none is made."""


class LostLinkError(OSError):
    """A link to a folder that is not there: the disk that it is on may be another one."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ENOENT, os.strerror(errno.ENOENT), str(link))
        self.link: Final = link
        """The link."""


class FolderGoneError(OSError):
    """The data folder is not there any more, or another one is in its place: a stick was taken out."""

    def __init__(self, folder: Path, *, is_other: bool = False) -> None:
        super().__init__(errno.ESTALE, os.strerror(errno.ESTALE), str(folder))
        self.is_other: Final = is_other
        """Whether there is another one in its place."""


class DamagedError(StoreError):
    """A file in which nothing can be read."""


class Identity(Struct, frozen=True):
    """What tells one state of a file from another without reading it."""

    device: int
    """The disk it is on."""

    inode: int
    """Its number on that disk."""

    size: int
    """Its length in bytes."""

    changed: int
    """When it was last written, in nanoseconds."""

    def is_same_file(self, other: Identity) -> bool:
        """Whether both are states of one file."""
        return self.device == other.device and self.inode == other.inode


class Disk:
    """The real disk. Every method may raise OSError."""

    largest: int | None = None
    """Bytes of a file that is read; None for any."""

    largest_journal: int | None = None
    """The same of a journal."""

    longest_journal: int | None = None
    """Bytes that a journal is let grow to; None for any."""

    def require(self) -> None:
        """See to it that all is kept where it was; an error says that it is not."""

    def open(self, path: Path, flags: int) -> int:
        """Open a file, with mode 0600 if that creates it; a pipe or a device never blocks."""
        return os.open(path, flags | os.O_CLOEXEC | os.O_NONBLOCK, FILE_MODE)

    def write(self, fd: int, data: bytes) -> int:
        """Write what the system takes in one call; the number of bytes it took."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Wait until the file, or folder, is on the disk itself."""
        if _FULL_SYNC is not None:
            try:
                fcntl.fcntl(fd, _FULL_SYNC)
            except OSError as error:
                if error.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}:
                    raise
            else:
                return
        os.fsync(fd)

    def begin_sync(self, fd: int, start: int, size: int) -> None:
        """Have the disk begin with these bytes, so that less is left to wait for in `fsync`.

        Linux begins to write what it is told will not be needed soon; elsewhere nothing happens. All but the
        last byte are named: then the block that the next bytes go to stays in memory.
        """
        if _ADVISE is not None:
            # A hint: what is wrong with the disk is told by the sync.
            with suppress(OSError):
                _ADVISE(fd, start, size - 1, os.POSIX_FADV_DONTNEED)

    def close(self, fd: int) -> None:
        """Give the file back."""
        os.close(fd)

    def read(self, path: Path) -> tuple[bytes, Identity]:
        """The whole file, and which state of it that was; a pipe or a device never blocks: it is no file."""
        data, found = read_file(path, self.largest_journal if is_journal(path) else self.largest)
        return data, _identity(found)

    def stat(self, path: Path) -> Identity:
        """Which state the file under this name is in."""
        return _identity(os.stat(path))  # noqa: PTH116 - asked for each action, and pathlib's way takes longer

    def state(self, fd: int) -> Identity:
        """Which state an open file is in."""
        return _identity(os.fstat(fd))

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in one step; what had that name is gone."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file one more name, which nothing has yet."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Make one folder, mode 0700."""
        path.mkdir(mode=FOLDER_MODE)

    def hold(self, folder: Path) -> int | None:
        """Keep away whoever else asks to hold a folder, in this process or another; `release` ends it.

        The folder itself is locked, so that no file is left of it. A process that ends lets go by itself.

        Returns:
            What is held; None where the file system knows no such locks, and where another one holds on for
            longer than anybody needs: it was stopped, or the disk has.
        """
        with suppress(OSError):
            fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            if _is_locked(fd):
                return fd
            os.close(fd)
        return None

    def release(self, held: int) -> None:
        """Let others hold a folder. Told to the lock itself: a process that was begun meanwhile shares it."""
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_UN)
        os.close(held)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - names are wanted, and iterdir builds a path for each


def _is_locked(fd: int) -> bool:
    """Lock a folder that is open; whether it is."""
    for _ in range(_HOLD_TRIES):
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(_HOLD_AGAIN)
        except OSError:
            return False
        else:
            return True
    return False


def _identity(found: os.stat_result) -> Identity:
    return Identity(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


class LibraryDisk(Disk):
    """The same for files of which nobody writes larger ones."""

    largest = LARGEST
    largest_journal = LARGEST_JOURNAL
    longest_journal = LONGEST_JOURNAL


ANY_DISK: Final = Disk()
"""The real disk, for files of any size."""

DISK: Final = LibraryDisk()
"""The real disk, for files of the library."""


def why(error: OSError) -> str:
    """What an error of the disk means, in words that fit after "because"."""
    if isinstance(error, LostLinkError):
        return say.leads_to_no_folder(link=str(error.link), target=os.path.realpath(error.link))
    if isinstance(error, FolderGoneError):
        return (say.another_folder if error.is_other else say.folder_gone)(folder=error.filename)
    number = error.errno or 0
    return _REASONS.get(number) or (error.strerror or say.DISK_ERROR).lower()


def remedy(error: OSError) -> str:
    """What can be done where a file cannot be read, as a sentence; empty where nobody knows.

    Args:
        error: What the disk said, or what was made of that.
    """
    cause = error.__cause__
    number = (cause.errno if isinstance(cause, OSError) else error.errno) or 0
    return say.in_the_way() if number in _IN_THE_WAY else _REMEDIES.get(number, "")
