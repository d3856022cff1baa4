"""The screens go along with another window that has the same alliance open, until that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_tui.sentences import following as say
from alliance_tui.ui.live_screen import LiveDialog, LiveScreen
from alliance_tui.ui.opening import OpeningApp

if TYPE_CHECKING:
    from alliance_tui.live import Live
    from alliance_tui.ports import Clock, Library


class FollowingApp(OpeningApp):
    """An app that sits down and gets up with the other window while it may only read."""

    def __init__(self, library: Library, clock: Clock) -> None:
        super().__init__(library, clock)
        self._is_behind = False

    def beat(self) -> None:
        """Go along with what the other window did, and say once it is gone."""
        live = self.live
        was_reader = live is not None and live.read_only is not None
        super().beat()
        if live is None or live is not self.live or not self.is_running:
            return
        said = ""
        if was_reader or self._is_behind:
            said = self._go_along(live)
        if was_reader and live.read_only is None:
            from alliance_tui.ui.returning import told_on_taking_over

            said = told_on_taking_over(self.screen_stack, live.session)
            self.note_problems(live)
        if said:
            self.call_after_refresh(self.whisper_on_top, said)

    def _go_along(self, live: Live) -> str:
        """Show the session that is at the table now, or none; what there is to say of it.

        What somebody has just opened is not taken away: it waits until that is closed.
        """
        from alliance_tui.ui.screens.alliance import AllianceScreen
        from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
        from alliance_tui.ui.screens.session import SessionScreen

        self._is_behind = False
        if live.session is not None and live.session.is_open:
            return ""
        said = ""
        if any(isinstance(screen, SessionScreen) for screen in self.screen_stack):
            is_own = isinstance(self.screen, LiveDialog | LooseTimeOutScreen)
            if is_own or self.is_written_to or not isinstance(self.screen, LiveScreen):
                self._is_behind = True
                return ""
            self._get_up()
            said = say.ENDED_THERE
        if self._desk.unfinished() is not None:
            if isinstance(self.screen, AllianceScreen):
                return "" if self._show_session(self._desk.resume()) is None else said
            self._is_behind = any(isinstance(screen, AllianceScreen) for screen in self.screen_stack)
        return said

    def _get_up(self) -> None:
        """Show the page of the alliance in the place of the session that has ended."""
        from alliance_tui.ui.screens.alliance import AllianceScreen
        from alliance_tui.ui.screens.session import SessionScreen

        stack = self.screen_stack
        first = next(place for place, screen in enumerate(stack) if isinstance(screen, SessionScreen))
        for _ in stack[first:]:
            self.pop_screen()
        if not isinstance(self.screen, AllianceScreen):
            self.show(AllianceScreen())
