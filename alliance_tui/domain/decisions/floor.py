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
from alliance_tui.domain.families.phases import settle
from alliance_tui.domain.method import BREATH, BREATH_BETWEEN, TURN_MAX, TURN_MIN
from alliance_tui.domain.people import Participant
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import ParticipantId, SpanKind, Technique


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
        return Refused(f"{person.name} is speaking already. Space hands the floor over.")
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
        return Refused(f"Nobody else is here to take the floor from {speaker.name}.")
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
        return Refused(f"{person.name} has the floor already.")
    taken = FloorTaken(person.id)
    return (taken,) if session.phase.holder is None else _move(session, taken)


def open_floor(session: Session, now: Instant) -> Decision:
    """Open the floor: nobody holds it, anyone may take it."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.kind is SpanKind.OPEN and session.phase.listener is None:
        return Refused("The floor is open already. Whoever wants to speak presses their number.")
    return (FloorOpened(),)


def lengthen_turn(session: Session, now: Instant, seconds: float) -> Decision:
    """Make the present turn longer, or shorter with negative seconds."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    turn = session.turn
    if turn is None:
        return Refused("Nobody speaks just now: there is no turn to make longer or shorter.")
    if turn.planned is None:
        return Refused("Turns have no planned length here. Take the time you need.")
    if seconds > 0 and turn.planned >= TURN_MAX:
        return Refused("A turn is at most 15 minutes. You can go on after it: nobody is cut off.")
    if seconds < 0 and turn.planned <= TURN_MIN:
        return Refused("A turn is at least 30 seconds. Space hands the floor over.")
    return (TurnLengthened(seconds),)


def breathe(session: Session, now: Instant) -> Decision:
    """Take a breath together, or end the one that is being taken."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.listener is not None:
        return Refused("Someone is saying back what they heard. The speaker's number says: yes, heard.")
    return (BreathEnded(),) if session.phase.kind is SpanKind.BREATH else (BreathTaken(BREATH),)


def ask_to_be_heard(session: Session, now: Instant) -> Decision:
    """Ask a listener to say back what they heard; while one does, say that something is missing, or more."""
    session = settle(session, now.t)
    stopped = _stopped(session)
    if stopped:
        return stopped
    if session.phase.listener is not None:
        return (MoreToSay() if session.phase.more else HeardCorrected(),)
    speaker = session.person(session.phase.holder)
    if speaker is None:
        return Refused("Nobody speaks just now. First someone says something to be heard.")
    listener = next_speaker(session, speaker)
    if listener is None:
        return Refused(f"Nobody else is here to say back what {speaker.name} said.")
    return (HeardAsked(listener.id),)


def next_speaker(session: Session, speaker: Participant) -> Participant | None:
    """Who gets the floor after the speaker; None where nobody else is here."""
    others = [person for person in session.here if person.id != speaker.id]
    waiting = [hand for hand in session.hands if hand != speaker.id]
    raised = next((person for hand in waiting for person in others if person.id == hand), None)
    if raised is not None:
        return raised
    after = [person for person in others if person.seat > speaker.seat]
    return next(iter(after or others), None)


def _press_while_saying_back(session: Session, person: Participant) -> Decision:
    speaker: ParticipantId | None = session.phase.back_to
    if person.id == speaker:
        return _heard(session)
    if person.id == session.phase.listener:
        asked = (
            "if there is more: h, or their number for no"
            if session.phase.more
            else ("whether it was heard: with their number, or h to say it again")
        )
        return Refused(f"{session.name(speaker)} says {asked}.")
    return (HandLowered(person.id),) if person.id in session.hands else (HandRaised(person.id),)


def _heard(session: Session) -> Decision:
    """The speaker feels heard; the floor moves once it was asked if there is more."""
    if session.phase.more or (session.turn is not None and session.turn.asked_more):
        return _move(session, HeardConfirmed())
    return (MoreAsked(),)


def _move(session: Session, event: FloorTaken | HeardConfirmed) -> Decision:
    """Move the floor on, with a breath before the next one speaks where that is wished."""
    return (event, BreathTaken(BREATH_BETWEEN)) if is_on(session, Technique.BREATHS) else (event,)


def _who_may_begin(session: Session, now: Instant) -> str:
    suggested = starter(session, now.t)
    if suggested is None:
        return "The floor is open. Whoever wants to speak presses their number."
    return (
        f"The floor is open. {suggested.name} begins with the number {suggested.seat}, "
        "or whoever wants to speak."
    )


def _at_table(session: Session, seat: int) -> Participant | Refused:
    person = session.seated(seat)
    if person is None:
        numbers = ", ".join(str(one.seat) for one in session.here)
        return Refused(f"Nobody has the number {seat}. The numbers at this table are {numbers}.")
    if not person.here:
        return Refused(f"{person.name} is not here today. The people key, o, says when they come in.")
    return person


def _stopped(session: Session) -> Refused | None:
    if not session.is_open:
        return Refused("This session has ended.")
    if session.phase.kind in FLOOR_PHASES:
        return None
    return Refused("The talk is stopped. Go on first.")
