"""How the session's time passes from one phase to the next. The spans stay a partition of that time."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from alliance_tui.domain.kinds import KINDS
from alliance_tui.domain.method import BACK_AGAIN
from alliance_tui.domain.plan import turn_length
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import BrokenOff, Phase, Span, Turn
from alliance_tui.domain.words import ParticipantId, SpanKind, Step


def settle(session: Session, t: float) -> Session:
    """The session at a later moment, in seconds: a breath or quiet minute that is over has ended itself."""
    until = session.phase.until
    if until is None or t < until:
        return session
    return go_back(session, until)


def begin(session: Session, phase: Phase, **changed: Any) -> Session:
    """End the present phase where the next one starts.

    Args:
        session: The session.
        phase: The next phase.
        changed: Fields of the session that become something else with it.
    """
    turn = changed.pop("turn") if "turn" in changed else _gone_on(session, _end(session, phase.start))
    return replace(_ended(session, phase.start), phase=phase, turn=turn, **changed)


def _end(session: Session, t: float) -> float:
    """When the present phase ends if another starts at `t` seconds: never before it began."""
    start = session.phase.start
    return t if t > start else start


def _ended(session: Session, t: float) -> Session:
    """The session with the present phase among what is over; the caller puts the next one in its place."""
    old = session.phase
    return replace(
        session,
        spans=_extended(session.spans, old, _end(session, t)),
        spoken=session.spoken if old.holder is None else _spoken(session, old.holder),
        begins_again=session.begins_again and old.kind is not SpanKind.TALK,
        broken_off=None,
    )


def _gone_on(session: Session, end: float) -> Turn | None:
    """The present turn with what was spoken in the phase that ends."""
    turn, phase = session.turn, session.phase
    if turn is None or phase.kind is not SpanKind.TALK:
        return turn
    return replace(turn, used=turn.used + end - phase.start - held(session, end))


def held(session: Session, t: float) -> float:
    """Seconds of the present phase, up to `t`, in which writing held the bar of the turn."""
    if session.writing is None or session.phase.kind is not SpanKind.TALK:
        return 0.0
    return max(t - max(session.phase.start, session.writing), 0.0)


def _spoken(session: Session, participant: ParticipantId) -> tuple[tuple[Step, ParticipantId], ...]:
    """Who has had the floor in which step, once someone has had it in the present one."""
    pair = (session.step, participant)
    return session.spoken if pair in session.spoken else (*session.spoken, pair)


def has_had(session: Session) -> Session:
    """Note that the turn is over that somebody began in the present step, also one that was split."""
    if session.begun is None and session.split is None:
        return session
    return replace(session, begun=None, had=_had(session), split=None)


def _had(session: Session) -> tuple[tuple[Step, ParticipantId], ...]:
    """Who has had a turn that is over, once the one is that began last."""
    begun = session.begun
    return session.had if begun is None or begun in session.had else (*session.had, begun)


def go_back(session: Session, t: float) -> Session:
    """Return the floor from a break or a saying back to where it was.

    From a break in a saying back, as a pause is, that is the saying back.
    """
    phase, holder = session.phase, session.phase.back_to
    if phase.kind is not SpanKind.OPEN and phase.listener is not None:
        return begin(session, replace(phase, kind=SpanKind.OPEN, start=t))
    if holder is None:
        return open_floor(session, t)
    return begin(session, Phase(kind=SpanKind.TALK, holder=holder, start=t))


def open_floor(session: Session, t: float) -> Session:
    """Nobody holds the floor; the turn is over."""
    return begin(session, Phase(kind=SpanKind.OPEN, holder=None, start=t), turn=None)


def let_go(session: Session, t: float) -> Session:
    """Let nobody have the floor from now on, nor after a break that goes on; that ends the turn."""
    phase = session.phase
    if phase.holder is None and phase.back_to is None:
        return session
    if KINDS[phase.kind].stops_talk:
        left_open = replace(phase, back_to=None, listener=None, more=False)
        return replace(has_had(session), phase=left_open, turn=None)
    return open_floor(has_had(session), t)


def take_floor(session: Session, participant: ParticipantId, t: float) -> Session:
    """Give someone the floor: a new turn, unless a break or an absence only split the one they had."""
    phase = Phase(SpanKind.TALK, participant, t)
    hands = without(session.hands, participant)
    if session.phase.back_to == participant:
        return begin(replace(session, spoken=_spoken(session, participant)), phase, hands=hands)
    begun = (session.step, participant)
    old = session.phase
    spoken = session.spoken if old.holder is None else _spoken(session, old.holder)
    # As `_ended`, in one copy: of all that is copied in a fold, this is copied most often. Were the
    # fields that change answered by a helper, a fold would take a third longer.
    return replace(
        session,
        spans=_extended(session.spans, old, _end(session, t)),
        begins_again=session.begins_again and old.kind is not SpanKind.TALK,
        broken_off=None,
        phase=phase,
        hands=hands,
        spoken=spoken if begun in spoken else (*spoken, begun),
        turn=Turn(participant, turn_length(session)),
        holders=session.holders if session.split == participant else (*session.holders, participant),
        split=None,
        begun=begun,
        had=session.had if session.begun == begun else _had(session),
    )


def hold(session: Session, phase: Phase) -> Session:
    """Stop the talk for a moment: the floor goes back to whoever has it, or would have it."""
    back_to = session.phase.holder if session.phase.kind is SpanKind.TALK else session.phase.back_to
    return begin(session, replace(phase, back_to=back_to))


def stop(session: Session, t: float) -> Session:
    """Break off for a time-out: it splits a stretch of the floor and not the turn."""
    phase = Phase(kind=SpanKind.TIME_OUT, holder=None, start=t)
    return begin(session, phase, turn=None, split=_stopped(session))


def _stopped(session: Session) -> ParticipantId | None:
    """Whose turn is split if the talk is broken off now; None for nobody's."""
    return session.phase.holder or session.phase.back_to or session.split


