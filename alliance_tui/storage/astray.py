"""How a log begins, and whether that is what the name of its file tells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.sentences import opened as say


def beginning(records: Iterable[Record]) -> AllianceFounded | SessionOpened | None:
    """The event with which a log begins, whose records come in order; None where that is lost."""
    for record in records:
        if isinstance(record.event, AllianceFounded | SessionOpened):
            return record.event
    return None


def is_astray(path: Path, records: Iterable[Record]) -> bool:
    """Whether the file of a session holds something else than its name tells, by how it begins."""
    begins = beginning(records)
    if isinstance(begins, SessionOpened):
        return (begins.session, begins.alliance) != (path.stem, path.parent.parent.name)
    return begins is not None


def said_astray(path: Path, records: Iterable[Record]) -> str:
    """What is said of the file of a session that holds something else than its name tells."""
    begins = beginning(records)
    is_of_another = isinstance(begins, SessionOpened) and begins.alliance != path.parent.parent.name
    return say.session_astray(file=path.name, is_of_another=is_of_another)
