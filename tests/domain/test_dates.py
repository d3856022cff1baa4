"""Dates of reviews: what people say, what comes after, and how it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain import dates, spoken_days
from alliance_tui.domain.dated import read_when
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.moments import review_words
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import brought_forward, following, hour_to_come, resumed
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.spoken import NOT_CLEAR
from alliance_tui.domain.spoken_rhythms import rhythm_words
from alliance_tui.domain.spoken_times import MORNING_OR_EVENING

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""A Sunday, 19:00 in Vienna."""

VIENNA = "Europe/Vienna"
"""The zone of these tests."""


def parsed(text: str, now: datetime = NOW, zone: str = VIENNA) -> Review:
    """What a text asks for, where it can be had."""
    review = parse_review(text, now, zone)
    assert isinstance(review, Review), f"{text!r}: {review}"
    return review


def refusal(text: str) -> str:
    """Why a text cannot be had."""
    refused = parse_review(text, NOW, VIENNA)
    assert isinstance(refused, Refused), f"{text!r}: {refused}"
    return refused.sentence


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in 2 weeks", "2026-12-06"),
        ("in two weeks", "2026-12-06"),
        ("end of the month", "2026-11-30"),
        ("the 15th", "2026-12-15"),
        ("the 31st", "2026-12-31"),
        ("the end of next month", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("IN 10 DAYS", "2026-12-02"),
        ("in a month", "2026-12-22"),
        ("in a fortnight", "2026-12-06"),
        ("2 weeks from today", "2026-12-06"),
        ("a month from now", "2026-12-22"),
        ("in 2 years", "2028-11-22"),
        ("next month", "2026-12-22"),
        ("tomorrow", "2026-11-23"),
        ("day after tomorrow", "2026-11-24"),
        ("friday", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("on Fri.", "2026-11-27"),
        ("next sunday", "2026-11-29"),
        ("2026-12-05", "2026-12-05"),
        ("5 December", "2026-12-05"),
        ("5.12.2026", "2026-12-05"),
        ("05. 12. 2026", "2026-12-05"),
        ("the 5th of December", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("December 5th, 2027", "2027-12-05"),
        ("Sat 5 December", "2026-12-05"),
        ("５ December", "2026-12-05"),
        ("5 November", "2027-11-05"),
        ("29 February", "2028-02-29"),
        ("2026/12/05", "2026-12-05"),
        ("13/12/2026", "2026-12-13"),
        ("12/13/2026", "2026-12-13"),
        ("24/12", "2026-12-24"),
        ("Saturday 2026-12-05", "2026-12-05"),
        ("Friday next week", "2026-11-27"),
        ("next week on Friday", "2026-11-27"),
        ("Friday in two weeks", "2026-12-04"),
        ("two weeks from Friday", "2026-12-11"),
        ("the week after next", "2026-12-06"),
        ("Friday after next", "2026-12-04"),
        ("next weekend", "2026-11-28"),
        ("in half a year", "2027-05-22"),
        ("the first of December", "2026-12-01"),
        ("first Monday in December", "2026-12-07"),
        ("last Friday of next month", "2026-12-25"),
        ("first Monday of January", "2027-01-04"),
    ],
)
def test_a_date_is_understood_as_people_say_it(text: str, day: str) -> None:
    """A date alone sets that day, no time and no rhythm."""
    assert parsed(text) == Review(date=day, zone=VIENNA)


TWICE_A_MONTH: Final = (
    "the 1st and the 15th",
    "1st and 15th",
    "on the 1st and 15th of the month",
    "every 1st and 15th",
    "the first and the fifteenth of every month",
    "every month on the 1st and the 15th",
    "monthly on the 15th and 1st",
)
"""The same rhythm in several ways."""


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("text", "day", "rhythm"),
    [
        ("every week", "2026-11-29", "every week"),
        ("weekly", "2026-11-29", "every week"),
        ("once a week", "2026-11-29", "every week"),
        ("every 2 weeks", "2026-12-06", "every 2 weeks"),
        ("every two weeks", "2026-12-06", "every 2 weeks"),
        ("every other week", "2026-12-06", "every 2 weeks"),
        ("every month", "2026-12-22", "every month"),
        ("monthly", "2026-12-22", "every month"),
        ("every 3 months", "2027-02-22", "every 3 months"),
        ("every day", "2026-11-23", "every day"),
        ("every year", "2027-11-22", "every year"),
        ("fridays", "2026-11-27", "every Friday"),
        ("every friday", "2026-11-27", "every Friday"),
        ("every other friday", "2026-11-27", "every other Friday"),
        ("every month on the 5th", "2026-12-05", "every month on the 5th"),
        ("every month on the 31st", "2026-12-31", "every month on the 31st"),
        ("5 December, then every 2 weeks", "2026-12-05", "every 2 weeks"),
        ("every month from 5 December", "2026-12-05", "every month"),
        ("every week on friday", "2026-11-27", "every week"),
        ("every 2nd friday", "2026-11-27", "every other Friday"),
        ("every 4th friday", "2026-11-27", "every 4 weeks on Fridays"),
        ("every 3 weeks on Thursdays", "2026-11-26", "every 3 weeks on Thursdays"),
        ("mondays and thursdays", "2026-11-23", "every Monday and Thursday"),
        ("every mon, wed & fri", "2026-11-23", "every Monday, Wednesday and Friday"),
        ("weekdays", "2026-11-23", "every weekday"),
        ("every mon-fri", "2026-11-23", "every weekday"),
        ("every fri – mon", "2026-11-23", "every Monday, Friday, Saturday and Sunday"),
        ("every mon/wed/fri", "2026-11-23", "every Monday, Wednesday and Friday"),
        ("every first monday", "2026-12-07", "every month on the first Monday"),
        ("every last friday", "2026-11-27", "every month on the last Friday"),
        ("every second friday", "2026-11-27", "every other Friday"),
        ("every weekend", "2026-11-28", "every weekend"),
        ("the last friday of the month", "2026-11-27", "every month on the last Friday"),
        ("every 2 months on the first friday", "2026-12-04", "every 2 months on the first Friday"),
        ("the 31st of every month", "2026-12-31", "every month on the 31st"),
        ("every month on the 31", "2026-12-31", "every month on the 31st"),
        ("every 2 months the 5", "2026-12-05", "every 2 months on the 5th"),
        ("the 31 of every month", "2026-12-31", "every month on the 31st"),
        ("every month on the last day", "2026-11-30", "every month on the last day"),
        ("monthly, on the last day", "2026-11-30", "every month on the last day"),
        ("the last day of the month", "2026-11-30", "every month on the last day"),
        ("every last day of the month", "2026-11-30", "every month on the last day"),
        ("every month on the 5 December", "2026-12-05", "every month"),
        ("every 2 weeks on fridays", "2026-11-27", "every other Friday"),
        ("fridays, every 2 weeks", "2026-11-27", "every other Friday"),
        ("fortnightly on mondays and thursdays", "2026-11-23", "every other Monday and Thursday"),
        ("every week on mon and thu", "2026-11-23", "every Monday and Thursday"),
        ("mondays, wed & fri", "2026-11-23", "every Monday, Wednesday and Friday"),
        ("Monday and Thursday every week", "2026-11-23", "every Monday and Thursday"),
        ("friday and saturday from 5 december", "2026-12-05", "every Friday and Saturday"),
        *((said, "2026-12-01", "every month on the 1st and the 15th") for said in TWICE_A_MONTH),
        ("the 15th and the last day of the month", "2026-11-30", "every month on the 15th and the last day"),
        (
            "every 2 months on the 1st, 10th & 20th",
            "2026-12-01",
            "every 2 months on the 1st, the 10th and the 20th",
        ),
    ],
)
def test_a_rhythm_is_kept_in_plain_words_and_sets_the_first_date(text: str, day: str, rhythm: str) -> None:
    """A rhythm alone begins an interval ahead or on its next day; with a date it begins there."""
    assert parsed(text) == Review(date=day, zone=VIENNA, rhythm=rhythm)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("friday at 18:30", "18:30"),
        ("18:30 friday", "18:30"),
        ("at 18:30 on friday", "18:30"),
        ("friday 6pm", "18:00"),
        ("friday 6:30 p.m.", "18:30"),
        ("friday 12am", "00:00"),
        ("friday at 18", "18:00"),
        ("friday at 18 o'clock", "18:00"),
        ("18 o'clock on friday", "18:00"),
        ("friday at 0 o'clock", "00:00"),
        ("friday at 7 o'clock in the evening", "19:00"),
        ("friday at noon", "12:00"),
        ("friday in the evening at 7", "19:00"),
        ("friday at 7 in the morning", "07:00"),
        ("friday afternoon at 5", "17:00"),
        ("friday afternoon at 12", "12:00"),
        ("friday 18.30", "18:30"),
        ("fridays, 18.00", "18:00"),
        ("friday at 18.10", "18:10"),
        ("every 2 weeks on fridays 18.30", "18:30"),
        ("every Friday, 07:05", "07:05"),
    ],
)
def test_a_time_stands_before_or_after_the_day(text: str, time: str) -> None:
    """The time of day is read wherever it stands."""
    review = parsed(text)
    assert (review.date, review.time) == ("2026-11-27", time)


