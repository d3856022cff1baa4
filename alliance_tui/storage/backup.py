"""One generation of backup: what a file held before it was last written anew."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from alliance_tui.storage.atomic import discard, temporary, write_new
from alliance_tui.storage.disk import Disk


def backup_of(path: Path) -> Path:
    """Where the backup of a file is."""
    return path.with_name(f"{path.name}.backup")


class Spare:
    """A file that may be about to be replaced, under one more name: its backup, once it was.

    Without it everything is as safe as before, so what the disk refuses is passed over.
    """

    def __init__(self, disk: Disk, path: Path) -> None:
        """Give it that name.

        Args:
            disk: Where.
            path: The file.
        """
        self._disk = disk
        self._backup = backup_of(path)
        self._beside: Path | None = temporary(self._backup)
        try:
            self._keep(path, self._beside)
        except OSError:
            self._beside = None

    def _keep(self, path: Path, beside: Path) -> None:
        try:
            self._disk.link(path, beside)
        except OSError:
            # Not every file system knows a second name.
            write_new(self._disk, beside, self._disk.read(path)[0])

    def become_backup(self) -> None:
        """Take the place of the backup: the file was replaced."""
        if self._beside is not None:
            with suppress(OSError):
                self._disk.replace(self._beside, self._backup)
        # Where both are one file already, the system leaves both names.
        self.discard()

    def discard(self) -> None:
        """Remove the name: the file was not replaced, or is not the one that was read."""
        if self._beside is not None:
            discard(self._disk, self._beside)
            self._beside = None
