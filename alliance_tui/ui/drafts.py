"""Words that are being typed. They outlive a time-out, escape and resize; they are not stored."""

from __future__ import annotations

from alliance_tui.domain.agreement import Terms


class Drafts:
    """What was typed and is neither saved nor thrown away."""

    def __init__(self) -> None:
        self.note = ""
        """The words of a note."""
        self.parked = ""
        """The words of something for the parking lot."""
        self.agreement = Terms(what="")
        """The words of a new agreement."""
