"""One round over the list: each agreement is read out, everyone presses their number, enter goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import answering, everywhere, foot
from alliance_tui.sentences import round as say
from alliance_tui.ui.dialogs.answering import Answering
from alliance_tui.ui.keys import key, numbers
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Page


class RoundDialog(Answering):
    """Goes through some agreements one after the other."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,right", "go(1)", say.NEXT, "round-next"),
        key("left", "go(-1)", say.BEFORE, "round-before"),
    ]

    def __init__(self, agreements: Sequence[RecordId]) -> None:
        """A round over some agreements, of which there is at least one."""
        super().__init__()
        self._agreements = tuple(agreements)
        self._place = 0

    @property
    def agreement(self) -> Agreement | None:
        """The one that is asked about now; None where it was withdrawn."""
        return self.session.agreement(self._agreements[self._place]) if self.session else None

    @property
    def heading(self) -> str:
        """Where in the round people are."""
        return say.heading(place=self._place + 1, of=len(self._agreements))

    def compose_body(self) -> ComposeResult:
        """The sentence, and everyone's answer."""
        yield Page(id="answers")

    def show_state(self) -> None:
        """Draw the answers as they are now."""
        self.show_answers()
        asked = self.session.counted if self.session else ()
        before = (Key("←", say.BEFORE.name, "go(-1)"),) if self._place else ()
        self.show_keys(
            Key("enter", say.NEXT.name, "go(1)"),
            *((Key(numbers(asked), answering.YOUR_ANSWER, "explain"),) if asked else ()),
            *before,
            Key("v", foot.READ_OUT, "read_out"),
            Key("esc", foot.BACK, "back"),
        )

    def action_go(self, by: int) -> None:
        """Go to the next agreement, or the one before."""
        place = self._place + by
        if place == len(self._agreements):
            if self.is_on_top:
                self.whisper_beneath(say.THE_LAST)
            self.answer(None)
        elif place < 0:
            self.whisper(everywhere.FIRST_AGREEMENT)
        else:
            self._place = place
            self.whisper(None)
            self.show_heading()
            self.body.scroll_home(animate=False)
            self.show_state()
