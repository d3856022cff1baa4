"""Words that are being typed. They outlive a time-out, escape and resize; they are not stored."""

from __future__ import annotations

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.words import RecordId


class Drafts:
    """What was typed and is neither saved nor thrown away."""

    def __init__(self) -> None:
        self.note = ""
        """The words of a note."""
        self.parked = ""
        """The words of something for the parking lot."""
        self.agreement = Terms(what="")
        """The words of a new agreement."""
        self.rewordings: dict[RecordId, Terms] = {}
        """New words for agreements that are on the table, by agreement."""
        self.changes: dict[RecordId, str] = {}
        """New words for notes that were written, by note."""
