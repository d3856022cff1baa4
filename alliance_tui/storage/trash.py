"""What was deleted, kept for thirty days; and how it is had back, or is gone for good."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import free_name, make_folder, sync_folder, write_new
from alliance_tui.storage.catalogue import (
    ALLIANCES,
    CATALOGUE,
    SESSIONS,
    TRASH,
    read_catalogue,
    stamps_of,
    write_catalogue,
)
from alliance_tui.storage.disk import DISK, StoreError, why

KEPT_FOR: Final = timedelta(days=30)
"""How long what was deleted can be had back."""

DELETED: Final = ".deleted"
"""Ends the name of a folder that is being removed."""

_NOTE: Final = "note.json"
"""Says what an entry is."""

CONTENT: Final = "content"
"""The folder of an alliance, or the files of a session."""

_STAMP: Final = "%Y%m%dT%H%M%SZ"
"""How the name of an entry says when it was deleted: nothing has to be read to tell what is old."""


class Note(Struct, frozen=True):
    """What is known of something that was deleted."""

    title: str
    """What its alliance is called; empty where that cannot be read."""

    deleted: datetime
    """When (UTC)."""

    alliance: AllianceId
    """Which alliance."""

    session: SessionId | None = None
    """Which of its sessions; None where the alliance itself was deleted."""

    restoring: str = ""
    """Where it made room for one of a backup: the name of the folder in which that was unpacked."""

    @property
    def id(self) -> str:
        """The id of the session, or of the alliance."""
        return self.session or self.alliance

    @property
    def until(self) -> datetime:
        """Until when it can be had back (UTC)."""
        return self.deleted + KEPT_FOR


class Entry(Struct, frozen=True):
    """Something that was deleted."""

    note: Note
    """What it is."""

    path: Path
    """Its folder."""


def entries(folder: Path) -> tuple[Entry, ...]:
    """Everything in the trash of a data folder that can be looked at, the newest first."""
    found = []
    for path in _thrown_away(folder):
        with suppress(OSError, ValueError):
            # One without its content was being deleted when the power went: it is where it was.
            if any((path / CONTENT).glob("*")):
                note = msgspec.json.decode((path / _NOTE).read_bytes(), type=Note)
                found.append(Entry(note, path))
    return tuple(found)


def _thrown_away(folder: Path) -> list[Path]:
    """The folders in the trash of a data folder, the newest first."""
    try:
        return sorted((folder / TRASH).glob("*Z-*"), reverse=True)
    except OSError:
        return []


def throw_away(folder: Path, note: Note) -> Entry:
    """Move an alliance, or one session of it, to the trash.

    Raises:
        LookupError: There is none, or it is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / note.alliance
    if not home.is_dir():
        raise LookupError(store.no_alliance(alliance=note.alliance))
    if note.session is not None and note.session not in stamps_of(home).sessions:
        raise LookupError(store.no_session(session=note.session))
    with closed_elsewhere(home):
        try:
            return move_in(folder, home, note)
        except OSError as error:
            raise StoreError(say.cannot_be_deleted(why=why(error))) from error


def move_in(folder: Path, home: Path, note: Note) -> Entry:
    """Move the folder of an alliance that nobody else can open now, or a session in it, to the trash."""
    trash = folder / TRASH
    make_folder(DISK, trash)
    start = f"{note.deleted.astimezone(UTC).strftime(_STAMP)}-{note.id}"
    path = free_name(DISK, trash, start) if (trash / start).exists() else trash / start
    make_folder(DISK, path)
    write_new(DISK, path / _NOTE, msgspec.json.encode(note))
    if note.session is None:
        # In one step, so that a kill leaves no half of it.
        home.rename(path / CONTENT)
        sync_folder(DISK, home.parent)
    else:
        make_folder(DISK, path / CONTENT)
        from alliance_tui.storage.database import Database
        from alliance_tui.storage.reading import OPTIONS

        with suppress(StoreError):
            # So that there is one file. A damaged one goes as it is.
            Database(home / SESSIONS / f"{note.session}.json", create=False, **OPTIONS).close()
        for one in session_files(home / SESSIONS, note.session):
            one.rename(path / CONTENT / one.name)
        sync_folder(DISK, path / CONTENT)
        sync_folder(DISK, home / SESSIONS)
    sync_folder(DISK, path)
    return Entry(note, path)


