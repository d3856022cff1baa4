"""The table of the kinds of time, held against what is done with each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from alliance_tui.domain.decisions import breaks, floor
from alliance_tui.domain.events import Instant
from alliance_tui.domain.kinds import KINDS
from alliance_tui.domain.pacing import talked
from alliance_tui.domain.phases import go_away, let_go, settle, take_up_again
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences import vocabulary
from alliance_tui.ui.widgets.floor_picture import BREAKS
from tests.builders import Table, sit


def speaks(table: Table) -> None:
    """Ana has the floor."""
    table.act(floor.press, 1)


def opens(table: Table) -> None:
    """Ana gave the floor back."""
    table.act(floor.press, 1)
    table.act(floor.open_floor)


def then(decision: Callable[[Session, Instant], Decision]) -> Callable[[Table], None]:
    """Ana has the floor, and something stops her."""

    def begin(table: Table) -> None:
        table.act(floor.press, 1)
        table.act(decision)

    return begin


BEGUN: Final[dict[SpanKind, Callable[[Table], None]]] = {
    SpanKind.TALK: speaks,
    SpanKind.OPEN: opens,
    SpanKind.BREATH: then(floor.breathe),
    SpanKind.PAUSE: then(breaks.pause),
    SpanKind.QUIET: then(breaks.quiet_minute),
    SpanKind.TIME_OUT: then(breaks.call_time_out),
}
"""How each begins that goes on while people are there."""


def in_it(kind: SpanKind) -> Table:
    """People in a stretch of one kind."""
    table = sit()
    BEGUN[kind](table)
    assert table.session.phase.kind is kind
    return table


def test_every_kind_of_time_is_in_the_table() -> None:
    """Whoever adds one is asked all of it, and whatever asks the table knows it."""
    assert set(KINDS) == set(SpanKind) == {*BEGUN, SpanKind.AWAY}
    assert list(BREAKS) == [kind for kind in KINDS if kind in vocabulary.BREAKS]


@pytest.mark.parametrize("kind", BEGUN)
def test_what_ends_itself_is_over_after_a_while(kind: SpanKind) -> None:
    """And nothing else is."""
    table = in_it(kind)
    table.wait(3600)
    is_over = settle(table.session, table.t).phase.kind is not kind
    assert is_over is KINDS[kind].ends_itself


@pytest.mark.parametrize("kind", BEGUN)
def test_what_is_planned_counts_against_the_plan(kind: SpanKind) -> None:
    """And nothing else does."""
    table = in_it(kind)
    table.wait(5)
    assert talked(table.session, table.t) == (5 if KINDS[kind].is_planned else 0)


@pytest.mark.parametrize("kind", [SpanKind.BREATH, SpanKind.PAUSE, SpanKind.QUIET])
def test_what_stops_the_talk_goes_on_where_nobody_gets_the_floor_after_it(kind: SpanKind) -> None:
    """A breath is over then."""
    table = in_it(kind)
    left = let_go(table.session, table.t).phase
    assert left.back_to is None
    assert (left.kind is kind) is KINDS[kind].stops_talk


@pytest.mark.parametrize("kind", [kind for kind in BEGUN if kind is not SpanKind.TIME_OUT])
def test_what_outlasts_an_absence_goes_on_after_it(kind: SpanKind) -> None:
    """Else the floor is open. A time-out is not broken off at all."""
    table = in_it(kind)
    back = take_up_again(go_away(table.session, table.t), table.t).phase
    assert back.kind is (kind if KINDS[kind].outlasts_absence else SpanKind.OPEN)
