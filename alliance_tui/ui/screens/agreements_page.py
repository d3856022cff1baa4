"""What can be done with an agreement that is highlighted on a page, of an alliance or of a past session."""

from __future__ import annotations

from textual.getters import query_one

from alliance_tui.domain.method import ONE_AGREEMENT
from alliance_tui.domain.words import RecordId, SessionKind
from alliance_tui.sentences.agreements_page import CHOOSE_AGREEMENT_FIRST
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.page import Page


class AgreementsPage(PageScreen):
    """A page with agreements on it."""

    page = query_one(Page)
    """What is told."""

    @property
    def chosen(self) -> RecordId | None:
        """The agreement that is highlighted, if it is in force today; None where there is none."""
        alliance = self.host.live.alliance if self.host.live else None
        return alliance.find_lived_with(self.page.highlighted) if alliance and self.is_mounted else None

    def action_life(self) -> None:
        """Show the line of life of the agreement that is highlighted."""
        from alliance_tui.ui.dialogs.life import show_life

        show_life(self, self.page)

    def action_short(self) -> None:
        """Take five minutes to look back at the agreement that is highlighted."""
        if self.chosen is None:
            self.whisper(CHOOSE_AGREEMENT_FIRST, lambda: self.chosen is None)
        else:
            self.whisper(self.host.begin_session(SessionKind.ASSESS, [self.chosen], ONE_AGREEMENT))
