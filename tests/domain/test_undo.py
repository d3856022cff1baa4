"""Taking back and bringing back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from alliance_tui.domain import timing, undo
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import (
    agreements,
    assessing,
    breaks,
    floor,
    goals,
    notes,
    parking,
    people,
    sitting,
    techniques,
)
from alliance_tui.domain.events import Instant, Undone
from alliance_tui.domain.fold import fold
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import effective, undone_actions
from alliance_tui.domain.words import (
    ActionId,
    ClosingPage,
    Consent,
    Mark,
    NoteKind,
    SpanKind,
    StartRule,
    Technique,
)
from tests.builders import Table, happened, looking_back, pid, record, refused, reopen, sit, visible


def talking() -> Table:
    """Ana speaks, Cy waits; a note, a parked thing and an agreement are on the table."""
    table = sit("Ana", "Ben", "Cy")
    table.wait(5)
    table.act(floor.press, 1)
    table.wait(5)
    table.act(floor.press, 3)
    table.note(1, "words")
    table.note(3, "a goal", NoteKind.GOAL)
    table.act(techniques.toggle_technique, Technique.WRITING_HOLDS)
    table.act(parking.park, "the holidays")
    table.propose("phones away")
    table.wait(5)
    return table


ACTIONS: dict[str, Callable[[Table], None]] = {
    "take the floor": lambda table: table.act(floor.give_floor, 2),
    "hand over": lambda table: table.act(floor.hand_over),
    "open the floor": lambda table: table.act(floor.open_floor),
    "raise a hand": lambda table: table.act(floor.press, 2),
    "lower a hand": lambda table: table.act(floor.press, 3),
    "lengthen": lambda table: table.act(floor.lengthen_turn, 30),
    "breathe": lambda table: table.act(floor.breathe),
    "ask to be heard": lambda table: table.act(floor.ask_to_be_heard),
    "quiet minute": lambda table: table.act(breaks.quiet_minute),
    "technique": lambda table: table.act(techniques.toggle_technique, Technique.BREATHS),
    "who starts": lambda table: table.act(techniques.choose_start, StartRule.QUIETER),
    "who begins": lambda table: table.act(techniques.choose_first, 3),
    "drop": lambda table: table.act(parking.drop_parked, table.session.parked[0].id),
    "pause": lambda table: table.act(breaks.pause),
    "write": lambda table: table.act(notes.write_note, pid(2), NoteKind.WISH, "more"),
    "change": lambda table: table.act(
        notes.change_note, table.session.notes[0].id, pid(2), NoteKind.GOAL, "other"
    ),
    "take back": lambda table: table.act(notes.take_back_note, table.session.notes[0].id),
    "park": lambda table: table.act(parking.park, "money"),
    "take up": lambda table: table.act(parking.take_up_parked, table.session.parked[0].id),
    "propose": lambda table: table.act(agreements.propose, Terms("say if late")),
    "reword": lambda table: table.act(agreements.reword, table.session.agreements[0].id, Terms("phones off")),
    "withdraw": lambda table: table.act(agreements.withdraw_agreement, table.session.agreements[0].id),
    "rename": lambda table: table.act(people.rename, pid(1), "Anna"),
    "retitle": lambda table: table.act(people.rename_alliance, "Home"),
    "join": lambda table: table.act(people.join, "Di"),
    "part": lambda table: table.act(people.part, pid(1)),
    "review": lambda table: table.act(people.schedule_review, Review("2026-12-05", "Europe/Vienna")),
    "step": lambda table: table.act(sitting.next_step),
    "question": lambda table: table.act(sitting.show_question, 1),
    "absent": lambda table: table.act(sitting.set_here, pid(1), here=False),
}
"""One action of each kind that can be taken back."""


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ACTIONS)
def test_undo_takes_an_action_back_and_redo_brings_it_back(name: str) -> None:
    """What people see is what it was before, and what it was after; time passes in between."""
    table = talking()
    before = visible(table.session)
    ACTIONS[name](table)
    after = visible(table.session)
    assert after != before
    table.wait(3)
    happened(table.live.undo())
    assert visible(table.session) == before
    table.wait(3)
    happened(table.live.redo())
    assert visible(table.session) == after


def test_undo_and_redo_go_many_levels_deep() -> None:
    """All the way to the opening, and all the way back, with nothing left over."""
    table = talking()
    seen = [visible(table.session)]
    for act in (ACTIONS["hand over"], ACTIONS["write"], ACTIONS["step"], ACTIONS["breathe"]):
        table.wait(1)
        act(table)
        seen.append(visible(table.session))
    for state in reversed(seen[:-1]):
        happened(table.live.undo())
        assert visible(table.session) == state
    for state in seen[1:]:
        happened(table.live.redo())
        assert visible(table.session) == state
    assert "nothing to bring back" in refused(table.live.redo())


def test_undo_ends_at_the_opening() -> None:
    """A session stays open; so does an alliance without one."""
    table = sit("Ana", "Ben")
    assert "nothing to take back" in refused(table.live.undo())
    assert "nothing to bring back" in refused(table.live.redo())


def test_undo_and_redo_alternate() -> None:
    """Each takes back what the other did."""
    table = sit("Ana", "Ben")
    table.note(1, "words")
    for _ in range(3):
        happened(table.live.undo())
        assert table.session.notes == ()
        happened(table.live.redo())
        assert len(table.session.notes) == 1


def test_a_new_action_clears_redo() -> None:
    """What was taken back before it stays away."""
    table = sit("Ana", "Ben")
    table.note(1, "first")
    table.note(1, "second")
    happened(table.live.undo())
    table.note(1, "third")
    assert "nothing to bring back" in refused(table.live.redo())
    happened(table.live.undo())
    assert [note.text for note in table.session.notes] == ["first"]


def test_an_undone_floor_change_gives_its_time_back_to_the_former_holder() -> None:
    """As if it had never happened."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.hand_over)
    table.wait(20)
    happened(table.live.undo())
    table.wait(5)
    assert table.talk() == {"Ana": 35, "Ben": 0}
    assert table.turns() == {"Ana": 1, "Ben": 0}
    happened(table.live.redo())
    assert table.talk() == {"Ana": 10, "Ben": 25}


