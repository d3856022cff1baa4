"""How the events of a sitting change a session."""

from __future__ import annotations

import math
from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.assessing import Assessment
from alliance_tui.domain.blanking import BLANK
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    ClosingLeft,
    ClosingShown,
    ParticipantAbsent,
    ParticipantPresent,
    QuestionShown,
    SessionClosed,
    SessionLeft,
    SessionOpened,
    SessionReopened,
    SittingEvent,
    StepEntered,
)
from alliance_tui.domain.families.breaks import with_ready
from alliance_tui.domain.families.notes import by_id
from alliance_tui.domain.families.people import with_person
from alliance_tui.domain.method import STEPS
from alliance_tui.domain.opening import Opening
from alliance_tui.domain.people import told_apart, with_gone
from alliance_tui.domain.phases import (
    begin,
    go_away,
    go_back,
    has_had,
    let_go,
    open_floor,
    outlasts_absence,
    settle,
    take_up_again,
    without,
)
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Phase
from alliance_tui.domain.words import Keep, ParticipantId, SessionKind, SpanKind
from alliance_tui.domain.writers import first_writers


def opened(event: SessionOpened, record: Record) -> Session:
    """The session that an opening begins; its clock starts at 0."""
    first = STEPS[event.kind][0]
    return Session(
        id=event.session,
        alliance=event.alliance,
        kind=event.kind,
        title=event.title,
        zone=event.zone,
        setting=event.setting,
        opened=record.at,
        writers=first_writers(record.writer),
        participants=told_apart(with_gone(event.participants, event.gone)),
        gone_before=_gone_before(event),
        phase=Phase(kind=SpanKind.OPEN, holder=None, start=0.0),
        step=first,
        entered=(first,),
        ways=((0.0, first),),
        agreements=event.carried,
        came_along=tuple(one.wording for one in event.carried),
        review=event.review,
        looks_at_all=_looks_at_all(event),
        carried_goals=event.goals,
        # What came along without words was let go since, in another session.
        parked=tuple(by_id(one for one in event.parked if one.text).values()),
        rested=event.rested,
        brought=(*event.parked, *event.rested, *event.celebrations),
        begins=event.begins,
        opening=Opening(introduced=event.introduced, sign=event.sign),
        assessment=Assessment(
            agreements=event.assessing,
            brought=tuple(one for one in event.carried if one.id in event.assessing),
        ),
        celebrations=event.celebrations,
    )


def _gone_before(event: SessionOpened) -> tuple[ParticipantId, ...]:
    ids = {person.id for person in event.participants}
    return tuple(one.id for one in event.gone if one.id not in ids)


def _looks_at_all(event: SessionOpened) -> bool:
    """Whether a session is there to look back at all that is in force."""
    in_force = {one.id for one in event.carried if one.is_in_force}
    return event.kind is SessionKind.ASSESS and in_force.issubset(event.assessing)


def apply_sitting(session: Session, record: Record, event: SittingEvent, t: float) -> Session:
    """The session after one event of the sitting at `t` seconds; unchanged where it makes no sense."""
    match event:
        case SessionOpened():
            return session
        case SessionLeft():
            return _left(session, record.writer, t)
        case AwayNoted():
            return _back(session, event, t)
        case ClosingShown():
            session = let_go(session, t) if event.lets_go and not session.closing else session
            return replace(session, closing=event.page)
        case ClosingLeft():
            return replace(session, closing=None)
        case SessionClosed():
            return _closed(session, record, event, t)
        case SessionReopened():
            if session.is_open:
                return session
            return replace(open_floor(session, t), closed=None, kept=None, keeping=())
        case StepEntered():
            return _entered(session, event)
        case QuestionShown():
            # In a step without questions its name stands in their place: it is the first and only one.
            known = 0 <= event.question < max(len(session.setting.questions(session.step)), 1)
            return replace(session, question=event.question, taken_up=None) if known else session
        case ParticipantAbsent() | ParticipantPresent():
            return _seen(session, event, t)
        case _:
            assert_never(event)


def _left(session: Session, writer: str, t: float) -> Session:
    """The session once one opening was left: nobody is there where it was the last."""
    session = replace(session, writers=session.writers.without(writer))
    if session.writers.here or session.left:
        return session
    if session.time_out is not None:
        return replace(session, left=True)
    return replace(go_away(session, t), left=True, writing=None)


