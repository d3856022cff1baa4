"""Goals, the parking lot and rested topics go along from session to session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from alliance_tui.domain.decisions import breaks, floor, goals, notes, parking, people, sitting
from alliance_tui.domain.parking import may_be_taken_up, question, rests
from alliance_tui.domain.words import NoteKind, SessionKind, Step
from tests.builders import Table, happened, pid, sit

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""


def assess(table: Table) -> Table:
    """End the session, and sit down to assess a week later."""
    table.act(sitting.close)
    table = table.leave()
    table.wait(7 * 86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    return table


def again(table: Table, later: float = 60) -> None:
    """End the session, and sit down to another one so many seconds later."""
    table.act(sitting.close)
    table.wait(later)
    happened(table.live.sit_down(SessionKind.DESIGN))


def rest(table: Table) -> None:
    """Let the topic rest in a time-out, and come back from that."""
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    for one in table.session.here:
        table.act(breaks.toggle_ready, one.seat)
    table.wait(6)
    table.act(breaks.end_time_out)


@pytest.mark.parametrize("people_here", [2, 3, 8])
def test_each_says_of_their_own_goal_whether_it_is_reached(people_here: int) -> None:
    """By their own key; a second press says still open."""
    table = sit(*NAMES[:people_here])
    for seat in range(1, people_here + 1):
        table.note(seat, f"goal of {seat}", NoteKind.GOAL)
    table.note(1, "no goal", NoteKind.WISH)
    table = assess(table)
    assert [(goal.text, goal.reached) for goal in table.session.goals] == [
        (f"goal of {seat}", None) for seat in range(1, people_here + 1)
    ]
    first, second = table.session.goals[:2]
    assert "a goal of Ana" in table.refusal(goals.press_goal, first.id, 2)
    assert "Nobody has" in table.refusal(goals.press_goal, first.id, 9)
    table.act(goals.press_goal, first.id, 1)
    table.act(goals.press_goal, second.id, 2)
    table.act(goals.press_goal, second.id, 2)
    assert [goal.reached for goal in table.session.goals[:2]] == [True, False]
    table = assess(table)
    assert [goal.text for goal in table.session.goals] == [
        f"goal of {seat}" for seat in range(2, people_here + 1)
    ]


def test_a_goal_that_was_taken_back_or_whose_owner_left_does_not_come_along() -> None:
    """Nor can it be marked."""
    table = sit("Ana", "Ben", "Cy")
    one = table.note(1, "one", NoteKind.GOAL)
    table.note(3, "three", NoteKind.GOAL)
    table.act(notes.take_back_note, one.id)
    assert "taken back" in table.refusal(goals.press_goal, one.id, 1)
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.part, pid(3)))
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert table.session.goals == ()


def test_a_mark_is_for_those_who_are_here_while_the_session_is_open() -> None:
    """Others say it when they are here."""
    table = sit("Ana", "Ben", absent=[2])
    goal = table.note(2, "two", NoteKind.GOAL)
    assert "not here" in table.refusal(goals.press_goal, goal.id, 2)
    table.act(sitting.close)
    assert "ended" in table.refusal(goals.press_goal, goal.id, 1)


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_marks_outlive_the_program(end: str) -> None:
    """In the middle of an assess session."""
    table = sit("Ana", "Ben")
    table.note(1, "one", NoteKind.GOAL)
    table = assess(table)
    table.act(goals.press_goal, table.session.goals[0].id, 1)
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    assert [goal.reached for goal in table.session.goals] == [True]


def test_what_is_parked_comes_along_until_it_is_taken_up_or_dropped() -> None:
    """What was taken up stands in the middle until there is another question or step."""
    table = sit("Ana", "Ben")
    for words in ("holidays", "money", "the dog"):
        table.act(parking.park, words)
    table.act(parking.drop_parked, table.session.parked[1].id)
    table = assess(table)
    assert [one.text for one in table.session.parked] == ["holidays", "the dog"]
    table.act(parking.take_up_parked, table.session.parked[0].id)
    assert question(table.session) == "holidays"
    happened(table.live.undo())
    assert question(table.session) == "What of assess?"
    happened(table.live.redo())
    table = table.leave().resumed()
    assert question(table.session) == "holidays", "also after a restart"
    table.act(floor.give_floor, 1)
    table.act(sitting.show_question, 1)
    assert question(table.session) == "What of assess?", "the one that was there before it"
    table.act(parking.take_up_parked, table.session.parked[0].id)
    table.wait(60)
    table.act(sitting.next_step)
    assert question(table.session) == "What of improve?"
    table = assess(table)
    assert table.session.parked == ()


def test_words_that_came_along_and_were_dropped_leave_the_file_of_this_session() -> None:
    """The session they were said in keeps them."""
    table = sit("Ana", "Ben")
    table.act(parking.park, "the old quarrel")
    table = assess(table)
    table.act(parking.park, "the new one")
    for thing in table.session.parked:
        table.act(parking.drop_parked, thing.id)
    assert "no longer" in table.refusal(parking.drop_parked, table.live.records()[-1].id)
    table.act(sitting.close)
    assert "quarrel" not in str(table.live.records())
    assert "new one" not in str(table.live.records())


def test_a_topic_that_rested_is_offered_on_its_day_and_taken_up_in_its_step() -> None:
    """With the question it was about."""
    table = sit("Ana", "Ben")
    table.act(sitting.enter_step, Step.IMPROVE)
    table.act(sitting.show_question, 1)
    rest(table)
    assert may_be_taken_up(table.session, table.at) == ()
    (resting,) = may_be_taken_up(table.session, table.at + timedelta(days=1))
    assert resting.about == "What else of improve?"
    table = assess(table)
    assert may_be_taken_up(table.session, table.at) == (resting,)
    table.act(parking.take_up_rested, Step.IMPROVE)
    assert table.session.step is Step.IMPROVE
    assert question(table.session) == "What else of improve?"
    assert table.session.rested == ()
    happened(table.live.undo())
    assert may_be_taken_up(table.session, table.at) == (resting,)
    assert question(table.session) == "What of assess?"


def test_a_topic_of_a_step_this_session_has_not_is_taken_up_where_people_are() -> None:
    """Or let go; or it comes along once more."""
    table = sit("Ana", "Ben")
    rest(table)
    table = assess(assess(table))
    assert "does not rest" in table.refusal(parking.take_up_rested, Step.NEEDS)
    assert "does not rest" in table.refusal(parking.drop_rested, Step.NEEDS)
    table.act(parking.take_up_rested, Step.PURPOSE)
    assert (table.session.step, question(table.session)) == (Step.ASSESS, "What of purpose?")
    happened(table.live.undo())
    table.act(parking.drop_rested, Step.PURPOSE)
    assert question(table.session) == "What of assess?"
    table = assess(table)
    assert table.session.rested == ()
    table.act(sitting.close)
    assert "ended" in table.refusal(parking.take_up_rested, Step.PURPOSE)
    assert "ended" in table.refusal(parking.drop_rested, Step.PURPOSE)


def park_all(table: Table, *topics: str) -> None:
    """Park topics, one after the other."""
    for topic in topics:
        table.act(parking.park, topic)


def lot(table: Table) -> list[str]:
    """What is in the parking lot."""
    return [thing.text for thing in table.session.parked]


def test_a_topic_that_gives_way_to_another_waits_in_the_lot_again() -> None:
    """However many are taken up one after the other; undo takes all of it back."""
    table = sit("Ana", "Ben")
    park_all(table, "money", "holidays")
    money, holidays = (thing.id for thing in table.session.parked)
    table.act(parking.take_up_parked, money)
    table.act(parking.take_up_parked, holidays)
    assert (question(table.session), lot(table)) == ("holidays", ["money"])
    table.act(parking.take_up_parked, money)
    assert (question(table.session), lot(table)) == ("money", ["holidays"])
    happened(table.live.undo())
    assert (question(table.session), lot(table)) == ("holidays", ["money"])
    assert [thing.id for thing in table.session.parked] == [money]
    table.act(sitting.close)
    assert [thing.text for thing in table.alliance.parked] == ["money", "holidays"]


def test_topics_that_rested_and_give_way_rest_in_their_step_again() -> None:
    """They are still left for later when people look back."""
    table = sit("Ana", "Ben")
    for step in (Step.NEEDS, Step.IMPROVE):
        table.act(sitting.enter_step, step)
        rest(table)
    table = assess(table)
    table.act(parking.park, "the holidays")
    for step in (Step.NEEDS, Step.IMPROVE):
        table.act(parking.take_up_rested, step)
    assert [one.about for one in may_be_taken_up(table.session, table.at)] == ["What of needs?"]
    table.act(parking.take_up_parked, table.session.parked[-1].id)
    resting = [one.about for one in may_be_taken_up(table.session, table.at)]
    assert resting == ["What of needs?", "What of improve?"]
    table.act(sitting.close)
    assert [thing.text for thing in table.alliance.parked] == ["the holidays"], "nobody talked about it"


@pytest.mark.parametrize(
    "move_on",
    [
        lambda table: table.act(sitting.enter_step, Step.AGREE),
        lambda table: table.act(sitting.show_question, 1),
        lambda table: table.act(sitting.close),
    ],
)
def test_a_topic_nobody_talked_about_waits_when_people_move_on(move_on: Callable[[Table], None]) -> None:
    """One that was talked about does not."""
    for talks in (False, True):
        table = sit("Ana", "Ben")
        park_all(table, "money")
        table.act(parking.take_up_parked, table.session.parked[-1].id)
        if talks:
            table.act(floor.give_floor, 1)
            table.wait(30)
            table.act(floor.open_floor)
        move_on(table)
        assert [thing.text for thing in table.alliance.parked] == ([] if talks else ["money"])


def test_what_went_back_to_the_lot_and_is_no_longer_wanted_leaves_the_file() -> None:
    """In all the places where it stood."""
    table = sit("Ana", "Ben")
    park_all(table, "the old quarrel", "holidays")
    quarrel, holidays = (thing.id for thing in table.session.parked)
    table.act(parking.take_up_parked, quarrel)
    table.act(parking.take_up_parked, holidays)
    table.act(parking.drop_parked, quarrel)
    table.act(sitting.close)
    assert "quarrel" not in str(table.live.records())


def test_what_was_rested_does_not_stand_in_the_middle_when_people_are_back() -> None:
    """A question gives way to the next one, a topic to the question before it; all of them rest."""
    table = sit("Ana", "Ben")
    table.act(sitting.enter_step, Step.NEEDS)
    rest(table)
    assert question(table.session) == "What else of needs?"
    park_all(table, "money")
    table.act(parking.take_up_parked, table.session.parked[-1].id)
    rest(table)
    assert question(table.session) == "What else of needs?"
    assert [one.about for one in table.session.rested] == ["What of needs?", "money"]
    assert {one.until for one in table.session.rested} == {"2026-11-23"}
    assert lot(table) == []


def test_a_session_begins_with_a_question_that_does_not_rest() -> None:
    """The next one of the same night; the main one again from the day on until which it rested."""
    table = sit("Ana", "Ben")
    rest(table)
    again(table)
    assert question(table.session) == "What else of purpose?"
    again(table, 86_400)
    assert question(table.session) == "What of purpose?"


def test_a_step_begins_with_a_question_that_does_not_rest() -> None:
    """However people come to it; where all wait, with the main one."""
    table = sit("Ana", "Ben")
    rest(table)
    table.act(sitting.next_step)
    table.act(sitting.previous_step)
    assert question(table.session) == "What else of purpose?"
    park_all(table, "What else of purpose?")
    table.act(sitting.next_step)
    table.act(sitting.enter_step, Step.PURPOSE)
    assert question(table.session) == "What of purpose?"


def test_whether_a_question_rests_today_is_told_by_the_calendar_in_front_of_people() -> None:
    """Where that is another one than the alliance's."""
    table = sit("Ana", "Ben")
    rest(table)
    table.act(sitting.next_step)
    assert rests(table.session, table.at) == ()
    table.act(sitting.previous_step, here="Pacific/Kiritimati")
    assert question(table.session) == "What of purpose?"
    assert rests(table.session, table.at, "Pacific/Kiritimati") == ()
    assert rests(table.session, table.at) == table.session.rested
