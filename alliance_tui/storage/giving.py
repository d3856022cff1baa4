"""Files that people take with them: written whole, for this account only, and never over another file."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.paths import documents_folder
from alliance_tui.storage.atomic import discard, name_new, replace_file, temporary, write_new
from alliance_tui.storage.disk import DISK, Disk


def give(disk: Disk, path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file, mode 0600: whoever looks finds it whole or not at all.

    Args:
        disk: Where.
        path: Its name.
        data: What it is to hold.
        force: Whether it may take the place of another file.

    Raises:
        FileExistsError: There is a file of this name already.
        OSError: The disk does not let us.
    """
    if force:
        replace_file(disk, path, data)
        return
    beside = temporary(path)
    write_new(disk, beside, data)
    try:
        name_new(disk, beside, path)
    finally:
        discard(disk, beside)


def give_beside(disk: Disk, folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """Write a file under a name that is free: `STEM.ENDING`, `STEM-2.ENDING` and so on; answers where.

    Raises:
        OSError: The disk does not let us.
    """
    number = 1
    while True:
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        try:
            give(disk, path, data)
        except FileExistsError:
            number += 1
        else:
            return path


def give_home(stem: str, ending: str, data: bytes) -> Path:
    """Write a file where people look for theirs; answers where.

    Raises:
        OSError: The disk does not let us.
    """
    return give_beside(DISK, documents_folder(), stem, ending, data)