def go_away(session: Session, t: float) -> Session:
    """Break off because nobody is at the table, as for a time-out; what went on is kept in mind."""
    goes_on = session.phase.kind is not SpanKind.OPEN or session.phase.listener is not None
    broken_off = BrokenOff(session.phase, session.turn) if goes_on else _broken_off_still(session, t)
    away = Phase(kind=SpanKind.AWAY, holder=None, start=t)
    return begin(session, away, turn=None, split=_stopped(session), broken_off=broken_off)


def _broken_off_still(session: Session, t: float) -> BrokenOff | None:
    """What an earlier absence broke off and nobody has gone on with, as people go away once more at `t`.

    A break that ends itself was over as they came back: what it stopped is left of it. Where they were back
    for a while, they have gone on with something else.
    """
    before, back = session.broken_off, t - session.phase.start
    if before is None or back >= BACK_AGAIN:
        return None
    if back <= 0 or not KINDS[before.phase.kind].ends_itself:
        return before
    holder = before.phase.back_to
    return None if holder is None else replace(before, phase=Phase(SpanKind.TALK, holder, before.phase.start))


def take_up_again(session: Session, t: float) -> Session:
    """Go on with a pause or a saying back that was broken off, nobody's time; else the floor is open."""
    before = session.broken_off
    if before is not None and outlasts_absence(before.phase):
        # A turn that goes on by itself needs nobody to take the floor for it.
        split = None if before.phase.back_to else session.split
        phase = replace(before.phase, start=t)
        return begin(session, phase, turn=before.turn, split=split, broken_off=before)
    return replace(open_floor(session, t), broken_off=before)


def outlasts_absence(phase: Phase) -> bool:
    """Whether people who were away are in it still as they come back: in a pause, and in a saying back."""
    return KINDS[phase.kind].outlasts_absence or phase.listener is not None


def without(people: tuple[ParticipantId, ...], participant: ParticipantId) -> tuple[ParticipantId, ...]:
    """The ids without one of them."""
    return tuple(one for one in people if one != participant) if participant in people else people


def _extended(spans: tuple[Span, ...], phase: Phase, end: float) -> tuple[Span, ...]:
    """The spans with the phase that ends; of those without length only talk is kept, equal ones join."""
    if end <= phase.start and phase.kind is not SpanKind.TALK:
        return spans
    last = spans[-1] if spans else None
    if last is not None and last.kind is phase.kind and last.holder == phase.holder:
        return (*spans[:-1], replace(last, end=end))
    return (*spans, Span(phase.kind, phase.holder, phase.start, end))
