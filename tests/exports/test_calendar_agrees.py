"""The calendar file and what is told of today: whatever people say, the days are the same."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Any, Final

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import agreements
from alliance_tui.exports.calendar import calendar
from alliance_tui.exports.today import today_shape
from tests.builders import Table, sit
from tests.domain.phrases import phrases

ZONE: Final = "Europe/Vienna"
"""The zone of the table."""

AHEAD: Final = 45
"""For how many days the two are compared."""

SAID: Final = tuple(phrase.text for phrase in phrases())
"""Rhythms as people say them."""

DATES: Final = (
    "", "at dinner", "tomorrow", "friday", "by 5 December", "before friday 17:00", "in 2 weeks on friday",
    "5 December, then every friday", "5 December 18:30, then every other friday", "tomorrow, then weekdays",
    "28 November, then every month on the 3rd friday", "1 December, then every month on the last day",
    "tomorrow and every month on the 15th", "every day until 5 December", "fridays 18:30 until 11 December",
    "every friday from 5 december until 18 december", "every day by 18:00", "every 3 days", "every month",
    "every 5 December", "every 29 february", "every friday the 13th", "every month on friday",
    "every day next week", "5 December 18:30, then every friday until 12 December", "every 31st",
    "30 November, then every 2 months on the 1st and 31st", "every friday until tomorrow",
)  # fmt: skip
"""Days, ends, first dates beside the rhythm, and words that name no day."""


def agreed(whens: list[str]) -> Table:
    """An alliance with agreements that are kept at these times, each named by its place."""
    table = sit()
    for place, when in enumerate(whens):
        table.act(agreements.propose, Terms(f"{place}", when=when))
        table.everyone_agrees(table.session.agreements[-1])
    return table


def as_day(moment: date) -> date:
    """The day of a moment in the zone of its event."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_of(event: Any, last: date) -> set[date]:
    """The days of an event of the file up to a day; its first one has to be a date of its rule."""
    start = event["dtstart"].dt
    if "rrule" not in event:
        return {as_day(start)}
    begins = start if isinstance(start, datetime) else datetime.combine(start, time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=begins)
    found = {one.date() for one in takewhile(lambda one: one.date() <= last, rule)}
    assert as_day(start) in found or as_day(start) > last, "the standard wants it so"
    return found


def in_calendar(table: Table, last: date) -> dict[date, set[str]]:
    """What the file has on each day up to one."""
    file = Calendar.from_ical(calendar([(table.alliance, 1)], table.at))
    by_name: dict[str, set[date]] = defaultdict(set)
    moved: dict[str, set[date]] = defaultdict(set)
    events: list[Any] = list(file.walk("VEVENT"))
    for event in events:
        name = str(event["summary"])
        if "recurrence-id" in event:
            moved[name].add(as_day(event["recurrence-id"].dt))
            by_name[name].add(as_day(event["dtstart"].dt))
        else:
            by_name[name] |= days_of(event, last)
    of_day: dict[date, set[str]] = defaultdict(set)
    for name, found in by_name.items():
        for day in found - moved[name]:
            of_day[day].add(name)
    return of_day


@pytest.mark.no_cover
@given(
    st.lists(st.sampled_from(DATES), min_size=4, max_size=12, unique=True),
    st.lists(st.sampled_from(SAID), min_size=8, max_size=24, unique=True),
)
@settings(max_examples=6, deadline=None)
def test_the_days_that_are_told_are_those_of_the_calendar(dates: list[str], said: list[str]) -> None:
    """Each day what is to be done on it, and for the week after it the next day of each."""
    whens = [*dates, *said]
    table = agreed(whens)
    begun = local_day(table.at, ZONE)
    theirs = in_calendar(table, begun + timedelta(days=AHEAD + 7))
    for ahead in range(AHEAD):
        today = begun + timedelta(days=ahead)
        (told,) = today_shape([table.alliance], table.at + timedelta(days=ahead))["alliances"]
        names = {one["what"] for one in told["today"]}
        assert names == theirs[today], (today, [whens[int(one)] for one in names ^ theirs[today]])
        week: dict[str, date] = {}
        for further in range(1, 8):
            day = today + timedelta(days=further)
            for name in theirs[day] - names:
                week.setdefault(name, day)
        assert {one["what"]: date.fromisoformat(one["date"]) for one in told["week"]} == week, today
