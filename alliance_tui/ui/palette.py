"""The command palette, with the keys at its foot that work while letters are its search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import CommandPalette

from alliance_tui.sentences import everywhere as say
from alliance_tui.sentences import foot
from alliance_tui.ui.live_screen import BREAK_ANYWHERE, SAVE_NOW
from alliance_tui.ui.widgets.key_bar import Key, KeyBar

if TYPE_CHECKING:
    from alliance_tui.ui.host import Host

LOW: Final = 16
"""Rows of the terminal below which it has neither frame nor margins."""

KEYS: Final = (
    Key("enter", say.RUN, "run"),
    Key("↑ ↓", foot.CHOOSE, "cursor_down"),
    Key("esc", say.CLOSE, "escape"),
)
"""The keys at the foot."""


class Palette(CommandPalette):
    """Textual's palette; the foot of the screen beneath names keys that are letters here."""

    BINDINGS: ClassVar[list[BindingType]] = [BREAK_ANYWHERE, SAVE_NOW]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-tall")]  # noqa: RUF012 (Textual's form)

    DEFAULT_CSS = """
    Palette > KeyBar { dock: bottom; }
    Palette.-low {
        background: $background;
        & > Vertical { margin-top: 0; }
        & #--input, & CommandList { border: none; }
        & SearchIcon { margin-top: 0; }
        & CommandInput, & CommandInput:focus { border: none; height: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """What Textual shows, and the keys."""
        yield from super().compose()
        bar = KeyBar(KEYS, helps=False)
        bar.set_reactive(KeyBar.typing, True)
        live = cast("Host", self.app).live
        session = live.session if live is not None else None
        bar.set_reactive(KeyBar.sign, session.opening.sign if session is not None else "")
        yield bar

    def action_save_now(self) -> None:
        """Try at once to save what is not saved, and say what came of it."""
        cast("Host", self.app).save_now()

    def action_run(self) -> None:
        """Run what is highlighted, as the key does."""
        self.app.simulate_key("enter")

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.action)
