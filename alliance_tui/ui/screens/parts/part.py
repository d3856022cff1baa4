"""What all parts of the session screen share: what the next number means, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, ParamSpec

from textual import events

from alliance_tui.domain.decisions import floor
from alliance_tui.domain.parking import put_back_untouched
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import session as say
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from alliance_tui.ui.host import SessionDecision

P = ParamSpec("P")

LAST_NUMBER: Final = "9"
"""The number key that is nobody's: there are eight people at most."""


class SessionPart(LiveScreen[None]):
    """A part of the session screen, with actions, handlers and, where it likes, `BINDINGS` of its own.

    `SessionScreen` lists its parts as bases. An action that several parts know (`press`, `back`) is passed on
    with `super()`.
    """

    IGNORES_TYPING = False

    @property
    def for_good(self) -> frozenset[str]:
        """The letters that leave and end."""
        return frozenset("qe")

    _asked: Callable[[int], object] | None = None
    """What the next number answers; None while it means your hand or the floor."""

    @property
    def numbers(self) -> Collection[int]:
        """Any may be the answer to what was asked; else the numbers of everyone there is."""
        return super().numbers if self._asked is None else range(1, MAX_PEOPLE + 1)

    def show_keys(self) -> None:
        """Show the keys at the foot that do something now."""

    def ask_number(self, question: str, answered: Callable[[int], object]) -> None:
        """Ask something that is answered with a number key; it stands until then, or until it is over.

        Args:
            question: What is whispered.
            answered: Called once, with the number that was pressed.
        """
        self.whisper(question)
        self._asked = answered
        self.query_one(Whisper).stay()

    def whisper(self, said: Refused | str | None, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence; a question in whose place it stands is over."""
        self._asked = None
        super().whisper(said, holds)

    def on_key(self, event: events.Key) -> None:
        """Take 9 as an answer too, a key of nobody; what any other key does ends the question."""
        if self._asked is None or self.focused is not None or event.key == "escape":
            return
        if event.key == LAST_NUMBER:
            event.prevent_default()
            self.action_press(int(event.key))
        elif not event.key.isdigit() and self.knows(event.key):
            self.whisper(None)

    def action_press(self, seat: int) -> None:
        """Do what this number means here: the answer to what was asked; else your hand or the floor."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked(seat)
        else:
            self.act(floor.press, seat)

    def enter(self, decision: SessionDecision[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Move to another step; say of a topic that was in the middle that it waits, and what rests there."""
        waits = self.topic_waits
        if self.act(decision, *args, **kwargs):
            self.whisper(say.TOPIC_WAITS if waits else self.what_rests, self.same_lot())

    def same_lot(self) -> Callable[[], bool]:
        """Whether what waits for later is what waits now."""

        def lot() -> object:
            return self.session and (self.session.parked, self.session.rested)

        now = lot()
        return lambda: lot() == now

    @property
    def topic_waits(self) -> bool:
        """Whether a topic is in the middle that nobody has talked about, so that it goes on waiting."""
        return self.session is not None and bool(put_back_untouched(self.session))

    @property
    def what_rests(self) -> str:
        """What is said of the present step as it begins, where a question of it rests; else nothing."""
        if self.session is None or not self.session.rested:
            return ""
        # Here, because most talks have nothing that rests.
        from alliance_tui.ui.resting import step_rests

        clock = self.host.clock
        return step_rests(self.session, clock.now(), clock.zone())

    def action_back(self) -> None:
        """Forget a question that was asked."""
        self.whisper(None)
