"""The line of life of one agreement, to read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.life import LifeMoment
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import foot
from alliance_tui.sentences import life as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.life_blocks import life_blocks
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet


class LifeDialog(ListDialog[None]):
    """Tells what happened to an agreement, from its first words on."""

    HEADING = say.HEADING

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    KEYS = (
        Key("↑ ↓", say.READ, "step(1)"),
        Key("v", foot.READ_OUT, "read_out"),
        Key("esc", foot.BACK, "back"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "back", say.BACK, "life-back"),
        key(letter("v"), "read_out", say.READ_OUT, "life-read-out"),
    ]

    sheet = query_one(Page)
    """What is told."""

    def __init__(self, agreement: RecordId) -> None:
        """The line of life of an agreement.

        Args:
            agreement: Which one; it has a line of life.
        """
        super().__init__()
        self._agreement = agreement
        self._shown: tuple[LifeMoment, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The line."""
        yield Page(id="life")

    def show_state(self) -> None:
        """Tell it anew where something was added."""
        live = self.host.live
        told = live.lives.get(self._agreement, ()) if live else ()
        agreement = self._now
        if live is not None and live.alliance is not None and agreement and told != self._shown:
            self._shown = told
            self.sheet.tell(life_blocks(agreement, told, live.alliance))

    def action_read_out(self) -> None:
        """Show its words alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        one, alliance = self._now, self._alliance
        if one is not None and alliance is not None and self.is_on_top:
            self.app.push_screen(ReadOutScreen.of_agreement(one, alliance.participants, alliance.zone))

    @property
    def _alliance(self) -> Alliance | None:
        return self.host.live.alliance if self.host.live else None

    @property
    def _now(self) -> Agreement | None:
        """The agreement as it stands now."""
        alliance = self._alliance
        there = alliance.agreements if alliance else ()
        return next((one for one in there if one.id == self._agreement), None)


def show_life(screen: LiveScreen[None], sheet: Sheet) -> None:
    """Open the line of life of what is highlighted on a screen, or say what to highlight.

    Args:
        screen: What it is opened over.
        sheet: What of it the highlight is on.
    """
    live, thing = screen.host.live, sheet.highlighted
    if live is None or RecordId(thing) not in live.lives:
        screen.whisper(say.NO_LINE, lambda: sheet.highlighted == thing)
    elif screen.is_on_top:
        screen.app.push_screen(LifeDialog(RecordId(thing)))
