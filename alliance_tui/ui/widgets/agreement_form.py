"""The small page an agreement is written on: what, who, when; on a second one how and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.people import Participant
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.people_choice import PeopleChoice
from alliance_tui.ui.widgets.word_field import WordField

PAGES: Final = 2
"""How many pages there are."""


class AgreementForm(Vertical):
    """Holds the words that are being typed; they are news to whoever listens, and nothing more."""

    DEFAULT_CSS = """
    AgreementForm { height: auto; }
    AgreementForm .form-page { height: auto; }
    """

    @dataclass
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

    def __init__(self, terms: Terms, people: Sequence[Participant], id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        """A form with some words in it.

        Args:
            terms: The words it begins with.
            people: Who can be marked as keeping it.
            id: Textual's id.
        """
        super().__init__(id=id)
        self._terms = terms
        self._people = people
        self.page = 0
        """Which page is shown, from 0."""

    def compose(self) -> ComposeResult:
        """Both pages; the second one is hidden at first."""
        terms = self._terms
        with Vertical(classes="form-page"):
            yield from _asked("What", "one sentence, in your own voice")
            yield WordField(terms.what, placeholder="I will ...", id="form-what")
            yield from _asked("Who keeps it", "their numbers · nobody marked means everyone")
            yield PeopleChoice(self._people, terms.who, id="form-who")
            yield from _asked("When, or how often", "may stay empty")
            yield WordField(terms.when, id="form-when")
        with Vertical(classes="form-page") as second:
            second.display = False
            yield from _asked("How", "in practice; may stay empty, and be said later")
            yield WordField(terms.how, id="form-how")
            yield from _asked("Why it matters", "to each of you; may stay empty")
            yield WordField(terms.why, id="form-why")

    @property
    def terms(self) -> Terms:
        """The words as they stand in the form."""
        return Terms(
            what=self._field("what").text,
            who=self.query_one(PeopleChoice).chosen,
            when=self._field("when").text,
            how=self._field("how").text,
            why=self._field("why").text,
        )

    def fill(self, terms: Terms) -> None:
        """Put other words into the form."""
        for name in ("what", "when", "how", "why"):
            self._field(name).fill(getattr(terms, name))
        self.query_one(PeopleChoice).chosen = terms.who

    def begin(self) -> None:
        """Put the cursor into the first field of the page that is shown."""
        self._field(("what", "how")[self.page]).focus()

    def turn(self, by: int) -> None:
        """Show the next page or the one before, and put the cursor there."""
        page = min(max(self.page + by, 0), PAGES - 1)
        if page == self.page:
            return
        self.page = page
        for place, shown in enumerate(self.query(".form-page")):
            shown.display = place == page
        self.begin()

    def _field(self, name: str) -> WordField:
        return self.query_one(f"#form-{name}", WordField)

    @on(TextArea.Changed)
    @on(PeopleChoice.Changed)
    def _tell(self, message: TextArea.Changed | PeopleChoice.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(self, self.terms))


def _asked(name: str, hint: str) -> ComposeResult:
    """What a field is for."""
    yield Static(
        Content.assemble(content(name, "bold"), content(f"   {hint}", "$quiet")),
        classes="form-label",
        markup=False,
    )
