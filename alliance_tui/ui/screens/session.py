"""The live session: a pane per person, the question in the middle, the agreements, the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.events import Instant
from alliance_tui.domain.saving import NotSaved, ReadOnly
from alliance_tui.domain.session import Session
from alliance_tui.sentences import KeyWords, everywhere, session_keys
from alliance_tui.sentences import session as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import FLOOR, NUMBERS, WAY, WORDS
from alliance_tui.ui.live_screen import LiveDialog, LiveScreen
from alliance_tui.ui.screens.parts.doors import Doors
from alliance_tui.ui.screens.parts.foot import READING_KEYS, keys_now, whose_keys, words_now, writing_keys
from alliance_tui.ui.screens.parts.guiding import Guiding
from alliance_tui.ui.screens.parts.looking import Looking
from alliance_tui.ui.screens.parts.talking import Talking
from alliance_tui.ui.screens.parts.ways import Ways
from alliance_tui.ui.screens.parts.writing import Writing
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.agreement_list import AgreementList
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.note_dock import NoteDock, Purpose
from alliance_tui.ui.widgets.panes import Panes
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.question_bar import QuestionBar
from alliance_tui.ui.widgets.session_header import SessionHeader
from alliance_tui.ui.widgets.top_bar import not_saved_words
from alliance_tui.ui.widgets.whisper import Whisper

NARROW: Final = 100
"""Below so many columns the agreements are a strip under the panes."""

MANY: Final = 5
"""With more people there is no room at 80 x 24 for the agreements while words are written."""

SHORT: Final = 10
"""Below so many rows one line says that something is not saved."""

TALL: Final = 18
"""From so many rows on there is an empty one above the question."""

HIGH: Final = 28
"""From so many rows on there is room for what a step is for."""


class SessionScreen(Writing, Talking, Ways, Guiding, Looking, Doors):
    """Lays out what draws the state, says what is not saved, and passes clicks on to its parts."""

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = session_keys.TITLE_OF_KEYS
    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS, *FLOOR, *WORDS, *WAY]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (Textual's form)
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall"), (28, "-high")]  # noqa: RUF012 (the same)

    agreements = query_one(AgreementList)
    bar = query_one("#keys", KeyBar)
    question = query_one(QuestionBar)
    banner = query_one("#banner", Static)

    def compose(self) -> ComposeResult:
        """From the top: where we are, the question, the panes and agreements, the note, the keys."""
        here = self.host.clock.zone()
        yield SessionHeader(here).data_bind(LiveScreen.session, LiveScreen.now, LiveScreen.status)
        yield Static(id="banner", markup=False)
        question = QuestionBar(roomy=self.app.size.height >= HIGH)
        yield question.data_bind(LiveScreen.session, LiveScreen.now, LiveScreen.status)
        with Container(id="body"):
            yield Panes().data_bind(LiveScreen.session, LiveScreen.now)
            yield AgreementList(here).data_bind(LiveScreen.session, LiveScreen.now, LiveScreen.status)
        yield NoteDock().data_bind(LiveScreen.session)
        yield Whisper()
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say which keys matter first."""
        self.show_keys()
        self._show_status()
        self.offer_what_rested()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the agreements into a strip where there is no room beside the panes."""
        self.agreements.strip = event.size.width < NARROW
        self.question.roomy = event.size.height >= HIGH
        self._show_status()
        self._spare()

    def watch_session(self, before: Session | None, session: Session | None) -> None:
        """Show the keys that matter now, and how long each has spoken where everyone wanted that."""
        if self.is_mounted:
            self.show_keys()
            self.show_balance()
            if before and session and before.time_out and not session.time_out and session.is_open:
                self._tell_after_time_out(before, session)

    def _tell_after_time_out(self, before: Session, session: Session) -> None:
        """Say how it goes on after a time-out, to whom it goes on here."""
        # Here, because most talks have no time-out.
        from alliance_tui.domain.returning import after_time_out
        from alliance_tui.ui.resting import rests_since

        if self.only_reads is None:
            clock = self.host.clock
            rests = rests_since(before, session, clock.now(), clock.zone())
            self._say_in_front(after_time_out(before, session, rests))

    def _say_in_front(self, sentence: str) -> None:
        """Say something in the dialog over the talk, where there is one; typed words do not go for it."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        stack = self.app.screen_stack
        over = [one for one in stack[stack.index(self) + 1 :] if isinstance(one, LiveDialog)]
        if over and not isinstance(over[-1], ReadOutScreen):  # It would take a line from what is read out.
            over[-1].whisper(sentence)
        elif not self.has_begun:
            self.whisper(sentence)

    def watch_now(self, before: Instant | None, now: Instant | None) -> None:
        """Show other keys where a breath or a quiet minute has ended by itself."""
        super().watch_now(before, now)
        if self.is_mounted and self.session is not None and self.session.phase.until is not None:
            self.show_keys()

    def watch_status(self) -> None:
        """Say what is not saved, for as long as it is so, and which keys still do something."""
        if self.is_mounted:
            self._show_status()
            self.show_keys()

    def offer_anew(self) -> None:
        """Ask nothing more that nobody can answer; what was typed to it is kept."""
        if self.only_reads is not None and self.dock.purpose is Purpose.WHOSE:
            self.action_back()
        super().offer_anew()

    def on_descendant_focus(self) -> None:
        """While letters are typed, name the key that calls a time-out even then."""
        self._tell_typing(True)

    def on_descendant_blur(self) -> None:
        """Name the plain letter again."""
        self._tell_typing(False)

    @on(QuestionBar.Pressed)
    def _another_question(self) -> None:
        self.action_question(1)

    @on(ParticipantPane.Pressed)
    def _press_pane(self, message: ParticipantPane.Pressed) -> None:
        person = self.session.person(message.participant) if self.session else None
        if person is not None:
            self.action_press(person.seat)

    def tell_reading(self) -> None:
        """The banner tells it."""

    def _show_status(self) -> None:
        """Say above everything what is not saved and why, in short where there is hardly any room.

        That nothing can be written the header says too: there it takes no room from the talk.
        """
        is_short = self.size.height < SHORT
        match status := self.status:
            case NotSaved():
                self.banner.update(content(not_saved_words(status, is_short=is_short)))
            case ReadOnly():
                self.banner.update(content(say.read_only(reason=status.reason)))
            case _:
                pass
        self.banner.display = isinstance(status, NotSaved) or (isinstance(status, ReadOnly) and not is_short)

    def _tell_typing(self, typing: bool) -> None:
        self.bar.typing = typing
        self.set_class(typing, "-writing")
        self._spare()
        self.show_keys()

    def _spare(self) -> None:
        """Let the goals have the empty row above the question, unless a field takes it."""
        self.question.spare = TALL <= self.size.height < HIGH and not self.bar.typing

    def show_keys(self) -> None:
        """Show the keys that do something now; what is the same is not drawn anew."""
        session = self.session
        if session is not None:
            self.set_class(len(session.people) > MANY, "-many")
            self.bar.keys = self._keys(session)

    def _keys(self, session: Session) -> tuple[Key, ...]:
        t = self._t(session)
        if self.bar.typing:
            return self.useful(writing_keys(session, t, parks=self.dock.purpose is Purpose.PARK))
        if self.dock.purpose is Purpose.WHOSE:
            return whose_keys(session)
        return keys_now(session, t) if self.only_reads is None else READING_KEYS

    @property
    def words_now(self) -> Mapping[str, KeyWords]:
        """What keys do in a breath, and where somebody says back what they heard."""
        if self.only_reads is not None:
            return {"back": everywhere.BACK}
        return words_now(self.session, self._t(self.session)) if self.session else {}

    def _t(self, session: Session) -> float:
        """This moment, in seconds since the session opened."""
        return max(self.now.t, session.t) if self.now else session.t
