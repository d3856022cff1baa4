"""What works comes first, breaths between turns, writing that holds the bar: on, off, and in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from alliance_tui.domain.appreciating import asks_what_works, note_kind, still_to_name
from alliance_tui.domain.decisions import breaks, floor, parking, sitting, techniques
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import BREATH_BETWEEN, READY_RUN_UP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.timing import turn_time
from alliance_tui.domain.words import NoteKind, SessionKind, SpanKind, Step, Technique
from tests.builders import Table, found, happened, setting, sit

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""


def improving(*names: str, facilitators: tuple[str, ...] = ()) -> Table:
    """A table in the improve step of a setting in which what works comes first."""
    using = replace(setting(), techniques=(Technique.WORKS_FIRST,))
    table = found(*names, facilitators=facilitators, using=using)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(sitting.enter_step, Step.IMPROVE)
    return table


def to_name(table: Table) -> list[str]:
    """The names of those who have not named what works."""
    return [person.name for person in still_to_name(table.session)]


def is_breathing(table: Table) -> bool:
    """Whether everyone takes a breath."""
    return table.session.phase.kind is SpanKind.BREATH


def used(table: Table) -> float:
    """Seconds of the present turn as its bar shows them."""
    turn = turn_time(table.session, table.t)
    assert turn is not None
    return turn.used


@pytest.mark.parametrize("people", [2, 3, 8])
def test_each_names_what_works_by_speaking_or_writing(people: int) -> None:
    """Both count, a turn once it is over; undo takes it back."""
    table = improving(*NAMES[:people])
    assert to_name(table) == list(NAMES[:people])
    table.act(floor.press, 2)
    assert to_name(table) == list(NAMES[:people]), "Ben only begins to speak"
    table.act(floor.give_floor, 1)
    table.note(1, "You listen", NoteKind.APPRECIATION)
    assert to_name(table) == list(NAMES[2:people])
    happened(table.live.undo())
    assert to_name(table) == ["Ana", *NAMES[2:people]]
    happened(table.live.undo())
    assert to_name(table) == list(NAMES[:people])


def test_what_somebody_says_back_names_nothing_for_whoever_has_not_confirmed_it() -> None:
    """It names one thing once these are their own words."""
    table = improving("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.note(1, "That I listen", NoteKind.APPRECIATION)
    assert to_name(table) == ["Ana", "Ben"]
    table.act(floor.hand_over)
    assert to_name(table) == ["Ben"]


def give_to_cy(session: Session, now: Instant) -> Decision:
    """Give the floor to the third seat."""
    return floor.give_floor(session, now, 3)


MOVES_ON: tuple[tuple[Callable[[Session, Instant], Decision], ...], ...] = (
    (floor.hand_over,),
    (give_to_cy,),
    (floor.open_floor,),
    (floor.ask_to_be_heard, floor.hand_over, floor.hand_over),
    (sitting.next_step, sitting.previous_step),
)
"""What ends a turn of Ana's."""


