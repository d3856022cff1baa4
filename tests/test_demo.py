"""The made-up session: it holds something for every key, and ends now."""

from __future__ import annotations

import pytest

from alliance_tui.demo import LENGTH, PastClock, begin
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import length, talk_seconds
from alliance_tui.domain.words import AgreementState, Consent, NoteKind, SpanKind, Step
from alliance_tui.settings.builtin import NAMES
from tests.builders import Table, open_table
from tests.fakes import MemoryLibrary, MovableClock
from tests.shipped import builtin


def made_up(name: str = "couple") -> Table:
    """The made-up session, gone on with as the program does."""
    library, clock = MemoryLibrary(), MovableClock()
    alliance, session = begin(library, clock, builtin()[name])
    table = open_table(library, alliance, clock)
    assert table.live.resume(session) is None
    return table


@pytest.fixture
def session() -> Session:
    """The made-up session of the couple."""
    return made_up().session


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_held_with_every_setting(name: str) -> None:
    """Nothing that happens in it is refused."""
    table = made_up(name)
    assert table.session.is_open
    assert table.session.setting.name == name


def test_it_began_some_minutes_ago_and_ends_now() -> None:
    """All its time lies behind, none of it ahead, and nobody was away."""
    table = made_up()
    assert length(table.session, table.t) == pytest.approx(LENGTH)
    assert (table.at - table.session.opened).total_seconds() == LENGTH
    assert not [span for span in table.session.spans if span.kind is SpanKind.AWAY]


def test_both_have_spoken_and_written(session: Session) -> None:
    """There are notes of different kinds in the first steps, and something is parked."""
    assert all(seconds > 120 for seconds in talk_seconds(session, session.t).values())
    assert {note.step for note in session.notes} == {Step.PURPOSE, Step.NEEDS, Step.IMPROVE}
    assert {NoteKind.GOAL, NoteKind.NEED, NoteKind.APPRECIATION, NoteKind.WISH} == {
        note.kind for note in session.notes
    }
    assert {note.participant for note in session.notes} == {person.id for person in session.people}
    assert len(session.parked) == 1


def test_its_agreements_have_different_consents(session: Session) -> None:
    """One is in force, one waits for somebody, and one yes is a trial."""
    assert [one.state for one in session.live_agreements] == [
        AgreementState.IN_FORCE,
        AgreementState.PROPOSED,
    ]
    answers = [[one.consent(person.id) for person in session.people] for one in session.live_agreements]
    assert answers == [[Consent.YES, Consent.YES], [Consent.TRIAL, Consent.NOT_YET]]


def test_it_stands_in_the_middle_with_a_review_ahead(session: Session) -> None:
    """There are steps before and after, and the countdown has something to count."""
    assert session.step is Step.NEEDS
    assert session.review is not None
    assert (session.review.date, session.review.time) == ("2026-12-06", "18:30")
    assert session.review.rhythm == "every 2 weeks"


def test_a_clock_in_the_past_catches_up() -> None:
    """On every one of its clocks."""
    clock = MovableClock()
    past = PastClock(clock, 60)
    assert (clock.now() - past.now()).total_seconds() == 60
    assert (clock.steady() - past.steady(), clock.awake() - past.awake()) == (60, 60)
    past.move(60)
    assert (past.now(), past.steady(), past.awake()) == (clock.now(), clock.steady(), clock.awake())
    assert past.zone() == clock.zone()
