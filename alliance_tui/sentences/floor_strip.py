"""The picture of a past session: who held the floor when, and how long each spoke."""

from __future__ import annotations


def turns(*, number: int) -> str:
    """Beside somebody's row: how many turns they had; at most eight columns."""
    return "1 turn" if number == 1 else f"{number} turns"


def spoken(*, length: str, turns: str) -> str:
    """The same with how long they spoke, such as "12:30 · 3 turns"; at most seventeen columns."""
    return f"{length} · {turns}"
