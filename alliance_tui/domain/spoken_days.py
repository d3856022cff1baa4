"""The words for days: "tomorrow", "Sat 5 December", "Friday in 2 weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from alliance_tui.domain.days import other_year
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import Unit, add, next_weekday
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError
from alliance_tui.domain.spoken_calendar import (
    beginning_of_month,
    coming_day,
    day_in_calendar,
    day_of_month,
    example_in_month,
    example_of_nth,
    names_days_of_calendar,
)
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES
from alliance_tui.domain.spoken_numbers import NUMBERS, number
from alliance_tui.domain.spoken_rhythms import UNITS
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

_DAYS: Final = "|".join(WEEKDAY_NAMES)
_NUMBER: Final = rf"(?P<number>\d+|{'|'.join(NUMBERS)})"
_UNIT: Final = rf"(?P<unit>{'|'.join(UNITS)})"
_WEEKDAY: Final = rf"(?P<weekday>{_DAYS})"

_AHEAD: Final = re.compile(rf"(?!one day$)(?:in )?{_NUMBER} {_UNIT}s?(?: from (?:now|today))?")
"""Not "one day", which is some day."""

_FROM_PLANNED: Final = re.compile(rf"{_NUMBER} {_UNIT}s? (?P<later>later|earlier|sooner)")
_NEXT: Final = re.compile(
    r"next (?P<unit>week|month|year)|(?:the )?(?P<after_next>week|month|year) after next"
)
_NEXT_WEEKDAY: Final = re.compile(
    rf"(?:(?P<near>this )|next |coming )?{_WEEKDAY}|(?:the )?(?P<after_next>{_DAYS}) after next"
)
_FROM_DAY: Final = (
    re.compile(rf"{_NUMBER} {_UNIT}s? (?:(?:from|after|on) )?(?P<day>{_DAYS}|today|tomorrow|yesterday)"),
    re.compile(rf"(?P<day>{_DAYS}|today|tomorrow) (?P<unit>week|fortnight)"),
)
"""A day counted from another one: "a week on Friday", "tomorrow week"."""

_TODAY_OR_NEXT: Final = re.compile(rf"(?:this )?{_WEEKDAY}")
"""A day that on that day of the week may be meant, or the one a week later."""

_WEEK: Final = rf"(?:(?P<this>this week)|next week|(?P<after>(?:the )?week after next)|in {_NUMBER} weeks?)"
_OF_WEEK: Final = (
    re.compile(rf"{_WEEKDAY} (?:of |in )?{_WEEK}"),
    re.compile(rf"{_WEEK} (?:on )?{_WEEKDAY}"),
)
"""A day of a week that is named: weeks begin on Monday."""

_WEEKEND: Final = re.compile(r"(?:(?P<next>next)|this|the coming|coming) weekend")
_END_OF_WEEK: Final = re.compile(r"(?:at )?(?:the )?end of (?:the|this|(?P<next>next)) week")
_NUMBERED: Final = re.compile(rf"(?:(?:{_DAYS}) )?(?P<number>\d{{1,2}})")
"""A number that can be an hour and the day of a month."""

_ZONE: Final = re.compile(
    r"(?:.* )?(?:utc|gmt|[cew]es?t|[cemp][sd]t|bst|ist|jst|aest|aedt)(?:[+-]\d{1,2}(?::?\d\d)?)?"
)
"""The name of a time zone, after anything else."""

_SEVERAL: Final = re.compile(r"\b(?:twice|thrice|\w+ times|\d ?x)\b")
_NEAR: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
_FRIDAY: Final = 4
_SATURDAY: Final = 5
_SUNDAY: Final = 6
_NOON: Final = 12
_LAST_HOUR: Final = 23
_YEAR: Final = timedelta(days=365)


def read_day(words: str, today: date, planned: Review | None = None) -> date:
    """The day that some words name, seen from today and from the review that is planned.

    Raises:
        UnfitError: If they name none, with what to say instead.
    """
    day = _counted(words, today, planned) or day_in_calendar(words, today)
    if day is not None:
        return day
    raise UnfitError(_what_is_open(words, today))


def _what_is_open(words: str, today: date) -> Refused:
    """What to ask about words that name no day, or more than one."""
    if _SEVERAL.search(words):
        return Refused(say.WHICH_DAYS)
    if _ZONE.fullmatch(words):
        return Refused(say.HOURS_OF_ZONE)
    if example := example_of_nth(words, today):
        return Refused(say.of_which_month(example=example))
    if example := example_in_month(words, today):
        return Refused(say.which_day(example=example))
    if (found := _END_OF_WEEK.fullmatch(words)) and (found["next"] or today.weekday() < _FRIDAY):
        friday, sunday = (moments.WEEKDAYS[day] for day in (_FRIDAY, _SUNDAY))
        if found["next"]:
            friday, sunday = (say.of_next_week(weekday=day) for day in (friday, sunday))
        return Refused(say.either_day(either=friday, other=sunday))
    if (found := _NUMBERED.fullmatch(words)) and 1 <= int(found["number"]) <= _LAST_HOUR:
        hour = int(found["number"])
        clock = f"{hour}pm" if hour <= _NOON else f"{hour}:00"
        day = coming_day(hour, today + timedelta(days=1))
        return Refused(say.time_or_day(typed=found["number"], clock=clock, day=_said(day, today)))
    return NOT_CLEAR


def _said(day: date, today: date) -> str:
    """A day as it can be typed, with its year where that is not this one."""
    return moments.date(day=day.day, month=day.month, year=other_year(day, today))


def recurs_otherwise(words: str) -> bool:
    """Whether some words name a day or several in a way that no rhythm goes on in from one date.

    Such as "next week", "this weekend", "2 weeks", "the first Monday in December" or "end of the month".
    """
    kinds = (_AHEAD, _NEXT, _WEEKEND, *_FROM_DAY)
    return names_days_of_calendar(words) or any(kind.fullmatch(words) for kind in kinds)


def read_beginning(words: str, today: date) -> date:
    """The day that some words name, or the first one of the week, month or year that they do.

    Raises:
        UnfitError: As `read_day`.
    """
    if first := beginning_of_month(words, today):
        return first
    day = read_day(words, today)
    found = _NEXT.fullmatch(words)
    match (found["unit"] or found["after_next"]) if found else "":
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            ahead = 1 if found and found["unit"] else 2
            return add(today.replace(day=1), ahead, Unit.MONTH)
        case "year":
            return day.replace(month=1, day=1)
    return day


def or_else(words: str, today: date) -> str:
    """The other day that a name of today may stand for, as it is said; empty where there is none."""
    named = _TODAY_OR_NEXT.fullmatch(words)
    if named and WEEKDAY_NAMES[named["weekday"]] == today.weekday():
        return say.next_weekday(weekday=moments.WEEKDAYS[today.weekday()])
    if (found := _WEEKEND.fullmatch(words)) and not found["next"] and today.weekday() >= _SATURDAY:
        return say.TOMORROW if today.weekday() == _SATURDAY else say.NEXT_WEEKEND
    if day_of_month(words) == today.day:
        other = coming_day(today.day, today + timedelta(days=1))
        return moments.date(day=other.day, month=other.month)
    return ""


def either_weekend(words: str, today: date) -> tuple[str, str] | None:
    """The two days that "next weekend" may be on a working day, as they are said; None for other words."""
    found = _WEEKEND.fullmatch(words)
    if found is None or not found["next"] or today.weekday() >= _SATURDAY:
        return None
    return say.THIS_WEEKEND, say.of_next_week(weekday=moments.WEEKDAYS[_SATURDAY])


def _counted(words: str, today: date, planned: Review | None) -> date | None:
    """A day that is counted from another one: from today, this week, or what is planned."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if planned is not None and (found := _FROM_PLANNED.fullmatch(words)):
        from_day = date.fromisoformat(planned.date)
        if found["later"] == "later":
            return _ahead(max(from_day, today), found)
        return _ahead(from_day, found, back=True)
    if found := _AHEAD.fullmatch(words):
        return _ahead(today, found)
    if found := _NEXT.fullmatch(words):
        ahead, unit = UNITS[found["unit"] or found["after_next"]]
        return add(today, ahead if found["unit"] else 2 * ahead, unit)
    for kind in _FROM_DAY:
        if found := kind.fullmatch(words):
            return _from_day(found, today)
    return _day_of_week(words, today)


