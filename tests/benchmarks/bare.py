"""The floor of every measurement: a Textual app that shows one label and changes it at a key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Label


class BareApp(App[None]):
    """One label. `space` changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "change", "change"), ("q", "quit", "quit")]

    changes = 0
    """How often the label was changed."""

    def compose(self) -> ComposeResult:
        """Show the label."""
        yield Label("bare 0 shown")

    def action_change(self) -> None:
        """Change the label."""
        self.changes += 1
        self.query_one(Label).update(f"bare {self.changes} shown")


if __name__ == "__main__":
    BareApp().run()
