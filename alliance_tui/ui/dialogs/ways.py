"""How we talk: what is on or off for this session."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import techniques
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import Technique
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, phrase

TOLD: Final = {
    Technique.WORKS_FIRST: "What works comes first, before the wishes of the improve step",
    Technique.BREATHS: "A short breath by itself, whenever the floor moves on",
    Technique.WRITING_HOLDS: "The turn's bar stands still while someone writes a note",
}
"""What each way of talking is."""


class WaysDialog(ListDialog[None]):
    """Everything that can be on; enter turns it on or off."""

    HEADING = "How we talk"
    TITLE_OF_KEYS = "How we talk"
    KEYS = (Key("enter", "on or off", "turn"), Key("esc", "back", "back"))

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "turn", "on or off", "Turn the highlighted one on or off", "ways-toggle"),
    ]

    sheet = query_one(Page)

    def compose_body(self) -> ComposeResult:
        """The ways."""
        yield Page(id="ways")

    def show_state(self) -> None:
        """Draw what is on now."""
        session = self.session
        if session is None:
            return
        self.sheet.tell(
            Block(
                phrase((told, PLAIN)),
                lead=phrase(("on" if is_on(session, way) else "off", GOOD if is_on(session, way) else QUIET)),
                hang=5,
                key=way.value,
            )
            for way, told in TOLD.items()
        )
        if not self.sheet.highlighted:
            self.sheet.highlighted = next(iter(TOLD)).value

    def action_turn(self) -> None:
        """Turn the highlighted way on or off."""
        if self.sheet.highlighted:
            self.act(techniques.toggle_technique, Technique(self.sheet.highlighted))

    @on(Sheet.Chosen)
    def _toggle_by_click(self) -> None:
        self.action_turn()
