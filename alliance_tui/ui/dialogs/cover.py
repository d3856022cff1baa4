"""A calm, empty screen over whatever was shown, for when somebody comes in."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from alliance_tui.domain.moments import clock_words
from alliance_tui.domain.refused import Refused
from alliance_tui.ui.live_screen import BREAK, LiveDialog
from alliance_tui.ui.modifiers import is_bare_modifier
from alliance_tui.ui.text import content


class CoverScreen(LiveDialog[None]):
    """Shows the time and nothing else; any key or click shows what was there, and does nothing more.

    Only the letter of the break calls one, as from anywhere, and the cover is there again after it.
    """

    HAS_PALETTE = False

    def compose(self) -> ComposeResult:
        """The time."""
        yield Static(content(self._time), id="cover-time", markup=False)

    def on_mount(self) -> None:
        """Keep the time right, with an alliance open or without."""
        self.set_interval(1.0, self._tell_time)

    def on_key(self, event: events.Key) -> None:
        """Show what was there; the key goes no further."""
        event.stop()
        event.prevent_default()
        if event.key in BREAK:
            self.app.call_later(self.app.run_action, "time_out")
        elif not is_bare_modifier(event.key):
            self.answer(None)

    def action_save_now(self) -> None:
        """Show what was there, as with any other key."""
        self.answer(None)

    def on_click(self) -> None:
        """Show what was there."""
        self.answer(None)

    def whisper(self, said: Refused | str | None, holds: Callable[[], bool] | None = None) -> None:
        """Let it be said on the screen beneath: nothing that is told here is to be seen."""
        self.whisper_beneath(said, holds)

    @property
    def _time(self) -> str:
        clock = self.host.clock
        return clock_words(clock.now(), clock.zone())

    def _tell_time(self) -> None:
        shown, time = self.query_one("#cover-time", Static), self._time
        if str(shown.content) != time:
            shown.update(content(time), layout=False)
