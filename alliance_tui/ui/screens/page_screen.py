"""The keys of every screen that is a list or a page: arrows, home, end, page keys, enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from alliance_tui.sentences import everywhere as say
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen

if TYPE_CHECKING:
    from alliance_tui.ui.widgets.scroller import Scroller


class PageScreen(LiveScreen[None]):
    """A screen with one scroller, which its keys move."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012 (Textual's form)

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "step(-1)", say.UP, "page-up-one"),
        key("down", "step(1)", say.DOWN, "page-down-one"),
        key("pageup", "turn_page(-1)", say.PAGE_UP, "page-up"),
        key("pagedown", "turn_page(1)", say.PAGE_DOWN, "page-down"),
        key("home", "go_first", say.FIRST, "page-first"),
        key("end", "go_last", say.LAST, "page-last"),
        key("enter", "choose", say.OPEN, "page-choose"),
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
            self.set_reactive(LiveScreen.status, live.store.status)

    def show_answer(self, seat: int) -> None:
        """Bring into view what somebody answered with their number, once it stands on the page."""
        self.call_after_refresh(self.scroller.bring_into_view, str(seat))

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
        sheet = self.scroller.sheet
        if sheet is None or sheet.thing is None:
            self.say_nothing_happens()
        else:
            sheet.choose()
