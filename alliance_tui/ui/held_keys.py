"""A key that is held down counts once, although the terminal sends it again and again."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

GAP: Final = 0.12
"""Seconds within which a held key comes again, once it repeats: terminals send it every 20 to 92 ms."""

SOONEST: Final = 0.2
"""Seconds after which it comes again for the first time at the soonest; a key that is pressed twice in one go
comes sooner. And seconds within which a key stays held, however uneven its way here is."""

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
        """Whether it came when a held one may have come again for the first time."""

        self._is_held = False
        """Whether it was held when it came last."""

    def press(self, key: str, at: float) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps.

        A held key shows itself by how soon it comes again, whatever it waited for at first. Only the second
        press of a row may be a held key's first time again: whoever presses on does not hold it down.
        """
        since = at - self._at if key == self._key else math.inf
        was_calm, may_repeat, was_held = self._is_calm, self._may_repeat, self._is_held
        self._key, self._at, self._is_calm = key, at, since > CALM
        self._is_held = may_repeat and since <= (SOONEST if was_held else GAP)
        if self._is_held:
            return Press.HELD
        self._may_repeat = SOONEST <= since < math.inf
        return Press.AGAIN if self._may_repeat and was_calm and since <= LATEST else Press.NEW
