"""The words for days: "tomorrow", "Sat 5 December", "Friday in 2 weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import Unit, add, next_weekday, nth_weekday
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError, plain
from alliance_tui.domain.spoken_names import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from alliance_tui.domain.spoken_rhythms import NTH, NUMBERS, ORDINALS, UNITS, number, ordinal
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

_DAYS: Final = "|".join(WEEKDAY_NAMES)
_MONTH: Final = rf"(?P<month>{'|'.join(MONTH_NAMES)})"
_DAY: Final = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)})"
_NUMBER: Final = rf"(?P<number>\d+|{'|'.join(NUMBERS)})"
_UNIT: Final = rf"(?P<unit>{'|'.join(UNITS)})"
_WEEKDAY: Final = rf"(?P<weekday>{_DAYS})"

_AHEAD: Final = re.compile(rf"(?:in )?{_NUMBER} {_UNIT}s?(?: from (?:now|today))?")
_FROM_PLANNED: Final = re.compile(rf"{_NUMBER} {_UNIT}s? (?P<later>later|earlier|sooner)")
_NEXT: Final = re.compile(
    r"next (?P<unit>week|month|year)|(?:the )?(?P<after_next>week|month|year) after next"
)
_NEXT_WEEKDAY: Final = re.compile(
    rf"(?:(?P<near>this )|next |coming )?{_WEEKDAY}|(?:the )?(?P<after_next>{_DAYS}) after next"
    rf"|{_NUMBER} weeks? (?:from|after) (?P<from_weekday>{_DAYS})"
)
_TODAY_OR_NEXT: Final = re.compile(rf"(?:this )?{_WEEKDAY}")
"""A day that on that day of the week may be meant, or the one a week later."""

_WEEK: Final = rf"(?:(?P<this>this week)|next week|(?P<after>(?:the )?week after next)|in {_NUMBER} weeks?)"
_OF_WEEK: Final = (
    re.compile(rf"{_WEEKDAY} (?:of |in )?{_WEEK}"),
    re.compile(rf"{_WEEK} (?:on )?{_WEEKDAY}"),
)
"""A day of a week that is named: weeks begin on Monday."""

_WEEKEND: Final = re.compile(r"(?:(?P<next>next)|this|the coming|coming) weekend")
_ISO: Final = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_CALENDAR: Final = re.compile(
    rf"(?:(?:the )?{_DAY}(?: of)? {_MONTH}|{_MONTH.replace('month', 'first')} (?:the )?"
    rf"{_DAY.replace('day', 'last')})(?: (?P<year>\d{{4}}))?"
)
_OF_MONTH: Final = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)")
"""A day of this month or the next one that has it."""

_NTH_IN: Final = re.compile(
    rf"(?:the )?(?P<nth>{'|'.join(NTH)}) {_WEEKDAY} (?:of|in) (?:(?P<near>next|this) month"
    rf"|{_MONTH}(?: (?P<year>\d{{4}}))?)"
)
_NAMED_MONTH: Final = re.compile(rf"{_MONTH}(?: (?P<year>\d{{4}}))?")
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})[. ](?P<month>\d{1,2})[. ](?P<year>\d{4})")
"""A date with dots, as most of Europe writes it: the day comes first."""

_SLASHED: Final = re.compile(r"(?!24/7$)(?P<one>\d{1,2})([-/])(?P<two>\d{1,2})(?:\2(?P<year>\d{4}))?")
"""A date whose day or month comes first: who writes it so does not agree. ("24/7" is no date.)"""

_END: Final = re.compile(
    r"(?:the )?(?:end of|last day (?:of|in)) (?:(?:the|this) |(?P<next>next ))?(?P<unit>month|year)"
)
_OF_WEEKDAY: Final = re.compile(rf"{_WEEKDAY} (?P<date>.+)")
_SEVERAL: Final = re.compile(r"\b(?:twice|thrice|\w+ times)\b")
_NEAR: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
_SATURDAY: Final = 5


def names_date(text: str) -> bool:
    """Whether some words name a day of the calendar, which need not be counted from another one."""
    words = plain(text)
    return any(kind.search(words) for kind in (_ISO, _DOTTED, _SLASHED, _CALENDAR))


def read_day(words: str, today: date, planned: Review | None = None) -> date:
    """The day that some words name, seen from today and from the review that is planned.

    Raises:
        UnfitError: If they name none, with what to say instead.
    """
    day = _counted(words, today, planned) or _in_calendar(words, today)
    if day is not None:
        return day
    raise UnfitError(Refused(say.WHICH_DAYS) if _SEVERAL.search(words) else NOT_CLEAR)


def is_day_of_month(words: str) -> bool:
    """Whether some words are the number of a day alone: "the 13th"."""
    return _OF_MONTH.fullmatch(words) is not None


def recurs_otherwise(words: str) -> bool:
    """Whether some words name a day or several in a way that no rhythm goes on in from one date.

    Such as "next week", "this weekend", "2 weeks", "the first Monday in December" or "end of the month".
    """
    kinds = (_AHEAD, _NEXT, _WEEKEND, _NTH_IN, _END)
    return any(kind.fullmatch(words) for kind in kinds)


def read_beginning(words: str, today: date) -> date:
    """The day that some words name, or the first one of the week, month or year that they do.

    Raises:
        UnfitError: As `read_day`.
    """
    if found := _NAMED_MONTH.fullmatch(words):
        day = _named(MONTH_NAMES[found["month"]], 1, found["year"], today.replace(day=1))
        return max(day, today + timedelta(days=1))
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
    if (found := _OF_MONTH.fullmatch(words)) and int(found["day"]) == today.day:
        other = _coming_day(today.day, today + timedelta(days=1))
        return moments.date(day=other.day, month=other.month)
    return ""


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
    if found := _END.fullmatch(words):
        return _end(found["unit"], add(today, *UNITS[found["unit"]]) if found["next"] else today)
    return _day_of_week(words, today)


def _ahead(day: date, found: re.Match[str], *, back: bool = False) -> date:
    """The day so many units after another one, or before it."""
    of_ours, unit = UNITS[found["unit"]]
    ahead = of_ours * number(found["number"])
    return add(day, -ahead if back else ahead, unit)


def _day_of_week(words: str, today: date) -> date | None:
    """A day that is told by its name, alone or in a week that is named."""
    if found := _NEXT_WEEKDAY.fullmatch(words):
        weekday = found["weekday"] or found["after_next"] or found["from_weekday"]
        weeks = number(found["number"]) if found["number"] else 1 if found["after_next"] else 0
        if found["near"] and WEEKDAY_NAMES[weekday] == today.weekday():
            return today
        return next_weekday(WEEKDAY_NAMES[weekday], today) + timedelta(weeks=weeks)
    monday = today - timedelta(days=today.weekday())
    if found := _OF_WEEK[0].fullmatch(words) or _OF_WEEK[1].fullmatch(words):
        named = 0 if found["this"] else 2 if found["after"] else 1
        weeks = number(found["number"]) if found["number"] else named
        return monday + timedelta(weeks=weeks, days=WEEKDAY_NAMES[found["weekday"]])
    if found := _WEEKEND.fullmatch(words):
        saturday = monday + timedelta(days=_SATURDAY)
        return saturday + timedelta(weeks=1) if found["next"] else max(saturday, today)
    return None


def _in_calendar(words: str, today: date) -> date | None:
    """A day that is told by its place in the calendar, perhaps with its name, which has to be right."""
    named = _OF_WEEKDAY.fullmatch(words)
    day = _date(named["date"] if named else words, today)
    if day and named and WEEKDAY_NAMES[named["weekday"]] != day.weekday():
        date_of_year = moments.date(day=day.day, month=day.month, year=day.year)
        weekday = moments.WEEKDAYS[day.weekday()]
        raise UnfitError(Refused(say.other_weekday(day=date_of_year, weekday=weekday)))
    return day


def _date(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words) or _DOTTED.fullmatch(words):
        return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _SLASHED.fullmatch(words):
        return _slashed(found, today)
    if found := _OF_MONTH.fullmatch(words):
        return _coming_day(int(found["day"]), today)
    if found := _NTH_IN.fullmatch(words):
        return _nth_in(found, today)
    if found := _CALENDAR.fullmatch(words):
        month = MONTH_NAMES[found["month"] or found["first"]]
        return _named(month, ordinal(found["day"] or found["last"]), found["year"], today)
    return None


def _end(unit: str, day: date) -> date:
    """The last day of the month or the year that a day is in."""
    begun = day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
    return add(begun, *UNITS[unit]) - timedelta(days=1)


def _slashed(found: re.Match[str], today: date) -> date:
    """A day in numbers; asked about where it can be two days."""
    one, two = int(found["one"]), int(found["two"])
    if one != two and 1 <= one <= len(MONTHS) and 1 <= two <= len(MONTHS):
        either, other = (
            moments.date(day=day, month=month, year=int(found["year"]) if found["year"] else None)
            for day, month in ((one, two), (two, one))
        )
        raise UnfitError(Refused(say.day_or_month(typed=found[0], either=either, other=other)))
    day, month = (two, one) if two > len(MONTHS) else (one, two)
    if not 1 <= month <= len(MONTHS):
        raise UnfitError(Refused(say.no_such_month(month=month)))
    return _named(month, day, found["year"], today)


def _nth_in(found: re.Match[str], today: date) -> date:
    """Such as the first Monday of a month that is named."""
    weekday, nth = WEEKDAY_NAMES[found["weekday"]], NTH[found["nth"]]
    if found["near"]:
        return nth_weekday(add(today, found["near"] == "next", Unit.MONTH), weekday, nth)
    month = MONTH_NAMES[found["month"]]
    if found["year"]:
        return nth_weekday(_existing(int(found["year"]), month, 1), weekday, nth)
    day = nth_weekday(today.replace(month=month, day=1), weekday, nth)
    return day if day >= today else nth_weekday(add(day, 1, Unit.YEAR), weekday, nth)


def _named(month: int, number: int, year: str | None, today: date) -> date:
    """The day of a month in a year, or the next one of that name."""
    return _existing(int(year), month, number) if year else _coming(month, number, today)


def _coming(month: int, number: int, today: date) -> date:
    """The next day of this name, today among them; 29 February may be years away."""
    for year in range(today.year, today.year + 9):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise UnfitError(Refused(say.no_such_day(day=moments.date(day=number, month=month))))


def _coming_day(number: int, today: date) -> date:
    """The next day with this number, today among them."""
    if not 1 <= number <= 31:
        raise UnfitError(NOT_CLEAR)
    ahead = (add(today.replace(day=1), months, Unit.MONTH) for months in range(3))
    there_are = (month for month in ahead if number <= _end("month", month).day)
    return next(day for month in there_are if (day := month.replace(day=number)) >= today)


def _existing(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        if not 1 <= month <= len(MONTHS):
            raise UnfitError(Refused(say.no_such_month(month=month))) from None
        name = moments.date(day=number, month=month, year=year)
        raise UnfitError(Refused(say.no_such_day(day=name))) from None
