"""How the time of a turn is shown."""

from __future__ import annotations

from enum import StrEnum


class ClockLook(StrEnum):
    """How the time of a turn is shown."""

    BAR = "bar"
    """A bar that drains."""

    DIGITS = "digits"
    """Minutes and seconds that are left."""

    HIDDEN = "hidden"
    """Not at all; the word before the end still comes."""
