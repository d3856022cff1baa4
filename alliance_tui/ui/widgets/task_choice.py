"""Whether an agreement lasts or is a task: two words, one of them marked."""

from __future__ import annotations

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

from alliance_tui.sentences import agreement_page as say
from alliance_tui.ui import theme
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import clip, width
from alliance_tui.ui.widgets.lines import ink


class TaskChoice(Widget, can_focus=True):
    """Shows both and marks the one it is; their numbers, space or a click choose."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TaskChoice { height: auto; min-height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "choose(False)", say.LASTING, "choose-lasting"),
        key("2", "choose(True)", say.TASK, "choose-task"),
        key("space,left,right", "change", say.THE_OTHER, "choose-the-other"),
    ]

    is_task: reactive[bool] = reactive(False, init=False)
    """Whether it is a task."""

    @dataclass(eq=False)
    class Changed(Message):
        """The other one was chosen."""

        choice: TaskChoice
        """Where."""

        @property
        def control(self) -> TaskChoice:
            """Where."""
            return self.choice

    def __init__(self, is_task: bool = False, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.set_reactive(TaskChoice.is_task, is_task)

    def action_choose(self, is_task: bool) -> None:
        """Choose one."""
        if is_task is not self.is_task:
            self.is_task = is_task
            self.post_message(self.Changed(self))

    def action_change(self) -> None:
        """Choose the one that is not marked."""
        self.action_choose(not self.is_task)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        for place, (row, left, right, _) in enumerate(self._places(self.size.width)):
            if row == event.y and left <= event.x < right:
                self.action_choose(place == 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """One line, or two where it is narrow."""
        return self._places(width)[-1][0] + 1

    def render_line(self, y: int) -> Strip:
        """Draw what stands on a line."""
        columns = self.size.width
        ground = ink(theme.TEXT, theme.PANEL)
        pieces: list[Segment] = []
        for place, (row, _, _, words) in enumerate(self._places(columns)):
            if row == y:
                pieces += [Segment(words, self._look(chosen=(place == 1) is self.is_task))]
                pieces += [Segment(" ", ground)]
        return Strip(pieces).adjust_cell_length(columns, ground)

    def _look(self, *, chosen: bool) -> Style:
        return ink(theme.GROUND, theme.TEXT, bold=True) if chosen else ink(theme.TEXT, theme.PANEL)

    def _places(self, columns: int) -> list[tuple[int, int, int, str]]:
        """For both the line, the first column and the one after the last, and the words shown there."""
        told = [
            f" {'✓' if (place == 1) is self.is_task else ' '} {clip(words, max(columns - 4, 1))} "
            for place, words in enumerate(say.LASTING_OR_TASK)
        ]
        first, second = (width(words) for words in told)
        if first + 1 + second <= columns:
            return [(0, 0, first, told[0]), (0, first + 1, first + 1 + second, told[1])]
        return [(0, 0, first, told[0]), (1, 0, second, told[1])]
