"""Agreements: what was said, by whom it is kept, and who has said yes to it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.words import AgreementState, Consent, Moment, ParticipantId, RecordId


class Terms(Struct, frozen=True, omit_defaults=True):
    """The words of an agreement. Only `what` is required."""

    what: str
    """One sentence, in the owner's voice."""

    who: tuple[ParticipantId, ...] = ()
    """Who keeps it; empty means everyone."""

    when: str = ""
    """When, or how often, in their words."""

    how: str = ""
    """How it is done, in their words."""

    why: str = ""
    """Why it matters, in their words."""


class Agreement(Struct, frozen=True, omit_defaults=True):
    """One agreement as it stands now."""

    id: RecordId
    """The record it was proposed by."""

    wording: RecordId
    """The record that gave it the present words: a consent is to one wording only."""

    terms: Terms
    """Its present words."""

    state: AgreementState = AgreementState.PROPOSED
    """Proposed, in force, or withdrawn."""

    worded: Moment | None = None
    """When it got its present words (UTC): "tomorrow" in them is counted from then; None where unknown."""

    consents: tuple[tuple[ParticipantId, Consent], ...] = ()
    """Who said yes to the present wording, and whether as a trial until the review."""

    def consent(self, participant: ParticipantId) -> Consent:
        """What this participant has said to the present wording; "not yet" until they say yes."""
        return next((given for who, given in self.consents if who == participant), Consent.NOT_YET)


def is_agreed(agreement: Agreement, people: Iterable[Participant]) -> bool:
    """Whether everyone who is asked has said yes to the present wording."""
    asked = consenting(people)
    return bool(asked) and all(agreement.consent(person.id) is not Consent.NOT_YET for person in asked)
