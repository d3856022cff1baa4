"""The next review on offer: from the rhythm, sooner where much is not there yet."""

from __future__ import annotations

import pytest

from alliance_tui.domain.assessing import Assessment, Marked
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.next_review import Proposal, is_much_not_yet, propose
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import Mark, RecordId
from tests.builders import pid
from tests.fakes import START


def looked_at(*marks: Mark) -> Assessment:
    """One agreement a mark, of which Ana said that and Ben that it worked; all of them lie open."""
    ids = tuple(RecordId(f"{place}-a") for place in range(len(marks)))
    given = [Marked(one, pid(1), mark) for one, mark in zip(ids, marks, strict=True)]
    given += [Marked(one, pid(2), Mark.WORKED) for one in ids]
    return Assessment(ids, tuple(given), revealed=ids)


def offered(usual: str, *marks: Mark) -> Proposal:
    """What is offered after such marks."""
    proposal = propose(Review("2026-12-01", "Europe/Vienna", rhythm=usual), "", looked_at(*marks))
    assert proposal is not None
    return proposal


@pytest.mark.parametrize(
    ("usual", "when", "spoken"),
    [
        ("every 2 weeks", "in 1 week, then every 2 weeks", "perhaps next week?"),
        ("every week", "in 3 days, then every week", "perhaps in 3 days?"),
        ("every month", "in 2 weeks, then every month", "perhaps in 2 weeks?"),
        ("every year", "in 6 months, then every year", "perhaps in 6 months?"),
        ("every 2 days", "in 1 day, then every 2 days", "perhaps tomorrow?"),
        ("every Monday and Thursday", "in 1 day, then every Monday and Thursday", "perhaps tomorrow?"),
    ],
)
def test_where_much_is_not_there_yet_half_the_time_is_offered(usual: str, when: str, spoken: str) -> None:
    """The rhythm goes on after it; and what is offered can be read as a date."""
    proposal = offered(usual, Mark.NOT_YET, Mark.NOT_YET)
    assert proposal.when == when
    assert proposal.sentence.startswith(f"You said {usual}. As several things are not there yet, ")
    assert proposal.sentence.endswith(spoken)
    assert isinstance(parse_review(when, START, "Europe/Vienna"), Review)


def test_otherwise_the_rhythm_is_offered() -> None:
    """A daily one too, which has nothing sooner."""
    assert offered("every week", Mark.NOT_YET, Mark.WORKED, Mark.PARTLY).when == "every week"
    assert offered("every week").when == "every week"
    assert offered("every day", Mark.NOT_YET).when == "every day"
    assert offered("every week", Mark.NOT_YET).sentence.startswith("You said every week. As something is not")


def test_the_rhythm_that_people_chose_goes_before_the_setting_s() -> None:
    """A review without a rhythm leaves it to the setting, which nobody said; none is no offer."""
    chosen = propose(Review("2026-12-01", "Europe/Vienna", rhythm="every month"), "every week", looked_at())
    assert chosen is not None
    assert chosen.when == "every month"
    usual = propose(Review("2026-12-01", "Europe/Vienna"), "every week", looked_at(Mark.NOT_YET))
    assert usual is not None
    assert usual.sentence.startswith("Usual for you is every week. As something is not there yet, perhaps in")
    assert propose(Review("2026-12-01", "Europe/Vienna"), "", looked_at()) is None


def test_marks_that_are_covered_count_for_nothing() -> None:
    """Else the offer would give them away."""
    open_marks = looked_at(Mark.NOT_YET, Mark.NOT_YET)
    assert is_much_not_yet(open_marks)
    assert not is_much_not_yet(Assessment(open_marks.agreements, open_marks.marks))
