"""One line that says how far the reading of many files is; nobody has to wait for it."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.sentences import shelf as say
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, width
from alliance_tui.ui.widgets.lines import ink
from alliance_tui.ui.widgets.sheet import strip

LONGEST: Final = 24
"""Columns of the bar where there is room."""


class ReadingBar(Widget):
    """A bar and a count; hidden while there is nothing to read."""

    DEFAULT_CSS = """
    ReadingBar { height: 1; display: none; }
    """

    read: reactive[tuple[int, int]] = reactive((0, 0), init=False)
    """How many files were read, of how many; equal where nothing is left."""

    def watch_read(self, read: tuple[int, int]) -> None:
        """Be there only while there is something left."""
        self.display = read[0] < read[1]

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is one line)
        """Draw the words, the bar and the count, as far as there is room."""
        done, of = self.read
        columns = self.size.width
        count = say.read_of(done=done, of=of)
        words = clip(say.READING, max(columns - width(count) - 6, 0))
        room = min(columns - width(words) - width(count) - 8, LONGEST)
        full = room * done // of if room > 0 and of else 0
        pieces = [Segment(f"  {words}  ", ink(theme.QUIET))]
        if room > 0:
            pieces += [
                Segment("█" * full, ink(theme.MARKS[0].colour)),
                Segment("░" * (room - full) + "  ", ink(theme.QUIET)),
            ]
        return strip([*pieces, Segment(count, ink(theme.QUIET))], columns, ink(theme.TEXT))
