"""Sessions of other alliances among those of one: somebody copied or moved their files there."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files as say
from alliance_tui.storage.beginnings import beginnings, place_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import SCHEMA
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.inventory import inventory_of, logs_among
from alliance_tui.storage.places import OWN, as_id, session_file
from alliance_tui.storage.salvage import read_source


def told_of_another(session: Finding) -> Finding:
    """The same of a session that lies where it does not belong; one of another alliance is left alone.

    Args:
        session: What was found out about the file.
    """
    opened = _opened_elsewhere(session.path)
    if opened is None or place_of(session.path, session.records) is State.WELL:
        # Beside it lies some of the one that its name tells.
        return session
    home = session.path.parent.parent.with_name(opened.alliance)
    place = session_file(home, opened.session)
    is_there = (home / OWN).exists()
    said = say.session_of_another(
        title=opened.title,
        alliance=opened.alliance,
        is_here=is_there,
        is_taken=is_there and _is_taken(home, place),
        is_more=_holds_more(session.path, place),
    )
    return Finding(session.path, State.OF_ANOTHER, said)


def _opened_elsewhere(path: Path) -> SessionOpened | None:
    """How the session in a file began, where that was in another alliance; None else."""
    try:
        if read_contents(DISK, path, SCHEMA).astray:
            # What lies beside it may be of the one that its name tells.
            return None
    except StoreError:
        return None
    events = [record.event for record in beginnings(read_source(path).records.values())]
    opened = next((one for one in events if isinstance(one, SessionOpened)), None)
    if opened is None or not as_id(opened.alliance, AllianceId):
        return None
    return opened if opened.alliance != path.parent.parent.name else None


def _holds_more(path: Path, place: Path) -> bool:
    """Whether something in a file is not so in the one that lies where it belongs."""
    there = read_source(place).records
    return any(there.get(name) != record for name, record in read_source(path).records.items())


def _is_taken(home: Path, place: Path) -> bool:
    """Whether something of a session lies in its own place."""
    logs = logs_among(home, inventory_of(home).files)
    return journal_of(place).exists() or any(one.path == place for one in logs)
