"""A row of people to choose from: their numbers, or a click, mark them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.domain.people import Participant
from alliance_tui.domain.words import MAX_PEOPLE, ParticipantId
from alliance_tui.sentences import agreement_page as say
from alliance_tui.ui import theme
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import clip_name, width
from alliance_tui.ui.widgets.lines import ink

Place = tuple[Participant, int, int, int, str]
"""A person, the line, the first column and the one after the last, and the words shown there."""


class PeopleChoice(Widget, can_focus=True):
    """Shows everyone with their number, a mark before each who is chosen."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    PeopleChoice { height: auto; min-height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key(str(seat), f"choose({seat})", say.MARK_WHO, f"choose-{seat}") for seat in range(1, MAX_PEOPLE + 1)
    ]

    chosen: reactive[tuple[ParticipantId, ...]] = reactive[tuple[ParticipantId, ...]]((), init=False)
    """Who is marked."""

    @dataclass(eq=False)
    class Changed(Message):
        """Someone was marked, or is marked no more."""

        choice: PeopleChoice
        """Where."""

        @property
        def control(self) -> PeopleChoice:
            """Where."""
            return self.choice

    def __init__(
        self,
        people: Sequence[Participant],
        chosen: tuple[ParticipantId, ...] = (),
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        super().__init__(id=id)
        self._people = tuple(people)
        self.set_reactive(PeopleChoice.chosen, chosen)

    def action_choose(self, seat: int) -> None:
        """Mark the person with a number, or unmark them."""
        person = next((one for one in self._people if one.seat == seat), None)
        if person is None:
            return
        # Who left stays marked until someone chooses anew: nobody sees them here to do it.
        others = tuple(one.id for one in self._people if one.id in self.chosen and one is not person)
        self.chosen = others if person.id in self.chosen else (*others, person.id)
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Mark or unmark who was clicked."""
        for person, row, left, right, _ in self._places(self.size.width):
            if row == event.y and left <= event.x < right:
                self.action_choose(person.seat)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """As many lines as the names need."""
        return max((row + 1 for _, row, *_ in self._places(width)), default=1)

    def render_line(self, y: int) -> Strip:
        """Draw the people of one line."""
        columns = self.size.width
        ground = ink(theme.TEXT, theme.PANEL)
        pieces: list[Segment] = []
        for person, row, _, _, words in self._places(columns):
            if row == y:
                pieces.append(Segment(words, self._look(person)))
                pieces.append(Segment(" ", ground))
        return Strip(pieces).adjust_cell_length(columns, ground)

    def _look(self, person: Participant) -> Style:
        colour = theme.mark(person.seat).colour
        if person.id in self.chosen:
            return ink(theme.GROUND, colour, bold=True)
        return ink(colour, theme.PANEL)

    def _places(self, columns: int) -> list[Place]:
        """Where everyone stands: side by side where there is room, else on further lines."""
        places: list[Place] = []
        row = at = 0
        for person in self._people:
            sign = "✓" if person.id in self.chosen else " "
            symbol = theme.mark(person.seat).symbol
            words = clip_name(f"{person.seat} {symbol} {person.called}", max(columns - 4, 1))
            words = f" {sign} {words} "
            if at and at + width(words) > columns:
                row, at = row + 1, 0
            places.append((person, row, at, at + width(words), words))
            at += width(words) + 1
        return places
