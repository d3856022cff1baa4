"""Events of the floor: who may speak, who would like to, and the small pauses in between.

The ones that make up most of a log are not looked at for garbage: nothing in them could be part of a circle.
"""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import ParticipantId


class FloorTaken(Struct, frozen=True, tag=True, gc=False):
    """Someone has the floor now."""

    participant: ParticipantId
    """Who may speak from now on."""


class FloorOpened(Struct, frozen=True, tag=True, gc=False):
    """Nobody holds the floor now; anyone may take it."""


class HandRaised(Struct, frozen=True, tag=True, gc=False):
    """Someone would like to answer."""

    participant: ParticipantId
    """Who."""


class HandLowered(Struct, frozen=True, tag=True, gc=False):
    """Someone no longer waits to answer."""

    participant: ParticipantId
    """Who."""


class TurnLengthened(Struct, frozen=True, tag=True):
    """The present turn's planned length changed."""

    seconds: float
    """By how much; negative makes it shorter."""


class BreathTaken(Struct, frozen=True, tag=True):
    """Everyone is quiet for some seconds; then the floor is where it was."""

    seconds: float
    """How long."""


class BreathEnded(Struct, frozen=True, tag=True):
    """A breath ended before its time."""


class HeardAsked(Struct, frozen=True, tag=True):
    """A listener says back what they heard; the time is nobody's."""

    listener: ParticipantId
    """Who says it back."""


class MoreAsked(Struct, frozen=True, tag=True):
    """The speaker feels heard and is asked once whether there is more."""

    this_step: bool = False
    """Whether it is about words of the present step alone; in logs from before, about all that waited."""


class MoreToSay(Struct, frozen=True, tag=True):
    """There is more: the speaker goes on."""


class HeardConfirmed(Struct, frozen=True, tag=True):
    """The speaker feels heard, and that was all: the floor moves to the listener."""

    this_step: bool = False
    """Whether it is about words of the present step alone; in logs from before, about all that waited."""


class HeardCorrected(Struct, frozen=True, tag=True):
    """Something was missing: the speaker goes on and says it again."""

    this_step: bool = False
    """Whether it is about words of the present step alone; in logs from before, about all that waited."""


FloorEvent = (
    FloorTaken
    | FloorOpened
    | HandRaised
    | HandLowered
    | TurnLengthened
    | BreathTaken
    | BreathEnded
    | HeardAsked
    | MoreAsked
    | MoreToSay
    | HeardConfirmed
    | HeardCorrected
)
"""What happens to the right to speak."""