@pytest.mark.parametrize(
    "text", ["2026-12-05 18:30", "2026-12-05T18:30", "Dec 5 18:30", "5 December at 6:30pm"]
)
def test_a_date_and_a_time_are_told_apart(text: str) -> None:
    """The numbers of the date are not taken for a time."""
    assert parsed(text) == Review(date="2026-12-05", zone=VIENNA, time="18:30")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "soon",
        "now",
        "P1W",
        "every",
        "every week every month",
        "every 0th friday",
        "every week on the first friday",
        "every week on the last day",
        "every year on the last day",
        "every month on the 32",
        "every 0 weeks on fridays",
        "fridays every 0 weeks",
        "a week later",
        "friday 18:30 19:30",
        "x" * 9000,
    ],
)
def test_what_is_not_understood_is_answered_with_examples(text: str) -> None:
    """Nobody has to guess what the program knows."""
    assert refusal(text) == NOT_CLEAR.sentence
    assert "in 2 weeks" in NOT_CLEAR.sentence


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-01",
        "2026-11-21",
        "5 November 2026",
        "21.11.2026",
        "yesterday",
        "today at 18:59",
        "22 November 08:00",
    ],
)
def test_a_date_that_has_passed_is_refused(text: str) -> None:
    """A review lies ahead."""
    assert refusal(text) == dates.NOT_AHEAD.sentence


