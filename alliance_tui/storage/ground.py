"""The folder that all is kept in: where it is gone, or another one stands there, nothing is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from alliance_tui.storage.disk import FolderGoneError, LibraryDisk
from alliance_tui.storage.places import ALLIANCES, names_in

_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
"""How a file is opened that may change by it."""

Number = tuple[int, int]
"""The disk that a folder is on, and its number there."""


class Ground:
    """A data folder as it was when it was found: a stick that is taken out leaves another one, or none."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        """Where it is."""
        self._known: tuple[Number, ...] = ()
        self.learn()

    @property
    def is_known(self) -> bool:
        """Whether it was there; if not, it is made once there is something to keep."""
        return bool(self._known)

    @property
    def gone(self) -> FolderGoneError | None:
        """That it is gone, or is another one than it was; None where it is there, or nobody can tell."""
        if not self._known:
            return None
        try:
            is_other = _numbers(self.folder) != self._known
        except (FileNotFoundError, NotADirectoryError):
            return FolderGoneError(self.folder)
        except OSError:
            return None
        return FolderGoneError(self.folder, is_other=True) if is_other else None

    def found_again(self) -> FolderGoneError | None:
        """That it is gone; a folder with alliances in it is taken for it, for nothing waits to be kept there.

        Where none was known and there is one now, that is it.
        """
        gone = self.gone
        if not self.is_known or (gone is not None and gone.is_other and names_in(self.folder / ALLIANCES)):
            self.learn()
            return None
        return gone

    def learn(self) -> None:
        """Take the folder that is there now for the right one; where there is none, any will be."""
        try:
            self._known = _numbers(self.folder)
        except OSError:
            self._known = ()


class GroundDisk(LibraryDisk):
    """The real disk for files below a data folder: nothing is written where that is gone."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def require(self) -> None:
        """See to it that the data folder is the one that it was.

        Raises:
            FolderGoneError: It is not.
        """
        gone = self._ground.gone
        if gone is not None:
            raise gone

    def open(self, path: Path, flags: int) -> int:
        """Open a file."""
        if flags & _WRITING:
            self.require()
        return super().open(path, flags)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name."""
        self.require()
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file one more name."""
        self.require()
        super().link(source, target)

    def mkdir(self, path: Path) -> None:
        """Make one folder."""
        self.require()
        super().mkdir(path)


def _numbers(folder: Path) -> tuple[Number, ...]:
    """What tells a data folder from others; of what is in it, where that is on another disk, as well.

    Raises:
        OSError: It is not there, or nobody can tell.
    """
    own, inner = folder.stat(), folder / ALLIANCES
    try:
        other = inner.stat()
    except FileNotFoundError:
        if inner.is_symlink():
            raise
        other = own
    numbers = [(one.st_dev, one.st_ino) for one in (own, other)]
    return tuple(numbers if own.st_dev != other.st_dev else numbers[:1])
