"""A key that is held down counts once, although the terminal sends it again and again."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

GAP: Final = 0.12
"""Seconds within which a held key comes again, once it repeats: terminals send it every 20 to 92 ms."""

FIRST: Final = (0.2, 0.7)
"""Seconds after which it comes again for the first time: 225 to 660 ms. A key that is pressed twice in one go
comes sooner, and a calm second press later."""


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
        """Whether it came when a held one would have come again."""

    def press(self, key: str, at: float) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps.

        Only the second press of a row may be a held key: whoever presses on does not hold it down.
        """
        since = at - self._at if key == self._key else math.inf
        was_calm, may_repeat = self._is_calm, self._may_repeat
        shortest, longest = FIRST
        self._key, self._at, self._is_calm = key, at, since > longest
        if may_repeat and since <= GAP:
            return Press.HELD
        self._may_repeat = shortest <= since <= longest
        return Press.AGAIN if self._may_repeat and was_calm else Press.NEW
