"""What a person at the table is doing, in a word and a shape."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from alliance_tui.domain.families.phases import settle
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.words import SpanKind


class Doing(StrEnum):
    """What someone is doing; the value is the word for it."""

    SPEAKING = "SPEAKING"
    LISTENING = "listening"
    HAND_RAISED = "hand raised"
    SAYING_BACK = "saying back"
    BREATHING = "breathing"
    MAY_BEGIN = "may begin"
    WAS_SPEAKING = "was speaking"
    ABSENT = "not here today"


SHORT: Final = {
    Doing.SPEAKING: "SPEAKS",
    Doing.LISTENING: "listen",
    Doing.HAND_RAISED: "hand",
    Doing.SAYING_BACK: "echoes",
    Doing.BREATHING: "breath",
    Doing.MAY_BEGIN: "begins",
    Doing.WAS_SPEAKING: "spoke",
    Doing.ABSENT: "away",
}
"""Words of at most six columns, for where the whole one has no room."""

SHAPE: Final = {
    Doing.SPEAKING: "▶",
    Doing.LISTENING: "·",
    Doing.HAND_RAISED: "↑",
    Doing.SAYING_BACK: "◀",
    Doing.BREATHING: "~",
    Doing.MAY_BEGIN: "▷",
    Doing.WAS_SPEAKING: "‖",
    Doing.ABSENT: "-",
}
"""Shapes of one column, for where no word has room."""

ORDINALS: Final = ("", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
"""Places in the queue, in words."""


class SeatState(Struct, frozen=True):
    """What one person is doing now."""

    doing: Doing
    """What."""

    place: int = 0
    """Their place in the queue, from 1, where several hands are raised; else 0."""

    has_turn: bool = False
    """Whether it is their turn, in a breath too."""

    @property
    def is_heard(self) -> bool:
        """Whether this is the person everyone listens to."""
        return self.doing in (Doing.SPEAKING, Doing.SAYING_BACK)

    @property
    def words(self) -> str:
        """The whole word, with the place in the queue."""
        return f"{self.doing}, {ORDINALS[self.place]}" if self.place else self.doing.value

    @property
    def short(self) -> str:
        """A word of at most six columns."""
        return f"{SHORT[self.doing]} {self.place}" if self.place else SHORT[self.doing]

    @property
    def shape(self) -> str:
        """A shape of one column."""
        return SHAPE[self.doing]

    def fitting(self, columns: int) -> str:
        """The most that can be said in so many columns."""
        for words in (self.words, self.doing.value, self.short, SHORT[self.doing]):
            if len(words) <= columns:
                return words
        return self.shape[:columns]


def seat_state(session: Session, person: Participant, t: float) -> SeatState:
    """What someone is doing at `t` seconds since the session opened."""
    session = settle(session, t)
    phase = session.phase
    if not person.here or person.gone:
        return SeatState(Doing.ABSENT)
    if phase.holder == person.id:
        return SeatState(Doing.SPEAKING, has_turn=True)
    if phase.listener == person.id:
        return SeatState(Doing.SAYING_BACK)
    in_breath = phase.kind is SpanKind.BREATH
    if in_breath and phase.back_to in (None, person.id):
        return SeatState(Doing.BREATHING, has_turn=phase.back_to == person.id)
    if phase.back_to == person.id:
        return SeatState(Doing.WAS_SPEAKING)
    if person.id in session.hands:
        several = len(session.hands) > 1
        return SeatState(Doing.HAND_RAISED, place=session.hands.index(person.id) + 1 if several else 0)
    if phase.kind is SpanKind.OPEN and starter(session, t) == person:
        return SeatState(Doing.MAY_BEGIN)
    return SeatState(Doing.WAS_SPEAKING if session.split == person.id else Doing.LISTENING)
