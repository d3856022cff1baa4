"""Events of agreements: proposed, reworded, consented to, withdrawn."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.words import Consent, ParticipantId, RecordId


class AgreementProposed(Struct, frozen=True, tag=True):
    """Words for an agreement are on the table. The record's id names it."""

    terms: Terms
    """Its words."""


class AgreementChanged(Struct, frozen=True, tag=True):
    """An agreement got other words: everyone is asked again."""

    agreement: RecordId
    """Which one."""

    terms: Terms
    """Its words now."""


class ConsentGiven(Struct, frozen=True, tag=True):
    """Someone said yes to one wording."""

    agreement: RecordId
    """Which agreement."""

    wording: RecordId
    """The record that gave it the words they said yes to."""

    participant: ParticipantId
    """Who, by their own key."""

    consent: Consent
    """Yes, or yes as a trial until the review."""


class ConsentWithdrawn(Struct, frozen=True, tag=True):
    """Someone who said yes says "not yet"."""

    agreement: RecordId
    """Which agreement."""

    participant: ParticipantId
    """Who, by their own key."""


class AgreementWithdrawn(Struct, frozen=True, tag=True):
    """An agreement is off the table."""

    agreement: RecordId
    """Which one."""


class AgreementContinued(Struct, frozen=True, tag=True):
    """People looked at an agreement together and go on with it as it is."""

    agreement: RecordId
    """Which one."""


class AgreementRetired(Struct, frozen=True, tag=True):
    """An agreement no longer fits and is over; what it was stays in its line of life."""

    agreement: RecordId
    """Which one."""


class AgreementFulfilled(Struct, frozen=True, tag=True):
    """An agreement has brought what it was for and is over."""

    agreement: RecordId
    """Which one."""


class TaskDone(Struct, frozen=True, tag=True):
    """A task was done."""

    agreement: RecordId
    """Which one."""


class AgreementPlaced(Struct, frozen=True, tag=True):
    """An agreement has another place in the list."""

    agreement: RecordId
    """Which one."""

    before: RecordId | None
    """The one it stands before now; None puts it last."""


AgreementEnd = AgreementWithdrawn | AgreementRetired | AgreementFulfilled | TaskDone
"""How an agreement comes to its end."""

AgreementEvent = (
    AgreementProposed
    | AgreementChanged
    | ConsentGiven
    | ConsentWithdrawn
    | AgreementContinued
    | AgreementPlaced
    | AgreementEnd
)
"""What happens to agreements; may stand in a session's log or in the alliance's."""
