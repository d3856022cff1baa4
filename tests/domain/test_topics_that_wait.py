"""What an earlier session kept waits on, also where a later one keeps the agreements only."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import assessing, breaks, opening, parking, sitting, techniques
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import ThingParked
from alliance_tui.domain.events.sitting import StepEntered
from alliance_tui.domain.fold import apply
from alliance_tui.domain.keeping import has_words, may_wait
from alliance_tui.domain.method import NO_WORDS
from alliance_tui.domain.parking import question
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ClosingPage, LookingPage, OpeningPage, SessionKind, Step
from tests.builders import Table, found, happened, record, setting, sit
from tests.domain.time_outs import all_ready, rest

SECRET = "what was parked last time"
"""A topic in people's own words."""


def test_a_parked_thing_of_before_waits_still_where_nobody_talked_about_it() -> None:
    """Whoever reads the alliance later sees it in the lot, whatever this session keeps."""
    table = sit("Ana", "Ben")
    table.act(parking.park, SECRET)
    before = table.session.parked
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(parking.take_up_parked, before[0].id)
    table.act(techniques.press_keeping, 1)
    assert not has_words(table.session)
    table.act(sitting.close)
    assert table.alliance.parked == before
    again = table.leave()
    assert again.alliance.parked == before
    happened(again.live.sit_down(SessionKind.DESIGN))
    again.act(parking.drop_parked, before[0].id)
    assert again.leave().alliance.parked == ()


def taken_up_after_a_rest() -> Table:
    """Two whose topic rested in a session that is kept; now it is in the middle, and one keeps less."""
    table = sit("Ana", "Ben")
    rest(table)
    table.act(sitting.close)
    table.wait(100_000)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(techniques.press_keeping, 1)
    table.act(parking.take_up_rested, table.session.rested[0].step)
    return table


def test_a_topic_that_rested_before_waits_still_where_nobody_talked_about_it() -> None:
    """Put back at the end, or as people moved on from it."""
    for move_on in (False, True):
        table = taken_up_after_a_rest()
        before = table.session.brought
        if move_on:
            table.act(sitting.next_step)
        assert not has_words(table.session)
        table.act(sitting.close)
        assert table.alliance.rested == before
        again = table.leave()
        assert again.alliance.rested == before
        happened(again.live.sit_down(SessionKind.DESIGN))
        assert again.session.rested == before


def test_a_topic_that_rested_before_and_rests_once_more_waits_once_until_then() -> None:
    """It is said to wait, and it does."""
    table = taken_up_after_a_rest()
    rest(table)
    resting = table.session.rested
    assert resting[0].until > local_day(table.at, table.session.zone).isoformat()
    assert not has_words(table.session)
    assert may_wait(table.session, resting)
    table.act(sitting.close)
    again = table.leave()
    assert (again.alliance.rested, again.alliance.parked) == (resting, ())


def test_a_parked_thing_of_before_that_rests_now_waits_once() -> None:
    """Its words are those of the lot it was in."""
    table = sit("Ana", "Ben")
    table.act(parking.park, SECRET)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(techniques.press_keeping, 1)
    table.act(parking.take_up_parked, table.session.parked[0].id)
    rest(table)
    assert not has_words(table.session)
    table.act(sitting.close)
    again = table.leave()
    assert [one.about for one in again.alliance.rested] == [SECRET]
    assert again.alliance.parked == ()
    assert not any(SECRET in str(one) for one in again.live.store.book.records(table.session.id))


def resting(table: Table) -> list[str]:
    """What rests."""
    return [one.about for one in table.session.rested]


