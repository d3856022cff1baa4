"""Which files in the folder of an alliance are this program's, and go when that is removed; all else stays.

Told by their names where nothing else is called so; or else by what is in them: records of the alliance,
as in a copy that another program made. What holds anything of another alliance is never among them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.inventory import Kind, Named, inventory_of, named_in
from alliance_tui.storage.names import is_temporary, log_name
from alliance_tui.storage.places import ID, OWN, OWN_LOG, OWN_STEM, SESSIONS

WHOLE: Final = 16 << 20
"""Bytes of a file up to which all of it is looked through: a log is smaller by far."""

_START: Final = 1 << 20
"""Bytes that are looked through of a larger one: a log tells at its beginning what it is."""

_RECORD: Final = re.compile(rb'"writer":\s*"[a-z2-7]{6}",\s*"action":\s*"[0-9]+-[a-z2-7]{6}"')
"""Stands in every record, and in no text that people typed: the quotes would be escaped there."""

_ALLIANCE: Final = re.compile(rf'"alliance":\s*"({ID.pattern})"'.encode())
"""Where a record tells which alliance it is of."""

_SESSION: Final = re.compile(rf'"session":\s*"({ID.pattern})",\s*"alliance":'.encode())
"""Where a log tells which session it is of."""

_META: Final = b'{"meta":'
"""How every file of ours begins that is a log."""

_EMPTY: Final = b'{"meta":{"0":{'
"""How a log begins, also one without any record."""

_PARTS: Final = (b'"meta"', b'"events"', b'"event"', b'"writer"', b'"action"', b'"type"', b'"text"')
"""Something of which stands in every piece of a log with words in it."""

_STRANGE: Final = {Kind.COPY, Kind.FOREIGN}
"""The kinds of files that are ours only by what is in them."""


class _Seen(NamedTuple):
    """A file, and what is in it."""

    file: Named
    """What it is by its name."""

    has_records: bool
    """Whether records stand in it, or it is a log without any."""

    of: set[AllianceId]
    """The alliances that it tells of."""


def own_in(
    folder: Path, whose: Collection[AllianceId], session: SessionId | None = None, *, by_name: bool = True
) -> Iterator[Path]:
    """The files in the folder of an alliance, and all below it, that are this program's.

    Args:
        folder: The folder; no link in it is followed.
        whose: The alliance; of some folders nobody can tell, or only that it is one of several.
        session: The one session whose files are in it; None where all of an alliance is.
        by_name: Whether names tell there: somebody else may call files so in a folder of their own.

    Raises:
        OSError: Something cannot be looked into.
    """
    stems = OWN_STEM if session is None else re.compile(session)
    places = [(folder, stems), *([(folder / SESSIONS, ID)] if session is None else [])]
    for place, called in places:
        if place.is_symlink() or not place.is_dir():
            if by_name and place != folder and place.is_symlink():
                # What it leads to lies elsewhere.
                yield place
            continue
        paths = [place / name for name in sorted(DISK.names(place)) if (place / name) != places[-1][0]]
        folders = [one for one in paths if one.is_dir() and not one.is_symlink()]
        files = named_in([one for one in paths if one not in folders], called)
        found = list(files)
        if session is not None:
            # They were put there because of their names.
            yield from (one.path for one in found if one.kind not in _STRANGE)
            found = [one for one in found if one.kind in _STRANGE]
        yield from _own_among(found, whose, by_name=by_name, session=session)
        for one in folders:
            yield from own_in(one, whose, by_name=_is_copy(one, whose))


def told_apart(files: Sequence[Named], whose: Collection[AllianceId]) -> tuple[tuple[Named, ...], set[Path]]:
    """The files of an alliance, and which of those go with it that are not called as ours are.

    What only has the name of a session's is told as what it is: not of this program.

    Args:
        files: All that is in its folder.
        whose: The alliance.
    """
    stems = only_called_so(files)
    if not stems and all(one.kind not in _STRANGE for one in files):
        return tuple(files), set()
    folders = [one.path for one in files if one.path.is_dir() and not one.path.is_symlink()]
    places: dict[Path, list[Named]] = {}
    for one in files:
        if one.path not in folders:
            places.setdefault(one.path.parent, []).append(one)
    own = {path for some in places.values() for path in _own_among(some, whose, by_name=True)}
    own |= {one for one in folders if _holds_any(one, whose)}
    told = (
        one._replace(kind=Kind.FOREIGN, stem="") if one.stem in stems and one.path not in own else one
        for one in files
    )
    return tuple(told), own


def _holds_any(folder: Path, whose: Collection[AllianceId]) -> bool:
    """Whether anything in a folder that somebody made goes with an alliance; not, where nobody can tell."""
    with suppress(OSError):
        return any(True for _ in own_in(folder, whose, by_name=_is_copy(folder, whose)))
    return False


def _own_among(
    files: Iterable[Named],
    whose: Collection[AllianceId],
    *,
    by_name: bool,
    session: SessionId | None = None,
) -> Iterator[Path]:
    """The files of one folder that are this program's.

    Args:
        files: All that are in it.
        whose: The alliance.
        by_name: Whether names tell there.
        session: The one session whose files they are; None where they are of all, or of none.
    """
    seen = [_see(one) for one in files]
    others = [one for one in seen if not one.of <= {*whose}]
    stems = {one.file.stem for one in others if one.file.stem}
    strange = only_called_so([one.file for one in seen])
    # Only of a session that is there is it known that its id is no word of somebody's.
    logs = {one.file.stem for one in seen if one.has_records and one.file.kind not in _STRANGE}
    sessions = {*logs, session} - {OWN_LOG}
    for one in seen:
        if one in others or (one.file.stem and one.file.stem in stems):
            # Of one log are all that have its name, whichever of them tells it.
            continue
        is_named = by_name and one.file.kind not in _STRANGE and one.file.stem not in strange
        is_piece = one.file.stem in sessions and _is_piece(one.file)
        if is_named or is_piece or (one.has_records and (one.of or not others)):
            yield one.file.path


def only_called_so(files: Sequence[Named]) -> set[str]:
    """What files are called that only have the name of a session's: there is none of which they are.

    Somebody may have called a file with any word of so many letters.

    Args:
        files: All that are in the folder.
    """
    called = {one.path: _is_called_so(one) for one in files if one.kind in {Kind.LOG, Kind.ASIDE}}
    stems = {one.stem for one in files if called.get(one.path)}
    others = [one for one in files if one.stem in stems and not called.get(one.path)]
    return stems - {one.stem for one in others if one.path in called or _is_of_a_log(one)}


def _is_of_a_log(file: Named) -> bool:
    """Whether a file beside one with the name of a session's tells that it is one."""
    # Nobody else calls a file so.
    return file.kind is Kind.JOURNAL or _see(file).has_records


