"""Moments, days and reviews in words: English in any locale, and without pendulum, so that it loads fast.

Where a machine is set to another zone than an alliance, one rule holds in every list, page and file:

- What the clock says now or soon is this machine's: what day today is, when people come back from a break.
- A past session has the day and the hours of the zone it was held in; an hour names its place.
- A review has the day and the hour of its own zone, as people planned it; an hour names its place.
- How far a review is counts from this machine's today to that day. Where its moment falls on another side of
  today here, no count of days could be right: then the hours that are left are told, or that it waits.
- Whether a review is due is decided by its moment, on the calendar here: see `review_standing`.

A place is named only where the calendar or the clock here differ at that moment.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.days import WEEK, local_day, other_year
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, is_over, review_moment, review_state, seen_here
from alliance_tui.domain.zones import place_of, zone_of
from alliance_tui.sentences import floor_strip, told
from alliance_tui.sentences import moments as say
from alliance_tui.sentences.vocabulary import STEPS

WEEKDAYS: Final = say.WEEKDAYS
"""The days of the week as they are shown, by `date.weekday()`."""

MONTHS: Final = say.MONTHS
"""The months as they are shown; January is at place 0."""


IN_DAYS: Final = 48
"""Hours from which a length of time is told in days, weeks, months or years."""

MONTH: Final = 365.25 / 12
"""The days of a month, on average."""

YEAR: Final = 365.25
"""The days of a year, on average."""

EVENING: Final = 17
"""The hour from which one says "tonight"."""

MORNING: Final = 5
"""The hour at which the night is over: before it, "tomorrow" may be the day that has begun already."""


class ReviewWords(Struct, frozen=True):
    """A review as it is told on screen."""

    state: ReviewState
    """Upcoming before its local day, due on it, overdue after it."""

    countdown: str
    """How far it is, such as "Review in 13 days"."""

    day: str
    """When it is, such as "Sat 5 December, 18:30"; with the year where it is another one."""

    then: str
    """How it goes on, as `then_words` tells it."""


def other_place(zone: str, here: str, at: datetime) -> str:
    """The place of a zone, where its day or its hour is another one than here at a moment; else empty."""
    if not here or here == zone:
        return ""
    there, this = (at.astimezone(zone_of(one)).replace(tzinfo=None) for one in (zone, here))
    return place_of(zone) if there != this else ""


def place_of_hour(review: Review, here: str) -> str:
    """The place that the hour of a review is told with, as `other_place`; empty for a day without an hour."""
    return other_place(review.zone, here, review_moment(review)) if review.time else ""


def review_words(review: Review, now: datetime, here: str = "") -> ReviewWords:
    """A review in words, seen from `now` (UTC), by the rule of this module.

    Args:
        review: Which one.
        now: This moment (UTC).
        here: As in `seen_here`.
    """
    day = date.fromisoformat(review.date)
    place = place_of_hour(review, here)
    told = _day_and_month(day, local_day(now, here or review.zone))
    return ReviewWords(
        state=review_state(seen_here(review, here), now),
        countdown=countdown_words(review, now, here),
        day=say.review_day(weekday=day.weekday(), date=told, clock=review.time, place=place),
        then=then_words(review, now),
    )


def review_sentence(review: Review, now: datetime, here: str = "") -> str:
    """A review in one sentence, seen from `now` (UTC), such as "Review in 13 days: Sat 5 December, 18:30"."""
    told = review_words(review, now, here)
    if told.state is ReviewState.OVERDUE:
        was = say.review_was(day=told.day)
        return say.review_was_then(was=was, then=told.then) if told.then else was
    countdown = countdown_words(review, now, here, with_hour=False)
    return say.review_whole(countdown=countdown, day=told.day, then=told.then)


def then_words(review: Review, now: datetime) -> str:
    """How a review goes on after its date, such as "then every 2 weeks", seen from `now` (UTC).

    Empty for once. Where the date was moved off its rhythm, the next one is named, such as "then
    Fri 18 December and every other Friday".
    """
    if not review.rhythm:
        return ""
    clock = review.regular_time or ""
    if review.instead_of:
        # Counting dates loads pendulum: a page where nothing was moved need not wait for it.
        from alliance_tui.domain.review_dates import resumed

        if (day := resumed(review)) is not None:
            date_told = _day_and_month(day, local_day(now, review.zone))
            told = say.review_day(weekday=day.weekday(), date=date_told, clock="")
            return say.then_from(day=told, rhythm=review.rhythm, clock=clock)
    return say.then(rhythm=review.rhythm, clock=clock)


def moved_words(review: Review, now: datetime) -> str:
    """The day a review was moved from, and why: "Moved from 28 November: the flu"; empty where not."""
    if not review.instead_of:
        return ""
    day = date.fromisoformat(review.seen_before or review.instead_of)
    today = local_day(now, review.zone)
    return say.moved_from(date=_day_and_month(day, today), why=review.why)


def clock_words(at: datetime, zone: str, now: datetime | None = None) -> str:
    """The local time of a moment (UTC): "22:51", or seen from another day `now`, "tomorrow at 08:00"."""
    local = at.astimezone(zone_of(zone))
    clock = f"{local:%H:%M}"
    if now is None or local.date() == local_day(now, zone):
        return clock
    return say.day_at(day=day_seen_from(local.date(), now, zone), clock=clock)


def day_seen_from(day: date, now: datetime, zone: str) -> str:
    """Another day than today, as one says it at a moment (UTC): "tomorrow", or in the night "Tuesday"."""
    local = now.astimezone(zone_of(zone))
    if local.hour < MORNING and (day - local.date()).days == 1:
        return say.WEEKDAYS[day.weekday()]
    return _nearby_day(day, local.date())


def is_tonight(at: datetime, zone: str) -> bool:
    """Whether a moment (UTC) is in an evening or a night."""
    return not MORNING <= at.astimezone(zone_of(zone)).hour < EVENING


def return_words(at: datetime, zone: str, now: datetime) -> str:
    """When people come back (UTC), after "we come back": "at 22:51", or "tomorrow at 08:00"."""
    words = clock_words(at, zone, now)
    return words if local_day(at, zone) != local_day(now, zone) else say.at(clock=words)


def day_words(at: datetime, zone: str) -> str:
    """The local day of a moment (UTC), such as "Sunday 22 November 2026"."""
    return date_words(local_day(at, zone))


def date_words(day: date) -> str:
    """A day, such as "Sunday 22 November 2026"."""
    return say.weekday_date(weekday=day.weekday(), date=say.date(day=day.day, month=day.month, year=day.year))


def moment_text(at: datetime, zone: str) -> str:
    """A moment (UTC) in ISO 8601, with the offset that the zone has at it."""
    return at.astimezone(zone_of(zone)).isoformat(timespec="seconds")


def span_words(seconds: float) -> str:
    """A length of time, such as "58 min", "1 h 12" or, where minutes are no matter any more, "3 weeks"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return say.UNDER_A_MINUTE
    hours, rest = divmod(minutes, 60)
    return say.length(hours=hours, minutes=rest) if hours < IN_DAYS else _long_words(hours / 24)


