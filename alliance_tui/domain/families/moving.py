"""What it changes that people live in another zone now."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.session import Session

State = TypeVar("State", Session, Alliance)
"""What has a zone and a review."""


def moved(state: State, zone: str) -> State:
    """The state in another zone: "Fridays at 18:30" is then Fridays at 18:30 there."""
    if not zone:
        return state
    return replace(state, zone=zone, review=state.review and replace(state.review, zone=zone))
