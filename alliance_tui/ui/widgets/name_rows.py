"""The names of a new alliance: a row for each number people can have, and what is wrong with a name."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from alliance_tui.domain.people import Participant, why_not_a_name
from alliance_tui.domain.words import MAX_PEOPLE, ParticipantId
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.name_row import NameRow
from alliance_tui.ui.widgets.one_line_field import OneLineField


class NameRows(Vertical):
    """As many rows as there are names, and one more."""

    DEFAULT_CSS = """
    NameRows { height: auto; }
    """

    def __init__(self, names: Sequence[str] = (), facilitators: Sequence[str] = ()) -> None:
        """Rows with what was typed before.

        Args:
            names: In the order of their numbers, at most eight.
            facilitators: Those of them who lead through the talk.
        """
        super().__init__()
        named = (*names, *[""] * (MAX_PEOPLE - len(names)))
        self.rows = tuple(
            NameRow(seat, name, facilitates=bool(name) and name in facilitators)
            for seat, name in enumerate(named, start=1)
        )
        """All rows, also those that are not shown."""

    def compose(self) -> ComposeResult:
        """The rows, and a line beneath them."""
        yield from self.rows
        yield Static(id="wrong", markup=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are typed, as they would be kept."""
        return tuple(row.named for row in self.rows if row.named)

    @property
    def facilitators(self) -> tuple[str, ...]:
        """Those of them who lead through the talk."""
        return tuple(row.named for row in self.rows if row.named and row.facilitates)

    @property
    def people(self) -> tuple[Participant, ...]:
        """The people with these names, each on the seat that would be theirs."""
        guides = self.facilitators
        return tuple(
            Participant(ParticipantId(f"p{seat}"), name, seat, facilitator=name in guides)
            for seat, name in enumerate(self.names, start=1)
        )

    @property
    def fields(self) -> list[OneLineField]:
        """The fields that are shown, from the top."""
        return [row.field for row in self.rows if row.display]

    @property
    def next_field(self) -> OneLineField:
        """Where the next name is typed; the last one where all are taken."""
        return self.rows[min(len(self.names), MAX_PEOPLE - 1)].field

    def row_of(self, field: Widget | None) -> NameRow | None:
        """The row whose name is typed in a field; None for any other one."""
        return next((row for row in self.rows if row.field is field), None)

    def look(self, people: Sequence[Participant]) -> None:
        """Show one empty field after the names of these people, and what is wrong with one of them."""
        for row in self.rows:
            row.display = row.seat <= len(people) + 1 or bool(row.field.text)
        wrong = (why_not_a_name(person.name, people[:place]) for place, person in enumerate(people))
        said = self.query_one("#wrong", Static)
        sentence = next(filter(None, wrong), "")
        said.display = bool(sentence)
        said.update(content(sentence))

    def tidy(self) -> None:
        """Close the gap an emptied name has left: seats follow one another."""
        named = [(row.named, row.facilitates) for row in self.rows if row.named]
        for place, row in enumerate(self.rows):
            name, facilitates = named[place] if place < len(named) else ("", False)
            row.take(name, facilitates=facilitates)