@pytest.mark.parametrize("text", ["today", "tonight", "22 November", "2026-11-22", "in 0 days"])
def test_today_without_a_time_is_refused(text: str) -> None:
    """The start of today is over, and what was meant is asked."""
    assert refusal(text) == dates.TODAY.sentence


FRIDAY = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
"""A Friday morning, 10:00 in Vienna."""


@pytest.mark.parametrize(
    ("text", "days_later", "other"),
    [
        ("friday", 0, "next Friday"),
        ("this friday", 0, "next Friday"),
        ("on Friday", 0, "next Friday"),
        ("friday, then every 2 weeks", 0, "next Friday"),
        ("the 4th", 0, "4 January"),
        ("this weekend", 1, "tomorrow"),
        ("this weekend", 2, "next weekend"),
        ("the 31st", 27, "31 January"),
    ],
)
def test_a_name_of_today_without_an_hour_is_asked_about(text: str, days_later: int, other: str) -> None:
    """It may be today or the next day of that name, and neither is taken in silence; both can be typed."""
    now = FRIDAY + timedelta(days=days_later)
    refused = parse_review(text, now, VIENNA)
    assert isinstance(refused, Refused)
    assert refused.sentence == f'That is today. Which day do you mean: "today 11:00", or "{other}"?'
    assert parsed("today 11:00", now).date == now.date().isoformat()
    assert parsed(other, now).date > now.date().isoformat()
    last = parse_review(text, now.replace(hour=22, minute=30), VIENNA)
    assert last == Refused(f'That is today. Say "{other}", if that is meant.')


