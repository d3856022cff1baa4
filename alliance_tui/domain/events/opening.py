"""Events of the opening: what is settled at the table before the talk begins."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import OpeningPage, ParticipantId


class EveningPlanned(Struct, frozen=True, tag=True):
    """People said how long they have."""

    minutes: int
    """How many minutes from the beginning; 0 for as long as it takes."""


class RulesAccepted(Struct, frozen=True, tag=True):
    """Someone accepts the rules of the setting for this talk."""

    participant: ParticipantId
    """Who."""


class AcceptanceWithdrawn(Struct, frozen=True, tag=True):
    """Someone does not accept the rules after all."""

    participant: ParticipantId
    """Who."""


class SignAgreed(Struct, frozen=True, tag=True):
    """People agreed on a word or a hand sign that means: I need a break."""

    sign: str
    """The word, or the sign in words, as typed; empty for none."""


class BalanceAnswered(Struct, frozen=True, tag=True):
    """Someone says whether they want to see during the talk how long each has spoken."""

    participant: ParticipantId
    """Who."""

    wanted: bool
    """Whether they want to."""


class OpeningBegun(Struct, frozen=True, tag=True):
    """The opening is gone through, until it is held."""


class OpeningShown(Struct, frozen=True, tag=True):
    """People turned to one of the pages of the opening."""

    page: OpeningPage
    """Which one."""


class OpeningHeld(Struct, frozen=True, tag=True):
    """The opening was gone through, or passed over; whom the program is not for was on the screen."""


OpeningEvent = (
    EveningPlanned
    | RulesAccepted
    | AcceptanceWithdrawn
    | SignAgreed
    | BalanceAnswered
    | OpeningBegun
    | OpeningShown
    | OpeningHeld
)
"""What happens in the opening."""
