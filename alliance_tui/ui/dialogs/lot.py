"""The parking lot, and the topics that rest since a time-out: taken up now, or next time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.decisions import parking
from alliance_tui.domain.keeping import may_wait
from alliance_tui.domain.left_open import told_of
from alliance_tui.domain.parking import may_be_taken_up
from alliance_tui.domain.session import Session
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import lot as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.resting import rests_until
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, phrase, words

SHOWN: Final = 300
"""Columns of a thing that are shown; reading it out shows all."""


class LotDialog(ListDialog[None]):
    """What matters, but not now: enter takes it up and puts it in the middle."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"drop", "take_up"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take_up", say.TAKE_UP, "lot-take-up"),
        key("delete,backspace", "drop", say.LET_GO, "lot-drop"),
        key(letter("v"), "read_out", say.READ_OUT, "lot-read"),
        key(letter("u"), "undo", everywhere.UNDO, "lot-undo"),
        key(letter("y"), "redo", everywhere.REDO, "lot-redo"),
    ]

    sheet = query_one(Page)

    def compose_body(self) -> ComposeResult:
        """The lot."""
        yield Page(id="lot")

    def show_state(self) -> None:
        """Draw what is parked and what rests now."""
        session = self.session
        if session is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        self.sheet.tell(self._blocks(session))
        things = [thing.id for thing in session.parked] + [rest.key for rest in session.rested]
        self.highlight_one_of(things, place)
        if not things:
            self.show_keys(Key("esc", foot.BACK, "back"))
            return
        self.show_keys(
            Key("enter", say.TAKE_UP_NOW, "take_up"),
            Key("del", say.LET_GO.name, "drop"),
            Key("v", foot.READ_OUT, "read_out"),
            Key("esc", foot.BACK, "back"),
        )

    def action_take_up(self) -> None:
        """Take up what is highlighted, and go back to the session, where it stands in the middle."""
        thing = self._thing
        gives_way = self.session is not None and bool(self.session.topic)
        if thing is None:
            self.whisper(say.NOTHING)
        elif self._decide_to_take_up(thing):
            self.whisper_beneath(say.NOW_ITS_TURN if gives_way else say.NOW_IS_ITS_TIME)
            self.answer(None)

    def action_drop(self) -> None:
        """Let go of what is highlighted."""
        thing = self._thing
        if thing is None:
            self.whisper(say.NOTHING)
            return
        if isinstance(thing, Parked):
            done = self.act(parking.drop_parked, thing.id)
        else:
            done = self.act(parking.drop_rested, thing.step, thing.id)
        if done:
            self.whisper(say.HAS_GONE)

    def action_read_out(self) -> None:
        """Show what is highlighted alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        thing = self._thing
        if thing is not None and self.is_on_top:
            self.app.push_screen(ReadOutScreen(told_of(thing), say.FOR_LATER))
        elif thing is None:
            self.whisper(say.NOTHING if self.offers("park") else say.EMPTY)

    @on(Sheet.Chosen)
    def _choose_by_click(self) -> None:
        self.action_take_up()

    def _decide_to_take_up(self, thing: Parked | Rested) -> bool:
        if isinstance(thing, Parked):
            return self.act(parking.take_up_parked, thing.id)
        return self.act(parking.take_up_rested, thing.step, thing.id)

    @property
    def _thing(self) -> Parked | Rested | None:
        session, chosen = self.session, self.sheet.highlighted
        if session is None:
            return None
        parked = next((thing for thing in session.parked if thing.id == chosen), None)
        return parked or next((rest for rest in session.rested if rest.key == chosen), None)

    def _blocks(self, session: Session) -> Iterator[Block]:
        if not (session.parked or session.rested):
            yield Block(words(say.NOTHING, QUIET), about="park", instead=words(say.EMPTY, QUIET))
            return
        for thing in session.parked:
            yield Block(words(clip(thing.text, SHOWN), PLAIN), key=thing.id)
        now, here = self.host.clock.now(), self.host.clock.zone()
        today = may_be_taken_up(session, now, here)
        for rest in session.rested:
            is_over = rest in today
            when, style = (say.MAY_BE_TAKEN_UP, GOOD) if is_over else (rests_until(rest, now, here), QUIET)
            yield Block(phrase((clip(told_of(rest), SHOWN), PLAIN), (f"   {when}", style)), key=rest.key)
        yield GAP
        waits = may_wait(session, (*session.parked, *session.rested))
        yield Block(words(say.COMES_ALONG if waits else say.COMES_ALONG_IF, QUIET))
