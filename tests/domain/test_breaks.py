"""Pauses and time-outs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.decisions.breaks import later_choices
from alliance_tui.domain.events import Event, Instant
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
from alliance_tui.domain.method import BREATH, READY_RUN_UP, TIME_OUT, TIME_OUT_MAX
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session, TimeOut
from alliance_tui.domain.words import ParticipantId, SpanKind, Step
from tests.builders import Table, pid, record, sit, visible
from tests.fakes import START


def time_out_of(table: Table) -> TimeOut:
    """The running time-out."""
    assert table.session.time_out is not None
    return table.session.time_out


def in_time_out(*names: str) -> Table:
    """A table where Ana spoke for 40 seconds and somebody called a time-out."""
    table = sit(*names)
    table.act(floor.press, 1)
    table.wait(40)
    table.act(breaks.call_time_out)
    return table


def all_ready(table: Table) -> None:
    """Let everyone here say ready."""
    for person in table.session.here:
        table.act(breaks.toggle_ready, person.seat)


def test_a_pause_stops_the_talk_and_gives_the_floor_back() -> None:
    """The same key again goes on."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.pause)
    assert table.session.phase.kind is SpanKind.PAUSE
    table.act(breaks.pause)
    assert table.session.holder == pid(1)


def test_a_pause_on_the_open_floor_leaves_it_open() -> None:
    """Nobody gets the floor by it."""
    table = sit("Ana", "Ben")
    table.act(breaks.pause)
    table.act(breaks.pause)
    assert table.session.phase.kind is SpanKind.OPEN


def test_a_pause_in_a_breath_gives_the_floor_back_after_it() -> None:
    """The rest of the breath is let go."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(breaks.pause)
    table.wait(BREATH * 3)
    assert table.session.phase.kind is SpanKind.PAUSE
    table.act(breaks.pause)
    assert table.session.holder == pid(1)


def test_a_speaker_who_goes_in_a_pause_does_not_get_the_floor_back() -> None:
    """It is open then."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.pause)
    table.act(sitting.set_here, pid(1), here=False)
    table.act(breaks.pause)
    assert table.session.phase.kind is SpanKind.OPEN
    assert table.session.turn is None


def test_a_stopped_talk_cannot_be_paused() -> None:
    """Neither in a time-out nor after the end."""
    assert "stopped already" in in_time_out("Ana", "Ben").refusal(breaks.pause)
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    assert "stopped already" in table.refusal(breaks.pause)


@pytest.mark.parametrize("before", ["open", "talk", "breath", "pause", "saying back"])
def test_a_time_out_can_be_called_from_every_phase(before: str) -> None:
    """It returns in 20 minutes."""
    table = sit("Ana", "Ben")
    if before != "open":
        table.act(floor.press, 1)
    if before == "breath":
        table.act(floor.breathe)
    if before == "pause":
        table.act(breaks.pause)
    if before == "saying back":
        table.act(floor.ask_to_be_heard)
    table.wait(1)
    table.act(breaks.call_time_out)
    assert table.session.phase.kind is SpanKind.TIME_OUT
    assert table.session.phase.listener is None
    assert time_out_of(table).until == table.at + timedelta(seconds=TIME_OUT)
    assert time_out_of(table).called == 1


def test_a_held_key_calls_one_time_out() -> None:
    """The second is refused and nothing is written."""
    table = in_time_out("Ana", "Ben")
    until = time_out_of(table).until
    table.wait(2)
    assert "running" in table.refusal(breaks.call_time_out)
    assert time_out_of(table).until == until


def test_nobody_can_tell_who_called_a_time_out() -> None:
    """The record holds the return and nothing of the caller."""
    table = in_time_out("Ana", "Ben")
    assert "participant" not in table.log.text.splitlines()[-1]


