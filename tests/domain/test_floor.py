"""Who may speak, who would like to, and the small stops in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.events import Event, Instant
from alliance_tui.domain.events.breaks import PauseEnded, ReadyDeclared, TimeOutEnded
from alliance_tui.domain.events.floor import (
    BreathEnded,
    BreathTaken,
    FloorTaken,
    HandLowered,
    HandRaised,
    HeardAsked,
    HeardConfirmed,
    HeardCorrected,
    TurnLengthened,
)
from alliance_tui.domain.fold import apply
from alliance_tui.domain.method import BREATH, TURN_MAX, TURN_MIN, TURN_STEP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId, SpanKind
from tests.builders import Table, pid, record, sit, visible


def holder(table: Table) -> str | None:
    """The name of whoever speaks."""
    return table.session.name(table.session.holder) if table.session.holder else None


def hands(table: Table) -> list[str]:
    """The names of those who wait to answer."""
    return [table.session.name(hand) for hand in table.session.hands]


def test_a_number_takes_the_open_floor() -> None:
    """Whoever presses first speaks."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 2)
    assert holder(table) == "Ben"
    assert table.turns() == {"Ana": 0, "Ben": 1}


def test_a_number_raises_and_lowers_a_hand_while_someone_speaks() -> None:
    """The queue holds the longest raised hand first."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table.act(floor.press, 2)
    assert hands(table) == ["Cy", "Ben"]
    table.act(floor.press, 3)
    assert hands(table) == ["Ben"]
    assert holder(table) == "Ana"


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
    assert holder(table) == "Ben"
    table.act(floor.hand_over)
    assert holder(table) == "Ana"


def test_handing_over_gives_the_floor_to_the_longest_raised_hand() -> None:
    """The hand comes down with it, the other stays up."""
    table = sit("Ana", "Ben", "Cy", "Di")
    table.act(floor.press, 1)
    table.act(floor.press, 4)
    table.act(floor.press, 3)
    table.act(floor.hand_over)
    assert holder(table) == "Di"
    assert hands(table) == ["Cy"]


def test_handing_over_without_hands_goes_to_the_next_seat_and_round() -> None:
    """Seats of people who are not here are passed over."""
    table = sit("Ana", "Ben", "Cy", "Di", absent=[2])
    table.act(floor.press, 1)
    order = []
    for _ in range(3):
        table.act(floor.hand_over)
        order.append(holder(table))
    assert order == ["Cy", "Di", "Ana"]


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
    assert holder(table) == "Ben"
    table.act(floor.press, 1)
    table.act(floor.give_floor, 3)
    assert holder(table) == "Cy"
    assert hands(table) == ["Ana"]
    assert "Cy has the floor already" in table.refusal(floor.give_floor, 3)


def test_the_floor_can_be_opened() -> None:
    """Nobody speaks then; a second time is refused."""
    table = sit("Ana", "Ben")
    assert "open already" in table.refusal(floor.open_floor)
    table.act(floor.press, 1)
    table.act(floor.open_floor)
    assert holder(table) is None
    assert table.session.turn is None
    assert table.session.phase.kind is SpanKind.OPEN


def test_a_hand_raised_before_the_floor_opened_comes_down_when_its_owner_speaks() -> None:
    """The number of a waiting person takes the open floor."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(floor.open_floor)
    table.act(floor.press, 2)
    assert holder(table) == "Ben"
    assert hands(table) == []


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


def test_there_is_no_turn_to_lengthen_without_one_or_without_a_plan() -> None:
    """An open floor, and a setting whose turns have no length."""
    assert "Nobody speaks" in sit("Ana", "Ben").refusal(floor.lengthen_turn, 30)
    table = sit("Ana", "Ben", turn=None)
    table.act(floor.press, 1)
    assert "no planned length" in table.refusal(floor.lengthen_turn, 30)


