"""What was deleted too long ago goes for good."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from alliance_tui.storage.dooming import doom
from alliance_tui.storage.entries import KEPT_FOR, STAMP, paths
from alliance_tui.storage.sweeping import sweep


def expire(folder: Path, now: datetime) -> None:
    """Remove for good what was deleted more than thirty days ago; what cannot be is listed still, or told."""
    oldest = (now - KEPT_FOR).astimezone(UTC).strftime(STAMP)
    for path in paths(folder):
        if path.name < oldest:
            with suppress(OSError):
                doom(path)
    sweep(folder)
