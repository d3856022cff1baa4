"""Which topics may be taken up again today, and what becomes of one that was taken up."""

from __future__ import annotations

from datetime import datetime

from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.days import local_day
from alliance_tui.domain.events.breaks import TopicRested
from alliance_tui.domain.events.notes import ThingParked
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind


def may_be_taken_up(session: Session, at: datetime, here: str = "") -> tuple[Rested, ...]:
    """The topics whose rest is over on the day of a moment (UTC).

    Args:
        session: The session at the table.
        at: The moment.
        here: The IANA name of the zone whose calendar says what today is; empty for the session's own.
    """
    today = local_day(at, here or session.zone).isoformat()
    return tuple(one for one in session.rested if one.until <= today)


def question(session: Session) -> str:
    """What stands in the middle: a topic that was taken up, else the question of the step; empty for none."""
    if session.topic:
        return session.topic
    questions = session.setting.questions(session.step)
    return questions[session.question % len(questions)] if questions else ""


def question_after_rest(session: Session) -> int | None:
    """Which question takes the place of the one in the middle, where that rests; None where it does not."""
    resting = {one.about for one in session.rested if one.about}
    if question(session) not in resting:
        return None
    questions = session.setting.questions(session.step)
    waiting = {*resting, *(thing.text for thing in session.parked)}
    onward = range(session.question, session.question + len(questions))
    places = (place % len(questions) for place in onward)
    return next((place for place in places if questions[place] not in waiting), None)


def put_back(session: Session) -> tuple[ThingParked | TopicRested, ...]:
    """What brings the topic in the middle back to where it was taken from, before another takes its place."""
    topic = session.taken_up
    if isinstance(topic, Parked):
        return (ThingParked(text=topic.text, step=topic.step, again=topic.id),)
    if topic is None or not topic.about:
        return ()
    # Of each step one topic rests: where another one does by now, this one waits in the lot.
    if any(one.step is topic.step for one in session.rested):
        return (ThingParked(text=topic.about, step=topic.step),)
    return (TopicRested(step=topic.step, until=topic.until, about=topic.about),)


def put_back_untouched(session: Session) -> tuple[ThingParked | TopicRested, ...]:
    """The same, where nobody has spoken since it was taken up: it is not dealt with."""
    talked = session.phase.kind is SpanKind.TALK or any(
        span.kind is SpanKind.TALK and span.end > session.taken_at for span in session.spans
    )
    return () if talked else put_back(session)
