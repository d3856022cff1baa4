"""The session at the table: its state as far as its records tell it, and the moment it is at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING

from alliance_tui.domain.events import Instant, Record, Undone
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import seen
from alliance_tui.stopwatch import Stopwatch

if TYPE_CHECKING:
    from alliance_tui.ports import Clock

SLEEP = 30.0
"""A laptop asleep for longer than this many seconds was away."""


class AtTable:
    """What people sit at: no session, a new one, or one that goes on. It writes nothing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stopwatch = Stopwatch(clock)
        self.session: Session | None = None
        """The state of the session; None while none is at the table, or none of its records is written."""

    def begin(self) -> None:
        """Let a new session begin: its first record comes next."""
        self._stopwatch.start(0.0)
        self.session = None

    def go_on(self, session: Session, last_touch: datetime | None) -> float:
        """Let an earlier session go on; the time since it stopped counts on.

        Args:
            session: As its records tell it.
            last_touch: When whoever held the alliance before said last that people are here (UTC).

        Returns:
            Up to when people were at it, in seconds since it opened.
        """
        seen_until = seen(session, last_touch)
        since = (self._clock.now() - (session.touched or session.opened)).total_seconds()
        self._stopwatch.start(max(session.t + since, seen_until))
        self.session = session
        return seen_until

    def tell(self, news: Sequence[Record], everything: Callable[[], Sequence[Record]]) -> None:
        """Let more have happened; `everything` gives all records where what was before is not enough."""
        self.session = folded_on(self.session, news, everything)

    def now(self) -> Instant:
        """This moment, on the wall and on the session's clock."""
        return self._stopwatch.now()

    def here_at(self) -> datetime:
        """This moment (UTC) by the wall that the newest record saw: it may have been set since."""
        now, session = self.now(), self.session
        if session is None or session.touched is None:
            return now.at
        return session.touched + timedelta(seconds=now.t - session.t)

    def slept(self) -> float:
        """Seconds, since this was asked before, that are nobody's talk: the laptop slept. 0.0 for a nap."""
        asleep, session = self._stopwatch.slept(), self.session
        return 0.0 if asleep < SLEEP or session is None or session.left else asleep


def folded_on(
    before: Session | None, news: Sequence[Record], everything: Callable[[], Sequence[Record]]
) -> Session | None:
    """The session once more has happened: folded on, or anew where what was before is another thing now."""
    if before is None or any(isinstance(record.event, Undone | SessionClosed) for record in news):
        return fold(everything())
    state: Session | None = before
    return reduce(apply, news, state)
