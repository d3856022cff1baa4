"""What goes along to the next session besides agreements: goals, the parking lot, topics that rest."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import Day, ParticipantId, RecordId, Step


class Goal(Struct, frozen=True):
    """What someone wants this relationship to bring them."""

    id: RecordId
    """The note it was said in."""

    participant: ParticipantId
    """Whose goal."""

    text: str
    """Their words."""

    reached: bool | None = None
    """Whether they said in this session that it is reached; None where they have not said."""


class Parked(Struct, frozen=True):
    """What matters, but not now."""

    id: RecordId
    """The record it was parked by."""

    text: str
    """What."""

    step: Step
    """The step it came up in."""


class Rested(Struct, frozen=True):
    """A topic that rests after a time-out."""

    step: Step
    """Which step."""

    until: Day
    """The local date on which it may be taken up again, ISO 8601."""

    about: str = ""
    """The question or the topic that was in the middle; empty where it was not kept."""

    id: RecordId | None = None
    """The record by which it was first put off; None in what logs from before that was kept bring along."""

    @property
    def key(self) -> str:
        """What tells it from all else that waits."""
        return self.id or self.step.value

    def is_over(self, today: Day) -> bool:
        """Whether its rest is over on a day, ISO 8601: it may be taken up again."""
        return self.until <= today
