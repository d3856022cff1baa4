"""Events of the floor that make no sense where they stand."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import floor
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.breaks import PauseEnded, ReadyDeclared, TimeOutEnded
from alliance_tui.domain.events.floor import (
    BreathEnded,
    BreathTaken,
    FloorTaken,
    HandLowered,
    HandRaised,
    HeardAsked,
    HeardConfirmed,
    HeardCorrected,
    TurnLengthened,
)
from alliance_tui.domain.fold import apply
from alliance_tui.domain.words import ParticipantId
from tests.builders import pid, record, sit, visible

NONSENSE_WHILE_ANA_SPEAKS: tuple[Event, ...] = (
    FloorTaken(pid(1)),
    FloorTaken(ParticipantId("p9")),
    FloorTaken(pid(3)),
    HandRaised(pid(1)),
    HandRaised(pid(2)),
    HandRaised(pid(3)),
    HandRaised(ParticipantId("p9")),
    HandLowered(ParticipantId("p9")),
    TurnLengthened(float("nan")),
    TurnLengthened(float("inf")),
    BreathTaken(0.0),
    BreathTaken(-5.0),
    BreathTaken(float("inf")),
    BreathEnded(),
    HeardAsked(pid(1)),
    HeardAsked(pid(3)),
    HeardConfirmed(),
    HeardCorrected(),
    PauseEnded(),
    ReadyDeclared(pid(1)),
    TimeOutEnded(),
)
"""Events that make no sense while Ana speaks, Ben's hand is up, and Cy is not here."""


@pytest.mark.parametrize("event", NONSENSE_WHILE_ANA_SPEAKS, ids=str)
def test_what_makes_no_sense_while_somebody_speaks_changes_nothing(event: Event) -> None:
    """Whatever a log says."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_a_breath_and_a_turn_without_end_are_not_taken_while_it_is_said_back() -> None:
    """Nor is a second person asked, nor a turn of no planned length made longer."""
    table = sit("Ana", "Ben", "Cy", turn=None)
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    for event in (
        BreathTaken(15.0),
        BreathEnded(),
        HeardAsked(pid(3)),
        TurnLengthened(30.0),
        HandRaised(pid(1)),
    ):
        assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_an_open_floor_has_no_turn_to_lengthen_and_nothing_to_say_back() -> None:
    """Whatever a log says."""
    table = sit("Ana", "Ben")
    for event in (TurnLengthened(30.0), HeardAsked(pid(2)), HeardConfirmed(), BreathEnded()):
        assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_a_breath_may_be_as_short_as_one_likes() -> None:
    """Half a second is one."""
    session = apply(sit("Ana", "Ben").session, record(90, BreathTaken(0.5), 4.0))
    assert session is not None
    assert session.phase.until == 4.5