def test_an_action_of_several_events_is_taken_back_whole() -> None:
    """Everything one key press did goes together."""
    table = sit("Ana", "Ben")
    table.note(1, "first")
    table.note(1, "second")
    opening, first, second = table.live.records()
    together = replace(second, action=first.action)
    log = [opening, first, together, record(9, Undone(first.action))]
    assert visible(fold(log[:3])) != visible(fold(log[:1]))
    assert visible(fold(log)) == visible(fold(log[:1]))


def press_all(table: Table, decision: Callable[[Session, Instant, int], Decision], *seats: int) -> None:
    """Let some people press their number."""
    for seat in seats:
        table.act(decision, seat)


def with_time_out(then: Callable[[Table], None]) -> Callable[[Table], None]:
    """Call a time-out, and do something in it."""

    def act(table: Table) -> None:
        table.act(breaks.call_time_out)
        then(table)

    return act


def go_on(table: Table) -> None:
    """Let everyone be ready, and end the time-out."""
    press_all(table, breaks.toggle_ready, 1, 2, 3)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)


def consent(table: Table, times: int) -> None:
    """Let Ana press her key on the agreement."""
    for _ in range(times):
        table.act(agreements.press_consent, table.session.agreements[0].id, 1)


NEVER_UNDONE: dict[str, Callable[[Table], None]] = {
    "time-out": lambda table: table.act(breaks.call_time_out),
    "more time": with_time_out(
        lambda table: table.act(breaks.lengthen_time_out, table.at + timedelta(hours=1))
    ),
    "ready": with_time_out(lambda table: press_all(table, breaks.toggle_ready, 1)),
    "not ready": with_time_out(lambda table: press_all(table, breaks.toggle_ready, 1, 1)),
    "going on": with_time_out(go_on),
    "away": lambda table: table.act(sitting.come_back, table.t),
    "yes": lambda table: consent(table, 1),
    "trial": lambda table: consent(table, 2),
    "goal": lambda table: table.act(goals.press_goal, table.session.goals[0].id, 3),
    "what is kept": lambda table: table.act(techniques.press_keeping, 2),
    "writing": lambda table: press_all(
        table, lambda session, now, _: techniques.begin_writing(session, now), 1
    ),
    "yes taken back": lambda table: consent(table, 3),
}
"""What no undo takes back."""


