"""Colours and symbols: calm, one thing louder than the rest, one red-brown place.

Every pair of text and ground has a contrast of at least 4.5 to 1; no state is told by colour alone.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from textual.theme import Theme


class Mark(Struct, frozen=True):
    """How a seat is told apart: by a colour and by a shape."""

    colour: str
    """A light colour, for text on the dark ground and as the ground of dark text."""

    symbol: str
    """A shape of one column, neither a bullet nor a check mark."""


MARKS: Final = (
    Mark("#83b7d4", "▲"),
    Mark("#e6b673", "◆"),
    Mark("#97bf68", "■"),
    Mark("#c3a4dd", "★"),
    Mark("#e59a9a", "▼"),
    Mark("#7cc7b5", "♥"),
    Mark("#d3c36f", "♣"),
    Mark("#b8b8c8", "◊"),
)
"""One mark a seat, from seat 1 on."""

GROUND: Final = "#17181d"
"""Behind everything."""

PANEL: Final = "#232831"
"""Behind bars and fields."""

SPOKEN_GROUND: Final = "#1c2730"
"""Behind the pane of who speaks."""

TEXT: Final = "#dfdacd"
"""Words."""

QUIET: Final = "#96968f"
"""What is there but does not call."""

LINE: Final = "#4a4d55"
"""Frames."""

KEY_GROUND: Final = "#d9d4c7"
"""Behind a key's name; its name is dark."""

GOOD: Final = "#97bf68"
"""In force, saved, ready."""

WAITS: Final = "#e6b673"
"""Not yet, due, hand raised."""

TIME_OUT: Final = "#7c3634"
"""Behind the word TIME-OUT, and nowhere else."""

TIME_OUT_GROUND: Final = "#13212a"
"""Behind a running time-out."""


def mark(seat: int) -> Mark:
    """The mark of a seat (1 to 8)."""
    return MARKS[(seat - 1) % len(MARKS)]


THEME: Final = Theme(
    name="alliance",
    primary="#83b7d4",
    secondary="#e6b673",
    accent="#83b7d4",
    success=GOOD,
    warning=WAITS,
    error="#e59a9a",
    foreground=TEXT,
    background=GROUND,
    surface=GROUND,
    panel=PANEL,
    dark=True,
    variables={
        "quiet": QUIET,
        "line": LINE,
        "key": KEY_GROUND,
        "time-out": TIME_OUT,
        "time-out-ground": TIME_OUT_GROUND,
        "spoken": SPOKEN_GROUND,
        "block-cursor-text-style": "none",
    },
)
"""The program's one theme."""
