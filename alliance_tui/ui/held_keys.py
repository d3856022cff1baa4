"""A key that is held down counts once, although the terminal sends it again and again."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

GAP: Final = 0.12
"""Seconds within which the same key comes again by itself: terminals send it every 20 to 92 ms."""

DELAY: Final = 0.7
"""Seconds after which a key that is held down comes again for the first time, at most: 250 to 660 ms."""


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

    def press(self, key: str, at: float) -> Press:
        """What a key may be that has come at a moment, in seconds on a clock that never jumps."""
        since = at - self._at if key == self._key else math.inf
        self._key, self._at = key, at
        if since <= GAP:
            return Press.HELD
        return Press.AGAIN if since <= DELAY else Press.NEW
