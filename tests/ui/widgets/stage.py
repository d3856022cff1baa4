"""A small app to put one drawn widget or several on, that remembers everything it painted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

import pyte
from rich.cells import cell_len
from rich.color import ColorSystem
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.containers import Grid
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from alliance_tui.ui.lean import LeanUpdate
from alliance_tui.ui.painting import LeanScreen
from alliance_tui.ui.widgets.agreement_list import AgreementList
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from tests.builders import Table

W = TypeVar("W", bound=Message)

NAMES = ("Ana", "Ben", "Chloé", "Dev", "Eva", "Farid", "Grace", "Hugo")
"""Enough people for every seat."""


class Stage(App[None]):
    """Shows widgets side by side; feeds them a table's session."""

    CSS = "Grid { grid-size: 4; } Screen { background: #17181d; }"

    def __init__(self, table: Table, widgets: Sequence[Widget], columns: int, lean: bool = True) -> None:
        super().__init__()
        self.console._color_system = ColorSystem.TRUECOLOR
        self.lean = lean
        self.sent: list[str] = []
        self.table = table
        self.widgets = widgets
        self.columns = columns
        self.updates: list[LeanUpdate] = []
        self.said: list[Message] = []
        self._stream = pyte.Stream()

    def get_default_screen(self) -> Screen[object]:
        """The screen all is painted on."""
        return LeanScreen() if self.lean else Screen()

    def compose(self) -> ComposeResult:
        """The widgets, from left to right and top to bottom."""
        with Grid() as grid:
            grid.styles.grid_size_columns = self.columns
            yield from self.widgets

    def on_mount(self) -> None:
        """Give the widgets the state they begin with."""
        self.feed()

    def feed(self) -> None:
        """Give every widget the newest state, as a screen does."""
        for widget in self.widgets:
            if isinstance(widget, ParticipantPane | AgreementList):
                widget.session = self.table.session
                widget.now = self.table.live.now()

    def emulate(self) -> pyte.Screen:
        """A terminal that everything painted from now on goes to, beginning with the whole screen."""
        emulated = pyte.Screen(*self.size)
        self._stream.attach(emulated)
        self._stream.feed(self.whole())
        return emulated

    def whole(self) -> str:
        """The whole screen as Textual itself paints it."""
        update = cast("CompositorUpdate", self.screen._compositor.render_update(full=True))
        return update.render_segments(self.console)

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if isinstance(renderable, LeanUpdate):
            self.updates.append(renderable)
        if isinstance(renderable, CompositorUpdate):
            self.sent.append(renderable.render_segments(self.console))
            if self._stream.listener is not None:
                self._stream.feed(self.sent[-1])
        super()._display(screen, renderable)

    @property
    def cells_painted(self) -> int:
        """The columns of all lines that partial updates have painted."""
        return sum(strip.cell_length for update in self.updates for _, _, strip in update.pieces)

    @property
    def bytes_sent(self) -> int:
        """What was sent to the terminal."""
        return len("".join(self.sent).encode())

    def on_participant_pane_pressed(self, message: ParticipantPane.Pressed) -> None:
        """Remember it."""
        self.said.append(message)

    def on_participant_pane_note_pressed(self, message: ParticipantPane.NotePressed) -> None:
        """Remember it."""
        self.said.append(message)

    def on_agreement_list_pressed(self, message: AgreementList.Pressed) -> None:
        """Remember it."""
        self.said.append(message)


class Player:
    """A stage with its pilot."""

    def __init__(self, stage: Stage, pilot: Pilot[None]) -> None:
        self.stage = stage
        """The app."""

        self.pilot = pilot
        """Presses and clicks."""

    async def show(self) -> None:
        """Let the newest state be painted; only what that paints is counted."""
        self.stage.updates.clear()
        self.stage.sent.clear()
        self.stage.feed()
        await self.pilot.pause()

    @property
    def said(self) -> list[Message]:
        """The messages the widgets have posted."""
        return self.stage.said


@asynccontextmanager
async def playing(
    table: Table, *widgets: Widget, size: tuple[int, int] = (40, 16), columns: int = 1, lean: bool = True
) -> AsyncIterator[Player]:
    """Put widgets on a stage, in a terminal of some columns and rows.

    Args:
        table: Whose session is shown.
        widgets: What is put on the stage.
        size: Columns and rows of the terminal.
        columns: How many widgets stand side by side.
        lean: Whether lean updates are painted, or Textual's own.
    """
    stage = Stage(table, widgets, columns, lean)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        yield Player(stage, pilot)


def panes(table: Table) -> list[ParticipantPane]:
    """A pane for each person at a table."""
    return [ParticipantPane(person.id) for person in table.session.people]


def text_of(widget: Widget) -> list[str]:
    """The lines of a widget as they stand on the screen; each as wide as the widget."""
    width, height = widget.size
    lines = [strip.text for strip in widget.render_lines(Region(0, 0, width, height))]
    assert all(cell_len(line) == width for line in lines), "every line ends at the right edge"
    return lines


def page_of(widget: Widget) -> str:
    """The text of a widget in one piece."""
    return "\n".join(text_of(widget))


def words_of(widget: Widget) -> str:
    """The words of a widget with frames and line breaks taken away."""
    return " ".join(page_of(widget).translate({ord(sign): " " for sign in "┌─┐│└┘┏━┓┃┗┛"}).split())
