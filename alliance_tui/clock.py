"""The only place that reads the time."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

BOOTTIME: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on through sleep; on macOS that is what CLOCK_MONOTONIC does."""

UPTIME: int = getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC)
"""Stands still through sleep; on Linux that is what CLOCK_MONOTONIC does."""


class Clock:
    """The machine's clocks."""

    def now(self) -> datetime:
        """The wall's time, UTC."""
        return datetime.now(UTC)

    def steady(self) -> float:
        """Seconds on a clock that never jumps and goes on while the laptop sleeps."""
        return time.clock_gettime(BOOTTIME)

    def awake(self) -> float:
        """Seconds on a clock that never jumps and stands still while the laptop sleeps."""
        return time.clock_gettime(UPTIME)

    def zone(self) -> str:
        """The IANA name of the zone this machine is set to; UTC where it does not say."""
        return local_zone()


def local_zone() -> str:
    """The IANA name of the local zone, from `TZ` or the system's zone link, checked; else `UTC`."""
    # Here, because a first picture needs none.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    candidates = [os.environ.get("TZ", "").lstrip(":")]
    link = Path("/etc/localtime")
    if link.is_symlink():
        candidates.append(str(link.resolve()).partition("zoneinfo/")[2])
    named = Path("/etc/timezone")
    if named.is_file():
        candidates.append(named.read_text(encoding="utf-8", errors="replace").strip())
    for name in candidates:
        try:
            if name:
                return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"
