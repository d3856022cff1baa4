"""The end of a session: asked once more where words would be lost with it; then the thanks."""

from __future__ import annotations

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.keeping import lets_words_go
from alliance_tui.domain.saving import NotKept
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep
from alliance_tui.sentences import keeping as say
from alliance_tui.sentences import unsaved as typed
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.kept_words import goes_words, kept_words, stays_words


class Finishing(PageScreen):
    """Ends the session at the table."""

    def finish(self) -> None:
        """End the session, and give thanks; it is asked first where words would be lost, or what is typed."""
        session = self.session
        if session is None:
            return
        lets_go = lets_words_go(session) and not isinstance(self.status, NotKept)

        def end() -> bool:
            return self.act(sitting.close)

        def ended(is_over: bool | None) -> None:
            if is_over:
                self.host.drafts.forget()
                self._thank(lets_go)

        unsaved = self.host.drafts.lost_at_end
        if lets_go:
            asked = _letting_go(session, unsaved)
            question = ConfirmDialog(say.LET_GO, asked, yes=say.LET_GO_YES, no=say.LET_GO_NO, do=end)
            self.app.push_screen(question, ended)
        elif unsaved:
            asked = typed.end_all_the_same(unsaved=unsaved)
            question = ConfirmDialog(typed.LEAVE, asked, yes=typed.END_YES, no=typed.END_NO, do=end)
            self.app.push_screen(question, ended)
        else:
            ended(end())

    def _thank(self, words_went: bool) -> None:
        """Show the thanks in the place of this screen."""
        if self.is_on_top:
            from alliance_tui.ui.screens.thanks import ThanksScreen

            self.app.switch_screen(ThanksScreen(words_went=words_went))


def _letting_go(session: Session, unsaved: str) -> str:
    """The question before words go: what stays, what goes, and what is typed and goes with it."""
    stays = f"{kept_words(session, Keep.AGREEMENTS)} {stays_words(session)}"
    return " ".join(
        (
            say.letting_go(stays=stays, what=goes_words(session)),
            *((say.unsaved_too(unsaved=unsaved),) if unsaved else ()),
            *((say.EARLIER_STAYS,) if session.begins else ()),
        )
    )
