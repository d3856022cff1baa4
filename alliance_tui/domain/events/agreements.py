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


AgreementEvent = AgreementProposed | AgreementChanged | ConsentGiven | ConsentWithdrawn | AgreementWithdrawn
"""What happens to agreements; may stand in a session's log or in the alliance's."""