def test_a_breath_ends_by_itself_and_the_floor_is_where_it_was() -> None:
    """Nobody has to press anything."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    assert table.session.phase.kind is SpanKind.BREATH
    assert holder(table) is None
    table.wait(BREATH + 1)
    assert "Ana is speaking already" in table.refusal(floor.press, 1)
    assert table.turns()["Ana"] == 1


def test_a_breath_can_be_ended_by_its_own_key_and_by_the_speaker() -> None:
    """The floor goes back to the speaker in the same turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.wait(3)
    table.act(floor.breathe)
    assert holder(table) == "Ana"
    table.act(floor.breathe)
    table.act(floor.press, 1)
    assert holder(table) == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}


def test_giving_the_floor_back_to_the_speaker_ends_the_breath() -> None:
    """In the same turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.breathe)
    table.wait(5)
    table.act(floor.give_floor, 1)
    assert holder(table) == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}
    assert table.session.turn is not None
    assert table.session.turn.used == 10


def test_in_a_breath_hands_go_up_and_the_floor_can_move() -> None:
    """A listener's number waits; space hands over to them."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(floor.press, 3)
    assert hands(table) == ["Cy"]
    table.act(floor.hand_over)
    assert holder(table) == "Cy"


def test_a_breath_on_the_open_floor_leaves_it_open() -> None:
    """And whoever presses in it takes the floor."""
    table = sit("Ana", "Ben")
    table.act(floor.breathe)
    table.wait(BREATH)
    assert "open already" in table.refusal(floor.open_floor)
    table.act(floor.breathe)
    table.act(floor.press, 2)
    assert holder(table) == "Ben"


def test_the_floor_can_be_opened_in_a_breath() -> None:
    """The turn is over then, and does not come back."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(floor.open_floor)
    assert table.session.phase.kind is SpanKind.OPEN
    table.wait(BREATH * 2)
    assert "open already" in table.refusal(floor.open_floor)


@pytest.mark.parametrize("confirm", ["the speaker's number", "space"])
def test_who_feels_heard_passes_the_floor_to_the_listener(confirm: str) -> None:
    """While it is said back, the time is nobody's."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    assert table.session.phase.listener == pid(2)
    assert holder(table) is None
    if confirm == "space":
        table.act(floor.hand_over)
    else:
        table.act(floor.press, 1)
    assert holder(table) == "Ben"
    assert table.session.phase.listener is None


def test_who_does_not_feel_heard_goes_on_in_the_same_turn() -> None:
    """The same key again says that something is missing."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.ask_to_be_heard)
    assert holder(table) == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}


def test_the_longest_raised_hand_says_back() -> None:
    """Whoever would have the floor next is asked."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table.act(floor.ask_to_be_heard)
    assert table.session.phase.listener == pid(3)


def test_while_it_is_said_back_only_the_speaker_decides() -> None:
    """The listener's number is refused, a third one's raises and lowers a hand."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    assert "Ana says whether it was heard" in table.refusal(floor.press, 2)
    table.act(floor.press, 3)
    assert hands(table) == ["Cy"]
    table.act(floor.press, 3)
    assert hands(table) == []
    assert "saying back" in table.refusal(floor.breathe)


def test_the_floor_can_be_opened_while_it_is_said_back() -> None:
    """Then nobody waits for a confirmation."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.open_floor)
    assert table.session.phase.listener is None
    table.act(floor.press, 2)
    assert holder(table) == "Ben"


def test_nobody_can_be_heard_who_has_not_spoken() -> None:
    """With the floor open, and in a breath on it."""
    table = sit("Ana", "Ben")
    assert "Nobody speaks" in table.refusal(floor.ask_to_be_heard)


