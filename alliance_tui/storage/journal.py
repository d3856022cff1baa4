"""The journal beside a database's file: what was acknowledged since the file was last written."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Final

from alliance_tui.storage.atomic import discard, name_new, set_aside, sync_folder, temporary, write_all
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.ops import as_first, sum_of

_APPEND: Final = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW
_CREATE: Final = _APPEND | os.O_CREAT | os.O_EXCL

_QUICK: Final = 0.002
"""Seconds. A disk whose last sync took less begins with a line while the thread that syncs it is woken.

Any other may have more to do than it takes in at once, and whoever writes must not wait for that.
"""


class Journal:
    """A file that lines are added to, and that begins afresh once they are in the database's own file."""

    def __init__(
        self,
        disk: Disk,
        path: Path,
        schema: int,
        file: int | None = None,
        *,
        found: Identity | None = None,
        name: int | None = None,
    ) -> None:
        """Take over a journal; nothing is opened before the first line.

        Args:
            disk: Where.
            path: Its file.
            schema: Of which version the documents are in the lines that are added.
            file: The sum of the file that they follow; None where there is none.
            found: In which state it was found; None where there was none.
            name: The sum of the first line that was found in it; None where that names no file.
        """
        self.path = path
        """Where it is, or will be."""
        self.size = found.size if found else 0
        """How many bytes of it were read here, or handed on to be written."""
        self.name = name
        """The sum of its first line, which says which file it follows; None while there is none."""
        self._written = self.size
        self._disk = disk
        self._schema = schema
        self._file = file
        self._ours = found
        self._fd: int | None = None
        self._named = True
        self._spoiled = False
        self._is_quick = False

    @property
    def is_there(self) -> bool:
        """Whether there is such a file, if only an empty one."""
        return self._ours is not None

    def append(self, line: bytes) -> None:
        """Write a line at the end, without waiting for the disk. After an OSError only `restart` helps.

        Raises:
            OSError: The disk does not let us; `ENOBUFS` where the journal would be longer than may be.
        """
        longest = self._disk.longest_journal
        if longest is not None and self.size and self.size + len(line) > longest:
            raise OSError(errno.ENOBUFS, os.strerror(errno.ENOBUFS))
        if not self.size:
            line = as_first(line, self._schema, self._file)
            if self._ours is None:
                self._make(line)
                return
            self.name = self._name_of(line)
        fd = self._open() if self._fd is None else self._fd
        # Before the bytes are there, and `_written` once they are: unless others wrote too, what another
        # thread finds meanwhile is in between.
        self.size += len(line)
        try:
            taken = self._disk.write(fd, line)
            if taken < len(line):
                write_all(self._disk, fd, line[taken:])
        except OSError:
            self._spoiled = True
            raise
        self._written = self.size
        if self._is_quick:
            self._disk.begin_sync(fd, self.size - len(line), len(line))

    def sync(self) -> None:
        """Wait until all lines are on the disk itself, under a name somebody finds them by."""
        if self._fd is None:
            return
        written = self._written
        began = perf_counter()
        self._disk.fsync(self._fd)
        self._is_quick = perf_counter() - began < _QUICK
        if not self._named:
            sync_folder(self._disk, self.path.parent)
            self._named = True
        # A file that was removed, or moved with its folder, takes every write and keeps none.
        there = self._disk.stat(self.path)
        if not self._is_ours(there):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if not written <= there.size <= self.size:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def restart(self, lines: Sequence[bytes], file: int | None) -> Path | None:
        """Begin afresh with these lines, unsynced: what was there before is in the database's own file.

        Args:
            lines: What came after that was written.
            file: Its sum.

        Returns:
            The new name of a journal with lines of another program; None where there was none.
        """
        self.close()
        foreign = self._spare_foreign()
        self._file = file
        first = as_first(lines[0], self._schema, file) if lines else b""
        data = first + b"".join(lines[1:])
        if lines:
            self._begin(data)
        else:
            self._remove()
        self.name = self._name_of(first)
        self.size = self._written = len(data)
        self._spoiled = False
        return foreign

    def close(self) -> None:
        """Give the file back; the lines stay."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            self._disk.close(fd)

    def _name_of(self, first: bytes) -> int | None:
        return sum_of(first) if first and self._file is not None else None

    def _open(self) -> int:
        fd = self._disk.open(self.path, _APPEND)
        there = self._disk.state(fd)
        if there != self._ours:
            self._disk.close(fd)
            raise OSError(errno.EBUSY, "another program changed the journal")
        self._named = True
        self._fd, self._ours = fd, there
        return fd

    def _make(self, line: bytes) -> None:
        """Make the journal with its first line in it: no kill leaves an empty one.

        The line is not synced before it has its name: a power cut may, while nothing is said to be saved.
        """
        beside = temporary(self.path)
        fd, ours = self._written_to(beside, line)
        try:
            name_new(self._disk, beside, self.path)
        except OSError as error:
            self._disk.close(fd)
            discard(self._disk, beside)
            if isinstance(error, FileExistsError):
                raise OSError(errno.EBUSY, "another program made a journal") from error
            raise
        discard(self._disk, beside)
        self._fd, self._ours, self._named = fd, ours, False
        self.name = self._name_of(line)
        self.size = self._written = len(line)
        if self._is_quick:
            self._disk.begin_sync(fd, 0, len(line))

    def _begin(self, lines: bytes) -> None:
        """Put a new journal in the place of the old one, in one step."""
        beside = temporary(self.path)
        fd, ours = self._written_to(beside, lines)
        try:
            self._disk.replace(beside, self.path)
        except OSError:
            self._disk.close(fd)
            discard(self._disk, beside)
            raise
        self._fd, self._ours, self._named = fd, ours, False

    def _written_to(self, beside: Path, lines: bytes) -> tuple[int, Identity]:
        """A new file with these lines, open, and in which state it is then."""
        fd = self._disk.open(beside, _CREATE)
        try:
            write_all(self._disk, fd, lines)
            return fd, self._disk.state(fd)
        except OSError:
            self._disk.close(fd)
            discard(self._disk, beside)
            raise

    def _remove(self) -> None:
        with suppress(FileNotFoundError):
            self._disk.unlink(self.path)
        self._ours, self._named = None, True

    def _spare_foreign(self) -> Path | None:
        """Give lines that were neither read nor written here another name, so that they are never lost."""
        try:
            there = self._disk.stat(self.path)
        except FileNotFoundError:
            return None
        if self._is_ours(there) and (there.size == self.size or self._spoiled):
            return None
        return set_aside(self._disk, self.path, "other")

    def _is_ours(self, there: Identity) -> bool:
        return self._ours is not None and self._ours.is_same_file(there)
