"""Looking back: marks that stay covered until everyone has given theirs, and celebrations."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.words import (
    LookingPage,
    Mark,
    Moment,
    ParticipantId,
    RecordId,
    require_told_everywhere,
)


class Marked(Struct, frozen=True):
    """One participant's view of one agreement."""

    agreement: RecordId
    """Which agreement."""

    participant: ParticipantId
    """Whose view."""

    mark: Mark
    """Their view."""


class Celebration(Struct, frozen=True, omit_defaults=True):
    """What people celebrate."""

    id: RecordId
    """The record it was planned by."""

    what: str
    """What went well, and why."""

    how: str = ""
    """How they mark it."""

    when: str = ""
    """When, in their words."""

    said: Moment | None = None
    """When that was said (UTC): "saturday" is counted from then; None where unknown."""

    def __post_init__(self) -> None:
        require_told_everywhere(self.said)


class Assessment(Struct, frozen=True, omit_defaults=True):
    """How far people have come in looking back."""

    agreements: tuple[RecordId, ...] = ()
    """The agreements that are looked at, in the order of the list."""

    marks: tuple[Marked, ...] = ()
    """All marks given so far, covered ones too: show only what `seen` answers."""

    revealed: tuple[RecordId, ...] = ()
    """The agreements whose marks lie open, in the order of their uncovering."""

    settled: tuple[RecordId, ...] = ()
    """The agreements about which people decided together after their marks lay open."""

    brought: tuple[Agreement, ...] = ()
    """What is looked at as it was when the session began: people lived with those words, and mark them."""

    page: LookingPage | None = None
    """Where people are; None where no record tells that: looking back has not begun, or in older logs."""

    looked_at: RecordId | None = None
    """The agreement they look at together; None after the last one, and elsewhere."""

    waits: tuple[str, ...] = ()
    """The keys of what was left open before and can wait, as people said of each."""

    def asked_again(self, key: str) -> Assessment:
        """The same where it is no longer said that something can wait: people turned to it."""
        return replace(self, waits=tuple(one for one in self.waits if one != key)) if self.waits else self

    def lived_with(self, agreement: RecordId) -> Agreement | None:
        """An agreement that is looked at, in the words its marks are for: those with which it came along."""
        return next((one for one in self.brought if one.id == agreement), None)

    def seen(self, agreement: RecordId) -> tuple[Marked, ...]:
        """The marks of an agreement that lie open; none while they are covered."""
        if agreement not in self.revealed:
            return ()
        return tuple(one for one in self.marks if one.agreement == agreement)

    def mark(self, agreement: RecordId, participant: ParticipantId) -> Mark | None:
        """What one participant said of one agreement: for their own eyes until it lies open."""
        given = (one for one in self.marks if (one.agreement, one.participant) == (agreement, participant))
        return next((one.mark for one in given), None)

    def goes_on(self, agreement: Agreement) -> bool:
        """Whether people decided to go on with an agreement, in the words that were marked.

        It may wait for somebody's yes nevertheless: of who joined since, or of who took theirs back.
        """
        lived_with = self.lived_with(agreement.id)
        is_same = lived_with is not None and lived_with.terms == agreement.terms
        return is_same and agreement.is_live and agreement.id in self.settled

    @property
    def covered(self) -> tuple[RecordId, ...]:
        """The agreements whose marks do not lie open yet, in the order of the list."""
        return tuple(one for one in self.agreements if one not in self.revealed)

    def has_marked(self, participant: ParticipantId) -> bool:
        """Whether a participant has given a mark to every agreement that is still covered."""
        marked = {one.agreement for one in self.marks if one.participant == participant}
        return bool(self.agreements) and marked.issuperset(self.covered)

    def is_ready(self, here: Iterable[Participant]) -> bool:
        """Whether everyone at the table who is asked has marked everything."""
        asked = [person for person in consenting(here) if person.here]
        return bool(asked) and all(self.has_marked(person.id) for person in asked)

    def differs(self, agreement: RecordId) -> bool:
        """Whether the marks that lie open differ: a question to each other, never a mistake."""
        return len({one.mark for one in self.seen(agreement)}) > 1
