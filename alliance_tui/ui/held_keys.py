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
        self._is_calm = True
        """Whether the key came after another one, or after a while."""

        self._may_repeat = False
        """Whether it may have come again by itself."""

        self._in_one_go = 0
        """How often it came right after itself."""

        self._was = Press.NEW
        """What it was when it came last."""

    def press(self, key: str, at: float) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps.

        A held key shows itself by how soon it comes again, whatever it waited for at first: from then on
        nobody presses it. Presses in one go are as many as they are, within reason, and whoever taps a key a
        few times a second waits for nothing.
        """
        since = at - self._at if key == self._key else math.inf
        self._key, self._at = key, at
        self._in_one_go = self._in_one_go + 1 if since <= ONE_GO else 0
        self._was = self._told(since)
        self._is_calm, self._may_repeat = since > CALM, ONE_GO < since <= LATEST or self._was is Press.HELD
        return self._was

    def _told(self, since: float) -> Press:
        """What a key may be that has come so many seconds after the last time."""
        again = UNEVEN if self._was is Press.HELD else GAP
        if (self._may_repeat and since <= again) or self._in_one_go > MANY:
            return Press.HELD
        may_be_first = UNEVEN <= since <= LATEST and self._is_calm
        may_be_late = since <= UNEVEN and self._was is Press.AGAIN
        return Press.AGAIN if may_be_first or may_be_late or ONE_GO < since <= GAP else Press.NEW
