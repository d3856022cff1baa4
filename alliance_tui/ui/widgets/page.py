"""A page to read: blocks of words, wrapped to the width there is, some of them things that can be chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from msgspec.structs import replace
from textual.color import Color
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style

from alliance_tui.ui import theme
from alliance_tui.ui.widgets.block import GAP, MARGIN, NOTHING, Block, height, wrapped
from alliance_tui.ui.widgets.sheet import Sheet, Thing
from alliance_tui.ui.widgets.tones import POINTER

__all__ = ["GAP", "MARGIN", "NOTHING", "Block", "Page"]

WIDTHS: Final = 4
"""For so many widths it is known how high blocks are: Textual asks for that with a scrollbar and without."""

_GROUND: Final = Style(background=Color.parse(theme.GROUND))
_RAISED: Final = Style(background=Color.parse(theme.PANEL))


class Page(Sheet):
    """Draws blocks. Each is counted once for a width, and wrapped when it is first seen.

    A block that is told again is known by being the same object: whoever changes one thing of many keeps the
    blocks of the others.
    """

    def __init__(self, blocks: Iterable[Block] = (), *, widest: int = 100, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        """A page with some blocks.

        Args:
            blocks: What is on it.
            widest: The most columns a line of words may have: longer lines are hard to read.
            id: Textual's id.
        """
        super().__init__(id=id)
        self._told = self._blocks = tuple(blocks)
        self._widest = widest
        self._width = 0
        self._starts: list[int] = [0]
        self._heights: dict[int, dict[int, int]] = {}
        self._seen: dict[int, list[Content]] = {}
        self.sections: tuple[int, ...] = ()
        """The lines on which sections begin."""

    def on_mount(self) -> None:
        """Tell anew what keys do where that has changed: its screen knows whether anything can be kept."""
        if "status" in self.screen._reactives:  # noqa: SLF001 (as Textual asks it itself)
            self.watch(self.screen, "status", self._tell_again, init=False)

    def _tell_again(self) -> None:
        if any(block.about for block in self._told):
            self.tell(self._told)

    def _offered(self) -> Iterator[Block]:
        """What names no key that is withheld; the empty line after what is left out goes with it."""
        left_out = False
        for block in self._told:
            was_left_out = left_out
            is_withheld = bool(block.about) and self.screen.check_action(block.about, ()) is None
            left_out = is_withheld and not block.instead
            if not left_out and not (was_left_out and block is GAP):
                yield replace(block, words=block.instead) if is_withheld else block

    def tell(self, blocks: Iterable[Block]) -> None:
        """Put other blocks on the page: only new ones are wrapped, and drawn alone where no line moves."""
        self._told = tuple(blocks)
        before, self._blocks = self._blocks, tuple(self._offered())
        starts = self._starts
        self._forget(kept={*map(id, before)} & {*map(id, self._blocks)})
        if self._width:
            self._place()
        if not self._width or starts[-1] != self._starts[-1]:
            self.refresh(layout=True)
            return
        stood = dict(zip(starts, before, strict=False))
        changed = [
            place
            for place, (start, block) in enumerate(zip(self._starts, self._blocks, strict=False))
            if stood.get(start) is not block
        ]
        if changed:
            top = self._starts[changed[0]]
            self.refresh(Region(0, top, self.size.width, self._starts[changed[-1] + 1] - top))

    def count(self, width: int) -> int:
        """Count the lines of all blocks, if that is not done for this width."""
        if width != self._width:
            self._width = width
            self._seen = {}
            self._place()
        return self._starts[-1]

    def draw(self, y: int, width: int, *, highlighted: bool) -> Strip:
        """Draw a line; the first one of what is highlighted has a pointer."""
        place = bisect_right(self._starts, y) - 1
        line = self._lines(self._blocks[place])[y - self._starts[place]]
        thing = self.thing
        points = highlighted and thing is not None and thing.start == y
        ground = _RAISED if highlighted else _GROUND
        pointer = Content.assemble((">" if points else " ", POINTER), " " * (MARGIN - 1))
        segments = Content.assemble(pointer, line).render_segments(ground)
        return Strip(segments).adjust_cell_length(width, ground.rich_style)

    def _place(self) -> None:
        """Note where each block begins, and with it what can be chosen."""
        if len(self._heights) > WIDTHS:
            self._heights = {}
        known = self._heights.setdefault(self._width, {})
        for block in self._blocks:
            if id(block) not in known:
                known[id(block)] = height(block, self._width, self._widest)
        self._starts = [*accumulate((known[id(block)] for block in self._blocks), initial=0)]
        sections: list[int] = []
        spans: dict[str, tuple[int, int]] = {}
        for place, block in enumerate(self._blocks):
            start, end = self._starts[place], self._starts[place + 1]
            if block.section:
                sections.append(start)
            if block.key:
                spans[block.key] = (spans.get(block.key, (start, 0))[0], end)
        self.sections = tuple(sections)
        self.place_things(
            Thing(key, place, start, end) for place, (key, (start, end)) in enumerate(spans.items())
        )

    def _lines(self, block: Block) -> list[Content]:
        """The lines of a block, wrapped when they are first asked for."""
        if id(block) not in self._seen:
            self._seen[id(block)] = self._wrapped(block)
        return self._seen[id(block)]

    def _wrapped(self, block: Block) -> list[Content]:
        return wrapped(block, self._width, self._widest)

    def _forget(self, kept: set[int]) -> None:
        """Forget what is known of blocks that are gone: another one may be at their place in memory."""
        self._seen = {one: lines for one, lines in self._seen.items() if one in kept}
        for width, known in self._heights.items():
            self._heights[width] = {one: rows for one, rows in known.items() if one in kept}
