"""Rhythms: what comes after a review, and that their words lose nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.rhythm import Rhythm, Unit
from alliance_tui.domain.spoken_rhythms import read_rhythm, rhythm_words

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""A Sunday, 19:00 in Vienna."""

VIENNA = "Europe/Vienna"
"""The zone of these tests."""


@given(
    st.integers(1, 40),
    st.sampled_from(Unit),
    st.none() | st.integers(1, 31),
    st.sets(st.integers(0, 6)),
    st.sets(st.sampled_from([1, 2, 3, 4, -1])),
)
def test_a_rhythm_in_words_is_read_back_the_same(
    every: int, unit: Unit, day: int | None, weekdays: set[int], nth: set[int]
) -> None:
    """What is stored as text loses nothing."""
    if weekdays and nth:
        places = tuple(sorted(nth, key=lambda place: place % 9))
        rhythm = Rhythm(every, Unit.MONTH, (min(weekdays),), nth=places)
    elif weekdays:
        rhythm = Rhythm(1 + every % 4, Unit.WEEK, tuple(sorted(weekdays)))
    else:
        rhythm = Rhythm(every, unit, on=(day,) if day and unit in (Unit.MONTH, Unit.YEAR) else ())
    assert read_rhythm(rhythm_words(rhythm)) == rhythm


def series(review: Review, number: int) -> list[str]:
    """The dates that follow, each asked for at the moment of the one before."""
    found = []
    for _ in range(number):
        after = following(review, review_moment(review))
        assert after is not None
        review = after
        found.append(review.date)
    return found


def test_a_monthly_review_on_the_31st_does_not_drift() -> None:
    """A short month moves one date, not all that come after."""
    review = Review(date="2027-01-31", zone=VIENNA, rhythm="every month")
    assert series(review, 4) == ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]


def test_a_yearly_review_on_the_29th_of_february_comes_back_to_it() -> None:
    """The leap day is found again four years later."""
    review = Review(date="2028-02-29", zone=VIENNA, rhythm="every year")
    assert series(review, 4) == ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]


@pytest.mark.parametrize(
    ("rhythm", "after"),
    [
        ("every week", ["2026-12-12", "2026-12-19"]),
        ("every 3 days", ["2026-12-08", "2026-12-11"]),
        ("every 3 months", ["2027-03-05", "2027-06-05"]),
        ("every Friday", ["2026-12-11", "2026-12-18"]),
        ("every other Saturday", ["2026-12-19", "2027-01-02"]),
        ("every month on the 1st", ["2027-01-01", "2027-02-01"]),
    ],
)
def test_the_dates_that_follow(rhythm: str, after: list[str]) -> None:
    """Each rhythm goes on from its first date, a Saturday."""
    assert series(Review(date="2026-12-05", zone=VIENNA, rhythm=rhythm), 2) == after


def test_dates_that_were_missed_are_passed_over() -> None:
    """After half a year without a review the next one is ahead, on the same day of the week."""
    review = Review(date="2026-12-05", zone=VIENNA, time="18:30", rhythm="every 2 weeks")
    after = following(review, datetime(2027, 6, 1, tzinfo=UTC))
    assert after == Review(
        date="2027-06-05", zone=VIENNA, time="18:30", rhythm="every 2 weeks", first="2026-12-05"
    )


def test_a_review_held_early_moves_on_to_the_next_date() -> None:
    """The date that was planned is not offered again."""
    review = Review(date="2026-12-05", zone=VIENNA, rhythm="every week")
    after = following(review, datetime(2026, 12, 3, tzinfo=UTC))
    assert after is not None
    assert after.date == "2026-12-12"


@pytest.mark.parametrize("rhythm", ["", "now and then"])
def test_nothing_follows_without_a_rhythm(rhythm: str) -> None:
    """A review for once, or with words that are no rhythm, has no next date."""
    assert following(Review(date="2026-12-05", zone=VIENNA, rhythm=rhythm), NOW) is None


def test_the_local_time_stays_the_same_across_a_clock_change() -> None:
    """A weekly review at 18:30 is at 18:30 in summer and in winter."""
    review = Review(date="2027-03-27", zone=VIENNA, time="18:30", rhythm="every week")
    after = following(review, review_moment(review))
    assert after is not None
    assert review_moment(review) == datetime(2027, 3, 27, 17, 30, tzinfo=UTC)
    assert review_moment(after) == datetime(2027, 4, 3, 16, 30, tzinfo=UTC)
