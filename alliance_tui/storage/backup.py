"""One generation of backup: what a file held before it was last written anew."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from alliance_tui.storage.atomic import discard, replace_file, temporary, write_new
from alliance_tui.storage.disk import Disk


def backup_of(path: Path) -> Path:
    """Where the backup of a file is."""
    return path.with_name(f"{path.name}.backup")


def renew_backup(disk: Disk, path: Path, *, forget: bytes | None) -> None:
    """Keep a file that is about to be replaced.

    Args:
        disk: Where.
        path: The file.
        forget: Given where words were to go: the new contents, which the backup gets too.

    Raises:
        OSError: Words that were to go could not be taken out of the backup.
    """
    backup = backup_of(path)
    if forget is not None:
        replace_file(disk, backup, forget, lambda: backup)
        return
    with suppress(OSError):
        # Without it everything is as safe as before.
        _keep(disk, path, backup)


def _keep(disk: Disk, path: Path, backup: Path) -> None:
    beside = temporary(backup)
    try:
        disk.link(path, beside)
    except OSError:
        # Not every file system knows a second name.
        write_new(disk, beside, disk.read(path)[0])
    try:
        disk.replace(beside, backup)
    finally:
        # Where both are one file already, the system leaves both names.
        discard(disk, beside)
