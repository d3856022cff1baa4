"""How the events of assessing change a session, and what the alliance keeps of them."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Assessment, Celebration, Marked
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementEvent,
    AgreementFulfilled,
    AgreementProposed,
    AgreementRetired,
    TaskDone,
)
from alliance_tui.domain.events.assessing import (
    AssessEvent,
    CelebrationChanged,
    CelebrationEvent,
    CelebrationHeld,
    CelebrationPlanned,
    CelebrationTakenBack,
    LookingBackShown,
    MarkGiven,
    MarksRevealed,
    ThingLeftWaiting,
)
from alliance_tui.domain.families.agreements import Agreements
from alliance_tui.domain.left_open import key_of, left_open
from alliance_tui.domain.people import consenting
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId

SETTLES = (AgreementContinued, AgreementChanged, AgreementRetired, AgreementFulfilled, TaskDone)
"""What people can decide about an agreement whose marks lie open."""


def apply_assessing(session: Session, record: Record, event: AssessEvent) -> Session:
    """The session after one event of assessing; unchanged where it makes no sense."""
    match event:
        case MarkGiven():
            return replace(session, assessment=_marked(session, event))
        case MarksRevealed():
            return replace(session, assessment=_revealed(session.assessment, event))
        case LookingBackShown():
            place = replace(session.assessment, page=event.page, looked_at=event.agreement)
            return replace(session, assessment=place)
        case ThingLeftWaiting():
            return replace(session, assessment=_waiting(session, event.key))
        case CelebrationChanged():
            celebrations = apply_celebration(session.celebrations, record, event)
            is_another = celebrations != session.celebrations
            place = session.assessment.asked_again(event.celebration) if is_another else session.assessment
            return replace(session, celebrations=celebrations, assessment=place)
        case CelebrationPlanned() | CelebrationHeld() | CelebrationTakenBack():
            return replace(session, celebrations=apply_celebration(session.celebrations, record, event))
        case _:
            assert_never(event)


def settle_assessment(
    assessment: Assessment, event: AgreementEvent, before: Agreements, after: Agreements
) -> Assessment:
    """The assessment after an agreement event: deciding about an open one settles it.

    What people turn to after all, with other words or an answer, can wait no more.

    One that comes to its end while its marks are covered is not looked at any more: nobody waits for
    its marks.

    Args:
        assessment: As it was before the event.
        event: What happened to an agreement.
        before: All agreements before it.
        after: All agreements after it; the same where the event made no sense.
    """
    if isinstance(event, AgreementProposed):
        return assessment
    old, new = (_live(agreements, event.agreement) for agreements in (before, after))
    if new is not old:
        assessment = assessment.asked_again(event.agreement)
    if event.agreement not in assessment.agreements:
        return assessment
    if event.agreement not in assessment.revealed:
        left = tuple(one for one in assessment.agreements if one != event.agreement)
        return assessment if new else replace(assessment, agreements=left)
    is_decided = new is not old or (old is not None and isinstance(event, AgreementContinued))
    if not is_decided or not isinstance(event, SETTLES) or event.agreement in assessment.settled:
        return assessment
    return replace(assessment, settled=(*assessment.settled, event.agreement))


def apply_celebration(
    celebrations: tuple[Celebration, ...], record: Record, event: CelebrationEvent
) -> tuple[Celebration, ...]:
    """The celebrations that lie ahead, after one event."""
    match event:
        case CelebrationPlanned():
            if not event.what or any(one.id == record.id for one in celebrations):
                return celebrations
            return (*celebrations, Celebration(record.id, event.what, event.how, event.when, said=record.at))
        case CelebrationChanged():
            if not event.what:
                return celebrations
            said = event.said or record.at
            new = Celebration(event.celebration, event.what, event.how, event.when, said=said)
            return tuple(new if one.id == new.id else one for one in celebrations)
        case CelebrationHeld() | CelebrationTakenBack():
            return tuple(one for one in celebrations if one.id != event.celebration)
        case _:
            assert_never(event)


def _live(agreements: Agreements, agreement: RecordId) -> Agreement | None:
    """The agreement with this id, as long as it is on the table."""
    return next((one for one in agreements if one.id == agreement and one.is_live), None)


def _marked(session: Session, event: MarkGiven) -> Assessment:
    before = session.assessment
    asked = any(person.id == event.participant for person in consenting(session.people))
    if not asked or event.agreement not in before.agreements or event.agreement in before.revealed:
        return before
    key = (event.agreement, event.participant)
    others = tuple(one for one in before.marks if (one.agreement, one.participant) != key)
    return replace(before, marks=(*others, Marked(event.agreement, event.participant, event.mark)))


def _waiting(session: Session, key: str) -> Assessment:
    before = session.assessment
    is_open = any(key_of(one) == key for one in left_open(session))
    return replace(before, waits=(*before.waits, key)) if is_open and key not in before.waits else before


def _revealed(before: Assessment, event: MarksRevealed) -> Assessment:
    known = event.agreement in before.agreements and event.agreement not in before.revealed
    return replace(before, revealed=(*before.revealed, event.agreement)) if known else before
