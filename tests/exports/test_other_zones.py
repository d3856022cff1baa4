"""An alliance read on a machine in another time zone: that one says what today is, and whose an hour is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.due import waiting
from alliance_tui.domain.moments import review_sentence
from alliance_tui.domain.review import Review
from alliance_tui.exports.listing import listing
from alliance_tui.exports.reviews import review_lines, review_shapes
from alliance_tui.exports.sheet import sheet
from alliance_tui.exports.terminal import alliance_page, session_page
from alliance_tui.exports.today import today_page, today_shape
from tests.builders import Table, sit
from tests.exports.test_terminal import printed

AUCKLAND = "Pacific/Auckland"
"""Twelve hours before Vienna in December."""

NOW = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
"""Tuesday 18:00 in Vienna, an hour before the review; Wednesday 06:00 in Auckland."""


def planned(time: str = "19:00") -> Table:
    """Ana and Ben of Vienna, with a review on Tuesday and something to be done every day."""
    table = sit()
    table.act(agreements.propose, Terms("A walk", when="every day 10:00"))
    table.everyone_agrees(table.session.agreements[0])
    table.act(people.schedule_review, Review("2026-12-01", "Europe/Vienna", time, "every week"))
    table.act(sitting.close)
    return table


def test_days_and_hours_are_those_of_this_machine() -> None:
    """In the list and among what is due."""
    table = planned()
    (line,) = table.library.list()
    assert list(review_lines([line], NOW, AUCKLAND)) == ["Ana & Ben: Review in 1 hour, 19:00 in Vienna"]
    assert list(review_lines([line], NOW)) == ["Ana & Ben: Review today at 19:00, in 1 hour"]
    assert "Review in 1 hour" in printed(listing([line], NOW, AUCKLAND), 100)
    (shape,) = review_shapes([line], NOW, AUCKLAND)["due"]
    assert (shape["state"], shape["date"], shape["time"]) == ("due", "2026-12-01", "19:00")


@pytest.mark.parametrize(("hour", "waits"), [(10, False), (12, True)])
def test_what_is_due_is_so_by_the_day_of_this_machine(hour: int, waits: bool) -> None:
    """From its midnight on: at noon in Vienna it is Wednesday in Auckland."""
    (line,) = planned().library.list()
    now = datetime(2026, 12, 1, hour, 30, tzinfo=UTC)
    assert bool(waiting([line], now, here=AUCKLAND)) is waits
    assert waiting([line], now)


def test_a_full_date_of_another_zone_names_its_place() -> None:
    """How far it is, is told by this machine; the day as people planned it."""
    table = planned()
    told = "Review in 1 hour: Tue 1 December, 19:00 in Vienna, then every week"
    review = table.alliance.review
    assert review is not None
    assert review_sentence(review, NOW, AUCKLAND) == told
    assert "in Vienna" not in review_sentence(review, NOW, "Europe/Berlin"), "it is the same hour there"
    assert told in printed(alliance_page(table.alliance, (), {}, NOW, AUCKLAND), 100)
    page = printed(session_page(table.session, NOW, here=AUCKLAND), 100)
    assert "Sunday 22 November 2026, 19:00 in Vienna" in page


@pytest.mark.parametrize(
    ("minutes", "here", "told"),
    [
        (59, "Europe/Vienna", "Review today, in 59 minutes: Tue 1 December, 19:00"),
        (59, "America/New_York", "Review today, in 59 minutes: Tue 1 December, 19:00 in Vienna"),
        (-30, "Europe/Vienna", "Review today: Tue 1 December, 19:00"),
        (24 * 60, "Europe/Vienna", "Review tomorrow: Tue 1 December, 19:00"),
    ],
)
def test_a_sentence_of_a_review_says_its_hour_once(minutes: int, here: str, told: str) -> None:
    """With its day, and not with how far it is; alone, how far it is on its day still tells the hour."""
    table = planned()
    review, now = table.alliance.review, datetime(2026, 12, 1, 18, tzinfo=UTC) - timedelta(minutes=minutes)
    assert review is not None
    assert review_sentence(review, now, here) == f"{told}, then every week"
    (line,) = table.library.list()
    pages = (
        printed(today_page([table.alliance], now, here), 100),
        printed(alliance_page(table.alliance, (), {}, now, here), 100),
        printed(session_page(table.session, now, here=here), 100),
    )
    for page in pages:
        assert f"{told}, then every week" in page
    for page in (*review_lines([line], now, here), *pages):
        (said,) = (row for row in page.splitlines() if "Review " in row)
        assert said.count("19:00") == 1


def test_a_day_without_an_hour_stays_that_day() -> None:
    """Nobody planned an hour that could be another one elsewhere."""
    review = planned("").alliance.review
    assert review is not None
    assert (
        review_sentence(review, NOW, AUCKLAND) == "The review was planned for Tue 1 December, then every week"
    )


def test_today_is_what_this_machine_says_and_an_hour_of_another_place_names_it() -> None:
    """What is to be done every day is to be done on Wednesday too."""
    table = planned()
    page = printed(today_page([table.alliance], NOW, AUCKLAND), 100)
    assert page.startswith("Ana & Ben · Wednesday 2 December 2026\nToday\n  10:00 in Vienna  A walk")
    assert "Review in 1 hour: Tue 1 December, 19:00 in Vienna" in page
    assert "in Vienna" not in printed(today_page([table.alliance], NOW, "Europe/Berlin"))
    (shape,) = today_shape([table.alliance], NOW, AUCKLAND)["alliances"]
    assert (shape["date"], shape["zone"], shape["days_to_review"]) == ("2026-12-02", "Europe/Vienna", 0)


def test_the_page_to_print_names_the_place_of_an_hour() -> None:
    """As the other pages do; a day without an hour needs none."""
    table = planned()
    assert sheet(table.alliance, NOW, AUCKLAND).review.startswith(
        "Tuesday 1 December 2026, 19:00 in Vienna, "
    )
    assert "in Vienna" not in sheet(table.alliance, NOW, "Europe/Berlin").review
    assert "in Vienna" not in sheet(planned("").alliance, NOW, AUCKLAND).review


def test_all_days_of_an_alliance_are_those_of_its_people() -> None:
    """It began with its first session: on a Sunday evening in Vienna, which was Monday in Auckland."""
    table = planned()
    (line,) = table.library.list()
    page = printed(alliance_page(table.alliance, line.sessions, {}, NOW, AUCKLAND), 100)
    assert "since Sunday 22 November 2026" in page
    assert "\n  22 Nov  design" in page