def bring_back(folder: Path, entry: Entry) -> None:
    """Put something that was deleted where it was.

    Raises:
        LookupError: Its place is taken, or its alliance is not there or open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    note, content = entry.note, entry.path / CONTENT
    home = folder / ALLIANCES / note.alliance
    try:
        if note.session is None:
            _bring_alliance(home, content)
        else:
            _bring_session(home, content, note.session)
    except OSError as error:
        raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
    shutil.rmtree(entry.path, ignore_errors=True)


def _bring_alliance(home: Path, content: Path) -> None:
    if home.exists():
        raise LookupError(say.ALLIANCE_IS_THERE)
    make_folder(DISK, home.parent) if not home.parent.exists() else None
    content.rename(home)
    sync_folder(DISK, home.parent)


def _bring_session(home: Path, content: Path, session: SessionId) -> None:
    if not home.is_dir():
        raise LookupError(say.ALLIANCE_IS_NOT_THERE)
    with closed_elsewhere(home):
        if session in stamps_of(home).sessions:
            raise LookupError(say.SESSION_IS_THERE)
        if not (home / SESSIONS).is_dir():
            make_folder(DISK, home / SESSIONS)
        for one in reversed(session_files(content, session)):
            one.rename(home / SESSIONS / one.name)
        sync_folder(DISK, home / SESSIONS)


def expire(folder: Path, now: datetime) -> None:
    """Remove for good what was deleted more than thirty days ago."""
    oldest = (now - KEPT_FOR).astimezone(UTC).strftime(_STAMP)
    for path in _thrown_away(folder):
        if path.name < oldest:
            shutil.rmtree(path, ignore_errors=True)


def erase(folder: Path, alliance: AllianceId, session: SessionId | None = None) -> None:
    """Remove an alliance, or one session of it, for good: also what was set aside of it, and from the trash.

    Raises:
        LookupError: It is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    try:
        if home.is_dir():
            with closed_elsewhere(home):
                _remove(home, session)
        for entry in entries(folder):
            if entry.note.alliance == alliance and session in {None, entry.note.session}:
                shutil.rmtree(entry.path)
            elif session is not None and entry.note.alliance == alliance and entry.note.session is None:
                for one in session_files(entry.path / CONTENT / SESSIONS, session):
                    one.unlink()
        _forget_rows(folder, alliance)
    except OSError as error:
        raise StoreError(say.cannot_be_removed(why=why(error))) from error
    from alliance_tui.storage.sweeping import sweep

    sweep(folder)
    left = _set_to_go(home)
    if session is None and left.exists():
        raise StoreError(say.is_left(folder=str(left)))


def _set_to_go(home: Path) -> Path:
    """What the folder of an alliance is called while it is removed."""
    return home.with_name(home.name + DELETED)


def _forget_rows(folder: Path, alliance: AllianceId) -> None:
    """Leave no row of an alliance in the catalogue; what is left of it is listed anew."""
    path = folder / CATALOGUE
    if path.exists():
        rows = read_catalogue(path)
        rows.pop(alliance, None)
        write_catalogue(DISK, path, rows.values())


def _remove(home: Path, session: SessionId | None) -> None:
    if session is None:
        # In one step, so that a kill leaves no half of it.
        home.rename(_set_to_go(home))
        sync_folder(DISK, home.parent)
        return
    for path in session_files(home / SESSIONS, session):
        path.unlink()
    sync_folder(DISK, home / SESSIONS)


def session_files(folder: Path, session: SessionId) -> list[Path]:
    """All files of a session, copies by other programs too, in the order in which they may go.

    Its journal goes first, for without its file it would be a session again; its file last, for what was set
    aside of it could be mended to one.
    """
    # No two words of so many random letters are alike: whatever has it in its name is of this session.
    main = f"{session}.json"
    return sorted(
        folder.glob(f"*{session}*"),
        key=lambda path: (path.name == main, not path.name.endswith(".journal"), path.name),
    )


@contextmanager
def closed_elsewhere(home: Path) -> Iterator[None]:
    """Hold an alliance, so that nobody opens it meanwhile.

    Raises:
        LookupError: Somebody has it open; the text is a sentence.
    """
    from alliance_tui.storage.lock import AllianceLock

    lock = AllianceLock(home / "lock")
    try:
        if lock.taken_by:
            raise LookupError(store.close_it_there(where=lock.taken_by))
        if lock.refusal:
            raise LookupError(lock.refusal)
        yield
    finally:
        lock.release()
