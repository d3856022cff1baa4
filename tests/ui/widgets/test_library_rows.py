"""The words and the order of the list of alliances."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

import pytest
from msgspec.structs import replace

from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.ui.widgets.library_rows import (
    AllianceRow,
    MoreRow,
    Row,
    Rows,
    SessionRow,
    is_wanted,
    reminder_words,
    review_when,
    row_key,
    session_date,
    session_words,
)
from tests.builders import person
from tests.fakes import START

ZONE = "Europe/Vienna"

SIZES = (0, 6, 4, 5, 12, 1)
"""How many sessions some alliances have."""


def told(rows: Rows) -> list[Row]:
    """All rows, from top to bottom."""
    return [rows[y] for y in range(len(rows))]


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
        ("2026-09-24", "59 days ago"),
        ("2015-11-20", "11 years ago"),
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
    some = replace(session(0, agreements=4), proposed=1)
    assert session_words(some, ZONE, START) == ("3 agreements, 1 proposed", False)
    assert session_words(replace(some, proposed=4), ZONE, START) == ("4 proposed", False)
    unfinished = session(0, SessionState.OPEN)
    assert session_words(unfinished, ZONE, START) == ("unfinished: enter goes on", True)
    over = session(0, SessionState.OPEN_ENDED)
    assert session_words(over, ZONE, START) == ("its end is not known", False)
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
    assert Rows([alliance], "CHLOE\u0301 hom")[0] == AllianceRow(alliance)
    assert len(Rows([alliance], "eve")) == 0


def test_the_newest_sessions_stand_first_and_many_are_folded() -> None:
    """One more than fits is shown instead of a line that stands for one."""
    many = summary("many", sessions=tuple(session(n) for n in range(7)))
    first, *sessions, last = told(Rows([many]))
    assert first == AllianceRow(many)
    assert [row.session.id for row in sessions if isinstance(row, SessionRow)] == ["s6", "s5", "s4", "s3"]
    assert last == MoreRow(many, 3)
    assert len([row for row in told(Rows([many], unfolded={many.id})) if isinstance(row, SessionRow)]) == 7
    five = summary("five", sessions=tuple(session(n) for n in range(5)))
    assert len([row for row in told(Rows([five])) if isinstance(row, SessionRow)]) == 5


@pytest.mark.parametrize("unfolded", [frozenset(), {AllianceId("a1")}, {AllianceId("a4"), AllianceId("a2")}])
def test_what_can_be_chosen_is_every_row_but_the_empty_ones(unfolded: Collection[AllianceId]) -> None:
    """By its place and by its key; an empty row stands between two alliances and nowhere else."""
    many = [summary(f"a{n}", sessions=tuple(session(k) for k in range(size))) for n, size in enumerate(SIZES)]
    rows = Rows(many, unfolded=unfolded)
    keys = [row_key(row) for row in told(rows)]
    assert keys.count("") == len(many) - 1
    assert "" not in (keys[0], keys[-1])
    chosen = [y for y, key in enumerate(keys) if key]
    assert [rows.row_of_choice(place) for place in range(rows.choices)] == chosen
    assert [y - rows.gaps_above(y) for y in chosen] == [*range(rows.choices)]
    assert [rows.row_called(key) for key in keys if key] == chosen
    assert {rows.row_called(key) for key in ("", "a9", "a0/s9", "a0/more", "a1/s0")} == {
        None,
        *({keys.index("a1/s0")} if "a1/s0" in keys else ()),
    }
    assert Rows([]).choices == len(Rows([])) == 0
