"""The session's own clock: it never jumps, goes on through sleep, and outlives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_tui.domain.events import Instant

if TYPE_CHECKING:
    from alliance_tui.ports import Clock


class Stopwatch:
    """Seconds since the session opened, from a clock that is told where to begin."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = (0.0, clock.steady())
        self._suspended = clock.steady() - clock.awake()

    def start(self, t: float) -> None:
        """Go on from `t` seconds; sleep from before that is nobody's."""
        self._began = (t, self._clock.steady())
        self.slept()

    def now(self) -> Instant:
        """This moment, on the wall and in seconds since the session opened."""
        t, steady = self._began
        return Instant(at=self._clock.now(), t=t + max(self._clock.steady() - steady, 0.0))

    def slept(self) -> float:
        """Seconds the laptop has slept since this was asked before."""
        before, self._suspended = self._suspended, self._clock.steady() - self._clock.awake()
        return self._suspended - before
