"""What the app is told from elsewhere."""

from __future__ import annotations

from textual.message import Message

from alliance_tui.domain.saving import SaveStatus


class StatusChanged(Message):
    """The store says how safely the newest action is kept."""

    def __init__(self, status: SaveStatus) -> None:
        super().__init__()
        self.status = status
        """How safely."""
