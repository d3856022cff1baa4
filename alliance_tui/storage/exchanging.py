"""An alliance in the trash of which there is one here too: both in one, or each in the place of the other."""

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
from alliance_tui.storage.deleting import move_in
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import CONTENT, Entry, Note
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.places import ALLIANCES
from alliance_tui.storage.restoring import Candidate, Choice, compared, put_back
from alliance_tui.storage.sweeping import new_stage
from alliance_tui.storage.trash import bring_back


@contextmanager
def laid_out(folder: Path, entry: Entry) -> Iterator[tuple[Path, Candidate]]:
    """Copy an alliance in the trash, and compare it with the one here; nothing that is there is changed.

    Args:
        folder: The data folder.
        entry: What lies in the trash; it stays there.

    Raises:
        StoreError: Not all of it can be read, or the disk does not let us; the text is a sentence.
    """
    content = entry.path / CONTENT
    with new_stage(folder) as stage:
        home = stage / ALLIANCES / entry.note.alliance
        for part in read_at_once(content):
            if part.data is None:
                raise StoreError(store.cannot_be_read(name=str(part.path), why=part.why))
            place = home / part.path.relative_to(content)
            try:
                make_folder(DISK, place.parent)
                write_new(DISK, place, part.data)
            except OSError as error:
                raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
        try:
            (candidate,) = compared(folder, stage, [entry.note.alliance])
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
        yield stage, candidate


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
    """Move the alliance that is here to the trash, and the one that lies there to its place.

    Whoever is killed in between has lost nothing: the next start puts back what made room.

    Args:
        folder: The data folder.
        entry: What lies in the trash.
        now: This moment (UTC).

    Raises:
        LookupError: It is open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    alliance = entry.note.alliance
    home = folder / ALLIANCES / alliance
    with closed_elsewhere(home), new_stage(folder) as stage:
        try:
            make_folder(DISK, stage)
            move_in(folder, home, Note(check_alliance(home).title, now, alliance, restoring=stage.name))
        except OSError as error:
            raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
        bring_back(folder, entry)
