"""The list of all agreements: read, answer, change, withdraw."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.keeping import is_from_before
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState, RecordId
from alliance_tui.sentences import agreement_list as say
from alliance_tui.sentences import everywhere, foot
from alliance_tui.ui.dialogs.sifted_list import SiftedList
from alliance_tui.ui.keys import digits, key, letter, numbers
from alliance_tui.ui.widgets.agreement_words import answer_given, standing_at_table
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.sheet import Sheet


class AgreementsDialog(SiftedList):
    """All agreements that are proposed or in force; the numbers answer for the highlighted one."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"answers", "consent", "done", "edit", "new", "place", "round", "withdraw"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "edit", say.EDIT, "list-edit"),
        *digits("consent", say.HOW_NUMBERS_ANSWER, "list-answer"),
        key("delete,backspace", "withdraw", say.WITHDRAW, "list-withdraw"),
        key(letter("v"), "read_out", say.READ_OUT, "list-read"),
        key(letter("l"), "life", say.LINE_OF_LIFE, "list-life"),
        key(letter("a"), "new", say.NEW, "list-new"),
        key(letter("r"), "round", say.ROUND, "list-round"),
        key(letter("d"), "done", say.TASK_DONE, "list-done"),
        key(f"shift+up,{letter('k')}", "place(-1)", say.PLACE_UP, "list-up-one"),
        key(f"shift+down,{letter('j')}", "place(1)", say.PLACE_DOWN, "list-down-one"),
        key(letter("u"), "undo", everywhere.UNDO, "list-undo"),
        key(letter("y"), "redo", everywhere.REDO, "list-redo"),
    ]

    def __init__(self, agreement: RecordId | None = None) -> None:
        """The list, with one agreement highlighted; the first one where none is named."""
        super().__init__()
        self._first = agreement

    @property
    def highlighted(self) -> Agreement | None:
        """The agreement that keys are about, also one that was done."""
        return next((one for one in self.listed.all if one.id == self.sheet.highlighted), None)

    def _chosen(self) -> Agreement | None:
        """The agreement that keys are about; where there is none, it is whispered why."""
        one, session = self.highlighted, self.session
        if one is None and session is not None:
            begins = say.NOTHING_YET_BEGIN if self.offers("new") else say.NOTHING_YET
            there_are = any(other.is_live for other in session.agreements)
            self.whisper(say.NOTHING_FOUND if there_are else begins, lambda: self.highlighted is None)
        return one

    def on_mount(self) -> None:
        """Highlight the one that was asked for."""
        super().on_mount()
        self.sheet.highlighted = self._first or self.sheet.highlighted
        self.call_after_refresh(self.body.show_highlighted)

    def show_state(self) -> None:
        """Draw all agreements as they are now."""
        session = self.session
        if session is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        self.tell(session)
        self.highlight_one_of([one.id for one in self.listed.all], place)
        self.show_heading()
        self._show_keys(session)

    def action_edit(self) -> None:
        """Open the page of the highlighted agreement."""
        self._open(answering=False)

    def action_answers(self) -> None:
        """Open the page of the highlighted agreement with everyone's answer, to click on."""
        self._open(answering=True)

    def action_new(self) -> None:
        """Open an empty page."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        if self.is_on_top and self.may_write():
            self.app.push_screen(AgreementPage(None))

    def action_consent(self, seat: int) -> None:
        """Move someone's answer to the highlighted agreement on."""
        one = self._chosen()
        if one is not None and self.act(agreements.press_consent, one.id, seat):
            now, session = self.highlighted, self.session
            person = session.seated(seat) if session else None
            if now is None or session is None or person is None:
                self.whisper(None)
            elif now.state is not one.state:
                self.whisper(say.now_it_is(standing=standing_at_table(session, now)[0]))
            else:
                self.whisper(None if self.body.shows(now.id) else answer_given(now, person))

    def action_withdraw(self) -> None:
        """Take the highlighted agreement off the table."""
        one = self._chosen()
        if one is not None and self.act(agreements.withdraw_agreement, one.id):
            was_before = self.session is not None and is_from_before(self.session, one)
            self.whisper(say.WITHDRAWN_FROM_NOW_ON if was_before else say.WITHDRAWN)

    def action_read_out(self) -> None:
        """Show the highlighted agreement alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        one, session = self._chosen(), self.session
        if one is not None and session is not None and self.is_on_top:
            standing = standing_at_table(session, one)[0]
            people = session.participants
            self.app.push_screen(ReadOutScreen.of_agreement(one, people, session.zone, standing))

    def action_life(self) -> None:
        """Show the line of life of the highlighted agreement."""
        from alliance_tui.ui.dialogs.life import show_life

        show_life(self, self.sheet)

    def action_done(self) -> None:
        """Say that the highlighted task was done."""
        one = self._chosen()
        if one is not None and self.act(agreements.finish_task, one.id):
            self.whisper(say.KEPT_AS_DONE)

    def action_place(self, by: int) -> None:
        """Move the highlighted agreement up or down among those it stands with."""
        one = self._chosen()
        if one is None:
            return
        among = self.listed.tasks if one.terms.is_task else self.listed.lasting
        if self.act(agreements.place, one.id, by, tuple(other.id for other in among)):
            self.call_after_refresh(self.body.show_highlighted)

    def action_round(self) -> None:
        """Go over all that somebody here has not said yes to."""
        from alliance_tui.ui.dialogs.round import RoundDialog

        waiting = self._waiting
        if not waiting:
            self.whisper(say.NONE_WAITS, lambda: not self._waiting)
        elif self.is_on_top and self.may_write():
            self.app.push_screen(RoundDialog(waiting))

    @property
    def _waiting(self) -> list[RecordId]:
        return [one.id for one in self.listed.live if one.state is AgreementState.PROPOSED]

    @on(Sheet.Chosen)
    def _answer_by_click(self, message: Sheet.Chosen) -> None:
        if message.key == "new":
            self.action_new()
        else:
            self._open(answering=True)

    def _open(self, *, answering: bool) -> None:
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        if self.highlighted is None:
            self.action_new()
        elif not self.highlighted.is_live:
            self.action_read_out()
        elif self.is_on_top and (answering or self.may_write()):
            # What became of it by the answer before may be true no more when people come back.
            self.whisper(None)
            self.app.push_screen(AgreementPage(self.highlighted.id, answering=answering))

    def _show_keys(self, session: Session) -> None:
        if self.is_looking:
            # Letters and numbers are typed.
            self.show_keys(Key("enter", say.TO_THE_LIST, "to_list"), Key("esc", say.ALL_AGAIN, "back"))
            return
        if not self.listed.all:
            self.show_keys(Key("a", say.NEW_AGREEMENT, "new"), Key("esc", foot.BACK, "back"))
            return
        asked = session.counted
        self.show_keys(
            *((Key(numbers(asked), say.ANSWER, "answers"),) if asked else ()),
            Key("enter", foot.EDIT, "edit"),
            Key("a", say.NEW.name, "new"),
            Key("r", say.ROUND.name, "round"),
            Key("/", say.FIND.name, "find"),
            Key("l", say.LIFE, "life"),
            Key("esc", foot.BACK, "back"),
        )
