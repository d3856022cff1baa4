"""The next review on offer: from the rhythm, sooner where much is not there yet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.assessing import Assessment, Marked
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.next_review import Proposal, is_behind, is_much_not_yet, propose, review_after
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState, Mark, RecordId, SessionKind
from tests.builders import pid, sit
from tests.fakes import START

ZONE = "Europe/Vienna"
"""The zone of these tests."""


def looked_at(*marks: Mark) -> Assessment:
    """One agreement a mark, of which Ana said that and Ben that it worked; all of them lie open."""
    ids = tuple(RecordId(f"{place}-a") for place in range(len(marks)))
    given = [Marked(one, pid(1), mark) for one, mark in zip(ids, marks, strict=True)]
    given += [Marked(one, pid(2), Mark.WORKED) for one in ids]
    return Assessment(ids, tuple(given), revealed=ids)


def talk(
    review: Review | None, *marks: Mark, usual: str = "every week", kind: SessionKind = SessionKind.ASSESS
) -> Session:
    """A session of people who planned a review, and uncovered an agreement a mark."""
    session = sit(kind=kind).session
    setting = replace(session.setting, review=usual)
    assessment = looked_at(*marks)
    listed = (Agreement(one, one, Terms("x"), AgreementState.IN_FORCE) for one in assessment.agreements)
    return replace(session, review=review, setting=setting, assessment=assessment, agreements=tuple(listed))


def at(day: str, clock: str = "20:00") -> datetime:
    """A moment of a winter's day in Vienna (UTC)."""
    return datetime.fromisoformat(f"{day}T{clock}+01:00").astimezone(UTC)


def planned(day: str, rhythm: str, clock: str = "") -> Review:
    """A review."""
    return Review(day, ZONE, clock, rhythm)


def offered(usual: str, *marks: Mark) -> Proposal:
    """What is offered after such marks, on the day of the review."""
    proposal = propose(talk(planned("2026-11-22", usual), *marks), START)
    assert proposal is not None
    return proposal


@pytest.mark.parametrize(
    ("usual", "when", "spoken", "day"),
    [
        ("every 2 weeks", "in 1 week, then every 2 weeks", "perhaps next week?", "2026-11-29"),
        ("every week", "in 3 days, then every week", "perhaps in 3 days?", "2026-11-25"),
        ("every month", "in 2 weeks, then every month", "perhaps in 2 weeks?", "2026-12-06"),
        ("every year", "in 6 months, then every year", "perhaps in 6 months?", "2027-05-22"),
        ("every 2 days", "in 1 day, then every 2 days", "perhaps tomorrow?", "2026-11-23"),
        (
            "every Monday and Thursday",
            "in 1 day, then every Monday and Thursday",
            "perhaps tomorrow?",
            "2026-11-23",
        ),
    ],
)
def test_where_much_is_not_there_yet_half_the_time_is_offered(
    usual: str, when: str, spoken: str, day: str
) -> None:
    """What is offered can be read as a date, and typed it means the same days."""
    proposal = offered(usual, Mark.NOT_YET, Mark.NOT_YET)
    assert proposal.when == when
    assert proposal.sentence.startswith(f"You said {usual}. As several things are not there yet, ")
    assert proposal.sentence.endswith(spoken)
    assert proposal.review.date == day
    assert parse_review(when, START, ZONE, planned("2026-11-22", usual)) == proposal.review


def test_after_a_sooner_date_the_rhythm_is_counted_from_there_at_the_same_hour() -> None:
    """As the words say; a rhythm that names its days keeps them."""
    proposal = propose(talk(planned("2026-11-22", "every 2 weeks", "20:00"), Mark.NOT_YET), START)
    assert proposal is not None
    assert proposal.review == planned("2026-11-29", "every 2 weeks", "20:00")
    assert parse_review(proposal.when, START, ZONE, planned("2026-11-22", "", "20:00")) == proposal.review
    assert review_after(talk(proposal.review), at("2026-11-29", "21:00")) == replace(
        planned("2026-12-13", "every 2 weeks", "20:00"), first="2026-11-29"
    )


def test_a_sooner_date_that_nobody_chose_does_not_stand() -> None:
    """Whoever says nothing to the question has the next one of the rhythm."""
    session = talk(planned("2026-11-22", "every month", "20:00"), Mark.NOT_YET)
    after = review_after(session, START)
    assert after is not None
    assert (after.date, after.time) == ("2026-12-22", "20:00")


def test_what_came_to_its_end_and_what_few_see_as_not_there_brings_no_sooner_date() -> None:
    """It is asked about what people go on with, and by what most of them see."""
    session = talk(planned("2026-11-22", "every week"), Mark.NOT_YET)
    assert is_much_not_yet(session)
    (one,) = session.agreements
    assert not is_much_not_yet(replace(session, agreements=(replace(one, state=AgreementState.RETIRED),)))
    marks = (*session.assessment.marks, Marked(one.id, pid(3), Mark.WORKED))
    assert not is_much_not_yet(replace(session, assessment=replace(session.assessment, marks=marks)))


