"""The end of a session: asked once more where words leave the computer; the thanks or the way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.keeping import lets_words_go
from alliance_tui.ui.screens.page_screen import PageScreen

LETTING_GO: Final = "Only the agreements stay. Notes, goals and what was parked leave this computer for good."
"""Said before words go that nobody can bring back."""


class Finishing(PageScreen):
    """Ends the session at the table."""

    async def finish(self, then: Callable[[], Awaitable[None]]) -> None:
        """End the session; what was typed and not saved goes with it, as was said before.

        Args:
            then: What comes when it has ended.
        """

        async def ended(end: bool | None) -> None:
            if end and self.act(sitting.close):
                self.host.drafts.forget()
                await then()

        if self.session is not None and lets_words_go(self.session):
            from alliance_tui.ui.dialogs.confirm import ConfirmDialog

            question = ConfirmDialog("Let the other words go?", LETTING_GO, yes="let them go", no="back")
            self.app.push_screen(question, ended)
        else:
            await ended(True)

    async def thank(self) -> None:
        """Show the thanks in the place of this screen."""
        if self.is_on_top:
            from alliance_tui.ui.screens.thanks import ThanksScreen

            self.app.switch_screen(ThanksScreen())

    async def leave(self) -> None:
        """Leave the program."""
        await self.run_action("app.leave")
