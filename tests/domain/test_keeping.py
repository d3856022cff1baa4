"""What stays of a session: everything, or the agreements only."""

from __future__ import annotations

import pytest
from msgspec.structs import fields, replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import (
    assessing,
    breaks,
    floor,
    goals,
    notes,
    parking,
    people,
    sitting,
    takeaways,
    techniques,
)
from alliance_tui.domain.events import agreements as agreement_events
from alliance_tui.domain.events import alliance as alliance_events
from alliance_tui.domain.events import assessing as assessing_events
from alliance_tui.domain.events import breaks as break_events
from alliance_tui.domain.events import notes as note_events
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.keeping import (
    Words,
    choosing,
    has_words,
    lets_words_go,
    may_wait,
    what_goes,
    what_is_kept,
    wish,
)
from alliance_tui.domain.method import NOTE_KINDS
from alliance_tui.domain.review import Review
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import Keep, NoteKind, SessionKind, Step
from tests.builders import Table, found, happened, pid, refused, reopen, setting, sit, through_json
from tests.domain.strategies import EVENT_KINDS
from tests.domain.time_outs import rest

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""

SECRET = "what is only for tonight"
"""Words of every kind but an agreement's."""

WORDS = {
    note_events.NoteWritten,
    note_events.NoteChanged,
    note_events.ThingParked,
    break_events.TopicRested,
    alliance_events.ReviewPostponed,
    assessing_events.CelebrationPlanned,
    assessing_events.CelebrationChanged,
}
"""Events with words that go where the agreements only are kept."""

STAY = {
    agreement_events.AgreementProposed,
    agreement_events.AgreementChanged,
    alliance_events.AllianceRenamed,
    alliance_events.ReviewScheduled,
    alliance_events.ReviewPassed,
    alliance_events.AllianceFounded,
    alliance_events.AllianceMoved,
    alliance_events.ParticipantJoined,
    alliance_events.ParticipantRenamed,
    alliance_events.RoleGiven,
    SignAgreed,
}
"""Events with words that stay: agreements, the sign for a break, titles, names, roles and zones."""


def full() -> Table:
    """A session with words of every kind, a time-out, floor times and an agreement."""
    table = sit("Ana", "Ben")
    table.note(2, f"{SECRET}, a goal of last time", NoteKind.GOAL)
    table.act(parking.park, f"{SECRET} parked last time")
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(floor.press, 1)
    table.wait(50)
    table.note(1, f"{SECRET}, a goal", NoteKind.GOAL)
    changed = table.note(2, SECRET)
    table.act(notes.change_note, changed.id, pid(2), NoteKind.WISH, f"{SECRET}, said better")
    table.act(parking.park, SECRET)
    table.act(parking.take_up_parked, table.session.parked[-1].id)
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    table.everyone_agrees(table.propose("phones away"))
    planned = Review("2026-12-05", "Europe/Vienna")
    table.act(people.schedule_review, planned)
    table.act(people.schedule_review, replace(planned, date="2026-12-12", instead_of="2026-12-05"), SECRET)
    table.act(goals.press_goal, table.session.goals[0].id, 2)
    return table


def in_its_file(table: Table) -> str:
    """All that is kept of the session at the table."""
    shelf = table.library.shelves[table.opening.id]
    return "\n".join(line.decode() for line in shelf.sessions[table.session.id].values())


@pytest.mark.parametrize("number", [2, 3, 8])
def test_one_agreements_only_decides(number: int) -> None:
    """By one's own key, to and fro."""
    table = sit(*NAMES[:number])
    assert what_is_kept(table.session) is Keep.EVERYTHING
    table.act(techniques.press_keeping, number)
    assert what_is_kept(table.session) is Keep.AGREEMENTS
    assert wish(table.session, pid(1)) is Keep.EVERYTHING
    table.act(techniques.press_keeping, number)
    assert what_is_kept(table.session) is Keep.EVERYTHING


