"""What the dialogs share in which people say yes to an agreement, each with their own number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.people import Participant
from alliance_tui.domain.starting import asking_order
from alliance_tui.domain.words import AgreementState
from alliance_tui.sentences import answering as say
from alliance_tui.sentences import everywhere
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.widgets.agreement_words import standing_at_table
from alliance_tui.ui.widgets.answer_blocks import answer_blocks
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet


class Answering(Dialog[None]):
    """Shows one agreement with everyone's answer; a number, or a click on a name, moves that one on."""

    CHANGES = frozenset({"consent", "explain"})

    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("consent", say.HOW_NUMBERS_ANSWER, "answer"),
        key(letter("v"), "read_out", say.READ_OUT, "agreement-read-out"),
        key(letter("u"), "undo", everywhere.UNDO, "answer-undo"),
        key(letter("y"), "redo", everywhere.REDO, "answer-redo"),
    ]

    answers = query_one(Page)

    _order: tuple[Participant, ...] | None = None

    @property
    def agreement(self) -> Agreement | None:
        """The agreement as it stands now; None where there is none, or it was withdrawn."""
        raise NotImplementedError

    def show_answers(self) -> None:
        """Draw the answers as they are now."""
        session = self.session
        if session is None:
            return
        if self._order is None:
            # As it is when people begin to answer: who spoke least does not change while they do.
            self._order = asking_order(session, session.t)
        self.answers.tell(answer_blocks(session, self.agreement, self.columns, self._order))

    def action_consent(self, seat: int) -> None:
        """Move someone's answer on."""
        before = self.agreement
        if before is None:
            self.whisper(agreements.NOT_THERE)
        elif self.act(agreements.press_consent, before.id, seat):
            self.call_after_refresh(self.body.bring_into_view, str(seat))
            is_now = self.agreement.state if self.agreement else None
            if is_now is before.state:
                return
            in_force = is_now is AgreementState.IN_FORCE
            self.whisper(say.IN_FORCE if in_force else say.NO_LONGER_IN_FORCE)

    def action_explain(self) -> None:
        """Say how to answer: nobody answers for someone else by a click on the key bar."""
        self.whisper(say.PRESS_YOUR_OWN)

    def action_read_out(self) -> None:
        """Show the words alone."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        one, session = self.agreement, self.session
        if one is not None and session is not None and self.is_on_top:
            standing = standing_at_table(session, one)[0]
            people = session.participants
            self.app.push_screen(ReadOutScreen.of_agreement(one, people, session.zone, standing))

    @on(Sheet.Chosen)
    def _consent_by_click(self, message: Sheet.Chosen) -> None:
        message.sheet.highlighted = ""
        self.action_consent(int(message.key))
