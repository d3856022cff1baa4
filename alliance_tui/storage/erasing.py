"""Removing an alliance or a session for good, wherever it lies; who comes next ends what was cut off."""

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
from alliance_tui.storage.catalogue import read_catalogue, write_catalogue
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.duplicates import outside
from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.inventory import copied_folders, folders_among, inventory_of
from alliance_tui.storage.misplaced import held_in, misplaced_in
from alliance_tui.storage.places import ALLIANCES, CATALOGUE, DELETED, ID, SESSIONS
from alliance_tui.storage.sweeping import doom, sweep, unlink_followed
from alliance_tui.storage.trash import closed_elsewhere, session_files

NOTE: Final = "erase.json"
"""In a folder that is being removed: which session goes with it, all of whose files cannot go in one step."""


class Erased(Struct, frozen=True):
    """A session that is being removed."""

    alliance: AllianceId
    """Of which alliance."""

    session: SessionId
    """Which one."""


def erase(folder: Path, alliance: AllianceId, session: SessionId | None = None) -> list[Path]:
    """Remove an alliance, or one session of it, for good: also what was set aside of it, and from the trash.

    Returns:
        The folders that hold it still, and lie where this program keeps nothing.

    Raises:
        LookupError: It is open; the text is a sentence.
        StoreError: The disk does not let us remove all of it; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    try:
        with ExitStack() as stack:
            if _is_there(home):
                stack.enter_context(closed_elsewhere(home))
            if session is not None:
                _note(folder, Erased(alliance, session))
                _remove_session(folder, alliance, session)
            else:
                _remove_alliance(folder, alliance)
        _forget_rows(folder, alliance)
    except OSError as error:
        raise StoreError(say.cannot_be_removed(path=error.filename or str(home), why=why(error))) from error
    left = sweep(folder)
    if left:
        raise StoreError(" ".join(left))
    return [one for one in outside(folder) if _is_of(one, alliance, session)]


def _is_of(folder: Path, alliance: AllianceId, session: SessionId | None) -> bool:
    held = held_in(folder)
    is_its = held is not None and held.alliance == alliance
    return is_its and (session is None or bool(session_files(folder / SESSIONS, session)))


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
        if _is_there(home):
            stack.enter_context(closed_elsewhere(home))
        try:
            _remove_session(folder, erased.alliance, erased.session)
        except OSError as error:
            raise StoreError(say.is_left(path=error.filename or str(home), why=why(error))) from error


def _note(folder: Path, erased: Erased) -> None:
    """Note what is to go: from then on whoever comes next ends it."""
    root = folder / ALLIANCES
    make_folder(DISK, root)
    doomed = root / f"{erased.session}.{os.urandom(4).hex()}{DELETED}"
    make_folder(DISK, doomed)
    write_new(DISK, doomed / NOTE, msgspec.json.encode(erased))
    sync_folder(DISK, doomed)


def _remove_session(folder: Path, alliance: AllianceId, session: SessionId) -> None:
    """Remove a session from its alliance, copies of its folder included, and from the trash."""
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            if entry.note.session == session:
                doom(entry.path)
            elif entry.note.session is None:
                _unlink(entry.path / CONTENT / SESSIONS, session)
    home = folder / ALLIANCES / alliance
    for place in (*_copied(folder, alliance), *([home] if _is_there(home) else [])):
        for inner in (place, *folders_among(inventory_of(place).files)):
            _unlink(inner / SESSIONS, session)
            if inner != place:
                _unlink(inner, session)


def _remove_alliance(folder: Path, alliance: AllianceId) -> None:
    """Remove an alliance with the copies of its folder, and what lies of it in the trash."""
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            doom(entry.path)
    for path in _copied(folder, alliance):
        doom(path)
    # What is listed goes last: whoever is killed before that has erased nothing.
    home = folder / ALLIANCES / alliance
    if _is_there(home):
        doom(home)


def _is_there(home: Path) -> bool:
    """Whether there is such an alliance; of a session in the trash nobody may know of which it is."""
    return bool(ID.fullmatch(home.name)) and home.is_dir()


def _copied(folder: Path, alliance: AllianceId) -> list[Path]:
    """The folders with all of an alliance, or of a copy of it, that are called something else."""
    with suppress(FileNotFoundError):
        if alliance:
            return [*copied_folders(folder / ALLIANCES, [alliance]), *misplaced_in(folder, alliance)]
    return []


def _unlink(folder: Path, session: SessionId) -> None:
    """Remove the files of a session, also where their names lead to files elsewhere."""
    found = session_files(folder, session)
    for path in found:
        unlink_followed(path)
        path.unlink(missing_ok=True)
    if found:
        sync_folder(DISK, folder)


def _forget_rows(folder: Path, alliance: AllianceId) -> None:
    """Leave no row of an alliance in the catalogue; what is left of it is listed anew."""
    path = folder / CATALOGUE
    if path.exists():
        rows = read_catalogue(path)
        rows.pop(alliance, None)
        try:
            write_catalogue(DISK, path, rows.values())
        except OSError:
            # It only saves time, and holds a title.
            path.unlink()
