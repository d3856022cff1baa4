"""A sheet of lines, drawn one by one from data, with things on it that can be highlighted and chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget


def strip(pieces: Iterable[Segment], width: int, ground: Style) -> Strip:
    """A line of exactly so many columns: cut off or filled up on the right."""
    return Strip([piece for piece in pieces if piece.text]).adjust_cell_length(width, ground)


class Thing(Struct, frozen=True):
    """Some lines of a sheet that belong together and can be chosen."""

    key: str
    """Names it on its sheet."""

    place: int
    """Its place among the things, from 0."""

    start: int
    """Its first line."""

    end: int
    """The line after its last."""


class Sheet(Widget):
    """Draws only the lines in view, however many there are. A kind of sheet fills in `count` and `draw`."""

    DEFAULT_CSS = """
    Sheet { width: 1fr; height: auto; }
    """

    ALLOW_SELECT = False

    highlighted: reactive[str] = reactive("", init=False, repaint=False)
    """The key of what is highlighted; empty for nothing."""

    class Highlighted(Message):
        """Something else is highlighted."""

        def __init__(self, sheet: Sheet, key: str) -> None:
            super().__init__()
            self.sheet = sheet
            """The sheet it is on."""
            self.key = key
            """Its key; empty for nothing."""

        @property
        def control(self) -> Sheet:
            """The sheet it is on."""
            return self.sheet

    class Chosen(Message):
        """Something was clicked, or entered while it was highlighted."""

        def __init__(self, sheet: Sheet, key: str) -> None:
            super().__init__()
            self.sheet = sheet
            """The sheet it is on."""
            self.key = key
            """Its key."""

        @property
        def control(self) -> Sheet:
            """The sheet it is on."""
            return self.sheet

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.things: Sequence[Thing] = ()
        """What can be chosen, from top to bottom."""
        self._by_key: dict[str, Thing] = {}

    def count(self, width: int) -> int:
        """How many lines there are at a width in columns; also the moment to lay them out."""
        raise NotImplementedError

    def draw(self, y: int, width: int, *, highlighted: bool) -> Strip:
        """One line, exactly so many columns wide."""
        raise NotImplementedError

    @property
    def thing(self) -> Thing | None:
        """What is highlighted; None for nothing."""
        return self.thing_of(self.highlighted)

    def thing_of(self, key: str) -> Thing | None:
        """The thing with a key; None where it is not there."""
        return self._by_key.get(key)

    def place_things(self, things: Iterable[Thing]) -> None:
        """Say anew what can be chosen and where it is; what is highlighted stays so while it is there."""
        self.things = tuple(things)
        self._by_key = {thing.key: thing for thing in self.things}

    def highlight_nearest(self, place: int) -> None:
        """Highlight the thing at a place, or the nearest to it."""
        if self.things:
            self.highlighted = self.things[min(max(place, 0), len(self.things) - 1)].key
        else:
            self.highlighted = ""

    def choose(self) -> None:
        """Choose what is highlighted."""
        if self.thing is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """As many rows as there are lines."""
        return self.count(width) if width else 0

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        if y >= self.count(width):
            return Strip.blank(width)
        thing = self.thing
        return self.draw(y, width, highlighted=thing is not None and thing.start <= y < thing.end)

    def watch_highlighted(self, old: str, new: str) -> None:
        """Draw what was and what is highlighted anew, and nothing else."""
        for key in (old, new):
            thing = self.thing_of(key)
            if thing is not None:
                self.refresh(Region(0, thing.start, self.size.width, thing.end - thing.start))
        self.post_message(self.Highlighted(self, new))

    def on_click(self, event: events.Click) -> None:
        """Highlight and choose what was clicked."""
        place = bisect_right(self.things, event.y, key=lambda one: one.start) - 1
        thing = self.things[place] if place >= 0 else None
        if thing is not None and event.y < thing.end:
            self.highlighted = thing.key
            self.choose()
