"""The end of a session: asked once more where words leave the computer; then the thanks."""

from __future__ import annotations

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.keeping import lets_words_go
from alliance_tui.domain.words import Keep
from alliance_tui.sentences import keeping as say
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.kept_words import goes_words, kept_words, stays_words


class Finishing(PageScreen):
    """Ends the session at the table."""

    def finish(self) -> None:
        """End the session, and give thanks; what was typed and not saved goes with it, as was said before."""

        def end() -> bool:
            return self.act(sitting.close)

        def ended(is_over: bool | None) -> None:
            if is_over:
                self.host.drafts.forget()
                self._thank()

        if self.session is not None and lets_words_go(self.session):
            from alliance_tui.ui.dialogs.confirm import ConfirmDialog

            stays = f"{kept_words(self.session, Keep.AGREEMENTS)} {stays_words(self.session)}"
            goes = say.letting_go(stays=stays, what=goes_words(self.session))
            goes = f"{goes} {say.EARLIER_STAYS}" if self.session.begins else goes
            question = ConfirmDialog(say.LET_GO, goes, yes=say.LET_GO_YES, no=say.LET_GO_NO, do=end)
            self.app.push_screen(question, ended)
        else:
            ended(end())

    def _thank(self) -> None:
        """Show the thanks in the place of this screen."""
        if self.is_on_top:
            from alliance_tui.ui.screens.thanks import ThanksScreen

            self.app.switch_screen(ThanksScreen())
