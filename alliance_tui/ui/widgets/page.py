"""A page to read: blocks of words, wrapped to the width there is, some of them things that can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from textual.color import Color
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style

from alliance_tui.ui import theme
from alliance_tui.ui.widgets.sheet import Sheet, Thing
from alliance_tui.ui.widgets.tones import POINTER

NOTHING: Final = Content("")
"""No words."""

APART: Final = "   "
"""Between two pieces that follow one another."""

MARGIN: Final = 2
"""Columns on the left of every line; the pointer stands there."""

STACKED_BELOW: Final = 60
"""Columns below which a lead stands above its words instead of beside them."""

_GROUND: Final = Style(background=Color.parse(theme.GROUND))
_RAISED: Final = Style(background=Color.parse(theme.PANEL))


class Block(Struct, frozen=True):
    """A paragraph of a page."""

    words: Content
    """What it says."""

    lead: Content = NOTHING
    """What stands before it, such as whose words they are."""

    hang: int = 0
    """The columns of the lead where it stands beside the words; 0 where it runs on into them."""

    indent: int = 0
    """Columns before it."""

    flow: tuple[Content, ...] = ()
    """In the place of words: pieces that follow one another, none broken where it fits on a line."""

    centred: bool = False
    """Whether its lines stand in the middle."""

    as_wide_as: int = 0
    """Columns it has at least where it stands in the middle: lines of a list begin at one column."""

    key: str = ""
    """The thing it belongs to; empty for none. Blocks of one thing follow one another."""

    section: bool = False
    """Whether a section begins here, to jump to."""


GAP: Final = Block(NOTHING)
"""An empty line."""


class _Line(Struct, frozen=True):
    """A line as it is drawn."""

    words: Content
    """What it says, with its indent."""

    key: str
    """The thing it belongs to."""


class Page(Sheet):
    """Draws blocks. Each is wrapped once for a width, not for each drawing, nor when others change.

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
        self._blocks = tuple(blocks)
        self._widest = widest
        self._width = 0
        self._lines: list[_Line] = []
        self._laid: dict[int, tuple[Block, list[_Line]]] = {}
        self.sections: tuple[int, ...] = ()
        """The lines on which sections begin."""

    def tell(self, blocks: Iterable[Block]) -> None:
        """Put other blocks on the page: only new ones are wrapped, and drawn alone where no line moves."""
        self._blocks = tuple(blocks)
        before = self._lines
        if self._width:
            self._lay_out(self._width)
        if not self._width or len(before) != len(self._lines):
            self.refresh(layout=True)
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._lines, strict=True)) if old is not new]
        if changed:
            self.refresh(Region(0, changed[0], self.size.width, changed[-1] - changed[0] + 1))

    def count(self, width: int) -> int:
        """Lay the blocks out, if that is not done for this width; answers the number of lines."""
        if width != self._width:
            self._width = width
            self._laid.clear()
            self._lay_out(width)
        return len(self._lines)

    def draw(self, y: int, width: int, *, highlighted: bool) -> Strip:
        """Draw a line; the first one of what is highlighted has a pointer."""
        line = self._lines[y]
        thing = self.thing
        points = highlighted and thing is not None and thing.start == y
        ground = _RAISED if highlighted else _GROUND
        pointer = Content.assemble((">" if points else " ", POINTER), " " * (MARGIN - 1))
        segments = Content.assemble(pointer, line.words).render_segments(ground)
        return Strip(segments).adjust_cell_length(width, ground.rich_style)

    def _lay_out(self, width: int) -> None:
        lines: list[_Line] = []
        sections: list[int] = []
        spans: dict[str, tuple[int, int]] = {}
        before, self._laid = self._laid, {}
        for block in self._blocks:
            start = len(lines)
            if block.section:
                sections.append(start)
            if id(block) not in self._laid:
                self._laid[id(block)] = before.get(id(block)) or (block, self._lines_of(block, width))
            lines += self._laid[id(block)][1]
            if block.key:
                spans[block.key] = (spans.get(block.key, (start, 0))[0], len(lines))
        self._lines = lines
        self.sections = tuple(sections)
        self.place_things(
            Thing(key, place, start, end) for place, (key, (start, end)) in enumerate(spans.items())
        )

    def _lines_of(self, block: Block, width: int) -> list[_Line]:
        return [_Line(words, block.key) for words in self._wrapped(block, width)]

    def _wrapped(self, block: Block, width: int) -> list[Content]:
        room = max(width - 2 * MARGIN, 4)
        columns = min(room, self._widest)
        if block.centred:
            told = _flow(block.flow, columns) if block.flow else _wrap(block.words, columns)
            return [_middle(line, room, block.as_wide_as) for line in told]
        indent = min(block.indent, max(columns - 12, 0))
        if block.flow and not block.hang:
            return [Content(" " * indent) + line for line in _flow(block.flow, columns - indent)]
        beside = block.hang and columns >= STACKED_BELOW
        if beside:
            return _beside(block, indent, columns)
        hang = min(2, indent) if block.hang else 0
        if block.flow:
            first = Content(" " * indent) + block.lead
            deeper = columns - indent - hang
            return [first, *(Content(" " * (indent + hang)) + line for line in _flow(block.flow, deeper))]
        stacked = [block.lead, block.words] if block.hang and block.lead else [block.lead + block.words]
        lines: list[Content] = []
        for number, paragraph in enumerate(stacked):
            deeper = indent + (hang if number else 0)
            lines.extend(Content(" " * deeper) + line for line in _wrap(paragraph, max(columns - deeper, 4)))
        return lines


def _middle(line: Content, room: int, as_wide_as: int) -> Content:
    """A line in the middle of so many columns."""
    columns = max(line.cell_length, min(as_wide_as, room))
    return Content(" " * max((room - columns) // 2, 0)) + line


def _beside(block: Block, indent: int, columns: int) -> list[Content]:
    """The lines of a block whose words hang beside its lead."""
    lead = block.lead.truncate(block.hang - 1, ellipsis=True)
    first = lead + Content(" " * (block.hang - lead.cell_length))
    room = max(columns - indent - block.hang, 4)
    lines = _flow(block.flow, room) if block.flow else _wrap(block.words, room)
    return [
        Content(" " * indent) + (first if number == 0 else Content(" " * block.hang)) + line
        for number, line in enumerate(lines)
    ]


def _flow(pieces: Iterable[Content], columns: int) -> list[Content]:
    """Pieces on as many lines as they need; one that is too wide for a line is wrapped."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + len(APART) + piece.cell_length <= columns:
            lines[-1] = Content.assemble(lines[-1], APART, piece)
        else:
            lines.extend(_wrap(piece, columns))
    return lines


def _wrap(words: Content, columns: int) -> list[Content]:
    """Words on as many lines as they need; an empty paragraph is an empty line."""
    return [line.rstrip() for line in words.wrap(columns)] or [NOTHING]