@pytest.mark.parametrize("move_on", MOVES_ON, ids=["given on", "given", "opened", "heard", "step"])
def test_a_turn_has_named_something_once_the_floor_or_the_step_goes_on(
    move_on: tuple[Callable[[Session, Instant], Decision], ...],
) -> None:
    """Whoever has it then has not, while they speak."""
    table = improving("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(floor.breathe)
    assert to_name(table) == ["Ana", "Ben", "Cy"]
    for decide in move_on:
        table.act(decide)
    assert to_name(table) == ["Ben", "Cy"]


@pytest.mark.parametrize("end", [floor.hand_over, floor.open_floor])
def test_who_still_speaks_from_the_step_before_has_named_nothing_yet(
    end: Callable[[Session, Instant], Decision],
) -> None:
    """Until they have had their say in this one."""
    table = sit("Ana", "Ben")
    table.act(techniques.toggle_technique, Technique.WORKS_FIRST)
    table.act(floor.press, 1)
    table.act(sitting.enter_step, Step.IMPROVE)
    assert to_name(table) == ["Ana", "Ben"]
    table.act(end)
    assert to_name(table) == ["Ana", "Ben"]
    table.act(floor.give_floor, 1)
    table.act(floor.hand_over)
    assert to_name(table) == ([] if end is floor.hand_over else ["Ben"])


def test_another_question_passes_it_over_and_nothing_is_locked() -> None:
    """Wishes are open then; words are wishes from there on; back is back."""
    table = improving("Ana", "Ben", "Fay", facilitators=("Fay",))
    assert note_kind(table.session) is NoteKind.APPRECIATION
    table.act(sitting.show_question, 1)
    assert to_name(table) == []
    assert note_kind(table.session) is NoteKind.WISH
    table.act(sitting.show_question, -1)
    assert to_name(table) == ["Ana", "Ben"]
    table.act(parking.park, "the holidays")
    table.act(parking.take_up_parked, table.session.parked[0].id)
    assert not asks_what_works(table.session), "a topic is in the middle"
    table.act(sitting.next_step)
    assert to_name(table) == []


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_who_has_named_something_is_known_after_a_restart(end: str) -> None:
    """A break only splits the turn: it is over once another one has the floor."""
    table = improving("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    table.live.beat()
    for _ in range(2):
        table = (table.leave() if end == "leave" else table.kill()).resumed()
        assert to_name(table) == ["Ben", "Cy"]
        table.act(floor.press, 2)
        assert to_name(table) == ["Ben", "Cy"], "Ben goes on"
    table.act(breaks.call_time_out)
    assert to_name(table) == ["Ben", "Cy"]
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    for person in table.session.here:
        table.act(breaks.toggle_ready, person.seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)
    table.act(floor.press, 3)
    assert to_name(table) == ["Cy"]


def test_a_turn_that_a_break_split_begins_anew_in_another_step() -> None:
    """Whoever takes the floor there has had it there."""
    table = sit("Ana", "Ben")
    table.act(techniques.toggle_technique, Technique.WORKS_FIRST)
    table.act(floor.press, 1)
    table = table.leave().resumed()
    table.act(sitting.enter_step, Step.IMPROVE)
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    assert to_name(table) == ["Ben"]


@pytest.mark.parametrize("technique", Technique)
def test_each_way_is_turned_on_and_off(technique: Technique) -> None:
    """Undo turns it back; an ended session has no ways."""
    table = sit("Ana", "Ben", "Cy")
    assert not is_on(table.session, technique)
    table.act(techniques.toggle_technique, technique)
    assert is_on(table.session, technique)
    table.act(techniques.toggle_technique, technique)
    happened(table.live.undo())
    assert is_on(table.session, technique)
    table.act(sitting.close)
    assert "ended" in table.refusal(techniques.toggle_technique, technique)


@pytest.mark.parametrize("people", [2, 3, 8])
def test_a_breath_comes_between_two_turns(people: int) -> None:
    """By hand-over, by giving, and after saying back; not where the floor was open."""
    table = sit(*NAMES[:people])
    table.act(techniques.toggle_technique, Technique.BREATHS)
    table.act(floor.press, 1)
    assert is_breathing(table) is False
    for move in (floor.hand_over, lambda session, now: floor.give_floor(session, now, 1)):
        table.wait(10)
        table.act(move)
        assert is_breathing(table)
        table.wait(BREATH_BETWEEN)
    table.act(floor.ask_to_be_heard)
    table.act(floor.hand_over)
    table.act(floor.hand_over)
    assert is_breathing(table)
    table.wait(BREATH_BETWEEN)
    assert table.talk()["Ana"] == 10
    assert table.talk()["Ben"] == 10
    happened(table.live.undo())
    assert table.session.phase.more, "one key, one undo"


def test_writing_holds_the_bar_of_the_turn_and_not_the_talk_time() -> None:
    """For two people; the seconds of typing come off the bar only."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(20)
    table.act(techniques.begin_writing)
    table.wait(30)
    assert used(table) == 20
    assert "runs on" in table.refusal(techniques.begin_writing)
    table.act(techniques.end_writing)
    assert "Nobody writes" in table.refusal(techniques.end_writing)
    table.wait(5)
    assert used(table) == 25
    assert table.talk() == {"Ana": 55, "Ben": 0}
    table.act(floor.breathe)
    table.wait(20)
    assert used(table) == 30


def test_writing_goes_on_over_a_hand_over_and_a_breath() -> None:
    """Who takes the floor then has their whole turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(techniques.begin_writing)
    table.wait(10)
    table.act(floor.hand_over)
    table.wait(7)
    assert used(table) == 0
    table.act(floor.breathe)
    table.wait(20)
    assert used(table) == 0
    table.act(techniques.end_writing)
    table.wait(3)
    assert used(table) == 3


def test_with_more_people_someone_writes_while_others_talk() -> None:
    """Unless they choose otherwise; a facilitator makes them three."""
    table = sit("Ana", "Ben", "Fay", facilitators=["Fay"])
    assert "runs on" in table.refusal(techniques.begin_writing)
    table.act(techniques.toggle_technique, Technique.WRITING_HOLDS)
    table.act(techniques.begin_writing)
    assert table.session.writing is not None


@pytest.mark.parametrize("time_out", [False, True])
@pytest.mark.parametrize("end", ["leave", "kill"])
def test_nobody_writes_after_a_restart(end: str, time_out: bool) -> None:
    """The field is closed then."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(techniques.begin_writing)
    if time_out:
        table.act(breaks.call_time_out)
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    assert table.session.writing is None
