"""Events of assessing: marks, their uncovering, and how people celebrate."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import (
    LookingPage,
    Mark,
    Moment,
    ParticipantId,
    RecordId,
    Step,
    require_told_everywhere,
)


class MarkGiven(Struct, frozen=True, tag=True):
    """Someone said, alone, how an agreement went; until it is revealed nobody else sees it."""

    agreement: RecordId
    """Which agreement."""

    participant: ParticipantId
    """Whose view."""

    mark: Mark
    """Their view."""


class MarksRevealed(Struct, frozen=True, tag=True):
    """The marks of one agreement were laid open for everyone."""

    agreement: RecordId
    """Which agreement."""


class LookingBackShown(Struct, frozen=True, tag=True):
    """People turned to one of the pages on which they look back, or from these to the talk."""

    page: LookingPage
    """Which one."""

    agreement: RecordId | None = None
    """The agreement they look at together; None after the last one, and elsewhere."""


class ThingLeftWaiting(Struct, frozen=True, tag=True):
    """People looked at something that was left open before, and said that it can wait."""

    thing: RecordId | None = None
    """Which agreement, celebration or topic; None for a topic that has no id."""

    step: Step | None = None
    """The step of a topic that has no id; None for all else."""

    @property
    def key(self) -> str:
        """What tells the thing from all else that is open."""
        return self.thing or self.step or ""


class CelebrationPlanned(Struct, frozen=True, tag=True):
    """People said what they celebrate, and how and when. The record's id names it."""

    what: str
    """What went well, and why."""

    how: str = ""
    """How they mark it."""

    when: str = ""
    """When, in their words."""


class CelebrationChanged(Struct, frozen=True, tag=True):
    """People said otherwise what they celebrate, or how and when, in whatever session they said it first."""

    celebration: RecordId
    """Which celebration."""

    what: str
    """What went well, and why; empty where these words were let go: then those before them stand."""

    how: str = ""
    """How they mark it."""

    when: str = ""
    """When, in their words."""

    said: Moment | None = None
    """When those were said (UTC), where they are the same as before; None for this moment."""

    def __post_init__(self) -> None:
        require_told_everywhere(self.said)


class CelebrationHeld(Struct, frozen=True, tag=True):
    """People said that they have celebrated what they had planned."""

    celebration: RecordId
    """Which celebration."""


class CelebrationTakenBack(Struct, frozen=True, tag=True):
    """What people had said they celebrate was taken back."""

    celebration: RecordId
    """Which celebration."""


CelebrationEvent = CelebrationPlanned | CelebrationChanged | CelebrationHeld | CelebrationTakenBack
"""What happens to what people celebrate."""

AssessEvent = MarkGiven | MarksRevealed | LookingBackShown | ThingLeftWaiting | CelebrationEvent
"""What happens when people look back."""
