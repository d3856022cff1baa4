"""What lies in the trash and is here too: both in one, or each in the place of the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from alliance_tui.sentences import store
from alliance_tui.sentences import trash as say
from alliance_tui.storage.archive import read_at_once
from alliance_tui.storage.atomic import make_folder, write_new
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.deleting import move_in, throw_away
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import CONTENT, Entry, Note
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.places import ALLIANCES, SESSIONS
from alliance_tui.storage.restoring import Candidate, Choice, compared, put_back
from alliance_tui.storage.sweeping import new_stage
from alliance_tui.storage.trash import bring_back, session_files


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


def put_in_one(folder: Path, stage: Path, candidate: Candidate, now: datetime) -> None:
    """Put into one what is here and what was laid out; what was here before goes to the trash, too.

    Args:
        folder: The data folder.
        stage: Where it was laid out.
        candidate: What it is.
        now: This moment (UTC).

    Raises:
        LookupError: It is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    put_back(folder, stage, {candidate.id: Choice.BOTH}, now)


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
