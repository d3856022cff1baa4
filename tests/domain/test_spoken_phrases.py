"""Rhythms in people's words, held against dateutil: nothing they say is silently something else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from itertools import islice

import pytest

from alliance_tui.domain.dates import Dated, dated_words, parse_review, read_when
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import days
from alliance_tui.domain.spoken_rhythms import read_rhythm
from tests.domain.phrases import phrases

ZONE = "Europe/Vienna"
"""The zone of these tests."""

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
"""A Monday morning, 10:00 in Vienna."""


def review_dates(review: Review, number: int) -> list[date]:
    """The first dates of a review."""
    rhythm, first = read_rhythm(review.rhythm), date.fromisoformat(review.date)
    assert rhythm is not None
    return list(islice(days(rhythm, first, first), number))


def test_a_few_thousand_ways_to_say_a_rhythm_give_the_dates_that_are_meant() -> None:
    """Of a review as of an agreement: the day, the hour, and those that follow; said back, it is the same."""
    wrong, said = [], tuple(phrases())
    for phrase in said:
        now = datetime.combine(phrase.today, time(8), tzinfo=UTC)
        expected = phrase.dates(6)
        review = parse_review(phrase.text, now, ZONE)
        dated = read_when(phrase.text, now, ZONE)
        clock = f"{phrase.at:%H:%M}" if phrase.at else ""
        if (
            isinstance(review, Refused)
            or (review_dates(review, 6), review.date, review.time)
            != (expected, expected[0].isoformat(), clock)
            or dated is None
            or dated.rhythm is None
            or (list(islice(days(dated.rhythm, dated.first, dated.first), 6)), dated.at)
            != (expected, phrase.at)
            or read_when(dated_words(dated), now, ZONE) != dated
        ):
            wrong.append((phrase.today.isoformat(), phrase.text, review))
    assert not wrong, f"{len(wrong)} of {len(said)}: {wrong[:20]}"
    assert len(said) > 2500


@pytest.mark.parametrize(
    ("text", "day", "rhythm"),
    [
        ("monthly on the 1st monday 18:30", "2026-12-07", "every month on the first Monday"),
        ("every month on the 3rd friday", "2026-12-18", "every month on the third Friday"),
        ("monthly on the 2nd tuesday", "2026-12-08", "every month on the second Tuesday"),
        ("every 3 months on the 2nd friday", "2026-12-11", "every 3 months on the second Friday"),
        ("every 1. monday of the month", "2026-12-07", "every month on the first Monday"),
        ("every second friday of the month", "2026-12-11", "every month on the second Friday"),
        ("every friday from 5 december", "2026-12-11", "every Friday"),
        ("5 December, then every friday", "2026-12-05", "every Friday"),
        ("tomorrow and every friday", "2026-12-01", "every Friday"),
        ("every friday 4 december", "2026-12-04", "every Friday"),
        ("every friday from january", "2027-01-01", "every Friday"),
        ("every friday from december", "2026-12-04", "every Friday"),
        ("every month on the 15th from next month", "2026-12-15", "every month on the 15th"),
        ("the 15th of every month from the month after next", "2027-01-15", "every month on the 15th"),
        ("fridays from next year", "2027-01-01", "every Friday"),
        ("at the end of every month", "2026-12-31", "every month on the last day"),
        ("every year on the 5th of december", "2026-12-05", "every year"),
        ("yearly on 29 february", "2028-02-29", "every year"),
        ("daily mon-fri", "2026-12-01", "every weekday"),
        ("monthly, the 31st", "2026-12-31", "every month"),
    ],
)
def test_a_rhythm_begins_where_it_is_said_to(text: str, day: str, rhythm: str) -> None:
    """On its own days, unless another day is said to come first."""
    review = parse_review(text, NOW, ZONE)
    assert isinstance(review, Review), review
    assert (review.date, review.rhythm) == (day, rhythm)


UNCLEAR = {
    "every friday the 13th": "When does it begin?",
    "every friday 5 december": "When does it begin?",
    "5 december every friday": "When does it begin?",
    "every friday next week": "When does it begin?",
    "every friday in 2 weeks": "When does it begin?",
    "every day next week": "When does it begin?",
    "every day on friday": "When does it begin?",
    "every month next week": "When does it begin?",
    "monthly, end of the month": "When does it begin?",
    "every month 2 weeks": "When does it begin?",
    "every week the 15th": "When does it begin?",
    "every month on the 15th on friday": "When does it begin?",
    "every year on friday": "When does it begin?",
    "monday and every friday": "When does it begin?",
    "every month on friday": "Which Friday of the month?",
    "monthly friday": "Which Friday of the month?",
    "friday every month": "Which Friday of the month?",
    "every month on mondays": "Which Monday of the month?",
    "every quarter on mondays and fridays": "Which Monday of the month?",
    "every month on the 5th friday": "Not every month has a fifth Friday.",
    "monthly on the fifth friday": "Not every month has a fifth Friday.",
    "the 5th friday of every month": "Not every month has a fifth Friday.",
    "every friday evening from 11 december": "At which hour in the evening?",
    "fridays from 11 december in the evening": "At which hour in the evening?",
    "friday evening, then every 2 weeks": "At which hour in the evening?",
    "every evening": "At which hour in the evening?",
}
"""What leaves open what is meant, and what is asked."""


@pytest.mark.parametrize(("text", "asked"), UNCLEAR.items())
def test_what_is_unclear_is_asked_with_examples_that_are_understood(text: str, asked: str) -> None:
    """Each can be typed as it stands in the sentence."""
    refused = parse_review(text, NOW, ZONE)
    assert isinstance(refused, Refused), refused
    assert refused.sentence.startswith(asked)
    examples = re.findall(r'"([^"]+)"', refused.sentence)
    assert examples
    for example in examples:
        told = parse_review(example, NOW, ZONE)
        assert isinstance(told, Review) or told.sentence.startswith("That is today."), (example, told)


@pytest.mark.parametrize(
    "text",
    [
        "every year on the first monday in december",
        "every month on the 15th friday",
        "every month on the 1st and 3rd friday",
        "every month on the 15th and friday",
        "1st and 3rd monday of the month",
        "the 2nd and 4th friday of every month",
        "2nd and 4th friday monthly",
        "2nd and the 4th friday of each month",
        "on the 1st and on the 15th of every month",
        "the 1st and every month on the 15th",
        "every second 15th",
        "every 15th friday",
        "every friday then 5 december",
        "then every friday 5 december",
        "every friday once",
        "every friday except 25 december",
        "every friday until 25 december",
        "starting friday every 2 weeks from monday",
        "first workday of the month",
        "1. Montag",
        "every friday morning at 19:00",
        "every morning at 19:00",
        "friday evening 7am",
        "friday night at noon",
    ],
)
def test_what_no_rhythm_of_ours_is_gives_no_date(text: str) -> None:
    """A part of it would be another one."""
    assert isinstance(parse_review(text, NOW, ZONE), Refused)
    assert "until" in text or read_when(text, NOW, ZONE) is None


TOLD = (
    "every friday", "every month on the 3rd friday", "the second monday of every month 18:30",
    "every month on the 15th", "every 1st and 15th", "every 2 weeks", "every other friday", "monthly",
    "daily", "weekdays 9:00", "mondays and thursdays at 18:30", "every friday from 11 december",
    "5 december, then every friday", "every year on 5 december", "friday", "friday 18:30",
    "in 2 weeks on friday", "5 december", "first monday in january", "end of the month",
    "every evening at 19:00",
)  # fmt: skip
"""Days and rhythms that are understood."""

MEANINGFUL = (
    "not", "except", "13th", "the 13th", "fourth", "other", "twice", "2", "weeks", "until january",
    "next week",
    "in january", "for 3 weeks", "maybe", "unless", "alternate", "wednesday", "wednesdays", "yearly", "2028",
    "the day after", "22:15", "half", "before", "by january", "7 january", "workday", "odd", "from january",
)  # fmt: skip
"""Words that make something else of each of them, wherever they stand."""


@pytest.mark.parametrize("told", TOLD)
def test_no_word_is_dropped_silently(told: str) -> None:
    """One word more is another date or rhythm, or it is refused; before a day it may be the last one."""
    words = told.split()
    review, dated = parse_review(told, NOW, ZONE), read_when(told, NOW, ZONE)
    assert dated is not None
    for more in MEANINGFUL:
        for place in range(len(words) + 1):
            text = " ".join((*words[:place], more, *words[place:]))
            assert isinstance(review, Refused) or parse_review(text, NOW, ZONE) != review, text
            assert read_when(text, NOW, ZONE) != dated, text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("every month on the 3rd friday", "every month on the third Friday, from Friday 18 December 2026"),
        (
            "every friday from 5 december until 25 december",
            "every Friday, from Friday 11 December 2026, until Friday 25 December 2026",
        ),
        (
            "until 25 december every friday",
            "every Friday, from Friday 4 December 2026, until Friday 25 December 2026",
        ),
        ("5 december 18:30, then every friday", "Saturday 5 December 2026, 18:30, then every Friday"),
        (
            "every friday until monday",
            "every Friday, from Friday 4 December 2026, until Monday 7 December 2026",
        ),
        ("every day by 18:00", "every day, by 18:00, from Tuesday 1 December 2026"),
        ("fridays before 18:00", "every Friday, by 18:00, from Friday 4 December 2026"),
        ("every friday until tomorrow", None),
        ("every friday the 13th", None),
        ("every month on friday", None),
        ("every day next week", None),
    ],
)
def test_an_agreement_is_said_back_with_its_rhythm_and_first_day(text: str, told: str | None) -> None:
    """And what is said back means the same; what is unclear stays in their own words."""
    dated = read_when(text, NOW, ZONE)
    assert (dated_words(dated) if dated else None) == told
    if isinstance(dated, Dated):
        assert read_when(dated_words(dated), NOW, ZONE) == dated
