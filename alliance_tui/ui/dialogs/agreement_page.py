"""The page of one agreement: first its words are written, then everyone answers with their own number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.people import consenting
from alliance_tui.domain.words import AgreementState, RecordId
from alliance_tui.ui.dialogs.dialog import Dialog, digits, numbers
from alliance_tui.ui.drafts import NO_TERMS
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.agreement_form import AgreementForm
from alliance_tui.ui.widgets.agreement_words import standing_words
from alliance_tui.ui.widgets.answer_blocks import answer_blocks
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.word_field import WordField

KEPT = "What you typed is kept. It is there when you open this page again."
"""Said where words are left unsaved."""


class AgreementPage(Dialog[None]):
    """Writes a new agreement, or gives one other words; turns to the answers once the words are saved."""

    TITLE_OF_KEYS = "The page of an agreement"

    KEYS_OF_WRITING = (
        Key("enter", "save", "save"),
        Key("tab", "next field", "app.focus_next"),
        Key("pgdn", "how and why", "turn(1)"),
        Key("esc", "back", "back"),
    )
    """The keys at the foot of the first page."""

    KEYS_OF_SECOND_PAGE = (
        Key("enter", "save", "save"),
        Key("tab", "next field", "app.focus_next"),
        Key("pgup", "first page", "turn(-1)"),
        Key("esc", "back", "back"),
    )
    """The keys at the foot of the second page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "save", "save", "Save the words; once everyone has answered, go back", "agreement-save"),
        Binding(
            "pagedown",
            "turn(1)",
            "how and why",
            show=False,
            priority=True,
            id="agreement-more",
            tooltip="The second page: how and why",
        ),
        Binding(
            "pageup",
            "turn(-1)",
            "what and when",
            show=False,
            priority=True,
            id="agreement-less",
            tooltip="The first page: what, who and when",
        ),
        Binding(
            "f5",
            "restore",
            "old words",
            show=False,
            priority=True,
            id="agreement-restore",
            tooltip="The agreed words again, in place of changed ones",
        ),
        *digits("consent", "answer", "Your answer: yes, yes as a trial, not yet"),
        key(f"f2,{letter('e')}", "edit", "edit", "Change the words of this agreement", "agreement-edit"),
        key(letter("v"), "read_out", "read out", "This agreement alone, in the middle", "agreement-read-out"),
    ]

    form = query_one(AgreementForm)
    answers = query_one(Page)

    def __init__(self, agreement: RecordId | None = None, *, answering: bool = False) -> None:
        """A page for an agreement.

        Args:
            agreement: Which one; None for a new one.
            answering: Whether to begin with the answers to it rather than with its words.
        """
        super().__init__()
        self._agreement = agreement
        self._writing = agreement is None or not answering

    @property
    def agreement(self) -> Agreement | None:
        """The agreement as it stands now; None for a new one, or one that was withdrawn."""
        if self.session is None or self._agreement is None:
            return None
        return self.session.agreement(self._agreement)

    @property
    def heading(self) -> str:
        """What is written here."""
        if not self._writing:
            return "An agreement"
        return "A new agreement" if self._agreement is None else "Other words for this agreement"

    def compose_body(self) -> ComposeResult:
        """The form, and the answers that take its place."""
        people = self.session.people if self.session else ()
        yield AgreementForm(self._first_words(), people)
        yield Static(id="form-hint", markup=False)
        yield Page(id="answers")

    def on_mount(self) -> None:
        """Begin to write, or to answer."""
        super().on_mount()
        self._turn_to(writing=self._writing)
        if self._writing and self._agreement in self.host.drafts.rewordings:
            self.whisper("These are the words you changed before. F5 brings back the agreed ones.")

    def show_state(self) -> None:
        """Draw the answers as they are now."""
        session = self.session
        if session is not None and self._agreement is not None:
            self.answers.tell(answer_blocks(session, self.agreement, self.columns))
        self._show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers answer and letters act only where nothing is written."""
        if action in ("consent", "edit", "read_out", "scroll"):
            return not self._writing
        return super().check_action(action, parameters)

    # Writing

    def action_turn(self, by: int) -> None:
        """Turn to the other page of the form, or scroll the answers."""
        if self._writing:
            self.form.turn(by)
            self._show_keys()
        else:
            self.body.scroll_relative(y=by * max(self.body.size.height - 1, 1), animate=False)

    def action_save(self) -> None:
        """Save the words and ask everyone; go back from the answers."""
        if not self._writing:
            self.answer(None)
        elif self._agreement is None:
            self._propose()
        else:
            self._reword(self._agreement)

    def action_restore(self) -> None:
        """Put the agreed words back into the form."""
        if self._writing and self.agreement is not None:
            self.form.fill(self.agreement.terms)
            self.whisper("These are the agreed words again.")

    def action_edit(self) -> None:
        """Turn from the answers to the words."""
        if self.may_write():
            self._turn_to(writing=True)

    def action_back(self) -> None:
        """Go back; what is not saved stays as a draft, and that is said."""
        if self.is_on_top and self._writing and self._has_draft():
            self.whisper_beneath(KEPT)
        super().action_back()

    # Answering

    def action_consent(self, seat: int) -> None:
        """Move someone's answer on."""
        if self._agreement is None:
            return
        was = self.agreement.state if self.agreement else None
        if self.act(agreements.press_consent, self._agreement, seat):
            is_now = self.agreement.state if self.agreement else None
            if was is not is_now and is_now is AgreementState.IN_FORCE:
                self.whisper("In force: everyone has said yes.")
            elif was is not is_now:
                self.whisper("No longer in force: it waits until everyone says yes.")

    def action_explain(self) -> None:
        """Say how to answer: nobody answers for someone else by a click on the key bar."""
        self.whisper("Press your own number, or click your name.")

    def action_read_out(self) -> None:
        """Show the words alone."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        if self.agreement is not None and self.is_on_top:
            self.app.push_screen(ReadOutScreen(self.agreement.terms.what, standing_words(self.agreement)[0]))

    @on(Sheet.Chosen)
    def _consent_by_click(self, message: Sheet.Chosen) -> None:
        message.sheet.highlighted = ""
        self.action_consent(int(message.key))

    @on(WordField.Submitted)
    def _save_from_field(self) -> None:
        self.action_save()

    @on(AgreementForm.Changed)
    def _keep_draft(self, message: AgreementForm.Changed) -> None:
        drafts = self.host.drafts
        if not self._writing:
            return
        if self._agreement is None:
            drafts.agreement = message.terms
        elif self.agreement is not None and message.terms != self.agreement.terms:
            drafts.rewordings[self._agreement] = message.terms
        else:
            drafts.rewordings.pop(self._agreement, None)

    def _propose(self) -> None:
        if self.act(agreements.propose, self.form.terms) and self.session is not None:
            self.host.drafts.agreement = NO_TERMS
            self._agreement = self.session.agreements[-1].id
            self._turn_to(writing=False)

    def _reword(self, agreement: RecordId) -> None:
        old = self.agreement
        asked_before = old is not None and bool(old.consents)
        unchanged = old is not None and self.form.terms == old.terms
        if unchanged or self.act(agreements.reword, agreement, self.form.terms):
            self.host.drafts.rewordings.pop(agreement, None)
            self._turn_to(writing=False)
            again = asked_before and not unchanged
            self.whisper("The words are new: everyone is asked again." if again else None)

    def _first_words(self) -> Terms:
        if self._agreement is None:
            return self.host.drafts.agreement
        draft = self.host.drafts.rewordings.get(self._agreement)
        return draft or (self.agreement.terms if self.agreement else NO_TERMS)

    def _has_draft(self) -> bool:
        if self._agreement is None:
            return self.form.terms != NO_TERMS
        return self._agreement in self.host.drafts.rewordings

    def _turn_to(self, *, writing: bool) -> None:
        self._writing = writing
        self.form.display = writing
        self.answers.display = not writing
        self.query_one("#form-hint").display = writing
        self.show_heading()
        if writing:
            self.query_one("#form-hint", Static).update(self._hint())
            self.form.begin()
        else:
            self.set_focus(None)
            self.body.scroll_home(animate=False)
        self.show_state()
        self.refresh_bindings()

    def _hint(self) -> Content:
        if self._agreement is None:
            return content("How and why have a second page: page down, now or later.", "$quiet")
        return content("Other words are a new question: everyone is asked again.", "$quiet")

    def _show_keys(self) -> None:
        if self._writing:
            self.show_keys(*(self.KEYS_OF_SECOND_PAGE if self.form.page else self.KEYS_OF_WRITING))
            return
        asked = consenting(self.session.people) if self.session else ()
        self.show_keys(
            Key("enter", "done", "back"),
            Key(numbers(asked), "your answer", "explain"),
            Key("e", "edit", "edit"),
            Key("v", "read out", "read_out"),
        )
