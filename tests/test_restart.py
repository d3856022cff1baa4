"""What outlives a restart, a kill, a sleep, and a wall clock that is set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.at_table import SLEEP
from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.words import SessionKind, SpanKind
from alliance_tui.live import TOUCH_EVERY
from tests.builders import Table, found, happened, pid, sit, talking_for

DAY = 86_400
"""Seconds."""


def test_resuming_after_leaving_counts_the_time_between_as_away() -> None:
    """To the second."""
    table = talking_for(30)
    table = table.leave()
    table.wait(DAY)
    table.resumed()
    table.wait(7)
    assert table.sums() == {"talk": 30, "away": DAY, "open": 7}
    assert not table.session.left


def test_resuming_after_a_kill_counts_from_the_last_touch_as_away() -> None:
    """What was said between the newest record and the last touch is kept."""
    table = talking_for(63)
    table = table.kill()
    table.wait(DAY)
    table.resumed()
    assert table.sums() == {"talk": 60, "away": DAY + 3}


def test_the_lock_is_touched_every_five_seconds_while_people_are_here() -> None:
    """By whoever may write."""
    table = sit("Ana", "Ben")
    shelf = table.library.shelves[table.opening.id]
    touched = []
    for _ in range(12):
        table.live.beat()
        touched.append(shelf.touched)
        table.wait(1)
    start = table.at - timedelta(seconds=12)
    assert [moment for moment in dict.fromkeys(touched) if moment] == [
        start,
        start + timedelta(seconds=TOUCH_EVERY),
        start + timedelta(seconds=2 * TOUCH_EVERY),
    ]


def test_resuming_after_a_kill_right_after_sitting_down() -> None:
    """Away began with the session then."""
    table = sit("Ana", "Ben").kill()
    table.wait(60)
    table.resumed()
    assert table.sums() == {"away": 60}


def test_coming_back_without_starting_the_program_again() -> None:
    """A session that was left goes on in the same opening too."""
    table = talking_for(60)
    table.act(sitting.leave)
    table.wait(100)
    happened(table.live.resume(table.session.id))
    assert not table.session.left
    assert table.sums() == {"talk": 60, "away": 100}


def test_resuming_after_a_kill_before_any_touch_counts_from_the_newest_record() -> None:
    """Nothing else is known."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(30)
    table = table.kill()
    table.wait(60)
    table.resumed()
    assert table.sums() == {"away": 90}


def test_a_touch_from_before_the_newest_record_takes_nothing_away() -> None:
    """Away begins at the record then."""
    table = talking_for(60)
    table.wait(2)
    table.act(floor.hand_over)
    table = table.kill()
    table.wait(10)
    table.resumed()
    assert table.sums() == {"talk": 62, "away": 10}


def test_a_wall_clock_set_back_a_day_while_away_loses_nothing() -> None:
    """Time goes on from where people were last seen, never less."""
    table = talking_for(60)
    table = table.kill()
    table.clock.reboot(300)
    table.clock.jump_wall(-DAY)
    table.resumed()
    table.wait(5)
    assert table.sums() == {"talk": 60, "open": 5}


@pytest.mark.parametrize("jump", [-DAY, DAY])
def test_a_wall_clock_set_during_a_talk_does_not_move_its_end(jump: int) -> None:
    """Neither while it runs nor after a kill: away begins where people were last seen."""
    table = talking_for(30)
    table.clock.jump_wall(jump)
    table.run(30)
    assert table.sums() == {"talk": 60}
    table = table.kill()
    table.wait(100)
    table.resumed()
    assert table.sums()["talk"] == 60


def test_a_reboot_does_not_move_the_sessions_clock() -> None:
    """The machine's steady clocks begin at zero, the session's goes on."""
    table = talking_for(60)
    table = table.kill()
    table.clock.reboot(1_000)
    table.resumed()
    assert table.t == 1_060
    table.wait(5)
    assert table.sums() == {"talk": 60, "away": 1_000, "open": 5}


def test_eight_hours_of_sleep_are_away_and_the_talk_before_them_is_not() -> None:
    """The floor is open after them; who was speaking and takes it first goes on with that turn."""
    table = talking_for(60)
    table.clock.sleep(8 * 3_600)
    table.live.beat()
    assert table.sums() == {"talk": 60, "away": 28_800}
    assert table.session.holder is None
    table.act(floor.press, 1)
    table.wait(10)
    assert table.sums() == {"talk": 70, "away": 28_800}
    assert table.turns()["Ana"] == 1


def test_sleep_is_noticed_by_the_first_key_too() -> None:
    """It need not wait for a beat: the key finds the floor open."""
    table = talking_for(60)
    table.clock.sleep(100)
    table.act(floor.press, 2)
    assert table.session.name(table.session.holder) == "Ben"
    assert table.sums() == {"talk": 60, "away": 100}


