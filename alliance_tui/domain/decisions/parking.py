"""Decisions about the parking lot, and about topics that rest since a time-out."""

from __future__ import annotations

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.decisions.notes import clean_text, ended, why_not_text
from alliance_tui.domain.events import Event, Instant
from alliance_tui.domain.events.breaks import RestedTopicTaken
from alliance_tui.domain.events.notes import ParkedThingTaken, ThingParked
from alliance_tui.domain.events.sitting import QuestionShown, StepEntered
from alliance_tui.domain.families.breaks import named
from alliance_tui.domain.parking import put_back, waits_as
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId, Step
from alliance_tui.sentences import refusals_kept as say

NO_LONGER = Refused(say.NOT_PARKED)
"""Said where a thing was taken meanwhile."""


def park(session: Session, now: Instant, text: str) -> Decision:
    """Put something that matters, but not now, into the parking lot."""
    text = clean_text(text)
    return ended(session) or why_not_text(text) or (ThingParked(text=text, step=session.step),)


def take_up_parked(session: Session, now: Instant, thing: RecordId) -> Decision:
    """Take a thing out of the parking lot and put it in the middle."""
    wrong = ended(session)
    if wrong:
        return wrong
    if all(parked.id != thing for parked in session.parked):
        return NO_LONGER
    return (ParkedThingTaken(thing=thing, is_topic=True), *put_back(session))


def drop_parked(session: Session, now: Instant, thing: RecordId) -> Decision:
    """Take a thing out of the parking lot that is no longer wanted; its text leaves the file."""
    wrong = ended(session)
    if wrong:
        return wrong
    if all(parked.id != thing for parked in session.parked):
        return NO_LONGER
    return (ParkedThingTaken(thing=thing),)


def take_up_rested(session: Session, now: Instant, step: Step, topic: RecordId | None = None) -> Decision:
    """Take up a topic that rested: in its step, where this session has it; without an id the first of it."""
    wrong = ended(session)
    if wrong:
        return wrong
    resting = named(session.rested, step, topic)
    if resting is None:
        return Refused(say.DOES_NOT_REST)
    way: tuple[Event, ...] = (StepEntered(step=step),) if _is_elsewhere(session, step) else ()
    return (*way, RestedTopicTaken(step=step, is_topic=True, topic=resting.id), *put_back(session))


def drop_rested(session: Session, now: Instant, step: Step, topic: RecordId | None = None) -> Decision:
    """Let a topic go that rested, also out of the middle; its text leaves the file.

    Without an id, the first of its step.
    """
    wrong = ended(session)
    if wrong:
        return wrong
    resting = named(session.rested, step, topic)
    if resting is None:
        return Refused(say.DOES_NOT_REST)
    return (RestedTopicTaken(step=step, topic=resting.id), *_out_of_the_middle(session, resting))


def _out_of_the_middle(session: Session, topic: Rested) -> tuple[QuestionShown, ...]:
    """What puts the question back in the place of a topic, where that still stands in the middle."""
    middle = session.taken_up
    return (QuestionShown(session.question),) if middle is not None and waits_as(middle, topic) else ()


def _is_elsewhere(session: Session, step: Step) -> bool:
    return step in session.steps and step is not session.step
