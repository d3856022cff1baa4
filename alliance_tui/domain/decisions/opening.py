"""Decisions about what is settled before the talk begins. Each can be passed over, and taken up later."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.opening import (
    BalanceAnswered,
    EveningPlanned,
    OpeningHeld,
    RulesAccepted,
    SignAgreed,
)
from alliance_tui.domain.method import MINUTES_MAX
from alliance_tui.domain.people import Participant, clean_name, has_controls
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_NAME


def plan_evening(session: Session, now: Instant, minutes: int) -> Decision:
    """Say how many minutes there are; 0 for as long as it takes."""
    if not session.is_open:
        return Refused("This session has ended.")
    if not 0 <= minutes <= MINUTES_MAX:
        return Refused(f"A session can be planned for up to {MINUTES_MAX} minutes.")
    if minutes == session.minutes:
        return Refused("That is what you have planned already.")
    return (EveningPlanned(minutes),)


def accept_rules(session: Session, now: Instant, seat: int) -> Decision:
    """Accept the rules of the setting, with one's own number."""
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    if person.id in session.accepted:
        return Refused(f"{person.name} has accepted them already.")
    return (RulesAccepted(person.id),)


def agree_sign(session: Session, now: Instant, sign: str) -> Decision:
    """Agree on a word or a hand sign for a break; an empty one takes it back."""
    sign = clean_name(sign)
    if not session.is_open:
        return Refused("This session has ended.")
    if len(sign) > MAX_NAME:
        return Refused(f"A sign has at most {MAX_NAME} characters; this one has {len(sign)}.")
    if has_controls(sign):
        return Refused("A sign cannot hold control characters.")
    return Refused("That is your sign already.") if sign == session.sign else (SignAgreed(sign),)


def answer_balance(session: Session, now: Instant, seat: int) -> Decision:
    """Say with one's own number that one wants to see how long each has spoken, or no longer wants to."""
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    if person.facilitator:
        return Refused(f"{person.name} facilitates, and is not asked: their time is not counted.")
    return (BalanceAnswered(person.id, wanted=person.id not in session.balance),)


def hold_opening(session: Session, now: Instant) -> Decision:
    """End the opening, wherever it stands."""
    if session.opening_held or not session.is_open:
        return Refused("The opening is over.")
    return (OpeningHeld(),)


def _at_table(session: Session, seat: int) -> Participant | Refused:
    person = session.seated(seat)
    if not session.is_open:
        return Refused("This session has ended.")
    if person is None:
        return Refused(f"Nobody has the number {seat}.")
    return person if person.here else Refused(f"{person.name} is not here today. o changes that.")
