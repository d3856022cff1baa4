"""Everything that can happen, one frozen record a thing, in the past tense, by family."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from msgspec import Struct

from alliance_tui.domain.events.agreements import AgreementEvent
from alliance_tui.domain.events.alliance import AllianceEvent
from alliance_tui.domain.events.assessing import AssessEvent
from alliance_tui.domain.events.breaks import BreakEvent
from alliance_tui.domain.events.floor import FloorEvent
from alliance_tui.domain.events.notes import WordsEvent
from alliance_tui.domain.events.opening import OpeningEvent
from alliance_tui.domain.events.sitting import SittingEvent
from alliance_tui.domain.events.techniques import TechniqueEvent
from alliance_tui.domain.words import (
    FIRST_MOMENT,
    LAST_MOMENT,
    ActionId,
    Moment,
    Number,
    RecordId,
    Seconds,
)


class Undone(Struct, frozen=True, tag=True):
    """An action was taken back; taking back an `Undone` is redo."""

    action: ActionId
    """Which action."""

    held: bool = False
    """Whether a key that was only held down did that: nobody meant it, and redo does not bring it back."""


Event = (
    SittingEvent
    | OpeningEvent
    | FloorEvent
    | BreakEvent
    | WordsEvent
    | TechniqueEvent
    | AgreementEvent
    | AssessEvent
    | AllianceEvent
    | Undone
)
"""Anything that happened."""


class Instant(Struct, frozen=True):
    """A moment, on the wall and on the session's own clock."""

    at: Moment
    """The wall's time, UTC, for display and dates."""

    t: float
    """Seconds since the session opened on a clock that never jumps and goes on through sleep."""


class Record(Struct, frozen=True, gc=False):
    """An event and when, by which opening of the program and with which key press it came."""

    n: Number
    """One more than the highest seen in the alliance."""

    writer: str
    """A random word per opening of the program."""

    action: ActionId
    """Groups the events of one key press."""

    at: Moment
    """UTC, for display."""

    t: Seconds
    """Seconds since the session opened (0 in the alliance's own log); durations come from this."""

    event: Event
    """What happened."""

    def __post_init__(self) -> None:
        # As `require_told_everywhere`, without the call: there are many records.
        if not FIRST_MOMENT <= self.at <= LAST_MOMENT:
            raise ValueError("at")

    @property
    def id(self) -> RecordId:
        """`n-writer`, unique in the alliance."""
        return RecordId(f"{self.n}-{self.writer}")


place_of: Final = attrgetter("n", "writer")
"""Where a record stands in the order of the fold: by `n`, then by writer."""
