"""Rhythms of reviews, such as "every 2 weeks": read, said, and counted from the first date without drift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

import pendulum
from msgspec import Struct

from alliance_tui.domain.moments import WEEK, WEEKDAYS


class Unit(StrEnum):
    """What a rhythm counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Rhythm(Struct, frozen=True):
    """How often a review comes again."""

    every: int
    """How many units lie between two dates; at least 1."""

    unit: Unit
    """What is counted."""

    weekday: int | None = None
    """In a rhythm of weeks, the day it falls on (Monday is 0); None for the first date's own."""

    day: int | None = None
    """In a rhythm of months or years, the day of the month (1 to 31); None for the first date's own."""


NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
"""Numbers that people write as words."""

UNITS: Final = {
    "day": (1, Unit.DAY),
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "quarter": (3, Unit.MONTH),
    "year": (1, Unit.YEAR),
}
"""Units that people name, as so many of ours."""

WEEKDAY_NAMES: Final = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name.lower()[:3]: number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
"""The days of the week as people write them; Monday is 0."""

_ADVERBS: Final = {
    "daily": Rhythm(1, Unit.DAY),
    "weekly": Rhythm(1, Unit.WEEK),
    "biweekly": Rhythm(2, Unit.WEEK),
    "bi-weekly": Rhythm(2, Unit.WEEK),
    "fortnightly": Rhythm(2, Unit.WEEK),
    "monthly": Rhythm(1, Unit.MONTH),
    "quarterly": Rhythm(3, Unit.MONTH),
    "yearly": Rhythm(1, Unit.YEAR),
    "annually": Rhythm(1, Unit.YEAR),
}

_OTHER: Final = {"other": 2, "second": 2, "third": 3, "fourth": 4}

_ADVERB: Final = rf"\b(?P<adverb>{'|'.join(_ADVERBS)})\b"
_EVERY: Final = (
    rf"\b(?:every|each|once a) (?:(?P<number>\d+|{'|'.join((*NUMBERS, *_OTHER))}) )?"
    rf"(?P<unit>{'|'.join(UNITS)})s?\b"
)
_ON_DAY: Final = r"(?: on (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b)?"
_WEEKDAY: Final = (
    rf"\b(?:(?:every|each) (?P<other>(?:other|second) )?(?P<weekday>{'|'.join(WEEKDAY_NAMES)})s?"
    rf"|(?P<plural>{'|'.join(WEEKDAYS).lower()})s)\b"
)
_RHYTHM: Final = re.compile(rf"(?:{_ADVERB}|{_EVERY}){_ON_DAY}|{_WEEKDAY}")

_MOST: Final = 1000
"""More of any unit than this is beyond two years anyway."""


def number(word: str) -> int:
    """The number a word or some digits stand for, at most a thousand."""
    return NUMBERS.get(word) or min(int(word[:9]), _MOST)


def find_rhythm(text: str) -> tuple[Rhythm, str] | None:
    """The first rhythm in a lower-case text, and the text without it; None where there is none."""
    found = _RHYTHM.search(text)
    rhythm = _rhythm(found) if found else None
    if found is None or rhythm is None:
        return None
    return rhythm, f"{text[: found.start()]} {text[found.end() :]}"


def read_rhythm(words: str) -> Rhythm | None:
    """The rhythm that some words are; None where they are no rhythm, or more than one."""
    found = find_rhythm(words.lower())
    return found[0] if found and not found[1].strip() else None


def rhythm_words(rhythm: Rhythm) -> str:
    """A rhythm in plain words, such as "every 2 weeks", "every Friday" or "every month on the 31st"."""
    if rhythm.weekday is not None:
        other = "other " if rhythm.every > 1 else ""
        return f"every {other}{WEEKDAYS[rhythm.weekday]}"
    on = f" on the {_ordinal(rhythm.day)}" if rhythm.day else ""
    units = f"{rhythm.every} {rhythm.unit.value}s" if rhythm.every > 1 else rhythm.unit.value
    return f"every {units}{on}"


def first_day(rhythm: Rhythm, today: date) -> date:
    """The first date of a rhythm that was named without one: an interval ahead, or the next such day."""
    if rhythm.weekday is not None:
        return next_weekday(rhythm.weekday, today)
    if rhythm.day is not None:
        return next(day for ahead in count() if (day := add_months(today, ahead, rhythm.day)) > today)
    return add(today, rhythm.every, rhythm.unit)


def days_after(rhythm: Rhythm, first: date, after: date) -> Iterator[date]:
    """The dates of a rhythm later than both its first date and `after`, in order and without end."""
    start = first
    if rhythm.weekday is not None and first.weekday() != rhythm.weekday:
        # The first date was chosen freely: the rhythm proper begins on its own day after that.
        start = next_weekday(rhythm.weekday, first)
    longest = {Unit.DAY: 1, Unit.WEEK: WEEK, Unit.MONTH: 31, Unit.YEAR: 366}[rhythm.unit] * rhythm.every
    skipped = max((after - start).days // longest - 1, 0)
    for times in count(skipped):
        day = add(start, times * rhythm.every, rhythm.unit, rhythm.day)
        if day > max(first, after):
            yield day


def add(day: date, number: int, unit: Unit, on: int | None = None) -> date:
    """A date some units later; in a month that is too short its last day."""
    match unit:
        case Unit.DAY:
            return day + timedelta(days=number)
        case Unit.WEEK:
            return day + timedelta(weeks=number)
        case Unit.MONTH:
            return add_months(day, number, on)
        case Unit.YEAR:
            return add_months(day, 12 * number, on)


def add_months(day: date, months: int, on: int | None = None) -> date:
    """A date some months later, on another day of the month if asked; its last day where it is too short."""
    month = pendulum.Date(day.year, day.month, 1).add(months=months)
    return date(month.year, month.month, min(on or day.day, month.days_in_month))


def next_weekday(weekday: int, after: date) -> date:
    """The first such day of the week (Monday is 0) after a date."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % WEEK + 1)


def _rhythm(found: re.Match[str]) -> Rhythm | None:
    """The rhythm that was matched; None where it makes no sense, such as a day of the month every week."""
    if found["weekday"] or found["plural"]:
        weekday = WEEKDAY_NAMES[found["weekday"] or found["plural"]]
        return Rhythm(2 if found["other"] else 1, Unit.WEEK, weekday=weekday)
    if found["adverb"]:
        rhythm = _ADVERBS[found["adverb"]]
    else:
        of_ours, unit = UNITS[found["unit"]]
        named = found["number"] or "one"
        rhythm = Rhythm(of_ours * (_OTHER.get(named) or number(named)), unit)
    if rhythm.every < 1 or not found["day"]:
        return rhythm if rhythm.every else None
    day = int(found["day"])
    if not 1 <= day <= 31 or rhythm.unit not in (Unit.MONTH, Unit.YEAR):
        return None
    return Rhythm(rhythm.every, rhythm.unit, day=day)


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
