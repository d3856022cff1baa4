"""What is sent to the terminal for a partial update: only what changed, and colours only where they change.

For each update Textual renders every visible widget, sends each changed line from the left edge of its
widget, and ends every piece with a reset. Where the frames of two panes change their colour, that is four
times the bytes and three times the work that is needed. `LeanCompositor` takes only the changed columns, from
the widgets that show them; all else it leaves to Textual. It hangs on names that are Textual's own:
`painting` looks whether they are there, and a test holds what it paints against what Textual would paint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Final

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

FOREGROUND: Final = frozenset({*range(30, 38), 38, 39, *range(90, 98)})
"""The codes that set the colour of letters."""

BACKGROUND: Final = frozenset({*range(40, 48), 48, 49, *range(100, 108)})
"""The codes that set the colour behind them."""

Codes = tuple[str, str, str]
"""The codes of a style: attributes, colour, ground; each empty where the style has none."""

PLAIN: Final[Codes] = ("", "", "")
"""The look after a reset."""

UNSEEN: Final = frozenset({"", "1", "2", "3"})
"""Attributes that an empty column does not show: none, bold, dim, italic. Nor does it show its colour."""

DOWN: Final = "\x1b[B\b"
"""From behind a letter to the place below it."""

Piece = tuple[int, int, Strip]
"""A part of a line: the column and the line where it begins, and what stands there."""

Part = tuple[int, int, Widget, Region, Strip]
"""The first column of a part and the one after its last, whose it is, where that is shown, its whole line."""


class LeanCompositor(Compositor):
    """Takes what changed from the foremost widgets alone."""

    def render_partial_update(self) -> LeanUpdate | None:  # type: ignore[override]
        """The update for all that was marked as dirty since the last one; None where nothing was."""
        if not self._dirty_regions:
            return None
        spans = list(self._regions_to_spans(self._dirty_regions))
        self._dirty_regions.clear()
        drawn: dict[Widget, list[Strip]] = {}
        width, height = self.size
        pieces: list[Piece] = []
        for y, left, right in spans:
            if 0 <= y < height:
                pieces.extend(self._pieces(y, max(left, 0), min(right, width), drawn))
        pieces.sort(key=itemgetter(0, 1))  # down a frame's side, not across: its colour is said once
        return LeanUpdate(pieces, width)

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen; what lies behind something else is not rendered for it.

        Args:
            simplify: Whether it is for a picture, which Textual itself makes.
        """
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        drawn: dict[Widget, list[Strip]] = {}
        lines: list[Iterable[Strip]] = []
        for y in range(self.size.height):
            parts = sorted(self._parts(y, 0, self.size.width, drawn), key=itemgetter(0))
            lines.append(
                [strip.crop(first - shown.x, last - shown.x) for first, last, _, shown, strip in parts]
            )
        return LayoutUpdate(lines, self.size.region)

    def _pieces(self, y: int, left: int, right: int, drawn: dict[Widget, list[Strip]]) -> Iterator[Piece]:
        """Columns of a line, to be painted by themselves."""
        for first, last, widget, shown, strip in self._parts(y, left, right, drawn):
            yield self._cut(y, first, last, widget, shown, strip)

    def _parts(self, y: int, left: int, right: int, drawn: dict[Widget, list[Strip]]) -> Iterator[Part]:
        """Columns of a line, from the foremost widget that shows each."""
        missing = [(left, right)]
        for widget, shown, region in self.layers_visible[y]:
            still: list[tuple[int, int]] = []
            for start, end in missing:
                first, last = max(start, shown.x), min(end, shown.right)
                if first >= last:
                    still.append((start, end))
                    continue
                if widget not in drawn:
                    drawn[widget] = widget.render_lines(shown.translate((-region.x, -region.y)))
                yield first, last, widget, shown, drawn[widget][y - shown.y]
                still += [(a, b) for a, b in ((start, first), (last, end)) if a < b]
            if not still:
                return
            missing = still

    def _cut(self, y: int, first: int, last: int, widget: Widget, shown: Region, strip: Strip) -> Piece:
        """Columns of a strip; where it has wide letters, one more on either side, so that none is halved."""
        if strip.cell_length != len(strip.text):
            first -= first > shown.x and self._foremost(first - 1, y) is widget
            last += last < shown.right and self._foremost(last, y) is widget
        return first, y, strip.crop(first - shown.x, last - shown.x)

    def _foremost(self, x: int, y: int) -> Widget | None:
        return next((widget for widget, shown, _ in self.layers_visible[y] if shown.contains(x, y)), None)


class LeanUpdate(CompositorUpdate):
    """An update that is written in few bytes."""

    def __init__(self, pieces: Sequence[Piece], columns: int) -> None:
        self.pieces = pieces
        """What is painted, in the order it is written."""

        self.columns = columns
        """The columns of the screen."""

    def render_segments(self, console: Console) -> str:
        """The update as it is written to the terminal."""
        system = getattr(console, "_color_system", None) or ColorSystem.TRUECOLOR  # as Textual does
        said: list[str] = []
        look = PLAIN
        below: tuple[int, int] | None = None
        for x, y, strip in self.pieces:
            column = x + 1
            said.append(DOWN if below == (x, y) else f"\x1b[{y + 1};{column}H")
            for text, style, _ in strip:
                wanted = codes(style, system)
                if wanted != look:
                    if text.isspace() and not look[0] and wanted[0] in UNSEEN:
                        wanted = "", look[1], wanted[2]
                    said.append(transition(look, wanted))
                    look = wanted
                said.append(text)
                width = cell_len(text)
                column += width
                if width != len(text):
                    # Terminals differ in how wide they draw joined letters: say where the next one stands.
                    said.append(f"\x1b[{column}G")
            below = (x, y + 1) if column == x + 2 < self.columns else None
        return "".join([*said, transition(look, PLAIN)])


@lru_cache(maxsize=1024)
def transition(before: Codes, after: Codes) -> str:
    """What to send so that letters look one way where they looked another way before."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[0m"
    if before[0] and before[0] != after[0]:
        return f"\x1b[{';'.join(filter(None, ('0', *after)))}m"
    changes = [after[0]] if before[0] != after[0] else []
    changes += [after[1] or "39"] if before[1] != after[1] else []
    changes += [after[2] or "49"] if before[2] != after[2] else []
    return f"\x1b[{';'.join(changes)}m"


@lru_cache(maxsize=1024)
def codes(style: Style | None, system: ColorSystem) -> Codes:
    """The codes of a style, sorted by what they are for."""
    if style is None:
        return "", "", ""
    numbers = iter(filter(None, Strip.render_ansi(style, system).split(";")))
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for number in numbers:
        place = 1 if int(number) in FOREGROUND else 2 if int(number) in BACKGROUND else 0
        found[place].append(number)
        if number in ("38", "48"):
            kind = next(numbers)
            found[place].extend((kind, *islice(numbers, 3 if kind == "2" else 1)))
    attributes, colour, ground = (";".join(one) for one in found)
    return attributes, colour, ground
