"""Moments, days and reviews as they are told on screen."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from alliance_tui.domain.days import local_day
from alliance_tui.domain.moments import (
    clock_words,
    day_seen_from,
    day_words,
    is_tonight,
    moved_words,
    return_words,
    review_words,
    span_words,
)
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, review_moment

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""A Sunday, 19:00 in Vienna."""

DAY = 86_400
"""Seconds."""

VIENNA = "Europe/Vienna"
"""The zone of these tests."""


def test_a_review_with_only_a_day_counts_from_the_start_of_that_local_day() -> None:
    """Midnight in Vienna is 23:00 UTC the evening before."""
    assert review_moment(Review(date="2026-12-05", zone=VIENNA)) == datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_an_unknown_zone_is_read_as_utc() -> None:
    """A list can be shown on a machine that lacks the zone."""
    assert review_moment(Review(date="2026-12-05", zone="Mars/Base")) == datetime(2026, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "time", "state", "countdown"),
    [
        ("2026-12-05", "18:30", "upcoming", "Review in 13 days"),
        ("2026-11-24", "", "upcoming", "Review in 2 days"),
        ("2026-11-23", "08:00", "upcoming", "Review tomorrow"),
        ("2026-11-22", "18:30", "due", "Review today at 18:30"),
        ("2026-11-22", "19:40", "due", "Review today at 19:40, in 40 minutes"),
        ("2026-11-22", "20:05", "due", "Review today at 20:05, in 1 hour"),
        ("2026-11-22", "22:30", "due", "Review today at 22:30, in 4 hours"),
        ("2026-11-22", "", "due", "Review today"),
        ("2026-11-21", "", "overdue", "The review was planned for yesterday"),
        ("2026-11-20", "", "overdue", "The review was planned for Friday"),
        ("2026-11-15", "", "overdue", "The review was planned for 15 November"),
        ("2025-11-15", "", "overdue", "The review was planned for 15 November 2025"),
    ],
)
def test_the_countdown_is_told_in_local_days(day: str, time: str, state: str, countdown: str) -> None:
    """Due is the local day itself, whatever the hour, and what is past is told kindly."""
    words = review_words(Review(date=day, zone=VIENNA, time=time), NOW)
    assert (words.state, words.countdown) == (ReviewState(state), countdown)


def test_one_minute_after_midnight_tomorrow_has_become_today() -> None:
    """Days are calendar days, not stretches of 24 hours."""
    review = Review(date="2026-11-23", zone=VIENNA, time="20:00")
    before = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)
    assert review_words(review, before).countdown == "Review tomorrow"
    assert (
        review_words(review, before + timedelta(minutes=2)).countdown == "Review today at 20:00, in 20 hours"
    )


def test_the_day_of_a_review_is_told_with_the_year_only_where_it_is_another() -> None:
    """The short form is for the days people have in mind."""
    review = Review(date="2026-12-05", zone=VIENNA, time="18:30", rhythm="every 2 weeks")
    words = review_words(review, NOW)
    assert (words.day, words.then) == ("Sat 5 December, 18:30", "then every 2 weeks")
    once = review_words(Review(date="2027-12-05", zone=VIENNA), NOW)
    assert (once.day, once.then) == ("Sun 5 December 2027", "")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "19:00"),
        (13, "tomorrow at 08:00"),
        (-24, "yesterday at 19:00"),
        (72, "Wednesday at 19:00"),
        (24 * 13, "5 December at 19:00"),
    ],
)
def test_a_clock_time_on_another_day_names_the_day(hours: int, words: str) -> None:
    """Seen from now, today needs no name."""
    assert clock_words(NOW + timedelta(hours=hours), VIENNA, NOW) == words


def test_a_return_is_told_with_its_hour_and_another_day_before_it() -> None:
    """As it is said after "we come back"."""
    assert return_words(NOW, VIENNA, NOW) == "at 19:00"
    assert return_words(NOW + timedelta(hours=5, minutes=15), VIENNA, NOW) == "tomorrow at 00:15"


@pytest.mark.parametrize(
    ("hours", "day", "tonight"),
    [
        (0, "tomorrow", True),
        (4.9, "tomorrow", True),
        (5.1, "Tuesday", True),
        (9.9, "Tuesday", True),
        (10.1, "tomorrow", False),
        (21.9, "tomorrow", False),
        (22.1, "tomorrow", True),
    ],
)
def test_in_the_night_nobody_has_to_guess_which_day_tomorrow_is(
    hours: float, day: str, tonight: bool
) -> None:
    """From midnight to five, for some it is the day that has begun already. It is seen from 19:00 on."""
    now = NOW + timedelta(hours=hours)
    following = local_day(now, VIENNA) + timedelta(days=1)
    assert day_seen_from(following, now, VIENNA) == day
    assert is_tonight(now, VIENNA) is tonight


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-23", "2026-11-27"])
def test_a_moved_review_tells_the_date_it_was_moved_from(day: str) -> None:
    """A weekday alone could be any week's."""
    review = Review("2026-12-05", VIENNA, instead_of=day, why="the flu")
    assert moved_words(review, NOW) == f"Moved from {int(day[-2:])} November: the flu"


def test_a_clock_time_alone_and_a_day_in_full() -> None:
    """Without now there is only the time; a day is told with everything."""
    assert clock_words(NOW, VIENNA) == "19:00"
    assert day_words(NOW, VIENNA) == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "under 1 min"),
        (60, "1 min"),
        (58 * 60, "58 min"),
        (3600, "1 h"),
        (3900, "1 h 05"),
        (4320, "1 h 12"),
        (3599, "1 h"),
        (48 * 3600 - 60, "47 h 59"),
        (48 * 3600 - 1, "2 days"),
        (13 * DAY, "13 days"),
        (14 * DAY, "2 weeks"),
        (60 * DAY, "9 weeks"),
        (61 * DAY, "2 months"),
        (300 * DAY, "10 months"),
        (731 * DAY, "2 years"),
        (97_238 * 3600, "11 years"),
    ],
)
def test_a_length_of_time_in_words(seconds: float, words: str) -> None:
    """Whole minutes, hours above sixty of them; from two days on in two or more of what is longer."""
    assert span_words(seconds) == words


def test_the_words_alone_do_not_load_pendulum() -> None:
    """The lists and the first screen are shown before anybody needs a calendar."""
    code = "import sys, alliance_tui.domain.moments; print('pendulum' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
