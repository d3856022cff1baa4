"""A note: words of one participant in a step."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import NoteKind, ParticipantId, RecordId, Step


class Note(Struct, frozen=True):
    """A participant's own words in a step."""

    id: RecordId
    """The record it was written by."""

    participant: ParticipantId
    """Whose words."""

    step: Step
    """Where they were said."""

    kind: NoteKind
    """What they are to the one who said them."""

    text: str
    """The words, as typed."""

    heard_by: ParticipantId | None = None
    """Who said them back in a heard loop; None where they are not a listener's."""

    confirmed: bool = False
    """Whether the one whose words they are said: yes, heard."""

    corrected: bool = False
    """Whether they said instead that it was something else: then only other words can be confirmed."""

    @property
    def is_theirs(self) -> bool:
        """Whether they are the person's own; what a listener said back is so once it is confirmed."""
        return self.heard_by is None or self.confirmed

    @property
    def is_goal(self) -> bool:
        """Whether it is a goal."""
        return self.kind is NoteKind.GOAL and self.step is Step.PURPOSE and self.is_theirs

    @property
    def is_takeaway(self) -> bool:
        """Whether it is the sentence that somebody takes away, said at the end."""
        return self.kind is NoteKind.TAKEAWAY and self.step is Step.CELEBRATE
