"""The field for a name: of somebody, of someone who joins, or of the alliance."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.words import MAX_NAME, ParticipantId
from alliance_tui.ui.drafts import Called
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
        self.about: ParticipantId | Called = Called.NEWCOMER
        """Who or what is to be called so."""
        self._present = ""

    def compose(self) -> ComposeResult:
        """Whose name, and the field."""
        yield Static(id="name-heading", markup=False)
        yield WordField(id="name-field", single=True, limit=MAX_NAME)

    @property
    def is_open(self) -> bool:
        """Whether a name is asked for."""
        return self.has_class("-open")

    @property
    def draft(self) -> str:
        """What is typed and is not the name that there was."""
        typed = self.field.text
        return "" if typed.strip() == self._present else typed

    def open(self, about: ParticipantId | Called, asked: Content, present: str = "", draft: str = "") -> None:
        """Ask for the name of somebody or something.

        Args:
            about: Who or what.
            asked: The question.
            present: The name there is; empty for none.
            draft: What was typed before and not saved.
        """
        self.about = about
        self._present = present
        self.query_one("#name-heading", Static).update(asked)
        self.field.fill(draft or present)
        self.add_class("-open")
        self.field.focus()

    def close(self) -> None:
        """Ask no more."""
        self.remove_class("-open")
