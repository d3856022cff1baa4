"""Whose the time was, to the second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import BREATH, READY_RUN_UP, TIME_OUT
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from tests.builders import Table, pid, reopen, sit

Decide = Callable[[Session, Instant], Decision]
"""A wish that needs nothing but its key."""


def stretches(table: Table) -> list[tuple[str, float, float]]:
    """The whole timeline so far: whose or what, start, end."""
    spans = timing.timeline(table.session, table.t)
    return [(table.session.name(one.holder) if one.holder else one.kind, one.start, one.end) for one in spans]


def test_talk_time_is_the_time_of_holding_the_floor() -> None:
    """The present turn counts up to now."""
    table = sit("Ana", "Ben")
    table.wait(5)
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.hand_over)
    table.wait(7.5)
    table.act(floor.open_floor)
    table.wait(2)
    table.act(floor.press, 1)
    table.wait(1)
    assert table.talk() == {"Ana": 11, "Ben": 7.5}
    assert stretches(table) == [
        ("open", 0, 5),
        ("Ana", 5, 15),
        ("Ben", 15, 22.5),
        ("open", 22.5, 24.5),
        ("Ana", 24.5, 25.5),
    ]
    assert timing.floor_stretches(table.session, table.t)[-1].end == 25.5
    assert timing.length(table.session, table.t) == 25.5
    assert table.turns() == {"Ana": 2, "Ben": 1}


def test_a_turn_that_ended_in_the_moment_it_began_is_a_stretch_too() -> None:
    """As where the program is killed just after the floor was handed over; so it is while it begins."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.hand_over)
    assert stretches(table) == [("Ana", 0, 10), ("Ben", 10, 10)]
    table.wait(5)
    table.act(sitting.come_back, 10.0)
    assert stretches(table) == [("Ana", 0, 10), ("Ben", 10, 10), ("away", 10, 15)]
    assert table.turns() == {"Ana": 1, "Ben": 1}


def test_a_facilitators_time_is_not_counted() -> None:
    """The stretch is there, the sum is not."""
    table = sit("Ana", "Ben", "Fay", facilitators=["Fay"])
    table.act(floor.press, 3)
    table.wait(30)
    assert table.talk() == {"Ana": 0, "Ben": 0}
    assert timing.time_of(table.session, table.t, SpanKind.TALK) == 30


def test_a_breath_splits_the_stretch_and_not_the_turn() -> None:
    """It takes its 15 seconds, then the speaker goes on by themself."""
    table = sit("Ana", "Ben", turn=60)
    table.wait(100)
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.breathe)
    table.wait(4)
    assert timing.breath_left(table.session, table.t) == BREATH - 4
    table.wait(BREATH)
    assert timing.breath_left(table.session, table.t) is None
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert (turn.participant, turn.used, turn.left) == (pid(1), 14, 46)
    table.act(floor.hand_over)
    assert stretches(table) == [
        ("open", 0, 100),
        ("Ana", 100, 110),
        ("breath", 110, 125),
        ("Ana", 125, 129),
        ("Ben", 129, 129),
    ]
    assert table.turns() == {"Ana": 1, "Ben": 1}


def test_a_pause_keeps_the_turn_and_its_rest() -> None:
    """The doorbell costs nobody anything."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    table.wait(10)
    table.act(breaks.pause)
    table.wait(300)
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert turn.left == 50
    table.act(breaks.pause)
    table.wait(5)
    assert table.talk()["Ana"] == 15
    assert table.turns()["Ana"] == 1
    assert timing.time_of(table.session, table.t, SpanKind.PAUSE) == 300


def test_a_turn_says_when_it_is_nearly_over_and_over() -> None:
    """A word 20 seconds before the end, another after it, and nobody is cut off."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    said = []
    for seconds in (39, 1, 19, 1, 30):
        table.wait(seconds)
        turn = timing.turn_time(table.session, table.t)
        assert turn is not None
        said.append((turn.left, turn.is_nearly_over, turn.is_over))
    assert said == [
        (21, False, False),
        (20, True, False),
        (1, True, False),
        (0, False, True),
        (-30, False, True),
    ]


def test_a_turn_without_a_planned_length_is_never_over() -> None:
    """What is used is still told."""
    table = sit("Ana", "Ben", turn=None)
    table.act(floor.press, 1)
    table.wait(5_000)
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert (turn.used, turn.left, turn.is_nearly_over, turn.is_over) == (5_000, None, False, False)


def test_nobodys_turn_runs_on_an_open_floor() -> None:
    """Nor after the end."""
    table = sit("Ana", "Ben")
    assert timing.turn_time(table.session, table.t) is None
    table.act(floor.press, 1)
    table.act(sitting.close)
    assert timing.turn_time(table.session, table.t) is None


