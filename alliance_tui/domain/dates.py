"""Dates of reviews as people say them; those of agreements are in `dated`.

Loads pendulum, so import it where needed; words are in `moments`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.days import local_day, other_year
from alliance_tui.domain.moments import date_words
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import clock_of, hour_is_over, moved_to, next_hour
from alliance_tui.domain.review_standing import is_left_out, is_over, review_moment
from alliance_tui.domain.rhythm import Rhythm, Unit, add
from alliance_tui.domain.spoken import UnfitError, plain
from alliance_tui.domain.spoken_days import either_weekend, or_else, read_beginning, read_day
from alliance_tui.domain.spoken_first import (
    counted_from_now,
    is_still_today,
    rhythm_in,
    usual_hour,
    without_around,
    without_connectors,
)
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES
from alliance_tui.domain.spoken_open import (
    day_since,
    either_of,
    first_of_several,
    without_end,
    without_last_day,
)
from alliance_tui.domain.spoken_rhythms import rhythm_words
from alliance_tui.domain.spoken_starts import (
    Start,
    UnclearStartError,
    first_date,
    named_day,
    start_in,
    with_start,
    without_once,
)
from alliance_tui.domain.spoken_times import EXAMPLES, HOURS_OF, daily_part, take_time, without_part_of_day
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

NOT_AHEAD: Final = Refused(say.NOT_AHEAD)
"""Said to a date, or a time today, that has passed."""

TODAY: Final = Refused(say.IS_TODAY)
"""Said to today without a time."""

DAY_IS_MISSING: Final = Refused(say.DAY_IS_MISSING)
"""Said to a time alone, where no review is planned that it could be the time of."""

TOO_FAR: Final = Refused(say.TOO_FAR)
"""Said to a date or a rhythm beyond the bounds."""

_YEARS_AHEAD: Final = 2
_NEXT: Final = re.compile(r"next (?:week|month|year)")
"""What is so many days long, and one of them alone."""

_BY_DAY: Final = re.compile(r"^(?:by|no later than|at(?= the weekend$))(?: |$)")
"""A review that is to be by a day is on that day."""


def parse_review(text: str, now: datetime, zone: str, planned: Review | None = None) -> Review | Refused:
    """The review that someone asks for in their own words: a date, a rhythm, or both, and perhaps a time.

    A rhythm alone begins one interval ahead, one of a weekday or of a day of the month on the next such day.
    A weekday is the next one after today, or today at an hour that is still to come: without an hour that is
    asked. A date without a year is the next one of that name. Where a review is planned, a date, perhaps with
    a time, moves that one: the rhythm and the time of its other dates stay. A time alone is that of all, and
    another rhythm leaves it. "Once on Friday" begins anew.

    Args:
        text: What was typed, such as "in 2 weeks", "every Friday at 6pm" or "5 December, then every month".
        now: This moment, UTC.
        zone: The IANA name of the zone whose calendar is meant.
        planned: The review there is, which "a week later" and "2 days earlier" are counted from; where its
            day is over, "later" is later than today.

    Returns:
        The review, later than `now` and at most two years ahead; or why there is none.
    """
    try:
        return _review(plain(text), now, zone, planned)
    except UnfitError as unfit:
        return unfit.refused
    except (OverflowError, ValueError):
        # The calendar itself ends before it.
        return TOO_FAR


def _review(words: str, now: datetime, zone: str, planned: Review | None) -> Review:
    since = day_since(words)
    at, words = take_time(counted_from_now(words, now, zone))
    if (rest := without_around(words)) != " ".join(words.split()):
        if at is None and (usual := usual_hour(words, planned)):
            _ask_for_hour(rest, usual, now, zone, planned)
        words = rest
    part = daily_part(words) if at is None else ""
    if part:
        words = f"{words} {part}"
    if found := rhythm_in(words):
        rhythm, *sides = found
        _ask_how_often(words, rhythm, at, now, zone, planned)
        if (endless := without_end(*sides)) is not None:
            start = start_in(rhythm, *endless)
            start = replace(start, part=start.part or part)
            review = _recurring((rhythm, start), at, now, zone, planned)
            raise UnfitError(Refused(say.no_end(rhythm=f"{review.rhythm} {review.time}".strip())))
        return _recurring((rhythm, start_in(rhythm, *sides)), at, now, zone, planned)
    if since:
        _ask_what_begins(since, at, now, zone, planned)
    return _once(words, at, now, zone, planned)


def _once(words: str, at: time | None, now: datetime, zone: str, planned: Review | None) -> Review:
    """A review on a day that some words name, without their time of day; or the planned one moved."""
    today = local_day(now, zone)
    words = without_connectors(_BY_DAY.sub("", " ".join(words.split())))
    if (once := without_once(words)) != words:
        words, planned = without_connectors(once), None
    words, part = without_part_of_day(words)
    if part and at is None:
        raise UnfitError(_without_hour(words, part, now, zone, planned))
    _ask_for_day(words, at, now, zone, planned)
    if planned is not None and not words and at is not None:
        day = date.fromisoformat(planned.date)
        is_of_all = not planned.instead_of and planned.regular_time is None
        if is_of_all:
            planned = replace(planned, time=clock_of(at))
    elif at is not None and not words:
        raise UnfitError(DAY_IS_MISSING)
    else:
        day = read_day(say.THIS_WEEKEND if words == "weekend" else words, today, planned)
    _require_told(words, at, now, zone)
    if is_still_today(words, at, now, zone):
        day = today
    if _is_too_far(day, today):
        raise UnfitError(TOO_FAR)
    if day == today and at is None and planned is None:
        raise UnfitError(TODAY)
    if planned is not None:
        review = moved_to(planned, day, at)
    else:
        review = Review(day.isoformat(), zone, clock_of(at))
    _require_ahead(review, now, names_hour=at is not None)
    return review


def _ask_for_hour(words: str, usual: str, now: datetime, zone: str, planned: Review | None) -> None:
    """Ask at which hour "Friday after work" is, where the rest is clear and lies ahead."""
    example = f"{words} {usual}".strip()
    _review(example, now, zone, planned)
    raise UnfitError(Refused(say.which_hour_then(example=example)))


def _ask_for_day(words: str, at: time | None, now: datetime, zone: str, planned: Review | None) -> None:
    """Ask which day is meant by words for two of them, or for all up to one, where they are clear."""
    today = local_day(now, zone)
    if days := either_of(words) or either_weekend(words, today):
        if at is None:
            # Today's own name alone may be today, but for the other day beside it.
            days = _next_for_today(days[0], today), _next_for_today(days[1], today)
        either, other = (f"{day} {clock_of(at)}".strip() for day in days)
        for day in days:
            _once(plain(day), at, now, zone, planned)
        raise UnfitError(Refused(say.either_day(either=either, other=other)))
    if last := without_last_day(words, today):
        day = moments.date(day=last.day, month=last.month, year=other_year(last, today))
        example = f"{day} {clock_of(at)}".strip()
        _review(plain(example), now, zone, planned)
        raise UnfitError(Refused(say.which_day(example=example)))


def _next_for_today(words: str, today: date) -> str:
    """The next day of its name for that of today, as it can be typed; other words as they are."""
    return (or_else(words, today) if words in WEEKDAY_NAMES else "") or words


def _ask_how_often(
    words: str, rhythm: Rhythm, at: time | None, now: datetime, zone: str, planned: Review | None
) -> None:
    """Ask whether several days of the week without "every" are one review, or go on week after week."""
    days, part = without_part_of_day(without_connectors(without_once(" ".join(words.split()))))
    if (weekday := first_of_several(days)) is None:
        return
    at = at or (time.fromisoformat(EXAMPLES[part]) if part else None)
    day = moments.WEEKDAYS[weekday]
    if at is None and weekday == local_day(now, zone).weekday():
        # Its name alone may be today.
        day = say.next_weekday(weekday=day)
    once, often = (f"{one} {clock_of(at)}".strip() for one in (day, rhythm_words(rhythm)))
    _review(plain(once), now, zone, planned)
    raise UnfitError(Refused(say.once_or_often(once=once, often=often)))


def _ask_what_begins(words: str, at: time | None, now: datetime, zone: str, planned: Review | None) -> None:
    """Ask whether "from Friday on" is one review, or they go on from there, where the day is clear."""
    today = local_day(now, zone)
    day = date.fromisoformat(_review(plain(words), now, zone, planned).date)
    if _NEXT.fullmatch(words):
        day = read_beginning(words, today)
    begins = moments.date(day=day.day, month=day.month, year=other_year(day, today))
    weekly = rhythm_words(Rhythm(1, Unit.WEEK))
    once, often = (f"{one} {clock_of(at)}".strip() for one in (begins, weekly))
    often = with_start(often, Start(begins, is_from=True))
    raise UnfitError(Refused(say.once_or_often(once=once, often=often)))


def _recurring(
    found: tuple[Rhythm, Start], at: time | None, now: datetime, zone: str, planned: Review | None
) -> Review:
    """A review of a rhythm, on its first date; without an hour it is at that of what is planned.

    What stands against an example is said before anything is asked with it.
    """
    (rhythm, start), today = found, local_day(now, zone)
    asks_hour = at is None and start.part
    at = at or _time_of(planned)
    if _is_too_far(add(today, rhythm.every, rhythm.unit), today):
        raise UnfitError(TOO_FAR)
    try:
        named = named_day(start, rhythm, today, clock_of(at))
    except UnclearStartError as unclear:
        day_words = unclear.day.isoformat()
        for example in (Start(day_words, is_from=True), Start(day_words, is_then=True)):
            _recurring((rhythm, example), at, now, zone, planned)
        raise
    if asks_hour:
        clock = _hour_in(start.part, now, zone, lambda hour: _recurring(found, hour, now, zone, planned))
        often = with_start(f"{rhythm_words(rhythm)} {clock}", start)
        raise UnfitError(Refused(say.which_hour(part=start.part, example=often)))
    if days := either_weekend(start.words, today):
        raise UnfitError(Refused(say.either_day(either=days[0], other=days[1])))
    _require_told(start.words, at, now, zone)
    if is_still_today(start.words, at, now, zone):
        named = today
    day = first_date(start, rhythm, named, today)
    if _is_too_far(day, today):
        raise UnfitError(TOO_FAR)
    if day == today and at is None:
        raise UnfitError(TODAY)
    review = Review(day.isoformat(), zone, clock_of(at), rhythm_words(rhythm))
    _require_ahead(review, now, names_hour=at is not None)
    return review


def _require_told(words: str, at: time | None, now: datetime, zone: str) -> None:
    """Ask about words that without an hour may mean today, or another day of that name."""
    if at is None and (other := or_else(words, local_day(now, zone))):
        raise UnfitError(Refused(say.today_or(later=next_hour(now, zone), other=other)))


def _require_ahead(review: Review, now: datetime, *, names_hour: bool) -> None:
    """Refuse a review that is over, or at an hour that the clocks leave out.

    What is planned can be brought forward to today, as long as its hour is still to come: one that is not
    named is that of what is planned.
    """
    day, today = date.fromisoformat(review.date), local_day(now, review.zone)
    if day < today:
        raise UnfitError(NOT_AHEAD)
    if day == today and not names_hour:
        if is_over(review, now):
            raise UnfitError(Refused(hour_is_over(review, now)))
    elif review_moment(review) <= now:
        raise UnfitError(NOT_AHEAD)
    if is_left_out(review):
        raise UnfitError(Refused(say.hour_left_out(clock=review.time, day=date_words(day))))


def _without_hour(words: str, part: str, now: datetime, zone: str, planned: Review | None) -> Refused:
    """Said to "Friday evening": at which hour, where the rest is clear and lies ahead."""
    if not words:
        return DAY_IS_MISSING
    clock = _hour_in(part, now, zone, lambda at: _review(f"{words} {clock_of(at)}", now, zone, planned))
    return Refused(say.which_hour(part=part, example=f"{words} {clock}"))


def _hour_in(part: str, now: datetime, zone: str, read: Callable[[time], Review]) -> str:
    """An hour of a part of the day, such as "19:00", with which the rest is read as a review.

    Where that is over for today, it is the next one that belongs to this part.

    Raises:
        UnfitError: If the rest is no review with any, with what stands against it.
    """
    usual, later = EXAMPLES[part], next_hour(now, zone)
    try:
        read(time.fromisoformat(usual))
    except UnfitError as unfit:
        if unfit.refused != NOT_AHEAD or not later or int(later[:2]) not in HOURS_OF[part]:
            raise
        read(time.fromisoformat(later))
        return later
    return usual


def _time_of(planned: Review | None) -> time | None:
    """The time of day that people meet at by what is planned."""
    return time.fromisoformat(planned.time_of_others) if planned and planned.time_of_others else None


def is_within_bounds(rhythm: Rhythm) -> bool:
    """Whether the next date of a rhythm is never too far ahead to be a review."""
    day = date(2024, 2, 29)
    return not _is_too_far(add(day, rhythm.every, rhythm.unit), day)


def _is_too_far(day: date, today: date) -> bool:
    return day > add(today, _YEARS_AHEAD, Unit.YEAR)
