"""What a window says that follows another one in which the same alliance is open."""

from __future__ import annotations

from typing import Final

GO_ON_HERE: Final = "The other window is gone: you can go on here."
"""Whispered once the other window has let go of the alliance, or was killed; where people were follows."""

ENDED_THERE: Final = "The session has ended in the other window."
"""Whispered on the page of the alliance, which takes the place of the session."""
