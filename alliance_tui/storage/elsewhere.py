"""A complete copy of one alliance in another folder: for words that cannot be saved where they should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import backup as say
from alliance_tui.storage.atomic import make_folder, sync_folder, write_new
from alliance_tui.storage.catalogue import ALLIANCES, OWN, SESSIONS
from alliance_tui.storage.codec import EVENTS, SCHEMA, encode_record
from alliance_tui.storage.contents import encode_file
from alliance_tui.storage.disk import DISK, StoreError, why


def write_copy(
    folder: Path,
    alliance: AllianceId,
    own: Sequence[Record],
    sessions: Mapping[SessionId, Sequence[Record]],
) -> Path:
    """Write an alliance into a folder that can be opened as a data folder, or put back like a backup.

    Args:
        folder: The folder; made if it is not there.
        alliance: Which alliance.
        own: Its own log.
        sessions: The log of each of its sessions.

    Returns:
        The folder of the alliance in it.

    Raises:
        StoreError: This alliance is there already, or the disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    logs = {home / SESSIONS / f"{session}.json": log for session, log in sessions.items()}
    if home.exists():
        raise StoreError(say.is_there_already(folder=str(folder)))
    try:
        make_folder(DISK, home / SESSIONS)
        for path, records in (*logs.items(), (home / OWN, own)):
            documents = {str(number): encode_record(record) for number, record in enumerate(records, 1)}
            write_new(DISK, path, encode_file({EVENTS: documents}, SCHEMA, 0))
        sync_folder(DISK, home / SESSIONS)
        sync_folder(DISK, home)
    except OSError as error:
        raise StoreError(say.cannot_be_saved_in(folder=str(folder), why=why(error))) from error
    return home