def spoken_words(seconds: float) -> str:
    """How long somebody spoke who had the floor, to the nearest second, such as "12 min 30 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return floor_strip.length(minutes=minutes, seconds=rest) if seconds >= 1 else floor_strip.UNDER_A_SECOND


def days_words(days: int) -> str:
    """How long ago a day was that a date tells exactly elsewhere: days, and above two months what is longer.

    Args:
        days: How many days, at least 2.
    """
    return say.days(number=days) if days < 2 * MONTH else _long_words(days)


def _long_words(days: float) -> str:
    """Some days, at least 2, in the longest unit of which they are two or more."""
    if days < 2 * WEEK:
        return say.days(number=round(days))
    if days < 2 * MONTH:
        return say.weeks(number=round(days / WEEK))
    return say.months(number=round(days / MONTH)) if days < 2 * YEAR else say.years(number=round(days / YEAR))


def planned_for(review: Review, now: datetime, here: str = "") -> str:
    """The day of a review as one says it: "today", "Saturday", "5 December"; `here` as in `seen_here`."""
    day, today = date.fromisoformat(review.date), local_day(now, here or review.zone)
    if is_over(review, now) and days_ahead(review, now, here) is None:
        return _day_and_month(day, today)
    return say.TODAY if day == today else _nearby_day(day, today)


def hours_words(seconds: float) -> str:
    """A time ahead, such as "in 40 minutes" or "in 3 hours"."""
    minutes = max(round(seconds / 60), 1)
    return say.in_minutes(number=minutes) if minutes < 60 else say.in_hours(number=round(minutes / 60))


def days_ahead(review: Review, now: datetime, here: str = "") -> int | None:
    """How many days a review is ahead on the calendar here, below 0 after its day.

    None where no number of days is right: where the day people planned is on another side of today than the
    day on which its moment falls here.

    Args:
        review: Which one.
        now: This moment (UTC).
        here: As in `seen_here`.
    """
    today = local_day(now, here or review.zone)
    planned, falls = (
        (date.fromisoformat(one.date) - today).days for one in (review, seen_here(review, here))
    )
    same_side = (planned > 0) == (falls > 0) and (planned < 0) == (falls < 0)
    return planned if same_side else None


def hours_left(review: Review, now: datetime) -> str:
    """The time that is left until the hour of a review, such as "in 3 hours"; empty once it has come."""
    left = (review_moment(review) - now).total_seconds()
    return hours_words(left) if review.time and left > 0 else ""


def countdown_words(review: Review, now: datetime, here: str = "", *, with_hour: bool = True) -> str:
    """How far a review is, such as "Review in 13 days", seen from `now` (UTC), by the rule of this module.

    Args:
        review: Which one.
        now: This moment (UTC).
        here: As in `seen_here`.
        with_hour: Whether the hour of today is told; not in a sentence whose day tells it.
    """
    ahead, left = days_ahead(review, now, here), hours_left(review, now)
    if ahead is None and left:
        return say.review_left(left=left)
    if ahead is None and review_state(seen_here(review, here), now) is ReviewState.DUE:
        return say.REVIEW_WAITS
    if ahead is None or ahead < 0:
        return say.review_was(day=planned_for(review, now, here))
    if ahead == 0:
        clock = review.time if with_hour else ""
        return say.review_today(clock=clock, place=place_of_hour(review, here), left=left)
    return say.REVIEW_TOMORROW if ahead == 1 else say.review_in(days=ahead)


def _nearby_day(day: date, today: date) -> str:
    """Another day than today, as one says it: tomorrow, Friday, 5 December."""
    ahead = (day - today).days
    if abs(ahead) == 1:
        return say.TOMORROW if ahead == 1 else say.YESTERDAY
    return say.WEEKDAYS[day.weekday()] if abs(ahead) < WEEK else _day_and_month(day, today)


def _day_and_month(day: date, today: date) -> str:
    return say.date(day=day.day, month=day.month, year=other_year(day, today))


def rests_until(rested: Rested, seen: datetime, today: date, *, waits: bool = True) -> str:
    """A topic that rests, or rested, and until when, such as "needs, until 23 November".

    Args:
        rested: The topic.
        seen: The moment as seen from which the day is told (UTC).
        today: The day on which it is told: its rest may be over.
        waits: Whether it can still be taken up: not in a session that has ended.
    """
    day = date.fromisoformat(rested.until)
    step, month, year = STEPS[rested.step], MONTHS[day.month - 1], other_year(day, seen.date())
    if rested.is_over(today.isoformat()):
        return told.rested_until(step=step, day=day.day, month=month, year=year, waits=waits)
    return told.rests_until(step=step, day=day.day, month=month, year=year)
