"""How a time-out ends: everyone here says ready, and a run-up that any key stops."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.breaks import (
    PauseEnded,
    PauseTaken,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutCalled,
)
from alliance_tui.domain.events.floor import BreathTaken, FloorOpened, FloorTaken, HandRaised
from alliance_tui.domain.events.sitting import ParticipantAbsent
from alliance_tui.domain.fold import apply
from alliance_tui.domain.method import BREATH, READY_RUN_UP
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import had_time_out
from alliance_tui.domain.words import ParticipantId, SpanKind, Step
from tests.builders import pid, record, sit, visible
from tests.domain.time_outs import all_ready, in_time_out, time_out_of
from tests.fakes import START


def test_ready_is_said_and_taken_back_by_the_same_number() -> None:
    """Who is ready stays in the order of saying it."""
    table = in_time_out("Ana", "Ben", "Cy")
    table.act(breaks.toggle_ready, 3)
    table.act(breaks.toggle_ready, 1)
    assert [table.session.name(one) for one in time_out_of(table).ready] == ["Cy", "Ana"]
    table.act(breaks.toggle_ready, 3)
    assert [table.session.name(one) for one in time_out_of(table).ready] == ["Ana"]


def test_ready_is_said_by_who_is_here() -> None:
    """An unknown number and somebody absent are refused."""
    table = in_time_out("Ana", "Ben", "Cy")
    table.act(sitting.set_here, pid(3), here=False)
    assert "number 5" in table.refusal(breaks.toggle_ready, 5)
    assert "Cy is not here" in table.refusal(breaks.toggle_ready, 3)


def test_a_time_out_ends_when_everyone_here_has_been_ready_for_the_run_up() -> None:
    """Before that each try says why not; afterwards come a breath and the open floor."""
    table = in_time_out("Ana", "Ben")
    table.act(breaks.toggle_ready, 1)
    assert not had_time_out(in_time_out("Ana", "Ben").session)
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)
    table.act(breaks.toggle_ready, 2)
    table.wait(READY_RUN_UP - 0.1)
    assert "in a moment" in table.refusal(breaks.end_time_out)
    table.wait(0.1)
    table.act(breaks.end_time_out)
    assert table.session.time_out is None
    assert had_time_out(table.session)
    assert table.session.phase.kind is SpanKind.BREATH
    table.wait(BREATH)
    table.act(floor.press, 2)
    assert table.session.holder == pid(2)


def test_any_key_stops_the_run_up() -> None:
    """Whoever was ready last is asked again, and the run-up begins anew."""
    table = in_time_out("Ana", "Ben")
    assert "Nothing is about to begin" in table.refusal(breaks.stop_run_up)
    all_ready(table)
    table.wait(4)
    table.act(breaks.stop_run_up)
    assert time_out_of(table).ready == (pid(1),)
    table.wait(10)
    table.act(breaks.toggle_ready, 2)
    assert "in a moment" in table.refusal(breaks.end_time_out)


def test_hands_raised_before_a_time_out_are_down_after_it() -> None:
    """The talk begins fresh."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table.act(breaks.call_time_out)
    all_ready(table)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    assert table.session.hands == ()


def test_who_goes_during_a_time_out_is_not_waited_for() -> None:
    """The run-up begins when the last of the others is ready, or when the one who is not goes."""
    table = in_time_out("Ana", "Ben", "Cy")
    table.act(breaks.toggle_ready, 1)
    table.act(breaks.toggle_ready, 2)
    table.wait(60)
    table.act(sitting.set_here, pid(3), here=False)
    assert time_out_of(table).all_ready == table.t


@pytest.mark.parametrize("how", ["comes in", "joins"])
def test_who_comes_during_the_run_up_is_waited_for(how: str) -> None:
    """The talk does not begin over somebody's head."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    table.act(breaks.call_time_out)
    all_ready(table)
    if how == "comes in":
        table.act(sitting.set_here, pid(3), here=True)
    else:
        table.act(people.join, "Di")
    table.wait(READY_RUN_UP)
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)
    table.act(breaks.toggle_ready, 3 if how == "comes in" else 4)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)


def test_who_was_ready_says_so_again_after_the_program_was_away() -> None:
    """Else the run-up would be over before anybody could stop it."""
    table = in_time_out("Ana", "Ben")
    all_ready(table)
    table = table.kill()
    table.wait(3_600)
    table.resumed()
    assert time_out_of(table).ready == ()
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)


def test_nobody_is_not_everybody() -> None:
    """Where all have gone, the time-out does not end by itself."""
    session: Session | None = in_time_out("Ana", "Ben").session
    for n, seat in enumerate((1, 2), start=90):
        session = apply(session, record(n, ParticipantAbsent(pid(seat)), 50.0))
    assert session is not None
    assert session.time_out is not None
    assert session.time_out.all_ready is None


NONSENSE_IN_A_TIME_OUT: tuple[Event, ...] = (
    PauseTaken(),
    PauseEnded(),
    TimeOutCalled(START),
    ReadyDeclared(pid(1)),
    ReadyDeclared(pid(3)),
    ReadyDeclared(ParticipantId("p9")),
    ReadyWithdrawn(pid(2)),
    FloorTaken(pid(1)),
    HandRaised(pid(2)),
    FloorOpened(),
    BreathTaken(15.0),
)
"""Events that make no sense in a time-out in which Ana is ready and Cy is not here."""


@pytest.mark.parametrize("event", NONSENSE_IN_A_TIME_OUT, ids=str)
def test_what_makes_no_sense_in_a_time_out_changes_nothing(event: Event) -> None:
    """Whatever a log says."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    table.act(breaks.call_time_out)
    table.act(breaks.toggle_ready, 1)
    assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_a_topic_rests_until_tomorrow() -> None:
    """By the local calendar, once a step."""
    table = in_time_out("Ana", "Ben")
    table.act(breaks.rest_topic)
    assert [(one.step, one.until) for one in table.session.rested] == [(Step.PURPOSE, "2026-11-23")]
    assert "rests already" in table.refusal(breaks.rest_topic)
    table.act(sitting.next_step)
    table.act(breaks.rest_topic)
    table.wait(6 * 3_600)
    table.act(breaks.rest_topic)
    assert [(one.step, one.until) for one in table.session.rested] == [
        (Step.PURPOSE, "2026-11-23"),
        (Step.NEEDS, "2026-11-24"),
    ]


def test_a_time_out_can_be_left_and_is_not_ended_by_the_end_of_the_session() -> None:
    """Ending is refused while it runs; leaving keeps it running."""
    table = in_time_out("Ana", "Ben")
    assert "A time-out is running" in table.refusal(sitting.close)
    until = time_out_of(table).until
    table.act(sitting.leave)
    assert table.session.left
    assert time_out_of(table).until == until
    table = table.leave().resumed()
    assert not table.session.left
    assert time_out_of(table).until == until
    assert table.session.phase.kind is SpanKind.TIME_OUT
