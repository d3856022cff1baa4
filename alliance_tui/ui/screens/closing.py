"""The end of a session: agreements read aloud, a sentence each, what comes until the review, what stays."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import sitting, techniques
from alliance_tui.domain.saving import NotKept, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_PEOPLE, ClosingPage
from alliance_tui.sentences import answering, everywhere, refusals, vocabulary
from alliance_tui.sentences import closing as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.closing_pages import (
    PAGES,
    WIDEST,
    by_standing,
    keys_at,
    nearest,
    number_at,
    offers_review,
    pages_of,
)
from alliance_tui.ui.screens.finishing import Finishing
from alliance_tui.ui.screens.taking_away import TakingAway
from alliance_tui.ui.screens.taking_home import TakingHome
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.takeaway_dock import TakeawayDock
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

WRITING_KEYS: Final = (Key("enter", say.SAVE, "save"), Key("esc", say.STOP_WRITING, "back"))
"""The keys at the foot while a sentence is typed."""


class ClosingScreen(TakingAway, TakingHome, Finishing):
    """Stands over the session, which is open until people finish here."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    CHANGES = frozenset({"day", "explain", "finish", "no_day", "press", "save"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", say.NEXT, "closing-next"),
        key("space", "choose", say.SAME, "closing-space"),
        *[
            key(str(seat), f"press({seat})", say.NUMBER, f"closing-seat-{seat}")
            for seat in range(1, MAX_PEOPLE + 1)
        ],
        key(letter("f"), "finish", say.FINISH, "closing-finish"),
        key(letter("d"), "day", say.DAY, "closing-day"),
        key(letter("n"), "no_day", say.NONE, "closing-no-day"),
        key("escape,left", "back", say.BACK, "closing-back"),
        key(letter("u"), "undo", everywhere.UNDO, "closing-undo"),
        key(letter("y"), "redo", everywhere.REDO, "closing-redo"),
        key(letter("q"), "app.leave", everywhere.LEAVE, "closing-leave"),
    ]

    page = query_one(Page)
    """What is told."""

    top = query_one(TopBar)
    """The line at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._at = ClosingPage.READING

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the field, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page(widest=WIDEST)
        yield TakeawayDock(id="takeaway-dock")
        yield Whisper()
        yield KeyBar(())

    def on_mount(self) -> None:
        """Begin with the page that people were at."""
        self._turn_to(nearest(self.session.closing if self.session else None, self._pages))
        self.top.tell_status(self.status)

    @property
    def for_good(self) -> frozenset[str]:
        """The letter that ends the session."""
        return frozenset("f")

    def watch_session(self) -> None:
        """Tell what has changed, until the session has ended: then the thanks are next."""
        if self.is_mounted and self.session is not None and self.session.is_open:
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)

    @property
    def _pages(self) -> list[ClosingPage]:
        return pages_of(self.session) if self.session is not None else [*ClosingPage]

    def _turn_to(self, page: ClosingPage) -> None:
        """Tell a page, and keep that people are at it; it is told all the same where nothing can be kept."""
        self._at = page
        if self.session is not None and self.session.closing is not page:
            self.host.act(sitting.show_closing, page)
        self.whisper(None)
        self._tell()
        reads = page is ClosingPage.READING
        agreements = by_standing(self.session) if self.session and reads else []
        self.page.highlighted = next((one.id for one in agreements), "")
        self.scroller.scroll_home(animate=False)

    def _tell(self) -> None:
        if self.session is not None:
            # What was taken back may have been all there was to choose of.
            self._at = nearest(self._at, self._pages)
            page, clock = PAGES[self._at], self.host.clock
            stage = vocabulary.STAGES[page.stage].upper()
            self.top.left, self.top.beside = self.session.title, say.place(stage=stage)
            tells = (page.tells_in_demo if isinstance(self.status, NotKept) else None) or page.tells
            self.page.tell(tells(self.session, clock.now(), clock.zone()))
            self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the field while it is open, else those of the page."""
        bar, session = self.query_one(KeyBar), self.session
        if session is not None:
            bar.typing = self.dock.author is not None
            bar.keys = self.useful(WRITING_KEYS if bar.typing else self._keys(session))

    def _keys(self, session: Session) -> tuple[Key, ...]:
        """The keys at the foot of the page that is told."""
        return keys_at(session, self._at, self._pages, self.host.clock.now())

    # Keys

    def action_choose(self) -> None:
        """Go to the next agreement or the next page; a held key goes no further than the last one."""
        if self._at is ClosingPage.READING and self._step_to_next():
            return
        if self._at is ClosingPage.UNTIL_THEN:
            self._take_review()
        after = self._pages[self._pages.index(self._at) + 1 :]
        if after:
            self._turn_to(after[0])
        else:
            self.whisper(say.OWN_KEY if self.offers("finish") else self.NOTHING_HERE)

    def action_press(self, seat: int) -> None:
        """Write down what someone takes away, or change what they want to keep."""
        session = self.session
        if session is None:
            return
        if self._at is ClosingPage.KEEPING:
            self.act(techniques.press_keeping, seat)
            self.show_answer(seat)
        elif self._at is ClosingPage.TAKING_AWAY:
            person = next((one for one in session.here if one.seat == seat), None)
            if person is None:
                self.whisper(everywhere.nobody_here(number=seat))
            elif person.facilitator:
                self.whisper(refusals.not_asked(name=person.called))
            else:
                self.open_field(session, person.id)
        else:
            self.whisper(number_at(self._at, session))

    def action_explain(self) -> None:
        """Say how to answer: nobody answers for someone else by a click on the key bar."""
        self.whisper(answering.PRESS_YOUR_OWN)

    def action_finish(self) -> None:
        """End the session from the last page, and give thanks."""
        if self._offers("finish"):
            self.finish()

    def action_day(self) -> None:
        """Choose the day of the review, where the foot offers it."""
        from alliance_tui.ui.dialogs.review import open_review

        if self._offers("day"):
            open_review(self)

    def action_no_day(self) -> None:
        """Leave the day of the next review open, where it is on offer."""
        if self._offers("no_day"):
            self.act(sitting.leave_review_open)

    def _take_review(self) -> None:
        """Let the next review stand that is on offer: a page to take home tells it."""
        if self.session is not None and offers_review(self.session, self.host.clock.now()):
            self.act(sitting.move_review_on)

    def action_print(self) -> None:
        """Write the page to print, where the foot offers it."""
        if self._offers("print"):
            self._take_review()
            super().action_print()

    def action_calendar(self) -> None:
        """Write the calendar, where the foot offers it."""
        if self._offers("calendar"):
            self._take_review()
            super().action_calendar()

    def _offers(self, action: str) -> bool:
        """Whether the page has this at its foot; else it is whispered what the page is for.

        Who forgets to press the number first types letters: they do nothing then.
        """
        session = self.session
        keys = self._keys(session) if session is not None else ()
        offers = any(one.action == action for one in keys)
        purpose = PAGES[self._at].purpose if self.offers("press") else self.NOTHING_HERE
        self.whisper(None if offers else purpose)
        return offers

    def action_back(self) -> None:
        """Close the field; else the page before, or the session, which goes on."""
        if self.put_field_away():
            return
        before = self._pages[: self._pages.index(self._at)]
        if before:
            self._turn_to(before[-1])
        elif self.is_on_top:
            self.act(sitting.leave_closing)
            self.dismiss()

    def _step_to_next(self) -> bool:
        """Highlight the next agreement.

        Returns:
            Whether there is one.
        """
        things, thing = self.page.things, self.page.thing
        place = thing.place + 1 if thing else 0
        if place >= len(things):
            return False
        self.page.highlighted = things[place].key
        self.scroller.show_highlighted()
        return True

    @on(Sheet.Chosen)
    def _press_clicked(self, message: Sheet.Chosen) -> None:
        """A click on a name is their number; on anything else it highlights: going on is a key of its own."""
        if self._at in (ClosingPage.TAKING_AWAY, ClosingPage.KEEPING):
            self.page.highlighted = ""
            self.action_press(int(message.key))
