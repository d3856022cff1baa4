"""Help with the words of an agreement, under the page it is written on: at most two sentences at a time."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widgets import Static

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.session import Session
from alliance_tui.domain.wording import Hint, has_when_first, hints
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import writing_help as say
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, WAITS, phrase

SHOWN: Final = 2
"""So many sentences are told at a time; the others come when these are answered."""


class WordingAdvice(Static):
    """Off until someone asks for it."""

    DEFAULT_CSS = """
    WordingAdvice { height: auto; max-height: 6; display: none; padding: 0 2; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(markup=False, id=id)

    def tell(self, session: Session | None, terms: Terms, agreement: RecordId | None) -> None:
        """Say what a reader would stumble over; where there are no words yet, what makes good ones.

        Args:
            session: The session at the table.
            terms: The words as they stand in the form.
            agreement: Which agreement they are for; None for a new one.
        """
        if session is None:
            self.update("")
            return
        if not terms.what.strip():
            example = say.such_as(example=say.BEFORE_WORDS_EXAMPLE)
            self.update(phrase((say.BEFORE_WORDS, PLAIN), (f" {example}", QUIET)))
            return
        others = [one.terms for one in session.live_agreements if one.id != agreement]
        found = hints(terms, session.people, others)[:SHOWN]
        clear = say.CLEAR_WITH_WHEN if has_when_first(terms.what) else say.CLEAR
        lines = [_line(hint) for hint in found] or [phrase((clear, GOOD))]
        self.update(Content("\n").join(lines))


def _line(hint: Hint) -> Content:
    return phrase((hint.sentence, WAITS), (f" {say.such_as(example=hint.example)}", QUIET))