PAUSES: dict[str, Callable[[Table], None]] = {
    "going on after a pause": lambda table: pause_for(table, 60),
    "time-out in a pause": lambda table: pause_for(table, 60, in_time_out=True),
}
"""What undo passes over, too: a pause has a key of its own, and its time is never anybody's talk."""


def pause_for(table: Table, seconds: float, *, in_time_out: bool = False) -> None:
    """A pause, and what it ended with."""
    table.act(breaks.pause)
    table.wait(seconds)
    if in_time_out:
        table.act(breaks.call_time_out)
        go_on(table)
    else:
        table.act(breaks.pause)


ANSWERS = ("yes", "trial", "yes taken back", "goal", "what is kept")
"""Those of them that somebody answered with their own number."""


@pytest.mark.parametrize("name", [name for name in (*NEVER_UNDONE, *PAUSES) if name not in ANSWERS])
def test_undo_passes_over_what_is_never_undone(name: str) -> None:
    """It takes back the note from before, and leaves the rest as it is."""
    table = talking()
    table.note(2, "the newest")
    {**NEVER_UNDONE, **PAUSES}[name](table)
    before = table.session
    happened(table.live.undo())
    assert visible(table.session) == visible(replace(before, notes=before.notes[:-1]))
    happened(table.live.redo())
    assert visible(table.session) == visible(before)


@pytest.mark.parametrize("name", PAUSES)
def test_the_time_of_a_pause_is_nobodys_talk_whatever_is_taken_back(name: str) -> None:
    """Also where all that was done before it goes."""
    table = talking()
    table.act(floor.press, 2)
    table.wait(10)
    PAUSES[name](table)
    table.wait(5)
    lasted = timing.time_of(table.session, table.t, SpanKind.PAUSE)
    assert lasted == 60
    while table.live.undo() is None:
        assert timing.time_of(table.session, table.t, SpanKind.PAUSE) == lasted


@pytest.mark.parametrize("name", ANSWERS)
def test_undo_stops_at_an_answer(name: str) -> None:
    """It says so, and takes nothing older back in its place; what comes after it is taken back as ever."""
    table = talking()
    table.note(2, "before")
    NEVER_UNDONE[name](table)
    before, records = table.session, table.live.records()
    why = refused(table.live.undo())
    assert "own answer" in why
    assert (table.session, table.live.records()) == (before, records)
    table.note(1, "after")
    happened(table.live.undo())
    assert [note.text for note in table.session.notes] == [note.text for note in before.notes]
    assert refused(table.live.undo()) == why


def test_undo_stops_at_a_mark_and_passes_over_what_was_uncovered() -> None:
    """Whose mark it is, and which, is not said; what lies open stays open."""
    table = looking_back("phones away", "say if late")
    for one in table.session.assessment.agreements:
        for seat in (1, 2):
            table.act(assessing.give_mark, one, pid(seat), Mark.WORKED)
    assert refused(table.live.undo()).startswith("A mark came last.")
    first, second = table.session.assessment.agreements
    table.act(assessing.reveal, first)
    table.act(agreements.retire, first)
    table.act(assessing.reveal, second)
    happened(table.live.undo())
    assert table.session.agreement(first) is not None
    assert table.session.assessment.revealed == (first, second)
    assert refused(table.live.undo()).startswith("Nothing was decided since the marks lie open.")


@pytest.mark.parametrize("name", NEVER_UNDONE)
def test_a_log_that_undoes_what_is_never_undone_is_not_believed(name: str) -> None:
    """Whatever a file says."""
    table = talking()
    NEVER_UNDONE[name](table)
    records = table.live.records()
    action = records[-1].action
    kept = [one for one in records if one.action != action or isinstance(one.event, undo.NEVER_UNDONE)]
    forged = [*records, record(999, Undone(action), table.t)]
    assert visible(fold(forged)) == visible(fold(kept))


def test_nothing_from_before_the_end_is_taken_back() -> None:
    """Neither after it nor when the session goes on: what was taken back is blank by then."""
    table = talking()
    table.act(notes.take_back_note, table.session.notes[0].id)
    table.act(sitting.close)
    assert "nothing to take back" in refused(table.live.undo())
    table.act(reopen, table.alliance)
    assert "nothing to take back" in refused(table.live.undo())
    table.note(2, "new")
    happened(table.live.undo())
    assert "nothing to take back" in refused(table.live.undo())


