"""Erasing an alliance or a session for good, and telling what is left of it."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import trash as say
from alliance_tui.storage.around import left_in
from alliance_tui.storage.behind import led_to, left_behind, unread_behind
from alliance_tui.storage.catalogue import read_catalogue, write_catalogue
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import CONTENT, entries, paths, read_note
from alliance_tui.storage.linked import lost_in
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.misplaced import misplaced_in, told, told_in
from alliance_tui.storage.own import has_parts, is_of_another_session
from alliance_tui.storage.places import (
    ALLIANCES,
    CATALOGUE,
    ID,
    SESSIONS,
    STAGE,
    TRASH,
    as_id,
    holds_logs,
    is_doomed,
)
from alliance_tui.storage.removing import Erased, begin, is_there, of_others, remove_alliance, remove_session
from alliance_tui.storage.sparing import told_files, told_spared
from alliance_tui.storage.sweeping import sweep

_ANY: Final = re.compile(rf"(?=({ID.pattern}))")
"""Whatever in a name can be an id."""


class Remains(NamedTuple):
    """What is there after something was erased, told by reading each file once."""

    holding: list[Path]
    """The folders that hold it still, or the files where other things are in the folder too."""

    unread: list[Path]
    """The files that cannot be read, and in which something of any alliance may be.

    Not those of alliances that are there, or in the trash: of those it is known what they are of.
    """

    spared: tuple[str, ...] = ()
    """What is not this program's, and lies where it lay: a sentence for each place."""


def erase(folder: Path, alliance: AllianceId, session: SessionId | None = None) -> Remains:
    """Remove an alliance, or one session of it, for good: also what was set aside of it, and from the trash.

    Returns:
        What is left of it, or may be.

    Raises:
        LookupError: It is open, or something of another alliance would go with it; the text is a sentence.
        StoreError: The disk does not let us remove all of it; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    try:
        _find_all(folder, alliance)
        with ExitStack() as stack:
            if is_there(home):
                stack.enter_context(closed_elsewhere(home))
            if session is None and (others := of_others(home, alliance)):
                raise LookupError(say.would_go_too(path=str(others[0])))
            sessions = {session} if session is not None else _sessions_of(folder, alliance)
            for place in misplaced_in(folder, alliance):
                if as_id(place.name, AllianceId):
                    # Whoever is in the alliance that its name tells may have it open.
                    stack.enter_context(closed_elsewhere(place))
            elsewhere = _elsewhere(folder, alliance) if session is None else ()
            if session is not None:
                begin(folder, Erased(alliance, session))
                remove_session(folder, alliance, session)
            else:
                remove_alliance(folder, alliance)
        _forget_rows(folder, alliance)
    except OSError as error:
        raise StoreError(say.cannot_be_removed(path=error.filename or str(home), why=why(error))) from error
    stayed: list[Path] = []
    left = sweep(folder, stayed)
    if left:
        raise StoreError(" ".join(left))
    found = _remains(folder, alliance, sessions, stayed if session is None else None)
    # What was named as not of this program is not named once more.
    named = [path for place in stayed for path in left_in(place)]
    others = [one for one in found.holding if _is_of_others(one)]
    kept = _not_among(named, (one for one in found.holding if one not in others))
    holding = dict.fromkeys((*kept, *left_behind(elsewhere, alliance)))
    unread = dict.fromkeys((*_not_among(named, found.unread), *unread_behind(elsewhere)))
    spared = (*told_spared(stayed, holding), *told_files(home, _not_among(named, others)))
    return Remains([*holding], [one for one in unread if one not in holding], spared)


def _is_of_others(path: Path) -> bool:
    """Whether a file only has an id in its name: nothing of a log stands in it."""
    raw = _bytes(path) if path.is_file() else None
    return raw is not None and not has_parts(raw)


def _not_among(named: Collection[Path], paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are not among some, nor in a folder that is, or tell themselves of an alliance."""
    return (one for one in paths if told(one) or not any(one.is_relative_to(other) for other in named))


