"""The words for days and times of day, each read on its own: "6:30 pm", "tomorrow", "Sat 5 December"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import Unit, add, next_weekday
from alliance_tui.domain.spoken_names import MONTHS
from alliance_tui.domain.spoken_rhythms import NUMBERS, UNITS, WEEKDAY_NAMES, number
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

NOT_CLEAR: Final = Refused(say.NOT_CLEAR)
"""Said to what the grammar does not know."""

MORNING_OR_EVENING: Final = Refused(say.MORNING_OR_EVENING)
"""Said to an hour that can mean two."""

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
    r"|(?P<hour>\d{1,2})(?P<dot>[:.])(?P<minute>\d\d)(?!\S)|(?P<noon>noon\b))|\bat (?P<bare>\d{1,2})(?!\S)"
)
_PART_OF_DAY: Final = re.compile(r"\b(?:in the |this )?(?P<part>morning|afternoon|evening)\b")
_DAILY_PART: Final = re.compile(r"\b(?:every|each) (?P<part>morning|afternoon|evening)\b")
"""A rhythm, which stays among the words; the hour that it tells apart does not hang on it."""
_AHEAD: Final = re.compile(
    rf"(?:in )?(?P<number>\d+|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join(UNITS)})s?(?: from (?:now|today))?"
)
_FROM_PLANNED: Final = re.compile(
    rf"(?P<number>\d+|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join(UNITS)})s? (?P<later>later|earlier|sooner)"
)
_NEXT: Final = re.compile(r"next (?P<unit>week|month|year)")
_WEEKDAY: Final = re.compile(rf"(?:next |this |coming )?(?P<weekday>{_DAYS})")
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_CALENDAR: Final = re.compile(
    rf"(?:(?P<weekday>{_DAYS}) )?(?:{_DAY}(?: of)? {_MONTH}|{_MONTH.replace('month', 'first')} (?:the )?"
    rf"{_DAY.replace('day', 'last')})(?: (?P<year>\d{{4}}))?"
)
_OF_MONTH: Final = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)")
"""A day of this month or the next one that has it."""

_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})[. ](?P<month>\d{1,2})[. ](?P<year>\d{4})")
"""A date with dots, as most of Europe writes it: the day comes first."""

_END: Final = re.compile(
    r"(?:the )?(?:end of|last day (?:of|in)) (?:(?:the|this) |(?P<next>next ))?(?P<unit>month|year)"
)
_NEAR: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}


class UnfitError(ValueError):
    """Carries the refusal out of the grammar."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


def plain(text: str) -> str:
    """What was typed in lower case, with single spaces, and without commas and full stops."""
    if len(text) > _LONGEST:
        raise UnfitError(NOT_CLEAR)
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    return re.sub(r"(?<=\d)t(?=\d)", " ", re.sub(r"[.!](?= |$)", "", words))


def names_date(text: str) -> bool:
    """Whether some words name a day of the calendar, which need not be counted from another one."""
    words = plain(text)
    return any(kind.search(words) for kind in (_ISO, _DOTTED, _CALENDAR))


def take_time(words: str) -> tuple[time | None, str]:
    """The time of day among the words, and the words without it."""
    found = _TIME.search(words)
    if found is None:
        return None, words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    if found["noon"]:
        return time(12), rest
    if found["bare"] and 0 < int(found["bare"]) <= 12:
        return _by_part_of_day(int(found["bare"]), rest)
    hour = int(found["half"] or found["hour"] or found["bare"])
    minute = int(found["past"] or found["minute"] or 0)
    if found["dot"] == "." and not found[0].startswith("at ") and hour and 1 <= minute <= len(MONTHS):
        raise UnfitError(_time_or_day(found[0], hour, minute))
    if hour > (12 if found["half"] else 23) or minute > 59 or (found["half"] and not hour):
        raise UnfitError(Refused(say.no_such_time(typed=found[0].removeprefix("at "))))
    if found["half"]:
        hour = hour % 12 + (12 if found["m"] == "p" else 0)
    return time(hour, minute), rest


def _by_part_of_day(hour: int, words: str) -> tuple[time, str]:
    """The time that an hour from 1 to 12 is by "in the evening" and the like, and the words without that."""
    daily = _DAILY_PART.search(words)
    part = daily or _PART_OF_DAY.search(words)
    if part is None or (hour == 12 and part["part"] != "afternoon"):
        raise UnfitError(MORNING_OR_EVENING)
    later = 0 if part["part"] == "morning" or hour == 12 else 12
    return time(hour + later), words if daily else f"{words[: part.start()]} {words[part.end() :]}"


def _time_or_day(typed: str, number: int, month: int) -> Refused:
    """Said to two numbers with a dot that can be a time, and a day of the calendar."""
    if number > 23:
        return NOT_CLEAR
    day = moments.date(day=number, month=month)
    return Refused(say.time_or_day(typed=typed, clock=f"{number:02}:{month:02}", day=day))


def read_day(words: str, today: date, planned: Review | None = None) -> date:
    """The day that some words name, seen from today and from the review that is planned."""
    if planned is not None and (found := _FROM_PLANNED.fullmatch(words)):
        of_ours, unit = UNITS[found["unit"]]
        ahead = of_ours * number(found["number"])
        from_day = date.fromisoformat(planned.date)
        return (
            add(max(from_day, today), ahead, unit)
            if found["later"] == "later"
            else add(from_day, -ahead, unit)
        )
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if found := _AHEAD.fullmatch(words):
        of_ours, unit = UNITS[found["unit"]]
        return add(today, of_ours * number(found["number"]), unit)
    if found := _NEXT.fullmatch(words):
        return add(today, *UNITS[found["unit"]])
    if found := _END.fullmatch(words):
        return _end(found["unit"], add(today, *UNITS[found["unit"]]) if found["next"] else today)
    if found := _WEEKDAY.fullmatch(words):
        return next_weekday(WEEKDAY_NAMES[found["weekday"]], today)
    if found := _ISO.fullmatch(words) or _DOTTED.fullmatch(words):
        return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _OF_MONTH.fullmatch(words):
        return _coming_day(int(found["day"]), today)
    if found := _CALENDAR.fullmatch(words):
        return _calendar_day(found, today)
    raise UnfitError(NOT_CLEAR)


def _end(unit: str, day: date) -> date:
    """The last day of the month or the year that a day is in."""
    begun = day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
    return add(begun, *UNITS[unit]) - timedelta(days=1)


def _calendar_day(found: re.Match[str], today: date) -> date:
    month = _MONTH_NAMES[found["month"] or found["first"]]
    number = int(found["day"] or found["last"])
    day = _existing(int(found["year"]), month, number) if found["year"] else _coming(month, number, today)
    if found["weekday"] and WEEKDAY_NAMES[found["weekday"]] != day.weekday():
        name = moments.date(day=day.day, month=day.month, year=day.year)
        weekday = moments.WEEKDAYS[day.weekday()]
        raise UnfitError(Refused(say.other_weekday(day=name, weekday=weekday)))
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
