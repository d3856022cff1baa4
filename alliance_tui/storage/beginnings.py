"""How a log begins: whose it is by that, and a beginning that was lost, put together from the other logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from alliance_tui.domain.decisions.sitting import open_session
from alliance_tui.domain.events import Instant, Record
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.assessing import MarkGiven
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.people import with_gone
from alliance_tui.domain.references import BEGINNINGS, brought_by, strays
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.words import ActionId, SessionId, SessionKind
from alliance_tui.domain.writers import MENDER
from alliance_tui.storage.astray import is_astray
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.places import OWN


def beginnings(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that say how a log began; none where that is lost."""
    return tuple(one for one in records if isinstance(one.event, BEGINNINGS))


def place_of(path: Path, records: Iterable[Record]) -> State:
    """Whether the records of a log belong under the name of its file: well, headless, or astray."""
    begins = beginnings(records)
    if path.name == OWN:
        alliance = fold_alliance(begins, ())
        fits = alliance is not None and alliance.id == path.parent.name
    else:
        fits = bool(begins) and not is_astray(path, in_order(begins))
    return State.WELL if fits else State.ASTRAY if begins else State.HEADLESS


def begun(log: Finding, logs: Sequence[Finding]) -> tuple[Record, ...]:
    """What is kept of a log, with a beginning where that is lost; as it is where nothing tells of one.

    Args:
        log: The alliance's own, or a session's.
        logs: All logs of its alliance, its own first.
    """
    place = place_of(log.path, log.records)
    if place is State.ASTRAY and log.path.name == OWN:
        # It is of another alliance, and without one of its own nobody could open this one.
        return _begun_again(log.path, (), logs)
    return _begun_again(log.path, log.records, logs) if place is State.HEADLESS else log.records


def _begun_again(path: Path, records: Sequence[Record], logs: Sequence[Finding]) -> tuple[Record, ...]:
    if path.name == OWN:
        return (*_founding(logs, path.parent.name), *records)
    opening = tuple(_opening(path, records, logs))
    if not opening:
        return tuple(records)
    log = (*opening, *records)
    gone = strays(log, brought_by(record for one in logs for record in (*one.records, *log)))
    return tuple(record for record in log if record not in gone)


def _founding(logs: Iterable[Finding], alliance: str) -> Iterator[Record]:
    """The founding as the newest session that can be read tells it."""
    openings = [
        (record.n, record.at, record.event)
        for log in logs
        for record in log.records
        if isinstance(record.event, SessionOpened) and record.event.alliance == alliance
    ]
    if openings:
        opened = max(openings, key=lambda one: one[0])[2]
        event = AllianceFounded(
            opened.alliance,
            opened.title,
            opened.zone,
            opened.setting,
            with_gone(opened.participants, opened.gone),
        )
        earliest = min(at for _, at, _ in openings)
        yield Record(1, MENDER, ActionId(f"1-{MENDER}"), earliest, 0.0, event)


def _opening(path: Path, records: Sequence[Record], logs: Sequence[Finding]) -> Iterator[Record]:
    """The opening of a session among the people of its alliance, as if it began there today."""
    own, *others = logs
    sessions = [log.records for log in others if log.path != path]
    founded = own.records or tuple(_founding(logs, path.parent.parent.name))
    alliance = fold_alliance(founded, sessions)
    if alliance is None or not records:
        return
    # Else it could not be sat down: one at a time.
    ended = tuple(one for one in alliance.sittings if one.closed is not None)
    first = min(records, key=lambda one: one.n)
    at = first.at - timedelta(seconds=first.t)
    marked = any(isinstance(one.event, MarkGiven) for one in records)
    kind = SessionKind.ASSESS if marked else SessionKind.DESIGN
    opened = open_session(
        replace(alliance, sittings=ended), Instant(at=at, t=0.0), SessionId(path.stem), kind
    )
    if not isinstance(opened, Refused):
        n = first.n - 1
        yield Record(n, MENDER, ActionId(f"{n}-{MENDER}"), at, 0.0, opened[0])
