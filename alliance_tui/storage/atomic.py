"""Files that are there whole or not at all, and names for what must never be overwritten."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from alliance_tui.plain_files import TooLargeError
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.names import temporary_name, temporary_owner

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
"""A file that was not there before."""

_NO_FOLDER_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""How file systems that cannot sync a folder say so; there is nothing more to ask of them."""


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """Write all of it: in one call, unless the system takes less than it was given."""
    while data:
        data = data[disk.write(fd, data) :]


def sync_folder(disk: Disk, folder: Path) -> None:
    """Wait until the names in a folder are on the disk itself."""
    fd = disk.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        disk.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        disk.close(fd)


def make_folder(disk: Disk, folder: Path) -> None:
    """Make a folder and the ones above it, mode 0700, so that they outlive a power cut."""
    try:
        disk.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        make_folder(disk, folder.parent)
        disk.mkdir(folder)
    sync_folder(disk, folder.parent)


def temporary(path: Path) -> Path:
    """A name beside a file that nobody else uses."""
    return path.with_name(temporary_name(path.name))


def write_new(disk: Disk, path: Path, data: bytes) -> Identity:
    """Write a file that must not be there yet, synced. What could not be written whole is removed again."""
    fd = disk.open(path, _NEW)
    try:
        write_all(disk, fd, data)
        disk.fsync(fd)
        written = disk.state(fd)
    except OSError:
        discard(disk, path)
        raise
    finally:
        disk.close(fd)
    return written


def replace_file(disk: Disk, path: Path, data: bytes) -> None:
    """Put a new file in place in one step: whoever looks finds the old one or the new one, whole.

    Args:
        disk: Where.
        path: The file; the new one is first written beside it.
        data: What it is to hold.

    Raises:
        OSError: The disk does not let us. Else the folder is not synced yet.
    """
    beside = temporary(path)
    write_new(disk, beside, data)
    try:
        disk.replace(beside, path)
    except OSError:
        discard(disk, beside)
        raise


def name_new(disk: Disk, beside: Path, target: Path) -> None:
    """Give a whole file its name, in one step, and never over another.

    Args:
        disk: Where.
        beside: The file under a temporary name, which may be left: it is the caller's to discard.
        target: The name it is to have.

    Raises:
        FileExistsError: Something has that name already.
        OSError: The disk does not let us.
    """
    try:
        disk.link(beside, target)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system knows a second name, and each says so in its own way. So the name is taken
        # by an empty file first, which nobody else can do then; a disk that is broken says it once more.
        disk.close(disk.open(target, _NEW))
        try:
            disk.replace(beside, target)
        except OSError:
            discard(disk, target)
            raise


def discard(disk: Disk, path: Path) -> None:
    """Remove a file of ours that nobody needs; one that cannot be removed is removed at a later opening."""
    try:
        disk.unlink(path)
    except OSError:
        return


def remove_stale(disk: Disk, folder: Path, start: str = "") -> None:
    """Remove the temporary files that earlier openings were killed over.

    Args:
        disk: Where.
        folder: The folder they are in.
        start: How the names of those begin that may be removed.
    """
    for name in disk.names(folder):
        owner = temporary_owner(name) if name.startswith(start) else None
        if owner is not None and not is_another_running(owner):
            discard(disk, folder / name)


def is_another_running(pid: int) -> bool:
    """Whether a process with this number is alive that is not this one: of that, each caller knows itself."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def is_unchanged(disk: Disk, path: Path, known: Identity | None, crc: int) -> bool:
    """Whether a file is still the one that was read.

    Args:
        disk: Where.
        path: The file.
        known: The state it was read or written in; None where there was no file.
        crc: CRC-32 of what it held then: a copy or a touched file is still the same.

    Raises:
        FileNotFoundError: There is none.
        OSError: Nobody can tell.
    """
    if disk.stat(path) == known:
        return True
    try:
        raw, there = disk.read(path)
    except TooLargeError:
        return False
    return known is not None and there.size == known.size and zlib.crc32(raw) == crc


def is_missing(path: Path) -> bool:
    """Whether there is nothing under a name; False where nobody can tell."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def free_name(disk: Disk, folder: Path, start: str, ending: str = "") -> Path:
    """A name in a folder that is not taken: `START-1ENDING`, or with 2, or ..."""
    return next(_free_names(disk, folder, start, ending))


def _free_names(disk: Disk, folder: Path, start: str, ending: str = "") -> Iterator[Path]:
    taken = set(disk.names(folder))
    names = (f"{start}-{number}{ending}" for number in count(1))
    return (folder / name for name in names if name not in taken)


def _name_free(disk: Disk, beside: Path, start: str) -> Path:
    """Give a whole file a name that is not taken, nor was meanwhile; that name. The old one may be left."""
    names = _free_names(disk, beside.parent, start)
    while True:
        name = next(names)
        with suppress(FileExistsError):
            name_new(disk, beside, name)
            return name


def also_named(disk: Disk, path: Path, word: str) -> Path:
    """Give a file one more name, so that it is there still once another took its place; that name.

    Raises:
        OSError: The disk does not let us, or its files have one name each.
    """
    start, ours = f"{path.name}.{word}", disk.stat(path)
    for there in sorted(disk.names(path.parent)):
        # Given by whoever was killed before anything more was done.
        if there.startswith(f"{start}-") and disk.stat(path.parent / there) == ours:
            return path.parent / there
    for name in _free_names(disk, path.parent, start):
        with suppress(FileExistsError):
            disk.link(path, name)
            break
    sync_folder(disk, path.parent)
    return name


def set_aside(disk: Disk, path: Path, word: str) -> Path:
    """Give a file another name, so that it is never overwritten; the new name."""
    return rename_free(disk, path, f"{path.name}.{word}")


def rename_free(disk: Disk, path: Path, start: str) -> Path:
    """Give a file a name that is not taken, `START-1` or with 2, or ...; that name."""
    name = _name_free(disk, path, start)
    _leave_name(disk, path, name)
    return name


def rename_new(disk: Disk, path: Path, target: Path) -> None:
    """Give a file another name in its folder, never over another file.

    Raises:
        FileExistsError: Something has that name already, and nothing was changed.
        OSError: The disk does not let us.
    """
    name_new(disk, path, target)
    _leave_name(disk, path, target)


def _leave_name(disk: Disk, path: Path, name: Path) -> None:
    """Take the former name from a file that has another one now."""
    with suppress(FileNotFoundError):
        # It is there still where a file can have two names; or another one came in its place.
        if disk.stat(path) == disk.stat(name):
            disk.unlink(path)
    sync_folder(disk, path.parent)


def copy_aside(disk: Disk, path: Path, data: bytes, word: str) -> Path:
    """Keep what a file holds under another name as well, whole or not at all; that name."""
    start = f"{path.name}.{word}"
    for there in sorted(disk.names(path.parent)):
        # Kept by whoever was killed before anything more was done.
        if there.startswith(f"{start}-") and _holds(disk, path.parent / there, data):
            return path.parent / there
    beside = temporary(path)
    write_new(disk, beside, data)
    try:
        name = _name_free(disk, beside, start)
    finally:
        discard(disk, beside)
    sync_folder(disk, path.parent)
    return name


def _holds(disk: Disk, path: Path, data: bytes) -> bool:
    try:
        return disk.read(path)[0] == data
    except TooLargeError:
        return False
