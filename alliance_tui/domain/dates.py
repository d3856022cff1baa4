"""Dates as people say them. Loads pendulum, so import it where needed; words are in `moments`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.days import local_day
from alliance_tui.domain.moments import date_words
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import clock_of, hour_is_over, moved_to, next_hour
from alliance_tui.domain.review_standing import is_left_out, is_over, review_moment
from alliance_tui.domain.rhythm import Rhythm, Unit, add, falls_on
from alliance_tui.domain.spoken import UnfitError, plain
from alliance_tui.domain.spoken_days import or_else, read_day
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES, WEEKDAYS
from alliance_tui.domain.spoken_rhythms import find_rhythm, rhythm_words
from alliance_tui.domain.spoken_starts import (
    UnclearStartError,
    first_date,
    named_day,
    start_in,
    with_start,
    without_once,
)
from alliance_tui.domain.spoken_times import EXAMPLES, HOURS_OF, daily_part, take_time, without_part_of_day
from alliance_tui.sentences import moments as words
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
_YEARS_SPOKEN_OF: Final = 100
"""How far from today what people agree on can be, either way."""

_CONNECTORS: Final = re.compile(
    r"^(?:(?:on|then|and|from|starting|the|review)\b ?)+|(?: ?\b(?:on|then|and|from))+$"
)
_BY: Final = re.compile(r"^(?:by|until|till|before|no later than)\b ?")
_UNTIL: Final = re.compile(r"(?:^| )(?:by|until|till|before|no later than) .+$")
"""The last day of a rhythm."""

_BY_HOUR: Final = re.compile(
    r"(?:^| )(?:by|until|till|before|no later than)(?= (?:from|starting|beginning|as of)\b|$)"
)
"""What stood before an hour that was taken from a rhythm."""

_BEFORE: Final = re.compile(r"^before (?!(?:the )?(?:end of|last day)\b)")
"""A day that is not meant itself, but the one before it; the end of a month is meant."""

_BY_DAY: Final = re.compile(r"^(?:by|no later than) ")
"""A review that is to be by a day is on that day."""

_FIFTH: Final = re.compile(
    rf"\b(?:every|each|on|the|\w*monthly|months?) (?:5th|fifth|5) (?P<weekday>{'|'.join(WEEKDAY_NAMES)})s?\b"
)
_AROUND: Final = re.compile(
    r"\b(?:at|after|before|during|over|with) (?:the |our )?"
    r"(?:breakfast|lunch|dinner|supper|tea|coffee|work|school|bed|bedtime|night)\b"
    r"|\bfirst thing\b|\btogether\b"
)
"""Times of a day without an hour."""


class Dated(Struct, frozen=True):
    """When something is to be done, as far as its words tell it."""

    first: date
    """The date, or the first one of the rhythm."""

    at: time | None = None
    """The time of day."""

    rhythm: Rhythm | None = None
    """How often; None for once."""

    by: bool = False
    """Whether it may be done earlier: "by Friday"; of a rhythm at an earlier hour: "every day by 18:00"."""

    until: date | None = None
    """The last day of a rhythm; None where it goes on."""


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


def read_when(text: str, said: datetime, zone: str) -> Dated | None:
    """When something is to be done that people agreed on; None where the words tell no date.

    A date more than a hundred years away is none: it was mistyped, and calendars cannot hold every one.
    "Before Friday" is by Thursday; before an hour of Friday it is by that hour.

    Args:
        text: Their words, such as "fridays", "every day 10:00", "by 5 December" or "at dinner".
        said: The moment the words are from, UTC: what "tomorrow" is counted from.
        zone: The IANA name of the zone whose calendar is meant.
    """
    try:
        at, words = take_time(plain(text))
        words = _AROUND.sub(" ", words)
        today = local_day(said, zone)
        if found := _find_rhythm(words):
            dated = _again(found, at, today)
        else:
            day, by = _by_day(without_once(" ".join(words.split())), at, today)
            dated = Dated(day, at, by=by)
    except (UnfitError, OverflowError, ValueError):
        return None
    ends = (dated.first, dated.until or dated.first)
    return dated if all(abs(end.year - today.year) <= _YEARS_SPOKEN_OF for end in ends) else None


def _again(found: tuple[Rhythm, str, str], at: time | None, today: date) -> Dated:
    """When something is done again and again; an end before its beginning makes no sense."""
    rhythm, *sides = found
    until, by = None, False
    for place, side in enumerate(sides):
        if at is not None and _BY_HOUR.search(side):
            side, by = _BY_HOUR.sub("", side).strip(), True
            sides[place] = side
        if end := _UNTIL.search(side):
            sides[place] = side[: end.start()].strip()
            until, _ = _by_day(end[0].strip(), at, today)
    start = start_in(rhythm, *sides)
    first = first_date(start, rhythm, named_day(start, rhythm, today), today)
    if until is not None and until < first:
        raise UnfitError(NOT_AHEAD)
    return Dated(first, at, rhythm, by, until)


def _by_day(words: str, at: time | None, today: date) -> tuple[date, bool]:
    """The day that some words name, and whether it is the last one.

    "Before Friday" is by Thursday, "before Friday evening" still on Friday.
    """
    words, part = without_part_of_day(words)
    by, is_before = _BY.match(words) is not None, _BEFORE.match(words) is not None
    day = read_day(_CONNECTORS.sub("", _BY.sub("", words)), today)
    if is_before and at is None and not part and day > today:
        day -= timedelta(days=1)
    return day, by


def dated_words(dated: Dated) -> str:
    """What was understood, to be confirmed: "every Friday, 18:30, from Friday 27 November 2026"."""
    first, clock = date_words(dated.first), clock_of(dated.at)
    if dated.rhythm is None:
        return words.once(day=first, clock=clock, by=dated.by)
    until = date_words(dated.until) if dated.until else ""
    if dated.by:
        clock = words.by_hour(clock=clock)
    if not falls_on(dated.rhythm, dated.first):
        return words.first_then(first=first, clock=clock, rhythm=rhythm_words(dated.rhythm), until=until)
    return words.again(rhythm=rhythm_words(dated.rhythm), clock=clock, first=first, until=until)


def _review(words: str, now: datetime, zone: str, planned: Review | None) -> Review:
    at, words = take_time(words)
    today = local_day(now, zone)
    if at is None and (part := daily_part(words)):
        words = f"{words} {part}"
    if found := _find_rhythm(words):
        return _recurring(found, at, now, zone, planned)
    words = _CONNECTORS.sub("", _BY_DAY.sub("", " ".join(words.split())))
    if (once := without_once(words)) != words:
        words, planned = _CONNECTORS.sub("", once), None
    words, part = without_part_of_day(words)
    if part and at is None:
        raise UnfitError(_without_hour(words, part, now, zone, planned))
    if planned is not None and not words and at is not None:
        day = date.fromisoformat(planned.date)
        is_of_all = not planned.instead_of and planned.regular_time is None
        if is_of_all:
            planned = replace(planned, time=clock_of(at))
    elif at is not None and not words:
        raise UnfitError(DAY_IS_MISSING)
    else:
        day = read_day(words, today, planned)
    if _is_still_today(words, at, now, zone):
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


def _recurring(
    found: tuple[Rhythm, str, str], at: time | None, now: datetime, zone: str, planned: Review | None
) -> Review:
    """A review of a rhythm, on its first date; without an hour it is at that of what is planned.

    What stands against an example is said before anything is asked with it.
    """
    rhythm, before, after = found
    start, today = start_in(rhythm, before, after), local_day(now, zone)
    asks_hour = at is None and start.part
    at = at or _time_of(planned)
    if _is_too_far(add(today, rhythm.every, rhythm.unit), today):
        raise UnfitError(TOO_FAR)
    try:
        named = named_day(start, rhythm, today, clock_of(at))
    except UnclearStartError as unclear:
        for sides in ((f"{unclear.day} then", ""), ("", f"from {unclear.day}")):
            _recurring((rhythm, *sides), at, now, zone, planned)
        raise
    if asks_hour:
        clock = _hour_in(start.part, now, zone, lambda hour: _recurring(found, hour, now, zone, planned))
        example = with_start(f"{rhythm_words(rhythm)} {clock}", start)
        raise UnfitError(Refused(say.which_hour(part=start.part, example=example)))
    if _is_still_today(start.words, at, now, zone):
        named = today
    day = first_date(start, rhythm, named, today)
    if _is_too_far(day, today):
        raise UnfitError(TOO_FAR)
    if day == today and at is None:
        raise UnfitError(TODAY)
    review = Review(day.isoformat(), zone, clock_of(at), rhythm_words(rhythm))
    _require_ahead(review, now, names_hour=at is not None)
    return review


def _is_still_today(words: str, at: time | None, now: datetime, zone: str) -> bool:
    """Whether words that name today, or another day of that name, mean today; asked without an hour."""
    today = local_day(now, zone)
    other = or_else(words, today)
    if not other:
        return False
    if at is None:
        raise UnfitError(Refused(say.today_or(later=next_hour(now, zone), other=other)))
    return review_moment(Review(today.isoformat(), zone, clock_of(at))) > now


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


def _find_rhythm(words: str) -> tuple[Rhythm, str, str] | None:
    """The rhythm among the words, and those before and after; the fifth such day of a month is none."""
    words = " ".join(words.split())
    if fifth := _FIFTH.search(words):
        weekday = WEEKDAYS[WEEKDAY_NAMES[fifth["weekday"]]]
        raise UnfitError(Refused(say.not_every_month_has(weekday=weekday)))
    return find_rhythm(words)


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
