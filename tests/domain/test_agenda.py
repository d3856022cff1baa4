"""What is to be done today and this week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.domain.agenda import agenda, when_of
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.understood import when_words
from tests.builders import Table, sit
from tests.fakes import START


def agreed(*whens: str) -> Table:
    """An alliance with agreements that are kept at these times, said on Sunday evening."""
    table = sit()
    for place, when in enumerate(whens):
        table.act(agreements.propose, Terms(f"{place}", when=when))
        table.everyone_agrees(table.session.agreements[-1])
    return table


@pytest.mark.parametrize(
    ("terms", "late"),
    [
        (Terms("call", when="by 5 December"), True),
        (Terms("call", when="tomorrow", is_task=True), True),
        (Terms("call", when="tomorrow"), False),
        (Terms("call", when="every day until 5 December", is_task=True), False),
    ],
)
def test_what_was_to_be_done_once_stays_until_it_is_done(terms: Terms, late: bool) -> None:
    """A promise does not vanish on the day after it."""
    table = sit()
    table.act(agreements.propose, terms)
    table.everyone_agrees(table.session.agreements[0])
    told = agenda(table.alliance, START + timedelta(days=30))
    assert [one.agreement.terms.what for one in told.late] == (["call"] if late else [])
    assert (told.today, told.week, told.any_day) == ((), (), ())


@pytest.mark.parametrize(
    ("when", "is_task"),
    [
        ("from 1 december", False),
        ("starting tomorrow", False),
        ("from tomorrow on", False),
        ("from friday on", False),
        ("from monday", False),
        ("until christmas", False),
        ("till friday 18:00", False),
        ("from friday on", True),
        ("until christmas", True),
    ],
)
def test_what_is_kept_from_a_day_or_until_one_is_listed_in_their_words(when: str, is_task: bool) -> None:
    """It is kept on other days as well; that until which a task is to be done is its last one."""
    table = sit()
    table.act(agreements.propose, Terms("no phones", when=when, is_task=is_task))
    table.everyone_agrees(table.session.agreements[0])
    told = agenda(table.alliance, START + timedelta(days=40))
    is_deadline = is_task and when.startswith("until")
    assert [one.terms.when for one in told.in_words] == ([] if is_deadline else [when])
    assert [one.agreement.terms.when for one in told.late] == ([when] if is_deadline else [])
    assert when_words(table.session.agreements[0], table.alliance.zone) == when


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("when", "days_later", "part"),
    [
        ("every day 10:00", 0, "next week"),
        ("every day 10:00", 1, "today"),
        ("fridays", 0, "next week"),
        ("fridays", 1, "week"),
        ("fridays", 4, "week"),
        ("fridays", 5, "today"),
        ("fridays", 6, "next week"),
        ("by 5 December", 4, ""),
        ("by 5 December", 5, "next week"),
        ("by 5 December", 7, "next week"),
        ("by 5 December", 8, "week"),
        ("by 5 December", 13, "today"),
        ("by 5 December", 14, ""),
        ("tomorrow", 0, "next week"),
        ("tomorrow", 1, "today"),
        ("tomorrow", 2, ""),
        ("every other friday", 8, ""),
        ("every other friday", 12, "next week"),
        ("every day until 24 November", 3, ""),
        ("6 December", 8, "week"),
        ("7 December", 8, ""),
        ("7 December", 12, "next week"),
    ],
)
def test_what_is_to_be_done_follows_the_calendar(when: str, days_later: int, part: str) -> None:
    """Each is told once: today, up to Sunday, or from Friday on in the week that follows."""
    told = agenda(agreed(when).alliance, START + timedelta(days=days_later))
    parts = {"today": told.today, "week": told.this_week, "next week": told.next_week}
    assert [name for name, doings in parts.items() if doings] == ([part] if part else [])


@pytest.mark.parametrize(
    ("when", "days_later", "told"), [("fridays", 0, 1), ("fridays", 6, 1), ("by 5 December", 5, 0)]
)
def test_the_seven_days_after_today_are_told_to_programs_whatever_the_day(
    when: str, days_later: int, told: int
) -> None:
    """They ask every day alike."""
    assert len(agenda(agreed(when).alliance, START + timedelta(days=days_later)).week) == told


def test_the_day_is_in_the_order_of_the_clock() -> None:
    """What has no hour comes last."""
    told = agenda(agreed("daily", "daily 18:00", "daily 9:30").alliance, START + timedelta(days=1))
    assert [one.agreement.terms.what for one in told.today] == ["2", "1", "0"]


def test_words_that_name_no_date_are_told_apart_from_none() -> None:
    """And what not everyone has said yes to is not told."""
    table = agreed("at dinner", " ")
    table.act(agreements.propose, Terms("open", when="every day"))
    told = agenda(table.alliance, START + timedelta(days=1))
    assert (told.today, told.week) == ((), ())
    assert [one.terms.what for one in told.in_words] == ["0"]
    assert [one.terms.what for one in told.any_day] == ["1"]


def test_other_words_are_counted_from_the_day_they_were_said() -> None:
    """Tomorrow is then the day after that."""
    table = agreed("tomorrow")
    table.wait(3 * 86_400)
    table.act(agreements.reword, table.session.agreements[0].id, Terms("0", when="tomorrow, 08:00"))
    table.everyone_agrees(table.session.agreements[0])
    (doing,) = agenda(table.alliance, table.at).week
    assert (doing.day.isoformat(), doing.by) == ("2026-11-26", False)


def test_other_words_that_leave_the_when_as_it_is_do_not_move_the_day() -> None:
    """Tomorrow stays the day it was when it was said, whatever else is said anew."""
    table = agreed("tomorrow")
    table.wait(86_400)
    table.act(agreements.reword, table.session.agreements[0].id, Terms("Bins out", when="tomorrow"))
    (one,) = table.session.agreements
    dated = when_of(one, table.session.zone)
    assert dated is not None
    assert dated.first.isoformat() == "2026-11-23"
    assert when_words(one, table.session.zone) == "tomorrow (Monday 23 November 2026)"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("Tomorrow", "Tomorrow (Monday 23 November 2026)"),
        ("tomorrow, 18:30", "tomorrow, 18:30 (Monday 23 November 2026)"),
        ("by friday", "by friday (Friday 27 November 2026)"),
        ("before friday", "before friday (by Thursday 26 November 2026)"),
        ("before friday 18:00", "before friday 18:00 (by Friday 27 November 2026)"),
        ("in 2 weeks", "in 2 weeks (Sunday 6 December 2026)"),
        ("in two months", "in two months (Friday 22 January 2027)"),
        ("next week", "next week (Sunday 29 November 2026)"),
        ("by 5 December", "by 5 December"),
        ("Sat 5 December", "Sat 5 December"),
        ("2026-12-05", "2026-12-05"),
        ("fridays", "fridays"),
        ("every friday", "every friday"),
        ("every day", "every day"),
        ("on a rainy day", "on a rainy day"),
        ("", ""),
    ],
)
def test_words_counted_from_another_day_are_told_with_the_day_they_mean(when: str, told: str) -> None:
    """The words themselves stand as they were said; a date or a rhythm needs nothing beside it."""
    table = agreed(when)
    assert when_words(table.session.agreements[0], table.session.zone) == told
