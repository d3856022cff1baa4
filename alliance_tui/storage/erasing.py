"""Removing an alliance or a session for good, wherever it lies; who comes next ends what was cut off."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
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
from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.inventory import copied_folders, folders_among, inventory_of
from alliance_tui.storage.misplaced import misplaced_in, told, told_in
from alliance_tui.storage.places import ALLIANCES, CATALOGUE, DELETED, ID, SESSIONS, holds_logs, is_doomed
from alliance_tui.storage.sweeping import STAGE, doom, sweep, unlink_followed
from alliance_tui.storage.trash import closed_elsewhere, session_files

NOTE: Final = "erase.json"
"""In a folder that is being removed: which session goes with it, all of whose files cannot go in one step."""

_ANY: Final = re.compile(rf"(?=({ID.pattern}))")
"""Whatever in a name can be an id."""


class Erased(Struct, frozen=True):
    """A session that is being removed."""

    alliance: AllianceId
    """Of which alliance."""

    session: SessionId
    """Which one."""


def erase(folder: Path, alliance: AllianceId, session: SessionId | None = None) -> list[Path]:
    """Remove an alliance, or one session of it, for good: also what was set aside of it, and from the trash.

    Returns:
        The folders that hold it still, or the files where other things are in the folder too.

    Raises:
        LookupError: It is open, or something of another alliance would go with it; the text is a sentence.
        StoreError: The disk does not let us remove all of it; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    try:
        with ExitStack() as stack:
            if _is_there(home):
                stack.enter_context(closed_elsewhere(home))
            if session is None and (others := _of_others(home, alliance)):
                raise LookupError(say.would_go_too(path=str(others[0])))
            sessions = {session} if session is not None else _sessions_of(folder, alliance)
            for place in misplaced_in(folder, alliance):
                if ID.fullmatch(place.name):
                    # Whoever is in the alliance that its name tells may have it open.
                    stack.enter_context(closed_elsewhere(place))
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
    return list(dict.fromkeys(_left(folder, alliance, sessions, is_whole=session is None)))


def _sessions_of(folder: Path, alliance: AllianceId) -> set[str]:
    """The ids of the sessions of an alliance, by the names of their files."""
    found: set[str] = set()
    for place in (folder / ALLIANCES / alliance, *misplaced_in(folder, alliance)):
        with suppress(OSError):
            found.update(one.partition(".")[0] for one in DISK.names(place / SESSIONS))
    return {one for one in found if ID.fullmatch(one)}


def _left(folder: Path, alliance: AllianceId, sessions: Collection[str], *, is_whole: bool) -> Iterator[Path]:
    """Where something of an alliance is still: the folder, or the file where the folder has other things too.

    Args:
        folder: The data folder.
        alliance: Which alliance.
        sessions: Its sessions that were erased: what has the id of one in its name is of it.
        is_whole: Whether all that tells of the alliance was erased.
    """
    homes: dict[Path, Collection[AllianceId]] = {}
    for path in _files(folder):
        called = any(one in sessions for one in _ANY.findall(path.name))
        if called or (is_whole and ".json" in path.name and _tells_of(path, alliance)):
            home = path.parent.parent if path.parent.name == SESSIONS else path.parent
            if home not in homes:
                homes[home] = told_in(home).keys()
            if alliance in homes[home]:
                yield path if _of_others(home, alliance) else home
            elif home.parent != folder / ALLIANCES or home.name not in homes[home]:
                # Else it is in the folder of another alliance, of which it is.
                yield path


def _files(folder: Path) -> Iterator[Path]:
    """All files below a data folder that are not about to be gone, and those of folders linked there."""
    links: list[Path] = []
    for place, inner, names in os.walk(folder):
        here = Path(place)
        inner[:] = sorted(one for one in inner if not (one.startswith(STAGE) or is_doomed(one)))
        links.extend(here / one for one in inner if (here / one).is_symlink() and holds_logs(here / one))
        yield from (here / one for one in sorted(names))
    for link in links:
        yield from (Path(here, one) for here, _, names in os.walk(link) for one in sorted(names))


def _tells_of(path: Path, alliance: AllianceId) -> bool:
    try:
        return alliance.encode() in DISK.read(path)[0] and alliance in told(path)
    except OSError:
        return False


def _of_others(folder: Path, alliance: AllianceId) -> list[Path]:
    """The files in a folder, and in those somebody put into it, that are of other alliances."""
    inner = [Path(here, one) for here, names, _ in os.walk(folder) for one in names]
    places = [folder, *(one for one in inner if holds_logs(one))]
    return [
        path
        for place in places
        for other, paths in told_in(place).items()
        if other != alliance
        for path in paths
    ]


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
                _unlink_below(entry.path / CONTENT, session)
                _unlink(entry.path / CONTENT / SESSIONS, session)
    home = folder / ALLIANCES / alliance
    for place in (*_copied(folder, alliance), *([home] if _is_there(home) else [])):
        for inner in (place, place / SESSIONS, *folders_among(inventory_of(place).files)):
            _unlink_below(inner, session)


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
    """The folders with all of an alliance, or of a copy of it, that are called something else.

    None in which something is of another one.
    """
    with suppress(FileNotFoundError):
        if alliance:
            found = [*copied_folders(folder / ALLIANCES, [alliance]), *misplaced_in(folder, alliance)]
            return [one for one in dict.fromkeys(found) if not _of_others(one, alliance)]
    return []


def _unlink_below(folder: Path, session: SessionId) -> None:
    """Remove the files of a session from a folder, and from all that somebody put into it."""
    for here, _, names in os.walk(folder):
        if any(session in one for one in names):
            _unlink(Path(here), session)


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
