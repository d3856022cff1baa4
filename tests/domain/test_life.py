"""The line of life of an agreement: what is told of it, in which session, and what never is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, assessing, people, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.life import Happened, LifeMoment, Lives, lives
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import Consent, Mark, SessionKind
from tests.builders import Table, happened, pid, sit
from tests.domain.strategies import own_logs, session_logs

DAYS = 14 * 86_400
"""Seconds between two sessions."""


def told(table: Table) -> Lives:
    """All lines of life, from what is kept."""
    opening = table.opening
    return lives(opening.own.read(), [opening.session(one).read() for one in opening.sessions()])


def line(table: Table, place: int = 0) -> tuple[LifeMoment, ...]:
    """The line of life of one agreement, by its place."""
    return tuple(told(table).values())[place]


def story(moments: Sequence[LifeMoment]) -> list[str]:
    """What happened, in words."""
    return [one.happened.value for one in moments]


def look_back(table: Table, *marks: Mark) -> None:
    """End the session, sit down again two weeks later, mark the only agreement and lay the marks open."""
    table.act(sitting.close)
    table.wait(DAYS)
    happened(table.live.sit_down(SessionKind.ASSESS))
    (one,) = table.session.assessment.agreements
    for seat, mark in enumerate(marks, start=1):
        table.act(assessing.give_mark, one, pid(seat), mark)
    table.act(assessing.reveal, one)


def test_a_whole_life_over_three_sessions_is_told_in_order() -> None:
    """Said, agreed, assessed, changed with both wordings, agreed anew, assessed, continued, fulfilled."""
    table = sit("Ana", "Ben")
    one = table.propose("phones away")
    table.everyone_agrees(one)
    look_back(table, Mark.WORKED, Mark.PARTLY)
    table.act(agreements.reword, one.id, Terms("phones in the hall", when="at dinner"))
    table.everyone_agrees(one)
    look_back(table, Mark.WORKED, Mark.WORKED)
    table.act(agreements.continue_agreement, one.id)
    table.wait(60)
    table.act(agreements.fulfil, one.id)
    moments = line(table)
    assert story(moments) == [
        *("said", "agreed"),
        *("assessed", "changed", "agreed"),
        *("assessed", "continued", "fulfilled"),
    ]
    sessions = [sitting.id for sitting in table.alliance.sittings]
    assert [sessions.index(one.session) for one in moments if one.session] == [0, 0, 1, 1, 1, 2, 2, 2]
    assert moments[0].terms == Terms("phones away")
    assert [(one.participant, one.mark) for one in moments[2].marks] == [
        (pid(1), Mark.WORKED),
        (pid(2), Mark.PARTLY),
    ]
    assert moments[3].before == Terms("phones away")
    assert moments[3].terms == Terms("phones in the hall", when="at dinner")
    assert moments[-1].at == table.at


def test_answers_that_follow_one_another_are_one_moment() -> None:
    """With what everyone said at its end: a yes, a yes as a trial, or not yet."""
    table = sit("Ana", "Ben", "Cy")
    one = table.propose("phones away")
    for seat in (1, 2, 2, 3):
        table.act(agreements.press_consent, one.id, seat)
    said, agreed = line(table)
    assert (said.happened, agreed.happened) == (Happened.SAID, Happened.AGREED)
    assert dict(agreed.consents) == {pid(1): Consent.YES, pid(2): Consent.TRIAL, pid(3): Consent.YES}
    assert len(agreed.records) == 4
    table.act(agreements.press_consent, one.id, 2)
    answered = line(table)[-1]
    assert answered.happened is Happened.ANSWERED
    assert dict(answered.consents)[pid(2)] is Consent.NOT_YET


def test_an_answer_in_a_later_session_is_a_moment_of_its_own() -> None:
    """One sees when it was taken back."""
    table = sit("Ana", "Ben")
    one = table.propose("phones away")
    table.everyone_agrees(one)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(agreements.press_consent, one.id, 1)
    table.act(agreements.press_consent, one.id, 1)
    moments = line(table)
    assert story(moments) == ["said", "agreed", "answered"]
    assert dict(moments[-1].consents) == {pid(1): Consent.NOT_YET, pid(2): Consent.YES}


def test_marks_are_told_once_they_lie_open_and_not_before() -> None:
    """While they are covered nothing says that there are any."""
    table = sit("Ana", "Ben")
    one = table.propose("phones away")
    table.everyone_agrees(one)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    before = told(table)
    table.act(assessing.give_mark, one.id, pid(1), Mark.NO_LONGER_FITS)
    table.act(assessing.give_mark, one.id, pid(2), Mark.WORKED)
    assert told(table) == before
    table.act(assessing.reveal, one.id)
    assert len(line(table)[-1].marks) == 2


def test_what_was_undone_is_in_no_line() -> None:
    """And what was brought back is in it again."""
    table = sit("Ana", "Ben")
    one = table.propose("phones away")
    table.act(agreements.reword, one.id, Terms("phones in the hall"))
    happened(table.live.undo())
    assert story(line(table)) == ["said"]
    happened(table.live.redo())
    assert story(line(table)) == ["said", "changed"]


def test_a_proposal_that_was_taken_back_at_once_has_no_line() -> None:
    """One that was withdrawn in a later session keeps its own."""
    table = sit("Ana", "Ben")
    table.act(agreements.withdraw_agreement, table.propose("say if late").id)
    assert told(table) == {}
    kept = table.propose("phones away")
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(agreements.withdraw_agreement, kept.id)
    assert story(line(table)) == ["said", "withdrawn"]


def test_who_joins_between_sessions_is_asked_and_who_leaves_is_not_waited_for() -> None:
    """Both are told, outside of any session."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.join, "Cy"))
    happened(table.live.act_on_alliance(people.part, table.alliance.people[-1].id))
    moments = line(table)
    assert story(moments) == ["said", "agreed", "asked again", "agreed"]
    assert [one.session for one in moments[2:]] == [None, None]


