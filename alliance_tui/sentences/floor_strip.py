"""The picture of a past session: who held the floor when, and how long each spoke."""

from __future__ import annotations

from typing import Final


def turns(*, number: int) -> str:
    """Beside somebody's row: how many turns they had; at most eight columns."""
    return "1 turn" if number == 1 else f"{number} turns"


def spoken(*, length: str, turns: str) -> str:
    """The same with how long they spoke, such as "12 min 30 s · 3 turns"."""
    return f"{length} · {turns}"


NOT_HERE: Final = "not here"
"""In the place of both, for who was away and had no turn."""

SAYING_BACK: Final = "saying back"
"""Beneath the picture: somebody said back what they heard, which is nobody's turn."""

UNDER_A_SECOND: Final = "under 1 s"
"""How long somebody spoke who had the floor for a moment."""


def length(*, minutes: int, seconds: int) -> str:
    """How long somebody spoke, to the second."""
    if not minutes:
        return f"{seconds} s"
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def after_seconds(*, number: int) -> str:
    """A moment on the axis of a short session."""
    return f"{number} s"


def after_minutes(*, number: int) -> str:
    """A moment on the axis."""
    return f"{number} min"
