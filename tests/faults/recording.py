"""A disk that writes down what is done to it, and every state that a power cut may leave it in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Final

from msgspec import Struct

from tests.storage.disks import SimulatedDisk

SECTOR: Final = 512
"""A disk writes so many bytes whole or not at all."""

MOST: Final = 80
"""So many states are drawn by lot at a moment that could have left more."""

Names = dict[Path, int | None]
"""What one change of a folder did: the file under each name, None where there is none any more."""

Image = dict[Path, bytes]
"""What a disk holds: the bytes of each file."""


class Change(Struct, frozen=True):
    """A change of a file that is not known to be on the disk yet."""

    offset: int
    """Where in the file."""

    data: bytes
    """What was written there."""

    shortened: bool = False
    """Whether the file was emptied instead."""


class Kept:
    """What is known of a file: what is on the disk for certain, and what may be."""

    def __init__(self) -> None:
        self.durable = b""
        """Synced."""
        self.changes: list[Change] = []
        """Since then."""

    @property
    def whole(self) -> bytes:
        """What it holds if all of it has reached the disk."""
        data = self.durable
        for change in self.changes:
            data = _with(data, change)
        return data


class Moment(Struct, frozen=True):
    """The disk after one operation: what is certain, and what may or may not have reached it."""

    promised: int
    """How many actions were said to be saved by then."""

    begun: int
    """How many actions were begun by then."""

    names: Names
    """The names that are on the disk for certain."""

    renames: tuple[Names, ...]
    """The changes of names that may be."""

    durable: dict[int, bytes]
    """What is certain of each file."""

    changes: dict[int, tuple[Change, ...]]
    """What may have reached each file."""


class RecordingDisk(SimulatedDisk):
    """A disk that remembers, for each moment, what a power cut could leave."""

    def __init__(self) -> None:
        super().__init__()
        self.promised = 0
        """How many actions were said to be saved; the test says so."""
        self.begun = 0
        """How many actions were begun; the test says so."""
        self._kept: dict[int, Kept] = {}
        self._names: Names = {}
        self._renames: list[Names] = []

    @property
    def moment(self) -> Moment:
        """What is on the disk now, and what may be."""
        return Moment(
            self.promised,
            self.begun,
            dict(self._names),
            tuple(self._renames),
            {number: kept.durable for number, kept in self._kept.items()},
            {number: tuple(kept.changes) for number, kept in self._kept.items() if kept.changes},
        )

    def open(self, path: Path, flags: int) -> int:
        """Open a file; making it is a change of its folder, emptying it one of the file."""
        new = bool(flags & os.O_CREAT) and path not in self.files
        if new and not flags & os.O_EXCL:
            flags |= os.O_EXCL
        fd = super().open(path, flags)
        if new:
            number = self.files[path].number
            self._kept[number] = Kept()
            self._renames.append({path: number})
        elif flags & os.O_TRUNC:
            inode = self.files[path]
            inode.data = b""
            self._kept[inode.number].changes.append(Change(0, b"", shortened=True))
        return fd

    def write(self, fd: int, data: bytes) -> int:
        """Add to the end."""
        inode = self._file(fd)
        self._kept[inode.number].changes.append(Change(len(inode.data), data))
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        """Be certain of a file, or of the names in a folder."""
        super().fsync(fd)
        if isinstance(self._open[fd], Path):
            for change in self._renames:
                self._names.update(change)
            self._renames.clear()
        else:
            kept = self._kept[self._file(fd).number]
            kept.durable = kept.whole
            kept.changes.clear()

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name."""
        number = self._found(source).number
        super().replace(source, target)
        self._renames.append({source: None, target: number})

    def link(self, source: Path, target: Path) -> None:
        """Give a file one more name."""
        super().link(source, target)
        self._renames.append({target: self._found(source).number})

    def unlink(self, path: Path) -> None:
        """Remove a name."""
        super().unlink(path)
        self._renames.append({path: None})


def states(moment: Moment, lot: Random) -> Iterator[Image]:
    """The states a power cut may leave at a moment; some of them by lot where there are very many.

    Any of the changes of names may be missing, and any of the changes of files may be missing, torn at any
    sector, or have left zeros where the length reached the disk before the bytes.
    """
    possible = [_file_states(moment, number, lot) for number in moment.changes]
    count = 2 ** len(moment.renames)
    for found in possible:
        count *= len(found)
    for _ in range(min(count, MOST)) if count > MOST else ():
        subset = [change for change in moment.renames if lot.random() < 0.5]
        yield _image(moment, subset, [lot.choice(found) for found in possible])
    if count <= MOST:
        for kept in product((False, True), repeat=len(moment.renames)):
            subset = [change for change, there in zip(moment.renames, kept, strict=True) if there]
            for files in product(*possible):
                yield _image(moment, subset, list(files))


def _file_states(moment: Moment, number: int, lot: Random) -> list[tuple[int, bytes]]:
    """What may be left of one file."""
    start, changes = moment.durable[number], moment.changes[number]
    found = {start}
    whole = start
    for change in changes:
        whole = _with(whole, change)
        found.add(whole)
        # The length came first.
        found.add(start.ljust(len(whole), b"\0"))
    for _ in range(4 * len(changes)):
        data = start
        for change in changes:
            fate = lot.choice(("there", "missing", "torn", "zeros"))
            data = _with(data, _spoiled(change, fate, lot))
        found.add(data)
    return [(number, data) for data in sorted(found)]


def _spoiled(change: Change, fate: str, lot: Random) -> Change:
    """A change as it may have reached the disk."""
    if change.shortened:
        return change if fate != "missing" else Change(0, b"")
    match fate:
        case "missing":
            return Change(change.offset, b"")
        case "zeros":
            return Change(change.offset, bytes(len(change.data)))
        case "torn":
            edges = [edge - change.offset for edge in range(0, change.offset + len(change.data), SECTOR)]
            inside = [edge for edge in edges if 0 < edge < len(change.data)]
            # Where no sector ends within it, a file system may still cut it off anywhere.
            cut = lot.choice(inside) if inside else lot.randrange(len(change.data) + 1)
            return Change(change.offset, change.data[:cut])
        case _:
            return change


def _with(data: bytes, change: Change) -> bytes:
    """A file after a change; what was never written in between is zeros."""
    if change.shortened:
        return b""
    if not change.data:
        return data
    before = data[: change.offset].ljust(change.offset, b"\0")
    return before + change.data + data[change.offset + len(change.data) :]


def _image(moment: Moment, renames: list[Names], files: list[tuple[int, bytes]]) -> Image:
    names = dict(moment.names)
    for change in renames:
        names.update(change)
    data = {**moment.durable, **dict(files)}
    return {path: data[number] for path, number in names.items() if number is not None}