def test_a_task_that_was_done_and_one_that_no_longer_fits_come_to_their_end() -> None:
    """Each by its own name; another place in the list is nothing to tell."""
    table = sit("Ana", "Ben")
    table.act(agreements.propose, Terms("book the cabin", is_task=True))
    table.propose("phones away")
    table.propose("say if late")
    first, second, _ = (one.id for one in table.session.agreements)
    table.act(agreements.place, second, 1)
    table.act(agreements.finish_task, first)
    table.act(agreements.retire, second)
    assert [story(one) for one in told(table).values()] == [["said", "done"], ["said", "retired"], ["said"]]


@given(own_logs, st.lists(session_logs, max_size=2))
@pytest.mark.no_cover
def test_any_logs_have_lines_of_life(own: list[Record], logs: list[list[Record]]) -> None:
    """Each begins with its words, tells each record once, and blanking takes nothing from it."""
    for records in lives(own, logs).values():
        assert records[0].happened is Happened.SAID
        named = [one for moment in records for one in moment.records]
        assert len(set(named)) == len(named)


def test_blanking_takes_nothing_from_a_line() -> None:
    """What was taken back was in none before either."""
    table = sit("Ana", "Ben")
    kept = table.propose("phones away")
    table.act(agreements.reword, kept.id, Terms("phones in the hall"))
    table.act(agreements.withdraw_agreement, table.propose("say if late").id)
    table.propose("never mind")
    happened(table.live.undo())
    before = told(table)
    log = table.log.read()
    blank = {record.id: record for record in scrubbed(log)}
    assert blank
    after = [blank.get(record.id, record) for record in log]
    assert lives(table.opening.own.read(), [after]) == before


def test_marks_are_told_with_the_words_they_are_for_where_those_were_changed_first() -> None:
    """Somebody gives it other words while the marks are covered: nobody has lived with those."""
    table = sit("Ana", "Ben")
    one = table.propose("phones away")
    table.everyone_agrees(one)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.act(agreements.reword, one.id, Terms("phones in the hall"))
    for seat in (1, 2):
        table.act(assessing.give_mark, one.id, pid(seat), Mark.WORKED)
    table.act(assessing.reveal, one.id)
    moments = line(table)
    assert story(moments[2:]) == ["changed", "assessed"]
    assert moments[-1].terms == Terms("phones away")