def _elsewhere(folder: Path, alliance: AllianceId) -> Collection[Path]:
    """The folders elsewhere in which something of an alliance is, the trash included."""
    deleted = [one.path for one in entries(folder) if one.note.alliance == alliance]
    homes = [folder / ALLIANCES / alliance, *misplaced_in(folder, alliance), *deleted]
    return dict.fromkeys(far for home in homes for far, place in led_to(home).items() if place)


def _find_all(folder: Path, alliance: AllianceId) -> None:
    """See to it that all of an alliance is where it is named, in the trash too.

    Raises:
        LostLinkError: Something lies on a disk that is not there: nobody could remove it.
    """
    deleted = (path for path in paths(folder) if (note := read_note(path)) and note.alliance == alliance)
    for home in (folder / ALLIANCES / alliance, *(path / CONTENT for path in deleted)):
        if (lost := lost_in(home)) is not None:
            raise lost


def _sessions_of(folder: Path, alliance: AllianceId) -> set[SessionId]:
    """The ids of the sessions of an alliance, by the names of their files."""
    found: set[str] = set()
    for place in (folder / ALLIANCES / alliance, *misplaced_in(folder, alliance)):
        with suppress(OSError):
            found.update(one.partition(".")[0] for one in DISK.names(place / SESSIONS))
    return {id_ for one in found if (id_ := as_id(one, SessionId)) is not None}


def _remains(
    folder: Path, alliance: AllianceId, sessions: Collection[SessionId], stayed: Collection[Path] | None
) -> Remains:
    """What is there after an alliance, or some sessions of it, were erased.

    Args:
        folder: The data folder.
        alliance: Which alliance.
        sessions: Its sessions that were erased: what has the id of one in its name is of it.
        stayed: The folders of it in which something stayed, of which each file is named; None where only
            sessions were erased, of which each is named anywhere: what else lies beside them goes on.
    """
    is_whole = stayed is not None
    homes: dict[Path, Collection[AllianceId]] = {}
    holding: list[Path] = []
    unread: list[Path] = []
    for path in _files(folder):
        home = path.parent.parent if path.parent.name == SESSIONS else path.parent
        called = any(one in sessions for one in _ANY.findall(path.name))
        raw = _bytes(path) if ".json" in path.name else b""
        called = called and not is_of_another_session(path, sessions)
        if called or (is_whole and raw and alliance.encode() in raw and alliance in told(path)):
            if stayed is None or any(path.is_relative_to(place) for place in stayed):
                holding.append(path)
            else:
                holding.extend(_holding(folder, path, home, alliance, homes))
        if raw is None and not _is_known(folder, path, home):
            unread.append(path)
    holding = list(dict.fromkeys(holding))
    return Remains(holding, [one for one in unread if one not in holding])


def _holding(
    folder: Path, path: Path, home: Path, alliance: AllianceId, homes: dict[Path, Collection[AllianceId]]
) -> Iterator[Path]:
    """Where something of an alliance is still: the folder, or the file where the folder has other things too.

    Args:
        folder: The data folder.
        path: The file.
        home: The folder of an alliance that it lies in.
        alliance: Which alliance.
        homes: What the folders tell of that were asked before; this one is added.
    """
    if home not in homes:
        homes[home] = told_in(home).keys()
    if alliance in homes[home]:
        yield path if of_others(home, alliance) else home
    elif home.parent != folder / ALLIANCES or home.name not in homes[home]:
        # Else it is in the folder of another alliance, of which it is.
        yield path


def _is_known(folder: Path, path: Path, home: Path) -> bool:
    """Whether it is known of which alliance a file is that cannot be read, or that it is of all."""
    if path.is_relative_to(folder / TRASH) or path == folder / CATALOGUE:
        return True
    return home.parent == folder / ALLIANCES and home.name in told_in(home)


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where it cannot be read."""
    try:
        return DISK.read(path)[0]
    except FileNotFoundError:
        return b""
    except OSError:
        return None


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
