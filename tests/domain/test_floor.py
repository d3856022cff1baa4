"""Who may speak, who would like to, and the small stops in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import TURN_MAX, TURN_MIN, TURN_STEP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId, SpanKind
from tests.builders import pid, sit


def test_a_number_takes_the_open_floor() -> None:
    """Whoever presses first speaks."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 2)
    assert table.speaker == "Ben"
    assert table.turns() == {"Ana": 0, "Ben": 1}


def test_a_number_raises_and_lowers_a_hand_while_someone_speaks() -> None:
    """The queue holds the longest raised hand first."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table.act(floor.press, 2)
    assert table.hands == ["Cy", "Ben"]
    table.act(floor.press, 3)
    assert table.hands == ["Ben"]
    assert table.speaker == "Ana"


def test_the_speakers_own_number_says_that_they_speak() -> None:
    """Nothing happens, and how to hand over is told."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    assert "Ana is speaking already" in table.refusal(floor.press, 1)


def test_a_number_nobody_has_is_told_with_those_that_are_there() -> None:
    """The refusal names the numbers at this table, without the absent."""
    table = sit("Ana", "Ben", "Cy", absent=[2])
    assert table.refusal(floor.press, 7).endswith("at this table are 1, 3.")
    assert "number 9" in table.refusal(floor.give_floor, 9)


def test_somebody_who_is_not_here_gets_no_floor() -> None:
    """Neither by their number nor by being given it."""
    table = sit("Ana", "Ben", "Cy", absent=[2])
    assert "Ben is not here" in table.refusal(floor.press, 2)
    assert "Ben is not here" in table.refusal(floor.give_floor, 2)


def test_handing_over_gives_the_floor_to_the_only_other_person() -> None:
    """With two it goes back and forth."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    assert table.speaker == "Ben"
    table.act(floor.hand_over)
    assert table.speaker == "Ana"


def test_handing_over_gives_the_floor_to_the_longest_raised_hand() -> None:
    """The hand comes down with it, the other stays up."""
    table = sit("Ana", "Ben", "Cy", "Di")
    table.act(floor.press, 1)
    table.act(floor.press, 4)
    table.act(floor.press, 3)
    table.act(floor.hand_over)
    assert table.speaker == "Di"
    assert table.hands == ["Cy"]


@pytest.mark.parametrize("guide", [1, 2, 3])
@pytest.mark.parametrize("pass_on", ["hand over", "say back"])
def test_beside_a_facilitator_the_two_who_talk_are_each_others_turn(guide: int, pass_on: str) -> None:
    """Whichever seats they have: whose time is not counted is not the next to speak, nor to listen."""
    names = ("P1", "P2", "P3")
    table = sit(*names, facilitators=[names[guide - 1]])
    one, other = (seat for seat in (1, 2, 3) if seat != guide)
    table.act(floor.press, one)
    for listener in (other, one, other):
        if pass_on == "say back":
            table.act(floor.ask_to_be_heard)
            assert table.session.phase.listener == pid(listener)
            table.act(floor.hand_over)
        table.act(floor.hand_over)
        assert table.speaker == names[listener - 1]


def test_a_facilitator_has_the_floor_by_a_raised_hand_by_their_number_and_where_it_is_given() -> None:
    """Or where nobody else is here; what they open goes on to who is to begin."""
    table = sit("Ana", "Ben", "Cy", "Fay", facilitators=["Fay"])
    table.act(floor.press, 3)
    table.act(floor.press, 4)
    table.act(floor.ask_to_be_heard)
    assert table.session.phase.listener == pid(4)
    table.act(floor.ask_to_be_heard)
    table.act(floor.hand_over)
    assert table.speaker == "Fay"
    table.act(floor.hand_over)
    table.act(floor.give_floor, 3)
    table.act(floor.hand_over)
    assert table.speaker == "Ana", "the round goes on without Fay"
    table.act(floor.give_floor, 4)
    assert table.speaker == "Fay"
    table.act(floor.open_floor)
    table.act(floor.press, 4)
    assert table.speaker == "Fay"
    alone = sit("Ana", "Fay", facilitators=["Fay"])
    alone.act(floor.press, 1)
    alone.act(floor.hand_over)
    assert alone.speaker == "Fay"


def test_an_open_floor_cannot_be_handed_over() -> None:
    """The refusal says how to take it."""
    table = sit("Ana", "Ben")
    assert "The floor is open" in table.refusal(floor.hand_over)


def test_nobody_can_be_handed_the_floor_where_nobody_else_is_here() -> None:
    """Alone one speaks on."""
    table = sit("Ana", "Ben", absent=[2])
    table.act(floor.press, 1)
    assert "Nobody else is here" in table.refusal(floor.hand_over)
    assert "Nobody else is here" in table.refusal(floor.ask_to_be_heard)


def test_the_floor_can_be_given_straight_to_someone() -> None:
    """From the open floor, and past the raised hands."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.give_floor, 2)
    assert table.speaker == "Ben"
    table.act(floor.press, 1)
    table.act(floor.give_floor, 3)
    assert table.speaker == "Cy"
    assert table.hands == ["Ana"]
    assert "Cy has the floor already" in table.refusal(floor.give_floor, 3)


