"""The page of one agreement: first its words are written, then everyone answers with their own number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.method import AGREEMENTS
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import agreement_page as say
from alliance_tui.sentences import answering, foot
from alliance_tui.ui.dialogs.writing_help import WritingHelp
from alliance_tui.ui.drafts import NO_TERMS
from alliance_tui.ui.keys import key, letter, numbers
from alliance_tui.ui.text import clip, content
from alliance_tui.ui.widgets.agreement_form import AgreementForm
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.word_field import WordField

LONGEST_ORIGIN = 120
"""Columns of the note an agreement grew out of that its page shows."""


class AgreementPage(WritingHelp):
    """Writes a new agreement, or gives one other words; turns to the answers once the words are saved."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    KEYS_OF_WRITING = (
        Key("enter", foot.SAVE, "save"),
        Key("pgdn", say.HOW_AND_WHY.name, "turn(1)"),
        Key("tab", foot.NEXT_FIELD, "app.focus_next"),
        Key("esc", foot.BACK, "back"),
    )
    """The keys at the foot of the first page."""

    KEYS_OF_SECOND_PAGE = (
        Key("enter", foot.SAVE, "save"),
        Key("pgup", say.FIRST_PAGE, "turn(-1)"),
        Key("tab", foot.NEXT_FIELD, "app.focus_next"),
        Key("esc", foot.BACK, "back"),
    )
    """The keys at the foot of the second page."""

    CHANGES = frozenset({"edit"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "save", say.SAVE, "agreement-save"),
        Binding(
            "pagedown",
            "turn(1)",
            say.HOW_AND_WHY.name,
            show=False,
            priority=True,
            id="agreement-more",
            tooltip=say.HOW_AND_WHY.tooltip,
        ),
        Binding(
            "pageup",
            "turn(-1)",
            say.WHAT_AND_WHEN.name,
            show=False,
            priority=True,
            id="agreement-less",
            tooltip=say.WHAT_AND_WHEN.tooltip,
        ),
        Binding(
            "f5",
            "restore",
            say.OLD_WORDS.name,
            show=False,
            priority=True,
            id="agreement-restore",
            tooltip=say.OLD_WORDS.tooltip,
        ),
        key(f"f2,{letter('e')}", "edit", say.EDIT, "agreement-edit"),
    ]

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
    def is_writing(self) -> bool:
        """Whether the words are being written, and not answered."""
        return self._writing

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
            return say.AN_AGREEMENT
        return say.NEW if self._agreement is None else say.OTHER_WORDS

    def compose_body(self) -> ComposeResult:
        """The form, and the answers that take its place."""
        people = self.session.people if self.session else ()
        terms = self._first_words()
        yield AgreementForm(terms, people, self._origin(terms))
        yield Static(id="form-hint", markup=False)
        yield Page(id="answers")

    def on_mount(self) -> None:
        """Begin to write, or to answer."""
        super().on_mount()
        self._turn_to(writing=self._writing)
        if self._writing and self._agreement in self.host.drafts.rewordings:
            self.whisper(say.CHANGED_BEFORE)

    def show_state(self) -> None:
        """Draw the answers as they are now."""
        if self._agreement is not None:
            self.show_answers()
        self._show_keys()

    def changes(self, name: str) -> bool:
        """Also saving; from the answers the same key goes back."""
        return (name == "save" and self._writing) or super().changes(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers answer and letters act only where nothing is written; a new one has no old words."""
        if self._writing and action in ("consent", "edit", "read_out", "scroll"):
            return False
        if action == "restore":
            return self._writing and self.agreement is not None
        return super().check_action(action, parameters)

    # Writing

    async def action_turn(self, by: int) -> None:
        """Turn to the other page of the form, or scroll the answers."""
        if self._writing:
            await self.form.turn(by)
            self._show_hint()
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
            self.whisper(say.AGREED_AGAIN)

    def action_edit(self) -> None:
        """Turn from the answers to the words."""
        self.whisper(None)
        self._turn_to(writing=True)

    def action_back(self) -> None:
        """Go back; what is not saved stays as a draft, and that is said. What a note filled in is none."""
        drafts = self.host.drafts
        if self.is_on_top and self._agreement is None and drafts.agreement == self._as_noted:
            drafts.drop_terms(None)
        if self.is_on_top and self._writing and drafts.terms_of(self._agreement):
            self.whisper_beneath(say.KEPT, lambda: drafts.terms_of(self._agreement) is not None)
        super().action_back()

    @on(WordField.Submitted)
    def _save_from_field(self) -> None:
        self.action_save()

    @on(AgreementForm.Changed)
    def _keep_draft(self, message: AgreementForm.Changed) -> None:
        self.say_when(message.terms.when)
        self.show_advice()
        if self._writing:
            agreed = self.agreement.terms if self.agreement else None
            self.host.drafts.keep_terms(self._agreement, message.terms, agreed)

    def _propose(self) -> None:
        if self.act(agreements.propose, self.form.terms) and self.session is not None:
            self.host.drafts.drop_terms(None)
            self._agreement = self.session.agreements[-1].id
            self._turn_to(writing=False)
            number = len(self.session.live_agreements)
            self.whisper(say.so_many(number=number) if number > AGREEMENTS else None)

    def _reword(self, agreement: RecordId) -> None:
        old = self.agreement
        asked_before = old is not None and bool(old.consents)
        unchanged = old is not None and self.form.terms == old.terms
        if unchanged or self.act(agreements.reword, agreement, self.form.terms):
            self.host.drafts.drop_terms(agreement)
            self._turn_to(writing=False)
            again = asked_before and not unchanged
            self.whisper(say.ASKED_AGAIN if again else None)

    def _first_words(self) -> Terms:
        draft = self.host.drafts.terms_of(self._agreement)
        return draft or (self.agreement.terms if self.agreement else NO_TERMS)

    @property
    def _as_noted(self) -> Terms | None:
        """The words with which the note that it grew out of filled the form in; None where there is none."""
        grown_from = self.host.drafts.agreement.grown_from
        note = self.session.note(grown_from) if self.session and grown_from else None
        return Terms(note.text, grown_from=note.id) if note is not None else None

    def _origin(self, terms: Terms) -> str:
        """The note it grew out of, as it is told; empty for none, or where it was taken back."""
        note = self.session.note(terms.grown_from) if self.session and terms.grown_from else None
        if note is None or self.session is None:
            return ""
        name = self.session.name(note.participant)
        return say.grew_out_of(name=name, note=clip(note.text, LONGEST_ORIGIN))

    def _turn_to(self, *, writing: bool) -> None:
        self._writing = writing
        self.form.display = writing
        self.answers.display = not writing
        self.query_one("#form-hint").display = writing
        self.show_heading()
        if writing:
            self._show_hint()
            self.say_when(self.form.terms.when)
            self.form.begin()
        else:
            self.set_focus(None)
            self.body.scroll_home(animate=False)
        self.show_advice()
        self.show_state()
        self.refresh_bindings()

    def _show_hint(self) -> None:
        hint = say.HINT_OF_NEW if self._agreement is None else say.HINT_OF_OTHER
        self.query_one("#form-hint", Static).update(
            content(say.HINT_OF_SECOND_PAGE if self.form.page else hint, "$quiet")
        )

    def _show_keys(self) -> None:
        if self._writing:
            self.show_keys(*(self.KEYS_OF_SECOND_PAGE if self.form.page else self.KEYS_OF_WRITING))
            return
        asked = self.session.counted if self.session else ()
        self.show_keys(
            Key("enter", say.DONE, "back"),
            *((Key(numbers(asked), answering.YOUR_ANSWER, "explain"),) if asked else ()),
            Key("e", foot.EDIT, "edit"),
            Key("v", foot.READ_OUT, "read_out"),
        )
