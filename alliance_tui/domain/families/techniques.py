"""How the events of the way people talk change a session."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.events.techniques import (
    KeepingChosen,
    StartChosen,
    TechniqueChosen,
    TechniqueEvent,
    WritingBegun,
    WritingEnded,
)
from alliance_tui.domain.phases import held
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import has_begun
from alliance_tui.domain.talk import Start


def apply_technique(session: Session, event: TechniqueEvent, t: float) -> Session:
    """The session after one event of the way people talk at `t` seconds; unchanged where it is senseless."""
    match event:
        case TechniqueChosen():
            others = tuple(pair for pair in session.chosen if pair[0] is not event.technique)
            return replace(session, chosen=(*others, (event.technique, event.on)))
        case StartChosen():
            if event.first is not None and session.person(event.first) is None:
                return session
            place = session.entered.index(session.step) if session.step in session.entered else 0
            if has_begun(session):
                # Who began a step has begun it: what is chosen then counts from the next one on.
                place = len(session.entered)
            return replace(session, start=Start(event.rule, event.first, place))
        case WritingBegun():
            return replace(session, writing=t) if session.writing is None else session
        case WritingEnded():
            return _written(session, t)
        case KeepingChosen():
            if all(person.id != event.participant for person in session.counted):
                return session
            others_keep = tuple(pair for pair in session.keeping if pair[0] != event.participant)
            return replace(session, keeping=(*others_keep, (event.participant, event.keep)))
        case _:
            assert_never(event)


def _written(session: Session, t: float) -> Session:
    """What writing held back of the present phase never counts for the bar of the turn."""
    turn = session.turn
    if turn is not None:
        turn = replace(turn, used=turn.used - held(session, t))
    return replace(session, writing=None, turn=turn)
