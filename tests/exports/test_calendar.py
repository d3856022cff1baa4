"""The calendar file: read back by icalendar's own rules, by dateutil, and by khal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.rhythm import days
from alliance_tui.exports.calendar import calendar
from tests.builders import Table, agreed, found, sit
from tests.domain.test_rhythm_dates import rhythms
from tests.exports.pages import plan, ten

KHAL = shutil.which("khal", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
"""It is installed beside the interpreter that runs the tests, which need not be on the path."""


def events(table: Table, revision: int = 1) -> list[Any]:
    """The events of the file, as icalendar reads them back."""
    raw = calendar([(table.alliance, revision)], table.at)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded"
    read = Calendar.from_ical(raw)
    return list(read.walk("VEVENT"))


def test_the_file_holds_the_review_and_what_has_dates_and_is_agreed() -> None:
    """Words whole, whatever is in them; what names no date, or is not agreed by all, is not in it."""
    review, *dated = events(ten())
    assert str(review["summary"]) == "Review: Ana, Ben [/x] & عمر"
    assert review["rrule"].to_ical() == b"FREQ=WEEKLY;INTERVAL=2"
    assert review["dtstart"].params["TZID"] == "Europe/Vienna"
    assert review["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 5, 17, 30, tzinfo=UTC)
    (alarm,) = review.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)
    summaries = [str(one["summary"]) for one in dated]
    assert "I send a message before six when I will be late; always, really." in summaries
    assert "- I will [not] *shout* & <b>never</b> see [/x] \\ `code` | ~a~" in summaries
    assert {one["dtstart"].dt for one in dated if "rrule" not in one} == {date(2026, 12, 5)}
    assert len(dated) == 6


def test_importing_again_updates() -> None:
    """The same events keep their names, and their numbers grow."""
    table = ten()
    before = events(table, 7)
    plan(table, "monday 19:00, every week")
    after = events(table, 9)
    assert [one["uid"] for one in after] == [one["uid"] for one in before]
    assert len({one["uid"] for one in after}) == len(after)
    assert {one["sequence"] for one in before} == {7}
    assert {one["sequence"] for one in after} == {9}


def test_a_review_that_was_moved_moves_one_date_of_its_series() -> None:
    """The others stay, and no date comes twice."""
    table = ten()
    plan(table, "2 days later 20:00")
    series, moved, *_ = events(table)
    assert series["uid"] == moved["uid"]
    assert moved["recurrence-id"].dt == series["dtstart"].dt
    assert moved["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == "2026-12-07 20:00"
    assert series["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == "2026-12-05 18:30", "the others keep their time"
    assert "rrule" not in moved


def test_a_time_on_its_own_day_moves_one_date_too() -> None:
    """As it does where the others are whole days."""
    table = found("Ana", "Ben")
    table.live.sit_down(sit().session.kind)
    plan(table, "5 December, every week")
    plan(table, "5 December 21:55")
    series, moved = events(table)
    assert series["dtstart"].dt == moved["recurrence-id"].dt == moved["dtstart"].dt == date(2026, 12, 5)
    assert [one["summary"] for one in (series, moved)] == ["Review: Ana & Ben", "Review at 21:55: Ana & Ben"]


def test_a_first_date_beside_the_rhythm_moves_the_one_before_it() -> None:
    """The standard wants the first date of a rule to be one of its own."""
    table = found("Ana", "Ben")
    table.live.sit_down(sit().session.kind)
    plan(table, "5 December, then every Friday")
    series, moved = events(table)
    assert (series["dtstart"].dt, moved["dtstart"].dt) == (date(2026, 12, 4), date(2026, 12, 5))
    assert moved["recurrence-id"].dt == date(2026, 12, 4)


def moments_in(series: Any, *moved: Any) -> list[str]:
    """The moments of a series, as its rule, its dates left out and its moved date say."""
    rule = rrulestr(series["rrule"].to_ical().decode(), dtstart=local(series["dtstart"].dt))
    left_out = {local(one["recurrence-id"].dt) for one in moved}
    if "exdate" in series:
        left_out |= {local(one.dt) for one in series["exdate"].dts}
    others = [one for one in islice(rule, 120) if one not in left_out]
    return [
        f"{one:%Y-%m-%d %H:%M}" for one in sorted([*others, *(local(one["dtstart"].dt) for one in moved)])
    ]


def local(moment: date) -> datetime:
    """A day or a moment without its zone."""
    return datetime.combine(
        moment, moment.timetz().replace(tzinfo=None) if isinstance(moment, datetime) else time()
    )


@pytest.mark.parametrize(
    "planned",
    [
        "4 December 18:30, then every 2 weeks on fridays",
        "4 December, then every 2 weeks on fridays",
        "4 December 18:30, then every 2 weeks",
        "5 December 18:30, then every friday",
        "4 December 18:30, then every 2 days",
        "7 December 18:30, then mondays and thursdays",
        "30 November 18:30, then every month on the last day",
        "4 December 18:30, then every month on the first friday",
        "31 December 18:30, then every month",
    ],
)
@pytest.mark.parametrize(
    "again",
    [
        "",
        "2 days earlier",
        "tomorrow",
        "1 day later",
        "1 week later",
        "2 weeks later",
        "18 December",
        "18 December 20:00",
        "20 December",
        "23 January 2027 20:00",
        "29 January 2027",
    ],
)
@pytest.mark.no_cover
def test_the_dates_in_the_file_are_those_of_the_program(planned: str, again: str) -> None:
    """Moved before the next regular date, onto it or past it: no date more and none less."""
    table = found("Ana", "Ben")
    table.live.sit_down(sit().session.kind)
    plan(table, planned)
    if again:
        plan(table, again)
    read = events(table)
    review = table.alliance.review
    assert review is not None
    # One hour among whole days stands in the title.
    whole = not review.time_of_others
    expected: list[str] = []
    while review is not None and len(expected) < 60:
        expected.append(f"{review.date} {'00:00' if whole else review.time}")
        review = following(review, review_moment(review))
    assert moments_in(*read)[:60] == expected
    for one in read[0]["exdate"].dts if "exdate" in read[0] else ():
        assert type(one.dt) is type(read[0]["dtstart"].dt)
    if "exdate" in read[0]:
        assert read[0]["exdate"].params.get("TZID") == read[0]["dtstart"].params.get("TZID")


def test_only_the_dates_that_a_moved_one_passes_are_left_out() -> None:
    """The day it comes to lie on is among them, the one it was moved from is the moved one."""
    table = ten()
    for again, expected in (
        ("18 December 20:00", None),
        ("19 December", "20261219T183000"),
        ("3 January 2027 20:00", "20261219T183000,20270102T183000"),
        ("1 December", None),
    ):
        plan(table, again)
        series = events(table)[0]
        assert (series["exdate"].to_ical().decode() if "exdate" in series else None) == expected


def test_the_days_of_months_are_counted_from_the_first_one() -> None:
    """After a short month the long ones have their last day again, as the program has it."""
    table = found("Ana", "Ben")
    table.live.sit_down(sit().session.kind)
    plan(table, "31 January 2027, then every month")
    review = table.alliance.review
    assert review is not None
    after = following(review, review_moment(review))
    assert after is not None
    table.act(people.schedule_review, after)
    assert moments_in(*events(table))[:2] == ["2027-02-28 00:00", "2027-03-31 00:00"]


def test_a_withdrawn_agreement_leaves_the_calendars_it_is_in() -> None:
    """It is told to be cancelled."""
    table = sit()
    table.act(agreements.propose, Terms("Walk", when="every day until 10 December 18:00"))
    table.everyone_agrees(table.session.agreements[0])
    (event,) = events(table)
    assert event["rrule"]["until"] == [datetime(2026, 12, 10, 17, 0, tzinfo=UTC)]
    assert "status" not in event
    table.act(agreements.withdraw_agreement, table.session.agreements[0].id)
    (event,) = events(table)
    assert event["status"] == "CANCELLED"


@pytest.mark.parametrize(
    ("planned", "when", "later", "until"),
    [
        ("5 December 18:30, every 2 weeks", "every evening", 0, date(2026, 12, 5)),
        ("5 December 18:30, every 2 weeks", "every day 19:00", 0, datetime(2026, 12, 5, 18, 0, tzinfo=UTC)),
        ("5 December 18:30, every 2 weeks", "every evening until friday", 0, date(2026, 11, 27)),
        ("5 December 18:30, every 2 weeks", "every evening until 24 December", 0, date(2026, 12, 5)),
        ("25 November", "every month on the 31st", 0, date(2026, 12, 31)),
        ("5 December 18:30, every 2 weeks", "every evening", 14, date(2026, 12, 19)),
        ("5 December", "every evening", 14, None),
        ("", "every evening", 0, None),
    ],
)
def test_a_task_that_comes_again_ends_with_the_next_review(
    planned: str, when: str, later: int, until: date | None
) -> None:
    """Nobody is reminded for ever of what was to be done until people look back; all its dates are ahead."""
    table = agreed()
    if planned:
        plan(table, planned)
    table.act(agreements.propose, Terms("Water the plants", when=when, is_task=True))
    table.everyone_agrees(table.session.agreements[0])
    table.wait(later * 86_400)
    event = events(table)[-1]
    assert event["rrule"].get("until") == (until and [until])


def test_what_holds_as_a_trial_ends_with_the_next_review_and_what_lasts_does_not() -> None:
    """So people said."""
    table = agreed()
    plan(table, "5 December 18:30, every 2 weeks")
    table.act(agreements.propose, Terms("Walk", when="every evening"))
    table.everyone_agrees(table.session.agreements[0])
    assert "until" not in events(table)[-1]["rrule"]
    table.act(agreements.press_consent, table.session.agreements[0].id, 1)
    assert events(table)[-1]["rrule"]["until"] == [date(2026, 12, 5)]


def test_words_without_a_day_or_that_wait_for_answers_leave_the_calendars_too() -> None:
    """Whoever imported the old dates is rid of them; agreed again with dates, the same event has them."""
    table = sit()
    table.act(agreements.propose, Terms("Walk", when="every month on the 31st 08:00"))
    table.everyone_agrees(table.session.agreements[0])
    (before,) = events(table)
    for when, status in (("at some point", "CANCELLED"), ("fridays", None)):
        walk = table.session.agreements[0]
        table.act(agreements.reword, walk.id, Terms("Walk", when=when))
        (waits,) = events(table)
        assert (waits["uid"], waits["status"]) == (before["uid"], "CANCELLED")
        table.everyone_agrees(table.session.agreements[0])
        (after,) = events(table)
        assert (after["uid"], after.get("status")) == (before["uid"], status)
    assert after["rrule"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=FR"


def test_what_was_never_agreed_was_never_in_a_calendar() -> None:
    """Nobody gets a cancellation of what they did not have."""
    table = sit()
    table.act(agreements.propose, Terms("Walk", when="fridays"))
    assert events(table) == []
    table.act(agreements.withdraw_agreement, table.session.agreements[0].id)
    assert events(table) == []


@pytest.mark.parametrize(
    ("planned", "later", "told"),
    [
        ("5 December, then every 2 weeks", timedelta(days=14), ("2026-12-05", b"20261205", None)),
        ("5 December, then every 2 weeks", timedelta(0), ("2026-12-05", None, "CANCELLED")),
        ("5 December", timedelta(days=14), ("2026-12-05", None, None)),
    ],
)
def test_where_no_next_day_is_chosen_the_series_ends(
    planned: str, later: timedelta, told: tuple[str, bytes | None, str | None]
) -> None:
    """What was held stays where it was; what was held before its day leaves."""
    table = sit()
    plan(table, planned)
    alliance = table.alliance
    passed = replace(alliance, review=None, passed_review=alliance.review)
    raw = calendar([(passed, 1)], table.at + later)
    event: Any
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    until = event["rrule"]["UNTIL"] if "rrule" in event else None
    day, last, status = told
    assert event["dtstart"].dt.isoformat() == day
    assert (until and f"{until[0]:%Y%m%d}".encode(), event.get("status")) == (last, status)


def test_an_alliance_without_dates_is_an_empty_calendar() -> None:
    """And still one that can be read."""
    table = found("Ana", "Ben")
    assert events(table) == []


@given(rhythms, st.dates(date(2026, 12, 1), date(2028, 11, 1)))
def test_the_rule_gives_the_dates_that_the_program_gives(rhythm: Any, first: date) -> None:
    """As dateutil reads it: short months, leap days, weekdays and all."""
    from alliance_tui.exports.calendar import _rule

    expected = list(islice(days(rhythm, first, first), 30))
    start = datetime.combine(expected[0], datetime.min.time())
    rule: Any = _rule(rhythm, expected[0])
    told = rrulestr(rule.to_ical().decode(), dtstart=start)
    assert [one.date() for one in islice(told, 30)] == expected


def test_the_series_and_what_follows_agree_across_clock_changes() -> None:
    """The calendar's next date is the program's."""
    table = ten()
    series = events(table)[0]
    rule = rrulestr(series["rrule"].to_ical().decode(), dtstart=series["dtstart"].dt.replace(tzinfo=None))
    review = table.alliance.review
    for local in islice(rule, 60):
        assert review is not None
        assert (review.date, review.time) == (local.date().isoformat(), f"{local:%H:%M}")
        review = following(review, review_moment(review))


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", {"DAYLIGHT": "20260329T020000", "STANDARD": "20261025T030000"}),
        ("America/New_York", {"DAYLIGHT": "20260308T020000", "STANDARD": "20261101T020000"}),
        ("Australia/Sydney", {"DAYLIGHT": "20261004T020000", "STANDARD": "20260405T030000"}),
        ("Asia/Kolkata", {}),
    ],
)
@pytest.mark.no_cover
def test_the_zone_in_the_file_is_the_zone_at_every_hour(zone: str, changes: dict[str, str]) -> None:
    """A calendar that goes by it shows no review an hour late, around no change of the clocks."""
    table = ten()
    table.act(people.move, zone)
    raw = calendar([(table.alliance, 1)], table.at)
    (told,) = Calendar.from_ical(raw).timezones
    starts = {part.name: f"{part.DTSTART:%Y%m%dT%H%M%S}" for part in told.subcomponents[1:]}
    assert starts == changes
    onsets = sorted(
        ((start - part.TZOFFSETFROM).replace(tzinfo=UTC), part.TZOFFSETTO)
        for part in told.subcomponents
        for start in (part.DTSTART, *(one for one, _ in part.rdates))
    )
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    while hour.year < 2036:
        (_, offset) = onsets[bisect_right(onsets, hour, key=itemgetter(0)) - 1]
        assert hour.astimezone(ZoneInfo(zone)).utcoffset() == offset, hour
        hour += timedelta(hours=1)


@pytest.mark.skipif(KHAL is None, reason="needs khal (pip install khal)")
@pytest.mark.parametrize(
    ("planned", "again", "expected"),
    [
        (
            "5 December 18:45, every 2 weeks",
            "6 December 21:55",
            ["2026-12-06 21:55 Review", "2026-12-19 18:45 Review", "2027-01-02 18:45 Review"],
        ),
        (
            "5 December, every 2 weeks",
            "6 December 21:55",
            ["2026-12-06  Review at 21:55", "2026-12-19  Review", "2027-01-02  Review"],
        ),
        (
            "5 December, every 2 weeks",
            "5 December 21:55",
            ["2026-12-05  Review at 21:55", "2026-12-19  Review", "2027-01-02  Review"],
        ),
        (
            "4 December 18:30, then every 2 weeks on fridays",
            "20 December 20:00",
            ["2026-12-20 20:00 Review", "2027-01-01 18:30 Review"],
        ),
        (
            "4 December 18:30, then every 2 weeks on fridays",
            "18 December 18:30",
            ["2026-12-18 18:30 Review", "2027-01-01 18:30 Review"],
        ),
        (
            "4 December, then every 2 weeks on fridays",
            "18 December",
            ["2026-12-18  Review", "2027-01-01  Review"],
        ),
    ],
)
def test_khal_reads_it_and_reading_it_again_doubles_nothing(
    tmp_path: Path, planned: str, again: str, expected: list[str]
) -> None:
    """The review moved to another day and hour is there once, and not on the day it was moved from."""
    (tmp_path / "conf").write_text(
        f"[calendars]\n[[home]]\npath = {tmp_path / 'cal'}\n"
        "[locale]\nlocal_timezone = Europe/Vienna\ndefault_timezone = Europe/Vienna\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    (tmp_path / "cal").mkdir()
    table = sit()
    plan(table, planned)

    def khal(*words: str) -> str:
        command = [str(KHAL), "-c", str(tmp_path / "conf"), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    for revision in (1, 2):
        (tmp_path / "x.ics").write_bytes(calendar([(table.alliance, revision)], table.at))
        khal("import", "--batch", "-a", "home", str(tmp_path / "x.ics"))
        if revision == 1:
            plan(table, again)
    told = ("--format", "{start-date} {start-time} {title}", "--day-format", "")
    listed = khal("list", *told, "2026-12-01", "40d")
    reviews = [line for line in listed.splitlines() if "Review" in line]
    assert [line.partition(": ")[0] for line in reviews] == expected
