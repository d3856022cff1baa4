"""What a step is for, beginnings of sentences, and a word to whoever leads: shown when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.method import StepWords
from alliance_tui.sentences import foot, vocabulary
from alliance_tui.sentences import starters as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, STRONG, words


class StartersDialog(ListDialog[None]):
    """Shows what the setting suggests in the present step."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    KEYS = (Key("↑ ↓", foot.SCROLL, "step(1)"), Key("esc", foot.BACK, "back"))

    BINDINGS: ClassVar[list[BindingType]] = [key(f"enter,{letter('i')}", "back", say.BACK, "starters-back")]

    page = query_one(Page)

    @property
    def heading(self) -> str:
        """The step."""
        return say.heading(step=vocabulary.STEPS[self.session.step]) if self.session else ""

    def compose_body(self) -> ComposeResult:
        """All of it on one page."""
        yield Page()

    def show_state(self) -> None:
        """Tell what belongs to the present step."""
        if self.session is not None:
            self.show_heading()
            self.page.tell(starters_page(self.session.setting.words(self.session.step)))


def starters_page(step: StepWords) -> Iterator[Block]:
    """What a setting suggests in a step."""
    if step.purpose:
        yield Block(words(step.purpose, STRONG))
        yield GAP
    if step.starters:
        yield Block(words(say.BEGIN_WITH, QUIET), section=True)
        yield from (Block(words(starter, PLAIN), indent=2) for starter in step.starters)
    else:
        yield Block(words(say.NOTHING, QUIET))
    if step.hint:
        yield GAP
        yield Block(words(say.FOR_WHOEVER_LEADS, QUIET), section=True)
        yield Block(words(step.hint, PLAIN), indent=2)
