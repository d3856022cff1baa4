"""Deleting: what goes is kept in the trash for thirty days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC
from pathlib import Path

from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import free_name, make_folder, sync_folder, write_new
from alliance_tui.storage.beside import followed, journal_of
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
    with held_with(folder, note) as home:
        try:
            return move_in(folder, home, note)
        except OSError as error:
            raise StoreError(say.cannot_be_deleted(why=why(error))) from error


@contextmanager
def held_with(folder: Path, note: Note) -> Iterator[Path]:
    """Hold an alliance in which something is there that is to go to the trash; its folder.

    Raises:
        LookupError: There is none, or it is open; the text is a sentence.
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
        yield home


def move_in(folder: Path, home: Path, note: Note) -> Entry:
    """Move the folder of an alliance that nobody else can open now, or a session in it, to the trash.

    Words that were taken back go first: where it lies then, nobody opens it, and so nothing takes them out.
    """
    settle(home, note.session)
    path = _place_for(folder, note)
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
        _fold(session_file(home, note.session))
        for one in session_files(home / SESSIONS, note.session):
            move(one, path / CONTENT / one.name)
        sync_folder(DISK, path / CONTENT)
        sync_folder(DISK, home / SESSIONS)
    sync_folder(DISK, path)
    return Entry(note, path)


def copy_in(folder: Path, home: Path, session: SessionId, note: Note, stage: Path) -> Entry:
    """Put a session's log into the trash as well, as it is; what lies beside it in its alliance does not go.

    It comes there in one step, so that a kill leaves all of it there, or nothing.

    Args:
        folder: The data folder.
        home: The alliance, which nobody else can open now.
        session: Which session.
        note: What is noted of it.
        stage: A folder of ours, in which it is made ready.

    Raises:
        OSError: The disk does not let us; nothing is in the trash then.
    """
    settle(home, session)
    path = session_file(home, session)
    _fold(path)
    ready, target = stage / "replaced", _place_for(folder, note)
    make_folder(DISK, ready / CONTENT)
    write_new(DISK, ready / NOTE, encode_note(note))
    real = followed(path)
    for name, file in ((path.name, real), (journal_of(path).name, journal_of(real))):
        with suppress(FileNotFoundError):
            write_new(DISK, ready / CONTENT / name, DISK.read(file)[0])
    sync_folder(DISK, ready / CONTENT)
    sync_folder(DISK, ready)
    DISK.replace(ready, target)
    sync_folder(DISK, target.parent)
    return Entry(note, target)


def _place_for(folder: Path, note: Note) -> Path:
    """Where something is to lie in the trash, which is made; nothing lies there yet."""
    trash = folder / TRASH
    make_folder(DISK, trash)
    start = f"{note.deleted.astimezone(UTC).strftime(STAMP)}-{note.id}"
    return free_name(DISK, trash, start) if (trash / start).exists() else trash / start


def _fold(path: Path) -> None:
    """See to it that a log that nobody has open is one file; a damaged one stays as it is."""
    with suppress(StoreError):
        Database(path, create=False, **OPTIONS).close(telling=False)