def test_the_floor_can_be_opened() -> None:
    """Nobody speaks then; a second time is refused."""
    table = sit("Ana", "Ben")
    assert "open already" in table.refusal(floor.open_floor)
    table.act(floor.press, 1)
    table.act(floor.open_floor)
    assert table.speaker is None
    assert table.session.turn is None
    assert table.session.phase.kind is SpanKind.OPEN


def test_a_hand_raised_before_the_floor_opened_comes_down_when_its_owner_speaks() -> None:
    """The number of a waiting person takes the open floor."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(floor.open_floor)
    table.act(floor.press, 2)
    assert table.speaker == "Ben"
    assert table.hands == []


def test_a_turn_is_made_longer_and_shorter() -> None:
    """By 30 seconds a press, only this one."""
    table = sit("Ana", "Ben", turn=120)
    table.act(floor.press, 1)
    table.act(floor.lengthen_turn, TURN_STEP)
    assert table.session.turn is not None
    assert table.session.turn.planned == 150
    table.act(floor.lengthen_turn, -TURN_STEP)
    table.act(floor.lengthen_turn, -TURN_STEP)
    assert table.session.turn.planned == 90
    table.act(floor.hand_over)
    assert table.session.turn.planned == 120


@pytest.mark.parametrize(("step", "bound"), [(TURN_STEP, TURN_MAX), (-TURN_STEP, TURN_MIN)])
def test_a_turn_stays_within_its_bounds(step: int, bound: int) -> None:
    """From 45 seconds both bounds are met in the middle of a step, and then refused."""
    table = sit("Ana", "Ben", turn=45)
    table.act(floor.press, 1)
    for _ in range(40):
        if table.session.turn is None or table.session.turn.planned == bound:
            break
        table.act(floor.lengthen_turn, step)
    assert table.session.turn is not None
    assert table.session.turn.planned == bound
    assert "A turn is at" in table.refusal(floor.lengthen_turn, step)
    table.act(floor.lengthen_turn, -step)
    assert table.session.turn.planned == bound - step


def test_there_is_no_turn_to_lengthen_without_one_or_without_a_plan() -> None:
    """An open floor, and a setting whose turns have no length."""
    assert "Nobody speaks" in sit("Ana", "Ben").refusal(floor.lengthen_turn, 30)
    table = sit("Ana", "Ben", turn=None)
    table.act(floor.press, 1)
    assert "no planned length" in table.refusal(floor.lengthen_turn, 30)


FLOOR_DECISIONS: dict[str, Callable[[Session, Instant], Decision]] = {
    "press": lambda session, now: floor.press(session, now, 1),
    "hand_over": floor.hand_over,
    "give_floor": lambda session, now: floor.give_floor(session, now, 2),
    "open_floor": floor.open_floor,
    "lengthen_turn": lambda session, now: floor.lengthen_turn(session, now, 30),
    "breathe": floor.breathe,
    "ask_to_be_heard": floor.ask_to_be_heard,
}
"""Every decision about the floor."""


@pytest.mark.parametrize("name", FLOOR_DECISIONS)
def test_the_floor_does_not_move_while_the_talk_is_stopped(name: str) -> None:
    """Neither in a pause nor in a time-out; after the end it is over."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.pause)
    assert "stopped" in table.refusal(FLOOR_DECISIONS[name])
    table.act(breaks.call_time_out)
    assert "stopped" in table.refusal(FLOOR_DECISIONS[name])
    ended = sit("Ana", "Ben")
    ended.act(sitting.close)
    assert "ended" in ended.refusal(FLOOR_DECISIONS[name])


def test_everyone_listens_by_name() -> None:
    """Who is unknown is called someone."""
    table = sit("Ana", "Ben")
    assert table.session.name(pid(1)) == "Ana"
    assert table.session.name(ParticipantId("p9")) == "someone"
    assert table.session.name(None) == "someone"
