"""What people say can wait as they look back: it is kept, and taken back by undo."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.carried import Rested
from alliance_tui.domain.decisions import agreements, assessing, parking, sitting
from alliance_tui.domain.events.assessing import ThingLeftWaiting
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.left_open import can_wait, can_wait_words, key_of, left_open
from alliance_tui.domain.references import brought_by, strays
from alliance_tui.domain.words import RecordId, SessionKind, Step
from tests.builders import Table, happened, record, sit
from tests.domain.time_outs import rest

OPEN = ("Phones away", "We kept at it", "The holidays", "What of purpose?")
"""What is open: to agree, to celebrate, parked, at rest."""


def left_something_open() -> Table:
    """Ana and Ben, who look back some days after they left something of every kind open."""
    table = sit("Ana", "Ben")
    table.act(agreements.propose, Terms(OPEN[0]))
    table.act(assessing.plan_celebration, OPEN[1])
    table.act(parking.park, OPEN[2])
    rest(table)
    table.act(sitting.close)
    table.wait(600_000)
    happened(table.live.sit_down(SessionKind.ASSESS))
    return table


def test_what_can_wait_is_there_after_a_kill_and_once_the_session_has_ended() -> None:
    """Each kind of thing; said twice it is said once."""
    table = left_something_open()
    for one in left_open(table.session):
        table.act(assessing.let_wait, key_of(one))
        assert "Nothing was changed" in table.refusal(assessing.let_wait, key_of(one))
    assert can_wait_words(table.session) == OPEN
    again = table.kill().resumed()
    assert can_wait_words(again.session) == OPEN
    session = fold(again.live.records())
    assert session == again.session
    again.act(sitting.close)
    assert can_wait_words(again.session) == OPEN
    assert "not open" in sit().refusal(assessing.let_wait, "nothing")
    assert "ended" in again.refusal(assessing.let_wait, key_of(left_open(again.session)[0]))


def test_undo_asks_again_and_redo_says_that_it_can_wait() -> None:
    """It is nobody's own answer."""
    table = left_something_open()
    parked = table.session.parked[0]
    table.act(assessing.let_wait, parked.id)
    happened(table.live.undo())
    assert can_wait(table.session) == ()
    happened(table.live.redo())
    assert can_wait(table.session) == (parked,)


def test_what_people_turn_to_after_all_is_asked_about_again_where_it_waits_once_more() -> None:
    """What was said last counts."""
    table = left_something_open()
    parked, rested = table.session.parked[0], table.session.rested[0]
    for key in (parked.id, rested.key):
        table.act(assessing.let_wait, key)
    table.act(parking.take_up_parked, parked.id)
    assert can_wait(table.session) == (rested,)
    table.act(parking.take_up_rested, rested.step, rested.id)
    assert table.session.parked == (parked,)
    assert can_wait(table.session) == ()
    assert fold(table.live.records()) == table.session


def test_an_agreement_that_people_turn_to_after_all_can_wait_no_more() -> None:
    """With other words, or with an answer; in another place of the list it waits as before."""
    table = left_something_open()
    table.act(agreements.propose, Terms("A walk on Sundays"))
    phones, walk = table.session.agreements
    table.act(assessing.let_wait, phones.id)
    table.act(agreements.place, phones.id, 1)
    assert [one.id for one in table.session.agreements] == [walk.id, phones.id]
    assert can_wait_words(table.session) == ("Phones away",)
    table.act(agreements.reword, phones.id, Terms("Phones in the hall"))
    assert can_wait(table.session) == ()
    happened(table.live.undo())
    assert can_wait_words(table.session) == ("Phones away",)
    happened(table.live.redo())
    table.act(assessing.let_wait, phones.id)
    table.act(agreements.press_yes, phones.id, 1)
    assert can_wait(table.session) == ()
    assert fold(table.live.records()) == table.session


def test_a_celebration_that_is_said_otherwise_can_wait_no_more() -> None:
    """Another one does."""
    table = left_something_open()
    table.act(assessing.plan_celebration, "The garden")
    kept, garden = table.session.celebrations
    for one in (kept, garden):
        table.act(assessing.let_wait, one.id)
    table.act(assessing.change_celebration, kept.id, "We kept at it", "with a cake", "")
    assert can_wait(table.session) == (garden,)
    assert fold(table.live.records()) == table.session


def test_a_topic_from_before_topics_had_ids_can_wait_and_nothing_unknown_can() -> None:
    """It is known by its step."""
    table = sit()
    (opening, *_) = table.live.records()
    assert isinstance(opening.event, SessionOpened)
    topic = Rested(Step.NEEDS, "2026-11-20")
    begun = record(1, replace(opening.event, rested=(topic,)))
    for number, thing in enumerate((ThingLeftWaiting(RecordId("77-zzzzzz")), ThingLeftWaiting()), 2):
        session = fold((begun, record(number, thing, 2.0)))
        assert session is not None
        assert session.assessment.waits == ()
    session = fold((begun,))
    assert session is not None
    decided = assessing.let_wait(session, table.live.now(), topic.key)
    assert decided == (ThingLeftWaiting(step=Step.NEEDS),)
    after = apply(session, record(2, decided[0], 2.0))
    assert after is not None
    assert can_wait(after) == (topic,)
    assert can_wait_words(after) == ("the topic of the step needs",)


def test_check_finds_a_choice_about_something_that_is_not_there() -> None:
    """As it does with all that names something."""
    table = left_something_open()
    log = table.live.records()
    known = brought_by(log)
    sound = record(90, ThingLeftWaiting(table.session.parked[0].id), 3.0)
    stray = record(91, ThingLeftWaiting(RecordId("89-zzzzzz")), 3.0)
    assert strays((*log, sound, stray), known) == (stray,)
