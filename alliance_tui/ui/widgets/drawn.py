"""A widget that is drawn line by line, and sends only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.ui.theme import GROUND
from alliance_tui.ui.widgets.lines import Row, changed

BEHIND: Final = Color.parse(GROUND)
"""What lies behind a row for a filter that wants to know; every piece has a ground of its own."""


@lru_cache(maxsize=1024)
def painted(row: Row, width: int, filters: tuple[LineFilter, ...]) -> Strip:
    """A row as it is painted; the same rows come back at each change of turns."""
    segments = list(row)
    for line_filter in filters:
        segments = line_filter.apply(segments, BEHIND)
    return Strip(segments, width)


class Drawn(Widget, can_focus=False):
    """A widget drawn from rows: `redraw` asks for new ones and repaints only the columns that differ.

    It has no border, padding or opacity of its own, so that its rows need not pass through the styles.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Drawn { width: 1fr; height: 1fr; }
    """

    _rows: Sequence[Row] = ()
    """The rows drawn last."""

    _strips: list[Strip | None]
    """The same as they are painted; None where a row was not painted since it changed."""

    _drawn_width = -1
    """The width they were drawn for."""

    _filters: tuple[LineFilter, ...] = ()
    """What they passed through on the way to the screen."""

    def lines(self, width: int, height: int) -> Sequence[Row]:
        """The rows as they should stand now: `height` of them, each `width` columns wide."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        return self.render_lines(Region(0, y, self.outer_size.width, 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within a region; only those that changed since they were asked for last are made anew."""
        width, height = self.outer_size
        filters = tuple(self.get_line_filters())
        if self._drawn_width != width or len(self._strips) != height or filters != self._filters:
            self._rows, self._drawn_width, self._filters = self.lines(width, height), width, filters
            self._strips = [None] * height
        # A covered screen is drawn by its last layout, in which this widget may have been taller.
        strips = [
            (self._strips[y] or self._paint(y)) if y < height else Strip.blank(width) for y in crop.line_range
        ]
        left, right = crop.column_span
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    def redraw(self) -> None:
        """Repaint what differs from what was drawn last; what was not drawn yet will be in any case."""
        if self._drawn_width < 0 or not self._strips:
            return
        new = self.lines(self._drawn_width, len(self._strips))
        regions = tuple(self._differing(new))
        if regions:
            self._rows = new
            self.refresh(*regions)

    def _paint(self, y: int) -> Strip:
        strip = painted(self._rows[y], self._drawn_width, self._filters)
        self._strips[y] = strip
        return strip

    def _differing(self, new: Sequence[Row]) -> Iterator[Region]:
        """The regions that differ; the same columns of rows that follow one another are one region."""
        begun: dict[tuple[int, int], int] = {}
        for y, (before, after) in enumerate(zip(self._rows, new, strict=True)):
            spans: tuple[tuple[int, int], ...] = ()
            if before is not after and before != after:
                self._strips[y] = None
                spans = changed(before, after)
            for left, right in [span for span in begun if span not in spans]:
                top = begun.pop((left, right))
                yield Region(left, top, right - left, y - top)
            for span in spans:
                begun.setdefault(span, y)
        for (left, right), top in begun.items():
            yield Region(left, top, right - left, len(new) - top)