def test_from_the_pages_of_the_end_nothing_of_the_talk_is_taken_back() -> None:
    """It stands aside until people go on talking; so does an answer that was given there."""
    table = talking()
    holder = table.session.holder
    assert holder is not None
    happened(table.live.undo())
    table.act(sitting.show_closing, ClosingPage.READING)
    before = table.session
    for _ in range(3):
        assert "nothing to take back" in refused(table.live.undo())
        assert "nothing to bring back" in refused(table.live.redo())
    assert table.session == before
    assert table.session.holder is None, "the floor was opened with it"
    table.note(1, "to take away", NoteKind.TAKEAWAY)
    table.act(sitting.show_closing, ClosingPage.UNTIL_THEN)
    happened(table.live.undo())
    table.act(sitting.show_closing, ClosingPage.TAKING_AWAY)
    happened(table.live.redo())
    assert table.session.notes[-1].text == "to take away", "turning a page takes no way back"
    table.act(sitting.leave_closing)
    for _ in range(2):
        happened(table.live.undo())
    assert not table.session.parked, "what came before the end is the next to be taken back"
    assert table.session.holder is None, "going to the end is not"
    assert table.session.closing is None


def test_what_was_taken_back_on_the_pages_of_the_end_is_not_brought_back_in_the_talk() -> None:
    """It is out of sight there; what was taken back in the talk before waits with the talk."""
    table = talking()
    table.note(1, "talked")
    happened(table.live.undo())
    table.act(sitting.show_closing, ClosingPage.TAKING_AWAY)
    table.note(1, "to take away", NoteKind.TAKEAWAY)
    happened(table.live.undo())
    table.act(sitting.leave_closing)
    happened(table.live.redo())
    assert table.session.notes[-1].text == "talked"
    assert "nothing to bring back" in refused(table.live.redo())


def test_what_is_done_on_the_pages_of_the_end_lets_go_of_what_was_taken_back_before() -> None:
    """As everywhere: it is not brought back over something newer."""
    table = talking()
    table.note(1, "talked")
    happened(table.live.undo())
    table.act(sitting.show_closing, ClosingPage.TAKING_AWAY)
    table.note(1, "to take away", NoteKind.TAKEAWAY)
    table.act(sitting.leave_closing)
    assert "nothing to bring back" in refused(table.live.redo())


def test_from_the_pages_of_the_end_that_others_left_what_was_done_there_is_taken_back() -> None:
    """Whoever goes on with them turned to none before the first thing they do."""
    table = talking()
    table.act(sitting.show_closing, ClosingPage.TAKING_AWAY)
    table = table.leave().resumed()
    assert table.session.closing is ClosingPage.TAKING_AWAY
    table.note(1, "to take away", NoteKind.TAKEAWAY)
    table.act(sitting.show_closing, ClosingPage.UNTIL_THEN)
    happened(table.live.undo())
    assert all(note.text != "to take away" for note in table.session.notes)


def test_after_an_end_the_talk_is_taken_back_again() -> None:
    """In a session that goes on, until people are at the end once more."""
    table = talking()
    table.act(sitting.show_closing, ClosingPage.READING)
    table.act(sitting.close)
    table.act(reopen, table.alliance)
    table.note(1, "new")
    table.act(sitting.show_closing, ClosingPage.READING)
    assert "nothing to take back" in refused(table.live.undo())
    table.act(sitting.leave_closing)
    happened(table.live.undo())
    assert all(note.text != "new" for note in table.session.notes)


def test_only_this_opening_is_taken_back() -> None:
    """What was done yesterday stays."""
    table = talking().leave().resumed()
    assert "nothing to take back" in refused(table.live.undo())
    assert "nothing to bring back" in refused(table.live.redo())


def test_what_was_undone_in_the_last_opening_is_not_brought_back() -> None:
    """Its words are gone from the file."""
    table = talking()
    happened(table.live.undo())
    table = table.leave().resumed()
    assert "nothing to bring back" in refused(table.live.redo())


@pytest.mark.parametrize("presses", [1, 2])
def test_words_somebody_said_yes_to_are_not_taken_back(presses: int) -> None:
    """Nor is anything that was done before them."""
    table = sit("Ana", "Ben")
    table.note(1, "to be heard")
    table.act(sitting.next_step)
    table.propose("phones away")
    consent(table, presses)
    for _ in range(2):
        assert "own answer" in refused(table.live.undo())
    assert table.session.live_agreements
    assert [note.text for note in table.session.notes] == ["to be heard"]


