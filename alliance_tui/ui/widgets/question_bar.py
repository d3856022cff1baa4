"""One question in the middle, read aloud by whoever begins."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import is_beginning_again
from alliance_tui.ui.text import content

AGAIN = "To begin again: “One thing I understood about you is ...”"
"""A sentence to begin with after a time-out."""


class QuestionBar(Static):
    """Shows the step's question, and that there is another one below."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    roomy: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether there is room for what the step is for."""

    class Pressed(Message):
        """The question was clicked: another one is wanted."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, markup=False)
        self._said: tuple[str, bool, str, str] | None = None

    def watch_session(self, session: Session | None) -> None:
        """Show the question where it is another one."""
        said = self._words(session) if session is not None else self._said
        if said is None or said == self._said:
            return
        self._said = said
        question, more, opening, purpose = said
        lines = content(f"{purpose}\n", "$quiet") if purpose else Content("")
        lines += content(f"{opening}\n", "$secondary") if opening else Content("")
        words = lines + content(question, "bold")
        self.update(words + content("\n↓ another", "$quiet") if more else words)

    def watch_roomy(self) -> None:
        """Say what the step is for where there is room."""
        self.watch_session(self.session)

    def on_click(self, event: events.Click) -> None:
        """Ask for another question."""
        event.stop()
        self.post_message(self.Pressed())

    def _words(self, session: Session) -> tuple[str, bool, str, str]:
        """The question, whether there is another one, how to begin again, and what the step is for."""
        questions = session.setting.questions(session.step)
        if not questions:
            return session.step.value, False, "", ""
        opening = AGAIN if is_beginning_again(session) else ""
        purpose = session.setting.words(session.step).purpose if self.roomy and not opening else ""
        return questions[session.question % len(questions)], len(questions) > 1, opening, purpose
