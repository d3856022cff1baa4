"""A complete copy of one alliance in another folder: for words that cannot be saved where they should be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import backup as say
from alliance_tui.storage.atomic import make_folder, sync_folder, temporary, write_new
from alliance_tui.storage.codec import SCHEMA, encode_log
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.places import ALLIANCES, ORIGIN, OWN, SESSIONS, session_file
from alliance_tui.storage.signed import encode_file


def write_copy(
    folder: Path,
    alliance: AllianceId,
    own: Sequence[Record],
    sessions: Mapping[SessionId, Sequence[Record]],
    origin: Path | None = None,
) -> Path:
    """Write an alliance into a folder that can be opened as a data folder, or put back like a backup.

    Args:
        folder: The folder; made if it is not there.
        alliance: Which alliance.
        own: Its own log.
        sessions: The log of each of its sessions.
        origin: The data folder in which it should be; None where that is not to be told there.

    Returns:
        The folder of the alliance in it.

    Raises:
        StoreError: This alliance is there already, or the disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    try:
        is_there = home.exists()
    except OSError:
        # Whoever may not look there may not write there, which is said below.
        is_there = False
    if is_there:
        raise StoreError(say.is_there_already(folder=str(folder)))
    try:
        with _new_folder(home) as stage:
            logs = {session_file(stage, session): log for session, log in sessions.items()}
            make_folder(DISK, stage / SESSIONS)
            for path, records in (*logs.items(), (stage / OWN, own)):
                write_new(DISK, path, encode_file(encode_log(records), SCHEMA, 0))
            sync_folder(DISK, stage / SESSIONS)
            sync_folder(DISK, stage)
    except OSError as error:
        raise StoreError(say.cannot_be_saved_in(folder=str(folder), why=why(error))) from error
    if origin is not None:
        with suppress(OSError):
            # Without it, it is told only where the alliance itself is, too, that words of it wait there.
            write_new(DISK, folder / ORIGIN, os.fsencode(origin) + b"\n")
    return home


@contextmanager
def _new_folder(home: Path) -> Iterator[Path]:
    """A folder to fill, which then gets its name; if that fails, all is as if nobody had tried.

    So no half of a copy is ever taken for one.
    """
    stage = temporary(home)
    made = [place for place in (stage, *stage.parents) if not place.exists()]
    try:
        yield stage
        DISK.replace(stage, home)
        sync_folder(DISK, home.parent)
    except OSError:
        shutil.rmtree(stage, ignore_errors=True)
        for place in made[1:]:
            with suppress(OSError):
                # Whoever put something there meanwhile keeps it.
                place.rmdir()
        raise