def test_where_the_setting_keeps_the_agreements_only_everyone_has_to_want_more() -> None:
    """Those who are here; a facilitator and absent people are not asked."""
    table = found(
        "Mia", "Rob", "Sue", "Fay", facilitators=["Fay"], using=replace(setting(), keeps=Keep.AGREEMENTS)
    )
    happened(table.live.sit_down(SessionKind.DESIGN, [pid(3)]))
    table.act(techniques.press_keeping, 1)
    assert what_is_kept(table.session) is Keep.AGREEMENTS
    table.act(techniques.press_keeping, 2)
    assert what_is_kept(table.session) is Keep.EVERYTHING
    assert "not here" in table.refusal(techniques.press_keeping, 3)
    assert "facilitates" in table.refusal(techniques.press_keeping, 4)
    assert "Nobody has" in table.refusal(techniques.press_keeping, 5)


def test_who_took_part_and_left_the_table_is_still_heard() -> None:
    """Their wish is not undone by an empty chair; who never was there has none."""
    table = found("Mia", "Rob", "Sue", using=replace(setting(), keeps=Keep.AGREEMENTS))
    happened(table.live.sit_down(SessionKind.DESIGN, [pid(3)]))
    table.note(2, "what Rob said")
    table.act(techniques.press_keeping, 1)
    table.act(techniques.press_keeping, 2)
    assert what_is_kept(table.session) is Keep.EVERYTHING
    table.act(techniques.press_keeping, 2)
    table.act(sitting.set_here, pid(2), False)
    assert [person.name for person in choosing(table.session)] == ["Mia", "Rob"]
    assert what_is_kept(table.session) is Keep.AGREEMENTS
    table.act(sitting.close)
    assert table.session.kept is Keep.AGREEMENTS


def test_agreements_only_takes_all_other_words_out_of_the_file() -> None:
    """Those that came along too; the agreement, its yeses and who spoke when stay as they were."""
    table = full()
    agreed = table.session.live_agreements
    table.act(techniques.press_keeping, 1)
    assert SECRET in in_its_file(table)
    table.wait(10)
    talked = table.talk()
    table.act(sitting.close)
    assert SECRET not in in_its_file(table)
    session = table.session
    assert (session.kept, session.notes, session.parked, session.goals) == (Keep.AGREEMENTS, (), (), ())
    assert session.live_agreements == agreed
    assert table.talk() == talked
    assert through_json(table.live.records()) == table.log.read()
    again = table.leave()
    past = again.live.past(session.id)
    assert past == session
    assert [one.terms.what for one in again.alliance.live_agreements] == ["phones away"]


def test_everything_stays_where_everyone_wants_that() -> None:
    """The words are there, and go along."""
    table = full()
    table.act(sitting.close)
    assert in_its_file(table).count(SECRET) > 5
    assert table.session.kept is Keep.EVERYTHING
    assert len(table.session.notes) == 2


def test_what_is_said_after_going_on_is_kept_or_not_by_the_next_end() -> None:
    """Words that are gone do not come back, and those of before stay gone."""
    table = full()
    table.act(techniques.press_keeping, 1)
    table.act(sitting.close)
    table.act(reopen, table.alliance)
    assert what_is_kept(table.session) is Keep.EVERYTHING, "it is asked anew"
    refused(table.live.undo())
    table.note(1, "and one word more")
    table.act(sitting.close)
    assert [one.text for one in table.session.notes] == ["and one word more"]
    assert SECRET not in in_its_file(table)


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_the_choice_outlives_the_program_and_is_made_when_the_session_ends(end: str) -> None:
    """Until then every word is there."""
    table = full()
    table.act(techniques.press_keeping, 1)
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    assert SECRET in in_its_file(table)
    table.act(sitting.close)
    assert SECRET not in in_its_file(table)


def test_a_kill_between_the_blanking_and_the_end_leaves_the_agreements() -> None:
    """The session goes on without the words that were to go."""
    table = full()
    records = table.live.records()
    blank = {one.id: one for one in scrubbed(records, Keep.AGREEMENTS)}
    session = fold(blank.get(one.id, one) for one in records)
    assert session is not None
    assert session.is_open
    assert session.notes == ()
    assert [one.terms.what for one in session.live_agreements] == ["phones away"]


def test_a_note_of_the_step_of_the_review_is_a_note_and_no_sentence_to_take_away() -> None:
    """Such a sentence is what the page at the end shows; what is written in that step is of the same kind."""
    table = sit("Ana", "Ben")
    table.act(sitting.enter_step, Step.REVIEW)
    table.note(1, SECRET, NOTE_KINDS[Step.REVIEW])
    table.act(takeaways.take_away, pid(2), SECRET)
    assert what_goes(table.session) == Words(notes=1, takeaways=1)


