"""Everything that the keys do, to be looked for by name."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.command import CommandPalette

from alliance_tui.ui.live_screen import BREAK_ANYWHERE


class Palette(CommandPalette):
    """Textual's palette, over which a break can be called like everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [BREAK_ANYWHERE]
