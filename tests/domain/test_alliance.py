"""An alliance across its sittings, and the lines a list says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import permutations

import pytest
from msgspec.structs import replace

from alliance_tui.domain import summary
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, floor, goals, notes, people, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.agreements import AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.alliance import AllianceRenamed, ReviewScheduled
from alliance_tui.domain.events.floor import HeardConfirmed
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import SessionState, summarise, summarise_session
from alliance_tui.domain.words import AgreementState, NoteKind, ParticipantId, SessionId, SessionKind, Step
from tests.builders import Table, found, happened, pid, record, reopen, setting, sit, through_json


def two_sittings() -> Table:
    """An ended session, things settled after it, and a second session that is still open."""
    table = sit("Ana", "Ben")
    table.note(1, "to be a home", NoteKind.GOAL)
    table.note(2, "to be fun", NoteKind.GOAL)
    table.everyone_agrees(table.propose("phones away"))
    table.propose("say if late")
    table.act(sitting.next_step)
    table.note(1, "some quiet")
    table.wait(1_200)
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.act_on_alliance(people.join, "Cy"))
    happened(table.live.act_on_alliance(people.schedule_review, Review("2026-12-05", "Europe/Vienna")))
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.act(agreements.withdraw_agreement, table.session.agreements[1].id)
    table.act(people.rename, pid(2), "Benno")
    table.wait(60)
    return table


def test_an_alliance_is_what_all_its_logs_tell_together() -> None:
    """People, purpose, agreements, review and sessions, from wherever they were said."""
    alliance = two_sittings().alliance
    assert [one.name for one in alliance.people] == ["Ana", "Benno", "Cy"]
    assert [one.text for one in alliance.purpose] == ["to be a home", "to be fun"]
    assert [one.terms.what for one in alliance.live_agreements] == ["phones away"]
    assert alliance.review == Review("2026-12-05", "Europe/Vienna")
    assert [(one.kind, one.closed is None) for one in alliance.sittings] == [
        (SessionKind.DESIGN, False),
        (SessionKind.ASSESS, True),
    ]
    assert alliance.unfinished is not None
    assert alliance.unfinished.kind is SessionKind.ASSESS


def said_back(answer: Sequence[Callable[[Session, Instant], Decision]], words: str = "") -> Table:
    """Ben has written down what he heard Ana say; she answers, perhaps to other words, and they end."""
    table = sit("Ana", "Ben")
    table.note(2, "that we laugh", NoteKind.GOAL)
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    note = table.note(1, "you want to move out", NoteKind.GOAL)
    for decide in answer:
        table.act(decide)
    if words:
        table.act(notes.change_note, note.id, pid(1), NoteKind.GOAL, words)
        table.act(floor.hand_over)
    table.wait(1_200)
    table.act(sitting.close)
    table.wait(86_400)
    return table.leave()


@pytest.mark.parametrize(
    "answer",
    [
        (),
        (floor.open_floor,),
        (floor.ask_to_be_heard,),
        (floor.ask_to_be_heard, floor.ask_to_be_heard, floor.hand_over, floor.hand_over),
    ],
    ids=["none", "stopped", "no", "yes to the same words said back anew"],
)
def test_words_that_the_speaker_did_not_confirm_are_nobodys_purpose(
    answer: Sequence[Callable[[Session, Instant], Decision]],
) -> None:
    """A page that is signed would say so; the session itself tells them as what was said back."""
    table = said_back(answer)
    assert [one.text for one in table.alliance.purpose] == ["that we laugh"]
    assert [goal.text for goal in table.alliance.open_goals] == ["that we laugh"]
    past = table.live.past(table.alliance.sittings[0].id)
    assert past is not None
    assert [(note.text, note.heard_by) for note in past.notes][1:] == [("you want to move out", pid(2))]


@pytest.mark.parametrize("stop", [floor.open_floor, breaks.call_time_out, sitting.leave])
def test_a_yes_in_another_step_is_none_to_words_that_still_waited(
    stop: Callable[[Session, Instant], Decision],
) -> None:
    """It is said to other words; the first ones wait where they were written down."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.note(1, "you want to move out", NoteKind.GOAL)
    table.act(stop)
    if stop is not floor.open_floor:
        table = table.leave().resumed()
    if table.session.time_out is not None:
        for seat in (1, 2):
            table.act(breaks.toggle_ready, seat)
        table.wait(6)
        table.act(breaks.end_time_out)
    table.act(sitting.next_step)
    for answer in (floor.ask_to_be_heard, floor.hand_over):
        table.act(floor.give_floor, 1)
        table.act(floor.ask_to_be_heard)
        table.act(answer)
        assert table.session.goals == ()
        assert table.alliance.purpose == ()
        table.act(floor.open_floor)
    table.act(sitting.previous_step)
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.hand_over)
    assert [one.text for one in table.alliance.purpose] == ["you want to move out"]


