"""The life of a planned review: set, moved with a reason, brought forward, and taken to another zone."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.decisions import people, sitting
from alliance_tui.domain.due import is_waiting
from alliance_tui.domain.events.alliance import ReviewPostponed, ReviewScheduled
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import brought_forward
from alliance_tui.domain.words import MAX_WHY, Day, SessionKind
from tests.builders import Table, found, happened, refused, reopen, sit

ZONE = "Europe/Vienna"
"""The zone of these tests."""


def planned(table: Table) -> Review:
    """The review there is."""
    review = table.session.review
    assert review is not None
    return review


def asked(table: Table, text: str) -> Review:
    """The review that somebody asks for."""
    review = parse_review(text, table.at, ZONE, table.session.review)
    assert isinstance(review, Review)
    return review


def with_a_review() -> Table:
    """A table with a review on Saturday 5 December, and every second week after that."""
    table = sit()
    table.act(people.schedule_review, asked(table, "5 December 18:30, every 2 weeks"))
    return table


def test_a_review_is_postponed_with_a_reason() -> None:
    """The reason is kept with it, on one line."""
    table = with_a_review()
    table.act(people.schedule_review, asked(table, "a week later"), " the flu\nis here ")
    assert isinstance(table.live.records()[-1].event, ReviewPostponed)
    assert (planned(table).date, planned(table).why) == ("2026-12-12", "the flu is here")
    assert table.alliance.review == planned(table)


def test_a_reason_can_be_given_later_but_not_be_endless() -> None:
    """For the same day a reason alone is news."""
    table = with_a_review()
    later = asked(table, "a week later")
    table.act(people.schedule_review, later)
    assert table.refusal(people.schedule_review, later) == "The review is planned for that day already."
    assert str(MAX_WHY) in table.refusal(people.schedule_review, later, "x" * (MAX_WHY + 1))


def test_a_review_that_is_brought_forward_is_not_postponed() -> None:
    """It was set for another day."""
    table = with_a_review()
    table.act(people.schedule_review, asked(table, "20:00"))
    today = brought_forward(planned(table), table.at)
    assert isinstance(today, Review)
    table.act(people.schedule_review, today, "a reason that is not asked for")
    assert isinstance(table.live.records()[-1].event, ReviewScheduled)
    assert (planned(table).date, planned(table).why) == ("2026-11-22", "")


def test_taking_back_a_move_brings_the_old_day_and_blanks_the_reason() -> None:
    """What was withdrawn does not stay on somebody's laptop."""
    table = with_a_review()
    before = planned(table)
    table.act(people.schedule_review, asked(table, "a week later"), "secret")
    happened(table.live.undo())
    assert planned(table) == before
    log = table.log
    table.live.close()
    assert "secret" not in str(log.read())


def test_a_move_to_another_zone_keeps_days_and_hours() -> None:
    """From Sydney to New York: Saturdays at 18:30 are Saturdays at 18:30 there."""
    table = with_a_review()
    table.act(people.move, "Australia/Sydney")
    table.act(people.move, "America/New_York")
    assert planned(table) == Review("2026-12-05", "America/New_York", "18:30", "every 2 weeks")
    assert (table.session.zone, table.alliance.zone) == ("America/New_York", "America/New_York")
    assert "no time zone" in table.refusal(people.move, "Mars/Base")
    assert table.refusal(people.move, "America/New_York") == "Nothing was changed."


def test_a_move_without_a_session_is_kept_in_the_alliance() -> None:
    """And the next session begins in the new zone."""
    table = found("Ana", "Ben")
    happened(table.live.act_on_alliance(people.move, "America/New_York"))
    assert table.alliance.zone == "America/New_York"
    assert table.alliance.review is None
    assert refused(table.live.act_on_alliance(people.move, ""))


def test_a_review_that_was_kept_before_there_were_moves_reads_the_same() -> None:
    """What it lacks is empty."""
    kept = b'{"date":"2026-12-05","zone":"Europe/Vienna","rhythm":"every week"}'
    assert msgspec.json.decode(kept, type=Review) == Review("2026-12-05", ZONE, rhythm="every week")


def held(table: Table, text: str, days: int) -> Table:
    """A review that was asked for, so many days later in a session to look back at everything."""
    table.everyone_agrees(table.propose("Phones away"))
    table.act(people.schedule_review, asked(table, text))
    table.act(sitting.close)
    table.wait(days * 86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    return table


def test_the_end_of_a_look_back_moves_its_rhythm_on() -> None:
    """Also where nobody chose a day, and for the alliance: nothing is due any more."""
    table = held(sit(), "29 November 18:30, every week", days=7)
    table.act(sitting.close)
    after = Review("2026-12-06", ZONE, "18:30", "every week", first="2026-11-29")
    assert table.alliance.review == after
    assert not is_waiting(after, table.at)
    table.act(reopen, table.alliance)
    table.act(sitting.close)
    assert table.alliance.review == after, "it is moved on once"


def test_what_people_choose_in_a_look_back_stands() -> None:
    """However near it is."""
    table = held(sit(), "29 November 18:30, every week", days=7)
    table.act(people.schedule_review, asked(table, "tomorrow 9:00"))
    chosen = table.session.review
    table.act(sitting.close)
    assert table.alliance.review == chosen


def test_people_can_leave_the_next_day_open() -> None:
    """That can be taken back, and is refused while a review lies ahead."""
    table = held(sit(), "29 November 18:30, every week", days=7)
    table.act(sitting.leave_review_open)
    assert table.session.review is None
    assert table.alliance.review is None
    happened(table.live.undo())
    table.act(sitting.move_review_on)
    assert table.refusal(sitting.leave_review_open) == "The review is still ahead."
    assert table.refusal(sitting.move_review_on) == "The review is still ahead."


def test_a_look_back_at_one_agreement_is_not_the_review() -> None:
    """That still waits, unless its moment has passed."""
    table = sit()
    table.everyone_agrees(table.propose("Phones away"))
    table.everyone_agrees(table.propose("Say if late"))
    table.act(people.schedule_review, asked(table, "23 November, every week"))
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.ASSESS, assessing=[table.alliance.live_agreements[0].id]))
    assert not table.session.looks_at_all
    table.act(sitting.close)
    assert table.alliance.review is not None
    assert table.alliance.review.date == "2026-11-23"


class _Dated(Struct):
    day: Day


def is_day(text: str) -> bool:
    """Whether a record may have it for a day."""
    try:
        msgspec.convert({"day": text}, _Dated)
    except msgspec.ValidationError:
        return False
    return True


@given(st.integers(1890, 3010), st.integers(0, 13), st.integers(0, 32))
@example(2028, 2, 29)
@example(2026, 2, 29)
@example(1900, 2, 29)
@example(2000, 2, 29)
@example(2026, 4, 31)
def test_a_record_has_only_days_that_there_are(year: int, month: int, day: int) -> None:
    """Of the years in which anybody can have written one."""
    there_is = 1900 <= year < 3000
    try:
        date(year, month, day)
    except ValueError:
        there_is = False
    assert is_day(f"{year}-{month:02}-{day:02}") is there_is


@pytest.mark.parametrize("text", ["", "2026-12-5", "2026-W50-1", "20261205", "2026-12-05\n", " 2026-12-05"])
def test_a_day_is_written_in_one_way(text: str) -> None:
    """Days are put in order by their text."""
    assert not is_day(text)
