"""How floor events change a session."""

from __future__ import annotations

import math
from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.events.floor import (
    BreathEnded,
    BreathTaken,
    FloorEvent,
    FloorOpened,
    FloorTaken,
    HandLowered,
    HandRaised,
    HeardAsked,
    HeardConfirmed,
    HeardCorrected,
    MoreAsked,
    MoreToSay,
    TurnLengthened,
)
from alliance_tui.domain.method import TURN_MAX, TURN_MIN
from alliance_tui.domain.note import Note
from alliance_tui.domain.phases import go_back, has_had, hold, open_floor, take_floor, without
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Phase
from alliance_tui.domain.words import ParticipantId, SpanKind

FLOOR_PHASES = (SpanKind.TALK, SpanKind.OPEN, SpanKind.BREATH)
"""The phases in which the floor can move."""


def apply_floor(session: Session, event: FloorEvent, t: float) -> Session:
    """The session after one floor event at `t` seconds; unchanged where the event makes no sense."""
    if session.phase.kind not in FLOOR_PHASES:
        return session
    match event:
        case FloorTaken():
            return _taken(session, event.participant, t)
        case FloorOpened():
            return open_floor(has_had(session), t)
        case HandRaised():
            return _raised(session, event.participant)
        case HandLowered():
            return replace(session, hands=without(session.hands, event.participant))
        case TurnLengthened():
            return _lengthened(session, event.seconds)
        case BreathTaken():
            if not math.isfinite(event.seconds) or event.seconds <= 0:
                return session
            phase = Phase(kind=SpanKind.BREATH, holder=None, start=t, until=t + event.seconds)
            return session if session.phase.listener else hold(session, phase)
        case BreathEnded():
            return go_back(session, t) if session.phase.kind is SpanKind.BREATH else session
        case HeardAsked():
            talking = session.phase.kind is SpanKind.TALK and session.phase.holder != event.listener
            if not talking or not _is_here(session, event.listener):
                return session
            return hold(session, Phase(kind=SpanKind.OPEN, holder=None, start=t, listener=event.listener))
        case HeardConfirmed() | HeardCorrected() | MoreAsked() | MoreToSay():
            return _heard(session, session.phase.listener, event, t)
        case _:
            assert_never(event)


def _is_here(session: Session, participant: ParticipantId) -> bool:
    person = session.person(participant)
    return person is not None and person.here and not person.gone


def _taken(session: Session, participant: ParticipantId, t: float) -> Session:
    if session.phase.holder == participant or not _is_here(session, participant):
        return session
    return take_floor(session, participant, t)


def _raised(session: Session, participant: ParticipantId) -> Session:
    speaks = participant in (session.phase.holder, session.phase.back_to)
    if speaks or participant in session.hands or not _is_here(session, participant):
        return session
    return replace(session, hands=(*session.hands, participant))


def _lengthened(session: Session, seconds: float) -> Session:
    turn = session.turn
    if turn is None or turn.planned is None or not math.isfinite(seconds):
        return session
    planned = min(max(turn.planned + seconds, TURN_MIN), TURN_MAX)
    return replace(session, turn=replace(turn, planned=planned))


def _heard(
    session: Session,
    listener: ParticipantId | None,
    event: HeardConfirmed | HeardCorrected | MoreAsked | MoreToSay,
    t: float,
) -> Session:
    if listener is None:
        return session
    match event:
        case HeardConfirmed():
            return take_floor(_confirmed(session, listener, event.this_step), listener, t)
        case MoreAsked():
            turn = replace(session.turn, asked_more=True) if session.turn else None
            phase = replace(session.phase, more=True)
            return replace(_confirmed(session, listener, event.this_step), phase=phase, turn=turn)
        case HeardCorrected():
            return go_back(_corrected(session, listener, event.this_step), t)
        case MoreToSay():
            return go_back(session, t)
        case _:
            assert_never(event)


def _confirmed(session: Session, listener: ParticipantId, this_step: bool) -> Session:
    """The words that the listener wrote down of this speaker are what the speaker said."""
    notes = tuple(
        replace(note, confirmed=True)
        if _waits(session, note, listener, this_step) and not note.corrected
        else note
        for note in session.notes
    )
    return replace(session, notes=notes)


def _corrected(session: Session, listener: ParticipantId, this_step: bool) -> Session:
    """The words that the listener wrote down of this speaker are not what the speaker said."""
    notes = tuple(
        replace(note, corrected=True) if _waits(session, note, listener, this_step) else note
        for note in session.notes
    )
    return replace(session, notes=notes)


def _waits(session: Session, note: Note, listener: ParticipantId, this_step: bool) -> bool:
    """Whether a note of what this listener heard waits for the speaker's word on it."""
    if this_step and note.step is not session.step:
        return False
    return note.heard_by == listener and note.participant == session.phase.back_to and not note.confirmed
