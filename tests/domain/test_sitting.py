"""A sitting as a whole: it opens, moves through its steps, people come and go, it ends."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.sitting import (
    ParticipantAbsent,
    ParticipantPresent,
    QuestionShown,
    SessionClosed,
    SessionReopened,
    StepEntered,
)
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.method import NOTE_KINDS, SHORT_ABSENCE, STAGES, STEPS, StepWords
from alliance_tui.domain.review import Review
from alliance_tui.domain.talk import Phase
from alliance_tui.domain.words import ParticipantId, SessionId, SessionKind, SpanKind, Step
from tests.builders import found, happened, pid, record, refused, reopen, setting, sit, visible


def test_a_session_opens_with_its_people_its_first_step_and_an_open_floor() -> None:
    """At second 0, on the wall's time."""
    table = sit("Ana", "Ben", absent=[2])
    session = table.session
    assert [person.name for person in session.here] == ["Ana"]
    assert session.step is Step.PURPOSE
    assert session.entered == (Step.PURPOSE,)
    assert session.phase.kind is SpanKind.OPEN
    assert (session.t, session.opened) == (0, table.at)
    assert session.title == "Ana & Ben"


def test_a_session_carries_what_stands_between_its_people() -> None:
    """Agreements that were not withdrawn; a facilitator stays one."""
    table = sit("Ana", "Ben", "Fay", facilitators=["Fay"])
    review = Review("2026-12-05", "Europe/Vienna")
    table.act(people.schedule_review, review)
    kept = table.propose("phones away at dinner")
    table.everyone_agrees(kept)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert [one.terms.what for one in table.session.agreements] == ["phones away at dinner"]
    assert table.session.agreements[0].state == "in force"
    assert table.session.review == review
    assert table.session.step is Step.ASSESS
    assert [person.facilitator for person in table.session.people] == [False, False, True]


def test_somebody_has_to_be_here() -> None:
    """A session of nobody is refused, at the beginning and later."""
    table = found("Ana", "Ben")
    assert "Someone has to be here" in refused(table.live.sit_down(SessionKind.DESIGN, [pid(1), pid(2)]))
    assert table.live.session is None
    alone = sit("Ana", "Ben", absent=[2])
    assert "Someone has to be here" in alone.refusal(sitting.set_here, pid(1), here=False)


def test_one_session_at_a_time_is_unfinished() -> None:
    """The second is refused until the first has ended."""
    table = sit("Ana", "Ben")
    decision = sitting.open_session(table.alliance, table.live.now(), SessionId("b" * 12), SessionKind.DESIGN)
    assert "not finished" in refused(decision)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))


def test_steps_can_be_entered_in_any_order() -> None:
    """Which were entered is kept in order, each once; the question starts anew."""
    table = sit("Ana", "Ben")
    table.act(sitting.show_question, 1)
    table.act(sitting.enter_step, Step.AGREE)
    assert table.session.question == 0
    table.act(sitting.enter_step, Step.NEEDS)
    table.act(sitting.enter_step, Step.AGREE)
    assert table.session.entered == (Step.PURPOSE, Step.AGREE, Step.NEEDS)
    assert "already" in table.refusal(sitting.enter_step, Step.AGREE)
    assert "not part of this session" in table.refusal(sitting.enter_step, Step.ASSESS)


@pytest.mark.parametrize("kind", SessionKind)
def test_the_steps_follow_one_another_both_ways(kind: SessionKind) -> None:
    """And end at both ends."""
    table = sit("Ana", "Ben", kind=kind)
    assert "first step" in table.refusal(sitting.previous_step)
    seen = [table.session.step]
    for _ in STEPS[kind][1:]:
        table.act(sitting.next_step)
        seen.append(table.session.step)
    assert tuple(seen) == STEPS[kind]
    assert "last step" in table.refusal(sitting.next_step)
    back = [table.session.step]
    for _ in STEPS[kind][1:]:
        table.act(sitting.previous_step)
        back.append(table.session.step)
    assert tuple(back) == STEPS[kind][::-1]


def test_every_step_has_a_stage_and_a_kind_of_note() -> None:
    """No step is forgotten when one is added."""
    assert set(STAGES) == set(NOTE_KINDS) == set(Step)
    assert {step for steps in STEPS.values() for step in steps} == set(Step)


def test_questions_go_round() -> None:
    """Down shows the next one, up the one before."""
    table = found("Ana", "Ben", using=replace(setting(), steps={Step.PURPOSE: StepWords(("a?", "b?", "c?"))}))
    happened(table.live.sit_down(SessionKind.DESIGN))
    shown = []
    for by in (1, 1, 1, -1, -1):
        table.act(sitting.show_question, by)
        shown.append(table.session.question)
    assert shown == [1, 2, 0, 2, 1]


def test_a_step_with_one_question_has_no_other() -> None:
    """And one without any neither."""
    bare = replace(setting(), steps={Step.PURPOSE: StepWords(("What for?",))})
    table = found("Ana", "Ben", using=bare)
    happened(table.live.sit_down(SessionKind.DESIGN))
    assert "no other question" in table.refusal(sitting.show_question, 1)
    table.act(sitting.next_step)
    assert "no other question" in table.refusal(sitting.show_question, 1)