@pytest.mark.parametrize(
    ("text", "once", "often"),
    [
        ("friday and saturday", "next Friday", "every Friday and Saturday"),
        ("Saturday, Sunday", "Saturday", "every weekend"),
        ("saturday to monday", "Saturday", "every Monday, Saturday and Sunday"),
        ("from Monday to Friday", "Monday", "every weekday"),
        ("mon-fri", "Monday", "every weekday"),
        ("mon/wed/fri 18:30", "Monday 18:30", "every Monday, Wednesday and Friday 18:30"),
        ("on Monday and Thursday", "Monday", "every Monday and Thursday"),
        ("next monday & thursday", "Monday", "every Monday and Thursday"),
        ("once on monday and thursday", "Monday", "every Monday and Thursday"),
        ("saturday and sunday evening", "Saturday 19:00", "every weekend 19:00"),
    ],
)
def test_several_days_without_every_are_asked_about(text: str, once: str, often: str) -> None:
    """One review, or one each week for good: neither is taken in silence; both can be typed."""
    refused = parse_review(text, FRIDAY, VIENNA)
    assert refused == Refused(f'Once, or week after week? Say it like "{once}", or "{often}".')
    assert not parsed(once, FRIDAY).rhythm
    assert parsed(often, FRIDAY).rhythm == often.removesuffix(" 18:30").removesuffix(" 19:00")


def test_something_that_is_agreed_on_for_several_days_is_kept_each_week() -> None:
    """As it always was: what was agreed on before is read with the same words."""
    dated = read_when("mon/wed/fri", NOW, VIENNA)
    assert dated is not None
    assert dated.rhythm is not None
    assert rhythm_words(dated.rhythm) == "every Monday, Wednesday and Friday"


@pytest.mark.parametrize("text", ["next weekend", "next weekend 18:30", "next weekend, then every month"])
def test_next_weekend_on_a_working_day_is_asked_about(text: str) -> None:
    """As "next Friday" it would be the coming one; to others it is the one after."""
    refused = parse_review(text, FRIDAY, VIENNA)
    assert isinstance(refused, Refused)
    clock = " 18:30" if "18:30" in text else ""
    either, other = f"this weekend{clock}", f"Saturday next week{clock}"
    assert refused.sentence == f'Which day do you mean: "{either}", or "{other}"?'
    assert (parsed(either, FRIDAY).date, parsed(other, FRIDAY).date) == ("2026-12-05", "2026-12-12")
    assert parsed("next weekend", FRIDAY + timedelta(days=1)).date == "2026-12-12"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("friday 18:30", "2026-12-04"),
        ("this friday at 6pm", "2026-12-04"),
        ("friday 18:30, then every 2 weeks", "2026-12-04"),
        ("the 4th at 18:30", "2026-12-04"),
        ("friday 9:00", "2026-12-11"),
        ("next friday", "2026-12-11"),
        ("next friday 18:30", "2026-12-11"),
    ],
)
def test_a_name_of_today_with_an_hour_to_come_is_today(text: str, date: str) -> None:
    """One that is over is a week ahead; "next" always is."""
    assert parsed(text, FRIDAY).date == date


def test_this_day_at_an_hour_that_is_over_is_not_a_week_ahead() -> None:
    """That would be another day than was said."""
    assert parse_review("this friday 9:00", FRIDAY, VIENNA) == dates.NOT_AHEAD


def test_today_at_a_later_time_is_ahead() -> None:
    """Later tonight is a moment that is still to come."""
    assert parsed("today at 23:30") == Review(date="2026-11-22", zone=VIENNA, time="23:30")


