"""The page an agreement is written on: what, who, when, once or lasting; the rest stands on a second one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.people import Participant
from alliance_tui.sentences import agreement_page as say
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.agreement_details import AgreementDetails, asked
from alliance_tui.ui.widgets.asking_field import AskingField
from alliance_tui.ui.widgets.people_choice import PeopleChoice
from alliance_tui.ui.widgets.task_choice import TaskChoice
from alliance_tui.ui.widgets.word_field import WordField

PAGES: Final = 2
"""How many pages there are."""


class AgreementForm(Vertical):
    """Holds the words that are being typed; they are news to whoever listens, and nothing more."""

    DEFAULT_CSS = """
    AgreementForm { height: auto; }
    AgreementForm .form-page { height: auto; }
    AgreementForm .form-means { height: auto; }
    """

    @dataclass(eq=False)
    class Changed(Message):
        """Other words stand in the form now."""

        form: AgreementForm
        """Which form."""

        terms: Terms
        """All of its words."""

        @property
        def control(self) -> AgreementForm:
            """Which form."""
            return self.form

    def __init__(
        self,
        terms: Terms,
        people: Sequence[Participant],
        origin: str = "",
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """A form with some words in it.

        Args:
            terms: The words it begins with.
            people: Who can be marked as keeping it.
            origin: The note it grew out of, as it is told; may hold typed words, empty for none.
            id: Textual's id.
        """
        super().__init__(id=id)
        self._terms = terms
        self._people = people
        self._origin = origin
        self.page = 0
        """Which page is shown, from 0."""

    def compose(self) -> ComposeResult:
        """The first page; the second one is made when it is first turned to."""
        terms = self._terms
        with Vertical(classes="form-page", id="form-first"):
            if self._origin:
                yield Static(content(self._origin, "$quiet"), classes="form-origin", markup=False)
            yield from asked(*say.WHAT)
            yield AskingField(terms.what, placeholder=say.I_WILL, id="form-what")
            yield from asked(*say.WHO)
            yield PeopleChoice(self._people, terms.who, id="form-who")
            yield from asked(*say.WHEN)
            yield AskingField(terms.when, id="form-when")
            yield Static(classes="form-means", id="form-means", markup=False)
            yield from asked(*say.ONCE_OR_LASTING)
            yield TaskChoice(terms.is_task, id="form-task")

    @property
    def terms(self) -> Terms:
        """The words as they stand in the form."""
        terms = replace(
            self._terms,
            what=self._field("what").text,
            who=self.query_one(PeopleChoice).chosen,
            when=self._field("when").text,
            is_task=self.query_one(TaskChoice).is_task,
        )
        details = self._details
        return details.applied_to(terms) if details else terms

    def fill(self, terms: Terms) -> None:
        """Put other words into the form."""
        self._terms = terms
        self._field("what").fill(terms.what)
        self._field("when").fill(terms.when)
        self.query_one(PeopleChoice).chosen = terms.who
        self.query_one(TaskChoice).is_task = terms.is_task
        if self._details:
            self._details.fill(terms)

    def say_when(self, said: Content) -> None:
        """Say under the field what its words for a date are understood as."""
        means = self.query_one("#form-means", Static)
        if means.content != said:
            means.update(said)

    def offer(self, what: str, blank: str) -> None:
        """Put a beginning into the sentence, with its first blank marked: what is typed takes its place."""
        field = self._field("what")
        field.fill(what)
        line, row = next((line, row) for row, line in enumerate(what.split("\n")) if blank in line)
        at = line.index(blank)
        field.selection = Selection((row, at), (row, at + len(blank)))
        field.focus()

    def begin(self) -> None:
        """Put the cursor into the first field of the page that is shown."""
        if self.page:
            self.query_one("#form-how", WordField).focus()
        else:
            self._field("what").focus()

    async def turn(self, by: int) -> None:
        """Show the next page or the one before, and put the cursor there."""
        page = min(max(self.page + by, 0), PAGES - 1)
        if page == self.page:
            return
        if self._details is None:
            await self.mount(AgreementDetails(self._terms, self._people, id="form-second"))
        self.page = page
        for place, shown in enumerate(self.query(".form-page")):
            shown.display = place == page
        self.begin()

    @property
    def _details(self) -> AgreementDetails | None:
        """The second page; None until it is turned to."""
        return self.query_one_optional(AgreementDetails)

    def _field(self, name: str) -> WordField:
        return self.query_one(f"#form-{name}", WordField)

    @on(TextArea.Changed)
    @on(PeopleChoice.Changed)
    @on(TaskChoice.Changed)
    def _tell(self, message: TextArea.Changed | PeopleChoice.Changed | TaskChoice.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(self, self.terms))
