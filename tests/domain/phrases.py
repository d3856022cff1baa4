"""What people say for rhythms, by a grammar, each with what it means in the terms of dateutil.

None of it is taken from the program: neither its words nor its way of counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice, product
from typing import Any, Final, NamedTuple

from dateutil import rrule

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week; Monday is at place 0."""

_NTHS: Final = {
    1: ("first", "1st", "1."),
    2: ("second", "2nd", "2."),
    3: ("third", "3rd", "3."),
    4: ("fourth", "4th", "4."),
    -1: ("last",),
}
_WORDS: Final = {1: "first", 2: "second", 3: "third", 12: "twelfth", 15: "fifteenth", 20: "twentieth"}
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

_MONTHS: Final = {
    1: ("every month", "each month", "monthly", "once a month", "every 1 month"),
    2: ("every 2 months", "every two months", "every other month", "every second month"),
    3: ("quarterly", "every 3 months", "every quarter", "every third month"),
}
_OF_EVERY_MONTH: Final = ("of every month", "of each month", "of the month", "in every month")

_WEEKLY: Final = {
    1: ("every {}", "each {}", "{}s", "on {}s", "every week on {}s", "weekly on {}s"),
    2: ("every other {}", "every second {}", "every 2nd {}", "every 2 weeks on {}s", "fortnightly on {}s",
        "biweekly on {}s", "{}s every 2 weeks", "every other week on {}s", "every two weeks, on {}s"),
    3: ("every 3 weeks on {}s", "every third {}", "every three weeks on {}s", "{}s, every 3 weeks"),
}  # fmt: skip

_SEVERAL: Final = {
    (0, 3): ("mondays and thursdays", "every monday and thursday", "mon/thu", "every Mon & Thu"),
    (0, 1, 2, 3, 4): ("weekdays", "every weekday", "mon-fri", "monday to friday", "every workday"),
    (5, 6): ("every weekend", "weekends", "saturdays and sundays", "each sat and sun"),
}

_TIMES: Final = {
    "": None,
    "18:30": time(18, 30),
    "at 18:30": time(18, 30),
    "6:30pm": time(18, 30),
    "at 6:30 p.m.": time(18, 30),
    "18h30": time(18, 30),
    "18h": time(18),
    "at noon": time(12),
    "7pm": time(19),
    "at 7 in the evening": time(19),
    "at half past 7 in the morning": time(7, 30),
    "at 19": time(19),
}


class Phrase(NamedTuple):
    """What somebody says on a day."""

    text: str
    """The words."""

    today: date
    """The day it is said on."""

    rule: dict[str, Any]
    """The days of the rhythm, as arguments of dateutil's `rrule`."""

    every: int
    """How many months or weeks lie between them."""

    since: date
    """The day from which on the first of these days is meant."""

    at: time | None
    """The time of day; None where none is named."""

    def dates(self, number: int) -> list[date]:
        """The first so many of its dates: the first such day, and those that follow from it."""
        month = self.rule.get("bymonthday")
        nearest = rrule.rrule(dtstart=_midnight(self.since), **self.rule)
        first = next(one for one in nearest if month is None or one.day == max(month))
        rule = rrule.rrule(dtstart=first, interval=self.every, **self.rule)
        return [one.date() for one in islice(rule, number)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _monthly() -> Iterator[tuple[str, dict[str, Any], int]]:
    """A day of the week in its place of the month: digits or words, whole or shortened."""
    for (nth, forms), (weekday, name) in product(_NTHS.items(), enumerate(DAYS)):
        rule = {"freq": rrule.MONTHLY, "byweekday": rrule.weekday(weekday)(nth)}
        for form, day in zip(forms, (name, name.lower(), name[:3].lower()), strict=False):
            named = f"{form} {day}"
            for every, units in _MONTHS.items():
                for unit in units:
                    yield f"{unit} on the {named}", rule, every
            for of_month in _OF_EVERY_MONTH:
                yield f"the {named} {of_month}", rule, 1
            yield f"monthly, {named}", rule, 1
            yield f"every {named} of the month", rule, 1
            yield f"{named} every month", rule, 1
            yield f"every month on the {named} of the month", rule, 1


def _days_of_month() -> Iterator[tuple[str, dict[str, Any], int]]:
    """A day of the month by its number."""
    for number in range(1, 32):
        days = tuple(range(min(number, 28), number + 1))
        rule = {"freq": rrule.MONTHLY, "bymonthday": days, "bysetpos": -1}
        forms = [f"{number}{_ENDINGS.get(number, 'th')}"]
        yield f"every {forms[0]}", rule, 1
        if number in _WORDS:
            forms.append(_WORDS[number])
        for form in forms:
            for every, units in _MONTHS.items():
                for unit in units:
                    yield f"{unit} on the {form}", rule, every
            for of_month in _OF_EVERY_MONTH:
                yield f"the {form} {of_month}", rule, 1


def _weekly() -> Iterator[tuple[str, dict[str, Any], int]]:
    """One day of the week, or several."""
    for weekday, name in enumerate(DAYS):
        for every, frames in _WEEKLY.items():
            for frame in frames:
                yield frame.format(name), {"freq": rrule.WEEKLY, "byweekday": (weekday,)}, every
    for weekdays, forms in _SEVERAL.items():
        for form in forms:
            yield form, {"freq": rrule.WEEKLY, "byweekday": weekdays}, 1


def _starts(today: date) -> tuple[tuple[str, date], ...]:
    """Where a rhythm begins, as it is said on a day."""
    ahead = today + timedelta(days=17)
    tomorrow = today + timedelta(days=1)
    return (
        ("{rhythm}", tomorrow),
        (f"{{rhythm}} from {ahead.day} {ahead:%B} {ahead.year}", ahead),
        (f"{{rhythm}} starting {ahead.isoformat()}", ahead),
        (f"from {ahead.day}.{ahead.month}.{ahead.year} {{rhythm}}", ahead),
        ("{rhythm} from tomorrow", tomorrow),
        ("{rhythm}, starting in 3 days", today + timedelta(days=3)),
        ("{rhythm} from next week", today + timedelta(days=7 - today.weekday())),
        ("{rhythm} from now on", tomorrow),
        (f"{{rhythm}} starting {ahead:%A} {ahead.day} {ahead:%b}", ahead),
    )


def phrases() -> Iterator[Phrase]:
    """Every rhythm of the grammar once, each with another beginning, hour and day it is said on."""
    times = cycle(_TIMES.items())
    kinds = (*_monthly(), *_days_of_month(), *_weekly())
    for place, ((rhythm, rule, every), (clock, at)) in enumerate(zip(kinds, times, strict=False)):
        today = date(2026, 11, 16) + timedelta(days=place * 5 % 61)
        frame, since = _starts(today)[place % 9]
        if clock and place % 5 == 0 and clock.startswith("at"):
            text = f"{clock} {frame.format(rhythm=rhythm)}"
        elif clock and place % 3 == 0:
            text = frame.format(rhythm=f"{rhythm} {clock}")
        else:
            text = f"{frame.format(rhythm=rhythm)} {clock}".strip()
        yield Phrase(text, today, rule, every, since, at)
