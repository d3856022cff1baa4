"""A quiet minute: everyone writes on paper, and a calm countdown fills the width."""

from __future__ import annotations

import math
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Digits, Static

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.method import QUIET_MINUTE
from alliance_tui.domain.parking import question
from alliance_tui.domain.timing import breath_left
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import pause as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.time_out_room import HEIGHTS
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.whisper import Whisper


class QuietScreen(LiveScreen[None]):
    """The question, what is left of the minute as digits and as a line, and how to go on."""

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = say.QUIET_TITLE_OF_KEYS
    CHANGES = frozenset({"explain", "go_on"})
    KEYS: ClassVar = (Key("m", say.GO_ON_SOONER.name, "go_on"), Key("q", everywhere.LEAVE.name, "app.leave"))
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key(f"{letter('m')},space,enter,escape", "go_on", say.GO_ON_SOONER, "quiet-go-on"),
        *digits("explain", say.NUMBER, "quiet-seat"),
        key(letter("q"), "app.leave", everywhere.LEAVE, "quiet-leave"),
    ]

    digits = query_one(Digits)
    bar = query_one("#quiet-bar", Static)

    def compose(self) -> ComposeResult:
        """From the top: the question, the countdown, what is done now."""
        with Vertical(classes="quiet-box"):
            yield Static(say.QUIET_TITLE, classes="break-title", markup=False)
            yield Static(id="quiet-question", markup=False)
            yield Digits("", classes="break-digits")
            yield Static(id="quiet-bar", markup=False)
            yield Static(say.ON_PAPER, classes="break-words", markup=False)
        yield Whisper()
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what is left."""
        self._draw()

    def on_resize(self) -> None:
        """The line is as wide as the terminal."""
        self._draw()

    def watch_now(self) -> None:
        """Count down."""
        if self.is_mounted:
            self._draw()

    def watch_status(self) -> None:
        """Show the key that goes on as soon as it does so here."""
        if self.is_mounted:
            self._draw()

    def action_go_on(self) -> None:
        """Go on; where the minute ended by itself just now, nothing is to be done."""
        self.host.act(breaks.end_quiet_minute)

    def action_explain(self, _: int) -> None:
        """Say how to go on: a number pressed by habit does not end the quiet of everyone."""
        self.whisper(say.QUIET_GOES_ON)

    def _draw(self) -> None:
        self.query_one(KeyBar).keys = self.useful(self.KEYS)
        session, now = self.session, self.now
        if session is None or now is None or session.phase.kind is not SpanKind.QUIET:
            return
        left = breath_left(session, now.t) or 0.0
        seconds = math.ceil(left)
        columns = max(self.size.width - 2, 1)
        full = round(columns * min(left / QUIET_MINUTE, 1.0))
        self.query_one("#quiet-question", Static).update(content(question(session), "bold"))
        self.digits.update(f"{seconds // 60}:{seconds % 60:02}")
        self.bar.update(content("━" * full, "$primary") + content("─" * (columns - full), "$line"))
