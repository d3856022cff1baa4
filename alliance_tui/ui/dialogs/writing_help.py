"""What helps while an agreement is written: dates confirmed, a word on the words for those who ask."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions.notes import clean_text
from alliance_tui.sentences import agreement_page
from alliance_tui.sentences import writing_help as say
from alliance_tui.ui.dialogs.answering import Answering
from alliance_tui.ui.widgets.agreement_form import AgreementForm
from alliance_tui.ui.widgets.tones import GOOD, QUIET, phrase, words
from alliance_tui.ui.widgets.word_field import WordField
from alliance_tui.ui.widgets.wording_advice import WordingAdvice


class WritingHelp(Answering):
    """Helps with the words in a form; all of it is on offer, and nothing that is typed is altered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f3",
            "advise",
            say.HELP_WITH_WORDS.name,
            show=False,
            priority=True,
            id="agreement-advise",
            tooltip=say.HELP_WITH_WORDS.tooltip,
        ),
        Binding(
            "question_mark",
            "ask",
            say.HELP_WITH_WORDS.name,
            show=False,
            priority=True,
            id="agreement-ask",
            tooltip=say.HELP_WITH_WORDS.tooltip,
        ),
        Binding(
            "f6",
            "if_then",
            say.WHEN_THEN.name,
            show=False,
            priority=True,
            id="agreement-if-then",
            tooltip=say.WHEN_THEN.tooltip,
        ),
    ]

    form = query_one(AgreementForm)
    advice = query_one(WordingAdvice)

    _advises = False

    @property
    def is_writing(self) -> bool:
        """Whether the words are being written, and not answered."""
        raise NotImplementedError

    def compose_foot(self) -> ComposeResult:
        """What helps with the words, in view whatever is scrolled."""
        yield WordingAdvice(id="form-advice")

    def on_mount(self) -> None:
        """The setting may ask for it."""
        self._advises = self.session is not None and self.session.setting.helps_wording
        super().on_mount()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help is there while words are written; a question mark asks for it where there are none yet."""
        if action in ("if_then", "advise"):
            return self.is_writing
        if action == "ask":
            return not (self.is_writing and isinstance(self.focused, WordField) and self.focused.text)
        return super().check_action(action, parameters)

    async def action_ask(self) -> None:
        """Show help with the words where none are typed yet, and with the keys where nothing is written."""
        if self.is_writing:
            self.action_advise()
        else:
            await self.run_action("app.help")

    def action_advise(self) -> None:
        """Show help with the words, or hide it."""
        self._advises = not self._advises
        self.show_advice()

    def action_if_then(self) -> None:
        """Offer a sentence that begins with "when", with what was typed in it."""
        from alliance_tui.domain.wording import BLANK, has_when_first, if_then

        what = self.form.terms.what
        if BLANK in what:
            self.whisper(say.HAS_BLANK, lambda: BLANK in self.form.terms.what)
        elif has_when_first(what):
            self.whisper(say.HAS_WHEN, lambda: has_when_first(self.form.terms.what))
        elif not self.form.page:
            self.form.offer(if_then(what, self.session.people if self.session else ()), BLANK)
            self.whisper(say.FILL_BLANK, lambda: BLANK in self.form.terms.what)

    def show_advice(self) -> None:
        """Draw the help anew, where it was asked for."""
        self.advice.display = self._advises and self.is_writing
        if self.advice.display:
            self.advice.tell(self.session, self.form.terms, self.agreement.id if self.agreement else None)

    def say_when(self, when: str) -> None:
        """Confirm the date or rhythm that was understood; the words themselves stay as they are."""
        if self.session is None or not when.strip():
            self.form.say_when(words(""))
            return
        from alliance_tui.domain.dated import dated_words, read_when

        # Words that stand as they were agreed mean the day they meant when they were said.
        agreed = self.agreement
        worded = agreed.worded if agreed and agreed.terms.when == clean_text(when) else None
        said, lasts = worded or self.host.clock.now(), not self.form.terms.is_task
        dated = read_when(when, said, self.session.zone, lasts=lasts)
        if dated is None:
            self.form.say_when(words(agreement_page.KEPT_AS_SAID, QUIET))
        else:
            self.form.say_when(phrase(("= ", GOOD), (dated_words(dated), GOOD)))
