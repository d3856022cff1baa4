"""The field for a name: the right one of somebody, or that of someone who joins."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.people import Participant
from alliance_tui.domain.words import MAX_NAME, ParticipantId
from alliance_tui.sentences import people as say
from alliance_tui.ui.widgets.tones import STRONG, person_words, words
from alliance_tui.ui.widgets.word_field import WordField


class NameDock(Vertical):
    """Hidden until a name is asked for."""

    DEFAULT_CSS = """
    NameDock { display: none; }
    NameDock.-open { display: block; }
    """

    field = query_one(WordField)

    def __init__(self) -> None:
        super().__init__(id="name-dock")
        self._person: Participant | None = None

    def compose(self) -> ComposeResult:
        """Whose name, and the field."""
        yield Static(id="name-heading", markup=False)
        yield WordField(id="name-field", single=True, limit=MAX_NAME)

    @property
    def is_open(self) -> bool:
        """Whether a name is asked for."""
        return self.has_class("-open")

    @property
    def person(self) -> ParticipantId | None:
        """Whose name is corrected; None for that of someone who joins."""
        return self._person.id if self._person else None

    @property
    def draft(self) -> str:
        """What is typed and is not the name that there was."""
        typed = self.field.text
        return "" if typed.strip() == (self._person.name if self._person else "") else typed

    def open(self, person: Participant | None, draft: str = "") -> None:
        """Ask for the right name of someone, or with None for the name of who joins.

        Args:
            person: Who.
            draft: What was typed before and not saved.
        """
        self._person = person
        asked = words(say.WHO_JOINS, STRONG)
        if person is not None:
            asked = person_words(person, STRONG) + words(f" · {say.RIGHT_NAME}", STRONG)
        self.query_one("#name-heading", Static).update(asked)
        self.field.fill(draft or (person.name if person else ""))
        self.add_class("-open")
        self.field.focus()

    def close(self) -> None:
        """Ask no more."""
        self.remove_class("-open")
