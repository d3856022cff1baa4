"""How the room of a pane is shared out: alike in panes of one size, so that words stay where they are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

SHARES: Final = (
    (14, (3, 1, 3, 1)),
    (11, (1, 1, 2, 1)),
    (8, (1, 1, 1, 0)),
    (3, (1, 0, 1, 0)),
    (1, (1, 0, 0, 0)),
)
"""From so many rows on: the rows for state, cue, clock and gap."""


class PanePlan(Struct, frozen=True):
    """Which rows and columns of a pane are for what."""

    width: int
    """Columns of the pane."""

    height: int
    """Rows of the pane."""

    framed: bool
    """Whether there is a frame; its top holds the name."""

    pad: int
    """Empty columns between the frame and the words."""

    state: int
    """Rows that say what the person is doing."""

    cue: int
    """Rows for the quiet word before a turn's end; where there are none, it stands beside the state."""

    clock: int
    """Rows of the turn's time."""

    gap: int
    """Empty rows between the turn's time and the person's words."""

    notes: int
    """Rows for the person's words."""

    @property
    def inner(self) -> int:
        """Columns within the frame."""
        return self.width - 2 if self.framed else self.width

    @property
    def columns(self) -> int:
        """Columns for words."""
        return max(self.inner - 2 * self.pad, 0)

    @property
    def first_note(self) -> int:
        """The row at which the person's words begin."""
        return 1 + self.state + self.cue + self.clock + self.gap


@lru_cache(maxsize=64)
def pane_plan(width: int, height: int) -> PanePlan:
    """The plan of a pane of this size."""
    framed = width >= 8 and height >= 3
    rows = height - 2 if framed else max(height - 1, 0)
    state, cue, clock, gap = _head(rows)
    return PanePlan(
        width=width,
        height=height,
        framed=framed,
        pad=1 if framed and width >= 14 else 0,
        state=state,
        cue=cue,
        clock=clock,
        gap=gap,
        notes=rows - state - cue - clock - gap,
    )


def _head(rows: int) -> tuple[int, int, int, int]:
    """Rows for state, cue, clock and gap: a big state once there is room for it and for words."""
    for at_least, shares in SHARES:
        if rows >= at_least:
            return shares
    return 0, 0, 0, 0
