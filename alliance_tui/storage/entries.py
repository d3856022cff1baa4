"""What lies in the trash, and what is known of it: by its note, or by what it is where that is damaged."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.places import ALLIANCES, ID, OWN, TRASH, is_doomed, why_closed

KEPT_FOR: Final = timedelta(days=30)
"""How long what was deleted can be had back."""

NOTE: Final = "note.json"
"""Says what an entry is."""

CONTENT: Final = "content"
"""The folder of an alliance, or the files of a session."""

STAMP: Final = "%Y%m%dT%H%M%SZ"
"""How the name of an entry says when it was deleted, which counts where its note does not say it."""

_NAME: Final = re.compile(rf"([0-9]{{8}}T[0-9]{{6}}Z)-({ID.pattern})(?:-[0-9]+)?")
"""The name of an entry: when it was deleted, and the id of what was."""

_ALLIANCE: Final = re.compile(rf'"alliance":"({ID.pattern})"'.encode())
"""Where a session says which alliance it is of; in what people typed the quotes would be escaped."""


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

    crc: int = 0
    """A checksum over the rest; 0 where there is none, as in notes of earlier versions."""

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


def paths(folder: Path) -> list[Path]:
    """The folders of everything in the trash of a data folder, the oldest first."""
    with suppress(OSError):
        found = (folder / TRASH).glob("*Z-*")
        return sorted(path for path in found if not is_doomed(path.name))
    return []


def closed(folder: Path) -> list[tuple[Path, OSError]]:
    """What of the trash cannot be looked into, each with why; itself alone where nothing of it can be."""
    if (error := why_closed(folder / TRASH)) is not None:
        return [(folder / TRASH, error)]
    found: list[tuple[Path, OSError]] = []
    for path in paths(folder):
        for place in (path, path / CONTENT):
            if (error := why_closed(place)) is not None:
                found.append((place, error))
                break
    return found


def entries(folder: Path) -> tuple[Entry, ...]:
    """Everything in the trash of a data folder that can be looked at, the newest first."""
    found = []
    for path in reversed(paths(folder)):
        with suppress(OSError):
            # One without its content was being deleted when the power went: it is where it was.
            if any((path / CONTENT).glob("*")):
                note = read_note(path) or _told_by_content(folder, path)
                if note is not None:
                    found.append(Entry(note, path))
    return tuple(found)


def session_of(path: Path) -> SessionId | None:
    """The session that an entry is, also while it is being removed; None where it is all of an alliance."""
    if (note := read_note(path)) is not None:
        return note.session
    named = _NAME.match(path.name)
    is_session = named is not None and any((path / CONTENT).glob(f"*{named[2]}*"))
    return SessionId(named[2]) if named is not None and is_session else None


def encode_note(note: Note) -> bytes:
    """A note as it is kept, with its checksum."""
    return msgspec.json.encode(replace(note, crc=_sum(note)))


def read_note(path: Path) -> Note | None:
    """The note of an entry; None where it is missing, or not as it was written."""
    with suppress(OSError):
        return _noted(path, DISK.read(path / NOTE)[0])
    return None


def kept_until(path: Path) -> datetime | None:
    """Until when an entry can be had back (UTC), as it is listed: by its note, or else by its name.

    None where neither says.

    Raises:
        OSError: Its note cannot be read now, and may say another day than its name.
    """
    try:
        note = _noted(path, DISK.read(path / NOTE)[0])
    except FileNotFoundError:
        note = None
    deleted = note.deleted if note is not None else _named_date(path)
    return deleted + KEPT_FOR if deleted is not None else None


def _noted(path: Path, data: bytes) -> Note | None:
    """What the note of an entry says; None where it is not as it was written."""
    with suppress(ValueError, RecursionError, OverflowError):
        note = msgspec.json.decode(data, type=Note)
        named = _NAME.fullmatch(path.name)
        # A day that cannot be counted on from, or is that of nobody knows which zone, is none of ours.
        is_ours = note.deleted.tzinfo is not None and note.until > note.deleted
        if is_ours and note.crc in {0, _sum(note)} and (named is None or named[2] == note.id):
            return replace(note, crc=0)
    return None


def _named_date(path: Path) -> datetime | None:
    """When an entry was deleted, by its name (UTC); None where that is not one of ours."""
    named = _NAME.fullmatch(path.name)
    with suppress(ValueError, OverflowError):
        if named is not None:
            date = datetime.strptime(named[1], STAMP).replace(tzinfo=UTC)
            # One that cannot be counted on from is none of ours.
            return date + KEPT_FOR - KEPT_FOR
    return None


def _sum(note: Note) -> int:
    return zlib.crc32(msgspec.json.encode(replace(note, crc=0)))


def _told_by_content(folder: Path, path: Path) -> Note | None:
    """What an entry is, by its name and what is in it; None where it has another name than ours have."""
    named, deleted = _NAME.fullmatch(path.name), _named_date(path)
    if named is None or deleted is None or not is_ours(path):
        return None
    content = path / CONTENT
    if any(content.glob(f"*{named[2]}*")):
        alliance = _whose(content)
        title = _title(folder / ALLIANCES / alliance) if alliance else ""
        return Note(title, deleted, alliance, SessionId(named[2]))
    return Note(_title(content), deleted, AllianceId(named[2]))


def is_ours(path: Path) -> bool:
    """Whether anything of this program's is in an entry: what somebody else put there stays when that goes.

    Raises:
        OSError: It cannot be looked into.
    """
    if read_note(path) is not None:
        return True
    # Here, because it is needed for damage alone.
    from alliance_tui.storage.own import own_in

    named, session, content = _NAME.match(path.name), session_of(path), path / CONTENT
    if named is None:
        return False
    alliance = AllianceId(named[2]) if session is None else _whose(content)
    return any(True for _ in own_in(content, {alliance}, session))


def _whose(content: Path) -> AllianceId:
    """Which alliance the files of a session say that it is of; empty where none says."""
    for path in sorted(content.iterdir()):
        with suppress(OSError):
            found = _ALLIANCE.search(DISK.read(path)[0])
            if found is not None:
                return AllianceId(found[1].decode())
    return AllianceId("")


def _title(home: Path) -> str:
    """What an alliance is called; empty where that cannot be read."""
    # Here, because it is needed for damage alone.
    from alliance_tui.domain.fold_alliance import fold_alliance
    from alliance_tui.storage.listed_logs import read_or_say

    state = fold_alliance(read_or_say(home / OWN).records or (), ())
    return state.title if state is not None else ""
