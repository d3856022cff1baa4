"""The end of a session: agreements read aloud, a sentence each, what comes until the review, what stays."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import sitting, takeaways, techniques
from alliance_tui.domain.saving import NotKept, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_PEOPLE, ClosingPage, ParticipantId
from alliance_tui.sentences import answering, everywhere, refusals, vocabulary
from alliance_tui.sentences import closing as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.closing_pages import (
    PAGES,
    PAGES_IN_DEMO,
    PURPOSES,
    STAGES,
    by_standing,
    keys_at,
    nearest,
    number_at,
    offers_review,
    pages_of,
)
from alliance_tui.ui.screens.finishing import Finishing
from alliance_tui.ui.screens.taking_home import TakingHome
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.takeaway_dock import TakeawayDock
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper
from alliance_tui.ui.widgets.word_field import WordField

WIDEST: Final = 72
"""The most columns of a line that is read aloud."""


WRITING_KEYS: Final = (Key("enter", say.SAVE, "save"), Key("esc", say.STOP_WRITING, "back"))
"""The keys at the foot while a sentence is typed."""


class ClosingScreen(TakingHome, Finishing):
    """Stands over the session, which is open until people finish here."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    CHANGES = frozenset({"day", "explain", "finish", "no_day"})

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

    dock = query_one(TakeawayDock)
    """Where a sentence to take away is typed."""

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
            stage = vocabulary.STAGES[STAGES[self._at]].upper()
            self.top.left, self.top.beside = self.session.title, say.place(stage=stage)
            pages = PAGES_IN_DEMO if isinstance(self.status, NotKept) else PAGES
            clock = self.host.clock
            self.page.tell(pages[self._at](self.session, clock.now(), clock.zone()))
            self._show_keys(self.session)

    def _show_keys(self, session: Session) -> None:
        bar = self.query_one(KeyBar)
        bar.typing = self.dock.author is not None
        bar.keys = WRITING_KEYS if bar.typing else self.useful(self._keys(session))

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
            self.whisper(say.OWN_KEY)

    def action_press(self, seat: int) -> None:
        """Write down what someone takes away, or change what they want to keep."""
        session = self.session
        if session is None:
            return
        if self._at is ClosingPage.KEEPING:
            self.act(techniques.press_keeping, seat)
        elif self._at is ClosingPage.TAKING_AWAY:
            person = next((one for one in session.here if one.seat == seat), None)
            if person is None:
                self.whisper(everywhere.nobody_here(number=seat))
            elif person.facilitator:
                self.whisper(refusals.not_asked(name=person.name))
            else:
                self._open_field(session, person.id)
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
        from alliance_tui.ui.dialogs.review import ReviewDialog

        if self._offers("day"):
            self.app.push_screen(ReviewDialog())

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
        self.whisper(None if offers else PURPOSES[self._at])
        return offers

    def action_back(self) -> None:
        """Close the field; else the page before, or the session, which goes on."""
        author = self.dock.author
        if author is not None:
            self._close_field()
            self.whisper(say.KEPT if author in self.host.drafts.takeaways else None)
            return
        before = self._pages[: self._pages.index(self._at)]
        if before:
            self._turn_to(before[-1])
        elif self.is_on_top:
            self.act(sitting.leave_closing)
            self.dismiss()

    def action_save(self) -> None:
        """Keep the sentence in the field."""
        self.dock.field.action_submit()

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

    # The field

    def _open_field(self, session: Session, author: ParticipantId) -> None:
        note = takeaways.takeaway(session, author)
        words = self.host.drafts.takeaways.get(author, note.text if note else "")
        self.dock.open(author, session.name(author), words)
        self._show_keys(session)

    def _close_field(self) -> None:
        self.dock.close()
        if self.session is not None:
            self._show_keys(self.session)

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        """Keep what is typed with each key, and nothing where it is what was written down."""
        session, author, drafts = self.session, self.dock.author, self.host.drafts.takeaways
        if session is None or author is None:
            return
        note = takeaways.takeaway(session, author)
        if self.dock.field.text.strip() == (note.text if note else ""):
            drafts.pop(author, None)
        else:
            drafts[author] = self.dock.field.text

    @on(WordField.Submitted)
    def _keep(self, message: WordField.Submitted) -> None:
        author, session = self.dock.author, self.session
        if author is None or session is None:
            return
        note = takeaways.takeaway(session, author)
        same = message.text == (note.text if note else "")
        if same or self.act(takeaways.take_away, author, message.text):
            self._close_field()
            self.host.drafts.takeaways.pop(author, None)
            self.whisper(None)

    @on(WordField.Refused)
    def _say_refused(self, message: WordField.Refused) -> None:
        self.whisper(message.sentence)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _tell_typing(self) -> None:
        self.query_one(KeyBar).typing = isinstance(self.focused, WordField)

    @on(Sheet.Chosen)
    def _press_clicked(self, message: Sheet.Chosen) -> None:
        """A click on a name is their number; on anything else it highlights: going on is a key of its own."""
        if self._at in (ClosingPage.TAKING_AWAY, ClosingPage.KEEPING):
            self.page.highlighted = ""
            self.action_press(int(message.key))
