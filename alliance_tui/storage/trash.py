"""What was deleted, kept for thirty days; and how it is had back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from pathlib import Path

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import free_name, make_folder, sync_folder, write_new
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.dooming import remove
from alliance_tui.storage.entries import (
    CONTENT,
    NOTE,
    STAMP,
    Entry,
    Note,
    encode_note,
)
from alliance_tui.storage.linked import move
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.names import log_name
from alliance_tui.storage.places import ALLIANCES, SESSIONS, TRASH, as_id, session_file
from alliance_tui.storage.stamps import stamps_of


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
        from alliance_tui.storage.database import Database
        from alliance_tui.storage.reading import OPTIONS

        with suppress(StoreError):
            # So that there is one file. A damaged one goes as it is.
            Database(session_file(home, note.session), create=False, **OPTIONS).close(telling=False)
        for one in session_files(home / SESSIONS, note.session):
            move(one, path / CONTENT / one.name)
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
    if not as_id(note.alliance, AllianceId):
        raise LookupError(say.nobody_knows_whose(id=note.id))
    try:
        if note.session is None:
            _bring_alliance(home, content)
        else:
            _bring_session(home, content, note.session)
    except OSError as error:
        raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
    with suppress(StoreError):
        # There is nothing in it any more that anybody said.
        remove(entry.path)


def _bring_alliance(home: Path, content: Path) -> None:
    if home.exists():
        raise LookupError(say.ALLIANCE_IS_THERE)
    make_folder(DISK, home.parent) if not home.parent.exists() else None
    move(content, home)
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
            move(one, home / SESSIONS / one.name)
        sync_folder(DISK, home / SESSIONS)


def session_files(folder: Path, session: SessionId) -> list[Path]:
    """All files of a session, copies by other programs too, in the order in which they may go.

    Its journal goes first, for without its file it would be a session again; its file last, for what was set
    aside of it could be mended to one.
    """
    # No two words of so many random letters are alike: whatever has it in its name is of this session.
    main = log_name(session)
    return sorted(
        folder.glob(f"*{session}*"),
        key=lambda path: (path.name == main, not path.name.endswith(".journal"), path.name),
    )
