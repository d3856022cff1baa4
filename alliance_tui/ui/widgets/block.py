"""A paragraph of a page, and the lines it has at a width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from textual.content import Content

NOTHING: Final = Content("")
"""No words."""

APART: Final = "   "
"""Between two pieces that follow one another."""

MARGIN: Final = 2
"""Columns on the left of every line; the pointer stands there."""

STACKED_BELOW: Final = 60
"""Columns below which a lead stands above its words instead of beside them."""


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

    about: str = ""
    """The action whose key it names: it is not told where its screen withholds that; empty for none."""

    instead: Content = NOTHING
    """What it says there in place of its words; where there is nothing, it is left out."""


GAP: Final = Block(NOTHING)
"""An empty line."""


def height(block: Block, width: int, widest: int) -> int:
    """How many lines a block has, without laying it out where that can be told.

    Args:
        block: Which one.
        width: The columns of the page.
        widest: The most columns a line of words may have.
    """
    columns = min(max(width - 2 * MARGIN, 4), widest)
    if block.centred:
        return _rows_of(block, columns)
    indent = min(block.indent, max(columns - 12, 0))
    if block.hang and columns >= STACKED_BELOW:
        return _rows_of(block, max(columns - indent - block.hang, 4))
    if block.flow:
        # Beneath a lead on a line of its own, or without one.
        deeper = indent + (min(2, indent) if block.hang else 0)
        return bool(block.hang) + _rows_of(block, columns - deeper)
    room = max(columns - indent, 4)
    if not block.lead:
        return _rows(block.words, room)
    if not block.hang:
        return _rows(block.lead + block.words, room)
    return _rows(block.lead, room) + _rows(block.words, max(columns - indent - min(2, indent), 4))


def wrapped(block: Block, width: int, widest: int) -> list[Content]:
    """The lines of a block.

    Args:
        block: Which one.
        width: The columns of the page.
        widest: The most columns a line of words may have.
    """
    room = max(width - 2 * MARGIN, 4)
    columns = min(room, widest)
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


def _rows_of(block: Block, columns: int) -> int:
    """How many lines the words or pieces of a block need."""
    if not block.flow:
        return _rows(block.words, columns)
    rows = used = 0
    for piece in block.flow:
        if rows and used + len(APART) + piece.cell_length <= columns:
            used += len(APART) + piece.cell_length
        else:
            here = _rows(piece, columns)
            rows += here
            # The last line of a piece that was broken cannot be told from its length.
            used = (piece if here == 1 else _wrap(piece, columns)[-1]).rstrip().cell_length
    return rows


def _rows(words: Content, columns: int) -> int:
    """How many lines words need. A sentence as most are is not wrapped to tell that."""
    text = words.plain
    if words.cell_length <= columns and "\n" not in text and "\t" not in text:
        return 1
    each = text.split(" ")
    if words.cell_length != len(text) or each != text.split() or max(map(len, each)) > columns:
        return max(words.get_height({}, columns), 1)
    rows, start = 1, 0
    while len(text) - start > columns:
        start = text.rindex(" ", start, start + columns + 1) + 1
        rows += 1
    return rows
