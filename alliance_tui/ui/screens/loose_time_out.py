"""A break where no session can be stopped: nothing is kept of it, and it says so; people still get it."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Digits, Static

from alliance_tui.domain.method import TIME_OUT
from alliance_tui.domain.saving import ReadOnly, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.ports import Clock
from alliance_tui.sentences import following
from alliance_tui.sentences import time_out as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.time_out_room import HEIGHTS
from alliance_tui.ui.screens.time_out_words import countdown
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.whisper import Whisper


class LooseTimeOutScreen(LiveScreen[None]):
    """A countdown of its own; going on is the slow gesture of escape."""

    HAS_PALETTE = False
    NOTHING_HERE = say.LOOSE_NOTHING_NEEDED

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = say.LOOSE_TITLE_OF_KEYS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", say.GO_ON, "loose-back"),
        key(letter("q"), "app.leave", say.LOOSE_LEAVE, "loose-leave"),
    ]

    KEYS: ClassVar = (Key("esc", say.GO_ON.name, "back"), Key("q", say.LOOSE_LEAVE.name, "app.leave"))

    digits = query_one(Digits)

    def __init__(self, clock: Clock, *, follows: bool) -> None:
        """A break that begins now.

        Args:
            clock: The machine's clocks.
            follows: Whether this window follows another one, in which people talk.
        """
        super().__init__()
        self._clock = clock
        self._follows = self._is_beside = follows
        self._left = False
        self._is_over = False
        """Whether everyone was called to a break of the talk meanwhile."""
        self._until = clock.now() + timedelta(seconds=TIME_OUT)

    def compose(self) -> ComposeResult:
        """What it is, the countdown, how long it is, and what it does not do."""
        only = say.ONLY_THIS_WINDOW if self._follows else f"{say.ONLY_HERE}\n{say.FIRST}"
        length = say.a_break_of(minutes=TIME_OUT // 60)
        with Vertical(classes="break-box"):
            yield Static(say.TITLE, classes="break-title", markup=False)
            yield Static(id="break-in-short", markup=False)
            yield Digits("", classes="break-digits")
            yield Static(content(length), id="return", classes="break-return", markup=False)
            yield Whisper(id="words", standing=only, classes="break-words")
        yield KeyBar(self.KEYS, time_out=False)

    def tell_reading(self) -> None:
        """Say under what this break does not do why: it is the other window in which people talk."""
        if self._follows and self.only_reads is not None:
            self.query_one(Whisper).stand(f"{say.ONLY_THIS_WINDOW}\n{self.only_reads}")

    def on_mount(self) -> None:
        """Begin to count down."""
        self._draw()
        self.set_interval(1.0, self._draw)

    def watch_session(self, session: Session | None) -> None:
        """Notice a break of the talk, which takes the place of this one."""
        self._is_over = self._is_over or (session is not None and session.time_out is not None)

    def watch_status(self, status: SaveStatus) -> None:
        """Speak of the other window no longer than it is there."""
        if self._follows and self.is_mounted and not isinstance(status, ReadOnly):
            self._follows = False
            self.query_one(Whisper).stand(following.GO_ON_HERE)

    def on_screen_resume(self) -> None:
        """Go on with the talk where its own break has ended."""
        if self._is_over:
            self.action_back()

    def action_back(self) -> None:
        """Go on with what was there."""
        if self.is_on_top and not self._left:
            self._left = True
            self.dismiss()

    def _draw(self) -> None:
        if not self.is_attached or self._left:
            return
        left = (self._until - self._clock.now()).total_seconds()
        self.query_one("#break-in-short", Static).update(say.in_short(left=countdown(left)))
        self.digits.update(countdown(left))
        if left <= 0:
            self.query_one("#return", Static).update(content(say.LOOSE_WELCOME_BACK))
            self.query_one("#words").display = self._is_beside
