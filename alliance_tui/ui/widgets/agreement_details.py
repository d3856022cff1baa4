"""The second page of an agreement: how, why, what each gets from it, how it is noticed, after a slip."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alliance_tui.domain.agreement import DETAILS, GAINS, Terms
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.sentences import agreement_fields as say
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.asking_field import AskingField
from alliance_tui.ui.widgets.tones import STRONG, person_words
from alliance_tui.ui.widgets.word_field import WordField


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
        for field in DETAILS:
            if field == GAINS:
                yield from self._gains()
            else:
                yield from asked(*say.ASKED[field])
                yield AskingField(self._terms.text(field), id=f"form-{field}")

    def _gains(self) -> ComposeResult:
        """A field for each person."""
        for person in self._people:
            said = Content.assemble(person_words(person, STRONG), content(f" {say.GETS_FROM_IT}", "bold"))
            yield Static(said, classes="form-label", markup=False)
            yield AskingField(self._terms.gain(person.id), id=f"form-gain-{person.seat}")

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
            **{field: self._field(field).text for field in DETAILS if field != GAINS},
        )

    def fill(self, terms: Terms) -> None:
        """Put other words into the fields."""
        for field in DETAILS:
            if field != GAINS:
                self._field(field).fill(terms.text(field))
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
