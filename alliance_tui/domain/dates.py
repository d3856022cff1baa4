"""Dates of reviews, as people say them. Loads pendulum, so import it where needed; words are in `moments`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.moments import (
    MONTHS,
    WEEKDAYS,
    ReviewState,
    ReviewWords,
    clock_words,
    day_words,
    local_day,
    review_moment,
    review_words,
    span_words,
    zone_of,
)
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import (
    NUMBERS,
    UNITS,
    WEEKDAY_NAMES,
    Unit,
    add,
    days_after,
    find_rhythm,
    first_day,
    next_weekday,
    number,
    read_rhythm,
    rhythm_words,
)

__all__ = [
    "ReviewState",
    "ReviewWords",
    "clock_words",
    "day_words",
    "following",
    "parse_review",
    "review_moment",
    "review_words",
    "span_words",
    "zone_of",
]

NOT_CLEAR: Final = Refused(
    'This date is not clear yet. Say it like "in 2 weeks", "Friday 18:30", "5 December" or "every month".'
)
"""Said to what the grammar does not know."""

NOT_AHEAD: Final = Refused("That is over already. Choose a day that is still to come.")
"""Said to a date, or a time today, that has passed."""

TODAY: Final = Refused("That is today. Choose a day that is still to come, or name a later time today.")
"""Said to today without a time."""

TOO_FAR: Final = Refused(
    "A review is at most two years ahead, so that it is not forgotten. Choose a nearer day."
)
"""Said to a date or a rhythm beyond the bounds."""

MORNING_OR_EVENING: Final = Refused('In the morning or in the evening? Say it like "06:30" or "6pm".')
"""Said to an hour that can mean two."""

_YEARS_AHEAD: Final = 2
_LONGEST: Final = 100

_DAYS: Final = "|".join(WEEKDAY_NAMES)
_MONTH_NAMES: Final = {
    **{name.lower(): place for place, name in enumerate(MONTHS, start=1)},
    **{name.lower()[:3]: place for place, name in enumerate(MONTHS, start=1)},
    "sept": 9,
}
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTH_NAMES)})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_TIME: Final = re.compile(
    r"(?:\bat )?(?<!\S)(?:(?P<half>\d{1,2})(?:[:.](?P<past>\d\d))? ?(?P<m>[ap])\.?m\b"
    r"|(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\S)|(?P<noon>noon\b))|\bat (?P<bare>\d{1,2})(?!\S)"
)
_CONNECTORS: Final = re.compile(
    r"^(?:(?:on|then|and|from|starting|the|review)\b ?)+|(?: ?\b(?:on|then|and|from))+$"
)
_AHEAD: Final = re.compile(
    rf"(?:in )?(?P<number>\d+|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join(UNITS)})s?(?: from now)?"
)
_NEXT: Final = re.compile(r"next (?P<unit>week|month|year)")
_WEEKDAY: Final = re.compile(rf"(?:next |this |coming )?(?P<weekday>{_DAYS})")
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_CALENDAR: Final = re.compile(
    rf"(?:(?P<weekday>{_DAYS}) )?(?:{_DAY}(?: of)? {_MONTH}|{_MONTH.replace('month', 'first')} (?:the )?"
    rf"{_DAY.replace('day', 'last')})(?: (?P<year>\d{{4}}))?"
)
_NEAR: Final = {"today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}


class _UnfitError(ValueError):
    """Carries the refusal out of the grammar."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


def parse_review(text: str, now: datetime, zone: str) -> Review | Refused:
    """The review that someone asks for in their own words: a date, a rhythm, or both, and perhaps a time.

    A rhythm alone begins one interval ahead, one of a weekday or of a day of the month on the next such day.
    A weekday is the next one after today, a date without a year the next one of that name.

    Args:
        text: What was typed, such as "in 2 weeks", "every Friday at 6pm" or "5 December, then every month".
        now: This moment, UTC.
        zone: The IANA name of the zone whose calendar is meant.

    Returns:
        The review, later than `now` and at most two years ahead; or why there is none.
    """
    try:
        return _review(_plain(text), now, zone)
    except _UnfitError as unfit:
        return unfit.refused


