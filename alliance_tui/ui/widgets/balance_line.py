"""How long each has spoken, in one quiet line: by seat, in words, never a ranking."""

from __future__ import annotations

from textual.widgets import Static

from alliance_tui.domain.events import Instant
from alliance_tui.domain.moments import span_words
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import talk_seconds
from alliance_tui.sentences import panes as say
from alliance_tui.ui.text import content


class BalanceLine(Static):
    """One line, which is there only where everyone wanted it."""

    DEFAULT_CSS = """
    BalanceLine { height: 1; padding: 0 1; color: $quiet; }
    """

    def __init__(self, session: Session | None, now: Instant | None) -> None:
        """A line about a moment of a session."""
        self._said = _words(session, now)
        super().__init__(content(self._said), markup=False)

    def show(self, session: Session | None, now: Instant | None) -> None:
        """Say it anew where it is something else."""
        said = _words(session, now)
        if said != self._said:
            self._said = said
            self.update(content(said), layout=False)


def _words(session: Session | None, now: Instant | None) -> str:
    if session is None or now is None:
        return ""
    spoken = talk_seconds(session, now.t)
    each = (say.spoken(name=one.name, length=span_words(spoken[one.id])) for one in session.counted)
    return say.spoken_so_far(each=tuple(each))
