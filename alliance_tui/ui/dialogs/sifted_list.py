"""The list of agreements as it is looked at: in parts, by person, by state, by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.moments import day_words
from alliance_tui.domain.session import Session
from alliance_tui.domain.sifting import STATES, Sieve, Sifted, sifted
from alliance_tui.domain.words import AgreementState, RecordId
from alliance_tui.sentences import agreement_list as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.text import clip, one_line, width
from alliance_tui.ui.widgets.agreement_words import answer_pieces, details
from alliance_tui.ui.widgets.one_line_field import OneLineField
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, HEADING, QUIET, STRONG, phrase, words
from alliance_tui.ui.widgets.word_field import WordField

T = TypeVar("T")

SHOWN: Final = 200
"""Columns of an agreement's words that the list shows; reading it out shows all of them."""

NOTHING_YET: Final = (
    Block(words(say.NOTHING_YET, QUIET)),
    GAP,
    Block(words(say.BEGIN_ONE, QUIET), key="new", about="new"),
)
"""Said where there is no agreement."""

NOTHING_FOUND: Final = (Block(words(say.NOTHING_FOUND, QUIET)),)
"""Said where there are agreements, and none is what is looked for."""

TASKS: Final = Block(words(say.TASKS, HEADING), section=True)
"""Stands above the tasks."""

DONE: Final = Block(words(say.DONE, HEADING), section=True)
"""Stands above the tasks that were done."""


class SiftedList(ListDialog[None]):
    """Shows what lasts, then the tasks, then what was done; keys narrow it down.

    What is highlighted stays in the list when something was done with it, until the highlight moves or
    something else is looked for: another press of the same key is about the same agreement.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "find", say.FIND, "list-find"),
        key(letter("f"), "next_keeper", say.WHOSE, "list-whose"),
        key(letter("s"), "next_state", say.STATE, "list-state"),
    ]

    sheet = query_one(Page)
    field = query_one(OneLineField)

    def __init__(self) -> None:
        """All agreements."""
        super().__init__()
        self.sieve = Sieve()
        """What is looked for."""
        self.listed = Sifted()
        """What is shown."""
        self._listed_by: Sieve | None = None
        self._about: object = None
        self._told: dict[RecordId, tuple[Agreement, list[Block]]] = {}

    @property
    def heading(self) -> str:
        """How many there are, how many of them are listed, and what is looked for."""
        session, sieve = self.session, self.sieve
        return say.heading(
            number=len(sifted(session.agreements, Sieve()).all) if session else 0,
            listed=len(self.listed.all) if sieve != Sieve() else None,
            keeper=session.name(sieve.keeper) if session and sieve.keeper is not None else "",
            state=vocabulary.AGREEMENT_STATES[sieve.state] if sieve.state else "",
            looked_for=sieve.words if sieve.words.strip() else "",
        )

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Page(id="agreements")

    def compose_foot(self) -> ComposeResult:
        """The field to find with, hidden until it is asked for."""
        yield OneLineField(placeholder=say.FIND_BY, id="list-field")

    def tell(self, session: Session) -> None:
        """Tell what has changed: with many agreements, what is said of the others stays as it is."""
        about = session.people, session.assessment.settled
        listed = sifted(session.agreements, self.sieve, self._stays)
        self._listed_by = self.sieve
        if about == self._about and listed == self.listed and self._told:
            return
        if about != self._about:
            self._about, self._told = about, {}
        self.listed = listed
        before, self._told = self._told, {}
        for one in listed.all:
            known = before.get(one.id)
            fits = known is not None and known[0] == one
            self._told[one.id] = known if known and fits else (one, _blocks(session, one))
        parts = [self._part(listed.lasting), self._part(listed.tasks, TASKS), self._part(listed.done, DONE)]
        blocks: list[Block] = []
        for part in filter(None, parts):
            blocks += [GAP, *part] if blocks else part
        there_are = any(one.is_live for one in session.agreements)
        self.sheet.tell(blocks or (NOTHING_FOUND if there_are else NOTHING_YET))

    def action_find(self) -> None:
        """Look for some words."""
        self.field.display = True
        self.set_focus(self.field)
        self.show_state()

    def action_to_list(self) -> None:
        """Leave the field for what was found."""
        self.set_focus(None)
        self.show_state()

    @property
    def is_looking(self) -> bool:
        """Whether words to look for are being typed."""
        return self.focused is self.field

    def action_next_keeper(self) -> None:
        """Show what the next person keeps; after the last one everything."""
        people = self.session.people if self.session else ()
        order = [None, *(person.id for person in people if not person.facilitator)]
        self._look_for(replace(self.sieve, keeper=_next(order, self.sieve.keeper)))

    def action_next_state(self) -> None:
        """Show what is in the next state; after the last one everything."""
        self._look_for(replace(self.sieve, state=_next(STATES, self.sieve.state)))

    def action_back(self) -> None:
        """Show all again, or leave the list."""
        if self.field.display or self.sieve != Sieve():
            self.field.fill("")
            self.field.display = False
            self.set_focus(None)
            self._look_for(Sieve())
            self.show_state()
        else:
            super().action_back()

    @on(TextArea.Changed)
    def _look_for_words(self) -> None:
        self._look_for(replace(self.sieve, words=self.field.text))

    @on(WordField.Submitted)
    def _go_to_list(self) -> None:
        self.action_to_list()

    @on(Sheet.Highlighted)
    def _let_go_of_what_stayed(self) -> None:
        if self.sieve != Sieve() and not all(map(self.sieve.passes, self.listed.all)):
            self.show_state()
            self.call_after_refresh(self.body.show_highlighted)

    @property
    def _stays(self) -> RecordId | None:
        """What is highlighted, where it was listed for what is still looked for."""
        if self._listed_by != self.sieve:
            return None
        return next((one.id for one in self.listed.all if one.id == self.sheet.highlighted), None)

    def _look_for(self, sieve: Sieve) -> None:
        if sieve != self.sieve:
            self.sieve = sieve
            self.show_state()
            self.body.show_highlighted()

    def _part(self, agreements: Sequence[Agreement], heading: Block | None = None) -> list[Block]:
        blocks: list[Block] = [heading] if heading and agreements else []
        for one in agreements:
            blocks += [GAP, *self._told[one.id][1]] if blocks else self._told[one.id][1]
        return blocks


def _blocks(session: Session, one: Agreement) -> list[Block]:
    """An agreement: its words, who keeps it and when, everyone's answer; of what was done the day."""
    seen = clip(one.terms.what, SHOWN)
    whole = f"   {say.READ_WHOLE}" if width(one_line(one.terms.what)) > SHOWN else ""
    title = Block(phrase((seen, STRONG), (whole, QUIET)), key=one.id)
    kept = details(session, one.terms).stylize(QUIET)
    if one.state is AgreementState.DONE:
        done = say.done_on(day=day_words(one.ended, session.zone)) if one.ended else say.DONE_SOMETIME
        return [title, Block(phrase((f"✓ {done}   ", GOOD)) + kept, key=one.id)]
    answers = Block(NOTHING, flow=answer_pieces(session, one), key=one.id)
    return [title, answers, Block(kept, key=one.id)]


def _next(order: Sequence[T], there: T) -> T:
    return order[(order.index(there) + 1) % len(order)] if there in order else order[0]
