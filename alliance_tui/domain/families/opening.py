"""How the events of the opening change a session."""

from __future__ import annotations

from typing import Any, assert_never

from msgspec.structs import replace

from alliance_tui.domain.events.opening import (
    AcceptanceWithdrawn,
    BalanceAnswered,
    EveningPlanned,
    OpeningBegun,
    OpeningEvent,
    OpeningHeld,
    OpeningShown,
    RulesAccepted,
    SignAgreed,
)
from alliance_tui.domain.method import MINUTES_MAX
from alliance_tui.domain.phases import without
from alliance_tui.domain.session import Session


def apply_opening(session: Session, event: OpeningEvent) -> Session:
    """The session after one event of the opening; unchanged where it makes no sense."""
    opening = session.opening
    match event:
        case EveningPlanned():
            return replace(session, minutes=event.minutes) if 0 <= event.minutes <= MINUTES_MAX else session
        case RulesAccepted():
            known = session.person(event.participant) is not None
            accepted = (*without(opening.accepted, event.participant), event.participant)
            return _with(session, accepted=accepted) if known else session
        case AcceptanceWithdrawn():
            return _with(session, accepted=without(opening.accepted, event.participant))
        case SignAgreed():
            return _with(session, sign=event.sign)
        case BalanceAnswered():
            known = session.person(event.participant) is not None
            rest = without(opening.balance, event.participant)
            return _with(session, balance=(*rest, event.participant) if known and event.wanted else rest)
        case OpeningBegun():
            return _with(session, begun=True)
        case OpeningShown():
            return _with(session, page=event.page)
        case OpeningHeld():
            return _with(session, held=True, page=None)
        case _:
            assert_never(event)


def _with(session: Session, **changed: Any) -> Session:
    """The session with something else in its opening."""
    return replace(session, opening=replace(session.opening, **changed))