def test_a_time_out_splits_a_stretch_and_not_the_turn() -> None:
    """Who goes on after it has had one turn, with a fresh length; its time is nobody's."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    table.wait(40)
    table.act(breaks.call_time_out)
    table.wait(TIME_OUT)
    table.act(breaks.toggle_ready, 1)
    table.act(breaks.toggle_ready, 2)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    table.wait(BREATH + 1)
    table.act(floor.press, 1)
    table.wait(2)
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert turn.left == 58
    end = 40.0 + TIME_OUT + READY_RUN_UP
    assert stretches(table) == [
        ("Ana", 0, 40),
        ("time-out", 40, end),
        ("breath", end, end + BREATH),
        ("open", end + BREATH, end + BREATH + 1),
        ("Ana", end + BREATH + 1, end + BREATH + 3),
    ]
    assert table.turns() == {"Ana": 1, "Ben": 0}
    assert [(one.start, one.end) for one in timing.time_outs(table.session, table.t)] == [(40, end)]


@pytest.mark.parametrize("stop", [floor.breathe, breaks.pause, floor.ask_to_be_heard])
def test_a_time_out_in_another_stop_splits_the_turn_of_the_speaker(stop: Decide) -> None:
    """A second time-out before anybody spoke changes nothing about it."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(stop)
    for _ in range(2):
        table.act(breaks.call_time_out)
        assert timing.turn_time(table.session, table.t) is None
        for seat in (1, 2):
            table.act(breaks.toggle_ready, seat)
        table.wait(READY_RUN_UP)
        table.act(breaks.end_time_out)
    table.act(floor.press, 1)
    assert table.turns() == {"Ana": 1, "Ben": 0}


@pytest.mark.parametrize("between", ["the other speaks", "the floor is opened", "another step begins"])
def test_a_split_turn_is_over_once_something_else_has_begun(between: str) -> None:
    """After that the same person has a second turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    if between == "the other speaks":
        table.act(floor.press, 2)
        table.act(floor.hand_over)
    elif between == "another step begins":
        table.act(sitting.next_step)
        table.act(floor.press, 1)
    else:
        table.act(floor.open_floor)
        table.act(floor.press, 1)
    assert table.turns()["Ana"] == 2


def test_a_step_that_begins_while_somebody_speaks_splits_no_turn() -> None:
    """Neither the bar nor the number of turns begins anew: a time-out in it is one in the same turn."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    table.wait(10)
    table.act(sitting.next_step)
    table.wait(10)
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert (turn.left, table.turns()["Ana"]) == (40, 1)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    table.act(floor.press, 1)
    assert table.turns()["Ana"] == 1


AWAY = pytest.mark.parametrize("end", [Table.leave, Table.kill], ids=["left", "killed"])
"""How the program ends in the middle of a talk."""


@AWAY
def test_a_turn_that_a_time_out_split_is_the_same_one_after_people_went_away(
    end: Callable[[Table], Table],
) -> None:
    """However long they were away in the breath after it."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    table = end(table)
    table.wait(80_000)
    table.resumed()
    table.act(floor.press, 1)
    assert table.turns() == {"Ana": 1, "Ben": 0}


@AWAY
def test_time_away_splits_a_stretch_and_not_the_turn(end: Callable[[Table], Table]) -> None:
    """As a time-out does: whoever was speaking and takes the floor first goes on, with a fresh bar."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    table.wait(30)
    table.live.beat()
    table = end(table)
    table.wait(80_000)
    table.resumed()
    table.wait(6)
    table.act(floor.press, 1)
    table.wait(10)
    turn = timing.turn_time(table.session, table.t)
    assert turn is not None
    assert turn.used == 10
    assert table.turns() == {"Ana": 1, "Ben": 0}
    assert stretches(table) == [
        ("Ana", 0, 30),
        ("away", 30, 80_030),
        ("open", 80_030, 80_036),
        ("Ana", 80_036, 80_046),
    ]
    assert timing.sitting_seconds(table.session, table.t) == 46
    table.act(floor.press, 2)
    table.act(floor.hand_over)
    table.act(floor.hand_over)
    assert table.turns() == {"Ana": 2, "Ben": 1}


@pytest.mark.parametrize(
    "ends",
    [
        lambda table: table.act(floor.give_floor, 2),
        lambda table: table.act(sitting.next_step),
    ],
    ids=["another speaks", "another step"],
)
def test_a_turn_that_time_away_split_is_over_once_something_else_goes_on(
    ends: Callable[[Table], object],
) -> None:
    """The next one of the same person is another."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(30)
    table = table.leave()
    table.wait(600)
    table.resumed()
    ends(table)
    table.act(floor.give_floor, 1)
    assert table.turns()["Ana"] == 2


@AWAY
def test_a_pause_that_outlasts_an_absence_leaves_no_turn_to_go_on_with_twice(
    end: Callable[[Table], Table],
) -> None:
    """The turn goes on by itself after it; once it is over, the next one is another."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(30)
    table.act(breaks.pause)
    table = end(table)
    table.wait(600)
    table.resumed()
    table.act(breaks.pause)
    assert table.session.holder == pid(1)
    assert table.turns()["Ana"] == 1
    table.act(sitting.set_here, pid(1), here=False)
    table.act(sitting.set_here, pid(1), here=True)
    table.act(floor.press, 1)
    assert table.turns()["Ana"] == 2


