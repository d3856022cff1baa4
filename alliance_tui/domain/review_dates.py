"""The dates of a review: the next ones of its rhythm, and another day for the one that is planned.

Loads pendulum, so import it where needed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.days import local_day
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import is_over, review_moment
from alliance_tui.domain.rhythm import days
from alliance_tui.domain.spoken_rhythms import read_rhythm
from alliance_tui.domain.zones import zone_of
from alliance_tui.sentences import refusals_kept as say

_HOURS: Final = 24


def following(review: Review, after: datetime) -> Review | None:
    """The next date of a review's rhythm: later than its own date and than `after` (UTC).

    None for once, and where the calendar ends before it.

    Dates are counted from the first one, however often a single one was moved.
    """
    rhythm = read_rhythm(review.rhythm)
    if rhythm is None:
        return None
    first = review.first or review.date
    passed = max(review.date, review.instead_of)
    yesterday = local_day(after, review.zone) - timedelta(days=1)
    since = max(date.fromisoformat(passed), yesterday)
    dates = (
        Review(day.isoformat(), review.zone, review.time_of_others, review.rhythm, first)
        for day in days(rhythm, date.fromisoformat(first), since)
        if day.isoformat() > passed
    )
    return next((one for one in dates if review_moment(one) > after), None)


def resumed(review: Review) -> date | None:
    """The next date of the rhythm after one that was moved off it; None where the rhythm itself tells it.

    It does where the date was moved onto another one of the rhythm: the others follow from there.
    """
    after = following(review, review_moment(review)) if review.instead_of else None
    rhythm = read_rhythm(review.rhythm)
    if after is None or rhythm is None:
        return None
    first, day = date.fromisoformat(after.first), date.fromisoformat(review.date)
    if review.date > review.instead_of and next(days(rhythm, first, day), None) == day:
        return None
    return date.fromisoformat(after.date)


def brought_forward(review: Review, now: datetime) -> Review | Refused:
    """The planned review moved to today; the rhythm is counted as before."""
    today = local_day(now, review.zone)
    if review.date <= today.isoformat():
        return Refused(say.BEGINS_NOW)
    moved = moved_to(review, today)
    return Refused(hour_is_over(moved, now)) if is_over(moved, now) else moved


def hour_to_come(review: Review, now: datetime) -> str:
    """The next full hour, such as "16:00", to bring a planned review forward to whose own hour is over today.

    Empty where nothing has to be asked: its hour is still to come, or no hour of today is.
    """
    today = local_day(now, review.zone)
    if review.date <= today.isoformat() or not is_over(moved_to(review, today), now):
        return ""
    return next_hour(now, review.zone)


def moved_to(planned: Review, day: date, at: time | None = None) -> Review:
    """A planned review on another day, or at another time; the rhythm's other dates are as before.

    An hour is said for one day: on another one, or back on its own, it has the time of the others again.
    """
    regular, usual = planned.instead_of or planned.date, planned.time_of_others
    away = day.isoformat() != regular
    stays = away and day.isoformat() == planned.date
    clock = clock_of(at) if at else planned.time if stays else usual
    return replace(
        planned,
        date=day.isoformat(),
        time=clock,
        first=(planned.first or planned.date) if planned.rhythm and away else planned.first,
        instead_of=regular if away else "",
        seen_before=_seen_before(planned, day) if away else "",
        regular_time=usual if planned.rhythm and clock != usual else None,
        why="",
    )


def _seen_before(planned: Review, day: date) -> str:
    """The date that was planned before this one; another hour of the same day moves it from where it was."""
    if day.isoformat() == planned.date:
        return planned.seen_before
    return planned.date if planned.instead_of else ""


def hour_is_over(review: Review, now: datetime) -> str:
    """Said to a review that would be today at an hour that has passed."""
    return say.hour_is_over(clock=review.time, later=next_hour(now, review.zone))


def next_hour(now: datetime, zone: str) -> str:
    """The next full hour of today; empty after the last."""
    hour = now.astimezone(zone_of(zone)).hour + 1
    return f"{hour:02}:00" if hour < _HOURS else ""


def clock_of(at: time | None) -> str:
    """A time of day as it is kept, such as "18:30"; empty for none."""
    return f"{at:%H:%M}" if at else ""
