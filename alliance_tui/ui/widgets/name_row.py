"""One name of a new alliance: its number, the field, and whether that person facilitates."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from alliance_tui.domain.people import clean_name
from alliance_tui.sentences.people import FACILITATES
from alliance_tui.ui import theme
from alliance_tui.ui.widgets.one_line_field import OneLineField
from alliance_tui.ui.widgets.tones import phrase, seat_tone


class NameRow(Horizontal):
    """Where the name for one number is typed."""

    facilitates: reactive[bool] = reactive(False, toggle_class="-facilitates")
    """Whether that person leads through the talk."""

    def __init__(self, seat: int, name: str = "", *, facilitates: bool = False) -> None:
        """A name.

        Args:
            seat: The number they will press, 1 to 8.
            name: As far as it is typed.
            facilitates: Whether that person leads through the talk.
        """
        super().__init__(classes="name", id=f"row-{seat}")
        self.seat = seat
        """The number they will press, 1 to 8."""
        self.field = OneLineField(name, id=f"name-{seat}")
        """Where it is typed."""
        self.set_reactive(NameRow.facilitates, facilitates)
        self.set_class(facilitates, "-facilitates")

    def compose(self) -> ComposeResult:
        """The number with its symbol, the field, the word."""
        mark = f" {self.seat} {theme.mark(self.seat).symbol}"
        yield Static(phrase((mark, seat_tone(self.seat))), classes="seat")
        yield self.field
        yield Static(FACILITATES, classes="facilitates", markup=False)

    @property
    def named(self) -> str:
        """The name, as it would be kept; empty for none."""
        return clean_name(self.field.text)

    def take(self, name: str, *, facilitates: bool) -> None:
        """Be about another name."""
        self.facilitates = facilitates
        if self.named != name:
            self.field.fill(name)
