"""What a person at the table is doing, in a word and a shape."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import Final

from msgspec import Struct

from alliance_tui.domain.people import Participant
from alliance_tui.domain.phases import settle
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.talk import Phase
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences import panes as say


class Doing(StrEnum):
    """What someone is doing; the catalogue has the word for it."""

    SPEAKING = "speaking"
    LISTENING = "listening"
    HAND_RAISED = "hand-raised"
    SAYING_BACK = "saying-back"
    BREATHING = "breathing"
    MAY_BEGIN = "may-begin"
    WAS_SPEAKING = "was-speaking"
    ASKED_FOR_MORE = "asked-for-more"
    ABSENT = "absent"


SHAPE: Final = {
    Doing.SPEAKING: "▶",
    Doing.LISTENING: "·",
    Doing.HAND_RAISED: "↑",
    Doing.SAYING_BACK: "◀",
    Doing.BREATHING: "~",
    Doing.MAY_BEGIN: "▷",
    Doing.WAS_SPEAKING: "‖",
    Doing.ASKED_FOR_MORE: "?",
    Doing.ABSENT: "-",
}
"""Shapes of one column, for where no word has room."""


LEAST_WAVES: Final = 4
"""In fewer columns what is left of a breath is not shown."""


class SeatState(Struct, frozen=True):
    """What one person is doing now."""

    doing: Doing
    """What."""

    place: int = 0
    """Their place in the queue, from 1, where several hands are raised; else 0."""

    has_turn: bool = False
    """Whether it is their turn, in a breath too."""

    left: int = 0
    """How many seconds of the breath are left, where they take one."""

    length: int = 0
    """How many seconds that breath has."""

    @property
    def is_heard(self) -> bool:
        """Whether this is the person everyone listens to."""
        return self.doing in (Doing.SPEAKING, Doing.SAYING_BACK, Doing.ASKED_FOR_MORE)

    @property
    def words(self) -> str:
        """The whole word, with the place in the queue."""
        word = say.DOING[self.doing]
        return say.in_queue(doing=word, place=self.place) if self.place else word

    @property
    def short(self) -> str:
        """A word of at most six columns."""
        word = say.SHORT[self.doing]
        return say.in_queue_short(doing=word, place=self.place) if self.place else word

    @property
    def shape(self) -> str:
        """A shape of one column."""
        return SHAPE[self.doing]

    def fitting(self, columns: int) -> str:
        """The most that can be said in so many columns; a place in the queue is more than the whole word."""
        for words in (self.words, self.short, say.SHORT[self.doing]):
            if len(words) <= columns:
                return words
        return self.shape[:columns]

    def draining(self, columns: int) -> str:
        """What is left of a breath as a row of small waves, one a second where so many columns hold them."""
        room = min(self.length, columns)
        return self.shape * ceil(self.left * room / self.length) if room >= LEAST_WAVES else ""


def seat_state(session: Session, person: Participant, t: float) -> SeatState:
    """What someone is doing at `t` seconds since the session opened."""
    session = settle(session, t)
    phase = session.phase
    if not person.here or person.gone:
        return SeatState(Doing.ABSENT)
    if phase.holder == person.id:
        return SeatState(Doing.SPEAKING, has_turn=True)
    if phase.listener == person.id and not phase.more:
        return SeatState(Doing.SAYING_BACK)
    if phase.more and phase.back_to == person.id:
        return SeatState(Doing.ASKED_FOR_MORE)
    in_breath = phase.kind is SpanKind.BREATH
    if in_breath and phase.back_to in (None, person.id):
        return _breathing(phase, t, has_turn=phase.back_to == person.id)
    if phase.back_to == person.id:
        return SeatState(Doing.WAS_SPEAKING)
    if person.id in session.hands:
        several = len(session.hands) > 1
        return SeatState(Doing.HAND_RAISED, place=session.hands.index(person.id) + 1 if several else 0)
    if in_breath:
        return _breathing(phase, t, has_turn=False)
    if phase.kind is SpanKind.OPEN and starter(session, t) == person:
        return SeatState(Doing.MAY_BEGIN)
    return SeatState(Doing.WAS_SPEAKING if session.split == person.id else Doing.LISTENING)


def _breathing(phase: Phase, t: float, *, has_turn: bool) -> SeatState:
    until = phase.until if phase.until is not None else t
    left, length = ceil(max(until - t, 0)), ceil(max(until - phase.start, 0))
    return SeatState(Doing.BREATHING, has_turn=has_turn, left=min(left, length), length=length)
