"""Which topics may be taken up again today, and what becomes of one that was taken up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.days import local_day
from alliance_tui.domain.events.breaks import TopicRested
from alliance_tui.domain.events.notes import ThingParked
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import LookingPage, SpanKind


def may_be_taken_up(session: Session, at: datetime, here: str = "") -> tuple[Rested, ...]:
    """The topics whose rest is over on the day of a moment (UTC).

    Args:
        session: The session at the table.
        at: The moment.
        here: The IANA name of the zone whose calendar says what today is; empty for the session's own.
    """
    today = local_day(at, here or session.zone).isoformat()
    return tuple(one for one in session.rested if one.is_over(today))


def rests(session: Session, at: datetime, here: str = "") -> tuple[Rested, ...]:
    """What rests of the present step on the day of a moment, as in `may_be_taken_up`."""
    today = local_day(at, here or session.zone).isoformat()
    return tuple(one for one in session.rested if one.step is session.step and not one.is_over(today))


def waits_as(one: Parked | Rested, other: Parked | Rested) -> bool:
    """Whether two are the same topic, wherever and until when it waits."""
    return one == other or (one.id is not None and one.id == other.id)


def question(session: Session) -> str:
    """What stands in the middle: a topic that was taken up, else the question of the step; empty for none."""
    if session.topic:
        return session.topic
    questions = session.setting.questions(session.step)
    return questions[session.question % len(questions)] if questions else ""


def is_on_table(session: Session) -> bool:
    """Whether people are at a question: not at a page of the opening or the end, nor looking back."""
    page = session.assessment.page
    return not (session.closing or session.opening.goes_on or page not in {None, LookingPage.TALK})


def question_after_rest(session: Session) -> int | None:
    """Which question takes the place of the one in the middle, where that rests; None where it does not.

    In a step without questions it is the first, in whose place the step's name stands.
    """
    resting = {one.about for one in session.rested if one.about}
    if question(session) not in resting:
        return None
    questions = session.setting.questions(session.step)
    waiting = {*resting, *(thing.text for thing in session.parked)}
    return _next_without(questions, session.question, waiting) if questions else 0


def first_question(
    questions: Sequence[str], rested: Sequence[Rested], parked: Sequence[Parked], today: str
) -> int:
    """Which question a step begins with: the first that neither rests nor is parked; the main one if all do.

    Where the main one does not rest it is that, parked or not.

    Args:
        questions: Those of the step.
        rested: The topics that rest.
        parked: What is parked.
        today: The day, ISO 8601: what rested until it rests no longer.
    """
    resting = {one.about for one in rested if one.about and not one.is_over(today)}
    if not questions or questions[0] not in resting:
        return 0
    return _next_without(questions, 0, {*resting, *(thing.text for thing in parked)}) or 0


def _next_without(questions: Sequence[str], place: int, waiting: Collection[str]) -> int | None:
    """The next question from a place on, going round, that is none of those that wait; None where all do."""
    onward = (at % len(questions) for at in range(place, place + len(questions)))
    return next((at for at in onward if questions[at] not in waiting), None)


def put_back(session: Session) -> tuple[ThingParked | TopicRested, ...]:
    """What brings the topic in the middle back to where it was taken from, before another takes its place."""
    topic = session.taken_up
    waiting: tuple[Parked | Rested, ...] = (*session.parked, *session.rested)
    if topic is not None and any(waits_as(one, topic) for one in waiting):
        return ()
    if isinstance(topic, Parked):
        return (ThingParked(text=topic.text, step=topic.step, again=topic.id),)
    if topic is None or not topic.about:
        return ()
    again = TopicRested(step=topic.step, until=topic.until, about=topic.about, again=topic.id, beside=True)
    return (again,)


def put_back_untouched(session: Session) -> tuple[ThingParked | TopicRested, ...]:
    """The same, where nobody has spoken since it was taken up: it is not dealt with."""
    talked = session.phase.kind is SpanKind.TALK or any(
        span.kind is SpanKind.TALK and span.end > session.taken_at for span in session.spans
    )
    return () if talked else put_back(session)
