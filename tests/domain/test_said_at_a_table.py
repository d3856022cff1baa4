"""What people at a table say about times, in reviews and in when an agreement is kept."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.dated import dated_words, read_when
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.understood import when_words
from alliance_tui.domain.words import RecordId

VIENNA = "Europe/Vienna"
"""The zone of these tests."""

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
"""A Monday, 10:00 in Vienna."""

ONCE = {
    "friday week": "2026-12-11",
    "a week on friday": "2026-12-11",
    "a week from friday": "2026-12-11",
    "a fortnight on friday": "2026-12-18",
    "2 weeks on saturday": "2026-12-19",
    "today week": "2026-12-07",
    "a week today": "2026-12-07",
    "tomorrow week": "2026-12-08",
    "a week tomorrow": "2026-12-08",
    "a month from friday": "2027-01-04",
    "tomorrow fortnight at 7pm": "2026-12-15 19:00",
    "in a couple of weeks": "2026-12-14",
    "in a couple of days": "2026-12-02",
    "in about 2 weeks": "2026-12-14",
    "in a week or so": "2026-12-07",
    "in thirty days": "2026-12-30",
    "in fourteen days": "2026-12-14",
    "in 3 wks": "2026-12-21",
    "this coming friday": "2026-12-04",
    "end of next month": "2026-12-31",
    "at the end of next month": "2026-12-31",
    "end of december": "2026-12-31",
    "the end of february 2027": "2027-02-28",
    "last day of january": "2027-01-31",
    "eoy": "2026-12-31",
    "year end": "2026-12-31",
    "beginning of next month": "2026-12-01",
    "start of next week": "2026-12-07",
    "at the beginning of january": "2027-01-01",
    "the first of next month": "2026-12-01",
    "the 15th of next month": "2026-12-15",
    "15th next month": "2026-12-15",
    "next month on the 15th": "2026-12-15",
    "on the twenty-first of december": "2026-12-21",
    "twenty first december": "2026-12-21",
    "5 dec '26": "2026-12-05",
    "5 dec 26": "2026-12-05",
    "20261205": "2026-12-05",
    "31/12/26": "2026-12-31",
    "christmas eve": "2026-12-24",
    "New Year's Eve at 6pm": "2026-12-31 18:00",
    "the day after tomorrow at 7pm": "2026-12-02 19:00",
    "next tue 19h": "2026-12-01 19:00",
    "tue, dec 15 @ 7pm": "2026-12-15 19:00",
    "@ 7pm friday": "2026-12-04 19:00",
    "friday around 7pm": "2026-12-04 19:00",
    "friday 7pm-ish": "2026-12-04 19:00",
    "friday 6pm sharp": "2026-12-04 18:00",
    "friday - 6pm": "2026-12-04 18:00",
    "friday: 6pm": "2026-12-04 18:00",
    "friday (6pm)": "2026-12-04 18:00",
    "friday 7-8pm": "2026-12-04 19:00",
    "21st december at eight pm": "2026-12-21 20:00",
    "friday eight thirty p.m.": "2026-12-04 20:30",
    "4-Dec-2026": "2026-12-04",
    "4-dec-26": "2026-12-04",
    "6.12. 18": "2026-12-06 18:00",
    "6.12. 19": "2026-12-06 19:00",
    "6.12. 7pm": "2026-12-06 19:00",
    "6.12. 26": "2026-12-06",
    "from 6pm on friday": "2026-12-04 18:00",
    "in one day": "2026-12-01",
    "beginning of next month at 6pm": "2026-12-01 18:00",
    "friday 11-1pm": "2026-12-04 11:00",
    "6pm to 8pm friday": "2026-12-04 18:00",
    "from 6 to 8pm on friday": "2026-12-04 18:00",
    "friday 630pm": "2026-12-04 18:30",
    "friday 6 30 pm": "2026-12-04 18:30",
    "seven thirty pm on friday": "2026-12-04 19:30",
    "ten past six pm friday": "2026-12-04 18:10",
    "twenty to seven on friday evening": "2026-12-04 18:40",
    "midday on friday": "2026-12-04 12:00",
    "friday evening 8": "2026-12-04 20:00",
    "tonight 8": "2026-11-30 20:00",
    "tomorrow 19": "2026-12-01 19:00",
    "in 2 hours": "2026-11-30 12:00",
    "in half an hour": "2026-11-30 10:30",
    "in 90 mins": "2026-11-30 11:30",
    "monday 22:00": "2026-11-30 22:00",
    "today at noon": "2026-11-30 12:00",
    "monday 9:00": "2026-12-07 09:00",
    "let's say friday": "2026-12-04",
    "how about friday at 6pm?": "2026-12-04 18:00",
    "friday please": "2026-12-04",
    "tmrw": "2026-12-01",
    "tommorow 6pm": "2026-12-01 18:00",
    "wensday": "2026-12-02",
    "friday together 18:00": "2026-12-04 18:00",
    "friday after work at 18:00": "2026-12-04 18:00",
    "5.12.": "2026-12-05",
}
"""What names one day, and that day, perhaps with its hour."""

AGAIN = {
    "every week on friday from 5 december": ("2026-12-11", "every Friday"),
    "from 5 december every 2 weeks on fridays": ("2026-12-11", "every other Friday"),
    "every 2 weeks on fri from 5 december": ("2026-12-11", "every other Friday"),
    "1st and 3rd Monday": ("2026-12-07", "every month on the first and third Monday"),
    "every 1st & 3rd monday": ("2026-12-07", "every month on the first and third Monday"),
    "the 2nd and 4th friday of every month": ("2026-12-11", "every month on the second and fourth Friday"),
    "first, second and last friday of the month": (
        "2026-12-04",
        "every month on the first, second and last Friday",
    ),
    "every other friday": ("2026-12-04", "every other Friday"),
    "alternate fridays": ("2026-12-04", "every other Friday"),
    "every 2 wks": ("2026-12-14", "every 2 weeks"),
    "once per week": ("2026-12-07", "every week"),
    "1x a month": ("2026-12-30", "every month"),
    "twice a week, tuesday and thursday": ("2026-12-01", "every Tuesday and Thursday"),
    "3x a week on mon wed and fri": ("2026-12-02", "every Monday, Wednesday and Friday"),
    "half-yearly": ("2027-05-30", "every 6 months"),
    "every single day": ("2026-12-01", "every day"),
    "everyday": ("2026-12-01", "every day"),
    "every working day": ("2026-12-01", "every weekday"),
    "about every 2 weeks": ("2026-12-14", "every 2 weeks"),
}
"""What comes again: its first day, and the rhythm."""


@pytest.mark.parametrize(("text", "day"), ONCE.items())
def test_one_day_is_the_same_for_a_review_and_for_an_agreement(text: str, day: str) -> None:
    """Both are told in full afterwards."""
    review, dated = parse_review(text, NOW, VIENNA), read_when(text, NOW, VIENNA)
    assert isinstance(review, Review), review
    assert f"{review.date} {review.time}".strip() == day
    assert dated is not None
    assert (dated.first.isoformat(), dated.rhythm) == (review.date, None)
    assert (f"{dated.at:%H:%M}" if dated.at else "") == review.time


@pytest.mark.parametrize(("text", "told"), AGAIN.items())
def test_what_comes_again_is_the_same_for_a_review_and_for_an_agreement(
    text: str, told: tuple[str, str]
) -> None:
    """Also where two days of a month are named by their places."""
    review, dated = parse_review(text, NOW, VIENNA), read_when(text, NOW, VIENNA)
    assert isinstance(review, Review), review
    assert (review.date, review.rhythm) == told
    assert dated is not None
    assert dated_words(dated).startswith(told[1])
    assert dated.first.isoformat() == told[0]


ASKED = {
    "friday 7": 'Is 7 a time or a day? Say it like "7pm" or "7 December".',
    "friday 18": 'Is 18 a time or a day? Say it like "18:00" or "18 December".',
    "12/5": 'Is 12/5 "12 May" or "5 December"? Say it with the name of the month.',
    "12/5/27": 'Is 12/5/2027 "12 May 2027" or "5 December 2027"? Say it with the name of the month.',
    "friday at half 7": 'Half past, or half an hour before? Say it like "18:30" or "half past 6".',
    "weekdays at 9": 'In the morning or in the evening? Say it like "09:00" or "21:00".',
    "friday or saturday": 'Which day do you mean: "friday", or "saturday"?',
    "friday or monday": 'Which day do you mean: "friday", or "next Monday"?',
    "friday or monday 18:00": 'Which day do you mean: "friday 18:00", or "monday 18:00"?',
    "from 1 december": (
        'Once, or week after week? Say it like "1 December", or "every week from 1 December".'
    ),
    "starting friday 18:30": (
        'Once, or week after week? Say it like "4 December 18:30", or "every week 18:30 from 4 December".'
    ),
    "from next month": (
        'Once, or week after week? Say it like "1 December", or "every week from 1 December".'
    ),
    "from tomorrow on": "Once, or week after week?",
    "friday onwards": "Once, or week after week?",
    "starting monday": 'That is today. Which day do you mean: "today 11:00", or "next Monday"?',
    "one day": "This date is not clear yet.",
    "one day at 6pm": "This date is not clear yet.",
    "within one day": 'On which day? Say it like "1 December".',
    "6.12. 9": 'In the morning or in the evening? Say it like "09:00" or "21:00".',
    "6.12.18": "This date is not clear yet.",
    "4-dec-18": "This date is not clear yet.",
    "second tuesday": 'Of which month? Say it like "second tuesday of December".',
    "the first monday": 'Of which month? Say it like "first monday of December".',
    "friday 19:00 CET": "Names of time zones are not understood:",
    "every friday 7pm UTC+1": "Names of time zones are not understood:",
    "6pm on friday or saturday": 'Which day do you mean: "friday 18:00", or "saturday 18:00"?',
    "monday week": 'Which day do you mean: "7 December", or "14 December"?',
    "end of the week": 'Which day do you mean: "Friday", or "Sunday"?',
    "end of next week": 'Which day do you mean: "Friday next week", or "Sunday next week"?',
    "in january": 'On which day? Say it like "15 January".',
    "mid-december": 'On which day? Say it like "15 December".',
    "this november": 'On which day? Say it like "15 November".',
    "before friday": 'On which day? Say it like "3 December".',
    "before the end of the year": 'On which day? Say it like "31 December".',
    "within 2 weeks": 'On which day? Say it like "14 December".',
    "in the next month": 'On which day? Say it like "30 December".',
    "friday after work": 'At which hour is that? Say it like "friday 19:00", or name the day alone.',
    "friday lunchtime": 'At which hour is that? Say it like "friday 12:30", or name the day alone.',
    "first thing tomorrow": 'At which hour is that? Say it like "tomorrow 08:00", or name the day alone.',
    "same time next week": 'At which hour is that? Say it like "next week 19:00", or name the day alone.',
    "sundays after dinner": 'At which hour is that? Say it like "sundays 19:00", or name the day alone.',
    "every friday for 6 weeks": (
        'Reviews go on until you choose otherwise. Say it without an end, like "every Friday".'
    ),
    "friday nights": 'At which hour at night? Say it like "every Friday 21:00", or name the day alone.',
    "2x a month": "On which days? Say it like",
    "by 6pm": "Which day? Say it with the time,",
    "maybe friday": "This date is not clear yet.",
    "friday if possible": "This date is not clear yet.",
    "ten to twelve on friday": "This date is not clear yet.",
    "10 to 8pm friday": "This date is not clear yet.",
    "december 5 12 pm": "",
}
"""What a review has to be asked about, and the sentence or its beginning; empty for a date that is plain."""


@pytest.mark.parametrize(("text", "asked"), ASKED.items())
def test_what_is_not_plain_is_asked_with_an_example_that_can_be_typed(text: str, asked: str) -> None:
    """A date is never guessed."""
    review = parse_review(text, NOW, VIENNA)
    if not asked:
        assert review == Review("2026-12-05", VIENNA, "12:00")
        return
    assert isinstance(review, Refused), review
    assert review.sentence.startswith(asked)
    for example in re.findall(r'"([^"]+)"', review.sentence):
        if not re.fullmatch(r"[\d:apm]+|half past 6", example):
            assert isinstance(parse_review(example, NOW, VIENNA), Review), example


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fridays at 7", "every Friday, from Friday 4 December 2026"),
        ("friday at 7", "Friday 4 December 2026"),
        ("before friday at 7", "by Friday 4 December 2026"),
        ("tomorrow at 6 or so", "Tuesday 1 December 2026"),
        ("weekdays at 9", "every weekday, from Tuesday 1 December 2026"),
        ("monday at 7", None),
        ("monday 22:00, then every 2 weeks", "every 2 weeks, 22:00, from Monday 30 November 2026"),
        ("within 2 weeks", "by Monday 14 December 2026"),
        ("in the next month", "by Wednesday 30 December 2026"),
        (
            "every friday for 6 weeks",
            "every Friday, from Friday 4 December 2026, until Thursday 14 January 2027",
        ),
        ("every day for a week", "every day, from Tuesday 1 December 2026, until Monday 7 December 2026"),
        (
            "every friday until christmas",
            "every Friday, from Friday 4 December 2026, until Friday 25 December 2026",
        ),
        ("friday lunchtime", "Friday 4 December 2026"),
        ("from 1 december", None),
        ("starting tomorrow", None),
        ("from tomorrow on", None),
        ("from friday on 18:00", None),
        ("from monday", None),
        ("friday on", None),
        ("until christmas", "by Friday 25 December 2026"),
        ("one day", None),
        ("within one day", "by Tuesday 1 December 2026"),
        ("6.12.19", None),
        ("per week", None),
        ("on the weekend", None),
        ("in december", None),
        ("end of the week", None),
        ("friday or saturday", None),
        ("about friday we talked", None),
        ("say if late on friday", None),
        ("when we meet on friday", None),
        ("so that friday stays free", None),
    ],
)
def test_of_when_an_agreement_is_kept_what_is_plain_is_told(text: str, told: str | None) -> None:
    """An hour that can mean two leaves the day to be told; other words stay as they were said."""
    dated = read_when(text, NOW, VIENNA)
    assert (dated_words(dated) if dated else None) == told


def test_today_s_own_name_is_today_while_its_hour_is_ahead() -> None:
    """For a review as for an agreement, and said back with the day."""
    agreement = Agreement(
        RecordId("1-a"), RecordId("1-a"), Terms(what="We call", when="monday 22:00"), worded=NOW
    )
    assert when_words(agreement, VIENNA) == "monday 22:00 (Monday 30 November 2026)"
    late = datetime(2026, 11, 30, 21, 30, tzinfo=UTC)
    for text in ("monday 22:00", "mon 10pm"):
        review, dated = parse_review(text, late, VIENNA), read_when(text, late, VIENNA)
        assert isinstance(review, Review)
        assert dated is not None
        assert review.date == dated.first.isoformat() == "2026-12-07"


@pytest.mark.parametrize("text", ["the weekend", "on the weekend", "at the weekend"])
def test_the_weekend_of_a_review_is_the_coming_one(text: str) -> None:
    """In an agreement it may be every one: the words stay as they are."""
    assert parse_review(text, NOW, VIENNA) == Review("2026-12-05", VIENNA)
    assert read_when(text, NOW, VIENNA) is None


def test_the_same_time_is_that_of_the_review_that_is_planned() -> None:
    """Only the day moves."""
    planned = Review("2026-12-05", VIENNA, "18:30")
    review = parse_review("same time next week", NOW, VIENNA, planned)
    assert isinstance(review, Review)
    assert (review.date, review.time) == ("2026-12-07", "18:30")
