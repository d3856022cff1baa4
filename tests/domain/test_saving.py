"""How safely things are kept, over several logs."""

from __future__ import annotations

import pytest

from alliance_tui.domain.saving import NotKept, NotSaved, ReadOnly, Saved, SaveStatus, Saving, worst


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ((), Saved()),
        ((Saved(), Saved()), Saved()),
        ((Saved(), Saving(2), Saving(1)), Saving(3)),
        ((NotKept(), NotKept()), NotKept()),
        ((NotKept(), ReadOnly("other window")), ReadOnly("other window")),
        ((Saving(2), ReadOnly("other window"), Saved()), ReadOnly("other window")),
        (
            (ReadOnly("x"), NotSaved("The disk is full.", 2), NotSaved("y", 3)),
            NotSaved("The disk is full.", 5),
        ),
        (
            (NotSaved("It is gone.", 2, is_all=True), NotSaved("y", 3)),
            NotSaved("It is gone.", 5, is_all=True),
        ),
    ],
)
def test_the_least_safe_status_is_told_with_all_that_waits(
    statuses: tuple[SaveStatus, ...], together: SaveStatus
) -> None:
    """Not saved before read-only before saving before saved."""
    assert worst(statuses) == together
