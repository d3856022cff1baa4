"""Taking back around breaks: their time is nobody's for good once people have gone on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.events import Undone
from alliance_tui.domain.events.sitting import ClosingShown
from alliance_tui.domain.fold import fold
from alliance_tui.domain.method import BREATH, QUIET_MINUTE, READY_RUN_UP
from alliance_tui.domain.words import ClosingPage, SpanKind
from tests.builders import Table, happened, pid, refused, sit, visible
from tests.domain.checks import check_breaks_stay

Do = Callable[[Table], object]
"""What people do at a table."""


def come_back(table: Table) -> None:
    """Say ready, all of them, and go on; the breath after it is over."""
    for person in table.session.here:
        table.act(breaks.toggle_ready, person.seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    table.wait(BREATH)


def time_out(table: Table) -> None:
    """Call a time-out and come back from it."""
    table.act(breaks.call_time_out)
    table.wait(300)
    come_back(table)


def sleep(table: Table) -> None:
    """Close the lid for an hour."""
    table.clock.sleep(3_600)
    table.live.beat()


def to_the_end_and_back(table: Table) -> None:
    """Look at the pages of the end, and go on talking."""
    table.act(sitting.show_closing, ClosingPage.READING)
    table.act(sitting.leave_closing)


BEGIN: dict[str, Do] = {
    "breath": lambda table: table.act(floor.breathe),
    "pause": lambda table: table.act(breaks.pause),
    "quiet minute": lambda table: table.act(breaks.quiet_minute),
}
"""How each small break begins; the same key goes on from it."""

SETTLED: dict[str, Do] = {
    **BEGIN,
    "saying back": lambda table: table.act(floor.ask_to_be_heard),
    "hand-over": lambda table: table.act(floor.hand_over),
    "hand": lambda table: table.act(floor.press, 1),
    "longer": lambda table: table.act(floor.lengthen_turn, 30),
}
"""What is done with the floor."""


def talking() -> Table:
    """Ben speaks, and a note is written; nobody spoke before."""
    table = sit("Ana", "Ben")
    table.note(2, "words")
    table.act(floor.press, 2)
    table.wait(10)
    return table


@pytest.mark.parametrize("settle", [time_out, sleep], ids=["time-out", "absence"])
@pytest.mark.parametrize("name", SETTLED)
def test_whose_the_time_was_before_a_time_out_or_an_absence_is_not_taken_back(name: str, settle: Do) -> None:
    """The words from before it are, as ever."""
    table = talking()
    SETTLED[name](table)
    table.wait(8)
    settle(table)
    told = (table.talk(), table.sums())
    happened(table.live.undo())
    assert table.session.notes == ()
    assert "nothing to take back" in refused(table.live.undo())
    assert (table.talk(), table.sums()) == told


def test_what_is_done_with_the_floor_after_a_time_out_is_taken_back() -> None:
    """Nothing of the time before it moves with that."""
    table = talking()
    time_out(table)
    told = table.talk()
    table.act(floor.press, 1)
    table.wait(5)
    happened(table.live.undo())
    assert table.speaker is None
    assert table.talk() == told
    happened(table.live.redo())
    assert table.speaker == "Ana"


@pytest.mark.parametrize("name", BEGIN)
def test_going_on_from_a_break_is_passed_over_and_so_is_the_break(name: str) -> None:
    """What was done before it is taken back; nobody is led back into it, and its time stays nobody's."""
    table = talking()
    table.act(floor.hand_over)
    table.wait(5)
    BEGIN[name](table)
    table.wait(4)
    BEGIN[name](table)
    table.wait(3)
    assert table.speaker == "Ana"
    before, sums = visible(table.session), table.sums()
    happened(table.live.undo())
    assert table.speaker == "Ben"
    assert (table.talk(), table.sums()) == ({"Ana": 0, "Ben": 18}, sums)
    happened(table.live.redo())
    assert visible(table.session) == before


@pytest.mark.parametrize(("name", "seconds"), [("breath", BREATH), ("quiet minute", QUIET_MINUTE)])
def test_a_break_that_ended_by_itself_is_passed_over(name: str, seconds: float) -> None:
    """From the moment on in which it ends; before that it is taken back as if nobody had pressed the key."""
    for waited, talked in ((seconds - 1, seconds + 9), (seconds, 10)):
        table = talking()
        table.act(floor.press, 1)
        BEGIN[name](table)
        table.wait(waited)
        happened(table.live.undo())
        assert table.talk()["Ben"] == pytest.approx(talked)
        assert table.hands == (["Ana"] if waited < seconds else [])


