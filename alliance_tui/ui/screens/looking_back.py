"""The beginning of an assess session: what was agreed last time, and what was left open then."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType

from alliance_tui.domain.decisions import assessing, parking
from alliance_tui.domain.words import LookingPage, RecordId
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import looking_back as say
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.looking_back_pages import Answered, Thing, looking_back_page, things
from alliance_tui.ui.screens.over_talk import OverTalkScreen
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.sheet import Sheet

ANSWERS: Final = 3
"""How many answers there are at most."""


class LookingBackScreen(OverTalkScreen):
    """Stands over the session; the numbers answer what is asked about the highlighted thing."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"answer", "explain"})

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            key(str(number), f"answer({number})", say.ANSWER, f"looking-back-{number}")
            for number in range(1, ANSWERS + 1)
        ],
        key("enter,space", "choose", say.GO_ON, "looking-back-go"),
        key(letter("u"), "undo", everywhere.UNDO, "looking-back-undo"),
        key(letter("y"), "redo", everywhere.REDO, "looking-back-redo"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._answered: dict[str, Answered] = {}

    def on_mount(self) -> None:
        """Begin at the top, however far below something is asked."""
        self.scroller.begins_at_top = True
        self.note_place(LookingPage.BEGINNING)
        self.call_after_refresh(self.scroller.go_to_line, 0)
        self.watch(self.scroller, "scroll_y", self._tell_keys, init=False)

    def on_resize(self) -> None:
        """Name the arrows where there is more than is in view, which the next layout tells."""
        self.call_after_refresh(self._tell_keys)

    @property
    def numbers(self) -> Collection[int]:
        """They are answers here, whoever gives them."""
        return range(1, ANSWERS + 1)

    def action_answer(self, number: int) -> None:
        """Say what becomes of the highlighted thing."""
        thing = next((one for one in self._things if one.id == self.page.highlighted), None)
        place = self.page.thing.place if self.page.thing else 0
        if thing is None:
            self.whisper(None if self._things else say.NOTHING_ASKED, lambda: not self._things)
        elif not self.scroller.shows_beginning(thing.id):
            # Nobody answers what they have not seen: it is shown first.
            self.whisper(say.PRESS_NUMBER)
        elif number == 2:
            self._let_wait(thing, place)
        elif self._decide(thing, number):
            self._answered[thing.id] = Answered(thing, _what_was_said(thing, number))
            self.tell()
            self.page.highlight_nearest(place)
        self.scroller.show_highlighted()

    def action_explain(self) -> None:
        """Say how to answer, for a click at the foot: it does not choose for anyone."""
        self.whisper(say.PRESS_NUMBER)

    def action_choose(self) -> None:
        """Go on to the marks; where nothing is looked at, to the talk."""
        session = self.session
        if session is None or not self.is_on_top:
            return
        if not session.assessment.agreements:
            self.action_back()
            return
        from alliance_tui.ui.screens.marks import MarksScreen

        self.app.switch_screen(MarksScreen())

    @on(Sheet.Highlighted)
    def _tell_keys(self) -> None:
        """A topic has three answers, all else two."""
        session = self.session
        if session is None:
            return
        thing = next((one for one in self._things if one.id == self.page.highlighted), None)
        on = say.EACH_ALONE if session.assessment.agreements else everywhere.TO_THE_TALK.name
        some = "1 2" if thing is not None and thing.has_two_answers else "1-3"
        answers = (Key(some, say.ANSWERS, "explain"),) if thing is not None else ()
        more = (Key("↑ ↓", foot.SCROLL, "step(1)"),) if self.scroller.hides_some else ()
        back = Key("esc", everywhere.TO_THE_TALK.name, "back")
        # Where the foot is short, what comes first stays: who has not seen what is asked scrolls there.
        seen = thing is None or self.scroller.shows_beginning(thing.id)
        keys = (Key("enter", on, "choose"), *((*answers, *more) if seen else (*more, *answers)), back)
        self.bar.keys = self.useful(keys)

    @on(Sheet.Chosen)
    def _point_at(self) -> None:
        """A click highlights; an answer is a number."""

    @property
    def _things(self) -> tuple[Thing, ...]:
        clock = self.host.clock
        return things(self.session, clock.now(), clock.zone()) if self.session else ()

    def _decide(self, thing: Thing, number: int) -> bool:
        if thing.has_two_answers and number != 1:
            self.whisper(say.TWO_ANSWERS_TO_AGREE if thing.is_agreement else say.TWO_ANSWERS)
            return False
        if thing.is_agreement:
            self._answer_to(RecordId(thing.id))
            return False
        if thing.is_celebration:
            done = self.act(assessing.hold_celebration, RecordId(thing.id))
            return self._said(say.HOW_GOOD, done)
        gives_way = self.session is not None and bool(self.session.topic)
        if thing.rested is None:
            take = parking.take_up_parked if number == 1 else parking.drop_parked
            done = self.act(take, RecordId(thing.id))
        else:
            take_rested = parking.take_up_rested if number == 1 else parking.drop_rested
            done = self.act(take_rested, thing.rested.step, thing.rested.id)
        taken = say.IN_ITS_PLACE if gives_way else say.IN_THE_MIDDLE
        return self._said(taken if number == 1 else say.LET_GO, done)

    def _let_wait(self, thing: Thing, place: int) -> None:
        """Say that something can wait, and go on to the next; said twice it is said once."""
        waits = self.session is not None and thing.id in self.session.assessment.waits
        if waits or self.act(assessing.let_wait, thing.id):
            self.page.highlight_nearest(place + 1)
            self.whisper(None)

    def _answer_to(self, agreement: RecordId) -> None:
        """Open what still waits for somebody's yes: everyone answers there with their own number."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        if self.is_on_top:
            self.whisper(None)
            self.app.push_screen(AgreementPage(agreement, answering=True))

    def _said(self, sentence: str, done: bool) -> bool:
        if done:
            self.whisper(sentence)
        return done

    def tell(self) -> None:
        """Tell what there was last time."""
        session = self.session
        if session is None:
            return
        self.top.left, self.top.beside = session.title, say.PLACE
        for thing in self._things:
            # Taken back, or given way to another: it is asked about again.
            self._answered.pop(thing.id, None)
        answered = tuple(self._answered.values())
        self.page.tell(looking_back_page(session, self.host.clock.now(), answered))
        asked = [one.id for one in self._things]
        if asked and self.page.highlighted not in asked:
            self.page.highlighted = asked[0]
        self._tell_keys()


def _what_was_said(thing: Thing, number: int) -> str:
    if thing.is_celebration:
        return say.WAS_CELEBRATED
    return say.TODAY if number == 1 else say.NOT_NEEDED
