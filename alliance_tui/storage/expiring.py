"""What was deleted too long ago goes for good."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from alliance_tui.storage.dooming import doom
from alliance_tui.storage.entries import CONTENT, is_ours, kept_until, paths
from alliance_tui.storage.linked import lost_in
from alliance_tui.storage.sweeping import sweep


def expire(folder: Path, now: datetime) -> tuple[str, ...]:
    """Remove for good what was deleted more than thirty days ago; what cannot be is listed still, or told.

    Args:
        folder: The data folder.
        now: This moment (UTC).

    Returns:
        What somebody else had put there, and stays, a sentence for each place.
    """
    for path in paths(folder):
        with suppress(OSError):
            until = kept_until(path)
            # What lies on a stick that is not there can only be removed when it is.
            if until is not None and until < now and lost_in(path / CONTENT) is None and is_ours(path):
                doom(path)
    stayed: list[Path] = []
    sweep(folder, stayed)
    if not stayed:
        return ()
    from alliance_tui.storage.sparing import told_spared

    return tuple(told_spared(stayed))
