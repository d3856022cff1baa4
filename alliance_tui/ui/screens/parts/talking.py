"""The talk itself: the floor, turns, steps and questions, and taking back what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from textual.getters import query_one

from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import TURN_STEP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences import session as say
from alliance_tui.ui.screens.parts.part import SessionPart
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.panes import Panes

DECISIONS: Final[Mapping[str, Callable[[Session, Instant], Decision]]] = {
    "open_floor": floor.open_floor,
    "breathe": floor.breathe,
    "heard": floor.ask_to_be_heard,
    "pause": breaks.pause,
    "quiet": breaks.quiet_minute,
}
"""What keys decide that need no further word."""

MOVES: Final = {"next_step": sitting.next_step, "previous_step": sitting.previous_step}
"""What keys decide that puts something else in the middle."""


class Talking(SessionPart):
    """Turns the keys of the floor and of the way into decisions."""

    CHANGES = frozenset({"decide", "give", "press", "question"})

    ONCE = frozenset({"right", "left", "pagedown", "pageup"})  # held, they would run through all steps

    panes = query_one(Panes)

    def action_decide(self, name: str) -> None:
        """Do what needs no further word."""
        if name == "hand_over":
            self.hand_over()
        elif name in MOVES:
            self.enter(MOVES[name], here=self.host.clock.zone())
        elif self.act(DECISIONS[name]) and name == "breathe":
            self._tell_breath()

    def _tell_breath(self) -> None:
        """Say how long a breath is as it begins; the panes show what is left."""
        phase = self.session.phase if self.session else None
        if phase is not None and phase.kind is SpanKind.BREATH and phase.until is not None:
            self.whisper(say.breath_of(seconds=round(phase.until - phase.start)))

    def action_give(self) -> None:
        """Ask whom the floor is given to."""
        self.ask_number(say.GIVE_TO_WHOM, lambda seat: self.act(floor.give_floor, seat))

    def action_lengthen(self, direction: int) -> None:
        """Make the turn longer or shorter by one step."""
        turn = None
        if self.act(floor.lengthen_turn, direction * TURN_STEP) and self.session is not None:
            turn = self.session.turn
        if turn is not None and turn.planned is not None:
            minutes, seconds = divmod(round(turn.planned), 60)
            self.whisper(say.turn_has(length=f"{minutes}:{seconds:02}"))

    def action_question(self, by: int) -> None:
        """Show another question."""
        waits = self.topic_waits
        if self.act(sitting.show_question, by) and waits:
            self.whisper(say.TOPIC_WAITS, self.same_lot())

    def action_clock(self) -> None:
        """Show the turn as a bar, as digits, or not at all."""
        looks = tuple(ClockLook)
        look = looks[(looks.index(self.panes.clock) + 1) % len(looks)]
        self.panes.clock = look
        if self.session is not None and self.session.turn is None:
            self.whisper(say.CLOCK_LATER[look])
