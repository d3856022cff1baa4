"""Decisions about the floor."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.floor import (
    BreathEnded,
    BreathTaken,
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
from alliance_tui.domain.families.floor import FLOOR_PHASES
from alliance_tui.domain.method import BREATH, BREATH_BETWEEN, TURN_MAX, TURN_MIN
from alliance_tui.domain.people import Participant
from alliance_tui.domain.phases import settle
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import ParticipantId, SpanKind, Technique
from alliance_tui.sentences import refusals as say


def press(session: Session, now: Instant, seat: int) -> Decision:
    """Do what a number key means: take an open floor, or raise or lower a hand while someone speaks."""
    session = settle(session, now.t)
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    stopped = _stopped(session)
    if stopped:
        return stopped
    speaker = session.phase.holder or session.phase.back_to
    if session.phase.listener is not None:
        return _press_while_saying_back(session, person)
    if speaker is None:
        return (FloorTaken(person.id),)
    if person.id == speaker:
        if session.phase.kind is SpanKind.BREATH:
            return (BreathEnded(),)
        return Refused(say.speaking_already(name=person.called))
    return (HandLowered(person.id),) if person.id in session.hands else (HandRaised(person.id),)


def hand_over(session: Session, now: Instant) -> Decision:
    """Pass the floor on: to the only other person, the longest raised hand, or the next seat."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.listener is not None:
        return _heard(session)
    speaker = session.person(session.phase.holder or session.phase.back_to)
    if speaker is None:
        return Refused(_who_may_begin(session, now))
    following = next_speaker(session, speaker)
    if following is None:
        return Refused(say.nobody_else(name=speaker.called))
    return _move(session, FloorTaken(following.id))


def give_floor(session: Session, now: Instant, seat: int) -> Decision:
    """Give the floor straight to someone."""
    session = settle(session, now.t)
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.holder == person.id:
        return Refused(say.has_the_floor(name=person.called))
    taken = FloorTaken(person.id)
    return (taken,) if session.phase.holder is None else _move(session, taken)


def open_floor(session: Session, now: Instant) -> Decision:
    """Open the floor: nobody holds it, anyone may take it."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.kind is SpanKind.OPEN and session.phase.listener is None:
        return Refused(say.FLOOR_OPEN_ALREADY)
    return (FloorOpened(),)


def let_go(session: Session, now: Instant) -> tuple[FloorOpened, ...]:
    """What opens the floor before something that is nobody's talk; nothing where nobody has it."""
    opened = open_floor(session, now)
    return () if isinstance(opened, Refused) else (FloorOpened(),)


def lengthen_turn(session: Session, now: Instant, seconds: float) -> Decision:
    """Make the present turn longer, or shorter with negative seconds."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    turn = session.turn
    if turn is None:
        return Refused(say.NOBODY_SPEAKS)
    if turn.planned is None:
        return Refused(say.TURN_WITHOUT_LENGTH)
    if seconds > 0 and turn.planned >= TURN_MAX:
        return Refused(say.TURN_LONGEST)
    if seconds < 0 and turn.planned <= TURN_MIN:
        return Refused(say.TURN_SHORTEST)
    return (TurnLengthened(seconds),)


def breathe(session: Session, now: Instant) -> Decision:
    """Take a breath together, or end the one that is being taken."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.listener is not None:
        return Refused(say.ASKED_FOR_MORE_FIRST if session.phase.more else say.SAYS_BACK_FIRST)
    return (BreathEnded(),) if session.phase.kind is SpanKind.BREATH else (BreathTaken(BREATH),)


def ask_to_be_heard(session: Session, now: Instant) -> Decision:
    """Ask a listener to say back what they heard; while one does, say that something is missing, or more."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.listener is not None:
        return (MoreToSay() if session.phase.more else HeardCorrected(this_step=True),)
    speaker = session.person(session.phase.holder)
    if speaker is None:
        return Refused(say.NOTHING_SAID)
    listener = next_speaker(session, speaker)
    if listener is None:
        return Refused(say.nobody_to_say_back(name=speaker.called))
    return (HeardAsked(listener.id),)


def next_speaker(session: Session, speaker: Participant) -> Participant | None:
    """Who gets the floor after the speaker, or says back what they heard; None where nobody else is here.

    After a facilitator who opens a step it is who is suggested to begin. A facilitator's own turn does not
    come round: they have the floor by their number, by a raised hand, or where someone gives it to them.
    """
    others = [person for person in session.here if person.id != speaker.id]
    waiting = [hand for hand in session.hands if hand != speaker.id]
    raised = next((person for hand in waiting for person in others if person.id == hand), None)
    if raised is not None:
        return raised
    suggested = starter(session, session.t) if speaker.facilitator else None
    if suggested is not None:
        return suggested
    talking = [person for person in others if not person.facilitator] or others
    after = [person for person in talking if person.seat > speaker.seat]
    return next(iter(after or talking), None)


def _press_while_saying_back(session: Session, person: Participant) -> Decision:
    speaker: ParticipantId | None = session.phase.back_to
    if person.id == speaker:
        return _heard(session)
    if person.id == session.phase.listener:
        asks = say.asks_if_more if session.phase.more else say.asks_if_heard
        return Refused(asks(name=session.name(speaker)))
    return (HandLowered(person.id),) if person.id in session.hands else (HandRaised(person.id),)


def _heard(session: Session) -> Decision:
    """The speaker feels heard; the floor moves once it was asked if there is more."""
    if session.phase.more or (session.turn is not None and session.turn.asked_more):
        return _move(session, HeardConfirmed(this_step=True))
    return (MoreAsked(this_step=True),)


def _move(session: Session, event: FloorTaken | HeardConfirmed) -> Decision:
    """Move the floor on, with a breath before the next one speaks where that is wished."""
    return (event, BreathTaken(BREATH_BETWEEN)) if is_on(session, Technique.BREATHS) else (event,)


def _who_may_begin(session: Session, now: Instant) -> str:
    suggested = starter(session, now.t)
    if suggested is None:
        return say.FLOOR_OPEN
    return say.floor_open_begins(name=suggested.called, seat=suggested.seat)


def _at_table(session: Session, seat: int) -> Participant | Refused:
    person = session.seated(seat)
    if person is None:
        numbers = ", ".join(str(one.seat) for one in session.here)
        return Refused(say.nobody_has_of(seat=seat, numbers=numbers))
    if not person.here:
        return Refused(say.not_here_yet(name=person.called))
    return person


def _stopped(session: Session) -> Refused | None:
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if session.phase.kind in FLOOR_PHASES:
        return None
    return Refused(say.STOPPED)
