"""A folder that gets the name of one in which only others have something: that stays, and lies in it then."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from alliance_tui.storage.atomic import free_name, make_folder, sync_folder
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.dooming import remove_empty
from alliance_tui.storage.entries import CONTENT
from alliance_tui.storage.linked import move
from alliance_tui.storage.own import is_only_of_others
from alliance_tui.storage.places import SESSIONS


def left_in(folder: Path) -> Iterator[Path]:
    """What stayed in a folder, as its owner would look for it: files and folders, none of those inside."""
    with suppress(OSError):
        for name in sorted(DISK.names(folder)):
            path = folder / name
            if name in {SESSIONS, CONTENT} and path.is_dir() and not path.is_symlink():
                yield from left_in(path)
            else:
                yield path


def is_taken(place: Path) -> bool:
    """Whether something has the name of an alliance's folder that is more than what others had in one."""
    return place.exists() and not is_only_of_others(place)


def put_around(folder: Path, place: Path) -> None:
    """Give the folder of an alliance its name, and into it what others have under that name.

    Whenever it is cut off, all that others have is there: until it has its place, beside the alliance.

    Args:
        folder: The folder.
        place: The name, which only a folder with things of others may have; see `is_taken`.

    Raises:
        OSError: The disk does not let us.
    """
    left = free_name(DISK, place.parent, f"{place.name}.left")
    place.rename(left)
    move(folder, place)
    sync_folder(DISK, place.parent)
    (left / "lock").unlink(missing_ok=True)
    if left.is_symlink():
        # What it leads to lies elsewhere, and there it stays.
        return
    for path in [*left_in(left)]:
        _put_in(path, place / path.relative_to(left))
    remove_empty(left)


def _put_in(path: Path, target: Path) -> None:
    """Put a file or a folder of somebody's in its place; where something else has that, beside it."""
    if not target.parent.exists():
        make_folder(DISK, target.parent)
    if _are_alike(path, target):
        path.unlink()
        return
    move(path, free_name(DISK, target.parent, f"{target.name}.left") if os.path.lexists(target) else target)
    sync_folder(DISK, target.parent)


def _are_alike(path: Path, target: Path) -> bool:
    """Whether two files hold the same."""
    if any(one.is_symlink() or not one.is_file() for one in (path, target)):
        return False
    return filecmp.cmp(path, target, shallow=False)
