"""Where people were when they went away, in a line: the same after leaving as after an empty battery."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from alliance_tui.domain.appreciating import still_to_name
from alliance_tui.domain.open_talk import is_conversation_in_step
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.talk import Phase
from alliance_tui.domain.words import LookingPage, ParticipantId, SpanKind
from alliance_tui.sentences import question_bar, told
from alliance_tui.sentences import returning as say
from alliance_tui.sentences.vocabulary import STEPS

FEW: Final = 3
"""Up to so many people are named."""


def is_in_opening(session: Session) -> bool:
    """Whether people who come back to this session were in its opening, in a time-out or not."""
    return session.is_open and session.opening.goes_on


def may_hear_of_opening(session: Session) -> bool:
    """Whether nothing has been done yet that an opening would come before."""
    nothing_yet = not session.holders and not session.notes and len(session.entered) == 1
    return nothing_yet and not session.opening.begun and not session.opening.held


def slept(before: Session, now: Session) -> bool:
    """Whether the machine was asleep between two states of one session."""
    last = now.spans[-1:]
    return (
        before.id == now.id and last != before.spans[-1:] and any(one.kind is SpanKind.AWAY for one in last)
    )


def where_they_were(session: Session, *, over_talk: bool = False) -> str:
    """What was under way, and who or what comes next; empty in a time-out, which says so itself.

    Args:
        session: The session that is gone on with.
        over_talk: Whether it is said over the talk, also where people were at a page of its beginning or end.
    """
    if session.time_out is not None or not session.is_open:
        return ""
    if is_in_opening(session):
        return say.OPENING_WAITS if over_talk else say.IN_OPENING
    if session.closing:
        return say.CLOSING_WAITS if over_talk else say.IN_CLOSING
    before = session.broken_off
    stopped = _stopped(session, before.phase) if before is not None else ""
    if stopped:
        return stopped
    then = _going_on(session, before.phase.holder) if before is not None else ""
    has_talked = is_conversation_in_step(session, session.t)
    missing = () if has_talked else still_to_name(session)
    if missing:
        return say.naming_what_works(who=_named(missing), then=then)
    if then:
        return then
    begins = None if has_talked else starter(session, session.t)
    if begins is not None:
        return say.at_beginning(step=STEPS[session.step], name=begins.called)
    return say.in_step(step=STEPS[session.step])


def after_time_out(before: Session, session: Session, rests: str = "") -> str:
    """What is said as people are back from a time-out: that the floor is open, and whose turn it stopped.

    Args:
        before: The session in the time-out.
        session: The same as it goes on.
        rests: That its topic was put off, as a sentence: then nobody goes on with it. Empty where it was not.
    """
    hands = say.HANDS_DOWN if before.hands else ""
    then = rests or _going_on(session, session.split)
    return " ".join(filter(None, (hands, say.FLOOR_AFTER_BREATH, then)))


def where_they_look_back(session: Session) -> str:
    """The same over the pages that look back."""
    looked_at = session.assessment
    missing = [person for person in session.counted if not looked_at.has_marked(person.id)]
    if looked_at.page is LookingPage.BEGINNING:
        return say.IN_LOOKING_BACK
    if looked_at.revealed and looked_at.page is not LookingPage.MARKS:
        decided = sum(map(session.is_decided, looked_at.agreements))
        return say.together(settled=decided, number=len(looked_at.agreements))
    if not looked_at.marks and looked_at.page is not LookingPage.MARKS:
        return say.IN_LOOKING_BACK
    if not missing:
        return say.ALL_MARKED
    return say.marking(who=_named(missing))


def _named(people: Sequence[Participant]) -> str:
    """Some people by name; of many how many they are."""
    if len(people) > FEW:
        return question_bar.so_many_of_you(number=len(people))
    return told.names(names=tuple(person.called for person in people))


def _stopped(session: Session, phase: Phase) -> str:
    """What was under way but somebody's turn; empty where that was nothing."""
    speaker = session.name(phase.back_to) if phase.back_to else ""
    listener = session.name(phase.listener) if phase.listener else ""
    match phase.kind:
        case SpanKind.PAUSE:
            return say.in_pause(speaker=speaker, listener=listener, more=phase.more)
        case SpanKind.OPEN:
            if not listener or phase.more:
                return say.asked_if_more(speaker=speaker) if listener else ""
            return say.says_back(listener=listener, speaker=speaker)
        case SpanKind.QUIET:
            return say.in_quiet_minute(then=_comes_next(session, phase))
        case SpanKind.BREATH:
            return say.in_breath(then=_comes_next(session, phase))
        case SpanKind.TALK | SpanKind.TIME_OUT | SpanKind.AWAY:
            return ""
        case _:
            assert_never(phase.kind)


def _comes_next(session: Session, phase: Phase) -> str:
    person = session.person(phase.back_to)
    return say.comes_next(speaker=person.called, number=person.seat) if person else ""


def _going_on(session: Session, holder: ParticipantId | None) -> str:
    person = session.person(holder)
    return say.was_speaking(speaker=person.called, number=person.seat) if person else ""
