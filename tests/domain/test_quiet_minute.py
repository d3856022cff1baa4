"""A quiet minute: everyone writes on paper, and the time is nobody's."""

from __future__ import annotations

import pytest

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor
from alliance_tui.domain.method import QUIET_MINUTE
from alliance_tui.domain.phases import settle
from alliance_tui.domain.words import SpanKind
from tests.builders import happened, sit

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""


@pytest.mark.parametrize("people", [2, 3, 8])
def test_it_ends_by_itself_and_is_nobodys_time(people: int) -> None:
    """Whoever spoke before goes on with the same turn."""
    table = sit(*NAMES[:people])
    table.act(floor.press, 1)
    table.wait(20)
    table.act(breaks.quiet_minute)
    table.wait(30)
    assert timing.breath_left(table.session, table.t) == QUIET_MINUTE - 30
    table.wait(40)
    assert settle(table.session, table.t).holder == table.session.people[0].id
    assert table.sums() == {"talk": 30, "quiet": QUIET_MINUTE}
    assert table.turns()["Ana"] == 1
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert turn.used == 30


def test_the_same_key_ends_it_before_its_time() -> None:
    """The open floor is open again; numbers and space mean nothing while it is quiet."""
    table = sit("Ana", "Ben")
    table.act(breaks.quiet_minute)
    table.wait(10)
    assert "stopped" in table.refusal(floor.press, 1)
    assert "stopped" in table.refusal(floor.hand_over)
    assert "stopped" in table.refusal(breaks.pause)
    table.act(breaks.quiet_minute)
    assert table.session.phase.kind is SpanKind.OPEN
    assert table.sums() == {"quiet": 10}


def test_it_comes_neither_in_a_pause_nor_while_someone_says_back() -> None:
    """Both come first."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    assert "saying back" in table.refusal(breaks.quiet_minute)
    table.act(floor.open_floor)
    table.act(breaks.pause)
    assert "stopped already" in table.refusal(breaks.quiet_minute)


def test_undo_gives_its_time_back_to_who_spoke() -> None:
    """As if nobody had pressed the key."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.quiet_minute)
    table.wait(10)
    happened(table.live.undo())
    assert table.talk()["Ana"] == 10
    happened(table.live.redo())
    assert table.talk()["Ana"] == 0


def test_a_time_out_in_the_middle_ends_it() -> None:
    """Its turn is split, as by any time-out."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(breaks.quiet_minute)
    table.wait(10)
    table.act(breaks.call_time_out)
    table.wait(60)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    assert table.session.phase.kind is SpanKind.BREATH
    assert table.sums() == {"talk": 10, "quiet": 10, "time-out": 66}


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_the_program_ends_in_the_middle(end: str) -> None:
    """It is over when people come back, and the floor is open."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(breaks.quiet_minute)
    table.wait(20)
    table.live.beat()
    table = table.leave() if end == "leave" else table.kill()
    table.wait(300)
    table = table.resumed()
    assert table.session.phase.kind is SpanKind.OPEN
    assert table.sums() == {"quiet": 20, "away": 300}
