"""A time-out where no session runs: nothing is kept of it, and people still get their break."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Digits, Static

from alliance_tui.domain.method import TIME_OUT
from alliance_tui.domain.moments import return_words
from alliance_tui.ports import Clock
from alliance_tui.sentences import time_out as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen, letter
from alliance_tui.ui.screens.time_out import countdown
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.whisper import Whisper


class LooseTimeOutScreen(LiveScreen[None]):
    """A countdown of its own; going on is the slow gesture of escape."""

    HAS_PALETTE = False
    NOTHING_HERE = say.LOOSE_NOTHING_NEEDED

    IGNORES_TYPING = True

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = say.LOOSE_TITLE_OF_KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", say.GO_ON, "loose-back"),
        key(letter("q"), "app.leave", say.LOOSE_LEAVE, "loose-leave"),
    ]

    digits = query_one(Digits)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._left = False
        self._until = clock.now() + timedelta(seconds=TIME_OUT)

    def compose(self) -> ComposeResult:
        """What it is, the countdown, when people come back."""
        back = return_words(self._until, self._clock.zone(), self._clock.now())
        with Vertical(classes="break-box"):
            yield Static(say.TITLE, classes="break-title", markup=False)
            yield Digits("", classes="break-digits")
            yield Static(content(say.come_back(when=back)), id="return", classes="break-return", markup=False)
            yield Whisper(id="words", standing=say.FIRST, classes="break-words")
        yield KeyBar((Key("esc", say.GO_ON.name, "back"),), time_out=False)

    def on_mount(self) -> None:
        """Begin to count down."""
        self._draw()
        self.set_interval(1.0, self._draw)

    def action_back(self) -> None:
        """Go on with what was there."""
        if self.is_on_top and not self._left:
            self._left = True
            self.dismiss()

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        await self.run_action(message.action)

    def _draw(self) -> None:
        if not self.is_attached or self._left:
            return
        left = (self._until - self._clock.now()).total_seconds()
        self.digits.update(countdown(left))
        if left <= 0:
            self.query_one("#return", Static).update(content(say.LOOSE_WELCOME_BACK))
            self.query_one("#words").display = False
