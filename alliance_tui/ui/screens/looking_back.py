"""The beginning of an assess session: what was agreed last time, and what was left open then."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import assessing, parking
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.words import RecordId, Step
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.screens.looking_back_pages import Thing, looking_back_page, things
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.telling import told_of_undo
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

ANSWERS: Final = 3
"""How many answers there are at most."""


class LookingBackScreen(PageScreen):
    """Stands over the session; the numbers answer what is asked about the highlighted thing."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = "Looking back"

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            key(
                str(number),
                f"answer({number})",
                "your answer",
                "What becomes of the highlighted thing of last time",
                f"looking-back-{number}",
            )
            for number in range(1, ANSWERS + 1)
        ],
        key("enter,space", "choose", "go on", "Go on: each marks alone how it went", "looking-back-go"),
        key(letter("u"), "undo", "undo", "Take back what was done last", "looking-back-undo"),
        key("escape", "back", "to the talk", "Straight to the talk", "looking-back-back"),
        key(letter("q"), "app.leave", "leave", "Leave; the session stays open", "looking-back-leave"),
    ]

    page = query_one(Page)
    """What is told."""

    top = query_one(TopBar)
    """The line at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: set[str] = set()

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page()
        yield Whisper()
        yield KeyBar()

    def on_mount(self) -> None:
        """Tell what there was, the first thing that is asked about highlighted."""
        self.top.tell_status(self.status)
        self._tell()
        self.call_after_refresh(self.scroller.go_to_line, 0)

    def watch_session(self) -> None:
        """Tell what has changed."""
        if self.is_mounted:
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)

    def action_answer(self, number: int) -> None:
        """Say what becomes of the highlighted thing."""
        thing = next((one for one in self._things if one.id == self.page.highlighted), None)
        place = self.page.thing.place if self.page.thing else 0
        if thing is None:
            self.whisper("Nothing is asked here. enter goes on." if not self._things else None)
        elif number == 2:
            self._waiting.add(thing.id)
            self._tell()
            self.page.highlight_nearest(place + 1)
            self.whisper(None)
        elif self._decide(thing, number):
            self.page.highlight_nearest(place)
        self.scroller.show_highlighted()

    def action_choose(self) -> None:
        """Go on to the marks; where nothing is looked at, to the talk."""
        session = self.session
        if session is None or not self.is_on_top:
            return
        if not session.assessment.agreements:
            self.dismiss()
            return
        from alliance_tui.ui.screens.marks import MarksScreen

        self.app.switch_screen(MarksScreen())

    def action_undo(self) -> None:
        """Take back what was done last."""
        live = self.host.live
        if live is not None:
            self.whisper(live.undo() or told_of_undo(live.records()))

    def action_back(self) -> None:
        """Go straight to the talk."""
        if self.is_on_top:
            self.dismiss()

    @on(Sheet.Chosen)
    def _point_at(self) -> None:
        """A click highlights; an answer is a number."""

    @property
    def _things(self) -> tuple[Thing, ...]:
        return things(self.session, self.host.clock.now()) if self.session else ()

    def _decide(self, thing: Thing, number: int) -> bool:
        if thing.is_celebration:
            if number != 1:
                return False
            done = self.act(assessing.hold_celebration, RecordId(thing.id))
            return self._said("How good that you did.", done)
        if thing.is_parked:
            take = parking.take_up_parked if number == 1 else parking.drop_parked
            done = self.act(take, RecordId(thing.id))
        else:
            take_rested = parking.take_up_rested if number == 1 else parking.drop_rested
            done = self.act(take_rested, Step(thing.id))
        middle = "It stands in the middle when you talk. u takes this back."
        return self._said(middle if number == 1 else "Let go. u brings it back.", done)

    def _said(self, sentence: str, done: bool) -> bool:
        if done:
            self.whisper(sentence)
        return done

    def _tell(self) -> None:
        session = self.session
        if session is None:
            return
        self.top.left, self.top.beside = session.title, "looking back"
        self.page.tell(looking_back_page(session, self.host.clock.now(), self._waiting))
        asked = [one.id for one in self._things]
        if asked and self.page.highlighted not in asked:
            self.page.highlighted = asked[0]
        on = "each marks alone" if session.assessment.agreements else "to the talk"
        answers = (Key("1-3", "answer", "answer(1)"),) if asked else ()
        keys = (Key("enter", on, "choose"), *answers, Key("esc", "to the talk", "back"))
        self.query_one(KeyBar).keys = keys