def _closed(session: Session, record: Record, event: SessionClosed, t: float) -> Session:
    """The session once people ended it at one opening; ended at another before, it ended then.

    Where they kept the agreements only, what another opening wrote before that place brings no words either.
    """
    writers = session.writers.without(record.writer)
    if session.closed is not None:
        kept = session.kept if event.kept is Keep.EVERYTHING else event.kept
        return replace(session, writers=writers, kept=kept)
    over = begin(session, Phase(kind=SpanKind.AWAY, holder=None, start=t))
    over = replace(over, closed=record.at, turn=None, split=None, hands=(), time_out=None, left=False)
    over = replace(over, writers=replace(writers, here=()), kept=event.kept, writing=None, closing=None)
    if over.taken_up in (*over.parked, *over.rested):
        over = replace(over, taken_up=None)
    # The same of what rested or was to be celebrated; while it is open, that may be said otherwise yet.
    rested = tuple(one for one in over.rested if one.about or one.id is None or one not in over.brought)
    celebrations = tuple(one for one in over.celebrations if one.what not in {"", BLANK})
    over = replace(over, rested=rested, celebrations=celebrations)
    return over if event.kept is Keep.EVERYTHING else _without_words(over)


def leave_table(session: Session, participant: ParticipantId, t: float) -> Session:
    """What becomes of the floor, the hands and a time-out when someone is no longer at the table."""
    session = replace(session, hands=without(session.hands, participant))
    phase = session.phase
    if phase.kind is SpanKind.PAUSE:
        session = _leave_pause(session, participant)
    elif phase.listener == participant:
        session = go_back(session, t)
    elif phase.holder == participant or (phase.listener is not None and phase.back_to == participant):
        session = open_floor(session, t)
    elif phase.back_to == participant:
        session = replace(session, phase=replace(phase, back_to=None), turn=None)
    if session.time_out is not None:
        session = with_ready(session, session.time_out, without(session.time_out.ready, participant), t)
    return session


def _leave_pause(session: Session, participant: ParticipantId) -> Session:
    """What comes after a pause in which someone is no longer at the table: it goes on."""
    phase = session.phase
    if phase.back_to == participant:
        return replace(session, phase=replace(phase, back_to=None, listener=None, more=False), turn=None)
    if phase.listener == participant:
        return replace(session, phase=replace(phase, listener=None, more=False))
    return session


def _without_words(session: Session) -> Session:
    """A session of which the agreements only are kept; when and where people sat stays too."""
    return replace(
        session,
        notes=(),
        parked=(),
        rested=(),
        brought=(),
        taken_up=None,
        taken_at=0.0,
        carried_goals=(),
        goal_marks=(),
        celebrations=(),
    )


def _entered(session: Session, event: StepEntered) -> Session:
    if event.step not in session.steps or event.step is session.step:
        return session
    known = event.step in session.entered
    entered = session.entered if known else (*session.entered, event.step)
    return replace(
        has_had(session),
        step=event.step,
        question=0,
        entered=entered,
        ways=(*session.ways, (session.t, event.step)),
        taken_up=None,
        broken_off=None,
    )


def _seen(session: Session, event: ParticipantAbsent | ParticipantPresent, t: float) -> Session:
    person = session.person(event.participant)
    here = isinstance(event, ParticipantPresent)
    if person is None or person.gone or person.here is here:
        return session
    session = replace(session, participants=with_person(session.participants, replace(person, here=here)))
    if not here:
        return leave_table(session, person.id, t)
    if session.time_out is not None:
        return with_ready(session, session.time_out, session.time_out.ready, t)
    return session


def _back(session: Session, event: AwayNoted, t: float) -> Session:
    """Count the time since people were seen last as away, and go on, or open the floor.

    A time-out goes on through it. Who was ready long ago says so again, and of all the last one does: else
    it could end with nobody there.
    """
    if session.time_out is not None:
        before = session.time_out.ready
        is_everyone = {person.id for person in session.here} <= set(before)
        ready = before[: len(before) - is_everyone] if event.stays else ()
        time_out = replace(session.time_out, asks_again=ready != before)
        return replace(with_ready(session, time_out, ready, t), left=False, writing=None)
    start = event.began if math.isfinite(event.began) else t
    start = min(max(start, session.phase.start), t)
    settled = settle(session, start)
    away = settled if settled.phase.kind is SpanKind.AWAY else go_away(settled, start)
    back = take_up_again(away, t) if event.goes_on else open_floor(away, t)
    goes_on = outlasts_absence(back.phase)
    return replace(back, left=False, hands=session.hands if goes_on or event.stays else (), writing=None)
