"""Decisions of looking back: each marks alone, all are uncovered together, and people celebrate."""

from __future__ import annotations

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.decisions.notes import clean_text, why_not_text
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.assessing import (
    CelebrationChanged,
    CelebrationHeld,
    CelebrationPlanned,
    CelebrationTakenBack,
    LookingBackShown,
    MarkGiven,
    MarksRevealed,
    ThingLeftWaiting,
)
from alliance_tui.domain.left_open import key_of, left_open
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import LookingPage, Mark, ParticipantId, RecordId
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept


def give_mark(
    session: Session, now: Instant, agreement: RecordId, participant: ParticipantId, mark: Mark
) -> Decision:
    """Say, alone, how an agreement went; it can be said otherwise until the marks lie open.

    The same mark again is taken like any other: to refuse it would tell what was marked.
    """
    person = session.person(participant)
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if person is None or person.gone:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    if person.facilitator:
        return Refused(say.not_asked(name=person.called))
    if not person.here:
        return Refused(say.asked_when_here(name=person.called))
    if agreement not in session.assessment.agreements:
        return Refused(kept.NOT_LOOKED_AT)
    if agreement in session.assessment.revealed:
        return Refused(kept.MARKS_OPEN)
    return (MarkGiven(agreement=agreement, participant=participant, mark=mark),)


def reveal(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Lay the marks of one agreement open, once everyone here has marked everything."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if agreement not in session.assessment.agreements:
        return Refused(kept.NOT_LOOKED_AT)
    if agreement in session.assessment.revealed:
        return Refused(kept.UNCOVERED_ALREADY)
    if not session.assessment.is_ready(session.people):
        return Refused(kept.EVERYONE_MARKS_FIRST)
    return (MarksRevealed(agreement=agreement),)


def show_looking_back(
    session: Session, now: Instant, page: LookingPage, agreement: RecordId | None = None
) -> Decision:
    """Turn to a page of looking back, or back to the talk: whoever comes back finds that place again.

    Args:
        session: The session at the table.
        now: This moment.
        page: Which one.
        agreement: Which agreement is looked at together; None after the last one, and elsewhere.
    """
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if (session.assessment.page, session.assessment.looked_at) == (page, agreement):
        return Refused(say.PAGE_SHOWN_ALREADY)
    return (LookingBackShown(page=page, agreement=agreement),)


def let_wait(session: Session, now: Instant, key: str) -> Decision:
    """Say that something which was left open before can wait; it is known by its key."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    one = next((one for one in left_open(session) if key_of(one) == key), None)
    if one is None:
        return Refused(kept.NOT_LEFT_OPEN)
    if key in session.assessment.waits:
        return Refused(say.NOTHING_CHANGED)
    return (ThingLeftWaiting(one.id, None if one.id or not isinstance(one, Rested) else one.step),)


def plan_celebration(session: Session, now: Instant, what: str, how: str = "", when: str = "") -> Decision:
    """Say what is celebrated, and how and when people mark it."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    words = _celebrated(what, how, when)
    return words if isinstance(words, Refused) else (CelebrationPlanned(*words),)


def hold_celebration(session: Session, now: Instant, celebration: RecordId) -> Decision:
    """Say that what was planned has been celebrated."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if all(one.id != celebration for one in session.celebrations):
        return Refused(kept.CELEBRATION_GONE)
    return (CelebrationHeld(celebration=celebration),)


def take_back_celebration(session: Session, now: Instant, celebration: RecordId) -> Decision:
    """Take back what was said to be celebrated; its words leave the file as people leave or end the session.

    Where an earlier session planned it, they leave that one's file as well, and each that it came along to.
    """
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if all(one.id != celebration for one in session.celebrations):
        return Refused(kept.CELEBRATION_GONE)
    return (CelebrationTakenBack(celebration=celebration),)


def change_celebration(
    session: Session, now: Instant, celebration: RecordId, what: str, how: str, when: str
) -> Decision:
    """Say otherwise what is celebrated, or how and when; a day that stays is counted from where it was."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    old = next((one for one in session.celebrations if one.id == celebration), None)
    if old is None:
        return Refused(kept.CELEBRATION_GONE)
    words = _celebrated(what, how, when)
    if isinstance(words, Refused):
        return words
    if words == (old.what, old.how, old.when):
        return Refused(say.NOTHING_CHANGED)
    said = old.said if words[2] == old.when else None
    return (CelebrationChanged(celebration, *words, said=said),)


def _celebrated(what: str, how: str, when: str) -> tuple[str, str, str] | Refused:
    """What is celebrated, how and when, as it is kept; or why it cannot be."""
    words = clean_text(what), clean_text(how), clean_text(when)
    if not words[0].strip():
        return Refused(kept.WHAT_IS_CELEBRATED)
    return next(filter(None, map(why_not_text, filter(None, words))), words)