def is_only_called_so(path: Path) -> bool:
    """Whether a file that cannot be read as a session only has the name of one's.

    It is read whole, and so are the others of that name.

    Args:
        path: The file.
    """
    stem = path.name.partition(".")[0]
    with suppress(OSError):
        beside = (path.with_name(name) for name in sorted(DISK.names(path.parent)) if stem in name)
        return stem in only_called_so([*named_in(beside, ID)])
    return False


def _is_called_so(file: Named) -> bool:
    """Whether a file with the name of a session's holds some text in which nothing is as in a log."""
    if file.stem == OWN_LOG or file.path.is_symlink():
        return False
    if _META.startswith(_raw(file.path, len(_META))):
        # However little of its beginning is left.
        return False
    raw = _raw(file.path)
    try:
        # What is damaged is no text any more, or still has some of what it was.
        return "\0" not in raw.decode() and not any(one in raw for one in _PARTS)
    except UnicodeDecodeError:
        return False


def _see(file: Named) -> _Seen:
    path = file.path
    if path.is_symlink():
        # What it led to has been removed, where that was ours.
        is_lost = ".json" in path.name and not path.exists()
        return _Seen(file, is_lost or is_temporary(path.name), set())
    raw = _raw(path)
    found = {AllianceId(one.decode()) for one in _ALLIANCE.findall(raw)} if _RECORD.search(raw) else set()
    is_empty_log = file.kind is Kind.COPY and raw.startswith(_EMPTY)
    return _Seen(file, is_empty_log or _RECORD.search(raw) is not None, found)


