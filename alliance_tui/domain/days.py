"""The days of the calendar: which one a moment falls on, and how many a week has."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from alliance_tui.domain.zones import zone_of

WEEK: Final = 7
"""Days of a week; among so many a weekday's name alone says which day is meant."""


def local_day(at: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    return at.astimezone(zone_of(zone)).date()


def other_year(day: date, today: date) -> int | None:
    """The year a day is told with where "today" is known to whoever reads it; None for the year of that."""
    return day.year if day.year != today.year else None
