"""Who may read what is kept: this account alone. What was copied or unpacked here may be open to others."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import mended as say
from alliance_tui.storage.disk import why
from alliance_tui.storage.inventory import is_called_as_ours
from alliance_tui.storage.places import (
    ALLIANCES,
    CATALOGUE,
    ORIGIN,
    SESSIONS,
    STAGE,
    TRASH,
    as_id,
    holds_logs,
    is_passing,
    names_in,
)

if TYPE_CHECKING:
    from alliance_tui.storage.entries import Entry

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
"""What a group and all others may do."""

_ENTERING: Final = stat.S_IXGRP | stat.S_IXOTH
"""Without any of these in the rights of a folder, no other account gets at what is in it."""


class Seen(NamedTuple):
    """Something below a data folder that other accounts may get at."""

    place: Path
    """The folder of an alliance or of an entry in the trash, or a file beside them."""

    paths: tuple[Path, ...]
    """What of it is open to others: files first, so that whoever is cut off finds the rest by its folder."""


def tighten(home: Path) -> None:
    """Close an alliance to other accounts, as far as it is this account's: its folders, our files in them.

    So are the folders around it, where they hold nothing else. It is no reason not to open it if that fails.

    Args:
        home: The folder of the alliance.
    """
    for path in (*_ours_in(home), *_around(home.parent.parent)):
        _close(path)


def seen(folder: Path, only: str | None = None) -> Iterator[Seen]:
    """What other accounts may get at, told by the rights of the data folder and of all below it.

    Args:
        folder: The data folder.
        only: The name of the one alliance's folder that is looked at, with what is in the trash of it.
    """
    # Here, because whoever opens an alliance needs none of it.
    from alliance_tui.storage.entries import CONTENT, NOTE, entries, paths

    is_closed = not _lets_in(folder)
    if only is None and not is_closed:
        for name in sorted(one for one in names_in(folder) if one.startswith(CATALOGUE)):
            yield from _seen(folder / name, (folder / name,))
    root = folder / ALLIANCES
    for home in [root / only] if only is not None else _homes(root):
        # What a link leads to lies elsewhere, and these folders close nothing there.
        if home.is_symlink() or not (is_closed or not _lets_in(root)):
            yield from _seen(home, _ours_in(home))
    if is_closed or not _lets_in(folder / TRASH):
        return
    trashed = paths(folder) if only is None else _of(only, entries(folder))
    for entry in trashed:
        content = _ours_in(entry / CONTENT) if _lets_in(entry) else ()
        yield from _seen(entry, (*content, entry / NOTE, entry))


def close_to_others(folder: Path, only: str | None = None) -> Iterator[str]:
    """Close what other accounts may get at; what was done, a sentence each.

    Args:
        folder: The data folder.
        only: As above.
    """
    for one in [*seen(folder, only)]:
        failed = {path: error for path in one.paths if (error := _close(path)) is not None}
        for path, error in failed.items():
            yield say.not_closed_to_others(file=str(path), why=why(error))
        if not failed:
            yield say.closed_to_others(name=str(one.place.relative_to(folder)))
        for path in _around(folder):
            _close(path)


def _homes(root: Path) -> Iterator[Path]:
    """The folders that hold alliances, whatever they are called."""
    for name in sorted(names_in(root)):
        if not is_passing(name) and (as_id(name, AllianceId) or holds_logs(root / name)):
            yield root / name


def _of(alliance: str, trashed: Iterable[Entry]) -> list[Path]:
    return [one.path for one in trashed if one.note.alliance == alliance]


def _seen(place: Path, ours: Iterable[Path]) -> Iterator[Seen]:
    found = tuple(path for path in ours if _is_open(path) and (path == place or _lets_in(path.parent)))
    if found:
        yield Seen(place, found)


def _ours_in(home: Path) -> Iterator[Path]:
    """The files in the folder of an alliance that are called as ours are, then its folders.

    Nothing of a folder in which only others have something: that is theirs.
    """
    places = [Path(os.path.realpath(one)) for one in (home / SESSIONS, home)]
    files = [place / name for place in places for name in names_in(place) if is_called_as_ours(name)]
    if files:
        yield from (*files, *places)


def _around(folder: Path) -> Iterator[Path]:
    """What lies in a data folder around the alliances, and itself where nothing but that is in it."""
    names = names_in(folder)
    yield from (folder / name for name in names if name.startswith(CATALOGUE))
    yield from (folder / ALLIANCES, folder / TRASH)
    if all(one in {ALLIANCES, TRASH, ORIGIN} or one.startswith((CATALOGUE, STAGE)) for one in names):
        yield folder


def _close(path: Path) -> OSError | None:
    """Take all rights from other accounts; why that cannot be, None where they have none then."""
    try:
        found = path.lstat()
        if not _is_open(path):
            return None
        if found.st_uid != os.geteuid():
            return PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
    except FileNotFoundError:
        return None
    except OSError as error:
        return error
    # Some disks keep no rights, and say nothing.
    return PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path)) if _is_open(path) else None


def _is_open(path: Path) -> bool:
    """Whether others may do something with a file or a folder; no link is followed."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and bool(mode & _OTHERS)


def _lets_in(folder: Path) -> bool:
    """Whether others may get at what is in a folder."""
    try:
        return bool(folder.stat().st_mode & _ENTERING)
    except OSError:
        return False