def _ahead(day: date, found: re.Match[str], *, back: bool = False) -> date:
    """The day so many units after another one, or before it."""
    of_ours, unit = UNITS[found["unit"]]
    ahead = of_ours * number(found["number"])
    return add(day, -ahead if back else ahead, unit)


def _from_day(found: re.Match[str], today: date) -> date:
    """A day counted from another one; asked about where that is today or the next such day."""
    ahead, unit = UNITS[found["unit"]]
    ahead *= number(found.groupdict().get("number") or "one")
    if found["day"] in _NEAR:
        return add(today + timedelta(days=_NEAR[found["day"]]), ahead, unit)
    weekday = WEEKDAY_NAMES[found["day"]]
    later = add(next_weekday(weekday, today), ahead, unit)
    if weekday == today.weekday() and later - today <= _YEAR:
        either, other = (_said(day, today) for day in (add(today, ahead, unit), later))
        raise UnfitError(Refused(say.either_day(either=either, other=other)))
    return later


def _day_of_week(words: str, today: date) -> date | None:
    """A day that is told by its name, alone or in a week that is named."""
    if found := _NEXT_WEEKDAY.fullmatch(words):
        weekday = WEEKDAY_NAMES[found["weekday"] or found["after_next"]]
        if found["near"] and weekday == today.weekday():
            return today
        return next_weekday(weekday, today) + timedelta(weeks=1 if found["after_next"] else 0)
    monday = today - timedelta(days=today.weekday())
    if found := _OF_WEEK[0].fullmatch(words) or _OF_WEEK[1].fullmatch(words):
        named = 0 if found["this"] else 2 if found["after"] else 1
        weeks = number(found["number"]) if found["number"] else named
        return monday + timedelta(weeks=weeks, days=WEEKDAY_NAMES[found["weekday"]])
    if found := _WEEKEND.fullmatch(words):
        saturday = monday + timedelta(days=_SATURDAY)
        return saturday + timedelta(weeks=1) if found["next"] else max(saturday, today)
    return None
