"""What people said they would do, by the day: today, this week, and soon the next. Loads pendulum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Final

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.dated import Dated, read_when
from alliance_tui.domain.days import WEEK, local_day
from alliance_tui.domain.rhythm import days, falls_on
from alliance_tui.domain.words import Moment

LOOKS_ON: Final = 4
"""From this day of the week on, Friday, the next week is told too; counted from Monday, which is 0."""


class Doing(Struct, frozen=True):
    """Something to be done on a day."""

    agreement: Agreement
    """What was agreed."""

    day: date
    """On which day."""

    at: time | None = None
    """At what time."""

    by: bool = False
    """Whether it may be done earlier."""


class Celebrating(Struct, frozen=True):
    """Something to be celebrated on a day."""

    celebration: Celebration
    """What was planned."""

    day: date
    """On which day."""

    at: time | None = None
    """At what time."""


class Agenda(Struct, frozen=True):
    """What is to be done, seen from one day."""

    today: tuple[Doing, ...] = ()
    """Today, by the hour."""

    week: tuple[Doing, ...] = ()
    """In the seven days after today, each agreement once; what is to be done today is not in it."""

    this_week: tuple[Doing, ...] = ()
    """The same up to Sunday."""

    next_week: tuple[Doing, ...] = ()
    """From the next Monday to its Sunday, what is not to be done before; empty until Friday."""

    late: tuple[Doing, ...] = ()
    """What was to be done once and its day is over: tasks, and what has a last day, until they are done."""

    in_words: tuple[Agreement, ...] = ()
    """What is in force and tells when in words that name no date."""

    any_day: tuple[Agreement, ...] = ()
    """What is in force and does not tell when."""

    celebrations: tuple[Celebrating, ...] = ()
    """What is celebrated today or in the seven days after it."""


def in_force(alliance: Alliance) -> tuple[Agreement, ...]:
    """The agreements that everyone has said yes to, in the order they were proposed."""
    return tuple(one for one in alliance.agreements if one.is_in_force)


def when_of(agreement: Agreement, zone: str) -> Dated | None:
    """When an agreement is to be kept, as far as its words tell a date; None where they do not."""
    if agreement.worded is None:
        return None
    return read_when(agreement.terms.when, agreement.worded, zone, lasts=not agreement.terms.is_task)


def agenda(alliance: Alliance, now: Moment, here: str = "") -> Agenda:
    """What is to be done today and on the days that follow, by the agreements in force.

    Args:
        alliance: Whose.
        now: This moment (UTC).
        here: The IANA name of the zone whose calendar says what today is; empty for the alliance's own.
    """
    today = local_day(now, here or alliance.zone)
    this_day: list[Doing] = []
    ahead: list[Doing] = []
    late: list[Doing] = []
    undated: list[Agreement] = []
    for agreement in in_force(alliance):
        dated = when_of(agreement, alliance.zone)
        if dated is None:
            undated.append(agreement)
            continue
        day = next(dates_of(dated, today), None)
        if day is None and dated.rhythm is None and (agreement.terms.is_task or dated.by):
            late.append(Doing(agreement, dated.first, dated.at, dated.by))
        elif day is not None:
            (this_day if day == today else ahead).append(Doing(agreement, day, dated.at, dated.by))
    ahead.sort(key=_order)
    sunday = today + timedelta(days=WEEK - 1 - today.weekday())
    next_sunday = sunday + timedelta(days=WEEK if looks_on(today) else 0)
    return Agenda(
        today=tuple(sorted(this_day, key=_order)),
        week=tuple(one for one in ahead if one.day <= today + timedelta(days=WEEK)),
        this_week=tuple(one for one in ahead if one.day <= sunday),
        next_week=tuple(one for one in ahead if sunday < one.day <= next_sunday),
        late=tuple(sorted(late, key=_order)),
        in_words=tuple(one for one in undated if one.terms.when.strip()),
        any_day=tuple(one for one in undated if not one.terms.when.strip()),
        celebrations=tuple(_celebrated(alliance, today)),
    )


def looks_on(today: date) -> bool:
    """Whether the week is so far gone that the next one is told too."""
    return today.weekday() >= LOOKS_ON


def _celebrated(alliance: Alliance, today: date) -> list[Celebrating]:
    """What is celebrated from today on for a week, by the day."""
    found: list[Celebrating] = []
    for one in alliance.celebrations:
        dated = read_when(one.when, one.said, alliance.zone) if one.said else None
        day = next(dates_of(dated, today), None) if dated is not None else None
        if dated is not None and day is not None and day <= today + timedelta(days=WEEK):
            found.append(Celebrating(one, day, dated.at))
    return sorted(found, key=_order)


def dates_of(dated: Dated, since: date) -> Iterator[date]:
    """The dates that are not before `since`, in order; without end where a rhythm has none.

    A first date that was named beside the rhythm's own days, "5 December, then every Friday", is one of them.
    """
    if dated.rhythm is None:
        yield from (day for day in (dated.first,) if day >= since)
        return
    if since <= dated.first and not falls_on(dated.rhythm, dated.first):
        yield dated.first
    for day in days(dated.rhythm, dated.first, since):
        if dated.until is not None and day > dated.until:
            return
        yield day


def _order(thing: Doing | Celebrating) -> tuple[date, time]:
    """By the day and the hour; what has no hour comes after what has one."""
    return thing.day, thing.at or time.max
