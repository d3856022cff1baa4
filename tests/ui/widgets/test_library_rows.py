"""The words and the order of the list of alliances."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.ui.widgets.library_rows import (
    AllianceRow,
    MoreRow,
    SessionRow,
    is_wanted,
    reminder_words,
    review_when,
    rows_of,
    session_date,
    session_words,
)
from tests.builders import person
from tests.fakes import START

ZONE = "Europe/Vienna"


def summary(
    name: str,
    *,
    review: str = "",
    sessions: tuple[SessionSummary, ...] = (),
    people: tuple[Participant, ...] = (),
) -> AllianceSummary:
    """An alliance of Ana and Ben."""
    return AllianceSummary(
        id=AllianceId(name),
        title=name,
        setting="couple",
        setting_title="couple",
        participants=people or (person(1, "Ana"), person(2, "Ben")),
        zone=ZONE,
        review=Review(date=review, zone=ZONE) if review else None,
        sessions=sessions,
    )


def session(
    number: int, state: SessionState = SessionState.CLOSED, agreements: int = 0, until: float | None = None
) -> SessionSummary:
    """A session that began so many days after the start; its time-out ends so many seconds after it."""
    return SessionSummary(
        id=SessionId(f"s{number}"),
        kind=SessionKind.DESIGN,
        started=START + timedelta(days=number),
        minutes=20,
        state=state,
        agreements=agreements,
        until=None if until is None else START + timedelta(seconds=until),
    )


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-20", "2 days ago"),
        ("2026-11-21", "yesterday"),
        ("2026-11-22", "today"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-29", "in 7 days"),
        ("2027-11-22", "in 365 days"),
    ],
)
def test_a_review_is_as_far_away_as_its_calendar_days(date: str, words: str) -> None:
    """Seen on Sunday evening in Vienna."""
    assert review_when(Review(date=date, zone=ZONE), START).words == words


def test_a_review_is_seen_by_the_days_of_its_own_zone() -> None:
    """At 19:00 in Vienna it is Monday in Auckland already."""
    assert review_when(Review(date="2026-11-23", zone="Pacific/Auckland"), START).words == "today"


def test_only_a_review_that_waits_is_reminded_of() -> None:
    """The sentence never says late."""
    assert reminder_words(summary("one"), START) == ""
    assert reminder_words(summary("one", review="2026-11-23"), START) == ""
    assert reminder_words(summary("one", review="2026-11-22"), START) == "planned for today."
    assert reminder_words(summary("one", review="2026-11-20"), START) == "planned for Friday."
    assert reminder_words(summary("one", review="2026-10-05"), START) == "planned for 5 October."


def test_a_session_says_what_came_of_it_and_whether_it_waits() -> None:
    """A time-out is told with its return, and is over kindly."""
    assert session_words(session(0), ZONE, START) == ("no agreements", False)
    assert session_words(session(0, agreements=1), ZONE, START) == ("1 agreement", False)
    assert session_words(session(0, agreements=4), ZONE, START) == ("4 agreements", False)
    unfinished = session(0, SessionState.OPEN)
    assert session_words(unfinished, ZONE, START) == ("unfinished: enter goes on", True)
    running = session(0, SessionState.TIME_OUT, until=1200)
    assert session_words(running, ZONE, START) == ("time-out: back at 19:20", True)
    later = START + timedelta(hours=1)
    assert session_words(running, ZONE, later) == ("time-out is over: enter goes on", True)


def test_the_day_of_a_session_names_the_year_only_where_it_is_another_one() -> None:
    """Days stand under one another."""
    assert session_date(session(0), ZONE, START) == "22 Nov"
    assert session_date(session(10), ZONE, START) == " 2 Dec"
    assert session_date(session(0), ZONE, START + timedelta(days=60)) == "22 Nov 2026"


def test_every_word_looked_for_has_to_be_in_the_title_or_the_names() -> None:
    """In any order and case, composed or not."""
    alliance = summary("Our Home", people=(person(1, "Chloé"), person(2, "Ben")))
    assert is_wanted(alliance, ["home", "ben"])
    assert is_wanted(alliance, ["chloé"])
    assert not is_wanted(alliance, ["home", "eve"])
    assert [row.alliance.title for row in rows_of([alliance], "CHLOE\u0301 hom")[:1]] == ["Our Home"]  # type: ignore[union-attr]
    assert rows_of([alliance], "eve") == []


def test_the_newest_sessions_stand_first_and_many_are_folded() -> None:
    """One more than fits is shown instead of a line that stands for one."""
    many = summary("many", sessions=tuple(session(n) for n in range(7)))
    rows = rows_of([many])
    assert rows[0] == AllianceRow(many)
    assert [row.session.id for row in rows if isinstance(row, SessionRow)] == ["s6", "s5", "s4", "s3"]
    assert rows[-1] == MoreRow(many, 3)
    assert len([row for row in rows_of([many], unfolded={many.id}) if isinstance(row, SessionRow)]) == 7
    five = summary("five", sessions=tuple(session(n) for n in range(5)))
    assert len([row for row in rows_of([five]) if isinstance(row, SessionRow)]) == 5
