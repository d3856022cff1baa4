"""Rhythms in people's words, held against dateutil: nothing they say is silently something else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_tui.domain.dated import Dated, dated_words, read_when
from alliance_tui.domain.dates import parse_review
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
        ("every day from friday on", "2026-12-04", "every day"),
        ("every friday from 5 december on", "2026-12-11", "every Friday"),
        ("every friday from 5 december on at 18:30", "2026-12-11", "every Friday"),
        ("every week from friday on", "2026-12-04", "every week"),
        ("every friday from 18:30 on", "2026-12-04", "every Friday"),
        ("from friday on every week", "2026-12-04", "every week"),
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
    "every friday evening from 11 december on": "At which hour in the evening?",
    "every friday from 11 december on in the evening": "At which hour in the evening?",
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
    for advice in examples:
        told = parse_review(advice, NOW, ZONE)
        assert isinstance(told, Review), (advice, told)


@pytest.mark.parametrize(
    "text",
    [
        "every year on the first monday in december",
        "every month on the 15th friday",
        "every month on the 15th and friday",
        "on the 1st and on the 15th of every month",
        "the 1st and every month on the 15th",
        "every second 15th",
        "every 15th friday",
        "every friday then 5 december",
        "then every friday 5 december",
        "every friday once",
        "every friday 4 december on",
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
        ("before friday evening", "by Friday 4 December 2026"),
        ("before friday", "by Thursday 3 December 2026"),
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
        (
            "daily until friday evening",
            "every day, from Tuesday 1 December 2026, until Friday 4 December 2026",
        ),
        (
            "until friday in the evening every day 18:00",
            "every day, 18:00, from Tuesday 1 December 2026, until Friday 4 December 2026",
        ),
        (
            "every day before friday evening",
            "every day, from Tuesday 1 December 2026, until Friday 4 December 2026",
        ),
        (
            "every day before friday",
            "every day, from Tuesday 1 December 2026, until Thursday 3 December 2026",
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


SAID = (
    "every", "each", "every day", "daily", "every week", "every month", "monthly", "weekly",
    "every 2 weeks", "every friday", "every morning", "every evening", "evening", "morning", "night",
    "friday", "monday", "fridays", "today", "tomorrow", "yesterday", "this", "next week", "5 december",
    "30 november", "5 december 2099", "1 january 2020", "in the evening", "the 13th", "the 30th",
    "31 december 9999", "from", "until", "then", "and", "before", "on", "once", "at 7", "at 9:00", "19:00",
    "7pm", "work", "weekend", "1st", "3rd", "2nd", "this morning", "the first monday", "of every month",
    "second", "last day", "every 15th", "9999-12-31",
)  # fmt: skip
"""Words of which, in any order, something is asked."""


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=5).map(" ".join), st.integers(0, 24 * 6))
@settings(max_examples=600)
@example("every morning until friday", 0)
@example("each morning before work", 0)
@example("every morning and evening", 0)
@example("every monday evening and friday evening", 0)
@example("every evening from 5 december 2099", 0)
@example("every evening from today", 12)
@example("every morning from today", 2)
@example("5 december 2099 in the evening", 0)
@example("yesterday evening", 0)
@example("this evening", 10)
@example("this evening", 13)
@example("this morning", 5)
@example("today daily", 0)
@example("fridays today", 0)
@example("today daily at 18:00", 0)
@example("today daily at 9:00", 0)
@example("every day 1 january 2020", 0)
@example("every day 5 december 2099", 0)
@example("once 9999-12-31 2nd 1st 0000", 0)
@example("31.12.9999 3rd 13th", 0)
def test_every_example_of_a_refusal_can_be_typed(text: str, hours_later: int) -> None:
    """As it stands there, at that moment; an hour alone is one to be said with what was typed."""
    now = NOW + timedelta(hours=hours_later)
    refused = parse_review(text, now, ZONE)
    if isinstance(refused, Review):
        return
    for advice in re.findall(r'"([^"]+)"', refused.sentence):
        if not re.fullmatch(r"[\d:apm]+", advice):
            assert isinstance(parse_review(advice, now, ZONE), Review), (text, refused.sentence)


@pytest.mark.parametrize(
    ("text", "hours_later", "said"),
    [
        ("every morning until friday", 0, "At which hour in the morning?"),
        ("every friday until 25 december", 0, "Reviews go on until you choose otherwise."),
        ("each morning before work", 0, 'At which hour is that? Say it like "each morning 08:00"'),
        ("every monday evening and friday evening", 0, "This date is not clear yet."),
        ("every evening from 5 december 2099", 0, "A review is at most two years ahead"),
        ("yesterday evening", 0, "That is over already."),
        ("this evening", 10, 'At which hour in the evening? Say it like "today 21:00"'),
        ("this morning", 5, "That is over already."),
        ("today daily", 0, "That is today."),
        ("monthly, end of the month", 0, "That is today."),
        ("monthly, end of the month", 24, "When does it begin?"),
        ("today daily at 18:00", 0, 'When does it begin? Say it like "every day 18:00 from 30 November"'),
        ("once 9999-12-31 2nd 1st 0000", 0, "A review is at most two years ahead"),
        ("31.12.9999 3rd 13th", 0, "A review is at most two years ahead"),
    ],
)
def test_what_stands_against_an_example_is_said_instead(text: str, hours_later: int, said: str) -> None:
    """Nobody is asked for an hour of a day that is over, too far or not clear."""
    refused = parse_review(text, NOW + timedelta(hours=hours_later), ZONE)
    assert isinstance(refused, Refused)
    assert refused.sentence.startswith(said)
