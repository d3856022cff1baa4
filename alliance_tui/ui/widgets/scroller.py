"""The window onto a sheet: arrows move from thing to thing, or line by line where there is none near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.geometry import Region

from alliance_tui.ui.widgets.sheet import Sheet, Thing


class Scroller(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls the first sheet in it, if there is one, and whatever else stands there.

    It never has focus: the keys of its screen move it.
    """

    DEFAULT_CSS = """
    Scroller { scrollbar-size-vertical: 1; }
    """

    begins_at_top = False
    """Whether people begin to read at the top, however far below something is highlighted."""

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is moved on; None where there is only text to scroll."""
        return next(iter(self.query(Sheet)), None)

    def step(self, by: int) -> None:
        """Highlight the next thing (1) or the one before (-1), or scroll a line where that is far away."""
        top, bottom = self._view()
        thing = self.sheet.thing if self.sheet else None
        hidden = False
        if thing is not None and thing.start < bottom and thing.end > top:
            hidden = thing.end > bottom if by > 0 else thing.start < top
            following = self._at(thing.place + by)
        else:
            following = self._first_in_view(by)
        reach = (bottom - top) // 2
        is_near = following is not None and (
            following.start < bottom + reach if by > 0 else following.end > top - reach
        )
        if is_near and not hidden:
            self._highlight(following)
            self.show_highlighted()
        else:
            self._scroll(self.scroll_offset.y + by)

    def shows_beginning(self, key: str) -> bool:
        """Whether the first line of a thing is in view; also where there is no such thing."""
        top, bottom = self._view()
        return all(top <= one.start < bottom for one in self._things() if one.key == key)

    @property
    def hides_some(self) -> bool:
        """Whether there is more than is in view."""
        return self.max_scroll_y > 0

    def scroll_line(self, by: int) -> bool:
        """Scroll a line down (1) or up (-1); whether there was one."""
        before = self.scroll_offset.y
        self._scroll(before + by)
        return self.scroll_offset.y != before

    def shows(self, *keys: str) -> bool:
        """Whether all of some things are in view, as far as they are on the sheet."""
        top, bottom = self._view()
        return all(one.start >= top and one.end <= bottom for one in self._things() if one.key in keys)

    def bring_into_view(self, *keys: str) -> None:
        """Scroll as little as brings some things into view that follow one another."""
        there = [one for one in self._things() if one.key in keys]
        if there:
            lines = max(one.end for one in there) - there[0].start
            self._show(there[0].start, lines)

    def turn_page(self, by: int) -> None:
        """Scroll a page down (1) or up (-1), and highlight the first thing there."""
        top, bottom = self._view()
        before = self.scroll_offset.y
        self._scroll(before + by * max(bottom - top - 1, 1))
        if self.scroll_offset.y != before:
            self._highlight(self._first_in_view(1))
        else:
            self._highlight(self._at(len(self._things()) - 1 if by > 0 else 0))

    def go_first(self) -> None:
        """Scroll to the top, and highlight the first thing."""
        self._scroll(0)
        self._highlight(self._at(0))

    def go_last(self) -> None:
        """Scroll to the end, and highlight the last thing."""
        self._scroll(self.max_scroll_y)
        self._highlight(self._at(len(self._things()) - 1))

    def go_to_line(self, y: int) -> None:
        """Scroll so that a line of the sheet is the first one in view."""
        self._scroll(self._sheet_top() + y)

    @property
    def first_line(self) -> int:
        """The first line of the sheet that is in view; negative where something stands above it."""
        return self._view()[0]

    def show_highlighted(self) -> None:
        """Scroll as little as brings what is highlighted into view, with what stands above the first."""
        thing = self.sheet.thing if self.sheet else None
        if thing is None:
            return
        start = 0 if thing.place == 0 and thing.end <= self.size.height else thing.start
        self._show(start, thing.end - start)

    def on_resize(self) -> None:
        """Keep what is highlighted in view; what begins at the top stays there until somebody moves."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        if not (self.begins_at_top and self.scroll_offset.y == 0):
            self.show_highlighted()

    def _things(self) -> Sequence[Thing]:
        return self.sheet.things if self.sheet else ()

    def _sheet_top(self) -> int:
        return self.sheet.virtual_region.y if self.sheet else 0

    def _view(self) -> tuple[int, int]:
        """The first line of the sheet in view and the one after the last."""
        top = self.scroll_offset.y - self._sheet_top()
        return top, top + self.size.height

    def _show(self, start: int, lines: int) -> None:
        """Scroll as little as brings some lines of the sheet into view."""
        rows = min(lines, max(self.size.height, 1))
        region = Region(0, self._sheet_top() + start, 1, rows)
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True)

    def _highlight(self, thing: Thing | None) -> None:
        if thing is not None and self.sheet is not None:
            self.sheet.highlighted = thing.key

    def _at(self, place: int) -> Thing | None:
        """The thing at a place; None beyond the ends."""
        things = self._things()
        return things[place] if 0 <= place < len(things) else None

    def _first_in_view(self, by: int) -> Thing | None:
        """The first thing in view, looking down (1) or up (-1)."""
        top, bottom = self._view()
        if by > 0:
            return self._at(bisect_left(self._things(), top, key=lambda one: one.start))
        return self._at(bisect_right(self._things(), bottom, key=lambda one: one.end) - 1)
