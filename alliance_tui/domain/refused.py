"""What a decision answers when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from alliance_tui.domain.events import Event


class Refused(Struct, frozen=True):
    """Nothing happened, and why."""

    sentence: str
    """A sentence for people: what is the matter and what to do."""


Decision: TypeAlias = "tuple[Event, ...] | Refused"
"""The events that follow from a wish, or why none do."""
