"""A folder that is to be gone: of all in it only what is this program's goes, and what is empty then."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_tui.sentences import trash as say
from alliance_tui.storage.around import left_in
from alliance_tui.storage.atomic import free_name, sync_folder
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.dooming import former, remove_empty
from alliance_tui.storage.entries import CONTENT, NOTE, session_of
from alliance_tui.storage.linked import links
from alliance_tui.storage.own import holds_words, own_in
from alliance_tui.storage.places import ID, OWN, TRASH, shown
from alliance_tui.storage.removing import NOTE as ERASE_NOTE

if TYPE_CHECKING:
    from alliance_tui.domain.words import AllianceId

_LOG: Final = re.compile(rf"{ID.pattern}\.json")
"""What the log of a session is called: only while it is there is it known whose a piece of it is."""

_NAMED: Final = 5
"""So many files and folders that stay in one are named; of more it is said how many they are."""


def remove_own(doomed: Path, whose: Collection[AllianceId], gone: Collection[Path] = ()) -> Path | None:
    """Remove what is this program's from a folder that is being removed; with all else it gets its name back.

    Whoever does it again after a kill finds what is left.

    Args:
        doomed: The folder, or a link to one, of which only the link goes.
        whose: The alliances of which something is in it.
        gone: The folders elsewhere that went before it: so do the links to them.

    Returns:
        The folder with what stayed, under its former name; None where it is gone.

    Raises:
        StoreError: Something of ours is left; the text is a sentence.
    """
    try:
        if doomed.is_symlink():
            doomed.unlink(missing_ok=True)
            return None
        own = [
            *(one for one in links(doomed) if Path(os.path.realpath(one)) in gone),
            *_own_of(doomed, whose),
        ]
        for path in own:
            path.unlink(missing_ok=True)
        remove_empty(doomed, own)
        if not doomed.exists():
            return None
        return _give_name_back(doomed)
    except OSError as error:
        raise StoreError(say.is_left(path=str(doomed), why=why(error))) from error


def told_spared(folders: Iterable[Path], but: Collection[Path] = ()) -> Iterator[str]:
    """What is said of the folders in which something stayed, a sentence each.

    Args:
        folders: The folders, as `remove_own` answers them.
        but: The files of which something else is said.
    """
    for folder in folders:
        yield from told_files(folder, (one for one in left_in(folder) if one not in but))


def told_files(home: Path, paths: Iterable[Path]) -> Iterator[str]:
    """What is said of files and folders that stayed, a sentence for each folder in which some are.

    Args:
        home: The folder in which they are, as a rule; of any other they are named by themselves.
        paths: The files and folders; those come first that hold something of a log.
    """
    places: dict[Path, list[Path]] = {}
    for path in paths:
        places.setdefault(home if path.is_relative_to(home) else path.parent, []).append(path)
    for folder, found in places.items():
        found.sort(key=lambda path: not holds_words(path))
        names = [shown(str(path.relative_to(folder))) for path in found]
        yield say.stays_of_others(names=tuple(names[:_NAMED]), more=len(names[_NAMED:]), folder=str(folder))


def _own_of(doomed: Path, whose: Collection[AllianceId]) -> list[Path]:
    """What is to go of a folder, last what tells which alliance that is of."""
    if doomed.parent.name == TRASH:
        content, last = doomed / CONTENT, [doomed / NOTE]
        found = [content] if content.is_symlink() else [*own_in(content, whose, session_of(doomed))]
    else:
        found, last = [*own_in(doomed, whose)], [doomed / ERASE_NOTE]
    found.sort(key=lambda path: (path.name == OWN, _LOG.fullmatch(path.name) is not None))
    return [*found, *(one for one in last if os.path.lexists(one))]


def _give_name_back(doomed: Path) -> Path:
    """Give a folder in which something of others stayed its former name, where nothing else has that."""
    name = former(doomed)
    while True:
        try:
            doomed.rename(name)
        except FileNotFoundError:
            # Another process did it that moment.
            return name
        except OSError:
            if not os.path.lexists(name):
                raise
            name = free_name(DISK, doomed.parent, f"{former(doomed).name}.left")
        else:
            sync_folder(DISK, name.parent)
            return name