def test_a_moment_of_sleep_is_forgiven_each_time() -> None:
    """Many short ones do not add up to an absence."""
    table = talking_for(10)
    for _ in range(4):
        table.clock.sleep(SLEEP - 1)
        table.run(10)
    assert table.sums() == {"talk": 50 + 4 * (SLEEP - 1)}
    table.clock.sleep(SLEEP)
    table.live.beat()
    assert table.sums()["away"] == SLEEP


def test_sleep_before_people_sat_down_is_nobodys() -> None:
    """Nor sleep between two sessions."""
    table = found("Ana", "Ben")
    table.clock.sleep(DAY)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(floor.press, 1)
    table.run(10)
    assert table.sums() == {"talk": 10}


def test_sleep_after_the_end_is_not_kept() -> None:
    """An ended session is over, one that was left stays left."""
    table = talking_for(10)
    table.act(sitting.close)
    table.clock.sleep(DAY)
    table.live.beat()
    assert len(table.live.records()) == 3
    left = talking_for(10)
    left.act(sitting.leave)
    left.clock.sleep(DAY)
    left.live.beat()
    assert left.session.left


@pytest.mark.parametrize("how", ["leave", "kill"])
@pytest.mark.parametrize("away", [60, DAY])
def test_a_time_out_outlives_a_restart(how: str, away: int) -> None:
    """It runs on, or is over, by the return it has; none of it is away."""
    table = talking_for(60)
    table.act(breaks.call_time_out)
    until = table.session.time_out.until if table.session.time_out else None
    table.run(10)
    table = table.leave() if how == "leave" else table.kill()
    table.wait(away)
    table.resumed()
    assert table.session.time_out is not None
    assert table.session.time_out.until == until
    assert timing.time_out_left(table.session, table.at) == 1_200 - 10 - away
    assert table.sums() == {"talk": 60, "time-out": away + 10}


def test_a_run_up_that_ended_in_sleep_asks_everyone_again() -> None:
    """The talk does not begin by itself in front of whoever opens the lid."""
    table = talking_for(60)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.clock.sleep(8 * 3_600)
    table.live.beat()
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)
    assert table.session.phase.kind is SpanKind.TIME_OUT


@pytest.mark.parametrize(("how", "away"), [("leave", 60), ("kill", 500), ("sleep", 60)])
def test_hands_and_who_is_ready_outlast_some_minutes_away(how: str, away: int) -> None:
    """They are still meant; of all who were ready the last one is asked again, so that somebody is there."""
    table = away_for(how, away, ready=False)
    assert table.session.hands == (pid(2),)
    assert table.session.holder is None
    table = away_for(how, away, ready=True)
    assert table.session.time_out is not None
    assert table.session.time_out.ready == (pid(1),)
    assert not table.session.time_out.asks_again
    table.act(breaks.toggle_ready, 2)
    table = again_after(table, how, away)
    assert table.session.time_out is not None
    assert (table.session.time_out.ready, table.session.time_out.all_ready) == ((pid(1),), None)
    assert table.session.time_out.asks_again


@pytest.mark.parametrize("how", ["leave", "kill", "sleep"])
def test_after_a_long_absence_nobody_has_a_hand_raised_or_is_ready(how: str) -> None:
    """And where somebody was ready it is known, to be said."""
    table = away_for(how, DAY, ready=False)
    assert table.session.hands == ()
    table = away_for(how, DAY, ready=True)
    assert table.session.time_out is not None
    assert table.session.time_out.ready == ()
    assert table.session.time_out.asks_again
    table.act(breaks.toggle_ready, 1)
    assert table.session.time_out is not None
    assert not table.session.time_out.asks_again


def away_for(how: str, seconds: float, *, ready: bool) -> Table:
    """A table at which Ana spoke and Ben raised a hand, or Ana was ready in a time-out, after an absence."""
    table = talking_for(60)
    if ready:
        table.act(breaks.call_time_out)
        table.act(breaks.toggle_ready, 1)
    else:
        table.act(floor.press, 2)
    return again_after(table, how, seconds)


def again_after(table: Table, how: str, seconds: float) -> Table:
    """The table after nobody was there for so long."""
    if how == "sleep":
        table.clock.sleep(seconds)
        table.live.beat()
        return table
    table = table.leave() if how == "leave" else table.kill()
    table.wait(seconds)
    table.resumed()
    return table


def test_going_on_with_the_session_at_the_table_changes_nothing() -> None:
    """Nobody was away."""
    table = talking_for(60)
    happened(table.live.resume(table.session.id))
    table.wait(5)
    assert table.sums() == {"talk": 65}
