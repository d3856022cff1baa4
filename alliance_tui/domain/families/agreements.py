"""How agreement events change the list of agreements."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementEnd,
    AgreementEvent,
    AgreementFulfilled,
    AgreementPlaced,
    AgreementProposed,
    AgreementRetired,
    AgreementWithdrawn,
    ConsentGiven,
    ConsentWithdrawn,
    TaskDone,
)
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.to_agree import is_agreed
from alliance_tui.domain.words import AgreementState, Consent, ParticipantId

Agreements = tuple[Agreement, ...]
"""All agreements, in the order they were proposed."""


def apply_agreement(
    agreements: Agreements, people: tuple[Participant, ...], record: Record, event: AgreementEvent
) -> Agreements:
    """The agreements after one event."""
    if isinstance(event, AgreementProposed):
        if any(one.id == record.id for one in agreements) or not event.terms.what:
            return agreements
        return (*agreements, Agreement(record.id, record.id, event.terms, worded=record.at))
    old = next((one for one in agreements if one.id == event.agreement), None)
    if old is None or not old.is_live:
        return agreements
    if isinstance(event, AgreementPlaced):
        return _placed(agreements, old, event)
    new = _changed(old, people, record, event)
    return agreements if new is old else tuple(new if one is old else one for one in agreements)


def settle_agreements(agreements: Agreements, people: tuple[Participant, ...]) -> Agreements:
    """The agreements after the circle of people changed: who joined is asked, who left is not."""
    settled = tuple(_settled(one, people) for one in agreements)
    return agreements if settled == agreements else settled


def _changed(
    old: Agreement,
    people: tuple[Participant, ...],
    record: Record,
    event: AgreementChanged | ConsentGiven | ConsentWithdrawn | AgreementContinued | AgreementEnd,
) -> Agreement:
    match event:
        case AgreementChanged():
            if event.terms == old.terms or not event.terms.what:
                return old
            # Words for the day that stay as they are were said when they were said first.
            worded = old.worded if event.terms.when == old.terms.when else record.at
            reworded = replace(old, wording=record.id, terms=event.terms, worded=worded, consents=())
            return _settled(reworded, people)
        case ConsentGiven():
            asked = any(person.id == event.participant for person in consenting(people))
            if event.wording != old.wording or not asked or event.consent is Consent.NOT_YET:
                return old
            return _settled(_answered(old, event.participant, event.consent), people)
        case ConsentWithdrawn():
            if old.consent(event.participant) is Consent.NOT_YET:
                return old
            return _settled(_answered(old, event.participant, Consent.NOT_YET), people)
        case AgreementContinued():
            return old
        case AgreementWithdrawn():
            return replace(old, state=AgreementState.WITHDRAWN, ended=record.at)
        case AgreementRetired():
            return replace(old, state=AgreementState.RETIRED, ended=record.at)
        case AgreementFulfilled():
            return replace(old, state=AgreementState.FULFILLED, ended=record.at)
        case TaskDone():
            return replace(old, state=AgreementState.DONE, ended=record.at) if old.terms.is_task else old
        case _:
            assert_never(event)


def _answered(agreement: Agreement, who: ParticipantId, answer: Consent) -> Agreement:
    others = (pair for pair in agreement.consents if pair[0] != who)
    return replace(agreement, consents=(*others, (who, answer)))


def _placed(agreements: Agreements, moved: Agreement, event: AgreementPlaced) -> Agreements:
    """The list with one of them before another, or last; unchanged where that one is not there."""
    others = [one for one in agreements if one is not moved]
    if event.before is None:
        return (*others, moved)
    place = next((place for place, one in enumerate(others) if one.id == event.before), None)
    return agreements if place is None else (*others[:place], moved, *others[place:])


def _settled(agreement: Agreement, people: tuple[Participant, ...]) -> Agreement:
    """An agreement in force if everyone who is asked has said yes to its present wording, else proposed."""
    if not agreement.is_live:
        return agreement
    state = AgreementState.IN_FORCE if is_agreed(agreement, people) else AgreementState.PROPOSED
    if state is agreement.state:
        return agreement
    if state is AgreementState.PROPOSED or not agreement.terms.when or agreement.worded is None:
        return replace(agreement, state=state)
    since = (agreement.terms.when, agreement.worded)
    others = tuple(one for one in agreement.whens if one != since)
    return replace(agreement, state=state, whens=(*others, since))
