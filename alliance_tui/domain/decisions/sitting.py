"""Decisions about the sitting as a whole."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions.floor import let_go
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.alliance import ReviewPassed, ReviewScheduled
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
    StepEntered,
)
from alliance_tui.domain.keepers import still_named
from alliance_tui.domain.keeping import what_is_kept
from alliance_tui.domain.method import SHORT_ABSENCE, STEPS, Setting
from alliance_tui.domain.parking import first_question, put_back_untouched
from alliance_tui.domain.people import as_typed
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import is_lived_with
from alliance_tui.domain.words import ClosingPage, ParticipantId, RecordId, SessionId, SessionKind, Step
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept
from alliance_tui.sentences import vocabulary


def open_session(
    alliance: Alliance,
    now: Instant,
    session: SessionId,
    kind: SessionKind,
    absent: Collection[ParticipantId] = (),
    assessing: Collection[RecordId] = (),
    setting: Setting | None = None,
    here: str = "",
) -> Decision:
    """Sit down: one unfinished session per alliance at a time. It begins with a question that does not rest.

    Args:
        alliance: Whose session it is.
        now: The moment.
        session: The id of the new session.
        kind: To design, or to assess.
        absent: Who is not here today.
        assessing: The agreements an assess session looks at; all that are in force where none is named.
        setting: What it is held with; None for that of the session before.
        here: The IANA name of the zone whose calendar says what today is; empty for the alliance's own.
    """
    if alliance.unfinished is not None:
        return Refused(say.ONE_AT_A_TIME)
    people = as_typed(replace(person, here=person.id not in absent) for person in alliance.people)
    if not any(person.here for person in people):
        return Refused(say.SOMEONE_HAS_TO_BE_HERE)
    looked_at = _assessed(alliance, assessing) if kind is SessionKind.ASSESS else ()
    if assessing and not looked_at:
        return Refused(say.NOTHING_TO_LOOK_BACK_ON)
    opened = replace(
        _opened_with_all(alliance, session, kind),
        participants=people,
        setting=setting or alliance.setting,
        assessing=looked_at,
    )
    return (opened, *_first_shown(opened, STEPS[kind][0], now, here))


def _first_shown(
    begun: SessionOpened | Session, step: Step, now: Instant, here: str
) -> tuple[QuestionShown, ...]:
    """What puts a question that does not rest in the middle as a step begins; nothing for the main one.

    Args:
        begun: The session, or its beginning.
        step: Which step of it begins.
        now: This moment.
        here: The IANA name of the zone whose calendar says what today is; empty for the session's own.
    """
    today = local_day(now.at, here or begun.zone).isoformat()
    first = first_question(begun.setting.questions(step), begun.rested, begun.parked, today)
    return (QuestionShown(first),) if first else ()


def _opened_with_all(alliance: Alliance, session: SessionId, kind: SessionKind) -> SessionOpened:
    """The beginning of a session with all that it takes along of its alliance: it folds alone."""
    return SessionOpened(
        session=session,
        alliance=alliance.id,
        kind=kind,
        title=alliance.title,
        zone=alliance.zone,
        setting=alliance.setting,
        participants=as_typed(alliance.people),
        carried=alliance.live_agreements,
        review=alliance.review,
        goals=alliance.open_goals,
        parked=alliance.parked,
        rested=alliance.rested,
        begins=len(alliance.sittings),
        sign=alliance.sign,
        introduced=alliance.introduced,
        celebrations=alliance.celebrations,
        gone=still_named(alliance),
    )


def _assessed(alliance: Alliance, wanted: Collection[RecordId]) -> tuple[RecordId, ...]:
    """The agreements that are looked at, in the order of the list: people have lived with them."""
    lived_with = [one.id for one in alliance.live_agreements if is_lived_with(one, alliance.people)]
    return tuple(one for one in lived_with if not wanted or one in wanted)


def leave(session: Session, now: Instant) -> Decision:
    """Leave the program; the session stays open."""
    return (SessionLeft(),) if session.is_open and not session.left else Refused(say.SESSION_NOT_RUNNING)


def come_back(session: Session, now: Instant, began: float) -> Decision:
    """Note that people are back, and since when (seconds since the session opened) they were away."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    return (AwayNoted(began=began, goes_on=True, stays=now.t - began <= SHORT_ABSENCE),)


