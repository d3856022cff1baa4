"""Deleting: what goes is kept in the trash for thirty days."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from pathlib import Path

from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import free_name, make_folder, sync_folder, write_new
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.dooming import remove, remove_empty
from alliance_tui.storage.entries import CONTENT, NOTE, STAMP, Entry, Note, encode_note
from alliance_tui.storage.inventory import is_bare
from alliance_tui.storage.linked import move
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.places import ALLIANCES, SESSIONS, TRASH, session_file
from alliance_tui.storage.reading import OPTIONS
from alliance_tui.storage.settling import settle
from alliance_tui.storage.stamps import stamps_of
from alliance_tui.storage.trash import session_files


def throw_away(folder: Path, note: Note) -> Entry:
    """Move an alliance, or one session of it, to the trash.

    Raises:
        LookupError: There is none, or it is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / note.alliance
    if not home.is_dir():
        raise LookupError(store.no_alliance(alliance=note.alliance))
    was_bare = is_bare(home)
    with closed_elsewhere(home):
        # Somebody else may have deleted it that moment.
        if not was_bare and is_bare(home):
            # Taking the lock made the folder anew.
            (home / "lock").unlink(missing_ok=True)
            remove_empty(home)
            raise LookupError(store.no_alliance(alliance=note.alliance))
        if note.session is not None and note.session not in stamps_of(home).sessions:
            raise LookupError(store.no_session(session=note.session))
        try:
            return move_in(folder, home, note)
        except OSError as error:
            raise StoreError(say.cannot_be_deleted(why=why(error))) from error


def move_in(folder: Path, home: Path, note: Note) -> Entry:
    """Move the folder of an alliance that nobody else can open now, or a session in it, to the trash.

    Words that were taken back go first: where it lies then, nobody opens it, and so nothing takes them out.
    """
    settle(home, note.session)
    trash = folder / TRASH
    make_folder(DISK, trash)
    start = f"{note.deleted.astimezone(UTC).strftime(STAMP)}-{note.id}"
    path = free_name(DISK, trash, start) if (trash / start).exists() else trash / start
    try:
        make_folder(DISK, path)
        write_new(DISK, path / NOTE, encode_note(note))
        if note.session is None:
            # In one step, so that a kill leaves no half of it.
            move(home, path / CONTENT)
        else:
            make_folder(DISK, path / CONTENT)
    except OSError:
        # Nothing is in it yet, and nobody is to find it there.
        with suppress(StoreError):
            remove(path)
        raise
    if note.session is None:
        sync_folder(DISK, home.parent)
    else:
        with suppress(StoreError):
            # So that there is one file. A damaged one goes as it is.
            Database(session_file(home, note.session), create=False, **OPTIONS).close(telling=False)
        for one in session_files(home / SESSIONS, note.session):
            move(one, path / CONTENT / one.name)
        sync_folder(DISK, path / CONTENT)
        sync_folder(DISK, home / SESSIONS)
    sync_folder(DISK, path)
    return Entry(note, path)
