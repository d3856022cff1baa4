"""A file in which nothing can be read: it is kept, and so is its backup, which is gone on with."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.storage.atomic import also_named, copy_aside, set_aside
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.contents import Contents, read_alone, replay
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.ops import read_lines


def read_backup(disk: Disk, path: Path, newest: int, found: Contents) -> Contents | None:
    """What can be gone on with where a file cannot be read: its backup, with the journal over that.

    Args:
        disk: Where.
        path: The file.
        newest: The highest schema that can be read here.
        found: What was found of the file, and its journal.

    Returns:
        The contents, as of the file; None where there is no backup, or none that may be gone on with.
    """
    try:
        kept = read_alone(disk, backup_of(path))
    except OSError:
        return None
    if kept.file is None or kept.is_suspicious or (kept.trusted is False and not kept.tinydb_wrote):
        return None
    if kept.schema is not None and kept.schema > newest:
        return None
    # It is the file that is replaced, and that never becomes a backup.
    kept.file, kept.crc, kept.held = found.file, found.crc, False
    kept.journal, kept.journal_bytes, kept.name = found.journal, found.journal_bytes, found.name
    if found.is_too_large:
        kept.damaged, kept.is_too_large = found.damaged, True
    else:
        replay(kept, read_lines(found.journal_bytes), start_known=True)
    return kept


def spare_backup(disk: Disk, path: Path) -> str:
    """Keep the backup of a file under a name that no other one gets; that name, empty where there is none."""
    try:
        return keep_aside(disk, backup_of(path), "other")[0].name
    except FileNotFoundError:
        return ""


def keep_aside(disk: Disk, path: Path, word: str) -> tuple[Path, bool]:
    """Keep a file under another name, as well if that can be: another one is about to take its place.

    Returns:
        That name, and whether it has the one that it had, too.

    Raises:
        FileNotFoundError: It is not there.
        OSError: The disk does not let us.
    """
    try:
        return also_named(disk, path, word), True
    except FileNotFoundError:
        raise
    except OSError:
        # Files have one name each here.
        return _copied_aside(disk, path, word)


def _copied_aside(disk: Disk, path: Path, word: str) -> tuple[Path, bool]:
    try:
        return copy_aside(disk, path, disk.read(path)[0], word), True
    except OSError:
        # There is no room for a copy.
        return set_aside(disk, path, word), False
