"""A folder that is to be gone: first marked as one, then removed with all that is in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import sync_folder
from alliance_tui.storage.beside import followed
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.places import DELETED, OWN, OWN_STEM, names_in

_BEGINNING: Final = b'{"meta":'
"""How every log of ours begins."""


def doom(path: Path) -> None:
    """Mark a folder as one that is being removed, in one step: from then on nobody finds anything in it.

    Raises:
        OSError: The disk does not let us, and nothing was changed.
    """
    # What somebody called a folder may be as long as a name can be.
    path.rename(path.with_name(f"{path.name[:48]}.{os.urandom(4).hex()}{DELETED}"))
    sync_folder(DISK, path.parent)


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, or as much of it as can be removed; of links, only the links.

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
