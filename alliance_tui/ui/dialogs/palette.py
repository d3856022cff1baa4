"""Everything that the keys do, to be looked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.command import CommandPalette

from alliance_tui.ui.live_screen import BREAK_ANYWHERE, SAVE_NOW

if TYPE_CHECKING:
    from alliance_tui.ui.host import Host


class Palette(CommandPalette):
    """Textual's palette, over which a break can be called, and saving tried, like everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [BREAK_ANYWHERE, SAVE_NOW]

    def action_save_now(self) -> None:
        """Try at once to save what is not saved, and say what came of it."""
        cast("Host", self.app).save_now()
