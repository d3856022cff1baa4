"""Removing an alliance or a session from wherever it lies, so that whoever comes next can go on with it."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import make_folder, sync_folder, write_new
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.dooming import doom, unlink_followed
from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.inventory import copied_folders, folders_among, inventory_of
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.misplaced import misplaced_in, told_in
from alliance_tui.storage.own import own_in, own_of_session
from alliance_tui.storage.places import ALLIANCES, DELETED, SESSIONS, as_id, holds_logs

NOTE: Final = "erase.json"
"""In a folder that is being removed: which session goes with it, all of whose files cannot go in one step."""


class Erased(Struct, frozen=True):
    """A session that is being removed."""

    alliance: AllianceId
    """Of which alliance."""

    session: SessionId
    """Which one."""


def begin(folder: Path, erased: Erased) -> None:
    """Note what is to go: from then on whoever comes next ends it."""
    root = folder / ALLIANCES
    make_folder(DISK, root)
    doomed = root / f"{erased.session}.{os.urandom(4).hex()}{DELETED}"
    make_folder(DISK, doomed)
    write_new(DISK, doomed / NOTE, msgspec.json.encode(erased))
    sync_folder(DISK, doomed)


def finish(folder: Path, doomed: Path) -> None:
    """Go on with the removal of a session that was cut off, if a folder that is being removed tells of one.

    Args:
        folder: The data folder.
        doomed: The folder that is being removed.

    Raises:
        LookupError: Its alliance is open: whoever has it open may be removing it this moment.
        StoreError: The disk does not let us; the text is a sentence.
    """
    try:
        erased = msgspec.json.decode(DISK.read(doomed / NOTE)[0], type=Erased)
    except (OSError, ValueError):
        # What is not written whole says that nothing was removed yet.
        return
    home = folder / ALLIANCES / erased.alliance
    with ExitStack() as stack:
        if is_there(home):
            stack.enter_context(closed_elsewhere(home))
        try:
            remove_session(folder, erased.alliance, erased.session)
        except OSError as error:
            raise StoreError(say.is_left(path=error.filename or str(home), why=why(error))) from error


def remove_session(folder: Path, alliance: AllianceId, session: SessionId) -> None:
    """Remove a session from its alliance, copies of its folder included, and from the trash."""
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            if entry.note.session == session:
                doom(entry.path)
            elif entry.note.session is None:
                _unlink_below(entry.path / CONTENT, session)
                _unlink(entry.path / CONTENT / SESSIONS, session)
    home = folder / ALLIANCES / alliance
    for place in (*_copied(folder, alliance), *([home] if is_there(home) else [])):
        for inner in (place, place / SESSIONS, *folders_among(inventory_of(place).files)):
            _unlink_below(inner, session)


def remove_alliance(folder: Path, alliance: AllianceId) -> None:
    """Remove an alliance with the copies of its folder, and what lies of it in the trash."""
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            doom(entry.path)
    for path in _copied(folder, alliance):
        if path.is_symlink() or any(True for _ in own_in(path, {alliance})):
            doom(path)
    # What is listed goes last: whoever is killed before that has erased nothing.
    home = folder / ALLIANCES / alliance
    if is_there(home):
        doom(home)


def is_there(home: Path) -> bool:
    """Whether there is such an alliance; of a session in the trash nobody may know of which it is."""
    return as_id(home.name, AllianceId) is not None and home.is_dir()


def _copied(folder: Path, alliance: AllianceId) -> list[Path]:
    """The folders with all of an alliance, or of a copy of it, that are called something else.

    None in which something is of another one.
    """
    with suppress(FileNotFoundError):
        if alliance:
            found = [*copied_folders(folder / ALLIANCES, [alliance]), *misplaced_in(folder, alliance)]
            return [one for one in dict.fromkeys(found) if not of_others(one, alliance)]
    return []


def of_others(folder: Path, alliance: AllianceId) -> list[Path]:
    """The files in a folder, and in those somebody put into it, that are of other alliances and go with it.

    Where a link leads elsewhere, those of others stay.
    """
    here = Path(os.path.realpath(folder))
    if folder.is_symlink():
        return []
    inner = [Path(place, one) for place, names, _ in os.walk(folder) for one in names]
    places = [folder, *(one for one in inner if holds_logs(one))]
    return [
        path
        for place in places
        for other, paths in told_in(place).items()
        if other != alliance
        for path in paths
        if Path(os.path.realpath(path.parent)).is_relative_to(here)
    ]


def _unlink_below(folder: Path, session: SessionId) -> None:
    """Remove the files of a session from a folder, and from all that somebody put into it."""
    for here, _, _ in os.walk(folder):
        _unlink(Path(here), session)


def _unlink(folder: Path, session: SessionId) -> None:
    """Remove the files of a session, also where their names lead to files elsewhere."""
    found = own_of_session(folder, session) if folder.is_dir() else []
    for path in found:
        unlink_followed(path)
        path.unlink(missing_ok=True)
    if found:
        sync_folder(DISK, folder)
