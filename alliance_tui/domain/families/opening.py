"""How the events of the opening change a session."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.events.opening import (
    AcceptanceWithdrawn,
    BalanceAnswered,
    EveningPlanned,
    OpeningBegun,
    OpeningEvent,
    OpeningHeld,
    RulesAccepted,
    SignAgreed,
)
from alliance_tui.domain.method import MINUTES_MAX
from alliance_tui.domain.phases import without
from alliance_tui.domain.session import Session


def apply_opening(session: Session, event: OpeningEvent) -> Session:
    """The session after one event of the opening; unchanged where it makes no sense."""
    match event:
        case EveningPlanned():
            return replace(session, minutes=event.minutes) if 0 <= event.minutes <= MINUTES_MAX else session
        case RulesAccepted():
            known = session.person(event.participant) is not None
            accepted = (*without(session.accepted, event.participant), event.participant)
            return replace(session, accepted=accepted) if known else session
        case AcceptanceWithdrawn():
            return replace(session, accepted=without(session.accepted, event.participant))
        case SignAgreed():
            return replace(session, sign=event.sign)
        case BalanceAnswered():
            known = session.person(event.participant) is not None
            rest = without(session.balance, event.participant)
            return replace(session, balance=(*rest, event.participant) if known and event.wanted else rest)
        case OpeningBegun():
            return replace(session, opening_begun=True)
        case OpeningHeld():
            return replace(session, opening_held=True)
        case _:
            assert_never(event)
