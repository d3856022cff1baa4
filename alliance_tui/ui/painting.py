"""What is sent to the terminal for a partial update: only what changed, and colours only where they change.

Textual sends each changed line from the left edge of its widget and ends every piece with a reset. Where a
frame changes its colour, that is four times what is needed. `LeanPaint` leaves everything else to Textual; it
hangs on one private method, which a test watches.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

FOREGROUND: Final = frozenset({*range(30, 38), 38, 39, *range(90, 98)})
"""The codes that set the colour of letters."""

BACKGROUND: Final = frozenset({*range(40, 48), 48, 49, *range(100, 108)})
"""The codes that set the colour behind them."""

Codes = tuple[str, str, str]
"""The codes of a style: attributes, colour, ground; each empty where the style has none."""


class LeanPaint(App[None]):
    """An app that sends partial updates as `LeanUpdate`."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if type(renderable) is ChopsUpdate:
            super()._display(screen, LeanUpdate(renderable))
        else:
            super()._display(screen, renderable)


class LeanUpdate(ChopsUpdate):
    """The same update, said in fewer bytes."""

    def __init__(self, update: ChopsUpdate) -> None:
        super().__init__(update.chops, update.spans, update.chop_ends)

    def render_segments(self, console: Console) -> str:
        """The update as it is written to the terminal."""
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 (as Textual does)
        said: list[str] = []
        style: Style | None = None
        for x, y, strip in self._pieces():
            said.append(f"\x1b[{y + 1};{x + 1}H")
            for text, wanted, _ in strip:
                if wanted is not style:
                    said.append(transition(style, wanted, system))
                    style = wanted
                said.append(text)
                x += cell_len(text)
                if not text.isascii() and len(text) != cell_len(text):
                    # Terminals differ in how wide they draw joined letters: say where the next one stands.
                    said.append(f"\x1b[{x + 1}G")
        return "".join([*said, transition(style, None, system)])

    def _pieces(self) -> Iterator[tuple[int, int, Strip]]:
        """The parts of the screen that changed, each with the column and line where it begins."""
        for y, left, right in self.spans:
            ends = self.chop_ends[y]
            for end, (x, strip) in zip(ends, self.chops[y].items(), strict=False):
                if strip is None or x >= right or end <= left:
                    continue
                start = max(left, x)
                if start > x and strip.cell_length != len(strip.text):
                    start = x  # never begin in the middle of a wide letter
                yield start, y, strip.crop(start - x, min(end, right) - x)


@lru_cache(maxsize=1024)
def transition(old: Style | None, new: Style | None, system: ColorSystem) -> str:
    """What to send so that letters look like `new` where they looked like `old` before."""
    before, after = codes(old, system), codes(new, system)
    if before == after:
        return ""
    if not any(after):
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
    rendered = Strip.render_style(style, "", system)
    numbers = iter(rendered.removeprefix("\x1b[").partition("m")[0].split(";") if rendered else ())
    sorted_codes: tuple[list[str], list[str], list[str]] = ([], [], [])
    for number in numbers:
        place = 1 if int(number) in FOREGROUND else 2 if int(number) in BACKGROUND else 0
        sorted_codes[place].append(number)
        if number in ("38", "48"):
            kind = next(numbers)
            sorted_codes[place].extend((kind, *islice(numbers, 3 if kind == "2" else 1)))
    attributes, colour, ground = (";".join(one) for one in sorted_codes)
    return attributes, colour, ground