def test_a_speaker_who_goes_opens_the_floor() -> None:
    """Their raised hand would go too."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(sitting.set_here, pid(2), here=False)
    assert hands(table) == []
    table.act(sitting.set_here, pid(1), here=False)
    assert holder(table) is None
    assert table.session.turn is None


def test_a_speaker_who_leaves_the_alliance_opens_the_floor_too() -> None:
    """And nobody waits for their hand."""
    table = sit("Ana", "Ben", "Cy", "Di")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(people.part, pid(2))
    assert hands(table) == []
    table.act(people.part, pid(1))
    assert holder(table) is None


def test_a_speaker_who_goes_in_a_breath_leaves_the_floor_open_after_it() -> None:
    """The breath itself goes on."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(sitting.set_here, pid(1), here=False)
    assert table.session.phase.kind is SpanKind.BREATH
    assert table.session.turn is None
    table.act(floor.press, 2)
    assert holder(table) == "Ben"


def test_a_listener_who_goes_gives_the_floor_back_to_the_speaker() -> None:
    """Nobody waits for someone who is not there."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(sitting.set_here, pid(2), here=False)
    assert holder(table) == "Ana"
    assert table.session.phase.listener is None


@pytest.mark.parametrize("stop", [None, floor.breathe, floor.ask_to_be_heard])
def test_somebody_else_who_goes_changes_nothing_for_the_speaker(
    stop: Callable[[Session, Instant], Decision] | None,
) -> None:
    """Neither while they speak, nor in a breath, nor while it is said back."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    if stop is not None:
        table.act(stop)
    before = table.session
    table.act(sitting.set_here, pid(3), here=False)
    assert (table.session.phase, table.session.turn) == (before.phase, before.turn)


def test_a_speaker_who_goes_while_it_is_said_back_opens_the_floor() -> None:
    """There is nobody left to confirm."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(sitting.set_here, pid(1), here=False)
    assert holder(table) is None
    assert table.session.phase.listener is None


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


NONSENSE_WHILE_ANA_SPEAKS: tuple[Event, ...] = (
    FloorTaken(pid(1)),
    FloorTaken(ParticipantId("p9")),
    FloorTaken(pid(3)),
    HandRaised(pid(1)),
    HandRaised(pid(2)),
    HandRaised(pid(3)),
    HandRaised(ParticipantId("p9")),
    HandLowered(ParticipantId("p9")),
    TurnLengthened(float("nan")),
    TurnLengthened(float("inf")),
    BreathTaken(0.0),
    BreathTaken(-5.0),
    BreathTaken(float("inf")),
    BreathEnded(),
    HeardAsked(pid(1)),
    HeardAsked(pid(3)),
    HeardConfirmed(),
    HeardCorrected(),
    PauseEnded(),
    ReadyDeclared(pid(1)),
    TimeOutEnded(),
)
"""Events that make no sense while Ana speaks, Ben's hand is up, and Cy is not here."""


@pytest.mark.parametrize("event", NONSENSE_WHILE_ANA_SPEAKS, ids=str)
def test_what_makes_no_sense_while_somebody_speaks_changes_nothing(event: Event) -> None:
    """Whatever a log says."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_a_breath_and_a_turn_without_end_are_not_taken_while_it_is_said_back() -> None:
    """Nor is a second person asked, nor a turn of no planned length made longer."""
    table = sit("Ana", "Ben", "Cy", turn=None)
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    for event in (
        BreathTaken(15.0),
        BreathEnded(),
        HeardAsked(pid(3)),
        TurnLengthened(30.0),
        HandRaised(pid(1)),
    ):
        assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_an_open_floor_has_no_turn_to_lengthen_and_nothing_to_say_back() -> None:
    """Whatever a log says."""
    table = sit("Ana", "Ben")
    for event in (TurnLengthened(30.0), HeardAsked(pid(2)), HeardConfirmed(), BreathEnded()):
        assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)


def test_a_breath_may_be_as_short_as_one_likes() -> None:
    """Half a second is one."""
    session = apply(sit("Ana", "Ben").session, record(90, BreathTaken(0.5), 4.0))
    assert session is not None
    assert session.phase.until == 4.5


def test_everyone_listens_by_name() -> None:
    """Who is unknown is called someone."""
    table = sit("Ana", "Ben")
    assert table.session.name(pid(1)) == "Ana"
    assert table.session.name(ParticipantId("p9")) == "someone"
    assert table.session.name(None) == "someone"
