"""One rule for days and hours of another zone, in every list, page and file: no line contradicts another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.due import Ahead, waiting
from alliance_tui.domain.moments import MONTHS, countdown_words, review_words
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import review_moment, seen_here
from alliance_tui.domain.zones import place_of
from alliance_tui.exports.listing import listing
from alliance_tui.exports.reviews import review_lines
from alliance_tui.exports.sheet import sheet
from alliance_tui.exports.terminal import alliance_page as printed_alliance
from alliance_tui.exports.terminal import session_page
from alliance_tui.exports.today import today_page
from alliance_tui.ui.screens.closing_pages import until_page
from alliance_tui.ui.screens.past import past_page
from alliance_tui.ui.screens.thanks import thanks
from alliance_tui.ui.widgets.alliance_page import alliance_page
from alliance_tui.ui.widgets.library_rows import review_when, session_date
from alliance_tui.ui.widgets.page import Block
from tests.builders import Table, sit
from tests.exports.test_terminal import printed

ZONES = ("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York")
"""From one side of the day's border to the other: between the second and the third lie 25 hours."""

HOURS = (-14 * 24, -49, -26, -24, -10, -1, 1, 10, 24, 30)
"""From a review, when it is looked at."""

PLANNED = {zone: Review("2026-12-13", zone, "18:30", "every 2 weeks") for zone in ZONES}
"""A review of people of each zone."""


def held(zone: str) -> Table:
    """Ana and Ben of a zone, who have held a session and planned the next."""
    table = sit()
    table.act(people.move, zone)
    table.act(people.schedule_review, PLANNED[zone])
    table.act(sitting.close)
    return table


def day_in(words: str) -> date:
    """The day in "Sun 13 December, 18:30 in Berlin"."""
    found = re.search(r"(\d+) (\w+)", words)
    assert found is not None
    return date(2026, MONTHS.index(found[2]) + 1, int(found[1]))


def text_of(blocks: Iterator[Block]) -> str:
    """The words of some blocks."""
    return "\n".join(f"{block.lead.plain}{block.words.plain}" for block in blocks)


@pytest.mark.parametrize(("theirs", "here"), product(ZONES, ZONES))
def test_how_far_a_review_is_never_contradicts_the_day_and_the_hour_beside_it(theirs: str, here: str) -> None:
    """Days are counted from today here to the day that is told; where no count is right, hours are left."""
    review = PLANNED[theirs]
    for hours in HOURS:
        now = review_moment(review) + timedelta(hours=hours)
        told, today = review_words(review, now, here), local_day(now, here)
        ahead, place = (day_in(told.day) - today).days, place_of(theirs)
        assert told.day == f"Sun 13 December, 18:30{f' in {place}' if theirs != here else ''}"
        assert ("today" not in told.countdown) or ahead == 0
        assert ("tomorrow" not in told.countdown) or ahead == 1
        if days := re.search(r"in (\d+) days", told.countdown):
            assert ahead == int(days[1])
        if "planned" in told.countdown:
            assert hours > 0
        if "today" in told.countdown:
            assert f"18:30{f' in {place}' if theirs != here else ''}" in told.countdown
        if left := re.search(r"in (\d+) hours?", told.countdown):
            assert int(left[1]) == -hours
        assert ("waits" not in told.countdown) or hours > 0
        when = review_when(review, now, here)
        assert when.state is told.state
        assert ("today" not in when.words) or ahead == 0
        assert ("18:30" not in when.words) or theirs == here


@pytest.mark.parametrize(("theirs", "here"), product(ZONES, ZONES))
def test_what_is_due_is_decided_by_its_moment_on_the_calendar_here(theirs: str, here: str) -> None:
    """And asked for days ahead, by the days that are told."""
    (line,) = held(theirs).library.list()
    review = PLANNED[theirs]
    for hours in HOURS:
        now = review_moment(review) + timedelta(hours=hours)
        is_due = seen_here(review, here).date <= local_day(now, here).isoformat()
        assert bool(waiting([line], now, here=here)) is is_due
        if days := re.search(r"in (\d+) days", countdown_words(review, now, here)):
            span = timedelta(days=int(days[1]))
            assert waiting([line], now, Ahead(span, by_days=True), here)


