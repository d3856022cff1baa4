"""The frame that dialogs share: a title, what is asked, a whisper and the keys."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from alliance_tui.ui.live_screen import LiveDialog
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.whisper import Whisper

T = TypeVar("T")


class Dialog(LiveDialog[T]):
    """A box in the middle. A dialog fills `compose_body` and names its `KEYS` and its `HEADING`."""

    HEADING: ClassVar[str] = ""
    """What the dialog is about, in a few words."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("esc", "back", "back"),)
    """The keys at the foot."""

    def compose(self) -> ComposeResult:
        """The title, the body, the whisper, the keys."""
        with Vertical(classes="dialog-box"):
            yield Static(content(self.heading), classes="dialog-heading", markup=False)
            with Vertical(classes="dialog-body"):
                yield from self.compose_body()
            yield Whisper()
            yield KeyBar(self.KEYS)

    @property
    def heading(self) -> str:
        """The words of the title; may hold typed words."""
        return self.HEADING

    def compose_body(self) -> ComposeResult:
        """What is asked."""
        yield from ()

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        await self.run_action(message.action)
