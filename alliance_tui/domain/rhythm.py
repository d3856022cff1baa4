"""Rhythms, such as every 2 weeks or on mondays and thursdays, and their dates, counted without drift."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice, takewhile

import pendulum
from msgspec import Struct

from alliance_tui.domain.days import WEEK


class Unit(StrEnum):
    """What a rhythm counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Rhythm(Struct, frozen=True):
    """How often something comes again."""

    every: int
    """How many units lie between two dates; at least 1."""

    unit: Unit
    """What is counted."""

    weekdays: tuple[int, ...] = ()
    """In a rhythm of weeks the days it falls on, in order (Monday is 0); empty for the first date's own."""

    on: tuple[int, ...] = ()
    """In a rhythm of months the days it falls on, in order (1 to 31, or -1 for the last one), of years only
    one; empty for the first date's own. Every month has all of them but the last."""

    nth: tuple[int, ...] = ()
    """In a rhythm of months, which ones of the one weekday named they are, in order: 1 to 4, or -1 for the
    last."""


def first_day(rhythm: Rhythm, today: date) -> date:
    """The first date of a rhythm that was named without one: an interval ahead, or the next such day."""
    if not has_own_days(rhythm):
        return add(today, rhythm.every, rhythm.unit)
    return first_since(rhythm, today + timedelta(days=1))


def first_since(rhythm: Rhythm, day: date) -> date:
    """The first date of a rhythm that begins on a day: that day, or the first of its own from it on.

    Whoever says "every 31st" means a 31st first, as with "the 31st": the month after a short one has it. So
    does whoever lists it among others, such as "the 1st and the 31st": none of them is a 30th to begin with.

    Raises:
        OverflowError: If the calendar ends before it.
    """
    if not has_own_days(rhythm):
        return day
    unit = Unit.WEEK if rhythm.unit is Unit.WEEK else Unit.MONTH
    ahead = days(Rhythm(1, unit, rhythm.weekdays, rhythm.on, rhythm.nth), day, day)
    is_any = not rhythm.on or -1 in rhythm.on
    found = next((one for one in ahead if is_any or one.day in rhythm.on), None)
    if found is None:
        raise OverflowError("day")
    return found


def has_own_days(rhythm: Rhythm) -> bool:
    """Whether a rhythm names the days it falls on, whatever its first date is."""
    return bool(rhythm.weekdays or rhythm.on)


def falls_on(rhythm: Rhythm, day: date) -> bool:
    """Whether a day can be a date of a rhythm that begins on it."""
    return next(days(rhythm, day, day), None) == day


def days(rhythm: Rhythm, first: date, since: date) -> Iterator[date]:
    """The dates of a rhythm that are neither before its first date nor before `since`, in order.

    They end with the calendar only, in the year 9999. They are counted from the first date, each on its own,
    so that short months move one date and no other. A first date that was chosen freely, beside the rhythm's
    own days, is not among them.
    """
    start = first
    if rhythm.unit is Unit.WEEK and rhythm.weekdays:
        with suppress(OverflowError):
            start = min(_weekday_from(day, first) for day in rhythm.weekdays)
    longest = {Unit.DAY: 1, Unit.WEEK: WEEK, Unit.MONTH: 31, Unit.YEAR: 366}[rhythm.unit] * rhythm.every
    skipped = max((since - start).days // longest - 1, 0)
    with suppress(OverflowError, ValueError):
        for times in count(skipped):
            for day in _in_period(rhythm, start, times * rhythm.every):
                if day >= max(start, since):
                    yield day


def standing_for(rhythm: Rhythm, first: date, day: date) -> date:
    """The date of a rhythm that a date stands for: itself, or the one before it that was moved here."""
    if next(days(rhythm, first, day), None) == day:
        return day
    before = first
    while before > day or all(one > day for one in islice(days(rhythm, before, before), 1)):
        before = add(before, -rhythm.every, rhythm.unit)
    return max(takewhile(lambda one: one <= day, days(rhythm, before, before)))


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


def _weekday_from(weekday: int, day: date) -> date:
    """The first such day of the week (Monday is 0) that is not before a date."""
    return day + timedelta(days=(weekday - day.weekday()) % WEEK)


def _in_period(rhythm: Rhythm, start: date, units: int) -> Iterator[date]:
    """The dates of a rhythm in the day, week, month or year that lies some units after its start."""
    if rhythm.nth:
        month = add(start, units, rhythm.unit)
        yield from dict.fromkeys(nth_weekday(month, rhythm.weekdays[0], nth) for nth in rhythm.nth)
    elif rhythm.weekdays:
        monday = start - timedelta(days=start.weekday()) + timedelta(weeks=units)
        for weekday in rhythm.weekdays:
            yield monday + timedelta(days=weekday)
    elif rhythm.on:
        dates = (add(start, units, rhythm.unit, 31 if day == -1 else day) for day in rhythm.on)
        yield from dict.fromkeys(dates)
    else:
        yield add(start, units, rhythm.unit)


def nth_weekday(month: date, weekday: int, nth: int) -> date:
    """The first, second, third, fourth or last such day of the week in the month of a date."""
    if nth > 0:
        return _weekday_from(weekday, month.replace(day=1)) + timedelta(weeks=nth - 1)
    last = add_months(month, 0, 31)
    return last - timedelta(days=(last.weekday() - weekday) % WEEK)