def _is_piece(file: Named) -> bool:
    """Whether a copy holds something of a log, be it damaged or written with other bytes."""
    return file.kind is Kind.COPY and has_parts(_raw(file.path))


def holds_words(path: Path) -> bool:
    """Whether something of a log stands in a file; nobody looks into a folder for that."""
    return has_parts(_raw(path))


def has_parts(raw: bytes) -> bool:
    """Whether something stands in a file that stands in every piece of a log with words in it."""
    # Programs write two bytes for a letter, too.
    return any(part in text for text in (raw, raw.replace(b"\0", b"")) for part in _PARTS)


def _raw(path: Path, most: int = WHOLE) -> bytes:
    """What is in a file, or how it begins; nothing where it cannot be read.

    Args:
        path: The file.
        most: So many bytes of it are enough.
    """
    try:
        if not path.is_file():
            # Nobody waits for a pipe.
            return b""
        with path.open("rb") as file:
            return file.read(most if os.fstat(file.fileno()).st_size <= WHOLE else min(most, _START))
    except OSError:
        return b""


def _is_copy(folder: Path, whose: Collection[AllianceId]) -> bool:
    """Whether a folder that somebody made is one of an alliance, too, and of no other."""
    told: set[AllianceId] = set()
    for place in (folder, folder / SESSIONS):
        if place.is_dir() and not place.is_symlink():
            paths = (place / name for name in DISK.names(place) if ".json" in name)
            told.update(*(_see(Named(one, "", Kind.FOREIGN)).of for one in paths))
    return bool(told) and told <= {*whose}


def own_of_session(folder: Path, session: SessionId) -> list[Path]:
    """The files of a session in a folder, in the order in which they may go.

    All that are called as ours are, or hold its records and no others, whatever they are called. Its
    journal goes first, for without its file it would be a session again; its file last, for what was set
    aside of it could be mended to one.

    Args:
        folder: The folder; files in it are told by what they lead to.
        session: Which session.

    Raises:
        OSError: It cannot be looked into.
    """
    paths = [folder / name for name in sorted(DISK.names(folder))]
    found = (one for one in named_in(paths, re.compile(session)) if _is_of_session(one, session))
    main = log_name(session)
    return sorted(
        (one.path for one in found),
        key=lambda path: (path.name == main, not path.name.endswith(".journal"), path.name),
    )


def _is_of_session(file: Named, session: SessionId) -> bool:
    path = file.path
    if file.kind is Kind.LOCK or (path.is_dir() and file.kind in _STRANGE):
        return False
    raw = _raw(path)
    told = {one.decode() for one in _SESSION.findall(raw)}
    if file.kind not in _STRANGE:
        return not told or session in told
    has_records = bool(_RECORD.search(raw)) or (file.kind is Kind.COPY and has_parts(raw))
    return has_records and (told == {session} or (not told and session in path.name))


def is_of_another_session(path: Path, sessions: Collection[SessionId]) -> bool:
    """Whether a file tells itself that it is of a session, and of none of some, whatever it is called."""
    told = {SessionId(one.decode()) for one in _SESSION.findall(_raw(path))}
    return bool(told) and told.isdisjoint(sessions)


def is_only_of_others(folder: Path) -> bool:
    """Whether something is in the folder of an alliance, and nothing of that is this program's."""
    if os.path.lexists(folder / OWN):
        return False
    found = inventory_of(folder)
    # Whoever looked whether somebody had it open has left a lock.
    rest = [one for one in found.files if one.kind is not Kind.LOCK]
    if found.closed or not rest:
        return False
    files, own = told_apart(rest, {AllianceId(folder.name)})
    called = (one for one in files if one.kind is not Kind.FOREIGN)
    return not own and all(one.kind is Kind.COPY and not _see(one).has_records for one in called)
