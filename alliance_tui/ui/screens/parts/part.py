"""What all parts of the session screen share: what the next number means, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from alliance_tui.domain.decisions import floor
from alliance_tui.ui.live_screen import LiveScreen


class SessionPart(LiveScreen[None]):
    """A part of the session screen, with actions, handlers and, where it likes, `BINDINGS` of its own.

    `SessionScreen` lists its parts as bases. An action that several parts know (`press`, `back`) is passed on
    with `super()`.
    """

    IGNORES_TYPING = False

    _asked: Callable[[int], object] | None = None
    """What the next number answers; None while it means your hand or the floor."""

    def show_keys(self) -> None:
        """Show the keys at the foot that do something now."""

    def ask_number(self, question: str, answered: Callable[[int], object]) -> None:
        """Ask something that is answered with a number key.

        Args:
            question: What is whispered.
            answered: Called once, with the number that was pressed.
        """
        self._asked = answered
        self.whisper(question)

    def let_go_of_floor(self) -> None:
        """Open the floor before a page on which nobody has it: what is done there is nobody's talk."""
        self.host.act(floor.open_floor)

    def forget_question(self) -> None:
        """Let the next number mean your hand or the floor again."""
        self._asked = None

    def action_press(self, seat: int) -> None:
        """Do what this number means here: the answer to what was asked; else your hand or the floor."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked(seat)
        else:
            self.act(floor.press, seat)

    def action_back(self) -> None:
        """Forget a question that was asked."""
        self.forget_question()
        self.whisper(None)
