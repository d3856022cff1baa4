"""Something that has to be known before people go on: it comes up by itself, and asks nothing."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from alliance_tui.sentences import opened as say
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key

SUDDEN: Final = 1.0
"""Seconds in which nobody who writes notices what has come up."""


class NoticeDialog(Dialog[None]):
    """Says it until somebody has read it. No letter answers: it may come over words that are being typed."""

    HEADING = say.LOOK_FIRST
    TITLE_OF_KEYS = say.LOOK_FIRST

    KEYS = (Key("enter", say.GO_ON, "back"),)

    NOTHING_HERE = say.NOTHING_BUT_GO_ON

    COMES_BY_ITSELF = True

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "back", say.READ_IT, "notice-read")]

    def __init__(self, sentences: str) -> None:
        """A notice.

        Args:
            sentences: What has to be known.
        """
        super().__init__()
        self._sentences = sentences
        self._seen_at: float | None = None

    def compose_body(self) -> ComposeResult:
        """The sentences."""
        yield Static(content(self._sentences), markup=False)

    def on_mount(self) -> None:
        """Note when it is first seen."""
        self.call_after_refresh(self._note_seen)

    def _note_seen(self) -> None:
        self._seen_at = self.host.clock.steady()

    @property
    def is_sudden(self) -> bool:
        """Whether it has come up only just now."""
        return self._seen_at is None or self.host.clock.steady() - self._seen_at < SUDDEN

    def notice_typing(self, _: str) -> None:
        """Say what does something."""
        self.say_nothing_happens()