def test_sooner_is_offered_too_where_the_planned_one_was_moved_far_off_its_rhythm() -> None:
    """Between now and then the rhythm has another date, which is not the one that people wait for."""
    moved = Review("2027-01-03", ZONE, "18:30", "every month on the 31st", "2026-10-31", "2026-12-31")
    proposal = propose(talk(moved, Mark.NOT_YET), at("2026-11-29"))
    assert proposal is not None
    assert proposal.sentence.endswith("perhaps in 2 weeks?")
    assert proposal.review.date == "2026-12-13"


def test_otherwise_the_rhythm_is_offered() -> None:
    """A daily one too, which has nothing sooner."""
    assert offered("every week", Mark.NOT_YET, Mark.WORKED, Mark.PARTLY).when == "every week"
    assert offered("every week").when == "every week"
    assert offered("every day", Mark.NOT_YET).when == "every day"
    assert offered("every week", Mark.NOT_YET).sentence.startswith("You said every week. As something is not")
    assert offered("every week").sentence == (
        "You said every week. Next is Sun 29 November. Is that right for you?"
    )


def test_the_rhythm_that_people_chose_goes_before_the_setting_s() -> None:
    """A review without a rhythm leaves it to the setting, which nobody said; none is no offer."""
    once = Review("2026-12-24", ZONE)
    chosen = propose(talk(planned("2026-12-24", "every month")), START)
    assert chosen is not None
    assert chosen.when == "every month"
    usual = propose(talk(once, Mark.NOT_YET), START)
    assert usual is not None
    assert usual.sentence.startswith("Usual for you is every week. As something is not there yet, perhaps in")
    assert propose(talk(once, usual=""), START) is None


def test_marks_that_are_covered_count_for_nothing() -> None:
    """Else the offer would give them away."""
    session = talk(None, Mark.NOT_YET, Mark.NOT_YET)
    assert is_much_not_yet(session)
    covered = replace(session.assessment, revealed=())
    assert not is_much_not_yet(replace(session, assessment=covered))


@pytest.mark.parametrize(
    ("rhythm", "day", "first", "held", "following"),
    [
        ("every week", "2026-11-28", "", at("2026-11-28"), "2026-12-05"),
        ("every week", "2026-11-28", "", at("2026-11-28", "23:50"), "2026-12-05"),
        ("every week", "2026-11-28", "", at("2026-11-29"), "2026-12-05"),
        ("every week", "2026-11-28", "", at("2026-12-18"), "2026-12-26"),
        ("every week", "2026-11-28", "", at("2026-12-22"), "2026-12-26"),
        ("every week", "2026-11-28", "", at("2026-11-26"), "2026-12-05"),
        ("every month", "2027-02-28", "2027-01-31", at("2027-02-28"), "2027-03-31"),
        ("every month", "2027-01-31", "", at("2027-02-01"), "2027-02-28"),
        ("every day", "2026-11-28", "", at("2026-11-28"), "2026-11-29"),
        ("every year", "2024-02-29", "", at("2024-02-29"), "2025-02-28"),
    ],
)
def test_a_review_that_was_held_gives_way_to_the_next_of_its_rhythm(
    rhythm: str, day: str, first: str, held: datetime, following: str
) -> None:
    """Counted from the first date; on the day, after it, or shortly before it. The hour stays."""
    review = replace(planned(day, rhythm, "21:55"), first=first)
    after = review_after(talk(review, Mark.WORKED), held)
    assert after == replace(planned(following, rhythm, "21:55"), first=first or day)


@pytest.mark.parametrize(
    ("session", "now"),
    [
        (talk(planned("2026-11-28", "every week"), Mark.WORKED), at("2026-11-25")),
        (talk(planned("2026-11-28", "every week")), at("2026-11-27")),
        (talk(planned("2026-12-30", "every month"), Mark.WORKED), at("2026-12-22")),
        (replace(talk(planned("2026-11-28", ""), Mark.WORKED), looks_at_all=False), at("2026-11-27")),
        (replace(talk(planned("2026-11-28", ""), Mark.WORKED), review_chosen=True), at("2026-11-27")),
        (talk(planned("2026-11-28", "every week"), kind=SessionKind.DESIGN), at("2026-11-28")),
        (talk(planned("2026-11-28", "every week", "21:55"), kind=SessionKind.DESIGN), at("2026-11-28")),
        (talk(None), at("2026-11-28")),
    ],
)
def test_what_lies_ahead_stays(session: Session, now: datetime) -> None:
    """Too early, nothing uncovered, one agreement alone, chosen just now, or nobody looked back."""
    assert not is_behind(session, now)
    assert review_after(session, now) == session.review


def test_a_talk_of_another_kind_does_not_leave_a_rhythm_in_the_past() -> None:
    """It goes on to what lies ahead, however near that is; a day for once still waits."""
    session = talk(planned("2026-11-28", "every week", "21:55"), kind=SessionKind.DESIGN)
    after = review_after(session, at("2026-12-04"))
    assert after is not None
    assert after.date == "2026-12-05"
    once = talk(Review("2026-11-28", ZONE), kind=SessionKind.DESIGN)
    assert is_behind(once, at("2026-12-04"))
    assert review_after(once, at("2026-12-04")) == once.review


def test_a_review_for_once_that_was_held_leaves_the_day_open() -> None:
    """Nobody chose a rhythm: none begins by itself."""
    assert review_after(talk(Review("2026-11-28", ZONE)), at("2026-11-28")) is None
    assert review_after(talk(Review("2026-11-28", ZONE), Mark.WORKED), at("2026-11-23")) is None
