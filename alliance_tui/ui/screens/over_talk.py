"""What the pages that stand over the talk of an assess session share."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import assessing
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.words import LookingPage, RecordId
from alliance_tui.sentences import everywhere as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import KeyBar
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

WIDEST: Final = 74
"""The most columns of a line that is read aloud."""


class OverTalkScreen(PageScreen):
    """A page over the session, which goes on beneath it. A kind of it fills in `tell`."""

    CSS_PATH = stylesheet("library")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", say.TO_THE_TALK, "over-talk-back"),
        key(letter("q"), "app.leave", say.LEAVE, "over-talk-leave"),
    ]

    page = query_one(Page)
    """What is told."""

    top = query_one(TopBar)
    """The line at the top."""

    bar = query_one(KeyBar)
    """The keys at the foot."""

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page(widest=WIDEST)
        yield Whisper()
        yield KeyBar()

    def tell(self) -> None:
        """Tell what there is now; called at the beginning and after each change."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Tell what there is."""
        self.top.tell_status(self.status)
        self.tell()

    def watch_session(self) -> None:
        """Tell what has changed."""
        if self.is_mounted:
            self.tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)

    def note_place(self, page: LookingPage, agreement: RecordId | None = None) -> None:
        """Keep that people are here; where nothing can be kept, they are all the same."""
        self.host.act(assessing.show_looking_back, page, agreement)

    def action_back(self) -> None:
        """Go back to the talk."""
        if self.is_on_top:
            self.note_place(LookingPage.TALK)
            self.dismiss()
