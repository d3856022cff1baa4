"""The keys of a session that open a dialog."""

from __future__ import annotations

from textual import on

from alliance_tui.domain.parking import question
from alliance_tui.sentences import session as say
from alliance_tui.sentences.vocabulary import STEPS
from alliance_tui.ui.screens.parts.part import SessionPart
from alliance_tui.ui.widgets.agreement_list import AgreementList


class Doors(SessionPart):
    """Opens dialogs; each is loaded when it is first opened."""

    CHANGES = frozenset({"agreement", "end", "review"})

    def action_words(self) -> None:
        """Show all notes."""
        from alliance_tui.ui.dialogs.words import WordsDialog

        self.app.push_screen(WordsDialog())

    def action_agreement(self) -> None:
        """Write an agreement."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        self.app.push_screen(AgreementPage(None))

    @on(AgreementList.Pressed)
    def _edit_agreement(self, message: AgreementList.Pressed) -> None:
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        if self.may_write():
            self.app.push_screen(AgreementPage(message.agreement))

    @on(AgreementList.Called)
    async def _open_called(self, message: AgreementList.Called) -> None:
        await self.run_action(message.action)

    def action_agreements(self) -> None:
        """Show all agreements."""
        from alliance_tui.ui.dialogs.agreements import AgreementsDialog

        self.app.push_screen(AgreementsDialog())

    def action_review(self) -> None:
        """Set the date of the review."""
        from alliance_tui.ui.dialogs.review import open_review

        open_review(self)

    def action_people(self) -> None:
        """Correct names, say who is here, let someone join."""
        from alliance_tui.ui.dialogs.people import PeopleDialog

        self.app.push_screen(PeopleDialog())

    def action_read_out(self) -> None:
        """Show the question alone."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        session = self.session
        asked = question(session) if session else ""
        if session is not None and asked:
            self.app.push_screen(ReadOutScreen(asked, STEPS[session.step]))

    async def action_leave(self) -> None:
        """Leave the program; the session stays open."""
        await self.run_action("app.leave")

    def action_end(self) -> None:
        """Ask whether to end, and then show what was agreed."""
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog
        from alliance_tui.ui.screens.closing import ClosingScreen

        def ended(end: bool | None) -> None:
            if end:
                self.app.push_screen(ClosingScreen())

        sentence = say.before_the_end(unsaved=self.host.drafts.lost_before_end)
        self.app.push_screen(ConfirmDialog(say.END, sentence, yes=say.END_YES, no=say.END_NO), ended)
