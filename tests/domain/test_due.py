"""Which reviews wait, and in which order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.domain.due import LONGEST, Ahead, by_urgency, is_waiting, read_ahead, waiting
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, review_state
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from tests.builders import person
from tests.fakes import START

ZONE = "Europe/Vienna"


def summary(name: str, review: Review | None = None, *met: int) -> AllianceSummary:
    """An alliance with sessions so many days after the start."""
    sessions = tuple(
        SessionSummary(
            id=SessionId(f"s{day}"),
            kind=SessionKind.DESIGN,
            started=START + timedelta(days=day),
            minutes=20,
            state=SessionState.CLOSED,
            agreements=0,
        )
        for day in met
    )
    return AllianceSummary(
        id=AllianceId(name),
        title=name,
        setting="couple",
        setting_title="couple",
        participants=(person(1, "Ana"), person(2, "Ben")),
        zone=ZONE,
        review=review,
        sessions=sessions,
    )


def on(day: str, time: str = "", zone: str = ZONE) -> Review:
    """A review."""
    return Review(day, zone, time)


@pytest.mark.parametrize(
    ("review", "state"),
    [
        (on("2026-11-21", "23:59"), ReviewState.OVERDUE),
        (on("2026-11-22"), ReviewState.DUE),
        (on("2026-11-22", "08:00"), ReviewState.DUE),
        (on("2026-11-22", "23:59"), ReviewState.DUE),
        (on("2026-11-23", "00:00"), ReviewState.UPCOMING),
        (on("2026-11-23", zone="Pacific/Auckland"), ReviewState.DUE),
        (on("2026-11-22", zone="Pacific/Auckland"), ReviewState.OVERDUE),
        (on("2026-11-22", zone="Pacific/Honolulu"), ReviewState.DUE),
    ],
)
def test_a_review_is_due_on_its_own_local_day(review: Review, state: ReviewState) -> None:
    """Upcoming before it, overdue after it, whatever the hour; seen on Sunday at 19:00 in Vienna."""
    assert review_state(review, START) is state


@pytest.mark.parametrize(
    ("review", "within", "waits"),
    [
        (on("2026-11-20"), "0d", True),
        (on("2026-11-22", "23:00"), "0h", True),
        (on("2026-11-23", "08:00"), "0d", False),
        (on("2026-11-23", "08:00"), "12h", False),
        (on("2026-11-23", "08:00"), "13h", True),
        (on("2026-11-25", "23:00"), "3d", True),
        (on("2026-11-26"), "3d", False),
        (on("2026-12-06"), "2w", True),
        (on("2026-12-07"), "2w", False),
        (on("2026-11-23", "23:00"), "1d", True),
        (on("2026-11-23", "23:00"), "24h", False),
        (on("2026-11-23", "23:00"), "28h", True),
        (on("2026-11-29", "23:00"), "168h", False),
        (on("2026-11-29", "23:00"), "172h", True),
    ],
)
def test_what_comes_soon_waits_as_well_where_it_is_asked(review: Review, within: str, waits: bool) -> None:
    """Days are calendar days, hours are hours."""
    ahead = read_ahead(within)
    assert ahead is not None
    assert is_waiting(review, START, ahead) is waits


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("3d", timedelta(days=3)),
        ("12 hours", timedelta(hours=12)),
        ("2 Weeks", timedelta(weeks=2)),
        ("1 day", timedelta(days=1)),
        ("999999w", LONGEST),
        ("", None),
        ("3", None),
        ("3m", None),
        ("-3d", None),
        ("٣d", None),
        ("99999999999d", None),
    ],
)
def test_a_time_ahead_is_a_number_and_a_unit(text: str, ahead: timedelta | None) -> None:
    """What is anything else is none."""
    read = read_ahead(text)
    assert (read.span if read else None) == ahead


def test_the_longest_planned_review_comes_first_and_without_one_the_newest() -> None:
    """An alliance that never met comes last; a zone further east is earlier."""
    alliances = [
        summary("never"),
        summary("old", None, 1),
        summary("new", None, 0, 5),
        summary("later", on("2026-12-01")),
        summary("east", on("2026-12-01", zone="Asia/Tokyo")),
        summary("past", on("2026-11-01", "10:00")),
    ]
    assert [one.title for one in by_urgency(alliances)] == ["past", "east", "later", "new", "old", "never"]
    assert [one.title for one in waiting(alliances, START)] == ["past"]
    assert [one.title for one in waiting(alliances, START, Ahead(timedelta(days=9), by_days=True))] == [
        "past",
        "east",
        "later",
    ]
