"""What lies in the trash and is here too: both in one, or each in the place of the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.archive import read_at_once
from alliance_tui.storage.atomic import make_folder, write_new
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.deleting import copy_in, held_with, move_in, throw_away
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import CONTENT, Entry, Note
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.looking import look
from alliance_tui.storage.mending import forget_in_copies, write_log
from alliance_tui.storage.places import ALLIANCES, SESSIONS, session_file
from alliance_tui.storage.restoring import Candidate, Choice, compared, in_either, put_back
from alliance_tui.storage.settling import settle
from alliance_tui.storage.sweeping import new_stage
from alliance_tui.storage.trash import bring_back, session_files
from alliance_tui.storage.withdrawn import settle_unpacked


@contextmanager
def laid_out(folder: Path, entry: Entry) -> Iterator[tuple[Path, Candidate]]:
    """Copy what lies in the trash, and compare it with what is here; nothing that is there is changed.

    A session is laid out among all else that is here of its alliance.

    Args:
        folder: The data folder.
        entry: What lies in the trash; it stays there.

    Raises:
        StoreError: Not all of it can be read, or the disk does not let us; the text is a sentence.
    """
    with new_stage(folder) as stage:
        _lay_out(folder, entry, stage / ALLIANCES / entry.note.alliance)
        try:
            (candidate,) = compared(folder, stage, [entry.note.alliance])
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
        yield stage, candidate


def _lay_out(folder: Path, entry: Entry, home: Path) -> None:
    """Copy what lies in the trash into a folder, as an alliance.

    Raises:
        StoreError: Not all of it can be read, or the disk does not let us; the text is a sentence.
    """
    content, session = entry.path / CONTENT, entry.note.session
    source = content if session is None else folder / ALLIANCES / entry.note.alliance
    for part in read_at_once(source):
        if session is not None and session in part.path.name:
            continue
        if part.data is None:
            raise StoreError(store.cannot_be_read(name=str(part.path), why=part.why))
        _write(home / part.path.relative_to(source), part.data)
    for path in session_files(content, session) if session is not None else ():
        try:
            data, _ = DISK.read(path)
        except OSError as error:
            raise StoreError(store.cannot_be_read(name=str(path), why=why(error))) from error
        _write(home / SESSIONS / path.name, data)


def _write(place: Path, data: bytes) -> None:
    try:
        make_folder(DISK, place.parent)
        write_new(DISK, place, data)
    except OSError as error:
        raise StoreError(say.cannot_be_brought_back(why=why(error))) from error


def put_in_one(folder: Path, entry: Entry, stage: Path, now: datetime) -> None:
    """Put into one what is here and what was laid out; what was here before goes to the trash, too.

    Of a session, nothing else of its alliance is touched.

    Args:
        folder: The data folder.
        entry: What lies in the trash; it stays there.
        stage: Where it was laid out.
        now: This moment (UTC).

    Raises:
        LookupError: It is open, or a session is not here any more; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    alliance, session = entry.note.alliance, entry.note.session
    if session is None:
        put_back(folder, stage, {alliance: Choice.BOTH}, now)
        return
    note = Note(entry.note.title, now, alliance, session, restoring=stage.name)
    with held_with(folder, note) as home:
        try:
            _put_session_in_one(folder, home, session, note, stage)
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(say.cannot_be_brought_back(why=why(error))) from error


def _put_session_in_one(folder: Path, home: Path, session: SessionId, note: Note, stage: Path) -> None:
    """Put into one a session of an alliance that nobody else can open now, and what was laid out of it.

    Whoever is killed in between has lost nothing: it is here as it was, or as it is to be.

    Args:
        folder: The data folder.
        home: The alliance.
        session: Which session.
        note: What is noted of what was here, in the trash.
        stage: Where the other state was laid out.
    """
    source, here = stage / ALLIANCES / home.name, check_alliance(home)
    path = session_file(source, session)
    both = in_either(here, check_alliance(source)).get(path.name)
    if both is None:
        # Nothing can be read of either.
        return
    records, loss = both
    write_log(path, records, loss)
    settle_unpacked(source)
    copy_in(folder, home, session, replace(note, title=here.title or note.title), stage)
    settled = {one.id: one for one in look(path, ()).records}
    write_log(session_file(home, session), [settled.get(one.id, one) for one in records], loss)
    # Words that were taken back in only one of them are in the files of the other, and in what came of them.
    settle(home)
    forget_in_copies(folder, [note.alliance])


def swap(folder: Path, entry: Entry, now: datetime) -> None:
    """Move the alliance or session that is here to the trash, and the one that lies there to its place.

    Whoever is killed in between has lost nothing: the next start puts back what made room.

    Args:
        folder: The data folder.
        entry: What lies in the trash.
        now: This moment (UTC).

    Raises:
        LookupError: It is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    alliance, session = entry.note.alliance, entry.note.session
    home = folder / ALLIANCES / alliance
    if session is not None:
        with new_stage(folder) as stage:
            try:
                make_folder(DISK, stage)
            except OSError as error:
                raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
            title = check_alliance(home).title
            throw_away(folder, Note(title, now, alliance, session, restoring=stage.name))
            bring_back(folder, entry)
        return
    with closed_elsewhere(home), new_stage(folder) as stage:
        try:
            make_folder(DISK, stage)
            move_in(folder, home, Note(check_alliance(home).title, now, alliance, restoring=stage.name))
        except OSError as error:
            raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
        bring_back(folder, entry)
