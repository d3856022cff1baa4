"""How long each has spoken, in one quiet line: by seat, in words, never a ranking."""

from __future__ import annotations

from typing import Final

from textual.widgets import Static

from alliance_tui.domain.events import Instant
from alliance_tui.domain.moments import span_words
from alliance_tui.domain.open_talk import is_conversation
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import talk_seconds
from alliance_tui.sentences import panes as say
from alliance_tui.ui.text import content, width

LINES: Final = 2
"""So many lines it may take."""

WRAPS: Final = 12
"""So many columns of them may stay empty where a line breaks."""


class BalanceLine(Static):
    """A line or two, which are there only where everyone wanted it."""

    DEFAULT_CSS = """
    BalanceLine { height: auto; max-height: 2; padding: 0 1; color: $quiet; }
    """

    def __init__(self, session: Session | None, now: Instant | None) -> None:
        """What is said of a moment of a session."""
        super().__init__(markup=False)
        self._session, self._now = session, now
        self._said = ""

    def show(self, session: Session | None, now: Instant | None) -> None:
        """Say it anew where it is something else."""
        self._session, self._now = session, now
        self._say()

    def on_resize(self) -> None:
        """Names may fit, or no longer."""
        self._say()

    def on_mount(self) -> None:
        """Say it at once, to be as high as it needs."""
        self._say()

    def _say(self) -> None:
        said = _words(self._session, self._now, (self.size.width or self.app.size.width - 2) * LINES)
        if said != self._said:
            self._said = said
            self.update(content(said))


def _words(session: Session | None, now: Instant | None, columns: int) -> str:
    """How long each has spoken; by their numbers where their names do not fit into so many columns."""
    if session is None or now is None:
        return ""
    spoken = talk_seconds(session, now.t)
    told = [(one, span_words(spoken[one.id])) for one in session.counted]
    so_far = say.floor_so_far if is_conversation(session, now.t) else say.spoken_so_far
    whole = so_far(each=tuple(say.spoken(name=one.called, length=length) for one, length in told))
    if width(whole) <= columns - WRAPS:
        return whole
    return so_far(each=tuple(say.spoken(name=str(one.seat), length=length) for one, length in told))