@pytest.mark.parametrize(
    "text", ["in 3 years", "2028-11-23", "every 3 years", "in 999999999999999999999 weeks", "9999-12-31"]
)
def test_more_than_two_years_ahead_is_refused(text: str) -> None:
    """The bound is two calendar years."""
    assert refusal(text) == dates.TOO_FAR.sentence


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("31 February", "31 February"),
        ("2027-02-31", "31 February 2027"),
        ("29 February 2027", "29 February 2027"),
        ("2026-13-01", "month 13"),
        ("tomorrow 25:00", "25:00"),
        ("tomorrow 18:75", "18:75"),
        ("tomorrow 13pm", "13pm"),
    ],
)
def test_an_impossible_date_or_time_is_named(text: str, named: str) -> None:
    """The sentence says what there is not."""
    assert refusal(text).startswith(f"There is no {named}")


def test_a_weekday_that_does_not_fit_its_date_is_asked_about() -> None:
    """Neither of the two is silently believed."""
    assert refusal("Fri 5 December") == "5 December 2026 is a Saturday. Which of the two do you mean?"


def test_an_hour_that_can_mean_two_is_asked_about() -> None:
    """Six may be morning or evening."""
    asked = 'In the morning or in the evening? Say it like "06:00" or "18:00".'
    assert refusal("tomorrow at 6") == refusal("tomorrow @6") == asked
    assert refusal("friday half past six").endswith('"06:30" or "18:30".')
    assert refusal("tomorrow morning at 19:00") == MORNING_OR_EVENING.sentence


def test_a_number_with_a_dot_that_can_be_a_day_is_asked_about() -> None:
    """Most of Europe writes days like this, and times too."""
    asked = 'Is 5.12 a time or a day? Say it like "05:12" or "5 December".'
    assert refusal("5.12") == refusal("friday 5.12") == asked
    assert parsed("31.12").date == "2026-12-31"
    assert refusal("fridays 31.12") == NOT_CLEAR.sentence
    assert refusal("tomorrow 18.75").startswith("There is no 18.75")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("5/12/2026", 'Is 5/12/2026 "5 December 2026" or "12 May 2026"?'),
        ("Friday 5/12", 'Is 5/12 "5 December" or "12 May"?'),
        ("twice a month", "On which days?"),
        ("three times every week", "On which days?"),
        ("tomorrow evening", 'At which hour in the evening? Say it like "tomorrow 19:00"'),
        ("every evening", 'At which hour in the evening? Say it like "every day 19:00"'),
        ("this morning", "That is over already."),
        ("Fridays in the evening", 'At which hour in the evening? Say it like "every Friday 19:00"'),
        ("in the evening", "Which day?"),
        ("28 March 2027 02:30", "There is no 02:30 on Sunday 28 March 2027: the clocks go forward then."),
    ],
)
def test_what_is_missing_or_can_mean_two_is_asked_for(text: str, asked: str) -> None:
    """The answer names what to say; a guess would be found out on the wrong day."""
    assert refusal(text).startswith(asked)


@pytest.mark.parametrize(
    "text",
    [
        "the 30th and the 31st of every month",
        "every year on the 1st and the 15th",
        "1st and 15th December",
    ],
)
def test_of_several_days_none_is_dropped_without_a_word(text: str) -> None:
    """They are asked about where they are no rhythm that we know."""
    assert refusal(text) == NOT_CLEAR.sentence


def test_the_day_is_counted_in_the_zone_of_the_people() -> None:
    """Late in the evening UTC it is tomorrow in Auckland already."""
    late = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert parsed("tomorrow", late, "Pacific/Auckland").date == "2026-11-24"
    assert parsed("tomorrow", late, "America/New_York").date == "2026-11-23"


@given(st.text(max_size=120) | st.text(alphabet="0123456789 :-eveyrwkintmohdpaf", max_size=60))
def test_no_text_raises(text: str) -> None:
    """Whatever is typed gives a review within the bounds, or a sentence."""
    review = parse_review(text, NOW, VIENNA)
    if isinstance(review, Review):
        assert NOW < review_moment(review) <= NOW + timedelta(days=731)
    else:
        assert review.sentence.endswith((".", "?"))


