"""Fitting a talk into the time there is: parts, turns, the short form, and how it is said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import breaks, floor, opening, sitting
from alliance_tui.domain.method import MINUTES, SHARES, STEPS, TURN_MIN
from alliance_tui.domain.pacing import has_become_long, minutes_words, standing, talked
from alliance_tui.domain.plan import last_minutes, parts, turn_length
from alliance_tui.domain.words import SessionKind, Step
from alliance_tui.sentences import evening
from tests.builders import Table, sit


def planned(minutes: int, *names: str, turn: int | None = 120) -> Table:
    """People at a table who said how long they have."""
    table = sit(*names, turn=turn)
    table.act(opening.plan_evening, minutes)
    return table


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("minutes", MINUTES)
def test_the_parts_follow_one_another_within_the_time(kind: SessionKind, minutes: int) -> None:
    """With time to arrive before and to end after."""
    found = parts(STEPS[kind], minutes)
    assert [part.step for part in found] == list(STEPS[kind])
    assert found[0].start == pytest.approx(minutes * 6)
    assert found[-1].end == pytest.approx(minutes * 54)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(part.end > part.start for part in found)


@pytest.mark.parametrize("kind", SessionKind)
def test_no_two_steps_are_planned_until_the_same_minute(kind: SessionKind) -> None:
    """Whatever the length; each about when its part ends."""
    for minutes in range(len(STEPS[kind]), 24 * 60 + 1):
        told = last_minutes(STEPS[kind], minutes)
        assert [step for step, _ in told] == list(STEPS[kind])
        until = [minute for _, minute in told]
        assert all(one < other for one, other in pairwise(until)), minutes
        assert until[-1] <= minutes
        if minutes >= MINUTES[0]:
            ends = [part.end / 60 for part in parts(STEPS[kind], minutes)]
            assert all(abs(minute - end) <= 1 for minute, end in zip(until, ends, strict=True)), minutes
    assert [minute for _, minute in last_minutes(STEPS[SessionKind.DESIGN], 25)] == [6, 11, 16, 21, 22, 23]


def test_every_step_has_a_share() -> None:
    """A new step would be without time else."""
    assert set(SHARES) == set(Step)


@pytest.mark.parametrize(
    ("people", "minutes", "step", "length"),
    [
        (2, 0, Step.NEEDS, 120),
        (2, 60, Step.NEEDS, 120),
        (2, 40, Step.NEEDS, 120),
        (4, 40, Step.NEEDS, 120),
        (8, 40, Step.NEEDS, 60),
        (8, 60, Step.NEEDS, 90),
        (2, 20, Step.PURPOSE, 90),
        (8, 20, Step.NEEDS, 30),
        (8, 20, Step.REVIEW, 30),
    ],
)
def test_turns_come_from_people_and_time(people: int, minutes: int, step: Step, length: int) -> None:
    """Each has one in every step at least; none is longer than the setting's, none too short to be one."""
    table = sit(*(f"P{seat}" for seat in range(1, people + 1)))
    if minutes:
        table.act(opening.plan_evening, minutes)
    if step is not Step.PURPOSE:
        table.act(sitting.enter_step, step)
    assert turn_length(table.session) == length
    table.act(floor.press, 1)
    assert table.session.turn is not None
    assert table.session.turn.planned == length


def test_a_facilitator_and_the_absent_take_no_share() -> None:
    """The turns are for those who speak."""
    names = [f"P{seat}" for seat in range(1, 9)]
    table = sit(*names, facilitators=["P8"], absent=[7])
    table.act(opening.plan_evening, 40)
    table.act(sitting.enter_step, Step.NEEDS)
    assert turn_length(table.session) == 75
    for seat in (4, 5, 6):
        table.act(sitting.set_here, table.session.people[seat - 1].id, False)
    assert turn_length(table.session) == 120


def test_turns_without_a_length_stay_so() -> None:
    """Whatever the time."""
    assert turn_length(planned(20, turn=None).session) is None
    assert TURN_MIN == 30


