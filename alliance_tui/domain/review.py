"""The review: the date and rhythm on which the agreements are assessed."""

from __future__ import annotations

from msgspec import Struct, field

from alliance_tui.domain.words import Day, MaybeClock, MaybeDay


class Review(Struct, frozen=True, omit_defaults=True):
    """When the agreements are looked at again: local calendar time and the zone's name."""

    date: Day
    """The local date, ISO 8601 (`2026-12-05`)."""

    zone: str
    """The IANA name of the zone the date is in, such as `Europe/Vienna`."""

    time: MaybeClock = ""
    """The local time of day, ISO 8601 (`18:30`); empty where only a day was named."""

    rhythm: str = ""
    """How often after that, in plain words such as "every 2 weeks"; empty for once."""

    first: MaybeDay = ""
    """The date the rhythm is counted from, ISO 8601; empty where that is `date`."""

    instead_of: MaybeDay = ""
    """The date it was moved from, ISO 8601; empty where it was not moved."""

    regular_time: MaybeClock | None = None
    """The time of the rhythm's other dates, as in `time`; None where that is `time`."""

    why: str = ""
    """Why it was moved, in their words; empty where nobody said."""

    seen_before: MaybeDay = field(default="", name="moved_from")
    """The date people had seen before it was moved last, ISO 8601; empty where that is `instead_of`."""

    @property
    def time_of_others(self) -> str:
        """The local time of day of the rhythm's other dates; empty where they are whole days."""
        return self.time if self.regular_time is None else self.regular_time