@pytest.mark.parametrize(
    ("roles", "seat", "role"),
    [(("manager", "report"), 1, "manager"), (("manager", "report"), 5, "report"), ((), 3, "")],
)
def test_the_last_role_of_a_setting_serves_everybody_after_it(
    roles: tuple[str, ...], seat: int, role: str
) -> None:
    """A setting without roles gives none."""
    assert setting(roles=roles).role(seat) == role


def test_people_come_in_and_go() -> None:
    """Saying what is so already is refused."""
    table = sit("Ana", "Ben")
    assert "here already" in table.refusal(sitting.set_here, pid(2), here=True)
    table.act(sitting.set_here, pid(2), here=False)
    assert "not here anyway" in table.refusal(sitting.set_here, pid(2), here=False)
    table.act(sitting.set_here, pid(2), here=True)
    assert len(table.session.here) == 2
    assert "not part of the alliance" in table.refusal(sitting.set_here, ParticipantId("p9"), here=True)


def test_somebody_who_left_the_alliance_does_not_come_in() -> None:
    """They are no longer part of it."""
    table = sit("Ana", "Ben", "Cy")
    table.act(people.part, pid(3))
    assert "not part of the alliance" in table.refusal(sitting.set_here, pid(3), here=True)


def test_an_ended_session_stays_as_it_is() -> None:
    """Every further wish is refused."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(sitting.close)
    assert table.session.turn is None
    assert "ended already" in table.refusal(sitting.close)
    assert "ended" in table.refusal(sitting.next_step)
    assert "not running" in table.refusal(sitting.leave)
    assert "ended" in table.refusal(sitting.come_back, 3.0)


def test_a_session_that_was_gone_on_with_after_its_end_is_open() -> None:
    """Earlier versions of the program let people do that."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    table.act(reopen, table.alliance)
    assert table.session.is_open
    assert table.session.phase.kind is SpanKind.OPEN
    table.act(floor.press, 1)


def test_a_session_is_left_once_and_ended_also_when_left() -> None:
    """Leaving keeps it open, nothing else happens until people are back."""
    table = sit("Ana", "Ben")
    table.act(sitting.leave)
    assert table.session.left
    assert "not running" in table.refusal(sitting.leave)
    table.wait(100)
    table.act(sitting.close)
    assert not table.session.is_open
    assert table.session.spans[-1].kind is SpanKind.AWAY


@pytest.mark.parametrize("during", ["talk", "breath", "time-out", "after it was left"])
def test_the_end_leaves_nothing_running(during: str) -> None:
    """No turn, no hand, no time-out; whatever ran when a log says that it ended."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    if during == "breath":
        table.act(floor.breathe)
    if during == "time-out":
        table.act(breaks.call_time_out)
    if during == "after it was left":
        table.act(sitting.leave)
    over = apply(table.session, record(90, SessionClosed(), 4.0))
    assert over is not None
    assert (over.turn, over.split, over.hands, over.time_out, over.left) == (None, None, (), None, False)
    assert over.phase.start == 4
    again = apply(over, record(91, SessionReopened(), 9.0))
    assert again is not None
    assert again.is_open
    assert again.phase == Phase(kind=SpanKind.OPEN, holder=None, start=9.0)


NONSENSE: tuple[Event, ...] = (
    StepEntered(Step.PURPOSE),
    StepEntered(Step.ASSESS),
    QuestionShown(2),
    QuestionShown(-1),
    ParticipantAbsent(pid(2)),
    ParticipantAbsent(ParticipantId("p9")),
    ParticipantPresent(pid(1)),
    ParticipantPresent(pid(3)),
    ParticipantPresent(ParticipantId("p9")),
    SessionReopened(),
)
"""Events that make no sense at a table from which Ben is absent, and which Cy has left for good."""


@pytest.mark.parametrize("event", NONSENSE, ids=str)
def test_what_makes_no_sense_for_a_sitting_changes_nothing(event: Event) -> None:
    """Whatever a log says; a second opening neither."""
    table = sit("Ana", "Ben", "Cy", absent=[2])
    table.act(people.part, pid(3))
    table.act(sitting.show_question, 1)
    assert visible(apply(table.session, record(90, event, 4.0))) == visible(table.session)
    again = table.live.records()[0]
    assert visible(apply(table.session, again)) == visible(table.session)


def test_hands_are_down_after_time_away() -> None:
    """Tomorrow nobody remembers them."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table = table.leave()
    table.wait(SHORT_ABSENCE + 1)
    table.resumed()
    assert table.session.hands == ()
    assert table.session.phase.kind is SpanKind.OPEN


def test_without_an_opening_there_is_no_session() -> None:
    """A log that begins in the middle tells of nothing."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    assert fold(table.live.records()[1:]) is None
    assert fold(()) is None
