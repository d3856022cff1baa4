"""What lies elsewhere, where links in a folder that is being removed lead: of that its alliance's files go.

Nothing else does. Whoever keeps our files in a folder of their own keeps all else that is in it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.atomic import sync_folder
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.dooming import is_log, unlink_followed
from alliance_tui.storage.entries import CONTENT, NOTE, paths, read_note
from alliance_tui.storage.inventory import Kind, Named, named_in
from alliance_tui.storage.linked import links
from alliance_tui.storage.lock import is_a_lock
from alliance_tui.storage.misplaced import speaking_of, told
from alliance_tui.storage.names import log_name
from alliance_tui.storage.places import (
    ALLIANCES,
    ID,
    OWN_LOG,
    OWN_STEM,
    SESSIONS,
    TRASH,
    is_passing,
    names_in,
)

_HOME: Final = (".", SESSIONS)
"""Where what was said is, in the folder of an alliance."""

_ENTRY: Final = (".", CONTENT, f"{CONTENT}/{SESSIONS}")
"""The same in an entry of the trash."""

_OURS: Final = {Kind.JOURNAL, Kind.BACKUP, Kind.ASIDE, Kind.TEMPORARY}
"""The kinds of files whose names nobody gives to anything else."""

_NO_LOG: Final = {Kind.FOREIGN, Kind.LOCK}
"""The kinds of files that are of no log."""


class _Told(NamedTuple):
    """A file of a log, and of which alliances it is."""

    file: Named
    """The file."""

    itself: set[AllianceId]
    """Those that it tells of."""

    together: set[AllianceId]
    """Those that all files of the same log tell of."""


def remove_behind(folder: Path, doomed: Path) -> None:
    """Remove what lies elsewhere of the alliance in a folder that is being removed, before that itself goes.

    Whoever does it again after a kill finds what is left.

    Args:
        folder: The data folder.
        doomed: What is being removed: a folder, or a link to one.

    Raises:
        OSError: A place cannot be looked into, or something in it cannot be removed.
    """
    far = led_to(doomed)
    files = [] if doomed.is_symlink() else [one for one in links(doomed) if one.name.endswith(".json")]
    if not far and not files:
        return
    whose = alliances_of(doomed)
    for path in files:
        if told(path) <= whose:
            unlink_followed(path)
    used = _in_use(folder, whose)
    for place in reversed(far):
        if used.get(place):
            continue
        has_removed = _remove_in(place, far[place], whose)
        if (has_removed or far[place]) and place not in used:
            with suppress(OSError):
                # Where something else is in it, it stays.
                place.rmdir()


def led_to(doomed: Path) -> dict[Path, str]:
    """The folders elsewhere to which the links in a folder lead; one that leads to another comes before that.

    With each its place below the folder, if that is one where what was said is; else nothing.

    Args:
        doomed: The folder, or a link to one.

    Raises:
        OSError: One of them cannot be looked into.
    """
    known = _ENTRY if doomed.parent.name == TRASH else _HOME
    inside = None if doomed.is_symlink() else Path(os.path.realpath(doomed))
    found: dict[Path, str] = {}
    queue = [(link, link.relative_to(doomed)) for link in links(doomed)]
    # Others may lead to the same places.
    queue.sort(key=lambda way: way[1].as_posix() not in known)
    for link, inner in queue:
        far = Path(os.path.realpath(link))
        is_inside = inside is not None and far.is_relative_to(inside)
        # Not by pathlib, which raises where this account may not look.
        if far in found or is_inside or not os.path.isdir(far):  # noqa: PTH112
            continue
        found[far] = inner.as_posix() if inner.as_posix() in known else ""
        names = DISK.names(far) if found[far] else names_in(far)
        ways = [(far / name, inner / name) for name in sorted(names)]
        queue.extend(way for way in ways if _leads_on(way[0]))
    return found


def _leads_on(path: Path) -> bool:
    """Whether what is in a folder may lead to more of what was said."""
    return path.name in {SESSIONS, CONTENT} or os.path.islink(path)  # noqa: PTH114 - as above


def left_behind(places: Collection[Path], alliance: AllianceId) -> Iterator[Path]:
    """The files elsewhere that tell of an alliance, or have its id in them, and stayed.

    Args:
        places: The folders that links led to.
        alliance: Which alliance; all else of it was erased.
    """
    found = (Path(here, one) for place in places for here, _, names in os.walk(place) for one in names)
    for path in sorted({one for one in found if ".json" in one.name}):
        with suppress(OSError):
            if alliance.encode() in DISK.read(path)[0]:
                yield path


def unread_behind(places: Collection[Path]) -> Iterator[Path]:
    """The files elsewhere of which nobody can tell whose they are, and that may be of any alliance."""
    for place in places:
        for one in _told_in(place):
            if not one.itself and not one.together and (one.file.kind in _OURS or is_log(one.file.path)):
                yield one.file.path


def alliances_of(doomed: Path) -> set[AllianceId]:
    """Of which alliance a folder is that is being removed: by its note, its own log, or else its name."""
    content = doomed
    if doomed.parent.name == TRASH:
        content = doomed / CONTENT
        if (note := read_note(doomed)) is not None and note.alliance:
            return {note.alliance}
    named = {AllianceId(one) for one in ID.findall(doomed.name)}
    own = [one for one in _told_in(content) if one.file.kind is not Kind.COPY]
    is_far = doomed.is_symlink() or content.is_symlink()
    # What lies elsewhere may be of others; its own log is there once.
    told_of = {id_ for one in own if not is_far or one.file.stem == OWN_LOG for id_ in one.itself}
    if not told_of and not is_far and not (content / SESSIONS).is_symlink():
        told_of = {id_ for one in _told_in(content / SESSIONS) for id_ in one.itself}
    return (told_of & named) or told_of or named


def _remove_in(place: Path, inner: str, whose: Collection[AllianceId]) -> bool:
    """Remove the files of alliances from a folder elsewhere; whether there was any.

    Args:
        place: The folder.
        inner: Where it was named, below the folder that is being removed; empty where nothing of ours is.
        whose: The alliances.
    """
    found = list(_told_in(place))
    is_shared = any(not one.together <= {*whose} for one in found)
    # Last what tells of which alliance the others are, and its own log after that.
    ours = sorted(
        (one for one in found if _is_ours(one, inner, whose, is_shared=is_shared)),
        key=lambda one: (bool(one.itself), one.file.stem == OWN_LOG, one.file.kind is Kind.LOG),
    )
    is_home = any(one.file.stem == OWN_LOG for one in ours) or inner in {".", CONTENT}
    lock = place / "lock"
    first = [lock] if is_home and not is_shared and is_a_lock(lock) else []
    first += (place / name for name in (SESSIONS, CONTENT) if inner and (place / name).is_symlink())
    last = [place / NOTE] if inner == "." and _is_note(place, whose) else []
    gone = [*first, *(one.file.path for one in ours), *last]
    for path in gone:
        unlink_followed(path)
        path.unlink(missing_ok=True)
    if gone:
        sync_folder(DISK, place)
    return bool(gone)


def _is_note(place: Path, whose: Collection[AllianceId]) -> bool:
    return (note := read_note(place)) is not None and note.alliance in whose


def _is_ours(one: _Told, inner: str, whose: Collection[AllianceId], *, is_shared: bool) -> bool:
    """Whether a file is of alliances: by what it tells, or else by what lies beside it and where it is."""
    file = one.file
    is_by_name = file.kind in _OURS or is_log(file.path) or (file.kind is Kind.LOG and _is_lost(file.path))
    if one.itself:
        return one.itself <= {*whose}
    if one.together:
        is_by_name = is_by_name or file.kind is Kind.LOG or file.stem != OWN_LOG
        return is_by_name and one.together <= {*whose}
    return is_by_name and bool(inner) and not is_shared and not _is_beside_a_stranger(file)


def _is_beside_a_stranger(file: Named) -> bool:
    """Whether a file has the name of one that belongs to a log, and what it belongs to is none of ours."""
    log = file.path.with_name(log_name(file.stem))
    return file.kind is not Kind.LOG and log.is_file() and not is_log(log)


def _is_lost(link: Path) -> bool:
    """Whether a link leads to nothing: what was there has just been removed."""
    return link.is_symlink() and not link.exists()


def _told_in(place: Path) -> Iterator[_Told]:
    """The files of logs in a folder, whatever of an alliance that is, and of which alliances they are."""
    files = [place / name for name in sorted(names_in(place))]
    files = [one for one in files if not os.path.isdir(one)]  # noqa: PTH112 - as above
    own, sessions = named_in(files, OWN_STEM), named_in(files, ID)
    found = [one if one.kind not in _NO_LOG else other for one, other in zip(own, sessions, strict=True)]
    logs = {one: told(one.path) for one in found if one.kind not in _NO_LOG}
    together: Mapping[str, set[AllianceId]] = {one.stem: set() for one in logs}
    for one, itself in logs.items():
        together[one.stem].update(itself)
    return (_Told(one, itself, together[one.stem]) for one, itself in logs.items())


def _in_use(folder: Path, whose: Collection[AllianceId]) -> dict[Path, bool]:
    """Where that lies which is not being removed, and whether it may be of one of these alliances."""
    own = {folder / ALLIANCES / one for one in whose}
    own.update(path for one in whose for path in speaking_of(folder, one))
    homes = [folder / ALLIANCES / one for one in names_in(folder / ALLIANCES) if not is_passing(one)]
    places = [(home / inner, home in own) for home in homes for inner in _HOME]
    for entry in paths(folder):
        note = read_note(entry)
        places += ((entry / inner, note is None or note.alliance in whose) for inner in _ENTRY)
    found: dict[Path, bool] = {}
    for place, is_same in places:
        far = Path(os.path.realpath(place))
        found[far] = found.get(far, False) or is_same
    return found
