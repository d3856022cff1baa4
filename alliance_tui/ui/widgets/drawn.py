"""A widget that is drawn line by line, and sends only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.ui.widgets.lines import changed, ink


class Drawn(Widget, can_focus=False):
    """A widget drawn from lines: `redraw` asks for new ones and repaints only the columns that differ."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Drawn { width: 1fr; height: 1fr; }
    """

    _shown: Sequence[Strip] = ()
    """The lines drawn last."""

    _shown_width = -1
    """The width they were drawn for."""

    def lines(self, width: int, height: int) -> Sequence[Strip]:
        """The lines as they should stand now: `height` of them, each `width` columns wide."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width, height = self.size
        if self._shown_width != width or len(self._shown) != height:
            self._take(self.lines(width, height), width)
        return self._shown[y] if y < len(self._shown) else Strip.blank(width, ink("default"))

    def redraw(self) -> None:
        """Repaint what differs from what was drawn last; nothing at all where nothing does."""
        width, height = self.size
        if not self.is_mounted or not width or not height:
            return
        if self._shown_width != width or len(self._shown) != height:
            self.refresh()
            return
        new = self.lines(width, height)
        regions = tuple(self._differing(new))
        if regions:
            self._take(new, width)
            self.refresh(*regions)

    def _take(self, lines: Sequence[Strip], width: int) -> None:
        self._shown, self._shown_width = lines, width

    def _differing(self, new: Sequence[Strip]) -> Iterator[Region]:
        for y, (before, after) in enumerate(zip(self._shown, new, strict=True)):
            if before is not after:
                yield from (Region(left, y, right - left, 1) for left, right in changed(before, after))
