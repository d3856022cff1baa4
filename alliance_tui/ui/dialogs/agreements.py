"""The list of all agreements: read, answer, change, withdraw."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.people import consenting
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId
from alliance_tui.ui.dialogs.dialog import ListDialog, digits, numbers
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.agreement_words import answers_lines, details, standing_words
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import QUIET, STRONG, words

SHOWN = 200
"""Columns of an agreement's words that the list shows; reading it out shows all of them."""

NOTHING_YET: Final = (
    Block(words("Nothing is agreed yet.", QUIET)),
    GAP,
    Block(words("a begins an agreement: one sentence is enough.", QUIET), key="new"),
)
"""Said where there is no agreement."""


class AgreementsDialog(ListDialog[None]):
    """All agreements that are proposed or in force; the numbers answer for the highlighted one."""

    TITLE_OF_KEYS = "The list of agreements"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "edit", "edit", "Change the words of the highlighted agreement", "list-edit"),
        *digits(
            "consent", "list-answer", "Your answer to the highlighted agreement: yes, as a trial, not yet"
        ),
        key(
            "delete,backspace", "withdraw", "withdraw", "Withdraw the highlighted agreement", "list-withdraw"
        ),
        key(
            letter("v"), "read_out", "read out", "The highlighted agreement alone, in the middle", "list-read"
        ),
        key(letter("l"), "life", "line of life", "What became of the highlighted agreement", "list-life"),
        key(letter("a"), "new", "new", "Write a new agreement", "list-new"),
        key(letter("u"), "undo", "undo", "Take back what was done last", "list-undo"),
        key(letter("y"), "redo", "redo", "Bring back what was taken back", "list-redo"),
    ]

    sheet = query_one(Page)

    def __init__(self, agreement: RecordId | None = None) -> None:
        """The list, with one agreement highlighted; the first one where none is named."""
        super().__init__()
        self._first = agreement
        self._shown: tuple[Agreement, ...] | None = None
        self._about: object = None
        self._told: dict[RecordId, tuple[Agreement, list[Block]]] = {}

    @property
    def heading(self) -> str:
        """How many there are."""
        number = len(self.session.live_agreements) if self.session else 0
        return f"Agreements · {number}" if number else "Agreements"

    @property
    def highlighted(self) -> Agreement | None:
        """The agreement that keys are about."""
        return self.session.agreement(RecordId(self.sheet.highlighted)) if self.session else None

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Page(id="agreements")

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
        self._tell(session)
        there = [one.id for one in session.live_agreements]
        if there and self.sheet.highlighted not in there:
            self.sheet.highlighted = there[min(place, len(there) - 1)]
        self.show_heading()
        self._show_keys(session)

    def _tell(self, session: Session) -> None:
        """Tell what has changed: with many agreements, what is said of the others stays as it is."""
        about = (session.people, self.columns)
        if about != self._about:
            self._about = about
            self._told = {}
        elif session.live_agreements == self._shown:
            return
        self._shown = session.live_agreements
        before, self._told = self._told, {}
        for one in session.live_agreements:
            known = before.get(one.id)
            fits = known is not None and known[0] == one
            self._told[one.id] = known if known and fits else (one, _blocks(session, one, self.columns))
        blocks: list[Block] = []
        for _, told in self._told.values():
            blocks += [GAP, *told] if blocks else told
        self.sheet.tell(blocks or NOTHING_YET)

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
        one = self.highlighted
        if one is None:
            self.whisper("There is no agreement to answer yet. a begins one.")
        elif self.act(agreements.press_consent, one.id, seat):
            standing = standing_words(self.highlighted)[0] if self.highlighted else ""
            changed = self.highlighted is not None and self.highlighted.state is not one.state
            self.whisper(f"Now it is {standing}." if changed else None)

    def action_withdraw(self) -> None:
        """Take the highlighted agreement off the table."""
        one = self.highlighted
        if one is not None and self.act(agreements.withdraw_agreement, one.id):
            self.whisper("Withdrawn. u brings it back.")

    def action_read_out(self) -> None:
        """Show the highlighted agreement alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        one = self.highlighted
        if one is not None and self.is_on_top:
            self.app.push_screen(ReadOutScreen(one.terms.what, standing_words(one)[0]))

    def action_life(self) -> None:
        """Show the line of life of the highlighted agreement."""
        from alliance_tui.ui.dialogs.life import show_life

        show_life(self, self.sheet.highlighted)

    def action_undo(self) -> None:
        """Take back what was done last."""
        if self.host.live is not None:
            self.whisper(self.host.live.undo() or "Taken back. y brings it back.")

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        if self.host.live is not None:
            self.whisper(self.host.live.redo() or "Brought back.")

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
        elif self.is_on_top and (answering or self.may_write()):
            self.app.push_screen(AgreementPage(self.highlighted.id, answering=answering))

    def _show_keys(self, session: Session) -> None:
        if not session.live_agreements:
            self.show_keys(Key("a", "new agreement", "new"), Key("esc", "back", "back"))
            return
        asked = consenting(session.people)
        self.show_keys(
            Key(numbers(asked), "answer", "answers"),
            Key("enter", "edit", "edit"),
            Key("a", "new", "new"),
            Key("v", "read", "read_out"),
            Key("del", "withdraw", "withdraw"),
            Key("l", "life", "life"),
            Key("esc", "back", "back"),
        )


def _blocks(session: Session, one: Agreement, columns: int) -> list[Block]:
    """An agreement: its words, who keeps it and when, everyone's answer."""
    return [
        Block(words(clip(one.terms.what, SHOWN), STRONG), key=one.id),
        *(Block(line, key=one.id) for line in answers_lines(one, session.people, columns)),
        Block(details(session, one.terms).stylize(QUIET), key=one.id),
    ]
