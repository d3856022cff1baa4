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

ONE_GO: Final = 0.012
"""Seconds within which keys come in one go, as over a slow line: how they were pressed cannot be told."""

MANY: Final = 5
"""So often a key is pressed again in one go at most; beyond it somebody holds it."""

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


class HeldKeys:
    """Tells by when they come which keys were pressed, and which are only held down."""

    def __init__(self) -> None:
        self._key = ""
        self._at = -math.inf
        # Seconds between the last two times that the same key came.
        self._since = math.inf
        self._was = Press.NEW
        # How often it came right after itself.
        self._in_one_go = 0

    def press(self, key: str, at: float) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps.

        A held key shows itself by how soon it comes again, whatever it waited for at first: from then on
        nobody presses it. Presses in one go are as many as they are, within reason, and whoever taps a key a
        few times a second waits for nothing.
        """
        since = at - self._at if key == self._key else math.inf
        self._in_one_go = self._in_one_go + 1 if since <= ONE_GO else 0
        self._was = self._told(since)
        self._key, self._at, self._since = key, at, since
        return self._was

    def _told(self, since: float) -> Press:
        """What a key may be that has come so many seconds after the last time."""
        was_held, was_calm = self._was is Press.HELD, self._since > CALM
        may_be_held = was_held or ONE_GO < self._since <= LATEST
        if (may_be_held and since <= (UNEVEN if was_held else GAP)) or self._in_one_go > MANY:
            return Press.HELD
        may_be_first = was_calm and UNEVEN <= since <= LATEST
        may_be_late = since <= UNEVEN and self._was is Press.AGAIN
        return Press.AGAIN if may_be_first or may_be_late or ONE_GO < since <= GAP else Press.NEW
