"""Ten years of dates, held against dateutil's rules of RFC 5545 and against a table of hard cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any, Final

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.rhythm import Rhythm, Unit, days, first_day, standing_for
from alliance_tui.domain.spoken_rhythms import rhythm_words

YEARS: Final = 10
"""How far the dates are compared."""

FREQUENCIES: Final[dict[Unit, Any]] = {
    Unit.DAY: rrule.DAILY,
    Unit.WEEK: rrule.WEEKLY,
    Unit.MONTH: rrule.MONTHLY,
    Unit.YEAR: rrule.YEARLY,
}
"""What the standard calls our units."""

ZONES: Final = ("Europe/Vienna", "America/New_York", "Australia/Sydney", "America/Santiago")
"""Zones on both halves of the globe whose clocks change twice a year."""


def by_the_standard(rhythm: Rhythm, first: date) -> list[date]:
    """The dates of a rhythm for ten years as dateutil counts them."""
    if len(rhythm.on) > 1:
        one_each = (Rhythm(rhythm.every, rhythm.unit, on=(day,)) for day in rhythm.on)
        return sorted({day for one in one_each for day in by_the_standard(one, first)})
    rule: dict[str, Any] = {}
    if rhythm.nth:
        rule["byweekday"] = [rrule.weekday(rhythm.weekdays[0])(nth) for nth in rhythm.nth]
    elif rhythm.weekdays:
        rule["byweekday"] = rhythm.weekdays
        first = min(
            first + timedelta(days=ahead)
            for ahead in range(7)
            if (first + timedelta(days=ahead)).weekday() in rhythm.weekdays
        )
    else:
        (on,) = rhythm.on or (first.day,)
        if rhythm.unit is Unit.YEAR:
            rule["bymonth"] = first.month
        if rhythm.unit in (Unit.MONTH, Unit.YEAR):
            # The last of the days up to the wanted one that the month has.
            days_up_to = -1 if on == -1 else tuple(range(min(on, 28), on + 1))
            rule |= {"bymonthday": days_up_to, "bysetpos": -1}
    found = rrule.rrule(
        FREQUENCIES[rhythm.unit],
        dtstart=datetime.combine(first, time()),
        until=datetime.combine(first.replace(year=first.year + YEARS, day=1), time()),
        interval=rhythm.every,
        **rule,
    )
    return [one.date() for one in found]


rhythms = st.one_of(
    st.builds(Rhythm, st.integers(1, 40), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])),
    st.builds(
        Rhythm,
        st.integers(1, 13),
        st.sampled_from([Unit.MONTH, Unit.YEAR]),
        on=st.tuples(st.integers(1, 31)),
    ),
    st.builds(
        lambda every, before, last: Rhythm(every, Unit.MONTH, on=(*sorted(before), last)),
        st.integers(1, 13),
        st.sets(st.integers(1, 28), max_size=3),
        st.sampled_from([29, 30, 31, -1]),
    ),
    st.builds(
        lambda every, weekdays: Rhythm(every, Unit.WEEK, tuple(sorted(weekdays))),
        st.integers(1, 8),
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.builds(
        lambda every, weekday, nth: Rhythm(every, Unit.MONTH, (weekday,), nth=nth),
        st.integers(1, 13),
        st.integers(0, 6),
        st.sampled_from([(1,), (2,), (3,), (4,), (-1,), (1, 3), (2, 4), (1, 2, 3, 4), (4, -1), (1, -1)]),
    ),
)
"""Every kind of rhythm there is."""


@given(rhythms, st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_ten_years_of_dates_are_those_of_the_standard(rhythm: Rhythm, first: date) -> None:
    """Short months move one date, leap days come back, and nothing drifts."""
    expected = by_the_standard(rhythm, first)
    assert list(islice(days(rhythm, first, first), len(expected))) == expected


@given(rhythms, st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(0, 4000))
def test_dates_since_a_day_are_those_that_are_left(rhythm: Rhythm, first: date, ahead: int) -> None:
    """Passing over the past is no other way of counting."""
    since = first + timedelta(days=ahead)
    every = takewhile(lambda day: day < since + timedelta(days=800), days(rhythm, first, first))
    left = takewhile(lambda day: day < since + timedelta(days=800), days(rhythm, first, since))
    assert list(left) == [day for day in every if day >= since]


@given(rhythms, st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(0, 800))
def test_a_date_stands_for_itself_or_for_the_one_before_it(rhythm: Rhythm, first: date, ahead: int) -> None:
    """Also where the first date was chosen beside the rhythm's own days."""
    day = first + timedelta(days=ahead)
    stands = standing_for(rhythm, first, day)
    assert stands <= day
    assert next(days(rhythm, stands, stands)) == stands
    assert next(days(rhythm, first, stands + timedelta(days=1))) > min(day, stands)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["02:30", "18:30", "00:00"])
@pytest.mark.no_cover
def test_the_local_time_is_the_same_for_ten_years_of_clock_changes(zone: str, at: str) -> None:
    """An hour that is left out counts as before the change; of one that comes twice it is the first."""
    review = Review("2024-01-06", zone, at, "every day")
    theirs = tz.gettz(zone)
    asked = review_moment(review)
    for ahead in range(1, 366 * YEARS):
        following_one = following(review, asked)
        assert following_one is not None
        asked = review_moment(following_one)
        local = datetime.combine(
            date(2024, 1, 6) + timedelta(days=ahead), time.fromisoformat(at), tzinfo=theirs
        )
        assert following_one.date == local.date().isoformat()
        assert asked == tz.resolve_imaginary(local).astimezone(UTC)