def test_saying_back_is_nobodys_time() -> None:
    """It counts as open floor, and does not end the speaker's turn."""
    table = sit("Ana", "Ben", turn=60)
    table.act(floor.press, 1)
    table.wait(20)
    table.act(floor.ask_to_be_heard)
    table.wait(8)
    table.act(floor.ask_to_be_heard)
    table.wait(5)
    table.act(floor.ask_to_be_heard)
    table.wait(3)
    table.act(floor.press, 1)
    table.act(floor.press, 1)
    table.wait(4)
    assert stretches(table) == [
        ("Ana", 0, 20),
        ("open", 20, 28),
        ("Ana", 28, 33),
        ("open", 33, 36),
        ("Ben", 36, 40),
    ]
    assert table.turns() == {"Ana": 1, "Ben": 1}


def test_open_floor_after_open_floor_is_one_stretch() -> None:
    """However often it was opened."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(20)
    table.act(floor.ask_to_be_heard)
    table.wait(8)
    table.act(floor.open_floor)
    table.wait(5)
    table.act(floor.press, 2)
    table.wait(1)
    assert stretches(table) == [("Ana", 0, 20), ("open", 20, 33), ("Ben", 33, 34)]


def test_the_end_stops_every_clock() -> None:
    """What is asked later gives the same figures."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(60)
    table.act(sitting.close)
    table.wait(1_000)
    assert table.talk() == {"Ana": 60, "Ben": 0}
    assert timing.length(table.session, table.t) == 60
    assert timing.timeline(table.session, table.t)[-1].end == 60


def test_a_session_gone_on_with_after_its_end_counts_the_gap_as_away() -> None:
    """And the floor is open."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(60)
    table.act(sitting.close)
    table.wait(100)
    table.act(reopen, table.alliance)
    table.wait(5)
    assert stretches(table) == [("Ana", 0, 60), ("away", 60, 160), ("open", 160, 165)]


def test_a_floor_passed_on_at_once_counts_as_a_turn_and_as_no_time() -> None:
    """Nothing else of no length leaves a trace."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    table.act(floor.breathe)
    table.act(breaks.pause)
    table.wait(3)
    assert stretches(table) == [("Ana", 0, 0), ("Ben", 0, 0), ("pause", 0, 3)]
    assert table.talk() == {"Ana": 0, "Ben": 0}
    assert table.turns() == {"Ana": 1, "Ben": 1}


def test_the_past_of_a_moment_is_not_longer_than_the_moment() -> None:
    """Asked about before the present phase began, only what was closed is told."""
    table = sit("Ana", "Ben")
    table.wait(10)
    table.act(floor.press, 1)
    assert timing.timeline(table.session, 4.0) == table.session.spans


def test_a_time_out_tells_how_long_until_the_agreed_return() -> None:
    """Negative after it; nothing outside one."""
    table = sit("Ana", "Ben")
    assert timing.time_out_left(table.session, table.at) is None
    table.act(breaks.call_time_out)
    table.wait(TIME_OUT + 60)
    assert timing.time_out_left(table.session, table.at) == -60
    assert timing.time_out_left(table.session, table.at - timedelta(seconds=120)) == 60


def test_the_run_up_counts_down_from_the_last_ready() -> None:
    """Nothing to count before that."""
    table = sit("Ana", "Ben")
    assert timing.run_up_left(table.session, table.t) is None
    table.act(breaks.call_time_out)
    table.act(breaks.toggle_ready, 1)
    assert timing.run_up_left(table.session, table.t) is None
    table.wait(2)
    table.act(breaks.toggle_ready, 2)
    table.wait(2)
    assert timing.run_up_left(table.session, table.t) == READY_RUN_UP - 2
    table.wait(60)
    assert timing.run_up_left(table.session, table.t) == 0


def begins_again(table: Table) -> bool:
    """Whether people begin again after a time-out."""
    return table.session.begins_again


def test_people_begin_again_between_a_time_out_and_the_next_turn() -> None:
    """In the breath, on the open floor, until the first hands over; not before and not later."""
    table = sit("Ana", "Ben")
    assert not begins_again(table)
    table.act(floor.press, 1)
    table.wait(1)
    table.act(breaks.call_time_out)
    assert not begins_again(table)
    table.wait(60)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    assert begins_again(table)
    table.act(floor.press, 2)
    assert begins_again(table), "they say it now"
    table.wait(1)
    table.act(floor.open_floor)
    assert not begins_again(table)
