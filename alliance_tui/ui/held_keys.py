"""A key that is held down counts once, although the terminal sends it again and again."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

GAP: Final = 0.12
"""Seconds within which a held key comes again, once it repeats: terminals send it every 20 to 92 ms."""

UNEVEN: Final = 0.2
"""Seconds within which a key stays held, however uneven its way here is; and which nobody who presses a key
anew each time stays under for long."""

SLOW: Final = 0.3
"""Seconds within which a held key comes again where terminals are set to be slow about it."""

EVEN: Final = 0.006
"""Seconds by which these differ at most: nobody presses a key so evenly three times."""

CALM: Final = 0.7
"""Seconds after which a press is one by itself. Whoever pressed the same key sooner than that presses on."""

LATEST: Final = 2.0
"""Seconds after which a held key comes again for the first time at the latest, as terminals can be set."""


class Press(Enum):
    """What a key that has come may be."""

    NEW = "new"
    """Somebody pressed it."""

    AGAIN = "again"
    """Somebody pressed it a second time, or still holds it: what comes next tells."""

    HELD = "held"
    """It is held down."""

    REPEATED = "repeated"
    """It is held down, as the terminal itself says: what came before was pressed."""


HELD: Final = (Press.HELD, Press.REPEATED)
"""What a key is that is held down."""


class HeldKeys:
    """Tells by when they come which keys were pressed, and which are only held down."""

    def __init__(self) -> None:
        self._key = ""
        self._at = -math.inf
        # Seconds between the last two times that the same key came.
        self._since = math.inf
        self._was = Press.NEW
        # Seconds between the times it came before, the newest last.
        self._gaps: tuple[float, ...] = ()

    def press(self, key: str, at: float, told: Press | None = None) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps.

        A held key shows itself by how soon it comes again, whatever it waited for at first: from then on
        nobody presses it. So it does by how evenly. Of those in one go, as after a stall, two are two presses
        and more are one key that is held; and whoever taps a key a few times a second waits for nothing.

        Args:
            key: Which one.
            at: The moment.
            told: What it is as the terminal says; None where that says nothing.
        """
        since = at - self._at if key == self._key else math.inf
        self._gaps = (*self._gaps[-3:], since) if key == self._key else ()
        self._was = told or self._seen(since)
        self._key, self._at, self._since = key, at, since
        return self._was

    def _seen(self, since: float) -> Press:
        """What a key may be that has come so many seconds after the last time."""
        was_held = self._was in HELD
        may_be_held = was_held or self._since <= LATEST
        if (may_be_held and since <= (UNEVEN if was_held else GAP)) or self._is_even(was_held=was_held):
            return Press.HELD
        may_be_first = self._since > CALM and UNEVEN <= since <= LATEST
        may_be_late = since <= UNEVEN and self._was is Press.AGAIN
        return Press.AGAIN if may_be_first or may_be_late or since <= GAP else Press.NEW

    def _is_even(self, *, was_held: bool) -> bool:
        """Whether it comes again slowly, and as evenly as only a terminal sends it."""
        before, *last = self._gaps[-2 if was_held else -4 :] or (math.inf,)
        if not was_held and (len(last) < 3 or not UNEVEN <= before <= LATEST):
            return False
        if was_held:
            last = [before, *last]
        return min(last) > GAP and max(last) <= SLOW and max(last) - min(last) <= EVEN