@pytest.mark.parametrize(
    ("first", "rhythm", "after"),
    [
        ("2027-01-31", "every month", "2027-02-28 2027-03-31 2027-04-30 2027-05-31"),
        ("2028-01-31", "every month", "2028-02-29 2028-03-31"),
        ("2026-11-30", "every month on the 31st", "2026-12-31 2027-01-31 2027-02-28 2027-03-31"),
        ("2027-01-31", "every month on the last day", "2027-02-28 2027-03-31 2027-04-30 2027-05-31"),
        ("2028-02-29", "every year", "2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
        ("2027-08-31", "every 6 months", "2028-02-29 2028-08-31 2029-02-28"),
        ("2027-10-31", "every quarter", "2028-01-31 2028-04-30 2028-07-31"),
        ("2026-12-28", "every week", "2027-01-04 2027-01-11"),
        ("2026-12-31", "every other Thursday", "2027-01-14 2027-01-28"),
        ("2027-01-29", "every month on the last Friday", "2027-02-26 2027-03-26 2027-04-30"),
        ("2026-12-05", "every Friday", "2026-12-11 2026-12-18"),
    ],
)
def test_hard_dates_come_as_people_expect_them(first: str, rhythm: str, after: str) -> None:
    """Ends of months, leap days, turns of the year, and a first date beside the rhythm."""
    review = Review(first, "Europe/Vienna", rhythm=rhythm)
    for expected in after.split():
        following_one = following(review, review_moment(review))
        assert following_one is not None
        review = following_one
        assert review.date == expected


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Vienna", "2027-03-28", "02:30", "2027-03-28T01:30"),
        ("Europe/Vienna", "2027-10-31", "02:30", "2027-10-31T00:30"),
        ("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30"),
        ("America/New_York", "2027-11-07", "01:30", "2027-11-07T05:30"),
        ("Australia/Sydney", "2027-10-03", "02:30", "2027-10-02T16:30"),
        ("Australia/Sydney", "2027-04-04", "02:30", "2027-04-03T15:30"),
        ("America/Santiago", "2027-09-05", "00:00", "2027-09-05T04:00"),
        ("Pacific/Apia", "2011-12-29", "18:00", "2011-12-30T04:00"),
        ("Pacific/Apia", "2011-12-31", "18:00", "2011-12-31T04:00"),
        ("Europe/Istanbul", "2016-12-05", "18:30", "2016-12-05T15:30"),
        ("Europe/Istanbul", "2015-12-05", "18:30", "2015-12-05T16:30"),
        ("America/Mexico_City", "2022-07-01", "18:30", "2022-07-01T23:30"),
        ("America/Mexico_City", "2023-07-01", "18:30", "2023-07-02T00:30"),
    ],
)
def test_hard_hours_are_the_ones_of_the_standard(zone: str, day: str, at: str, utc: str) -> None:
    """Both clock changes of four zones, a day that was left out, and zones whose rules changed."""
    assert review_moment(Review(day, zone, at)) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@given(
    rhythms,
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.lists(st.integers(-5, 9), max_size=6),
)
def test_dates_that_were_moved_never_move_the_others(rhythm: Rhythm, first: date, moves: list[int]) -> None:
    """However often one is moved, the next is a date of the rhythm, later than the one it replaces."""
    regular = list(islice(days(rhythm, first, first), 100))
    review = Review(regular[0].isoformat(), "Europe/Vienna", rhythm=rhythm_words(rhythm))
    for by in moves:
        day = date.fromisoformat(review.date)
        moved = Review(
            max(day + timedelta(days=by), first).isoformat(),
            review.zone,
            rhythm=review.rhythm,
            first=review.first or review.date,
            instead_of=review.date,
        )
        following_one = following(moved, review_moment(moved) - timedelta(days=1))
        assert following_one is not None
        expected = next(one for one in regular if one.isoformat() > max(moved.date, moved.instead_of))
        assert following_one.date == expected.isoformat()
        review = following_one


@pytest.mark.parametrize(
    ("on", "today", "first"),
    [
        (31, "2026-11-29", "2026-12-31"),
        (31, "2026-10-30", "2026-10-31"),
        (31, "2026-12-31", "2027-01-31"),
        (30, "2027-02-10", "2027-03-30"),
        (30, "2026-11-29", "2026-11-30"),
        (-1, "2026-11-29", "2026-11-30"),
    ],
)
def test_a_rhythm_on_a_day_that_a_month_lacks_begins_in_one_that_has_it(
    on: int, today: str, first: str
) -> None:
    """As that day alone does; from there on a short month gives its last day."""
    assert first_day(Rhythm(1, Unit.MONTH, on=(on,)), date.fromisoformat(today)).isoformat() == first


@pytest.mark.parametrize(
    ("on", "today", "first"),
    [
        ((1, 31), "2026-11-29", "2026-12-01"),
        ((1, 31), "2026-10-30", "2026-10-31"),
        ((1, 31), "2027-02-27", "2027-03-01"),
        ((15, 30), "2027-02-20", "2027-03-15"),
        ((15, 30), "2026-11-29", "2026-11-30"),
        ((1, -1), "2027-02-27", "2027-02-28"),
    ],
)
def test_a_rhythm_on_several_days_begins_on_one_that_was_named(
    on: tuple[int, ...], today: str, first: str
) -> None:
    """Also the first of two is a day that was named; from there on a short month gives its last day."""
    assert first_day(Rhythm(1, Unit.MONTH, on=on), date.fromisoformat(today)).isoformat() == first
