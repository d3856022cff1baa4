"""All alliances as text, with a line for each session. Columns are narrow."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

EMPTY: Final = "No alliance yet."
"""Where there is none."""

NO_REVIEW: Final = "no review yet"
"""In the place of how far the next review is."""

UNFINISHED: Final = "unfinished"
"""Of a session that can be gone on with."""

OPEN_ENDED: Final = "end not known"
"""Of a session that is over, and nothing tells how it ended."""

TIME_OUT: Final = "time-out"
"""Of a session in a time-out whose end is not known."""


def begin_one() -> str:
    """Below it; what follows the colon is typed as it stands."""
    return f"Begin one with: {typed('new Ana Ben --setting couple')}"


def until(*, clock: str) -> str:
    """Of a session in a time-out: when people come back, such as "22:51" or "tomorrow at 08:00"."""
    return f"time-out until {clock}"


TIME_OUT_IS_OVER: Final = "time-out is over"
"""Of a session in a time-out from which people were to be back by now: it can be gone on with."""


def held(*, kind: str, length: str) -> str:
    """What a session was and how long, such as "design, 58 min"."""
    return f"{kind}, {length}"
