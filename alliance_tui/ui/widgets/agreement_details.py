"""The second page of an agreement: how, why, what each gets from it, how it is noticed, after a slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.sentences import agreement_page as say
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.asking_field import AskingField
from alliance_tui.ui.widgets.tones import STRONG, person_words
from alliance_tui.ui.widgets.word_field import WordField

BEFORE_GAINS: Final = (("how", *say.HOW), ("why", *say.WHY))
"""The fields above those of what each gets: name, title and hint."""

AFTER_GAINS: Final = (("notice", *say.NOTICE), ("slip", *say.SLIP))
"""The fields beneath them."""


class AgreementDetails(Vertical):
    """All that may be said later, or never."""

    def __init__(
        self,
        terms: Terms,
        people: Sequence[Participant],
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """The page, with the words that an agreement has by now.

        Args:
            terms: The words it begins with.
            people: Everyone of the alliance; a facilitator has no field of their own.
            id: Textual's id.
        """
        super().__init__(id=id, classes="form-page")
        self._terms = terms
        self._people = consenting(people)

    def compose(self) -> ComposeResult:
        """The fields, one under the other."""
        for name, title, hint in BEFORE_GAINS:
            yield from asked(title, hint)
            yield AskingField(getattr(self._terms, name), id=f"form-{name}")
        for person in self._people:
            said = Content.assemble(person_words(person, STRONG), content(f" {say.GETS_FROM_IT}", "bold"))
            yield Static(said, classes="form-label", markup=False)
            yield AskingField(self._terms.gain(person.id), id=f"form-gain-{person.seat}")
        for name, title, hint in AFTER_GAINS:
            yield from asked(title, hint)
            yield AskingField(getattr(self._terms, name), id=f"form-{name}")

    def applied_to(self, terms: Terms) -> Terms:
        """Some terms with the words of this page."""
        gains = tuple(
            (person.id, said)
            for person in self._people
            if (said := self._field(f"gain-{person.seat}").text).strip()
        )
        # In another order, or of somebody who left, they are as they were until someone writes others.
        unchanged = all(dict(gains).get(person.id, "") == terms.gain(person.id) for person in self._people)
        return replace(
            terms,
            gains=terms.gains if unchanged else gains,
            **{name: self._field(name).text for name, _, _ in (*BEFORE_GAINS, *AFTER_GAINS)},
        )

    def fill(self, terms: Terms) -> None:
        """Put other words into the fields."""
        for name, _, _ in (*BEFORE_GAINS, *AFTER_GAINS):
            self._field(name).fill(getattr(terms, name))
        for person in self._people:
            self._field(f"gain-{person.seat}").fill(terms.gain(person.id))

    def _field(self, name: str) -> WordField:
        return self.query_one(f"#form-{name}", WordField)


def asked(title: str, hint: str) -> ComposeResult:
    """What a field is for."""
    yield Static(
        Content.assemble(content(title, "bold"), content(f"   {hint}", "$quiet")),
        classes="form-label",
        markup=False,
    )
