"""The words for days of the calendar: "Sat 5 December", "the 15th of next month", "end of January"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from alliance_tui.domain.days import WEEK
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.rhythm import Unit, add, nth_weekday
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError, plain
from alliance_tui.domain.spoken_names import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from alliance_tui.domain.spoken_numbers import NTH, ORDINALS, ordinal
from alliance_tui.domain.spoken_rhythms import UNITS
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

_DAYS: Final = "|".join(WEEKDAY_NAMES)
_WEEKDAY: Final = rf"(?P<weekday>{_DAYS})"
_MONTH: Final = rf"(?P<month>{'|'.join(MONTH_NAMES)})"
_DAY: Final = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)})"

_ISO: Final = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_CALENDAR: Final = re.compile(
    rf"(?:(?:the )?{_DAY}(?: of)? {_MONTH}|{_MONTH.replace('month', 'first')} (?:the )?"
    rf"{_DAY.replace('day', 'last')})(?: (?P<year>\d{{4}}))?"
)
_OF_MONTH: Final = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th))|the (?P<word>{'|'.join(ORDINALS)})"
)
"""A day of this month or the next one that has it."""

_WHICH_MONTH: Final = r"(?P<near>next|this) month"
_OF_NEAR_MONTH: Final = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})(?: (?:of|in))? {_WHICH_MONTH}"
    rf"|{_WHICH_MONTH.replace('near', 'first_near')} (?:on )?(?:the )?"
    rf"(?P<last_day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
)
"""A day of this month or the next, by its number: "the 15th of next month"."""

_NTH_IN: Final = re.compile(
    rf"(?:the )?(?P<nth>{'|'.join(NTH)}) {_WEEKDAY} (?:of|in) (?:(?P<near>next|this) month"
    rf"|{_MONTH}(?: (?P<year>\d{{4}}))?)"
)
_NTH: Final = re.compile(rf"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th) {_WEEKDAY}")
"""A weekday by its place in a month that is not named; the last one may be that of last week."""

_NAMED_MONTH: Final = re.compile(rf"{_MONTH}(?: (?P<year>\d{{4}}))?")
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})[. ](?P<month>\d{1,2})[. ](?P<year>\d{4})")
"""A date with dots, as most of Europe writes it: the day comes first."""

_SLASHED: Final = re.compile(r"(?!24/7$)(?P<one>\d{1,2})([-/])(?P<two>\d{1,2})(?:\2(?P<year>\d{4}))?")
"""A date whose day or month comes first: who writes it so does not agree. ("24/7" is no date.)"""

_END: Final = re.compile(
    r"(?:at )?(?:the )?(?:end of|last day (?:of|in)) (?:(?:the|this) |(?P<next>next ))?(?P<unit>month|year)"
)
_END_NAMED: Final = re.compile(
    rf"(?:at )?(?:the )?(?:end of|last day (?:of|in)) {_MONTH}(?: (?P<year>\d{{4}}))?"
)
_BEGINNING: Final = re.compile(
    r"(?:at )?(?:the )?(?:beginning of|start of|first day (?:of|in)) "
    rf"(?:(?P<unit>next week|next month|next year)|{_MONTH}(?: (?P<year>\d{{4}}))?)"
)
_SOME_DAY: Final = re.compile(
    r"(?:in |during |within |sometime in )?(?:(?:the )?middle of |mid[- ]|early |late |(?:the )?month of )?"
    rf"(?:next |this )?{_MONTH}(?: (?P<year>\d{{4}}))?"
)
"""A month alone: which of its days is left open."""

_FEASTS: Final = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
}
"""Days of the year by the names that they have wherever they are kept: the month and the day."""
_OF_WEEKDAY: Final = re.compile(rf"{_WEEKDAY} (?P<date>.+)")


def names_date(text: str) -> bool:
    """Whether some words name a day of the calendar, which need not be counted from another one."""
    words = plain(text)
    return any(kind.search(words) for kind in (_ISO, _DOTTED, _SLASHED, _CALENDAR))


def is_day_of_month(words: str) -> bool:
    """Whether some words are the number of a day alone: "the 13th"."""
    return day_of_month(words) is not None


def names_days_of_calendar(words: str) -> bool:
    """Whether some words name a day by its place in a month or a year: "end of the month"."""
    return any(kind.fullmatch(words) for kind in (_NTH_IN, _END, _END_NAMED, _BEGINNING, _OF_NEAR_MONTH))


def day_of_month(words: str) -> int | None:
    """The number of a day that stands alone, such as 13 for "the 13th"; None for other words."""
    found = _OF_MONTH.fullmatch(words)
    return ordinal(found["day"] or found["word"]) if found else None


def beginning_of_month(words: str, today: date) -> date | None:
    """The first day of a month that stands alone, and is still ahead; None for other words."""
    found = _NAMED_MONTH.fullmatch(words)
    if found is None:
        return None
    first = _named(MONTH_NAMES[found["month"]], 1, found["year"], today.replace(day=1))
    return max(first, today + timedelta(days=1))


def day_in_calendar(words: str, today: date) -> date | None:
    """A day that is told by its place in the calendar, perhaps with its name, which has to be right."""
    named = _OF_WEEKDAY.fullmatch(words)
    day = _date(named["date"] if named else words, today)
    if day and named and WEEKDAY_NAMES[named["weekday"]] != day.weekday():
        date_of_year = moments.date(day=day.day, month=day.month, year=day.year)
        weekday = moments.WEEKDAYS[day.weekday()]
        raise UnfitError(Refused(say.other_weekday(day=date_of_year, weekday=weekday)))
    return day


def example_in_month(words: str, today: date) -> str:
    """A day of the month that some words name alone, as it can be typed; empty for other words."""
    found = _SOME_DAY.fullmatch(words)
    if found is None:
        return ""
    month = MONTH_NAMES[found["month"]]
    first = _named(month, 1, found["year"], today.replace(day=1))
    day = next((one for one in (first.replace(day=15), _end("month", first)) if one > today), None)
    day = day or add(first.replace(day=15), 1, Unit.YEAR)
    return moments.date(day=day.day, month=day.month, year=day.year if found["year"] else None)


def example_of_nth(words: str, today: date) -> str:
    """A weekday by its place in a month, with the next month that has it ahead; empty for other words."""
    found = _NTH.fullmatch(words)
    if found is None:
        return ""
    weekday, nth = WEEKDAY_NAMES[found["weekday"]], NTH[found["nth"]]
    month = today if nth_weekday(today, weekday, nth) > today else add(today.replace(day=1), 1, Unit.MONTH)
    return f"{words} of {MONTHS[month.month - 1]}"


def _date(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words) or _DOTTED.fullmatch(words):
        return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _SLASHED.fullmatch(words):
        return _slashed(found, today)
    if (number := day_of_month(words)) is not None:
        return coming_day(number, today)
    if found := _NTH_IN.fullmatch(words):
        return _nth_in(found, today)
    if words in _FEASTS:
        return _coming(*_FEASTS[words], today)
    if found := _CALENDAR.fullmatch(words):
        month = MONTH_NAMES[found["month"] or found["first"]]
        return _named(month, ordinal(found["day"] or found["last"]), found["year"], today)
    return _in_month(words, today)


def _in_month(words: str, today: date) -> date | None:
    """A day that is told by its place in a month, or a year, such as its end."""
    if found := _END.fullmatch(words):
        return _end(found["unit"], add(today, *UNITS[found["unit"]]) if found["next"] else today)
    if found := _END_NAMED.fullmatch(words):
        return _end("month", _named(MONTH_NAMES[found["month"]], 1, found["year"], today.replace(day=1)))
    if found := _OF_NEAR_MONTH.fullmatch(words):
        is_next = "next" in (found["near"], found["first_near"])
        month = add(today.replace(day=1), is_next, Unit.MONTH)
        return _existing(month.year, month.month, ordinal(found["day"] or found["last_day"]))
    if found := _BEGINNING.fullmatch(words):
        if found["month"]:
            return _named(MONTH_NAMES[found["month"]], 1, found["year"], today)
        return _beginning(found["unit"].removeprefix("next "), today)
    return None


def _beginning(unit: str, today: date) -> date:
    """The first day of the week, the month or the year after that of today."""
    if unit == "week":
        return today + timedelta(days=WEEK - today.weekday())
    return _end(unit, today) + timedelta(days=1)


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


def coming_day(number: int, today: date) -> date:
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
