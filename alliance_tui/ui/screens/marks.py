"""Marking: each takes the laptop once and says alone how every agreement went; all else stays covered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar, Final, assert_never

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType

from alliance_tui.domain.decisions import assessing
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import LookingPage, Mark, ParticipantId
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import marks as say
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.screens.marking import CHOICES, MarkingScreen
from alliance_tui.ui.screens.marks_keys import THUMBS, alone_keys, asking_keys, round_keys
from alliance_tui.ui.screens.marks_modes import (
    ROUND,
    Alone,
    Asking,
    Mode,
    Round,
    Thumbs,
    begun_alone,
    begun_thumbs,
    settled,
    unmarked_by,
)
from alliance_tui.ui.screens.marks_pages import (
    MANY,
    NAME,
    alone_page,
    asked,
    asking_page,
    next_unmarked,
    round_page,
    thumbs_page,
    unmarked,
)
from alliance_tui.ui.text import clip_name
from alliance_tui.ui.widgets.agreement_words import by_name
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block
from alliance_tui.ui.widgets.sheet import Sheet

MARKS: Final = tuple(Mark)
"""The marks by their keys, from 1."""


class MarksScreen(MarkingScreen):
    """Shows who has marked. What was marked is seen by nobody but whoever marks it, while they do."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"explain", "mark", "press", "thumbs"})

    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("press", say.PRESS, "marks"),
        key("enter,space", "choose", say.GO_ON, "marks-go"),
        key("right", "turn(1)", say.NEXT, "marks-next"),
        key("left", "turn(-1)", say.BEFORE, "marks-before"),
        key(letter("h"), "thumbs", say.ALL_AT_ONCE, "marks-thumbs"),
        key("escape", "back", say.COVER, "marks-back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = ROUND

    def on_mount(self) -> None:
        """Begin with what all may see; who was alone with the laptop takes it anew."""
        self.note_place(LookingPage.MARKS)

    def on_screen_suspend(self) -> None:
        """Cover what is marked as soon as something comes before it: others may look when it goes."""
        if isinstance(self._mode, Alone):
            self._go_to(Asking(self._mode.who))

    def changes(self, name: str) -> bool:
        """Also going on, until all have marked: it says whose turn it is to take the laptop."""
        waits = self.session is None or not self.session.assessment.is_ready(self.session.people)
        return (name == "choose" and waits) or super().changes(name)

    def offer_anew(self) -> None:
        """Cover what is marked: where nothing can be kept, nobody marks."""
        self._mode = ROUND
        super().offer_anew()

    # Keys

    @property
    def numbers(self) -> Collection[int]:
        """Marks, for whoever is alone with the laptop or keys in thumbs; else those of everyone there is."""
        return range(1, len(MARKS) + 1) if isinstance(self._mode, Alone | Thumbs) else super().numbers

    def action_press(self, number: int) -> None:
        """Take the laptop with one's own number; once alone, the mark with that number."""
        session = self.session
        if session is None:
            return
        if isinstance(self._mode, Alone) and self._mode.is_at_the_end(session):
            self.action_back()
        wanted = session.seated(number)
        match self._mode:
            case Alone(who=who, place=place):
                self._press_mark(number, (place, who))
            case Thumbs(place=place):
                self._press_mark(number, (place, None))
            case Asking(who=who) if wanted is not None and wanted.id == who:
                self._go_to(begun_alone(session, who))
            case Round() | Asking() if wanted is None or wanted not in asked(session):
                self.whisper(_why_not(wanted, number))
            case Round() | Asking():
                self.whisper(None)
                self._go_to(Asking(wanted.id))
            case _ as never:
                assert_never(never)

    def _press_mark(self, number: int, what: tuple[int, ParticipantId | None]) -> None:
        """Give the mark with a number, once it was seen what can be chosen."""
        if number > len(MARKS):
            self.whisper(say.PRESS_OR_CLICK)
        elif self.shows_choices(what):
            self.action_mark(MARKS[number - 1].name)
        else:
            self.whisper(say.NOW_YOU_SEE)

    def action_mark(self, name: str) -> None:
        """Mark the agreement that is shown, and go to the next one."""
        mode, session, mark = self._mode, self.session, Mark[name]
        covered = session.assessment.covered if session else ()
        if not isinstance(mode, Alone | Thumbs) or mode.place >= len(covered):
            return
        agreement = covered[mode.place]
        if not self.act(assessing.give_mark, agreement, mode.who, mark):
            return
        match self._mode:
            case Alone() as alone:
                self._mode = replace(alone, given={**alone.given, agreement: mark})
            case Thumbs() as thumbs:
                self._mode = replace(thumbs, shown={**thumbs.shown, mode.who: mark})
            case _:
                pass
        self.action_turn(1)

    def action_explain(self) -> None:
        """Say how to mark, for a click at the foot: it does not mark for anyone."""
        self.whisper(say.PRESS_OR_CLICK)

    def action_turn(self, by: int) -> None:
        """Go to the next agreement or the one before; with thumbs, to the next of the people first."""
        session = self.session
        if session is None:
            return
        match self._mode:
            case Thumbs() as thumbs:
                people = thumbs.people(session)
                at = next((place for place, one in enumerate(people) if one.id == thumbs.who), 0) + by
                self._go_to(replace(thumbs, who=people[at].id) if 0 <= at < len(people) else thumbs)
            case Alone() as alone:
                if alone.place + by < 0:
                    self.whisper(everywhere.FIRST_AGREEMENT)
                if alone.is_done(session):
                    self._say_how_to_change(session, alone.who)
                    return
                turned = replace(alone, place=min(max(alone.place + by, 0), len(session.assessment.covered)))
                # What was marked is covered where the laptop is handed on, as after coming back.
                self._go_to(replace(turned, given={}) if turned.is_done(session) else turned)
            case _:
                self.say_nothing_happens()
                return
        self.scroller.go_to_line(0)

    def action_choose(self) -> None:
        """Go on: to the next agreement, back to what all may see, or together to what was marked."""
        session = self.session
        if session is None:
            return
        match self._mode:
            case Thumbs() as thumbs:
                self._next_thumbs(session, thumbs)
            case Alone() as alone if not alone.is_at_the_end(session):
                self.action_turn(1)
            case Alone() as alone if not alone.is_done(session):
                self._go_to(replace(alone, place=unmarked_by(session, alone.who)[0]))
            case Alone() | Asking():
                self.action_back()
            case Round() if session.assessment.is_ready(session.people):
                from alliance_tui.ui.screens.together import TogetherScreen

                if self.is_on_top:
                    self.app.switch_screen(TogetherScreen(MarksScreen))
            case Round():
                self.whisper(say.EVERYONE_FIRST)
            case _ as never:
                assert_never(never)

    def action_thumbs(self) -> None:
        """Mark all at once: everyone shows a thumb, one keys it in; what was marked before stays."""
        session = self.session
        if session is None:
            return
        if self._mode != ROUND:
            self.say_nothing_happens()
        elif len(asked(session)) < MANY:
            self.whisper(say.NOT_FOR_TWO)
        elif (place := next_unmarked(session)) is None:
            self.whisper(say.ALL_HAVE_MARKED)
        else:
            some = any(one.agreement in session.assessment.covered for one in session.assessment.marks)
            self.whisper(say.MARKS_STAY if some else None)
            self._go_to(begun_thumbs(session, place))

    def _next_thumbs(self, session: Session, thumbs: Thumbs) -> None:
        """Take the next agreement once every thumb is keyed in."""
        waits = unmarked(session, session.assessment.covered[thumbs.place])
        if waits:
            self.whisper(say.still_to_key_in(names=by_name(waits)))
            self._go_to(replace(thumbs, who=waits[0].id))
        elif (place := next_unmarked(session, thumbs.place)) is not None:
            self.whisper(None)
            self._go_to(begun_thumbs(session, place))
        else:
            self.action_back()

    def action_back(self) -> None:
        """Cover what is marked; from there, go back to the talk."""
        if self._mode == ROUND:
            super().action_back()
            return
        self.whisper(None)
        self._go_to(ROUND)

    @on(Sheet.Chosen)
    def _take_click(self, message: Sheet.Chosen) -> None:
        self.page.highlighted = ""
        if message.key in CHOICES:
            self.action_mark(MARKS[CHOICES.index(message.key)].name)
        else:
            self.action_press(int(message.key))

    def _say_how_to_change(self, session: Session, who: ParticipantId) -> None:
        person = session.person(who)
        if person is not None:
            self.whisper(say.own_number_opens(name=clip_name(person.called, NAME), number=person.seat))

    # What is shown

    def _go_to(self, mode: Mode) -> None:
        self._mode = mode
        self.tell()

    def tell(self) -> None:
        """Tell who has marked, or what is to be marked."""
        session = self.session
        if session is None:
            return
        self._mode = settled(self._mode, session)
        self.top.left, self.top.beside = session.title, say.PLACE
        blocks, keys = self._told(session)
        self.page.tell(blocks)
        self.bar.keys = self.useful(keys)

    def _told(self, session: Session) -> tuple[Iterable[Block], tuple[Key, ...]]:
        """What is told now, and the keys that matter now, the most important first."""
        mode = self._mode
        person = None if isinstance(mode, Round) else session.person(mode.who)
        if isinstance(mode, Round) or person is None:
            return round_page(session), round_keys(session)
        match mode:
            case Asking():
                return asking_page(person), asking_keys(person)
            case Alone():
                page = alone_page(session, person, mode.place, mode.given)
                is_at_the_end, is_done = mode.is_at_the_end(session), mode.is_done(session)
                return self.close_up(page), alone_keys(is_at_the_end=is_at_the_end, is_done=is_done)
            case Thumbs():
                return self.close_up(thumbs_page(session, mode.place, person.id, mode.shown)), THUMBS
            case _ as never:
                assert_never(never)


def _why_not(person: Participant | None, number: int) -> str:
    """Why someone does not mark."""
    if person is None:
        return everywhere.nobody(number=number)
    if person.facilitator:
        return say.facilitates(name=person.called)
    return say.is_absent(name=person.called)
