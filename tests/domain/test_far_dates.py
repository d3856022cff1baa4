"""Days at the ends of the calendar, and words in any order: nothing that is typed stops the program."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_tui.domain.agenda import agenda, dates_of
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.dated import dated_words, read_when
from alliance_tui.domain.dates import TOO_FAR, parse_review
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.rhythm import Rhythm, Unit, days, falls_on, standing_for
from alliance_tui.exports.calendar import calendar
from tests.builders import sit
from tests.domain.phrases import phrases

ZONE = "Europe/Vienna"
"""The zone of these tests."""

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
"""A Monday morning, 10:00 in Vienna."""

LAST, FIRST = date.max, date.min
"""The ends of the calendar: a Friday, and a Monday."""

WORDS = (
    *sorted({word for phrase in phrases() for word in phrase.text.split()}),
    "0001", "9999", "0000", "9999-12-31", "0001-01-01", "31.12.9999", "1.1.0001", "31 december 9999",
    "1 january 0001", "99999999999999999999", "999999", "-1", "1000", "😀", "٣", "٢٠٢٦", "२", "²", "½", "Ⅻ",
    "until", "till", "by", "before", "then", "and", "once", "only", "morning", "evening", "tonight", "today",
    "/", "-", "later", "earlier", "year", "yearly", "years", "after", "weekend", "in", "for", "no later than",
    "end of the month", "29.2.", "29 february", "00:00", "24:00", "noon", "midnight", "o'clock", "&",
    "\u0301",
)  # fmt: skip
"""Everything that people say, and what nobody does."""


@pytest.mark.parametrize(
    "text",
    [
        "every monday from 9999-12-31",
        "every month on the 31st from 9999-12-31",
        "9999-12-31, then every monday",
    ],
)
def test_a_review_at_the_end_of_the_calendar_is_too_far(text: str) -> None:
    """No date comes after it to begin on."""
    assert parse_review(text, NOW, ZONE) == TOO_FAR


@pytest.mark.parametrize(
    "when",
    [
        "9999-12-31, then every monday",
        "31 december 9999, then every monday",
        "0001-01-01, then every monday",
        "every monday from 9999-12-31",
        "every monday until 9999-12-31",
        "9999-12-31",
        "0001-01-01 10:00",
    ],
)
def test_an_agreement_centuries_away_keeps_its_words(when: str) -> None:
    """It has no dates, as words that tell none, and whoever saved it so before can go on."""
    assert read_when(when, NOW, ZONE) is None
    table = sit()
    table.act(agreements.propose, Terms("plan", when=when))
    table.everyone_agrees(table.session.agreements[-1])
    told = agenda(table.alliance, table.at)
    assert [one.terms.when for one in told.in_words] == [when]
    assert b"agreement-" not in calendar([(table.alliance, 1)], table.at)


@pytest.mark.parametrize("when", ["every friday from 1 january 2120", "1 january 2120", "1 january 1930"])
def test_a_lifetime_is_not_too_far_for_an_agreement(when: str) -> None:
    """A birth has a date, and so has a wish for the grandchildren."""
    assert read_when(when, NOW, ZONE) is not None


@pytest.mark.parametrize(
    ("rhythm", "ahead", "goes_on"),
    [
        (Rhythm(1, Unit.DAY), 3, True),
        (Rhythm(1, Unit.WEEK), 1, True),
        (Rhythm(1, Unit.WEEK, (0,)), 0, False),
        (Rhythm(1, Unit.WEEK, (4, 5)), 1, True),
        (Rhythm(1, Unit.MONTH), 1, True),
        (Rhythm(1, Unit.MONTH, on=(-1,)), 1, True),
        (Rhythm(1, Unit.MONTH, (0,), nth=(1,)), 0, False),
        (Rhythm(1, Unit.YEAR), 1, True),
    ],
)
def test_the_dates_of_a_rhythm_end_with_the_calendar(rhythm: Rhythm, ahead: int, *, goes_on: bool) -> None:
    """The last of them are told, and none is missed."""
    assert falls_on(rhythm, LAST) is goes_on
    first = LAST - timedelta(days=2) if rhythm.unit is Unit.DAY else LAST
    assert len(list(days(rhythm, first, first))) == ahead


@pytest.mark.parametrize("rhythm", [Rhythm(1, Unit.WEEK, (0,)), Rhythm(1, Unit.MONTH, (0,), nth=(1,))])
def test_the_dates_of_a_rhythm_begin_with_the_calendar(rhythm: Rhythm) -> None:
    """Its first day is a Monday."""
    assert falls_on(rhythm, FIRST)


def test_a_date_stands_for_itself_where_the_calendar_ends() -> None:
    """Also one that was chosen freely, beside the days of its rhythm: for the one before it."""
    assert standing_for(Rhythm(1, Unit.WEEK, (4,)), LAST, LAST) == LAST
    assert standing_for(Rhythm(1, Unit.WEEK, (0,)), LAST, LAST) == date(9999, 12, 27)


def test_no_review_follows_the_last_day_of_the_calendar() -> None:
    """Whatever a file says."""
    review = Review(date="9999-12-30", zone=ZONE, rhythm="every Monday")
    assert following(review, NOW) is None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), st.integers(0, 400))
@settings(max_examples=400)
def test_no_words_stop_the_program(text: str, days_later: int) -> None:
    """They are a review or a refusal; a date or none, which can be said back and has its days."""
    now = NOW + timedelta(days=days_later)
    parse_review(text, now, ZONE)
    dated = read_when(text, now, ZONE)
    if dated is not None:
        assert dated_words(dated)
        since = now.date()
        until = since + timedelta(days=45)
        list(takewhile(lambda day: day <= until, islice(dates_of(dated, since), 46)))
