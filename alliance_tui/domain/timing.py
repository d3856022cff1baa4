"""Arithmetic on a session's records: talk time, what is left of a turn or a time-out, how long it took.

Nothing here counts ticks: every figure follows from the state and the moment that is asked about.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from alliance_tui.domain.method import READY_RUN_UP, TURN_WORD_BEFORE_END
from alliance_tui.domain.phases import held, settle
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Span
from alliance_tui.domain.words import ParticipantId, SpanKind


class TurnTime(Struct, frozen=True):
    """Where the present turn stands."""

    participant: ParticipantId
    """Whose turn it is."""

    used: float
    """Seconds spoken in it, without those in which writing held its bar."""

    planned: float | None
    """Its planned length in seconds, or None."""

    @property
    def left(self) -> float | None:
        """Seconds to its planned end, negative after it; None without a planned length."""
        return None if self.planned is None else self.planned - self.used

    @property
    def is_nearly_over(self) -> bool:
        """Whether the quiet word before the planned end is due."""
        return self.left is not None and 0 < self.left <= TURN_WORD_BEFORE_END

    @property
    def is_over(self) -> bool:
        """Whether the planned end has passed: the thought may still be finished."""
        return self.left is not None and self.left <= 0


def timeline(session: Session, t: float) -> tuple[Span, ...]:
    """All spans of the session up to `t` seconds, the present phase too, without gaps from 0.

    One has no length where somebody got the floor and it went on in the same moment: that is a turn, too.
    """
    session = settle(session, t) if session.is_open else session
    phase = session.phase
    is_begun = t >= phase.start if phase.kind is SpanKind.TALK else t > phase.start
    if not session.is_open or not is_begun:
        return session.spans
    return (
        *session.spans,
        Span(kind=phase.kind, holder=phase.holder, start=phase.start, end=t),
    )


def length(session: Session, t: float) -> float:
    """Seconds from opening to `t`, or to the end where the session has ended."""
    return max(t, session.phase.start) if session.is_open else session.phase.start


def seen(session: Session, touch: datetime | None) -> float:
    """Up to when people were at the table, in seconds: the newest record, or a later touch (UTC)."""
    if touch is None or session.left or not session.is_open:
        return session.t
    return session.t + max((touch - (session.touched or session.opened)).total_seconds(), 0.0)


def time_of(session: Session, t: float, kind: SpanKind) -> float:
    """Seconds the session has spent in one kind of span."""
    return sum(span.end - span.start for span in timeline(session, t) if span.kind is kind)


def sitting_seconds(session: Session, t: float) -> float:
    """Seconds people sat at the table: the length without the time away."""
    return length(session, t) - time_of(session, t, SpanKind.AWAY)


def talk_seconds(session: Session, t: float) -> dict[ParticipantId, float]:
    """Seconds each participant held the floor; a facilitator's are not counted."""
    counted = {person.id: 0.0 for person in session.members if not person.facilitator}
    for span in timeline(session, t):
        if span.kind is SpanKind.TALK and span.holder in counted:
            counted[span.holder] += span.end - span.start
    return counted


def shows_balance(session: Session) -> bool:
    """Whether everyone here whose time is counted wants to see how long each has spoken."""
    return bool(session.counted) and {person.id for person in session.counted} <= set(session.opening.balance)


def turns(session: Session) -> dict[ParticipantId, int]:
    """How many turns each participant had: one each time they got the floor.

    A pause, a breath or a saying back in the middle of one does not make two. Nor does a time-out, or an
    absence in which the program was left or ended, though the turn that goes on after it has a fresh bar:
    they split the stretch and not the turn. A floor that was opened, or another step after them, ends it.
    """
    counted = {person.id: 0 for person in session.members}
    for holder in session.holders:
        counted[holder] = counted.get(holder, 0) + 1
    return counted


def floor_stretches(session: Session, t: float) -> tuple[Span, ...]:
    """Who held the floor when: the talk spans, in order."""
    return tuple(span for span in timeline(session, t) if span.kind is SpanKind.TALK)


def time_outs(session: Session, t: float) -> tuple[Span, ...]:
    """The time-outs, a running one too, in order."""
    return tuple(span for span in timeline(session, t) if span.kind is SpanKind.TIME_OUT)


def had_time_out(session: Session) -> bool:
    """Whether a time-out has ended in this session before."""
    return any(span.kind is SpanKind.TIME_OUT for span in session.spans)


def turn_time(session: Session, t: float) -> TurnTime | None:
    """Where the present turn stands at `t` seconds; None while nobody's turn is running."""
    session = settle(session, t)
    turn = session.turn
    if turn is None or not session.is_open:
        return None
    running = t - session.phase.start - held(session, t) if session.phase.kind is SpanKind.TALK else 0.0
    return TurnTime(participant=turn.participant, used=turn.used + max(running, 0.0), planned=turn.planned)


def breath_left(session: Session, t: float) -> float | None:
    """Seconds left of a breath or a quiet minute; None outside one."""
    until = session.phase.until
    return until - t if until is not None and t < until else None


def time_out_left(session: Session, at: datetime) -> float | None:
    """Seconds to the agreed return, negative after it; None outside a time-out."""
    return None if session.time_out is None else (session.time_out.until - at).total_seconds()


def run_up_end(session: Session) -> float | None:
    """When the talk goes on by itself after the last "ready", in seconds; None while someone is not ready."""
    if session.time_out is None or session.time_out.all_ready is None:
        return None
    return session.time_out.all_ready + READY_RUN_UP


def ends_by_itself(session: Session) -> float | None:
    """When what is going on ends by itself, in seconds since the session opened; None where nothing does.

    That is a breath, a quiet minute, or a time-out that everyone here is ready to end.
    """
    return run_up_end(session) if session.time_out is not None else session.phase.until


def run_up_left(session: Session, t: float) -> float | None:
    """Seconds until the talk goes on by itself after the last "ready"; None while someone is not ready."""
    end = run_up_end(session)
    return None if end is None else max(end - t, 0.0)