def test_twenty_minutes_have_a_short_form() -> None:
    """What for, what each needs, an agreement, a date; every other step stays a key away."""
    table = planned(20)
    assert list(table.session.path) == [Step.PURPOSE, Step.NEEDS, Step.AGREE, Step.REVIEW]
    for step in (Step.NEEDS, Step.AGREE, Step.REVIEW):
        table.act(sitting.next_step)
        assert str(table.session.step) == step
    assert "last step" in table.refusal(sitting.next_step)
    table.act(sitting.enter_step, Step.IMPROVE)
    assert list(table.session.path) == [Step.PURPOSE, Step.NEEDS, Step.IMPROVE, Step.AGREE, Step.REVIEW]
    table.act(sitting.next_step)
    assert str(table.session.step) == Step.AGREE
    table.act(sitting.previous_step)
    assert str(table.session.step) == Step.IMPROVE


@pytest.mark.parametrize("minutes", [0, 21, 40, 60])
def test_more_time_has_every_step(minutes: int) -> None:
    """And so has as long as it takes."""
    session = replace(sit().session, minutes=minutes)
    assert session.path == session.steps


def test_an_assessment_has_a_short_form_too() -> None:
    """It begins with looking back."""
    table = sit(kind=SessionKind.ASSESS)
    table.act(opening.plan_evening, 20)
    assert table.session.path == (Step.ASSESS, Step.AGREE, Step.REVIEW)


@pytest.mark.parametrize(
    ("wait", "step", "said"),
    [
        (60, None, "1 of 40 minutes has passed. You are about where you planned to be."),
        (500, Step.NEEDS, "8 of 40 minutes have passed. You are about where you planned to be."),
        (
            120,
            Step.AGREE,
            "2 of 40 minutes have passed. You are 23 minutes ahead: there is time to stay here.",
        ),
        (
            1200,
            Step.NEEDS,
            "20 of 40 minutes have passed. For needs you have taken 3 minutes more than planned. That",
        ),
        (
            2400,
            Step.NEEDS,
            "The 40 minutes you had planned are over. End when it is good for you",
        ),
    ],
)
def test_where_a_talk_stands_is_said_in_words(wait: int, step: Step | None, said: str) -> None:
    """Kindly, in minutes; never as an alarm."""
    table = planned(40)
    if step is not None:
        table.act(sitting.enter_step, step)
    table.wait(wait)
    assert standing(table.session, table.t).startswith(said)


def test_one_minute_is_no_minutes() -> None:
    """Somebody may plan as little as that."""
    table = planned(1)
    table.wait(40)
    assert standing(table.session, table.t).startswith("1 of 1 minute has passed.")
    table.wait(20)
    assert standing(table.session, table.t).startswith("The minute you had planned is over. End when")
    assert (evening.minutes(number=1), evening.minutes(number=20)) == ("1 minute", "20 minutes")


def test_without_a_plan_only_the_time_is_said() -> None:
    """There is nothing to be late for."""
    table = sit()
    table.wait(59 * 60)
    assert standing(table.session, table.t) == "You have talked for 59 minutes. You have as long as you like."


def test_a_time_out_is_not_hurried() -> None:
    """Its time does not count against the plan."""
    table = planned(40)
    table.act(breaks.call_time_out)
    table.wait(1200)
    assert standing(table.session, table.t).startswith("You have just begun.")


def test_a_quiet_minute_and_a_breath_are_part_of_the_plan_and_a_pause_is_not() -> None:
    """Whoever writes works at the topic too; whoever goes to the door does not."""
    table = planned(40)
    table.act(breaks.quiet_minute)
    table.wait(61)
    table.act(floor.breathe)
    table.wait(20)
    assert talked(table.session, table.t) == 81
    table.act(breaks.pause)
    table.wait(600)
    assert talked(table.session, table.t) == 81
    table.act(breaks.pause)
    table.wait(9)
    assert talked(table.session, table.t) == 90


def test_one_word_is_due_once_after_ninety_minutes_of_sitting() -> None:
    """In the second in which they are over, and never again."""
    session = sit().session
    assert not has_become_long(session, 5398.0, 5399.0)
    assert has_become_long(session, 5399.0, 5400.0)
    assert not has_become_long(session, 5400.0, 5401.0)


def test_lengths_are_said_as_one_says_them() -> None:
    """Whole minutes."""
    assert [minutes_words(one) for one in (0, 29, 31, 60, 89, 1080)] == [
        "less than a minute",
        "less than a minute",
        "1 minute",
        "1 minute",
        "1 minute",
        "18 minutes",
    ]