@pytest.mark.parametrize("text", ["18:30", "at 6pm", "noon"])
def test_to_a_time_alone_it_is_said_that_the_day_is_missing(text: str) -> None:
    """Where a review is planned it is the time of that one."""
    assert refusal(text).startswith("Which day?")
    assert moved(text).date == PLANNED.date


@pytest.mark.parametrize(("text", "today", "day"), [
    ("the 31st", "2026-09-01", "2026-10-31"), ("the 30th", "2027-01-31", "2027-03-30"),
    ("the 29th", "2027-01-30", "2027-03-29"), ("the 1st", "2026-12-31", "2027-01-01"),
])  # fmt: skip
def test_a_day_of_the_month_is_in_the_next_month_that_has_it(text: str, today: str, day: str) -> None:
    """February has no 30th, September no 31st."""
    assert spoken_days.read_day(text, date.fromisoformat(today)).isoformat() == day


def test_our_own_words_for_a_review_can_be_typed_back() -> None:
    """What is shown on screen is understood when somebody copies it."""
    review = Review(date="2026-12-05", zone=VIENNA, time="18:30", rhythm="every 2 weeks")
    words = review_words(review, NOW)
    assert parsed(f"{words.day}, {words.then}") == review


PLANNED = Review(date="2026-12-05", zone=VIENNA, time="18:30", rhythm="every 2 weeks")
"""A Saturday, and every second one after it."""


def moved(text: str, planned: Review = PLANNED) -> Review:
    """What becomes of a planned review by what somebody types."""
    review = parse_review(text, NOW, VIENNA, planned)
    assert isinstance(review, Review), f"{text!r}: {review}"
    return review


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("a week later", "2026-12-12", "18:30"),
        ("2 days earlier", "2026-12-03", "18:30"),
        ("one day sooner at 19:00", "2026-12-04", "19:00"),
        ("monday", "2026-11-23", "18:30"),
        ("8 December 20:00", "2026-12-08", "20:00"),
        ("today 21:55", "2026-11-22", "21:55"),
    ],
)
def test_a_date_alone_moves_what_is_planned(text: str, day: str, time: str) -> None:
    """Rhythm and time stay, and the rhythm is counted from the date it was counted from."""
    review = moved(text)
    assert (review.date, review.time, review.rhythm) == (day, time, "every 2 weeks")
    assert (review.first, review.instead_of) == ("2026-12-05", "2026-12-05")


def test_a_time_alone_moves_the_hour() -> None:
    """The day stays."""
    assert moved("20:00") == replace(PLANNED, time="20:00")


def test_a_date_with_a_time_moves_that_one_and_the_others_keep_theirs() -> None:
    """Also on its own day, from a whole day, and after it was moved again; back there it is as it was."""
    tonight = moved("today 21:55")
    assert (tonight.date, tonight.time, tonight.time_of_others) == ("2026-11-22", "21:55", "18:30")
    after = following(tonight, review_moment(tonight))
    assert after == replace(PLANNED, date="2026-12-19", first="2026-12-05")
    assert moved("23:00", tonight) == replace(tonight, time="23:00")
    assert moved("tomorrow", tonight) == replace(
        tonight, date="2026-11-23", time="18:30", regular_time=None, seen_before="2026-11-22"
    ), "an hour is said for one day"
    assert moved("a week later", moved("8 December 23:59")).time == "18:30"
    assert moved("a week later 20:00", moved("8 December 23:59")).time == "20:00"
    assert moved("8 December", moved("8 December 23:59")).time == "23:59"
    assert moved("tomorrow 18:30", tonight).regular_time is None
    assert moved("5 December", tonight) == replace(PLANNED, first="2026-12-05")
    assert moved("5 December 20:00").time_of_others == "18:30"
    whole = moved("today 21:55", replace(PLANNED, time=""))
    assert (whole.time, whole.time_of_others) == ("21:55", "")
    assert moved("tomorrow", whole).time == ""
    once = replace(PLANNED, rhythm="", time="20:00")
    assert moved("a week later", once).time == "20:00", "where nothing repeats it is the hour of them all"
    assert moved("today 21:55", replace(PLANNED, rhythm="")).regular_time is None


