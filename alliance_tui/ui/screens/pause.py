"""A plain pause: the doorbell rang, everyone will be back soon."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.moments import span_words
from alliance_tui.domain.timing import turn_time
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


class PauseScreen(LiveScreen[None]):
    """Everything stands still until someone goes on."""

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CHANGES = frozenset({"explain", "go_on"})
    KEYS: ClassVar = (Key("z", say.GO_ON.name, "go_on"), Key("q", everywhere.LEAVE.name, "app.leave"))
    BINDINGS: ClassVar[list[BindingType]] = [
        key(f"{letter('z')},space,enter,escape", "go_on", say.GO_ON, "go-on"),
        *digits("explain", say.NUMBER, "pause-seat"),
        key(letter("q"), "app.leave", everywhere.LEAVE, "pause-leave"),
    ]

    words = query_one("#pause-words", Static)

    def compose(self) -> ComposeResult:
        """That it is a pause, and how to go on."""
        with Vertical(classes="break-box"):
            yield Static(say.TITLE, classes="break-title", markup=False)
            yield Static(id="pause-words", classes="break-words", markup=False)
        yield Whisper()
        yield KeyBar()

    def on_mount(self) -> None:
        """Say for how long."""
        self._draw()

    def watch_now(self) -> None:
        """Say for how long."""
        if self.is_mounted:
            self._draw()

    def watch_status(self) -> None:
        """Show the key that goes on as soon as it does so here."""
        if self.is_mounted:
            self._draw()

    def action_go_on(self) -> None:
        """Go on where everything was."""
        self.act(breaks.pause)

    def action_explain(self, _: int) -> None:
        """Say how to go on: nobody has the floor in a pause."""
        self.whisper(say.PAUSE_GOES_ON)

    def _draw(self) -> None:
        self.query_one(KeyBar).keys = self.useful(self.KEYS)
        session, now = self.session, self.now
        if session is None or now is None or session.phase.kind is not SpanKind.PAUSE:
            return
        minutes = int(now.t - session.phase.start) // 60
        turn, phase = turn_time(session, now.t), session.phase
        speaker = session.name(turn.participant) if turn else ""
        listener = session.name(phase.listener) if phase.listener else ""
        length = span_words(minutes * 60) if minutes > 0 else ""
        said = say.paused(length=length, speaker=speaker, listener=listener, more=phase.more)
        self.words.update(content(said))
