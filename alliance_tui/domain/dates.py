"""Dates as people say them. Loads pendulum, so import it where needed; words are in `moments`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.moments import date_words, is_left_out, is_over, local_day, review_moment
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import Rhythm, Unit, add, days, first_day
from alliance_tui.domain.spoken import UnfitError, plain
from alliance_tui.domain.spoken_days import or_else, read_day
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES, WEEKDAYS
from alliance_tui.domain.spoken_rhythms import find_rhythm, read_rhythm, rhythm_words
from alliance_tui.domain.spoken_times import EXAMPLES, take_time, without_part_of_day
from alliance_tui.domain.zones import zone_of
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
_HOURS: Final = 24
_CONNECTORS: Final = re.compile(
    r"^(?:(?:on|then|and|from|starting|the|review)\b ?)+|(?: ?\b(?:on|then|and|from))+$"
)
_ONCE: Final = re.compile(r"^(?:only )?once\b ?|^only\b ?| ?\b(?:only )?once$| ?\bonly$")
_BY: Final = re.compile(r"^(?:by|until|till|before|no later than)\b ?")
_BEFORE: Final = re.compile(r"^before (?!(?:the )?(?:end of|last day)\b)")
"""A day that is not meant itself, but the one before it; the end of a month is meant."""

_BY_DAY: Final = re.compile(r"^(?:by|no later than) ")
"""A review that is to be by a day is on that day."""

_FIFTH: Final = re.compile(rf"\b(?:every|each) (?:5th|fifth) (?P<weekday>{'|'.join(WEEKDAY_NAMES)})\b")
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
    """Whether it may be done earlier: "by Friday"."""

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


def read_when(text: str, said: datetime, zone: str) -> Dated | None:
    """When something is to be done that people agreed on; None where the words tell no date.

    "Before Friday" is by Thursday; before an hour of Friday it is by that hour.

    Args:
        text: Their words, such as "fridays", "every day 10:00", "by 5 December" or "at dinner".
        said: The moment the words are from, UTC: what "tomorrow" is counted from.
        zone: The IANA name of the zone whose calendar is meant.
    """
    try:
        at, words = take_time(plain(text))
        words = _AROUND.sub(" ", words)
        rhythm, words = _find_rhythm(words)
        words, _ = without_part_of_day(" ".join(words.split()))
        words = _ONCE.sub("", words).strip()
        by, is_before = _BY.match(words) is not None, _BEFORE.match(words) is not None
        words = _CONNECTORS.sub("", _BY.sub("", words))
        today = local_day(said, zone)
        if rhythm is not None and not words:
            return Dated(first_day(rhythm, today), at, rhythm)
        day = read_day(words, today)
        if is_before and at is None and day > today:
            day -= timedelta(days=1)
        if rhythm is not None and by:
            return Dated(first_day(rhythm, today), at, rhythm, until=day)
    except (UnfitError, OverflowError, ValueError):
        return None
    return Dated(day, at, rhythm, by)


def dated_words(dated: Dated) -> str:
    """What was understood, to be confirmed: "every Friday, 18:30, from Friday 27 November 2026"."""
    first, clock = date_words(dated.first), _clock(dated.at)
    if dated.rhythm is None:
        return words.once(day=first, clock=clock, by=dated.by)
    until = date_words(dated.until) if dated.until else ""
    return words.again(rhythm=rhythm_words(dated.rhythm), clock=clock, first=first, until=until)


def following(review: Review, after: datetime) -> Review | None:
    """The next date of a review's rhythm: later than its own date and than `after` (UTC); None for once.

    Dates are counted from the first one, however often a single one was moved.
    """
    rhythm = read_rhythm(review.rhythm)
    if rhythm is None:
        return None
    first = review.first or review.date
    passed = max(review.date, review.instead_of)
    yesterday = local_day(after, review.zone) - timedelta(days=1)
    since = max(date.fromisoformat(passed) + timedelta(days=1), yesterday)
    dates = (
        Review(day.isoformat(), review.zone, review.time_of_others, review.rhythm, first)
        for day in days(rhythm, date.fromisoformat(first), since)
    )
    return next(one for one in dates if review_moment(one) > after)


def resumed(review: Review) -> date | None:
    """The next date of the rhythm after one that was moved off it; None where the rhythm itself tells it.

    It does where the date was moved onto another one of the rhythm: the others follow from there.
    """
    after = following(review, review_moment(review)) if review.instead_of else None
    rhythm = read_rhythm(review.rhythm)
    if after is None or rhythm is None:
        return None
    first, day = date.fromisoformat(after.first), date.fromisoformat(review.date)
    if review.date > review.instead_of and next(days(rhythm, first, day)) == day:
        return None
    return date.fromisoformat(after.date)


def brought_forward(review: Review, now: datetime) -> Review | Refused:
    """The planned review moved to today; the rhythm is counted as before."""
    today = local_day(now, review.zone)
    if review.date <= today.isoformat():
        return Refused(say.BEGINS_NOW)
    moved = _moved(review, today)
    return Refused(_hour_is_over(moved, now)) if is_over(moved, now) else moved


def hour_to_come(review: Review, now: datetime) -> str:
    """The next full hour, such as "16:00", to bring a planned review forward to whose own hour is over today.

    Empty where nothing has to be asked: its hour is still to come, or no hour of today is.
    """
    today = local_day(now, review.zone)
    if review.date <= today.isoformat() or not is_over(_moved(review, today), now):
        return ""
    return _later(now, review.zone)


def _review(words: str, now: datetime, zone: str, planned: Review | None) -> Review:
    at, words = take_time(words)
    rhythm, words = _find_rhythm(words)
    words = _CONNECTORS.sub("", _BY_DAY.sub("", " ".join(words.split())))
    if _ONCE.search(words):
        words, planned = _CONNECTORS.sub("", _ONCE.sub("", words).strip()), None
    today = local_day(now, zone)
    words, part = without_part_of_day(words)
    if part and at is None:
        raise UnfitError(_without_hour(words, part, rhythm, today))
    if rhythm is not None:
        at = at or _time_of(planned)
        planned = None
        if _is_too_far(add(today, rhythm.every, rhythm.unit), today):
            raise UnfitError(TOO_FAR)
        day = read_day(words, today) if words else first_day(rhythm, today)
    elif planned is not None and not words and at is not None:
        day = date.fromisoformat(planned.date)
        is_of_all = not planned.instead_of and planned.regular_time is None
        if is_of_all:
            planned = replace(planned, time=_clock(at))
    elif at is not None and not words:
        raise UnfitError(DAY_IS_MISSING)
    else:
        day = read_day(words, today, planned)
    if other := or_else(words, today):
        if at is None:
            raise UnfitError(Refused(say.today_or(later=_later(now, zone), other=other)))
        if review_moment(Review(today.isoformat(), zone, _clock(at))) > now:
            day = today
    if _is_too_far(day, today):
        raise UnfitError(TOO_FAR)
    if day == today and at is None and planned is None:
        raise UnfitError(TODAY)
    if planned is not None:
        review = _moved(planned, day, at)
    else:
        review = Review(day.isoformat(), zone, _clock(at), rhythm_words(rhythm) if rhythm else "")
    _require_ahead(review, now, names_hour=at is not None)
    return review


def _require_ahead(review: Review, now: datetime, *, names_hour: bool) -> None:
    """Refuse a review that is over, or at an hour that the clocks leave out.

    What is planned can be brought forward to today, as long as its hour is still to come: one that is not
    named is that of what is planned.
    """
    day = date.fromisoformat(review.date)
    if day == local_day(now, review.zone) and not names_hour:
        if is_over(review, now):
            raise UnfitError(Refused(_hour_is_over(review, now)))
    elif review_moment(review) <= now:
        raise UnfitError(NOT_AHEAD)
    if is_left_out(review):
        raise UnfitError(Refused(say.hour_left_out(clock=review.time, day=date_words(day))))


def _find_rhythm(words: str) -> tuple[Rhythm | None, str]:
    """The rhythm among the words, and the rest; the fifth such day of a month is none."""
    if fifth := _FIFTH.search(words):
        weekday = WEEKDAYS[WEEKDAY_NAMES[fifth["weekday"]]]
        raise UnfitError(Refused(say.not_every_month_has(weekday=weekday)))
    return find_rhythm(words) or (None, words)


def _without_hour(words: str, part: str, rhythm: Rhythm | None, today: date) -> Refused:
    """Said to "Friday evening": at which hour, where the rest is clear."""
    if words:
        read_day(words, today)
    elif rhythm is None:
        return DAY_IS_MISSING
    named = rhythm_words(rhythm) if rhythm and not words else words
    example = f"{named} {EXAMPLES[part]}"
    return Refused(say.which_hour(part=part, example=example))


def _time_of(planned: Review | None) -> time | None:
    """The time of day that people meet at by what is planned."""
    return time.fromisoformat(planned.time_of_others) if planned and planned.time_of_others else None


def _moved(planned: Review, day: date, at: time | None = None) -> Review:
    """A planned review on another day, or at another time; the rhythm's other dates are as before.

    An hour is said for one day: on another one, or back on its own, it has the time of the others again.
    """
    regular, usual = planned.instead_of or planned.date, planned.time_of_others
    away = day.isoformat() != regular
    stays = away and day.isoformat() == planned.date
    clock = _clock(at) if at else planned.time if stays else usual
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


def _hour_is_over(review: Review, now: datetime) -> str:
    """Said to a review that would be today at an hour that has passed."""
    return say.hour_is_over(clock=review.time, later=_later(now, review.zone))


def _later(now: datetime, zone: str) -> str:
    """The next full hour of today; empty after the last."""
    hour = now.astimezone(zone_of(zone)).hour + 1
    return f"{hour:02}:00" if hour < _HOURS else ""


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def is_within_bounds(rhythm: Rhythm) -> bool:
    """Whether the next date of a rhythm is never too far ahead to be a review."""
    day = date(2024, 2, 29)
    return not _is_too_far(add(day, rhythm.every, rhythm.unit), day)


def _is_too_far(day: date, today: date) -> bool:
    return day > add(today, _YEARS_AHEAD, Unit.YEAR)