def test_how_it_goes_on_names_the_time_of_the_others_where_it_is_another_one() -> None:
    """What people confirm says that a single date was moved."""
    assert review_words(moved("today 21:55"), NOW).then == "then Sat 19 December and every 2 weeks, 18:30"
    whole = moved("today 21:55", replace(PLANNED, time=""))
    assert review_words(whole, NOW).then == "then Sat 19 December and every 2 weeks"
    assert review_words(moved("5 December 20:00"), NOW).then == "then every 2 weeks, 18:30"


@pytest.mark.parametrize(
    ("planned", "again", "told"),
    [
        (
            "4 December 18:30, every other friday",
            "11 December",
            "then Fri 18 December and every other Friday",
        ),
        ("4 December 18:30, every other friday", "18 December", "then every other Friday"),
        ("4 December, every other friday", "19 December", "then Fri 1 January 2027 and every other Friday"),
        ("18 December, every other friday", "4 December", "then Fri 1 January 2027 and every other Friday"),
        (
            "4 December 18:30, every other friday",
            "11 December 20:00",
            "then Fri 18 December and every other Friday, 18:30",
        ),
        (
            "30 November, every month on the last day",
            "29 November",
            "then Thu 31 December and every month on the last day",
        ),
        ("5 December, then every friday", "5 December 20:00", "then every Friday"),
        ("4 December, once", "11 December", ""),
    ],
)
def test_after_a_date_that_was_moved_off_its_rhythm_the_next_one_is_named(
    planned: str, again: str, told: str
) -> None:
    """Nobody counts the others from the moved one; on another date of the rhythm they follow from there."""
    review = moved(again, parsed(planned))
    assert review_words(review, NOW).then == told
    if (named := resumed(review)) is not None:
        after = following(review, review_moment(review))
        assert after is not None
        assert after.date == named.isoformat()


def test_today_is_refused_once_the_hour_of_the_review_has_passed() -> None:
    """Nothing is planned for the past; a later time, or the next day, is on offer."""
    said = '18:30 is over for today. Choose another day, or a later time, such as "today 20:00".'
    assert parse_review("today", NOW, VIENNA, PLANNED) == Refused(said)
    assert brought_forward(PLANNED, NOW) == Refused(said)
    assert moved("today 20:00").time == "20:00"
    late = NOW + timedelta(hours=4, minutes=30)
    said = '18:30 is over for today. Choose another day, such as "tomorrow".'
    assert parse_review("today", late, VIENNA, PLANNED) == Refused(said)
    assert hour_to_come(PLANNED, NOW) == "20:00"
    assert hour_to_come(PLANNED, late) == ""
    assert hour_to_come(PLANNED, NOW - timedelta(hours=2)) == ""
    assert hour_to_come(replace(PLANNED, date="2026-11-22"), NOW) == ""
    assert moved("today", replace(PLANNED, time="20:30")).date == "2026-11-22"
    assert moved("today", replace(PLANNED, time="")).date == "2026-11-22"


def test_what_was_moved_twice_stands_for_its_first_date_and_can_go_back_to_it() -> None:
    """Nothing is left of the moves then."""
    once = moved("a week later")
    twice = moved("a week later", replace(once, why="flu"))
    assert (twice.date, twice.instead_of, twice.why) == ("2026-12-19", "2026-12-05", "")
    back = moved("5 December", twice)
    assert (back.date, back.instead_of) == ("2026-12-05", "")


@pytest.mark.parametrize("text", ["once on friday", "friday, only once", "only friday"])
def test_once_begins_anew(text: str) -> None:
    """Without the rhythm and the time of what was planned."""
    assert moved(text) == Review(date="2026-11-27", zone=VIENNA)


