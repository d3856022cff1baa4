"""What the app is told from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from alliance_tui.domain.saving import SaveStatus


@dataclass(eq=False)
class StatusChanged(Message):
    """The store says how safely the newest action is kept."""

    status: SaveStatus
    """How safely."""