def test_an_ended_session_has_no_time_out() -> None:
    """There is nothing left to stop."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    assert "ended" in table.refusal(breaks.call_time_out)


NEEDS_TIME_OUT: dict[str, Callable[[Session, Instant], Decision]] = {
    "lengthen": lambda session, now: breaks.lengthen_time_out(session, now, now.at + timedelta(hours=1)),
    "ready": lambda session, now: breaks.toggle_ready(session, now, 1),
    "end": breaks.end_time_out,
    "rest": breaks.rest_topic,
}
"""Decisions that only make sense in a time-out."""


@pytest.mark.parametrize("name", NEEDS_TIME_OUT)
def test_without_a_time_out_there_is_none_to_change(name: str) -> None:
    """Each says so."""
    table = sit("Ana", "Ben")
    assert "No time-out" in table.refusal(NEEDS_TIME_OUT[name])
    assert "Nothing is about to begin" in table.refusal(breaks.stop_run_up)


def test_asking_for_more_time_moves_the_return_and_asks_everyone_again() -> None:
    """Ready was said for the old return."""
    table = in_time_out("Ana", "Ben")
    all_ready(table)
    later = table.at + timedelta(hours=1)
    table.act(breaks.lengthen_time_out, later)
    assert time_out_of(table).until == later
    assert time_out_of(table).ready == ()
    assert time_out_of(table).all_ready is None


def test_a_return_lies_ahead_and_within_a_day() -> None:
    """Exactly a day is allowed; a second more and the present moment are not."""
    table = in_time_out("Ana", "Ben")
    day = timedelta(seconds=TIME_OUT_MAX)
    assert "within a day" in table.refusal(breaks.lengthen_time_out, table.at + day + timedelta(seconds=1))
    assert "still to come" in table.refusal(breaks.lengthen_time_out, table.at)
    table.act(breaks.lengthen_time_out, table.at + day)
    assert time_out_of(table).until == table.at + day


def test_the_return_times_on_offer_count_from_the_planned_return() -> None:
    """In local time; what is more than a day away is marked."""
    table = in_time_out("Ana", "Ben")  # 19:00 in Vienna, back at 19:20
    offers = later_choices(table.session, table.live.now())
    assert [(one.words, one.until, one.allowed) for one in offers] == [
        ("20 minutes more", datetime(2026, 11, 22, 18, 40, 40, tzinfo=UTC), True),
        ("an hour more", datetime(2026, 11, 22, 19, 20, 40, tzinfo=UTC), True),
        ("tomorrow at 08:00", datetime(2026, 11, 23, 7, 0, tzinfo=UTC), True),
        ("tomorrow at 19:00", datetime(2026, 11, 23, 18, 0, tzinfo=UTC), True),
    ]
    table.wait(-3_600)
    assert [one.allowed for one in later_choices(table.session, table.live.now())] == [
        True,
        True,
        True,
        False,
    ]


def test_the_return_times_count_from_now_once_the_planned_return_is_over() -> None:
    """And without a time-out, from now too."""
    table = in_time_out("Ana", "Ben")
    table.wait(TIME_OUT + 600)
    offers = later_choices(table.session, table.live.now())
    assert offers[0].until == table.at + timedelta(minutes=20)
    idle = sit("Ana", "Ben")
    assert later_choices(idle.session, idle.live.now())[1].until == idle.at + timedelta(hours=1)


def test_tomorrow_morning_is_by_the_local_clock_over_a_change_of_it() -> None:
    """On 24 October 2026 Vienna goes back an hour in the night."""
    table = sit("Ana", "Ben")
    table.clock.jump_wall((datetime(2026, 10, 24, 20, tzinfo=UTC) - table.at).total_seconds())
    offers = later_choices(table.session, table.live.now())
    assert offers[2].until == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)


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
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)
    table.act(breaks.toggle_ready, 2)
    table.wait(READY_RUN_UP - 0.1)
    assert "in a moment" in table.refusal(breaks.end_time_out)
    table.wait(0.1)
    table.act(breaks.end_time_out)
    assert table.session.time_out is None
    assert table.session.phase.kind is SpanKind.BREATH
    table.wait(BREATH)
    table.act(floor.press, 2)
    assert table.session.holder == pid(2)
    assert table.session.had_time_out


def test_any_key_stops_the_run_up() -> None:
    """Whoever was ready last is asked again, and the run-up begins anew."""
    table = in_time_out("Ana", "Ben")
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
    assert "until tomorrow already" in table.refusal(breaks.rest_topic)
    table.wait(6 * 3_600)
    table.act(breaks.rest_topic)
    assert [one.until for one in table.session.rested] == ["2026-11-24"]


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
