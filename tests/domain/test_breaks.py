"""Pauses and time-outs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.decisions.breaks import later_choices
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import BREATH, TIME_OUT, TIME_OUT_MAX
from alliance_tui.domain.parking import may_be_taken_up
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from tests.builders import pid, sit
from tests.domain.time_outs import all_ready, in_time_out, time_out_of


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
    nearer = later_choices(table.session, table.live.now())
    assert [one.words for one in nearer[2:]] == ["tomorrow at 08:00", "today at 19:00"]
    assert all(one.allowed for one in nearer)


@pytest.mark.parametrize(
    ("clock", "offers"),
    [
        ("22:30", [("a", "tomorrow at 08:00"), ("b", "tomorrow at 19:00")]),
        ("00:30", [("a", "today at 08:00"), ("b", "today at 19:00")]),
        ("07:30", [("a", "today at 19:00")]),
        ("08:00", [("a", "tomorrow at 08:00"), ("b", "today at 19:00")]),
        ("18:30", [("a", "tomorrow at 08:00")]),
    ],
)
def test_it_can_always_be_left_until_a_morning_or_evening_within_a_day(
    clock: str, offers: list[tuple[str, str]]
) -> None:
    """Letters begin at a, the day is told truly, and each is a time of return that is taken."""
    table = in_time_out("Ana", "Ben")
    vienna = ZoneInfo("Europe/Vienna")
    local = datetime.combine(date(2026, 11, 23), time.fromisoformat(clock), tzinfo=vienna)
    table.clock.jump_wall((local - table.at).total_seconds())
    now = table.live.now()
    offered = later_choices(table.session, now, for_tonight=True)
    assert [(one.key, one.words) for one in offered] == offers
    assert [one.words for one in later_choices(table.session, now)[2:]] == [words for _, words in offers]
    for one in offered:
        assert one.until.astimezone(vienna).strftime("%H:%M") == one.words[-5:]
        table.act(breaks.lengthen_time_out, one.until)


def test_the_return_times_count_from_now_once_the_planned_return_is_over() -> None:
    """And without a time-out, from now too."""
    table = in_time_out("Ana", "Ben")
    table.wait(TIME_OUT + 600)
    offers = later_choices(table.session, table.live.now())
    assert offers[0].until == table.at + timedelta(minutes=20)
    idle = sit("Ana", "Ben")
    assert later_choices(idle.session, idle.live.now())[1].until == idle.at + timedelta(hours=1)


def test_tomorrow_morning_is_by_the_clock_of_the_sessions_zone() -> None:
    """Wherever this machine is."""
    table = sit("Ana", "Ben")  # 18:00 UTC: 03:00 of the next day in Tokyo
    offers = later_choices(replace(table.session, zone="Asia/Tokyo"), table.live.now())
    assert (offers[2].words, offers[2].until) == ("today at 08:00", datetime(2026, 11, 22, 23, tzinfo=UTC))


def test_tomorrow_morning_is_by_the_local_clock_over_a_change_of_it() -> None:
    """On 24 October 2026 Vienna goes back an hour in the night."""
    table = sit("Ana", "Ben")
    table.clock.jump_wall((datetime(2026, 10, 24, 20, tzinfo=UTC) - table.at).total_seconds())
    offers = later_choices(table.session, table.live.now())
    assert offers[2].until == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)


def test_tomorrow_is_that_of_the_clock_in_front_of_people() -> None:
    """It is Monday in Kiritimati while it is Sunday in Vienna: a topic rests until Tuesday."""
    here, table = "Pacific/Kiritimati", sit()
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic, here)
    (rested,) = table.session.rested
    assert rested.until == "2026-11-24"
    tuesday = datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert not may_be_taken_up(table.session, tuesday - timedelta(hours=2), here)
    assert may_be_taken_up(table.session, tuesday, here)
