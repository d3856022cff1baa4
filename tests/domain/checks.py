"""What holds in every state of a session, however it came about."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import undoing
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.floor import BreathTaken, FloorTaken, HeardConfirmed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.phases import settle
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Span
from alliance_tui.domain.to_agree import is_agreed
from alliance_tui.domain.words import AgreementState, SpanKind
from tests.builders import record

BREAKS = frozenset({SpanKind.BREATH, SpanKind.PAUSE, SpanKind.QUIET, SpanKind.TIME_OUT, SpanKind.AWAY})
"""Time in which nobody can talk."""


def check_sense(session: Session) -> None:
    """Check that a state makes sense: at most one speaks, who is here and does not wait to speak."""
    assert math.isfinite(session.t)
    assert session.phase.start <= session.t
    here = {person.id for person in session.here}
    assert (session.holder is not None) == (session.phase.kind is SpanKind.TALK)
    speaker = session.phase.holder or session.phase.back_to
    assert speaker is None or speaker in here
    assert session.phase.listener is None or session.phase.listener in here
    assert (session.turn.participant if session.turn else None) == speaker
    assert speaker not in session.hands
    assert len(set(session.hands)) == len(session.hands)
    assert here.issuperset(session.hands)
    assert (session.time_out is not None) == (session.phase.kind is SpanKind.TIME_OUT)
    assert session.step in session.steps
    assert len({note.id for note in session.notes}) == len(session.notes)


def check_partition(session: Session, t: float) -> None:
    """Check that the time from 0 to `t` seconds, or to the end, is told whole, without a gap."""
    line = timing.timeline(session, t)
    edges = [0.0, *(edge for span in line for edge in (span.start, span.end)), timing.length(session, t)]
    assert all(one <= other for one, other in pairwise(edges))
    assert edges[::2] == edges[1::2], "the spans follow one another without a gap"
    whole = sum(timing.time_of(session, t, kind) for kind in SpanKind)
    assert math.isclose(whole, timing.length(session, t), rel_tol=1e-9, abs_tol=1e-6)


def check_sums(session: Session, t: float) -> None:
    """Check that the figures of a moment agree with one another."""
    counted = {person.id for person in session.participants if not person.facilitator}
    assert all(spent >= 0 for spent in timing.talk_seconds(session, t).values())
    talk = sum(one.end - one.start for one in timing.floor_stretches(session, t) if one.holder in counted)
    assert math.isclose(sum(timing.talk_seconds(session, t).values()), talk, rel_tol=1e-9, abs_tol=1e-6)
    away = timing.time_of(session, t, SpanKind.AWAY)
    sat = timing.sitting_seconds(session, t)
    assert math.isclose(sat + away, timing.length(session, t), rel_tol=1e-9, abs_tol=1e-6)
    assert sum(timing.turns(session).values()) == len(session.holders)
    assert set(session.holders) == {one.holder for one in timing.floor_stretches(session, t)}
    turn = timing.turn_time(session, t)
    assert turn is None or turn.used >= 0
    breath = timing.breath_left(session, t)
    assert breath is None or breath > 0


def check_agreements(session: Session) -> None:
    """Check that an agreement is in force only where everyone who is asked has said yes to its words."""
    for one in session.live_agreements:
        assert (one.state is AgreementState.IN_FORCE) == is_agreed(one, session.participants)


def check_breaks_stay(records: Sequence[Record], writer: str, t: float) -> None:
    """Check that neither undo nor redo makes talk of a break that is over, however often they are pressed.

    A break that a taken-back hand-over ended goes on again, and is taken back as one that does. What a break
    took of somebody's turn only because a hand-over was taken back is theirs again once that is brought back.
    """
    over = _breaks_that_are_over(records, t)
    for press in (undoing.redo, undoing.undo, undoing.redo):
        records = _check_presses(records, press, writer, t, over)


def _check_presses(
    records: Sequence[Record],
    press: Callable[[Sequence[Record], str, float], Decision],
    writer: str,
    t: float,
    lived: Sequence[Span],
) -> Sequence[Record]:
    """Check what one key does until it does nothing any more; answers the records with all that."""
    for _ in range(len(records)):
        decision = press(records, writer, t)
        if isinstance(decision, Refused):
            break
        over = [
            (max(one.start, other.start), min(one.end, other.end))
            for one in _breaks_that_are_over(records, t)
            for other in lived
            # A hand-over ends a breath: brought back, it ends it again, though the breath ran on since.
            if press is undoing.undo or one.kind not in (SpanKind.BREATH, SpanKind.QUIET)
        ]
        records = (*records, record(records[-1].n + 1, decision[0], t, writer=writer))
        told = fold(records)
        assert told is not None
        check_partition(told, t)
        check_sums(told, t)
        for talk in timing.floor_stretches(told, t):
            assert all(min(talk.end, end) <= max(talk.start, start) for start, end in over), (talk, over)
    return records


def _breaks_that_are_over(records: Sequence[Record], t: float) -> list[Span]:
    """The breaks that have ended by a moment; not the breath between two turns, which a hand-over brings."""
    session = fold(records)
    if session is None:
        return []
    between = {
        one.t
        for before, one in pairwise(records)
        if one.action == before.action
        and isinstance(one.event, BreathTaken)
        and isinstance(before.event, FloorTaken | HeardConfirmed)
    }
    session = settle(session, t) if session.is_open else session
    return [one for one in session.spans if one.kind in BREAKS and one.start not in between]