def test_nor_where_they_took_their_yes_back() -> None:
    """It may have been theirs to earlier words too."""
    table = sit("Ana", "Ben")
    table.propose("phones away")
    consent(table, 3)
    assert "own answer" in refused(table.live.undo())
    assert table.session.live_agreements


def test_other_words_are_taken_back_until_somebody_says_yes_to_them() -> None:
    """The first yes counts again then."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    consent(table, 1)
    table.act(agreements.reword, agreement.id, Terms("phones off"))
    happened(table.live.undo())
    assert table.session.agreements[0].consent(pid(1)) is Consent.YES
    happened(table.live.redo())
    consent(table, 1)
    assert "own answer" in refused(table.live.undo())


def test_somebody_who_joined_and_said_yes_is_not_sent_away_by_undo() -> None:
    """Before their yes they are; what came after it is taken back as ever."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(people.join, "Di")
    happened(table.live.undo())
    happened(table.live.redo())
    table.act(agreements.press_consent, agreement.id, 3)
    table.note(1, "words")
    happened(table.live.undo())
    assert table.session.notes == ()
    assert "own answer" in refused(table.live.undo())
    assert len(table.session.people) == 3


def test_a_taking_back_of_something_else_changes_nothing_about_what_comes_next() -> None:
    """A log may undo what is not the newest, or what nobody knows."""
    table = sit("Ana", "Ben")
    table.note(1, "first")
    table.note(1, "second")
    records, writer = table.live.records(), table.live.writer
    for n, target in enumerate((records[0].action, records[1].action, ActionId("77-zzzzzz")), start=90):
        log = (*records, record(n, Undone(target), writer=writer))
        assert undo.undoable(log, writer, table.t) == undo.Undoable(undo=records[-1].action, redo=None)
    happened(table.live.undo())
    undone = table.live.records()
    log = (*undone, record(90, Undone(ActionId("77-zzzzzz")), writer=writer))
    assert undo.undoable(log, writer, table.t) == undo.Undoable(
        undo=records[1].action, redo=undone[-1].action
    )


def test_undoing_something_unknown_changes_nothing() -> None:
    """A log may say anything."""
    table = talking()
    log = [*table.live.records(), record(999, Undone(ActionId("77-zzzzzz")))]
    assert visible(fold(log)) == visible(table.session)


def test_each_record_counts_once_and_in_the_order_of_n_and_writer() -> None:
    """However it arrived."""
    table = talking()
    records = table.live.records()
    assert effective([*reversed(records), *records]) == list(records)
    twins = [record(5, Undone(ActionId("x")), writer="b"), record(5, Undone(ActionId("x")), writer="a")]
    assert [one.writer for one in effective(twins)] == ["a", "b"]


def test_undo_of_undo_of_undo_counts_from_the_newest() -> None:
    """An `Undone` that is undone takes nothing back."""
    first = record(1, Undone(ActionId("0-a")))
    second = record(2, Undone(first.action))
    third = record(3, Undone(second.action))
    assert undone_actions([first]) == {"0-a"}
    assert undone_actions([first, second]) == {first.action}
    assert undone_actions([first, second, third]) == {second.action, "0-a"}


def test_what_a_held_key_did_is_taken_back_and_not_brought_back() -> None:
    """Nobody meant it; what was done before it is taken back and brought back as ever."""
    table = talking()
    table.note(1, "meant")
    meant = visible(table.session)
    table.act(floor.hand_over)
    happened(table.live.undo(held=True))
    assert visible(table.session) == meant
    assert "nothing to bring back" in refused(table.live.redo())
    happened(table.live.undo())
    assert [note.text for note in table.session.notes] == ["words", "a goal"]
    happened(table.live.redo())
    assert visible(table.session) == meant
    assert "nothing to bring back" in refused(table.live.redo())


def test_an_undo_of_an_older_file_was_meant() -> None:
    """It says nothing of held keys."""
    plain = {"type": "Undone", "action": "5-aaaaaa"}
    assert msgspec.convert(plain, Undone) == Undone(ActionId("5-aaaaaa"), held=False)