def test_what_goes_is_counted_and_what_earlier_sessions_kept_is_not() -> None:
    """Goals apart from other notes, what rests as a topic; why a review was moved is words, too."""
    table = full()
    assert what_goes(table.session) == Words(goals=1, notes=1, topics=1, celebrations=0, reasons=1)
    for person in (pid(1), pid(2)):
        table.act(takeaways.take_away, person, SECRET)
    assert (what_goes(table.session).notes, what_goes(table.session).takeaways) == (1, 2)
    table.act(assessing.plan_celebration, SECRET)
    assert what_goes(table.session).celebrations == 1
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    session = table.session
    assert session.goals
    assert session.parked
    assert session.rested
    assert session.celebrations
    assert (what_goes(session), has_words(session)) == (Words(), False)
    table.act(techniques.press_keeping, 1)
    assert not lets_words_go(table.session)
    assert may_wait(table.session, (*session.parked, *session.rested, *session.celebrations))
    table.act(parking.park, "and one thing more")
    assert not may_wait(table.session, table.session.parked)
    assert what_goes(table.session) == Words(topics=1)
    table.act(techniques.press_keeping, 1)
    assert may_wait(table.session, table.session.parked)


def test_a_topic_that_was_taken_up_is_for_later_only_until_somebody_talks_about_it() -> None:
    """Untouched it goes back to the lot; talked about it is dealt with; put off once more it is one topic."""
    table = sit("Ana", "Ben")
    table.act(parking.park, SECRET)
    assert what_goes(table.session) == Words(topics=1)
    table.act(parking.take_up_parked, table.session.parked[0].id)
    assert what_goes(table.session) == Words(topics=1)
    table.act(floor.press, 1)
    table.wait(30)
    assert what_goes(table.session) == Words()
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    assert what_goes(table.session) == Words(topics=1)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    assert what_goes(table.session) == Words(topics=1)
    table.act(parking.drop_rested, table.session.step)
    assert what_goes(table.session) == Words()


def test_what_rested_leaves_nothing_behind_where_the_agreements_only_are_kept() -> None:
    """No day without a topic: neither in the session, nor in the alliance, nor in the next one."""
    table = sit("Ana", "Ben")
    rest(table)
    assert table.session.rested
    table.act(techniques.press_keeping, 1)
    table.act(sitting.close)
    assert (table.session.rested, table.alliance.rested) == ((), ())
    again = table.leave()
    assert again.alliance.rested == ()
    past = again.live.past(table.session.id)
    assert past is not None
    assert past.rested == ()


def test_what_rested_before_stays_where_another_topic_of_its_step_goes() -> None:
    """An earlier session kept it."""
    table = sit("Ana", "Ben")
    rest(table)
    before = table.session.rested
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    rest(table)
    assert table.session.rested[: len(before)] == before != table.session.rested
    table.act(techniques.press_keeping, 1)
    table.act(sitting.close)
    assert table.leave().alliance.rested == before


def test_a_day_that_lost_its_topic_in_an_older_log_is_not_offered() -> None:
    """Such a log keeps the day on which something without words was to be taken up."""
    table = sit("Ana", "Ben")
    rest(table)
    table.act(techniques.press_keeping, 1)
    records = table.live.records()
    table.act(sitting.close)
    old = [
        replace(one, event=replace(one.event, about=""))
        if isinstance(one.event, break_events.TopicRested)
        else one
        for one in (*records, *table.live.records()[len(records) :])
    ]
    own, _ = table.live.everything()
    alliance = fold_alliance(own, [old])
    assert alliance is not None
    assert alliance.rested == ()


def test_every_event_with_words_is_known_to_go_or_to_stay() -> None:
    """A new one has to be put into one of the two, and blanked where it goes."""
    told = {kind for kind in EVENT_KINDS if any(one.type in (str, Terms, Review) for one in fields(kind))}
    assert told - WORDS - STAY - {SessionOpened} == set()


def test_an_ended_session_asks_nobody() -> None:
    """It is kept as it was chosen."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    assert "ended" in table.refusal(techniques.press_keeping, 1)
