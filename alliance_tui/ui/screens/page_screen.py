"""The keys of every screen that is a list or a page: arrows, home, end, page keys, enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from alliance_tui.ui.widgets.scroller import Scroller


class PageScreen(LiveScreen[None]):
    """A screen with one scroller, which its keys move."""

    DEFAULT_CSS = """
    PageScreen.-tiny Whisper { display: none; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012 (Textual's form)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False, id="page-up-one", tooltip="The one before, or a line up"),
        Binding(
            "down", "step(1)", "down", show=False, id="page-down-one", tooltip="The next one, or a line down"
        ),
        Binding("pageup", "turn_page(-1)", "page up", show=False, id="page-up", tooltip="A page up"),
        Binding("pagedown", "turn_page(1)", "page down", show=False, id="page-down", tooltip="A page down"),
        Binding("home", "go_first", "first", show=False, id="page-first", tooltip="To the top"),
        Binding("end", "go_last", "last", show=False, id="page-last", tooltip="To the end"),
        Binding("enter", "choose", "open", show=False, id="page-choose", tooltip="Open what is highlighted"),
    ]

    @property
    def scroller(self) -> Scroller:
        """What the keys move."""
        from alliance_tui.ui.widgets.scroller import Scroller

        return self.query_one(Scroller)

    def take_state(self) -> None:
        """Begin with the newest state: a screen is fed only from the next change on."""
        live = self.host.live
        if live is not None:
            self.set_reactive(LiveScreen.session, live.session)
            self.set_reactive(LiveScreen.now, live.now())
            self.set_reactive(LiveScreen.status, live.status)

    def action_step(self, by: int) -> None:
        """Go to the next thing or the one before."""
        self.scroller.step(by)

    def action_turn_page(self, by: int) -> None:
        """Turn a page."""
        self.scroller.turn_page(by)

    def action_go_first(self) -> None:
        """Go to the top."""
        self.scroller.go_first()

    def action_go_last(self) -> None:
        """Go to the end."""
        self.scroller.go_last()

    def action_choose(self) -> None:
        """Choose what is highlighted."""
        if self.scroller.sheet is not None:
            self.scroller.sheet.choose()

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        await self.run_action(message.action)
