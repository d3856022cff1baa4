"""What people spell in several ways: in reviews, and in when an agreement is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from alliance_tui.domain.dated import dated_words, read_when
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.spoken import UnfitError, plain

VIENNA = "Europe/Vienna"
"""The zone of these tests."""

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
"""A Friday morning."""


@pytest.mark.parametrize(
    ("text", "day", "time", "rhythm"),
    [
        ("every 31st", "2026-12-31", "", "every month on the 31st"),
        ("every 1st and 31st", "2026-12-01", "", "every month on the 1st and the 31st"),
        ("every 31st at 18:30", "2026-12-31", "18:30", "every month on the 31st"),
        ("each dec 5", "2026-12-05", "", "every year"),
        ("every 5th of December", "2026-12-05", "", "every year"),
        ("31.12.", "2026-12-31", "", ""),
        ("31.12", "2026-12-31", "", ""),
        ("5.12. 18:30", "2026-12-05", "18:30", ""),
        ("05.12.26", "2026-12-05", "", ""),
        ("5. 12. 26 18:30", "2026-12-05", "18:30", ""),
        ("in 2w", "2026-12-11", "", ""),
        ("14d", "2026-12-11", "", ""),
        ("in 10 days' time", "2026-12-07", "", ""),
        ("a week’s time", "2026-12-04", "", ""),
        ("by Sunday", "2026-11-29", "", ""),
        ("Sunday?", "2026-11-29", "", ""),
        ("Sunday 18h30", "2026-11-29", "18:30", ""),
        ("Sunday 18h", "2026-11-29", "18:00", ""),
        ("sundays 20h", "2026-11-29", "20:00", "every Sunday"),
        ("saturday 11-13", "2026-11-28", "11:00", ""),
        ("sat 18–20h", "2026-11-28", "18:00", ""),
        ("saturday evening 6-8", "2026-11-28", "18:00", ""),
        ("saturday 6 to 8 pm", "2026-11-28", "18:00", ""),
        ("tomorrow 18-20", "2026-11-28", "18:00", ""),
        ("every saturday 18-20", "2026-11-28", "18:00", "every Saturday"),
        ("monday 30-11", "2026-11-30", "", ""),
        ("saturday 28-11", "2026-11-28", "", ""),
        ("sunday evenings at 8", "2026-11-29", "20:00", "every Sunday"),
        ("sunday evening at 8", "2026-11-29", "20:00", ""),
        ("Sun 29 Nov 1830", "2026-11-29", "18:30", ""),
        ("Sunday 18:30-19:30", "2026-11-29", "18:30", ""),
        ("half past 6 in the evening on Sunday", "2026-11-29", "18:30", ""),
        ("Sunday a quarter to 7 pm", "2026-11-29", "18:45", ""),
        ("Sunday half past 18", "2026-11-29", "18:30", ""),
        ("Sunday at ten in the morning", "2026-11-29", "10:00", ""),
        ("ten o'clock Sunday evening", "2026-11-29", "22:00", ""),
        ("this Friday 18:30", "2026-11-27", "18:30", ""),
    ],
)
def test_what_is_spelled_in_another_way_is_the_same_day(text: str, day: str, time: str, rhythm: str) -> None:
    """Only where it can mean nothing else."""
    review = parse_review(text, NOW, VIENNA)
    assert review == Review(date=day, zone=VIENNA, time=time, rhythm=rhythm)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half past 6 on friday", "In the morning or in the evening?"),
        ("10 o'clock sunday", "In the morning or in the evening?"),
        ("sunday at ten", "In the morning or in the evening?"),
        ("saturday 6-8", "In the morning or in the evening?"),
        ("saturday 18h-18h", "This date is not clear yet."),
        ("18h", "Which day? Say it with the time"),
        ("in 12h", "This date is not clear yet."),
        ("saturday 5-6 december", "This date is not clear yet."),
        ("25 o'clock tomorrow", "There is no 25 on a clock."),
        ("0.12.", "There is no 0 December."),
        ("31.2.", "There is no 31 February."),
        ("18.10", "Is 18.10 a time or a day?"),
        ("fridays 18.10.", "Is 18.10 a time or a day?"),
        ("every 5th friday", "Not every month has a fifth Friday."),
        ("this friday", "That is today."),
        ("nächsten Freitag", "This date is not clear yet. Say it in English,"),
    ],
)
def test_what_can_mean_two_things_is_asked_about(text: str, said: str) -> None:
    """With a sentence that says how."""
    refused = parse_review(text, NOW, VIENNA)
    assert isinstance(refused, Refused), refused
    assert refused.sentence.startswith(said)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("every 31st", "every month on the 31st, from Thursday 31 December 2026"),
        ("every day 18:30-19:00", "every day, 18:30, from Saturday 28 November 2026"),
        ("by 31.12.", "by Thursday 31 December 2026"),
        ("before sunday", "by Saturday 28 November 2026"),
        ("before sunday 17:00", "by Sunday 29 November 2026, 17:00"),
        ("before 5 December", "by Friday 4 December 2026"),
        (
            "every day before 5 December",
            "every day, from Saturday 28 November 2026, until Friday 4 December 2026",
        ),
        ("before the end of the month", "by Monday 30 November 2026"),
        ("before tomorrow", "by Friday 27 November 2026"),
        ("before today", "by Friday 27 November 2026"),
        ("every 5th friday", None),
        ("after 1000 steps", None),
    ],
)
def test_the_same_is_read_in_when_an_agreement_is_kept(text: str, told: str | None) -> None:
    """Other words stay words."""
    dated = read_when(text, NOW, VIENNA)
    assert (dated_words(dated) if dated else None) == told


@pytest.mark.parametrize("typed", ["x" * 101, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 100])
def test_what_is_longer_than_any_date_is_not_read(typed: str) -> None:
    """Nor what is so once its letters are written out: 100 of one sign are 1,800 letters."""
    with pytest.raises(UnfitError):
        plain(typed)