def test_topics_of_one_step_that_rest_are_taken_up_and_let_go_each_for_itself() -> None:
    """And what was taken up rests again beside the other where it gives way to it."""
    table = sit("Ana", "Ben")
    rest(table)
    rest(table)
    purpose = Step.PURPOSE
    [first, second] = [one.id for one in table.session.rested]
    assert resting(table) == ["What of purpose?", "What else of purpose?"]
    table.act(sitting.close)
    table.wait(7 * 86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert resting(table) == ["What of purpose?", "What else of purpose?"]
    table.act(parking.take_up_rested, purpose, second)
    assert (question(table.session), resting(table)) == ("What else of purpose?", ["What of purpose?"])
    assert "does not rest" in table.refusal(parking.take_up_rested, purpose, second)
    table.act(parking.take_up_rested, purpose, first)
    assert (question(table.session), resting(table)) == ("What of purpose?", ["What else of purpose?"])
    table.act(parking.drop_rested, purpose, second)
    assert resting(table) == []
    table.act(sitting.close)
    assert [one.about for one in table.alliance.rested] == ["What of purpose?"], "nobody talked about it"


def test_in_logs_from_before_one_topic_of_a_step_rested_and_the_next_took_its_place() -> None:
    """What it took the place of was put into the lot by the same key, and is there once."""
    needs = Step.NEEDS
    log: tuple[Event, ...] = (
        TopicRested(needs, "2026-11-23", "money"),
        TopicRested(needs, "2026-11-23", "holidays"),
        ThingParked("money", needs, again=record(80, StepEntered(needs)).id),
    )
    session: Session | None = sit("Ana", "Ben").session
    for place, event in enumerate(log):
        session = apply(session, record(80 + place, event, 4.0))
    assert session is not None
    assert [one.about for one in session.rested] == ["holidays"]
    assert [one.text for one in session.parked] == ["money"]
    session = apply(session, record(90, RestedTopicTaken(needs, is_topic=True), 5.0))
    assert session is not None
    assert (session.rested, question(session)) == ((), "holidays")


def test_where_nobody_is_at_a_question_none_can_rest() -> None:
    """At a page of the opening or of the end, and while people look back; in the talk again it can."""
    table = sit("Ana", "Ben")
    table.act(opening.show_opening, OpeningPage.SIGN)
    refuses_to_rest(table)
    table.act(opening.hold_opening)
    for page in ClosingPage:
        table.act(sitting.show_closing, page)
    refuses_to_rest(table)
    table.act(sitting.leave_closing)
    table.act(assessing.show_looking_back, LookingPage.MARKS)
    refuses_to_rest(table)
    table.act(assessing.show_looking_back, LookingPage.TALK)
    rest(table)
    assert resting(table) == ["What of purpose?"]


def refuses_to_rest(table: Table) -> None:
    """A time-out in which it is said that there is no topic to rest."""
    table.act(breaks.call_time_out)
    assert "no question is on the table" in table.refusal(breaks.rest_topic)
    all_ready(table)
    table.wait(6)
    table.act(breaks.end_time_out)


def without_questions() -> Table:
    """Ana and Ben in a setting that has no question for the first step; a topic of theirs was taken up."""
    usual = setting()
    table = found("Ana", "Ben", using=replace(usual, steps={**usual.steps, Step.PURPOSE: NO_WORDS}))
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(parking.park, SECRET)
    table.act(parking.take_up_parked, table.session.parked[0].id)
    assert question(table.session) == SECRET
    return table


def test_in_a_step_without_questions_a_topic_that_rests_or_is_let_go_gives_way_to_its_name() -> None:
    """It does not stand in the middle until the end, nor in the file after it."""
    table = without_questions()
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    assert question(table.session) == SECRET, "what rests stands there until the time-out is over"
    drop_from = table.session.rested[0]
    table.act(parking.drop_rested, drop_from.step, drop_from.id)
    assert question(table.session) == ""
    happened(table.live.undo())
    assert (question(table.session), resting(table)) == (SECRET, [SECRET])
    all_ready(table)
    table.wait(6)
    table.act(breaks.end_time_out)
    assert (question(table.session), resting(table)) == ("", [SECRET])
    table.act(parking.take_up_rested, Step.PURPOSE)
    table.act(sitting.show_question, 1)
    assert (question(table.session), resting(table)) == ("", [SECRET]), "the arrow leads back from it"
    assert "no other question" in table.refusal(sitting.show_question, 1)
    table.act(parking.drop_rested, Step.PURPOSE)
    again = table.leave()
    assert not any(SECRET in str(one) for one in again.live.store.book.records(table.session.id))
