"""The field at the foot of the closing pages, for the one sentence that somebody takes away."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences import notes_dock as say
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.word_field import WordField


class TakeawayDock(Vertical):
    """Says whose sentence it is, and takes it; hidden while nobody writes."""

    DEFAULT_CSS = """
    TakeawayDock { height: auto; display: none; }
    TakeawayDock.-open { display: block; }
    """

    field = query_one(WordField)
    """Where it is typed."""

    heading = query_one("#takeaway-heading", Static)
    """Whose it is."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.author: ParticipantId | None = None
        """Whose sentence is written; None while nobody writes."""

    def compose(self) -> ComposeResult:
        """Whose sentence, and the field."""
        yield Static(id="takeaway-heading", markup=False)
        yield WordField(id="takeaway-field")

    def open(self, author: ParticipantId, name: str, words: str) -> None:
        """Let somebody write, with the words that are there."""
        self.author = author
        self.heading.update(content(say.takes_away(name=name)))
        self.add_class("-open")
        self.field.fill(words)
        self.field.focus()

    def close(self) -> None:
        """Hide the field."""
        self.author = None
        self.remove_class("-open")
        self.screen.set_focus(None)
