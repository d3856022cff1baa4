"""The line at the top of a quiet screen: where one is on the left, a word or two on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.domain.saving import NOT_KEPT, NotKept, NotSaved, ReadOnly, SaveStatus
from alliance_tui.sentences import header as say
from alliance_tui.sentences import not_saved
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, width
from alliance_tui.ui.widgets.lines import ink

TOLD: Final[Mapping[type[SaveStatus], str]] = {
    NotSaved: say.NOT_SAVED,
    ReadOnly: say.READ_ONLY,
    NotKept: NOT_KEPT,
}
"""What is said of how safely things are kept; what is not here needs no word."""


LEAST: Final = 12
"""Columns that are left to a long left where more is said of what is not saved."""


class TopBar(Widget):
    """Draws one line; where it is short the left goes before the right."""

    DEFAULT_CSS = """
    TopBar { height: 1; background: $panel; }
    """

    left: reactive[str] = reactive("", init=False)
    """What is read first; may hold typed words."""

    beside: reactive[str] = reactive("", init=False)
    """What stands quietly after it; may hold typed words."""

    right: reactive[str] = reactive("", init=False)
    """What stands at the right."""

    more: reactive[tuple[str, ...]] = reactive((), init=False)
    """What may stand there instead, the longest first, where there is room."""

    loud: reactive[bool] = reactive(False, init=False)
    """Whether what stands at the right must not be overlooked."""

    def __init__(self, left: str = "", beside: str = "", right: str = "", id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.set_reactive(TopBar.left, left)
        self.set_reactive(TopBar.beside, beside)
        self.set_reactive(TopBar.right, right)

    def tell_status(self, status: SaveStatus) -> None:
        """Say that something is not saved, or cannot be; while all is well the bar says nothing of it."""
        self.loud = isinstance(status, NotSaved | ReadOnly)
        self.right = TOLD.get(type(status), "")
        self.more = _more(status)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        columns = self.size.width
        ground = ink(theme.TEXT, theme.PANEL)
        if y or not columns:
            return Strip.blank(columns, ground)
        most = columns - 4 - min(width(self.left), LEAST)
        right = next((one for one in self.more if width(one) <= most), "")
        if not right and self.more and width(self.more[-1]) <= columns - 2:
            # Before the left: how much would be lost, and the key for that, are nowhere else.
            right = self.more[-1]
        left = clip(self.left, max(columns - 2 - (width(right) + 2 if right else 0), 0))
        room = columns - 2 - width(left)
        if not right:
            right = clip(self.right, room - 2) if room > 4 else ""
        room -= width(right) + 2
        beside = clip(self.beside, room - 3) if self.beside and room > 8 else ""
        beside = f" · {beside}" if beside else ""
        gap = columns - 2 - width(left) - width(beside) - width(right)
        right_ink = ink(theme.GROUND, theme.WAITS, bold=True) if self.loud else ink(theme.QUIET, theme.PANEL)
        segments = [
            Segment(" ", ground),
            Segment(left, ink(theme.TEXT, theme.PANEL, bold=True)),
            Segment(beside, ink(theme.QUIET, theme.PANEL)),
            Segment(" " * max(gap, 0), ground),
            Segment(right, right_ink),
            Segment(" ", ground),
        ]
        return Strip(segments).adjust_cell_length(columns, ground)


def _more(status: SaveStatus) -> tuple[str, ...]:
    """What is said at the right where there is room: why something is not saved, how much, and the key."""
    if not isinstance(status, NotSaved):
        return ()
    waiting = status.waiting
    return (
        not_saved.beside_title(waiting=waiting, reason=status.reason),
        not_saved.beside_title(waiting=waiting),
        not_saved.in_short(waiting=waiting),
    )


def not_saved_words(status: NotSaved, *, is_short: bool) -> str:
    """What a banner says of what is not saved, as a line where there is hardly any room."""
    if is_short:
        return not_saved.in_short(waiting=status.waiting)
    return not_saved.banner(reason=status.reason, waiting=status.waiting, is_all=status.is_all)