def test_another_rhythm_begins_anew_at_the_same_hour() -> None:
    """It replaces what was planned; people go on to meet when they meet."""
    fridays = Review(date="2026-11-27", zone=VIENNA, time="18:30", rhythm="every Friday")
    assert moved("fridays") == fridays
    assert moved("fridays 20:00") == replace(fridays, time="20:00")


def test_later_than_a_date_that_is_over_is_later_than_today() -> None:
    """Nobody has to count from a day that has passed."""
    assert moved("2 days later", replace(PLANNED, date="2026-11-10")).date == "2026-11-24"
    assert parse_review("2 days earlier", NOW, VIENNA, replace(PLANNED, date="2026-11-23")) == dates.NOT_AHEAD


def test_bringing_forward_is_to_today() -> None:
    """Once it is today or later there is nothing to bring forward."""
    today = brought_forward(PLANNED, NOW - timedelta(hours=2))
    assert isinstance(today, Review)
    assert (today.date, today.instead_of, today.rhythm) == ("2026-11-22", "2026-12-05", "every 2 weeks")
    assert isinstance(brought_forward(today, NOW), Refused)
    assert isinstance(brought_forward(replace(PLANNED, date="2026-11-01"), NOW), Refused)


@pytest.mark.parametrize(
    ("text", "first", "at", "rhythm"),
    [
        ("every day 10:00", "2026-11-23", "10:00", "every day"),
        ("every evening, after dinner", "2026-11-23", "", "every day"),
        ("Fridays", "2026-11-27", "", "every Friday"),
        ("only on fridays", "2026-11-27", "", "every Friday"),
        ("once every two weeks", "2026-12-06", "", "every 2 weeks"),
        ("friday evening at 7", "2026-11-27", "19:00", ""),
        ("every morning at 8", "2026-11-23", "08:00", "every day"),
        ("on Mondays at 9am", "2026-11-23", "09:00", "every Monday"),
        ("tomorrow", "2026-11-23", "", ""),
        ("today", "2026-11-22", "", ""),
        ("5 December 18:30", "2026-12-05", "18:30", ""),
        ("every week from 5 December", "2026-12-05", "", "every week"),
    ],
)
def test_when_something_is_done_is_read_from_what_people_wrote(
    text: str, first: str, at: str, rhythm: str
) -> None:
    """By the same words as the date of a review."""
    dated = read_when(text, NOW, VIENNA)
    assert dated is not None
    assert not dated.by
    assert dated.until is None
    told = rhythm_words(dated.rhythm) if dated.rhythm else ""
    assert (dated.first.isoformat(), f"{dated.at:%H:%M}" if dated.at else "", told) == (first, at, rhythm)


def test_by_a_date_may_be_earlier_and_until_one_a_rhythm_ends() -> None:
    """The same word before a date alone, and after a rhythm."""
    by = read_when("by friday 17:00", NOW, VIENNA)
    assert by is not None
    assert (by.first.isoformat(), by.by, by.until) == ("2026-11-27", True, None)
    until = read_when("every day until 5 December", NOW, VIENNA)
    assert until is not None
    assert until.until is not None
    assert (until.until.isoformat(), until.by) == ("2026-12-05", False)


@pytest.mark.parametrize(
    "text",
    ["", "at dinner", "when I am late", "10:00", "before six", "every day except sunday", "twice a week",
     "31 February", "x" * 5000, "[/x]"],
)  # fmt: skip
def test_what_tells_no_date_stays_free_text(text: str) -> None:
    """Nothing is guessed."""
    assert read_when(text, NOW, VIENNA) is None


@given(st.text(max_size=120) | st.text(alphabet="0123456789 :-eveyrwkintmohdpafb", max_size=60))
def test_no_words_of_an_agreement_raise(text: str) -> None:
    """Whatever is written tells a date or none."""
    read_when(text, NOW, VIENNA)
    parse_review(text, NOW, VIENNA, PLANNED)