@pytest.mark.parametrize(("theirs", "here"), product(ZONES, ZONES))
@pytest.mark.no_cover
def test_every_list_and_page_says_the_same_of_a_review(theirs: str, here: str) -> None:
    """List, due, today, show, the pages of the program, and the page to print."""
    table = held(theirs)
    (line,) = table.library.list()
    review, alliance = PLANNED[theirs], table.alliance
    for hours in HOURS:
        now = review_moment(review) + timedelta(hours=hours)
        told = review_words(review, now, here)
        hour = told.day.partition(", ")[2]
        assert told.countdown in printed(listing([line], now, here), 120)
        (due,) = review_lines([line], now, here)
        assert due.startswith(f"Ana & Ben: {told.countdown}")
        assert ("planned" in due) or hour in due
        for page in (
            printed(today_page([alliance], now, here), 120),
            printed(printed_alliance(alliance, line.sessions, {}, now, here), 120),
            printed(session_page(table.session, now, here=here), 120),
        ):
            assert told.day in page
            # Beside the day, which tells the hour.
            how_far = told.countdown.replace(f" at {hour}", "")
            assert ("planned" in how_far) or f"{how_far}: {told.day}" in page
        page = text_of(alliance_page(alliance, {}, now, here))
        assert told.countdown in page
        assert told.day in page
        assert f"Sunday 13 December 2026, {hour}" in sheet(alliance, now, here).review
        assert hour in text_of(past_page(table.session, here))
        if hours < 0:
            assert told.day in text_of(thanks(table.session, now, here))
            closing = text_of(until_page(table.session, now, here))
            assert told.countdown in closing
            assert told.day in closing


@pytest.mark.no_cover
@pytest.mark.parametrize(("theirs", "here"), product(ZONES, ZONES))
def test_a_past_session_has_the_day_it_was_held_on(theirs: str, here: str) -> None:
    """Wherever it is read, and also once its people have moved; an hour names its place."""
    table = held(theirs)
    table.live.act_on_alliance(people.move, "Asia/Tokyo")
    (line,) = table.library.list()
    (session,) = line.sessions
    day = local_day(session.started, theirs)
    now = datetime.fromisoformat("2026-12-01T12:00:00+00:00")
    short = f"{day.day} Nov"
    assert session_date(session, line.zone, now, here).strip() == short
    assert re.search(rf"{short} +design", printed(listing([line], now, here), 120))
    shown = printed(printed_alliance(table.alliance, line.sessions, {}, now, here), 120)
    assert re.search(rf"{short} +design", shown)
    place = f" in {place_of(theirs)}" if theirs != here else ""
    assert f"{day.day} November" in text_of(alliance_page(table.alliance, {}, now, here))
    for page in (
        printed(session_page(table.session, now, here=here)),
        text_of(past_page(table.session, here)),
    ):
        assert re.search(rf"{day.day} November 2026, \d\d:\d\d{place}", page)


@pytest.mark.parametrize("here", ZONES)
def test_the_day_of_a_printed_page_is_today_here(here: str) -> None:
    """It was printed on this machine."""
    now = datetime.fromisoformat("2026-11-29T10:30:00+00:00")
    day = local_day(now, here)
    assert f" {day.day} November 2026" in sheet(held("Europe/Berlin").alliance, now, here).day


def test_the_hour_of_a_task_names_its_place() -> None:
    """Where this machine has another clock."""
    table = sit()
    table.act(agreements.propose, Terms("Pay the rent", when="by 18 December 18:00", is_task=True))
    at_home, away = (text_of(alliance_page(table.alliance, {}, table.at, here)) for here in ("", ZONES[1]))
    assert "by Fri 18 December, 18:00\n" in at_home
    assert "by Fri 18 December, 18:00 in Vienna\n" in away
