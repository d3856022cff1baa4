"""Words that may have less room than they need: they end in an ellipsis there."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Static

from alliance_tui.ui.text import width


class Brief(Static):
    """Draws an ellipsis at the end of its last row where the words go on below it."""

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        row = super().render_line(y)
        if y != self.size.height - 1 or not self._goes_on:
            return row
        return _with_ellipsis(row.adjust_cell_length(self.size.width, self.rich_style))

    @property
    def _goes_on(self) -> bool:
        """Whether the words need more rows than there are."""
        room = self.size
        return self.get_content_height(room, self.app.size, room.width) > room.height


def _with_ellipsis(row: Strip) -> Strip:
    """A row with an ellipsis after its last word, or in place of the end of it where it is full."""
    columns = row.cell_length
    at = min(width(row.text.rstrip()), columns - 1)
    start, rest = row.crop(0, at), row.crop(at, columns)
    style = next((one.style for one in rest if one.text), None)
    return Strip.join([start, Strip([Segment("…", style)]), rest.crop(1)])
