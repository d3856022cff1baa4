"""What guides without getting in the way: any step at once, words to begin with, the time, the opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.timing import shows_balance
from alliance_tui.sentences import session as say
from alliance_tui.sentences import session_keys
from alliance_tui.sentences.vocabulary import STEPS
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.parts.part import SessionPart
from alliance_tui.ui.widgets.balance_line import BalanceLine
from alliance_tui.ui.widgets.session_header import SessionHeader

if TYPE_CHECKING:
    from alliance_tui.domain.events import Instant


class Guiding(SessionPart):
    """Goes to a step by its number, shows what the setting suggests, and says one soft word."""

    CHANGES = frozenset({"step"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("s"), "step", session_keys.STEP, "step"),
        key(letter("i"), "starters", session_keys.STARTERS, "starters"),
        key(letter("k"), "time", session_keys.TIME, "time"),
        key(letter("j"), "opening", session_keys.OPENING, "opening"),
    ]

    _balance: BalanceLine | None = None
    """The line under the panes, from when everyone first wanted it."""

    def action_step(self) -> None:
        """Ask which step comes now."""
        session = self.session
        if session is not None and self.may_write():
            named = (f"{place} {STEPS[step]}" for place, step in enumerate(session.steps, start=1))
            self.ask_number(say.which_step(steps="  ".join(named)), self._go_to)

    @on(SessionHeader.StepPressed)
    def _go_to_pressed(self, message: SessionHeader.StepPressed) -> None:
        if message.step is None:
            self.action_step()
        else:
            self.enter(sitting.enter_step, message.step, here=self.host.clock.zone())

    def _go_to(self, number: int) -> None:
        steps = self.session.steps if self.session else ()
        if number <= len(steps):
            self.enter(sitting.enter_step, steps[number - 1], here=self.host.clock.zone())
        else:
            self.whisper(say.there_are_steps(number=len(steps)))

    def action_starters(self) -> None:
        """Show beginnings of sentences for the present step, and the hint."""
        from alliance_tui.ui.dialogs.starters import StartersDialog

        self.app.push_screen(StartersDialog())

    def action_time(self) -> None:
        """Say how people are with the time."""
        from alliance_tui.ui.dialogs.evening import EveningDialog

        self.app.push_screen(EveningDialog())

    def action_opening(self) -> None:
        """Go through the opening."""
        from alliance_tui.ui.screens.opening import OpeningScreen

        # What was offered is done: it is not offered again after it.
        self.whisper(None)
        self.app.push_screen(OpeningScreen())

    def watch_now(self, before: Instant | None, now: Instant | None) -> None:
        """Say one soft word after an hour and a half, and how long each has spoken."""
        if self.session is None or before is None or now is None or not self.is_mounted:
            return
        if int(before.t) == int(now.t):
            return
        self.show_balance()
        from alliance_tui.domain.pacing import ENOUGH, has_become_long

        if has_become_long(self.session, before.t, now.t):
            self.whisper(ENOUGH)

    def show_balance(self) -> None:
        """Show how long each has spoken as soon as everyone wants it, and no longer."""
        wanted = self.session is not None and shows_balance(self.session)
        if self._balance is not None:
            self._balance.display = wanted
            self._balance.show(self.session, self.now)
        elif wanted:
            self._balance = BalanceLine(self.session, self.now)
            self.mount(self._balance, after="#body")
