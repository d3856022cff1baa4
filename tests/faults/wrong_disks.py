"""Disks that do what a wrong store would have asked of them: proof that the checker notices."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.recording import RecordingDisk


class NoFileSync(RecordingDisk):
    """As if the store never waited for a file."""

    def fsync(self, fd: int) -> None:
        """Be certain of names only."""
        if isinstance(self._open[fd], Path):
            super().fsync(fd)


class NoFolderSync(RecordingDisk):
    """As if the store never waited for the names in a folder."""

    def fsync(self, fd: int) -> None:
        """Be certain of contents only."""
        if not isinstance(self._open[fd], Path):
            super().fsync(fd)


class RemovedFirst(RecordingDisk):
    """As if the store made room for a new file before it gave it its name."""

    def replace(self, source: Path, target: Path) -> None:
        """Remove, then rename."""
        if target in self.files:
            self.unlink(target)
        super().replace(source, target)


class WrittenInPlace(RecordingDisk):
    """As if the store wrote the new contents into the old file."""

    def replace(self, source: Path, target: Path) -> None:
        """Empty the file, write it, sync it."""
        data = self._found(source).data
        fd = self.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self.write(fd, data)
        self.fsync(fd)
        self.close(fd)
        self.unlink(source)
