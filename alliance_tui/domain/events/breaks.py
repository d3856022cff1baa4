"""Events of the breaks: the plain pause, the quiet minute, and the time-out that anyone may call."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import MaybeDay, Moment, ParticipantId, RecordId, Step, require_told_everywhere


class PauseTaken(Struct, frozen=True, tag=True):
    """The doorbell: everyone will be back soon."""

    goes_on: bool = False
    """Whether a saying back goes on after it; in older logs the speaker had the floor then."""


class PauseEnded(Struct, frozen=True, tag=True):
    """Everyone is back from a pause; the floor is where it was."""


class QuietMinuteTaken(Struct, frozen=True, tag=True):
    """Everyone writes on paper for a while; it is nobody's time."""

    seconds: float
    """How long."""


class QuietMinuteEnded(Struct, frozen=True, tag=True):
    """A quiet minute ended before its time; the floor is where it was."""


class TimeOutCalled(Struct, frozen=True, tag=True):
    """Someone needs a break. Who it was is never kept."""

    until: Moment
    """When they come back (UTC); decides after a restart too."""

    def __post_init__(self) -> None:
        require_told_everywhere(self.until)


class TimeOutLengthened(Struct, frozen=True, tag=True):
    """Coming back meant asking for more time."""

    until: Moment
    """The new time of return (UTC)."""

    def __post_init__(self) -> None:
        require_told_everywhere(self.until)


class ReadyDeclared(Struct, frozen=True, tag=True):
    """Someone is ready to go on."""

    participant: ParticipantId
    """Who."""


class ReadyWithdrawn(Struct, frozen=True, tag=True):
    """Someone is not ready after all."""

    participant: ParticipantId
    """Who."""


class TimeOutEnded(Struct, frozen=True, tag=True):
    """Everyone here was ready."""


class TopicRested(Struct, frozen=True, tag=True):
    """What they talked about rests until another day."""

    step: Step
    """The step it belongs to."""

    until: MaybeDay
    """The local date on which it may be taken up again, ISO 8601; empty where it was not kept."""

    about: str = ""
    """The question or the topic that was in the middle; empty in logs from before it was kept."""

    again: RecordId | None = None
    """Which topic goes on waiting that had waited before; None where it is a new one."""

    beside: bool = False
    """Whether what rested of this step before goes on resting; in logs from before it went to the lot."""


class RestedTopicTaken(Struct, frozen=True, tag=True):
    """A topic that rested was taken up again, or is no longer wanted."""

    step: Step
    """The step it belongs to."""

    is_topic: bool = False
    """Whether it stands in the middle now."""

    topic: RecordId | None = None
    """Which one of that step; None in logs from when there was only one, and for one that has no id."""


BreakEvent = (
    PauseTaken
    | PauseEnded
    | QuietMinuteTaken
    | QuietMinuteEnded
    | TimeOutCalled
    | TimeOutLengthened
    | ReadyDeclared
    | ReadyWithdrawn
    | TimeOutEnded
    | TopicRested
    | RestedTopicTaken
)
"""What happens to the breaks."""
