"""Where a review stands: its moment, and whether its day is still to come, is here or has passed.

Loads no pendulum, so that what only asks whether a review is due loads fast.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import StrEnum

from msgspec.structs import replace

from alliance_tui.domain.days import local_day
from alliance_tui.domain.review import Review
from alliance_tui.domain.zones import zone_of


class ReviewState(StrEnum):
    """Where a review stands, by local calendar days."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"


def review_moment(review: Review) -> datetime:
    """The moment (UTC) of a review; one with only a day counts from the start of that local day."""
    at = time.fromisoformat(review.time) if review.time else time()
    local = datetime.combine(date.fromisoformat(review.date), at, tzinfo=zone_of(review.zone))
    return local.astimezone(UTC)


def is_left_out(review: Review) -> bool:
    """Whether the time of a review is one that the clocks of its zone leave out on that day."""
    local = review_moment(review).astimezone(zone_of(review.zone))
    return bool(review.time) and f"{local:%H:%M}" != review.time


def seen_here(review: Review, here: str) -> Review:
    """A review by the calendar and the clock of whoever reads of it: they decide what "today" is.

    An hour is the same moment on that clock. A day without an hour stays that day wherever people are.

    Args:
        review: As it was planned, in the zone of its alliance.
        here: The IANA name of the zone that this machine is set to; empty for the review's own.
    """
    if not here or here == review.zone:
        return review
    if not review.time:
        return replace(review, zone=here)
    local = review_moment(review).astimezone(zone_of(here))
    return replace(review, date=local.date().isoformat(), time=f"{local:%H:%M}", zone=here)


def review_state(review: Review, now: datetime) -> ReviewState:
    """Where a review stands, seen from `now` (UTC), by the days of its own zone."""
    day, today = review.date, local_day(now, review.zone).isoformat()
    if day == today:
        return ReviewState.DUE
    return ReviewState.UPCOMING if day > today else ReviewState.OVERDUE


def is_over(review: Review, now: datetime) -> bool:
    """Whether the moment of a review lies behind `now` (UTC); one without a time lasts all its day."""
    if review.time:
        return review_moment(review) <= now
    return review_state(review, now) is ReviewState.OVERDUE
