"""What people settle as they sit down: the rules, the sign for a break, what is shown of the balance."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import OpeningPage, ParticipantId


class Opening(Struct, frozen=True):
    """How far people have come in opening their session, and what they said there."""

    begun: bool = False
    """Whether it was begun; it may be over since."""

    held: bool = False
    """Whether it was gone through, or passed over."""

    page: OpeningPage | None = None
    """The page people are at; None while they are at none, and in older logs."""

    introduced: bool = False
    """Whether an earlier one said whom the program is not for."""

    accepted: tuple[ParticipantId, ...] = ()
    """Who accepted the rules."""

    sign: str = ""
    """The agreed word or hand sign for a break; empty for none."""

    balance: tuple[ParticipantId, ...] = ()
    """Who wants to see during the talk how long each has spoken."""

    @property
    def goes_on(self) -> bool:
        """Whether people are in it: for the first time, or once more."""
        return self.page is not None or (self.begun and not self.held)
