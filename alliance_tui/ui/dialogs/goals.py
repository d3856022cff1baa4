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
from alliance_tui.ui.dialogs.dialog import ListDialog, digits
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, WAITS, person_words, phrase, words

NONE_YET: Final = (
    "No goals are written down yet. What someone says in the step purpose is kept as a goal: n writes it."
)
"""Said where there are none."""

MARKS: Final = {None: ("", QUIET), True: ("reached", GOOD), False: ("still open", WAITS)}
"""How a goal stands, in words."""

SHOWN: Final = 300
"""Columns of a goal that are shown; reading it out shows all."""

NAMES: Final = 20
"""Columns in which names stand before the goals."""


class GoalsDialog(ListDialog[None]):
    """The goals of this and of earlier sessions; whose goal it is says with their number how it stands."""

    HEADING = "Our goals"
    TITLE_OF_KEYS = "Our goals"

    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("mark", "goal-seat", "The highlighted goal is mine: reached, or still open"),
        key("enter", "read_out", "read out", "The highlighted goal alone, in the middle", "goal-read-out"),
        key(letter("v"), "read_out", "read out", "The highlighted goal alone, in the middle", "goal-read"),
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
        self.sheet.tell([_block(session, goal) for goal in session.goals] or [Block(words(NONE_YET, QUIET))])
        ids = [goal.id for goal in session.goals]
        if ids and self.sheet.highlighted not in ids:
            self.sheet.highlighted = ids[min(place, len(ids) - 1)]
        self._show_keys()

    def action_mark(self, seat: int) -> None:
        """Say with one's own number how the highlighted goal stands."""
        goal = self._goal
        if goal is None:
            self.whisper(NONE_YET)
        elif self.act(goals.press_goal, goal.id, seat):
            self.whisper(None)

    def action_read_out(self) -> None:
        """Show the highlighted goal alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        goal = self._goal
        if goal is not None and self.session is not None and self.is_on_top:
            self.app.push_screen(ReadOutScreen(goal.text, f"a goal of {self.session.name(goal.participant)}"))

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
            self.show_keys(Key("esc", "back", "back"))
            return
        said = "still open" if goal.reached else "reached"
        self.show_keys(
            Key(str(owner.seat), f"{said} (only {clip(owner.name, 12)})", "press_own"),
            Key("v", "read out", "read_out"),
            Key("esc", "back", "back"),
        )

    @on(Sheet.Highlighted)
    def _tell_keys(self) -> None:
        self._show_keys()


def _block(session: Session, goal: Goal) -> Block:
    person = session.person(goal.participant)
    said, style = MARKS[goal.reached]
    return Block(
        phrase((clip(goal.text, SHOWN), PLAIN), (f"   {said}" if said else "", style)),
        lead=person_words(person, STRONG) if person else words("someone", STRONG),
        hang=NAMES,
        key=goal.id,
    )
