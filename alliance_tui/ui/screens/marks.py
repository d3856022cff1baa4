"""Marking: each takes the laptop once and says alone how every agreement went; all else stays covered."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType

from alliance_tui.domain.decisions import assessing
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Mark, ParticipantId, RecordId
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import marks as say
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.screens.marking import CHOICES, MarkingScreen
from alliance_tui.ui.screens.marks_keys import THUMBS, alone_keys, asking_keys, round_keys
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
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.agreement_words import by_name
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.sheet import Sheet

MARKS: Final = tuple(Mark)
"""The marks by their keys, from 1."""


class MarksScreen(MarkingScreen):
    """Shows who has marked. What was marked is seen by nobody but whoever marks it, while they do."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"explain", "press", "thumbs"})

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
        self._who: ParticipantId | None = None
        self._alone = False
        self._thumbs = False
        self._place = 0
        self._given: dict[RecordId, Mark] = {}
        self._shown: dict[ParticipantId, Mark] = {}

    def on_screen_suspend(self) -> None:
        """Cover what is marked as soon as something comes before it: others may look when it goes."""
        if self._alone:
            self._alone = False
            self.tell()

    # Keys

    @property
    def numbers(self) -> Collection[int]:
        """Marks, for whoever is alone with the laptop or keys in thumbs; else those of everyone there is."""
        return range(1, len(MARKS) + 1) if self._alone or self._thumbs else super().numbers

    def action_press(self, number: int) -> None:
        """Take the laptop with one's own number; once alone, the mark with that number."""
        if self._alone and self._is_at_the_end:
            self.action_back()
        if self._thumbs or self._alone:
            if number > len(MARKS):
                self.whisper(say.PRESS_OR_CLICK)
            elif self.shows_choices((self._place, None if self._thumbs else self._who)):
                self.action_mark(MARKS[number - 1].name)
            else:
                self.whisper(say.NOW_YOU_SEE)
            return
        person = self._person
        if person is not None and person.seat == number:
            self._begin_alone()
            return
        session = self.session
        wanted = session.seated(number) if session else None
        if session is None or wanted is None or wanted not in asked(session):
            self.whisper(_why_not(wanted, number))
        else:
            self._who, self._given = wanted.id, {}
            self.whisper(None)
            self.tell()

    def action_mark(self, name: str) -> None:
        """Mark the agreement that is shown, and go to the next one."""
        person, session = self._person, self.session
        covered = session.assessment.covered if session else ()
        if person is None or not (self._alone or self._thumbs) or self._place >= len(covered):
            return
        mark = Mark[name]
        agreement = covered[self._place]
        if not self.act(assessing.give_mark, agreement, person.id, mark):
            return
        if self._thumbs:
            self._shown[person.id] = mark
        else:
            self._given[agreement] = mark
        self.action_turn(1)

    def action_explain(self) -> None:
        """Say how to mark, for a click at the foot: it does not mark for anyone."""
        self.whisper(say.PRESS_OR_CLICK)

    def action_turn(self, by: int) -> None:
        """Go to the next agreement or the one before; with thumbs, to the next of the people first."""
        session = self.session
        if session is None:
            return
        if not (self._alone or self._thumbs):
            self.say_nothing_happens()
            return
        if self._thumbs:
            people = self._thumbs_here(session)
            at = next((place for place, one in enumerate(people) if one.id == self._who), 0) + by
            if 0 <= at < len(people):
                self._who = people[at].id
        else:
            if self._place + by < 0:
                self.whisper(everywhere.FIRST_AGREEMENT)
            if self._is_done:
                self._say_how_to_change()
                return
            self._place = min(max(self._place + by, 0), len(session.assessment.covered))
            self._cover_given()
        self.tell()
        self.scroller.go_to_line(0)

    def action_choose(self) -> None:
        """Go on: to the next agreement, back to what all may see, or together to what was marked."""
        session = self.session
        if session is None:
            return
        if self._thumbs:
            self._next_thumbs()
        elif self._alone and not self._is_at_the_end:
            self.action_turn(1)
        elif self._alone and not self._is_done:
            self._place = self._unmarked[0]
            self.tell()
        elif self._who is not None:
            self.action_back()
        elif session.assessment.is_ready(session.people):
            from alliance_tui.ui.screens.together import TogetherScreen

            if self.is_on_top:
                self.app.switch_screen(TogetherScreen(MarksScreen))
        else:
            self.whisper(say.EVERYONE_FIRST)

    def action_thumbs(self) -> None:
        """Mark all at once: everyone shows a thumb, one keys it in; what was marked before stays."""
        session = self.session
        if session is None:
            return
        if self._who is not None:
            self.say_nothing_happens()
            return
        if len(asked(session)) < MANY:
            self.whisper(say.NOT_FOR_TWO)
        elif (place := next_unmarked(session)) is None:
            self.whisper(say.ALL_HAVE_MARKED)
        else:
            self._thumbs = True
            self._begin_thumbs(session, place)
            some = any(one.agreement in session.assessment.covered for one in session.assessment.marks)
            self.whisper(say.MARKS_STAY if some else None)
            self.tell()

    def action_back(self) -> None:
        """Cover what is marked; from there, go back to the talk."""
        if self._who is None:
            super().action_back()
            return
        self._who, self._alone, self._thumbs = None, False, False
        self._given, self._shown = {}, {}
        self.whisper(None)
        self.tell()

    @on(Sheet.Chosen)
    def _take_click(self, message: Sheet.Chosen) -> None:
        self.page.highlighted = ""
        if message.key in CHOICES:
            self.action_mark(MARKS[CHOICES.index(message.key)].name)
        else:
            self.action_press(int(message.key))

    # What is shown

    @property
    def _person(self) -> Participant | None:
        return self.session.person(self._who) if self.session and self._who else None

    @property
    def _is_at_the_end(self) -> bool:
        """Whether all agreements were gone through."""
        return self.session is not None and self._place >= len(self.session.assessment.covered)

    @property
    def _unmarked(self) -> list[int]:
        """The places of what this person has not marked yet."""
        assessment = self.session.assessment if self.session else None
        if assessment is None or self._who is None:
            return []
        marked = (assessment.mark(one, self._who) is not None for one in assessment.covered)
        return [place for place, is_marked in enumerate(marked) if not is_marked]

    @property
    def _is_done(self) -> bool:
        """Whether this person has gone through all agreements, and marked them."""
        return self._alone and self._is_at_the_end and not self._unmarked

    def _cover_given(self) -> None:
        """Cover what was marked where the laptop is handed on, as after coming back."""
        if self._is_done:
            self._given = {}

    def _say_how_to_change(self) -> None:
        person = self._person
        if person is not None:
            self.whisper(say.own_number_opens(name=clip(person.name, NAME), number=person.seat))

    def _begin_alone(self) -> None:
        """Begin with the first agreement that this person has not marked."""
        self._alone = True
        self._place = next(iter(self._unmarked), 0)
        self.tell()

    def _thumbs_here(self, session: Session) -> list[Participant]:
        """Whose thumbs are keyed in for this agreement: nobody's who marked it before."""
        agreement = session.assessment.covered[self._place]
        waits = unmarked(session, agreement)
        return [one for one in asked(session) if one.id in self._shown or one in waits]

    def _begin_thumbs(self, session: Session, place: int) -> None:
        """Ask for the thumbs that one agreement still waits for."""
        self._place, self._shown = place, {}
        self._who = unmarked(session, session.assessment.covered[place])[0].id

    def _next_thumbs(self) -> None:
        """Take the next agreement once every thumb is keyed in."""
        session = self.session
        if session is None:
            return
        waits = unmarked(session, session.assessment.covered[self._place])
        self.whisper(None)
        if waits:
            self._who = waits[0].id
            self.whisper(say.still_to_key_in(names=by_name(waits)))
        elif (place := next_unmarked(session, self._place)) is not None:
            self._begin_thumbs(session, place)
        else:
            self.action_back()
        self.tell()

    def tell(self) -> None:
        """Tell who has marked, or what is to be marked."""
        session = self.session
        if session is None:
            return
        self._settle()
        self.top.left, self.top.beside = session.title, say.PLACE
        person = self._person
        if person is None:
            blocks = round_page(session)
        elif self._thumbs:
            blocks = thumbs_page(session, self._place, person.id, self._shown)
        elif self._alone:
            blocks = alone_page(session, person, self._place, self._given)
        else:
            blocks = asking_page(person)
        self.page.tell(self.close_up(blocks) if self._alone or self._thumbs else blocks)
        self.bar.keys = self.useful(self._keys())

    def _settle(self) -> None:
        """Let go of whoever is no longer asked, and of agreements that are no longer looked at."""
        session = self.session
        if session is None:
            return
        covered = session.assessment.covered
        if not covered or (self._who and all(one.id != self._who for one in asked(session))):
            self._who, self._alone, self._thumbs = None, False, False
        if self._thumbs:
            self._place = min(self._place, len(covered) - 1)

    def _keys(self) -> tuple[Key, ...]:
        """The keys that matter now, the most important first."""
        session = self.session
        if session is None:
            return ()
        if self._thumbs:
            return THUMBS
        if self._alone:
            return alone_keys(is_at_the_end=self._is_at_the_end, is_done=self._is_done)
        person = self._person
        return asking_keys(person) if person is not None else round_keys(session)


def _why_not(person: Participant | None, number: int) -> str:
    """Why someone does not mark."""
    if person is None:
        return everywhere.nobody(number=number)
    if person.facilitator:
        return say.facilitates(name=person.name)
    return say.is_absent(name=person.name)