def test_a_breath_that_was_taken_back_is_not_brought_back_once_it_would_be_over() -> None:
    """What was talked since would be nobody's."""
    table = talking()
    table.act(floor.breathe)
    happened(table.live.undo())
    table.wait(BREATH)
    assert "nothing to bring back" in refused(table.live.redo())
    assert table.talk()["Ben"] == 10 + BREATH


def test_a_breath_that_going_to_the_end_stopped_is_passed_over() -> None:
    """It is over, though its time would not be."""
    table = talking()
    table.act(floor.breathe)
    table.wait(3)
    to_the_end_and_back(table)
    table.wait(2)
    happened(table.live.undo())
    assert timing.time_of(table.session, table.t, SpanKind.BREATH) == 3


@pytest.mark.parametrize("settle", [time_out, sleep], ids=["time-out", "absence"])
def test_what_was_taken_back_is_not_brought_back_over_a_break_on_the_pages_of_the_end(settle: Do) -> None:
    """The talk from before it waits with its way back; a time-out or an absence there settles its floor."""
    table = talking()
    table.act(floor.hand_over)
    happened(table.live.undo())
    table.act(sitting.show_closing, ClosingPage.READING)
    table.wait(20)
    settle(table)
    table.act(sitting.leave_closing)
    told = (table.talk(), table.sums())
    assert "nothing to bring back" in refused(table.live.redo())
    assert (table.talk(), table.sums()) == told


def test_what_is_told_at_the_end_is_nobodys_talk_whatever_is_taken_back() -> None:
    """Also where the floor was open as people went there."""
    table = talking()
    table.act(floor.open_floor)
    table.wait(5)
    table.act(sitting.show_closing, ClosingPage.READING)
    table.wait(60)
    table.act(sitting.leave_closing)
    table.wait(7)
    happened(table.live.undo())
    assert table.talk() == {"Ana": 0, "Ben": 15}
    happened(table.live.redo())
    assert table.talk() == {"Ana": 0, "Ben": 10}


def test_older_logs_keep_whose_the_time_was_at_the_pages_of_the_end() -> None:
    """Talk times of a session that was read before are as people were told them."""
    table = talking()
    table.act(floor.open_floor)
    table.wait(5)
    table.act(sitting.show_closing, ClosingPage.READING)
    table.wait(60)
    table.act(sitting.leave_closing)
    happened(table.live.undo())
    older = [
        replace(one, event=replace(one.event, lets_go=False)) if isinstance(one.event, ClosingShown) else one
        for one in table.live.records()
    ]
    session = fold(older)
    assert session is not None
    assert timing.talk_seconds(session, table.t) == {pid(1): 0, pid(2): 75}
    assert session.holder == pid(2)
    beside = [one for one in older if not isinstance(one.event, Undone)]
    assert fold(beside) == fold(one for one in table.live.records() if not isinstance(one.event, Undone))


@pytest.mark.parametrize("name", BEGIN)
def test_nobody_has_the_floor_again_on_the_pages_of_the_end(name: str) -> None:
    """Nor once a break is over that went on as people went there."""
    table = talking()
    BEGIN[name](table)
    table.act(sitting.show_closing, ClosingPage.READING)
    if table.session.phase.kind is SpanKind.PAUSE:
        table.act(breaks.pause)
    table.wait(300)
    assert table.speaker is None
    assert table.talk() == {"Ana": 0, "Ben": 10}
    assert timing.turn_time(table.session, table.t) is None


MOVES: tuple[Do, ...] = (
    lambda table: table.live.act(floor.press, 1),
    lambda table: table.live.act(floor.press, 2),
    lambda table: table.live.act(floor.give_floor, 2),
    lambda table: table.live.act(floor.hand_over),
    lambda table: table.live.act(floor.breathe),
    lambda table: table.live.act(breaks.pause),
    lambda table: table.live.act(breaks.quiet_minute),
    lambda table: table.live.act(floor.ask_to_be_heard),
    lambda table: table.live.undo(),
    lambda table: table.live.redo(),
    lambda table: table.wait(2),
    lambda table: table.wait(20),
    time_out,
    lambda table: table.live.act(sitting.show_closing, ClosingPage.READING),
    lambda table: table.live.act(sitting.leave_closing),
    lambda table: table.live.act(sitting.set_here, pid(1), not table.session.participants[0].here),
    sleep,
)
"""What may happen around a break, in any order."""


@given(st.lists(st.sampled_from(MOVES), max_size=14))
@settings(max_examples=300)
@pytest.mark.no_cover
def test_no_break_that_is_over_becomes_talk(moves: list[Do]) -> None:
    """Whatever was done around it, and however often undo is pressed."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(5)
    for move in moves:
        move(table)
    check_breaks_stay(table.live.records(), table.live.writer, table.t)