def test_logs_from_before_a_yes_was_told_apart_by_steps_tell_the_same_as_ever() -> None:
    """All that waited was confirmed."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.note(1, "that we laugh", NoteKind.GOAL)
    table.act(sitting.next_step)
    table.live.act(lambda *_: (HeardConfirmed(),))
    assert table.session.notes[0].confirmed
    assert [one.text for one in table.alliance.purpose] == ["that we laugh"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((floor.hand_over,), ""),
        ((floor.hand_over, floor.hand_over), ""),
        ((floor.ask_to_be_heard, floor.ask_to_be_heard), "you want more room"),
    ],
    ids=["yes", "yes, and that is all", "yes to other words"],
)
def test_words_that_the_speaker_confirmed_are_a_goal_in_each_later_session(
    answer: Sequence[Callable[[Session, Instant], Decision]], words: str
) -> None:
    """As in the one in which they were said: it can be reached, and is asked about when people look back."""
    table = said_back(answer, words)
    alliance, expected = table.alliance, words or "you want to move out"
    assert [(one.text, one.confirmed) for one in alliance.purpose][1:] == [(expected, True)]
    happened(table.live.sit_down(SessionKind.ASSESS))
    goal = table.session.goals[1]
    assert (goal.participant, goal.text, goal.reached) == (pid(1), expected, None)
    table.act(goals.press_goal, goal.id, 1)
    table.act(sitting.close)
    assert [goal.text for goal in table.alliance.open_goals] == ["that we laugh"]


def test_each_session_is_held_with_the_newest_setting_and_the_ones_before_with_theirs() -> None:
    """Where nobody knows a newer one, that of the session before; the alliance tells the newest."""
    table = sit("Ana", "Ben")
    older, newer = table.session.setting, setting("couple", turn=90)
    for held in (newer, None):
        table.wait(600)
        table.act(sitting.close)
        happened(table.live.sit_down(SessionKind.DESIGN, setting=held))
        assert table.session.setting == newer == table.alliance.setting
    table = table.kill()
    assert table.alliance.setting == newer
    told = [table.live.past(one.id) for one in table.alliance.sittings]
    assert [one.setting for one in told if one is not None] == [older, newer, newer]


def test_the_order_in_which_logs_arrive_does_not_matter() -> None:
    """Neither of the logs nor of the records in them, nor that some come twice."""
    table = two_sittings()
    own = table.opening.own.read()
    sessions = [table.opening.session(one).read() for one in table.opening.sessions()]
    for order in permutations(sessions):
        assert fold_alliance(own, order) == table.alliance
        assert fold_alliance(own[::-1], [log[::-1] for log in order]) == table.alliance
        assert fold_alliance((*own, *own), [(*log[2:], *log) for log in order]) == table.alliance


def test_an_alliance_without_a_founding_is_none() -> None:
    """Nor has it a summary."""
    table = two_sittings()
    assert fold_alliance(table.opening.own.read()[1:], []) is None
    assert summarise((), {}) is None


def test_what_happens_after_a_session_without_one_counts_for_the_alliance_alone() -> None:
    """The ended session stays as it was."""
    table = two_sittings()
    first = table.live.past(table.alliance.sittings[0].id)
    assert first is not None
    assert [one.name for one in first.people] == ["Ana", "Ben"]
    assert first.review is None
    assert len(first.live_agreements) == 2


def test_a_session_that_goes_on_after_its_end_is_unfinished_again() -> None:
    """And has the newest end once it ends again."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    first_end = table.alliance.sittings[0].closed
    table.wait(100)
    table.act(reopen, table.alliance)
    assert table.alliance.unfinished is not None
    table.wait(100)
    table.act(sitting.close)
    (only,) = table.alliance.sittings
    assert first_end is not None
    assert only.closed is not None
    assert (only.closed - first_end).total_seconds() == 200


def test_an_end_that_comes_twice_counts_once() -> None:
    """The first is when it ended, as in the session itself."""
    table = sit("Ana", "Ben")
    table.act(sitting.close)
    end = table.at
    log = (*table.live.records(), record(90, SessionClosed(), 500.0))
    alliance = fold_alliance(table.opening.own.read(), [log])
    assert alliance is not None
    assert alliance.sittings[0].closed == end