def show_closing(session: Session, now: Instant, page: ClosingPage) -> Decision:
    """Turn to a page of the end: whoever comes back in the middle of it finds that page again.

    Who goes there from the talk opens the floor with it: what is told there is nobody's talk.
    """
    if not session.is_open:
        return Refused(say.SESSION_ENDED_ALREADY)
    if session.closing is page:
        return Refused(say.PAGE_SHOWN_ALREADY)
    return (*(() if session.closing else let_go(session, now)), ClosingShown(page, lets_go=True))


def leave_closing(session: Session, now: Instant) -> Decision:
    """Go on talking."""
    return (ClosingLeft(),) if session.closing else Refused(say.NOT_CLOSING)


def close(session: Session, now: Instant) -> Decision:
    """End the session, and keep of it what its people chose; a review that lies behind moves on."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED_ALREADY)
    if session.time_out is not None:
        return Refused(say.COME_BACK_FIRST)
    return (
        *put_back_untouched(session),
        *_review_moved_on(session, now),
        SessionClosed(kept=what_is_kept(session)),
    )


def move_review_on(session: Session, now: Instant) -> Decision:
    """Let a review that lies behind give way to the next one."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    return _review_moved_on(session, now) or Refused(kept.REVIEW_IS_AHEAD)


def leave_review_open(session: Session, now: Instant) -> Decision:
    """Choose no day for the next review, where the planned one lies behind."""
    from alliance_tui.domain.next_review import is_behind

    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    return (ReviewPassed(),) if is_behind(session, now.at) else Refused(kept.REVIEW_IS_AHEAD)


def _review_moved_on(session: Session, now: Instant) -> tuple[ReviewScheduled | ReviewPassed, ...]:
    """What happens at the end to a review that lies behind: it never stays there if it has a rhythm."""
    if session.review is None:
        return ()
    from alliance_tui.domain.next_review import review_after

    after = review_after(session, now.at)
    if after == session.review:
        return ()
    return (ReviewPassed(),) if after is None else (ReviewScheduled(after),)


def enter_step(session: Session, now: Instant, step: Step, here: str = "") -> Decision:
    """Move to any step, in any order; it begins with a question that does not rest, as in `open_session`."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if step is session.step:
        return Refused(say.in_step_already(step=vocabulary.STEPS[step]))
    if step not in session.steps:
        return Refused(say.no_such_step(step=vocabulary.STEPS[step]))
    shown = _first_shown(session, step, now, here)
    return (StepEntered(step=step), *put_back_untouched(session), *shown)


def next_step(session: Session, now: Instant, here: str = "") -> Decision:
    """Move to the next step."""
    place = session.path.index(session.step) + 1
    if place == len(session.path):
        return Refused(say.LAST_STEP)
    return enter_step(session, now, session.path[place], here)


def previous_step(session: Session, now: Instant, here: str = "") -> Decision:
    """Move to the step before."""
    place = session.path.index(session.step) - 1
    if place < 0:
        return Refused(say.FIRST_STEP)
    return enter_step(session, now, session.path[place], here)


def show_question(session: Session, now: Instant, by: int) -> Decision:
    """Show another question of the step: 1 for the next one, -1 for the one before; it goes round.

    Where a topic stands in the middle, the question comes back that was there before it; in a step without
    questions, its name.
    """
    number = len(session.setting.questions(session.step))
    if session.topic:
        return (QuestionShown(question=session.question % max(number, 1)), *put_back_untouched(session))
    if number < 2:
        return Refused(say.NO_OTHER_QUESTION)
    return (QuestionShown(question=(session.question + by) % number),)


def set_here(session: Session, now: Instant, participant: ParticipantId, here: bool) -> Decision:
    """Say that someone is not here today, or came in."""
    person = session.person(participant)
    if person is None or person.gone:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    if person.here is here:
        return Refused(say.here_already(name=person.called) if here else say.away_already(name=person.called))
    if not here and len(session.here) == 1:
        return Refused(say.SOMEONE_HAS_TO_BE_HERE)
    return (ParticipantPresent(participant),) if here else (ParticipantAbsent(participant),)
