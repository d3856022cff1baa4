"""Everyone's goals, and whether each of them is reached."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.carried import Goal
from alliance_tui.domain.decisions import goals
from alliance_tui.domain.session import Session
from alliance_tui.sentences import foot, told, vocabulary
from alliance_tui.sentences import goals as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.text import clip, clip_name
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, WAITS, person_words, phrase, words

MARKS: Final = {None: ("", QUIET), True: (say.REACHED, GOOD), False: (say.STILL_OPEN, WAITS)}
"""How a goal stands, in words."""

SHOWN: Final = 300
"""Columns of a goal that are shown; reading it out shows all."""

NAMES: Final = 20
"""Columns in which names stand before the goals."""


class GoalsDialog(ListDialog[None]):
    """The goals of this and of earlier sessions; whose goal it is says with their number how it stands."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.HEADING

    CHANGES = frozenset({"mark", "press_own"})

    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("mark", say.MINE, "goal-seat"),
        key("enter", "read_out", say.READ_OUT, "goal-read-out"),
        key(letter("v"), "read_out", say.READ_OUT, "goal-read"),
    ]

    sheet = query_one(Page)

    def compose_body(self) -> ComposeResult:
        """The goals."""
        yield Page(id="goals")

    def show_state(self) -> None:
        """Draw the goals as they stand now."""
        session = self.session
        if session is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        none = Block(words(say.NONE_YET, QUIET), about="note", instead=words(say.NONE, QUIET))
        self.sheet.tell([_block(session, goal) for goal in session.goals] or [none])
        self.highlight_one_of([goal.id for goal in session.goals], place)
        self._show_keys()

    def action_mark(self, seat: int) -> None:
        """Say with one's own number how the highlighted goal stands."""
        goal = self._goal
        if goal is None:
            self.whisper(say.NONE_YET)
        elif self.act(goals.press_goal, goal.id, seat):
            self.whisper(None)

    def action_read_out(self) -> None:
        """Show the highlighted goal alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        goal = self._goal
        if goal is not None and self.session is not None and self.is_on_top:
            caption = say.goal_of(name=self.session.name(goal.participant))
            self.app.push_screen(ReadOutScreen(goal.text, caption))
        elif goal is None:
            self.whisper(say.NONE_YET if self.offers("note") else say.NONE)

    def action_press_own(self) -> None:
        """Mark the highlighted goal, for a click at the foot."""
        goal = self._goal
        owner = self.session.person(goal.participant) if self.session and goal else None
        if owner is not None:
            self.action_mark(owner.seat)

    @property
    def _goal(self) -> Goal | None:
        found = self.session.goals if self.session else ()
        return next((goal for goal in found if goal.id == self.sheet.highlighted), None)

    def _show_keys(self) -> None:
        goal = self._goal
        owner = self.session.person(goal.participant) if self.session and goal else None
        if goal is None or owner is None:
            self.show_keys(Key("esc", foot.BACK, "back"))
            return
        if not owner.here:
            self.show_keys(Key("v", foot.READ_OUT, "read_out"), Key("esc", foot.BACK, "back"))
            return
        said = say.says_so(
            standing=say.STILL_OPEN if goal.reached else say.REACHED, owner=clip_name(owner.called, 12)
        )
        self.show_keys(
            Key(str(owner.seat), said, "press_own"),
            Key("v", foot.READ_OUT, "read_out"),
            Key("esc", foot.BACK, "back"),
        )

    @on(Sheet.Highlighted)
    def _tell_keys(self) -> None:
        self._show_keys()


def _block(session: Session, goal: Goal) -> Block:
    person = session.person(goal.participant)
    said, style = MARKS[goal.reached]
    if person is not None and person.gone and not goal.reached:
        said, style = told.OF_WHO_LEFT, QUIET
    return Block(
        phrase((clip(goal.text, SHOWN), PLAIN), (f"   {said}" if said else "", style)),
        lead=person_words(person, STRONG) if person else words(vocabulary.SOMEONE, STRONG),
        hang=NAMES,
        key=goal.id,
    )
