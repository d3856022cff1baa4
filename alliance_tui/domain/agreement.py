"""Agreements: what was said, by whom it is kept, and who has said yes to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from alliance_tui.domain.words import (
    LIVE_STATES,
    AgreementState,
    Consent,
    Moment,
    ParticipantId,
    RecordId,
    require_told_everywhere,
)

GAINS: Final = "gains"
"""The field of `Terms` that holds words of each person."""

DETAILS: Final = ("how", "why", GAINS, "notice", "slip")
"""The fields of `Terms` that may be said later, or never, in the order they are asked for and told."""

TEXTS: Final = ("what", "when", *(field for field in DETAILS if field != GAINS))
"""The fields of `Terms` that hold one text."""


Gains = tuple[tuple[ParticipantId, str], ...]
"""What people get from something, in their words; only those who said."""


class Detail(Struct, frozen=True):
    """Something that was said beside the sentence of an agreement."""

    field: str
    """Which field holds it."""

    words: str
    """Their words; never empty."""

    whose: ParticipantId | None = None
    """Whose they are, of what each gets; None for all."""


class Terms(Struct, frozen=True, omit_defaults=True):
    """The words of an agreement. Only `what` is required.

    A field that holds words stands in `TEXTS` too, and in `DETAILS` unless it is on the first page of the
    form; its labels are in `alliance_tui.sentences.agreement_fields`.
    """

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

    gains: Gains = ()
    """What each gets from it."""

    notice: str = ""
    """How they notice that it happened, in their words."""

    slip: str = ""
    """What they do after a slip, in their words."""

    grown_from: RecordId | None = None
    """The note it grew out of."""

    is_task: bool = False
    """Whether it is done once and then over, and not a lasting agreement."""

    def gain(self, participant: ParticipantId) -> str:
        """What this participant gets from it, in their words; empty where they have not said."""
        return next((words for who, words in self.gains if who == participant), "")

    @property
    def texts(self) -> tuple[str, ...]:
        """All words in it, also those of each person."""
        return (*(self.text(field) for field in TEXTS), *(said for _, said in self.gains))

    def text(self, field: str) -> str:
        """The words of one of the fields in `TEXTS`."""
        return str(getattr(self, field))

    @property
    def details(self) -> Iterator[Detail]:
        """What was said beside the sentence, in the order of `DETAILS`; nothing of what is empty."""
        for field in DETAILS:
            if field == GAINS:
                yield from (Detail(field, said, who) for who, said in self.gains if said.strip())
            elif (said := self.text(field)).strip():
                yield Detail(field, said)


class Agreement(Struct, frozen=True, omit_defaults=True):
    """One agreement as it stands now."""

    id: RecordId
    """The record it was proposed by."""

    wording: RecordId
    """The record that gave it the present words: a consent is to one wording only."""

    terms: Terms
    """Its present words."""

    state: AgreementState = AgreementState.PROPOSED
    """On the table (proposed, in force), or how it came to its end."""

    worded: Moment | None = None
    """When its present `when` was said (UTC): "tomorrow" is counted from then; None where unknown.

    Other words that leave `when` as it is do not move it.
    """

    whens: tuple[tuple[str, Moment], ...] = ()
    """Each `when` it was in force with, and when that was said, the newest last: calendars may hold it."""

    consents: tuple[tuple[ParticipantId, Consent], ...] = ()
    """What people said to the present wording: yes, yes as a trial, or not yet; all others are to ask."""

    ended: Moment | None = None
    """When it was done, fulfilled, retired or withdrawn (UTC); None while it is on the table."""

    def __post_init__(self) -> None:
        require_told_everywhere(self.worded, self.ended)

    @property
    def is_live(self) -> bool:
        """Whether it is on the table: proposed or in force."""
        return self.state in LIVE_STATES

    @property
    def is_in_force(self) -> bool:
        """Whether everyone who is asked has said yes to it, and it has not come to its end."""
        return self.state is AgreementState.IN_FORCE

    @property
    def is_over(self) -> bool:
        """Whether it came to a good end: done, fulfilled, or let go of."""
        return not self.is_live and self.state is not AgreementState.WITHDRAWN

    def answer(self, participant: ParticipantId) -> Consent | None:
        """What this participant has said to the present wording; None where they have said nothing."""
        return next((given for who, given in self.consents if who == participant), None)

    def consent(self, participant: ParticipantId) -> Consent:
        """What counts of this participant: "not yet" until they say yes, whether they were asked or not."""
        return self.answer(participant) or Consent.NOT_YET
