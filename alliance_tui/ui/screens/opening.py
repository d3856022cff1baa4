"""The opening of a session: each part is passed with one key, and all of it with one."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import opening
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_NAME, OpeningPage, ParticipantId
from alliance_tui.sentences import answering, everywhere
from alliance_tui.sentences import opening as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.dialogs.evening import PLAN, SHORT_CHOICE_KEYS, choice_bindings
from alliance_tui.ui.keys import digits, key, letter, numbers
from alliance_tui.ui.screens.opening_pages import opening_page, parts_of
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.one_line_field import OneLineField
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper
from alliance_tui.ui.widgets.word_field import WordField

WIDEST: Final = 74
"""The most columns of a line that is read aloud."""

ANSWERED: Final = frozenset({OpeningPage.READ, OpeningPage.RULES, OpeningPage.BALANCE})
"""The parts that each answers with their own number."""


class OpeningScreen(PageScreen):
    """Stands over the session, which is open already: nothing waits for it."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"explain", "plan", "press"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,right", "go(1)", say.NEXT, "opening-next"),
        key("left", "go(-1)", say.BACK, "opening-part-back"),
        key("escape", "pass_over", say.TALK, "opening-pass"),
        key(letter("u"), "undo", everywhere.UNDO, "opening-undo"),
        key(letter("y"), "redo", everywhere.REDO, "opening-redo"),
        key(letter("q"), "app.leave", everywhere.LEAVE, "opening-leave"),
        *digits("press", say.YOUR_OWN_ANSWER, "opening-answer"),
        *choice_bindings("opening"),
    ]

    page = query_one(Page)
    """What is said."""

    field = query_one("#sign", OneLineField)
    """Where the sign is written."""

    def __init__(self) -> None:
        super().__init__()
        self._part = OpeningPage.READ
        self._seen: tuple[ParticipantId, ...] = ()

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the field for the sign, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page(widest=WIDEST)
        sign = self.host.drafts.sign or (self.session.opening.sign if self.session else "")
        yield OneLineField(sign, limit=MAX_NAME, id="sign")
        yield Whisper()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the first part, or with the one that people were in when they went away."""
        self.query_one(TopBar).tell_status(self.status)
        session = self.session
        if session is not None and session.opening.page in parts_of(session):
            self._part = session.opening.page
        self._turn_to(self._part)

    def watch_session(self) -> None:
        """Tell what has changed."""
        if self.is_mounted:
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, or that nothing can be."""
        if self.is_mounted:
            self.query_one(TopBar).tell_status(status)

    def action_press(self, seat: int) -> None:
        """Take somebody's own answer."""
        person = self.session.seated(seat) if self.session else None
        if self._part is OpeningPage.RULES:
            had = self.session.opening.accepted if self.session else ()
            if self.act(opening.answer_rules, seat) and person is not None and person.id in had:
                self.whisper(say.taken_back(name=person.called))
        elif self._part is OpeningPage.BALANCE:
            self.act(opening.answer_balance, seat)
        elif self._part is not OpeningPage.READ:
            self.whisper(say.ENTER_GOES_ON)
        elif person is None or not person.here:
            self.whisper(everywhere.nobody_here(number=seat))
        else:
            self.whisper(say.reads_it(name=person.called) if person.id in self._seen else None)
            self._seen = (*self._seen, person.id)
            self._tell()
        self.show_answer(seat)

    def action_plan(self, minutes: int) -> None:
        """Say how long there is."""
        if self._part is OpeningPage.TIME:
            self.act(opening.plan_evening, minutes)
        else:
            self.say_nothing_happens()

    def action_step(self, by: int) -> None:
        """Leave the field for the part before or after; elsewhere, scroll."""
        if self._part is OpeningPage.SIGN:
            self.action_go(by)
        else:
            super().action_step(by)

    def action_go(self, by: int) -> None:
        """Go to the next part or the one before; after the last one comes the talk."""
        session = self.session
        if session is None or not self._keep_sign():
            return
        parts = parts_of(session)
        place = parts.index(self._part) + by
        if place == len(parts):
            self._begin_talk()
        elif place < 0:
            self.whisper(say.FIRST_PART)
        else:
            self.page.highlighted = ""
            self.whisper(None)
            self._turn_to(parts[place])

    def _turn_to(self, part: OpeningPage) -> None:
        """Tell a part, and keep that people are in it; it is told all the same where nothing can be kept."""
        self._part = part
        self.host.act(opening.show_opening, part)
        self._tell()

    def action_explain(self) -> None:
        """Say how to answer: nobody answers for someone else by a click on the key bar."""
        self.whisper(answering.PRESS_YOUR_OWN)

    def action_pass_over(self) -> None:
        """Go straight into the talk; a sign that was typed is kept."""
        if self._keep_sign():
            self._begin_talk()

    def _begin_talk(self) -> None:
        """Note that the opening is over, and uncover the session."""
        settled = self.session.opening if self.session is not None else None
        is_over = settled is None or (settled.held and not settled.goes_on)
        if not is_over and self.only_reads is None:
            self.act(opening.hold_opening)
        if self.is_on_top:
            self.dismiss()

    def _keep_sign(self) -> bool:
        """Keep what stands in the field as the sign; answers whether that is well."""
        session = self.session
        typed = " ".join(self.field.text.split())
        writes = self._part is OpeningPage.SIGN and not self.only_reads
        if session is None or not writes or typed == session.opening.sign:
            return True
        if not self.act(opening.agree_sign, typed):
            return False
        self.host.drafts.sign = ""
        return True

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        agreed = self.session.opening.sign if self.session else ""
        self.host.drafts.sign = "" if self.field.text == agreed else self.field.text

    @on(Sheet.Chosen)
    def _take_click(self, message: Sheet.Chosen) -> None:
        self.page.highlighted = ""
        if message.key.startswith(PLAN):
            self.action_plan(int(message.key.removeprefix(PLAN)))
        else:
            self.action_press(int(message.key))

    @on(WordField.Submitted)
    def _go_on_from_field(self) -> None:
        self.action_go(1)

    @on(WordField.Refused)
    def _say_refused(self, message: WordField.Refused) -> None:
        self.whisper(message.sentence, message.holds)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _tell_typing(self) -> None:
        self.query_one(KeyBar).typing = self.focused is self.field

    def _tell(self) -> None:
        session = self.session
        if session is None:
            return
        parts = parts_of(session)
        top = self.query_one(TopBar)
        top.left = session.title
        top.beside = say.place(part=parts.index(self._part) + 1, parts=len(parts))
        self.page.tell(opening_page(self._part, session, self._seen))
        bar = self.query_one(KeyBar)
        bar.keys = self.useful(self._keys())
        self._show_field(session)

    def _show_field(self, session: Session) -> None:
        """Show the field in its part, open to write; where nothing can be kept, only what stands in it."""
        asks, writes = self._part is OpeningPage.SIGN, self.only_reads is None
        self.field.display = asks and (writes or bool(session.opening.sign))
        self.field.can_focus = writes
        if not writes and self.field.text != session.opening.sign:
            self.field.fill(session.opening.sign)
        if asks and writes and self.is_on_top:
            self.field.focus()
        elif not (asks and writes) and self.focused is self.field:
            self.set_focus(None)

    def _keys(self) -> tuple[Key, ...]:
        """The keys of the present part, the most important first."""
        on_its_way = (Key("enter", say.GO_ON, "go(1)"), Key("esc", say.STRAIGHT_TO_TALK, "pass_over"))
        session = self.session
        of_balance = self._part is OpeningPage.BALANCE
        asked = () if session is None else session.counted if of_balance else session.here
        if self._part in ANSWERED and asked:
            return (Key(numbers(asked), say.YOUR_NUMBER, "explain"), *on_its_way)
        if self._part is OpeningPage.TIME:
            return (on_its_way[0], *SHORT_CHOICE_KEYS, Key("esc", say.TALK.name, "pass_over"))
        return on_its_way
