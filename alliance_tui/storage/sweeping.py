"""What is left of commands that were cut off: whoever comes next ends it, or says what cannot be ended."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import is_running, sync_folder
from alliance_tui.storage.contents import followed
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.places import ALLIANCES, DELETED, TRASH, is_doomed

STAGE: Final = ".restoring-"
"""Begins the name of the folder in which a backup is unpacked."""

_BEGINNING: Final = b'{"meta":'
"""How every log of ours begins."""

_OWNER: Final = re.compile(r"([0-9]+)-[0-9a-f]{8}")
"""How the name of a folder with a backup goes on: the process it belongs to and a random word."""


def new_stage(folder: Path) -> Path:
    """A folder in which this process may unpack a backup; it is not there yet."""
    return folder / f"{STAGE}{os.getpid()}-{os.urandom(4).hex()}"


def doom(path: Path) -> None:
    """Mark a folder as one that is being removed, in one step: from then on nobody finds anything in it.

    Raises:
        OSError: The disk does not let us, and nothing was changed.
    """
    # What somebody called a folder may be as long as a name can be.
    path.rename(path.with_name(f"{path.name[:48]}.{os.urandom(4).hex()}{DELETED}"))
    sync_folder(DISK, path.parent)


def left_over(folder: Path) -> tuple[Path, ...]:
    """The folders that other processes would have removed from a data folder, and no longer can."""
    found = [path for place in (ALLIANCES, TRASH) for path in _in(folder / place, DELETED)]
    doomed = [path for path in found if is_doomed(path.name)]
    return (*doomed, *(path for path in _in(folder) if _is_left_stage(path)))


def sweep(folder: Path) -> tuple[str, ...]:
    """End what other processes began in a data folder, and no longer can; what cannot be, a sentence each."""
    sentences = []
    for path in left_over(folder):
        try:
            end_restoring(folder, path) if path.name.startswith(STAGE) else _end_removing(folder, path)
        except StoreError as error:
            sentences.append(str(error))
        except LookupError:
            # Whoever has the alliance open is removing it, or leaves it to whoever comes after.
            continue
    return tuple(sentences)


def _end_removing(folder: Path, doomed: Path) -> None:
    from alliance_tui.storage.erasing import finish

    finish(folder, doomed)
    remove(doomed)


def end_restoring(folder: Path, stage: Path) -> None:
    """Remove a folder in which a backup was unpacked.

    An alliance that made room for one of the backup, which then never took its place, goes back there first:
    else nobody would find it.

    Raises:
        StoreError: Not all of it can be removed; the text is a sentence.
    """
    from alliance_tui.storage.entries import entries
    from alliance_tui.storage.trash import bring_back

    for entry in entries(folder):
        home = folder / ALLIANCES / entry.note.alliance
        if entry.note.restoring == stage.name and not home.exists():
            try:
                bring_back(folder, entry)
            except (LookupError, StoreError) as error:
                # It is tried again as long as the folder is there.
                raise StoreError(say.made_room(id=entry.note.id, why=str(error))) from error
    remove(stage)


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, or as much of it as can be removed.

    Raises:
        StoreError: Something of it is left; the text is a sentence.
    """
    import shutil

    failed: list[OSError] = []

    def note(_: object, __: str, error: tuple[type[BaseException], BaseException, object]) -> None:
        if isinstance(error[1], OSError):
            failed.append(error[1])

    # Also where its name leads to a folder elsewhere: the words are there.
    place = Path(os.path.realpath(path))
    try:
        for log in place.rglob("*.json"):
            unlink_followed(log)
    except OSError as error:
        raise StoreError(say.is_left(path=error.filename or str(place), why=why(error))) from error
    shutil.rmtree(place, onerror=note)
    if os.path.lexists(place):
        # Somebody else may have removed some of it meanwhile: what is gone is no reason.
        reasons = [error for error in failed if not isinstance(error, FileNotFoundError)]
        raise StoreError(say.is_left(path=str(place), why=why(reasons[0] if reasons else OSError())))
    if place != path:
        path.unlink(missing_ok=True)


def unlink_followed(path: Path) -> None:
    """Remove the log that a name leads to, with what is beside it; nothing where it lies under that name.

    What a name leads to that is no log of ours is not ours to remove.

    Raises:
        OSError: The disk does not let us.
    """
    place = followed(path)
    if place != path and _is_log(place):
        beside = [one for one in _in(place.parent) if one.name.startswith(f"{place.name}.")]
        for one in (*beside, place):
            one.unlink(missing_ok=True)


def _is_log(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING


def _in(folder: Path, ending: str = "") -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return sorted(Path(one.path) for one in found if one.name.endswith(ending))
    except OSError:
        # Whoever reads the files themselves says what is wrong.
        return []


def _is_left_stage(path: Path) -> bool:
    if not path.name.startswith(STAGE):
        return False
    owner = _OWNER.fullmatch(path.name.removeprefix(STAGE))
    return owner is None or not is_running(int(owner[1]))