def test_who_joins_between_sessions_is_asked_for_what_is_in_force() -> None:
    """And who leaves is not waited for."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.join, "Cy"))
    states = [table.alliance.agreements[0].state]
    happened(table.live.act_on_alliance(people.part, table.alliance.people[-1].id))
    states.append(table.alliance.agreements[0].state)
    assert states == [AgreementState.PROPOSED, AgreementState.IN_FORCE]


def test_undone_actions_do_not_count_for_the_alliance() -> None:
    """A purpose taken back is none."""
    table = sit("Ana", "Ben")
    table.note(1, "to be a home", NoteKind.GOAL)
    happened(table.live.undo())
    assert table.alliance.purpose == ()
    happened(table.live.redo())
    assert len(table.alliance.purpose) == 1


def test_a_purpose_is_changed_and_taken_back() -> None:
    """In the session it was said in."""
    table = sit("Ana", "Ben")
    note = table.note(1, "to be a home", NoteKind.GOAL)
    table.act(notes.change_note, note.id, pid(2), NoteKind.GOAL, "a haven")
    assert [(one.participant, one.text) for one in table.alliance.purpose] == [(pid(2), "a haven")]
    table.act(notes.take_back_note, note.id)
    assert table.alliance.purpose == ()


def test_agreements_may_stand_in_the_alliances_own_log() -> None:
    """In the order of `n`, whichever log they are in; words of a stranger count nowhere."""
    table = sit("Ana", "Ben")
    inside = table.propose("phones away")
    own = (
        *table.opening.own.read(),
        record(50, AgreementProposed(Terms("say if late"))),
        record(51, AgreementWithdrawn(inside.id)),
        record(52, NoteWritten(ParticipantId("p9"), Step.PURPOSE, NoteKind.GOAL, "x")),
        record(53, ReviewScheduled(Review("2027-01-01", "UTC"))),
    )
    alliance = fold_alliance(through_json(own), [table.live.records()])
    assert alliance is not None
    assert [one.terms.what for one in alliance.live_agreements] == ["say if late"]
    assert alliance.purpose == ()
    assert alliance.review == Review("2027-01-01", "UTC")


def test_a_title_is_not_taken_away() -> None:
    """An empty one, as blanking leaves it, changes nothing."""
    table = found("Ana", "Ben", title="Home")
    happened(table.live.act_on_alliance(people.rename_alliance, "House"))
    blank = record(90, AllianceRenamed(""))
    alliance = fold_alliance((*table.opening.own.read(), blank), [])
    assert alliance is not None
    assert alliance.title == "House"


def test_a_summary_says_a_line_for_each_session() -> None:
    """Oldest first; the time away is not sat."""
    table = two_sittings()
    whole = table.library.list()[0]
    assert whole.id == table.alliance.id
    assert (whole.title, whole.setting, whole.setting_title) == ("Ana & Benno", "couple", "couple")
    assert [one.name for one in whole.participants] == ["Ana", "Benno", "Cy"]
    assert whole.review == table.alliance.review
    assert [(one.kind, one.minutes, one.state, one.agreements) for one in whole.sessions] == [
        (SessionKind.DESIGN, 20, SessionState.CLOSED, 2),
        (SessionKind.ASSESS, 0, SessionState.OPEN, 1),
    ]
    assert whole.unfinished == whole.sessions[1]


def test_a_summary_tells_a_running_time_out_and_its_return() -> None:
    """None is told afterwards."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(breaks.call_time_out)
    line = summarise_session(table.live.records())
    assert line is not None
    assert line.state is SessionState.TIME_OUT
    assert table.session.time_out is not None
    assert line.until == table.session.time_out.until
    assert summary.session_state(sit("Ana", "Ben").session) is SessionState.OPEN


def test_an_alliance_whose_sessions_have_ended_has_no_unfinished_one() -> None:
    """A log that tells of no session has no line."""
    table = sit("Ana", "Ben")
    table.wait(90)
    table.act(sitting.close)
    assert table.alliance.unfinished is None
    told = summarise(
        table.opening.own.read(), {table.session.id: table.live.records(), SessionId("b" * 12): ()}
    )
    assert told is not None
    assert told.unfinished is None
    assert [one.minutes for one in told.sessions] == [2]


def test_where_people_sat_down_again_the_session_before_is_over_whatever_tells_its_end() -> None:
    """That was lost, say; by their numbers, for a clock may have gone back."""
    table = two_sittings()
    own, logs = (
        table.opening.own.read(),
        [table.opening.session(one).read() for one in table.opening.sessions()],
    )
    first, second = sorted(logs, key=lambda log: log[0].n)
    first = tuple(one for one in first if not isinstance(one.event, SessionClosed))
    second = tuple(replace(one, at=first[0].at - timedelta(days=one.n == second[0].n)) for one in second)
    alliance = fold_alliance(own, (first, second))
    assert alliance is not None
    older, newer = alliance.sittings[1], alliance.sittings[0]
    assert alliance.unfinished == newer
    assert [alliance.is_open_ended(one) for one in (older, newer)] == [True, False]
    line = summarise(own, {older.id: first, newer.id: second})
    assert line is not None
    assert {one.id: one.state for one in line.sessions} == {
        older.id: SessionState.OPEN_ENDED,
        newer.id: SessionState.OPEN,
    }
    assert line.unfinished is not None
    assert line.unfinished.id == newer.id
    alone = fold_alliance(own, (first,))
    assert alone is not None
    assert alone.unfinished is not None, "nobody sat down after it"
