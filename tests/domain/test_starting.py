"""Who is suggested to begin: in turn, the quieter first, by role, or who was chosen."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import breaks, floor, sitting, techniques
from alliance_tui.domain.starting import asking_order, starter
from alliance_tui.domain.words import SessionKind, StartRule, Step
from tests.builders import Table, found, happened, pid, setting, sit

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""


def begins(table: Table) -> str | None:
    """The name of who is suggested; None for nobody."""
    suggested = starter(table.session, table.t)
    return suggested.name if suggested else None


def over_steps(table: Table, steps: int) -> list[str | None]:
    """Who is suggested in the present step and the ones after it."""
    names = [begins(table)]
    for _ in range(steps - 1):
        table.act(sitting.next_step)
        names.append(begins(table))
    return names


@pytest.mark.parametrize("people", [2, 3, 8])
def test_it_rotates_from_step_to_step_and_from_session_to_session(people: int) -> None:
    """Everyone has their turn to begin; going back to a step finds the same one."""
    table = sit(*NAMES[:people])
    assert over_steps(table, 6) == [NAMES[step % people] for step in range(6)]
    table.act(sitting.enter_step, Step.NEEDS)
    assert begins(table) == "Ben"
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert begins(table) == "Ben"


def test_it_is_a_suggestion_until_someone_has_the_floor() -> None:
    """Anyone may begin; an undone beginning is none."""
    table = sit("Ana", "Ben")
    assert "Ana begins with the number 1" in table.refusal(floor.hand_over)
    table.act(floor.press, 2)
    assert begins(table) is None
    happened(table.live.undo())
    assert begins(table) == "Ana"
    table.act(floor.press, 1)
    table.act(sitting.next_step)
    assert begins(table) == "Ben", "Ana still speaks, in the next step already"
    table.act(floor.hand_over)
    assert begins(table) is None


def test_absent_people_and_a_facilitator_are_not_suggested() -> None:
    """Who is not asked does not begin."""
    table = sit("Fay", "Ana", "Ben", "Cy", facilitators=["Fay"], absent=[3])
    assert over_steps(table, 3) == ["Ana", "Cy", "Ana"]
    assert "facilitates" in table.refusal(techniques.choose_first, 1)
    assert "not here" in table.refusal(techniques.choose_first, 3)
    assert "Nobody has" in table.refusal(techniques.choose_first, 8)


def test_nobody_is_suggested_where_only_one_could() -> None:
    """A facilitator and one more."""
    assert begins(sit("Fay", "Ana", facilitators=["Fay"])) is None


@pytest.mark.parametrize("people", [2, 3, 8])
def test_the_quieter_first(people: int) -> None:
    """Whoever has spoken least; where all have spoken the same, in turn."""
    table = sit(*NAMES[:people])
    table.act(techniques.choose_start, StartRule.QUIETER)
    assert begins(table) == "Ana"
    for seat in range(1, people + 1):
        table.act(floor.give_floor, seat)
        table.wait(5 if seat == people else 10)
    table.act(floor.open_floor)
    table.act(sitting.next_step)
    assert begins(table) == NAMES[people - 1]
    assert "already" in table.refusal(techniques.choose_start, StartRule.QUIETER)


def test_the_report_before_the_manager() -> None:
    """The setting says so; with several reports they take turns."""
    manager = setting("manager", roles=("manager", "report"))
    table = found("Mia", "Rob", "Sue", using=manager)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(techniques.choose_start, StartRule.ROLES)
    assert over_steps(table, 4) == ["Rob", "Sue", "Rob", "Sue"]
    table.act(techniques.choose_start, StartRule.ROTATE)
    assert begins(table) == "Mia"


def test_by_role_is_not_on_offer_where_all_have_the_same() -> None:
    """Partners are partners."""
    assert "same role" in sit("Ana", "Ben").refusal(techniques.choose_start, StartRule.ROLES)


def test_who_was_chosen_begins_and_the_others_follow() -> None:
    """Once chosen it goes on from there; undo takes the choice back."""
    table = sit("Ana", "Ben", "Cy")
    table.act(sitting.next_step)
    table.act(techniques.choose_first, 1)
    assert over_steps(table, 3) == ["Ana", "Ben", "Cy"]
    table.act(sitting.enter_step, Step.NEEDS)
    table.act(techniques.choose_first, 3)
    happened(table.live.undo())
    assert begins(table) == "Ana"
    table.act(sitting.set_here, pid(1), here=False)
    assert begins(table) == "Ben"


def test_what_is_chosen_once_a_step_has_begun_counts_from_the_next_one() -> None:
    """Nobody begins a step a second time."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(techniques.choose_first, 3)
    assert begins(table) is None
    table.act(sitting.next_step)
    assert over_steps(table, 3) == ["Cy", "Ana", "Ben"]


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_the_choice_outlives_the_program(end: str) -> None:
    """And a time-out."""
    table = sit("Ana", "Ben")
    table.act(techniques.choose_first, 2)
    table.act(breaks.call_time_out)
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    assert begins(table) == "Ben"


def test_an_ended_session_chooses_nothing() -> None:
    """It is over."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    assert begins(table) is None
    assert "ended" in table.refusal(techniques.choose_first, 1)
    assert "ended" in table.refusal(techniques.choose_start, StartRule.QUIETER)


def test_the_report_is_asked_before_the_manager_and_then_who_spoke_less() -> None:
    """In a setting with roles; who is not here is not in the order."""
    table = found("Mia", "Rob", "Sue", "Tom", using=setting("manager", roles=("manager", "report")))
    happened(table.live.sit_down(SessionKind.DESIGN, [pid(4)]))
    table.act(techniques.choose_start, StartRule.ROLES)
    table.act(floor.press, 2)
    table.run(30)
    assert asked(table) == ["Sue", "Rob", "Mia"]


def test_the_quieter_is_asked_first_and_nobody_is_where_all_spoke_alike() -> None:
    """Without roles only the talk tells them apart."""
    table = sit("Ana", "Ben")
    assert asked(table) == []
    table.act(floor.press, 1)
    table.run(30)
    assert asked(table) == ["Ben", "Ana"]


def asked(table: Table) -> list[str]:
    """In which order people are suggested to answer, by name."""
    return [person.name for person in asking_order(table.session, table.t)]


def test_a_facilitator_who_opens_a_step_gives_the_floor_to_who_is_to_begin() -> None:
    """The rotation goes on from step to step; a raised hand still comes first, and the step has not begun."""
    table = sit("Coach", "Ana", "Ben", "Cy", facilitators=["Coach"])
    for name in ("Ana", "Ben", "Cy"):
        table.act(floor.give_floor, 1)
        assert begins(table) == name, "the step has only been opened"
        table.act(floor.hand_over)
        assert table.speaker == name
        table.act(floor.open_floor)
        table.act(sitting.next_step)
    table.act(floor.give_floor, 1)
    table.act(floor.press, 4)
    table.act(floor.hand_over)
    assert table.speaker == "Cy", "whose hand was raised"
    table.act(floor.give_floor, 1)
    table.act(floor.hand_over)
    assert table.speaker == "Ana", "the next seat, once the step has begun"
