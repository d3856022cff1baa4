"""How pauses, quiet minutes and time-outs change a session."""

from __future__ import annotations

import math
from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.breaks import (
    BreakEvent,
    PauseEnded,
    PauseTaken,
    QuietMinuteEnded,
    QuietMinuteTaken,
    ReadyDeclared,
    ReadyWithdrawn,
    RestedTopicTaken,
    TimeOutCalled,
    TimeOutEnded,
    TimeOutLengthened,
    TopicRested,
)
from alliance_tui.domain.families.floor import FLOOR_PHASES
from alliance_tui.domain.phases import go_back, hold, open_floor, stop, without
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Phase, TimeOut
from alliance_tui.domain.words import ParticipantId, RecordId, SpanKind, Step


def apply_break(session: Session, record: Record, event: BreakEvent, t: float) -> Session:
    """The session after one event of a break at `t` seconds; unchanged where it makes no sense."""
    match event:
        case PauseTaken():
            if session.phase.kind not in FLOOR_PHASES:
                return session
            listener, more = (session.phase.listener, session.phase.more) if event.goes_on else (None, False)
            pause = Phase(kind=SpanKind.PAUSE, holder=None, start=t, listener=listener, more=more)
            return hold(session, pause)
        case PauseEnded():
            return go_back(session, t) if session.phase.kind is SpanKind.PAUSE else session
        case QuietMinuteTaken():
            can_be = session.phase.kind in FLOOR_PHASES and session.phase.listener is None
            if not can_be or not math.isfinite(event.seconds) or event.seconds <= 0:
                return session
            return hold(session, Phase(kind=SpanKind.QUIET, holder=None, start=t, until=t + event.seconds))
        case QuietMinuteEnded():
            return go_back(session, t) if session.phase.kind is SpanKind.QUIET else session
        case TimeOutCalled():
            if session.time_out is not None:
                return session
            return replace(stop(session, t), time_out=TimeOut(called=t, until=event.until))
        case TimeOutLengthened() | ReadyDeclared() | ReadyWithdrawn() | TimeOutEnded():
            if session.time_out is None:
                return session
            return _in_time_out(session, session.time_out, event, t)
        case TopicRested():
            return replace(session, rested=apply_rested(session.rested, record, event))
        case RestedTopicTaken():
            resting = named(session.rested, event.step, event.topic)
            if resting is None:
                return session
            session = replace(session, rested=apply_rested(session.rested, record, event))
            if not event.is_topic:
                return session
            again = session.assessment.asked_again(resting.key)
            return replace(session, taken_up=resting, taken_at=t, assessment=again)
        case _:
            assert_never(event)


def apply_rested(
    rested: tuple[Rested, ...], record: Record, event: TopicRested | RestedTopicTaken
) -> tuple[Rested, ...]:
    """The topics that rest after one event, each once; none whose words were let go."""
    if isinstance(event, TopicRested) and (not event.until or (event.again and not event.about)):
        return rested
    if isinstance(event, RestedTopicTaken):
        taken = named(rested, event.step, event.topic)
        return tuple(one for one in rested if one != taken)
    topic = Rested(event.step, event.until, event.about, event.again or record.id)
    return (*(one for one in rested if not _gives_way(one, topic, beside=event.beside)), topic)


def named(rested: tuple[Rested, ...], step: Step, topic: RecordId | None) -> Rested | None:
    """The topic of a step that rests under an id; without one, one that has none, or the first."""
    of_step = [one for one in rested if one.step is step]
    exact = next((one for one in of_step if one.id == topic), None)
    return exact if exact is not None or topic is not None else next(iter(of_step), None)


def _gives_way(one: Rested, topic: Rested, *, beside: bool) -> bool:
    is_same = one.id == topic.id or (one.step, one.about) == (topic.step, topic.about)
    return is_same or (one.step is topic.step and not beside)


def _in_time_out(
    session: Session,
    time_out: TimeOut,
    event: TimeOutLengthened | ReadyDeclared | ReadyWithdrawn | TimeOutEnded,
    t: float,
) -> Session:
    match event:
        case TimeOutLengthened():
            return replace(session, time_out=replace(time_out, until=event.until, ready=(), all_ready=None))
        case ReadyDeclared():
            here = any(person.id == event.participant for person in session.here)
            if not here or event.participant in time_out.ready:
                return session
            ready = (*time_out.ready, event.participant)
            return with_ready(session, replace(time_out, asks_again=False), ready, t)
        case ReadyWithdrawn():
            return with_ready(session, time_out, without(time_out.ready, event.participant), t)
        case TimeOutEnded():
            begins_again = bool(session.spoken)
            return replace(open_floor(session, t), time_out=None, hands=(), begins_again=begins_again)
        case _:
            assert_never(event)


def with_ready(session: Session, time_out: TimeOut, ready: tuple[ParticipantId, ...], t: float) -> Session:
    """The session with these people ready, and since when that is everyone here."""
    everyone = bool(session.here) and all(person.id in ready for person in session.here)
    since = t if time_out.all_ready is None else time_out.all_ready
    return replace(session, time_out=replace(time_out, ready=ready, all_ready=since if everyone else None))
