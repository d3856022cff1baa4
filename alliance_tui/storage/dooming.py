"""A folder that is to be gone: first marked as one, then removed with all that is in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import sync_folder
from alliance_tui.storage.beside import followed
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import CONTENT
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.places import DELETED, OWN, OWN_STEM, SESSIONS, names_in

_BEGINNING: Final = b'{"meta":'
"""How every log of ours begins."""


_LONGEST: Final = 224
"""Bytes of a name that is kept in the one of a folder that is being removed."""


def doom(path: Path) -> None:
    """Mark a folder as one that is being removed, in one step: from then on nobody finds anything in it.

    Raises:
        OSError: The disk does not let us, and nothing was changed.
    """
    # What somebody called a folder may be as long as a name can be.
    name = path.name if len(os.fsencode(path.name)) <= _LONGEST else path.name[:48]
    path.rename(path.with_name(f"{name}.{os.urandom(4).hex()}{DELETED}"))
    sync_folder(DISK, path.parent)


def former(doomed: Path) -> Path:
    """Where a folder was before it was marked as one that is being removed."""
    return doomed.with_name(doomed.name[: -len(f".00000000{DELETED}")])


def remove(path: Path) -> None:
    """Remove a folder of ours with all in it, or as much of it as can be removed; of links, only the links.

    Raises:
        StoreError: Something of it is left; the text is a sentence.
    """
    import shutil

    failed: list[OSError] = []

    def note(_: object, __: str, error: tuple[type[BaseException], BaseException, object]) -> None:
        if isinstance(error[1], OSError):
            failed.append(error[1])

    try:
        if path.is_symlink():
            path.unlink(missing_ok=True)
            return
    except OSError as error:
        raise StoreError(say.is_left(path=error.filename or str(path), why=why(error))) from error
    shutil.rmtree(path, onerror=note)
    if os.path.lexists(path):
        # Somebody else may have removed some of it meanwhile: what is gone is no reason.
        reasons = [error for error in failed if not isinstance(error, FileNotFoundError)]
        raise StoreError(say.is_left(path=str(path), why=why(reasons[0] if reasons else OSError())))


def remove_empty(folder: Path, gone: Iterable[Path] = ()) -> None:
    """Remove a folder of ours, and those of ours in it, where nothing is in them any more.

    Args:
        folder: The folder.
        gone: The files that were removed from it: folders in which only such were are ours, too.
    """
    inner = {place for path in gone for place in path.parents if place.is_relative_to(folder)}
    inner |= {place / SESSIONS for place in inner}
    places = {folder, *inner, *(folder / one for one in (SESSIONS, CONTENT, f"{CONTENT}/{SESSIONS}"))}
    for place in sorted(places, key=lambda one: len(one.parts), reverse=True):
        with suppress(OSError):
            # Where something else is in it, it stays; of a link, too.
            place.rmdir()


def unlink_followed(path: Path) -> None:
    """Remove the log that a name leads to, with what is beside it; nothing where it lies under that name.

    What a name leads to that is no log of ours is not ours to remove.

    Raises:
        OSError: The disk does not let us.
    """
    place = followed(path)
    if place != path and is_log(place):
        beside = sorted(one for one in names_in(place.parent) if _is_beside(one, place.name))
        for one in (*beside, place.name):
            place.with_name(one).unlink(missing_ok=True)


def _is_beside(name: str, log: str) -> bool:
    """Whether a file is one that belongs to a log, which may be called as somebody likes."""
    ending = name.removeprefix(f"{log}.")
    return ending != name and named(Path(f"{OWN}.{ending}"), OWN_STEM).kind is not Kind.FOREIGN


def is_log(path: Path) -> bool:
    """Whether a file begins as every log of ours does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING
