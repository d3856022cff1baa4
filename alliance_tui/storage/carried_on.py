"""What of a session stands in later ones, too: each brings along what goes on, and can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.storage.all_told import logs_in, logs_of
from alliance_tui.storage.entries import entries
from alliance_tui.storage.places import ALLIANCES, session_file
from alliance_tui.storage.salvage import read_source


def is_carried_on(folder: Path, alliance: AllianceId, session: SessionId) -> bool:
    """Whether words that were said in a session stand in others of its alliance, as far as they can be read.

    Args:
        folder: The data folder.
        alliance: Which alliance.
        session: The session; it is still there, or in the trash.
    """
    home = folder / ALLIANCES / alliance
    place = session_file(home, session)
    deleted = [one for entry in entries(folder) if entry.note.session == session for one in logs_of(entry)]
    said = {name for path in (place, *(one.path for one in deleted)) for name in read_source(path).records}
    others = (one.path for one in logs_in(home) if one.path != place)
    events = (one.event for path in others for one in read_source(path).records.values())
    return any(not said.isdisjoint(_brought(event)) for event in events if isinstance(event, SessionOpened))


def _brought(event: SessionOpened) -> Iterator[RecordId]:
    """The things of which an opening has words."""
    yield from (one.id for one in event.carried if one.terms.what)
    yield from (one.id for one in event.goals if one.text)
    yield from (one.id for one in event.parked if one.text)
    yield from (one.id for one in event.rested if one.id is not None and one.about)
    yield from (one.id for one in event.celebrations if one.what)