def following(review: Review, after: datetime) -> Review | None:
    """The next date of a review's rhythm: later than its own date and than `after` (UTC); None for once.

    Dates are counted from the first one. Where a month is too short for its day, the rhythm says the day from
    then on ("every month on the 31st"), so that the dates after that do not drift.
    """
    rhythm = read_rhythm(review.rhythm)
    if rhythm is None:
        return None
    first = date.fromisoformat(review.date)
    if rhythm.unit in (Unit.MONTH, Unit.YEAR) and rhythm.day is None and first.day > 28:
        rhythm = replace(rhythm, day=first.day)
    yesterday = local_day(after, review.zone) - timedelta(days=1)
    dates = (
        replace(review, date=day.isoformat(), rhythm=rhythm_words(rhythm))
        for day in days_after(rhythm, first, yesterday)
    )
    return next(one for one in dates if review_moment(one) > after)


def _plain(text: str) -> str:
    """What was typed in lower case, with single spaces, and without commas and full stops."""
    if len(text) > _LONGEST:
        raise _UnfitError(NOT_CLEAR)
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    return re.sub(r"(?<=\d)t(?=\d)", " ", re.sub(r"[.!](?= |$)", "", words))


def _review(words: str, now: datetime, zone: str) -> Review:
    at, words = _take_time(words)
    found = find_rhythm(words)
    rhythm, words = found or (None, words)
    words = _CONNECTORS.sub("", " ".join(words.split()))
    today = local_day(now, zone)
    if not words and rhythm is None:
        raise _UnfitError(NOT_CLEAR)
    if rhythm is not None and _is_too_far(add(today, rhythm.every, rhythm.unit), today):
        raise _UnfitError(TOO_FAR)
    day = _day(words, today) if words or rhythm is None else first_day(rhythm, today)
    if _is_too_far(day, today):
        raise _UnfitError(TOO_FAR)
    review = Review(
        date=day.isoformat(),
        zone=zone,
        time=f"{at:%H:%M}" if at else "",
        rhythm=rhythm_words(rhythm) if rhythm else "",
    )
    if day == today and at is None:
        raise _UnfitError(TODAY)
    if review_moment(review) <= now:
        raise _UnfitError(NOT_AHEAD)
    return review


def _is_too_far(day: date, today: date) -> bool:
    return day > add(today, _YEARS_AHEAD, Unit.YEAR)


def _take_time(words: str) -> tuple[time | None, str]:
    """The time of day among the words, and the words without it."""
    found = _TIME.search(words)
    if found is None:
        return None, words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    if found["noon"]:
        return time(12), rest
    if found["bare"] and 0 < int(found["bare"]) <= 12:
        raise _UnfitError(MORNING_OR_EVENING)
    hour = int(found["half"] or found["hour"] or found["bare"])
    minute = int(found["past"] or found["minute"] or 0)
    if hour > (12 if found["half"] else 23) or minute > 59 or (found["half"] and not hour):
        raise _UnfitError(
            Refused(f"There is no {found[0].removeprefix('at ')} on a clock. Say it like 18:30 or 6pm.")
        )
    if found["half"]:
        hour = hour % 12 + (12 if found["m"] == "p" else 0)
    return time(hour, minute), rest


def _day(words: str, today: date) -> date:
    """The day that some words name."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if found := _AHEAD.fullmatch(words):
        of_ours, unit = UNITS[found["unit"]]
        return add(today, of_ours * number(found["number"]), unit)
    if found := _NEXT.fullmatch(words):
        return add(today, *UNITS[found["unit"]])
    if found := _WEEKDAY.fullmatch(words):
        return next_weekday(WEEKDAY_NAMES[found["weekday"]], today)
    if found := _ISO.fullmatch(words):
        return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _CALENDAR.fullmatch(words):
        return _calendar_day(found, today)
    raise _UnfitError(NOT_CLEAR)


def _calendar_day(found: re.Match[str], today: date) -> date:
    month = _MONTH_NAMES[found["month"] or found["first"]]
    number = int(found["day"] or found["last"])
    day = _existing(int(found["year"]), month, number) if found["year"] else _coming(month, number, today)
    if found["weekday"] and WEEKDAY_NAMES[found["weekday"]] != day.weekday():
        name = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        raise _UnfitError(Refused(f"{name} is a {WEEKDAYS[day.weekday()]}. Which of the two do you mean?"))
    return day


def _coming(month: int, number: int, today: date) -> date:
    """The next day of this name, today among them; 29 February may be years away."""
    for year in range(today.year, today.year + 9):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise _UnfitError(Refused(f"There is no {number} {MONTHS[month - 1]}. Look at the calendar once more."))


def _existing(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        name = f"{number} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else f"month {month}"
        raise _UnfitError(Refused(f"There is no {name}. Look at the calendar once more.")) from None
