"""Decisions about agreements."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from alliance_tui.domain.agreement import TEXTS, Gains, Terms
from alliance_tui.domain.decisions.notes import clean_text, why_not_text
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementFulfilled,
    AgreementPlaced,
    AgreementProposed,
    AgreementRetired,
    AgreementWithdrawn,
    ConsentGiven,
    ConsentWithdrawn,
    TaskDone,
)
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_TEXT, AgreementState, Consent, ParticipantId, RecordId
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept

NOT_THERE = Refused(kept.AGREEMENT_GONE)
"""Said where an agreement was withdrawn meanwhile."""

NEXT_CONSENT = {Consent.NOT_YET: Consent.YES, Consent.YES: Consent.TRIAL, Consent.TRIAL: Consent.NOT_YET}
"""What one more press of one's own number key makes of an answer."""


NEXT_YES = NEXT_CONSENT | {Consent.TRIAL: Consent.YES}
"""The same where no press takes a yes back."""


def propose(session: Session, now: Instant, terms: Terms) -> Decision:
    """Put words for an agreement on the table."""
    terms = clean_terms(terms)
    wrong = _ended(session) or why_not_terms(session, terms)
    if wrong:
        return wrong
    same = unicodedata.normalize("NFC", terms.what)
    if any(unicodedata.normalize("NFC", one.terms.what) == same for one in session.live_agreements):
        return Refused(kept.IN_THE_LIST)
    return (AgreementProposed(terms=terms),)


def reword(session: Session, now: Instant, agreement: RecordId, terms: Terms) -> Decision:
    """Give an agreement other words; everyone is asked again."""
    terms = clean_terms(terms)
    old = session.agreement(agreement)
    if old is None:
        return _gone(session, agreement)
    wrong = _ended(session) or why_not_terms(session, terms, old.terms)
    if wrong:
        return wrong
    if old.terms == terms:
        return Refused(say.NOTHING_CHANGED)
    return (AgreementChanged(agreement=agreement, terms=terms),)


def press_consent(session: Session, now: Instant, agreement: RecordId, seat: int) -> Decision:
    """Move one's own answer on, by one's own key: not yet, yes, yes as a trial, not yet."""
    return _answered(session, agreement, seat, NEXT_CONSENT)


def press_yes(session: Session, now: Instant, agreement: RecordId, seat: int) -> Decision:
    """Say yes by one's own key; again as a trial, and for good: no yes is taken back here by accident."""
    return _answered(session, agreement, seat, NEXT_YES)


def _answered(session: Session, agreement: RecordId, seat: int, moves: Mapping[Consent, Consent]) -> Decision:
    """Someone's answer moved on to what comes after it."""
    old = session.agreement(agreement)
    person = session.seated(seat)
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if old is None:
        return _gone(session, agreement)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    if person.facilitator:
        return Refused(say.not_asked(name=person.called))
    if not person.here:
        return Refused(say.asked_when_here(name=person.called))
    answer = moves[old.consent(person.id)]
    if answer is Consent.NOT_YET:
        return (ConsentWithdrawn(agreement=agreement, participant=person.id),)
    return (ConsentGiven(agreement=agreement, wording=old.wording, participant=person.id, consent=answer),)


def withdraw_agreement(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Take an agreement off the table."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    there = session.agreement(agreement) is not None
    return (AgreementWithdrawn(agreement=agreement),) if there else _gone(session, agreement)


def continue_agreement(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Go on with an agreement as it is; once that, or something else, was decided it is said already."""
    if agreement in session.assessment.settled and session.agreement(agreement) is not None:
        return Refused(kept.DECIDED_ALREADY)
    return _about(session, agreement) or (AgreementContinued(agreement=agreement),)


def retire(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Let go of an agreement that no longer fits."""
    return _about(session, agreement) or (AgreementRetired(agreement=agreement),)


def fulfil(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Say that an agreement has brought what it was for; of a task that it is done."""
    old = session.agreement(agreement)
    if old is not None and old.terms.is_task:
        return finish_task(session, now, agreement)
    return _about(session, agreement) or (AgreementFulfilled(agreement=agreement),)


def finish_task(session: Session, now: Instant, agreement: RecordId) -> Decision:
    """Say that a task was done."""
    wrong = _about(session, agreement)
    if wrong is not None:
        return wrong
    old = session.agreement(agreement)
    if old is None or not old.terms.is_task:
        return Refused(kept.LASTING)
    return (TaskDone(agreement=agreement),)


def place(
    session: Session, now: Instant, agreement: RecordId, by: int, among: Sequence[RecordId] = ()
) -> Decision:
    """Move an agreement up (-1) or down (1) in a list.

    Args:
        session: The session at the table.
        now: This moment.
        agreement: Which one.
        by: Where to.
        among: The list as people see it; all that is on the table where none is named.
    """
    wrong = _about(session, agreement)
    if wrong is not None:
        return wrong
    live = [one.id for one in session.live_agreements]
    order = [one for one in among or live if one in live]
    target = order.index(agreement) + by if agreement in order else -1
    if not 0 <= target < len(order):
        return Refused(kept.LAST_OF_LIST if by > 0 else kept.FIRST_OF_LIST)
    if by < 0:
        return (AgreementPlaced(agreement=agreement, before=order[target]),)
    live.remove(agreement)
    after = live.index(order[target]) + 1
    return (AgreementPlaced(agreement=agreement, before=live[after] if after < len(live) else None),)


def _about(session: Session, agreement: RecordId) -> Refused | None:
    """Why nothing can be decided about this agreement; None where it can."""
    return _ended(session) or (None if session.agreement(agreement) else _gone(session, agreement))


def _gone(session: Session, agreement: RecordId) -> Refused:
    """Why nothing can be done with what is off the table; a task that was done is still in the list."""
    old = next((one for one in session.agreements if one.id == agreement), None)
    return Refused(kept.DONE_ALREADY) if old and old.state is AgreementState.DONE else NOT_THERE


def clean_terms(terms: Terms) -> Terms:
    """The words of an agreement as they are kept."""
    gains = ((who, clean_text(said)) for who, said in terms.gains)
    return replace(
        terms,
        gains=tuple((who, said) for who, said in gains if said.strip()),
        **{field: clean_text(terms.text(field)) for field in TEXTS},
    )


def why_not_terms(session: Session, terms: Terms, old: Terms | None = None) -> Refused | None:
    """Why cleaned words cannot be an agreement; None where they can.

    Args:
        session: The session at the table.
        terms: The words.
        old: What they take the place of: whoever it names may be named still, also once they left.
    """
    if not terms.what.strip():
        return Refused(kept.WHAT_IS_AGREED)
    too_long = next((words for words in terms.texts if len(words) > MAX_TEXT), None)
    if too_long is not None:
        return why_not_text(too_long)
    people = {person.id for person in session.people}
    if not _named(terms.gains) <= people | _named(old.gains if old else ()):
        return Refused(kept.STRANGER_GETS)
    if not people.union(old.who if old else ()).issuperset(terms.who):
        return Refused(kept.STRANGER_KEEPS)
    return None


def _named(gains: Gains) -> set[ParticipantId]:
    return {who for who, _ in gains}


def _ended(session: Session) -> Refused | None:
    return None if session.is_open else Refused(kept.AGREED_STAYS)
