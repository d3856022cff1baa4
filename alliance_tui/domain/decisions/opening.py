"""Decisions about what is settled before the talk begins. Each can be passed over, and taken up later."""

from __future__ import annotations

from alliance_tui.domain.decisions.floor import let_go
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.opening import (
    AcceptanceWithdrawn,
    BalanceAnswered,
    EveningPlanned,
    OpeningBegun,
    OpeningHeld,
    OpeningShown,
    RulesAccepted,
    SignAgreed,
)
from alliance_tui.domain.method import MINUTES_MAX
from alliance_tui.domain.people import Participant, clean_name, has_controls
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_NAME, OpeningPage
from alliance_tui.sentences import refusals as say


def plan_evening(session: Session, now: Instant, minutes: int) -> Decision:
    """Say how many minutes there are; 0 for as long as it takes."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if not 0 <= minutes <= MINUTES_MAX:
        return Refused(say.at_most_minutes(most=MINUTES_MAX))
    if minutes == session.minutes:
        return Refused(say.PLANNED_ALREADY)
    return (EveningPlanned(minutes),)


def answer_rules(session: Session, now: Instant, seat: int) -> Decision:
    """Accept the rules of the setting with one's own number, or take that back with it."""
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    if person.id in session.opening.accepted:
        return (AcceptanceWithdrawn(person.id),)
    return (RulesAccepted(person.id),)


def agree_sign(session: Session, now: Instant, sign: str) -> Decision:
    """Agree on a word or a hand sign for a break; an empty one takes it back."""
    sign = clean_name(sign)
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if len(sign) > MAX_NAME:
        return Refused(say.sign_too_long(most=MAX_NAME, length=len(sign)))
    if has_controls(sign):
        return Refused(say.SIGN_WITH_CONTROLS)
    return Refused(say.SIGN_ALREADY) if sign == session.opening.sign else (SignAgreed(sign),)


def answer_balance(session: Session, now: Instant, seat: int) -> Decision:
    """Say with one's own number that one wants to see how long each has spoken, or no longer wants to."""
    person = _at_table(session, seat)
    if isinstance(person, Refused):
        return person
    if person.facilitator:
        return Refused(say.not_counted(name=person.called))
    return (BalanceAnswered(person.id, wanted=person.id not in session.opening.balance),)


def show_opening(session: Session, now: Instant, page: OpeningPage) -> Decision:
    """Turn to a page of the opening: whoever comes back in the middle of it finds that page again.

    Who goes there from the talk opens the floor with it: what is told there is nobody's talk.
    """
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    opened = let_go(session, now)
    if session.opening.page is page and not opened:
        return Refused(say.PAGE_SHOWN_ALREADY)
    begun = () if session.opening.goes_on else (OpeningBegun(),)
    return (*opened, *begun, OpeningShown(page))


def hold_opening(session: Session, now: Instant) -> Decision:
    """End the opening, wherever it stands."""
    is_over = session.opening.held and not session.opening.goes_on
    if is_over or not session.is_open:
        return Refused(say.OPENING_OVER)
    return (OpeningHeld(),)


def _at_table(session: Session, seat: int) -> Participant | Refused:
    person = session.seated(seat)
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    return person if person.here else Refused(say.not_here_in_opening(name=person.called))
