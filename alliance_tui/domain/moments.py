"""Moments, days and reviews in words: English in any locale, and without pendulum, so that it loads fast."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from alliance_tui.domain.review import Review

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, by `date.weekday()`."""

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months; January is at place 0."""

WEEK: Final = 7
"""Days in which a weekday's name alone says which day is meant."""


class ReviewState(StrEnum):
    """Where a review stands, by local calendar days."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"


class ReviewWords(Struct, frozen=True):
    """A review as it is told on screen."""

    state: ReviewState
    """Upcoming before its local day, due on it, overdue after it."""

    countdown: str
    """How far it is, such as "Review in 13 days"."""

    day: str
    """When it is, such as "Sat 5 December, 18:30"; with the year where it is another one."""

    then: str
    """How it goes on, such as "then every 2 weeks"; empty for once."""


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name; UTC where this machine does not know it, so that dates can still be shown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def review_moment(review: Review) -> datetime:
    """The moment (UTC) of a review; one with only a day counts from the start of that local day."""
    at = time.fromisoformat(review.time) if review.time else time()
    local = datetime.combine(date.fromisoformat(review.date), at, tzinfo=zone_of(review.zone))
    return local.astimezone(UTC)


def review_words(review: Review, now: datetime) -> ReviewWords:
    """A review in words, seen from `now` (UTC); days are those of the review's own zone."""
    day = date.fromisoformat(review.date)
    today = local_day(now, review.zone)
    ahead = (day - today).days
    state = ReviewState.DUE if ahead == 0 else ReviewState.UPCOMING if ahead > 0 else ReviewState.OVERDUE
    at = f", {review.time}" if review.time else ""
    weekday = WEEKDAYS[day.weekday()][:3]
    return ReviewWords(
        state=state,
        countdown=_countdown(review, day, today),
        day=f"{weekday} {_day_and_month(day, today)}{at}",
        then=f"then {review.rhythm}" if review.rhythm else "",
    )


def clock_words(at: datetime, zone: str, now: datetime | None = None) -> str:
    """The local time of a moment (UTC): "22:51", or seen from another day `now`, "tomorrow 08:00"."""
    local = at.astimezone(zone_of(zone))
    clock = f"{local:%H:%M}"
    if now is None or local.date() == local_day(now, zone):
        return clock
    return f"{_nearby_day(local.date(), local_day(now, zone))} {clock}"


def day_words(at: datetime, zone: str) -> str:
    """The local day of a moment (UTC), such as "Sunday 22 November 2026"."""
    day = local_day(at, zone)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def span_words(seconds: float) -> str:
    """A length of time, such as "58 min" or "1 h 12"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "under 1 min"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def local_day(at: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    return at.astimezone(zone_of(zone)).date()


def _countdown(review: Review, day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead > 1:
        return f"Review in {ahead} days"
    if ahead == 1:
        return "Review tomorrow"
    if ahead == 0:
        return f"Review today at {review.time}" if review.time else "Review today"
    return f"The review was planned for {_nearby_day(day, today)}"


def _nearby_day(day: date, today: date) -> str:
    """Another day than today, as one says it: tomorrow, Friday, 5 December."""
    ahead = (day - today).days
    if abs(ahead) == 1:
        return "tomorrow" if ahead == 1 else "yesterday"
    return WEEKDAYS[day.weekday()] if abs(ahead) < WEEK else _day_and_month(day, today)


def _day_and_month(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
