"""Events of words: notes in people's own words, and what is parked for later."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import NoteKind, ParticipantId, RecordId, Step


class NoteWritten(Struct, frozen=True, tag=True):
    """Someone's words were written down. The record's id names the note."""

    participant: ParticipantId
    """Whose words they are."""

    step: Step
    """The step they were said in."""

    kind: NoteKind
    """What they are to the one who said them."""

    text: str
    """The words, as typed."""

    heard_by: ParticipantId | None = None
    """Who said the words back in a heard loop; None where they are not a listener's."""


class NoteChanged(Struct, frozen=True, tag=True):
    """A note got other words, another kind or another author."""

    note: RecordId
    """Which note."""

    participant: ParticipantId
    """Whose words they are now."""

    kind: NoteKind
    """What they are now."""

    text: str
    """The words, as typed."""


class NoteTakenBack(Struct, frozen=True, tag=True):
    """A note was taken back; its text leaves the file when the session closes."""

    note: RecordId
    """Which note."""


class ThingParked(Struct, frozen=True, tag=True):
    """Something that matters, but not now. The record's id names it, unless it was in the lot before."""

    text: str
    """What, in their words."""

    step: Step
    """The step it came up in."""

    again: RecordId | None = None
    """Which thing goes back that was taken up; None where it is a new one."""


class ParkedThingTaken(Struct, frozen=True, tag=True):
    """A parked thing was taken up, or is no longer wanted."""

    thing: RecordId
    """Which one."""

    is_topic: bool = False
    """Whether it stands in the middle now; else its text leaves the file when the session closes."""


class GoalReached(Struct, frozen=True, tag=True):
    """Someone says that a goal of theirs is reached."""

    goal: RecordId
    """The note that is the goal."""


class GoalStillOpen(Struct, frozen=True, tag=True):
    """Someone says that a goal of theirs is still open."""

    goal: RecordId
    """The note that is the goal."""


WordsEvent = (
    NoteWritten | NoteChanged | NoteTakenBack | ThingParked | ParkedThingTaken | GoalReached | GoalStillOpen
)
"""What happens to the words people wrote down."""
