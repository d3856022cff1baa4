"""One thing, alone in the middle of the screen, to be read aloud or looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import read_out as say
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.agreement_words import detail_words
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.telling import whose_and_when
from alliance_tui.ui.widgets.tones import QUIET, phrase
from alliance_tui.ui.widgets.whisper import Whisper


class ReadOutScreen(Dialog[None]):
    """Shows some words whole; the arrows scroll where they are long."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    NOTHING_HERE = everywhere.ESC_GOES_BACK

    KEYS = (Key("↑ ↓", foot.SCROLL, "scroll(1)"), Key("esc", foot.BACK, "back"))

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "back", say.BACK, "read-out-back"),
        key("down,right", "scroll(1)", foot.LINE_DOWN, "read-out-down"),
        key("up,left", "scroll(-1)", foot.LINE_UP, "read-out-up"),
        key("pagedown,space", "page(1)", everywhere.PAGE_DOWN, "read-out-page-down"),
        key("pageup", "page(-1)", everywhere.PAGE_UP, "read-out-page-up"),
    ]

    def __init__(self, text: str, caption: str = "", beneath: Content | None = None) -> None:
        """Some words to read out.

        Args:
            text: The words; typed ones.
            caption: Whose they are or where they belong; may hold typed words.
            beneath: What else is said of them, quietly; None for nothing.
        """
        super().__init__()
        self._text = text
        self._caption = caption
        self._beneath = beneath

    def compose(self) -> ComposeResult:
        """The words in the middle, how to make them larger, and the keys."""
        self._take_state()
        with VerticalScroll(can_focus=False, classes="read-out-page"):
            yield Static(content(self._caption), classes="read-out-caption", markup=False)
            yield Static(content(self._text), classes="read-out-words", markup=False)
            if self._beneath is not None:
                yield Static(self._beneath, classes="read-out-beneath", markup=False)
        yield Whisper(standing=say.LARGER, classes="read-out-hint")
        yield KeyBar(self.KEYS)

    @classmethod
    def of_agreement(
        cls, agreement: Agreement, people: Sequence[Participant], zone: str, caption: str = ""
    ) -> Self:
        """An agreement to read out, with all that was said of it.

        Args:
            agreement: Which one.
            people: Everyone, also those who left.
            zone: The IANA name of the zone its days are told in.
            caption: How it stands; may hold typed words.
        """
        terms, kept = agreement.terms, whose_and_when(agreement, people, zone)
        told = (phrase((kept, QUIET)), *detail_words(terms, people, QUIET))
        return cls(terms.what, caption, Content("\n").join(told))

    def action_scroll(self, by: int) -> None:
        """Scroll some lines."""
        self._page.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self._page.scroll_relative(y=by * max(self._page.size.height - 1, 1), animate=False)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)
