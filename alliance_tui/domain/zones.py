"""Time zones by their IANA names. What knows them is loaded with the first one that is asked for."""

from __future__ import annotations

from datetime import UTC, tzinfo


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name; UTC where this machine does not know it, so that dates can still be shown."""
    return _known(name) or UTC


def is_zone(name: str) -> bool:
    """Whether this machine knows a zone of this name."""
    return _known(name) is not None


def place_of(name: str) -> str:
    """What people call a zone: the place in its name, such as "Berlin" or "Buenos Aires"."""
    return name.rpartition("/")[2].replace("_", " ")


def _known(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
