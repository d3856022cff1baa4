"""What was taken back leaves the file, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, notes, parking, people, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.agreements import AgreementWithdrawn
from alliance_tui.domain.events.notes import NoteChanged, NoteTakenBack, NoteWritten
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import NoteKind, SessionKind, Step
from tests.builders import Table, happened, pid, record, sit, through_json, visible

SECRET = "what nobody is to read again"
"""Words that are taken back in every way there is."""


def write(table: Table) -> None:
    """Write the secret down as a note."""
    table.note(1, SECRET)


def write_and_change(table: Table) -> None:
    """Write it down, and change it twice."""
    note = table.note(1, SECRET)
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, f"{SECRET}, still")
    table.act(notes.change_note, note.id, pid(2), NoteKind.WISH, "kept")


def write_change_and_take_back(table: Table) -> None:
    """Write it down, change it, and take it back."""
    note = table.note(1, SECRET)
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, f"{SECRET}!")
    table.act(notes.take_back_note, note.id)


def change_and_undo(table: Table) -> None:
    """Put it into a note that stands, and undo that."""
    note = table.note(1, "kept")
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, SECRET)
    happened(table.live.undo())


def undo_redo_undo(table: Table) -> None:
    """Write it, and waver."""
    table.note(1, SECRET)
    happened(table.live.undo())
    happened(table.live.redo())
    happened(table.live.undo())


def write_and_undo(table: Table) -> None:
    """Write it down, and undo that."""
    table.note(1, SECRET)
    happened(table.live.undo())


def park_and_drop(table: Table) -> None:
    """Park it, and take it out again, unwanted."""
    table.act(parking.park, SECRET)
    table.act(parking.drop_parked, table.session.parked[-1].id)


def rest_and_undo(table: Table) -> None:
    """Talk about what was parked, let it rest, and undo all of that."""
    table.act(parking.park, SECRET)
    table.act(parking.take_up_parked, table.session.parked[-1].id)
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    for _ in range(3):
        happened(table.live.undo())
    for one in table.session.here:
        table.act(breaks.toggle_ready, one.seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)


def park_and_undo(table: Table) -> None:
    """Park it, and undo that."""
    table.act(parking.park, SECRET)
    happened(table.live.undo())


def propose_reword_and_withdraw(table: Table) -> None:
    """Agree on it, say it differently, agree again, and withdraw it."""
    agreement = table.propose(SECRET)
    table.everyone_agrees(agreement)
    table.act(agreements.reword, agreement.id, Terms("other", why=SECRET))
    table.everyone_agrees(agreement)
    table.act(agreements.withdraw_agreement, agreement.id)


def propose_and_undo(table: Table) -> None:
    """Propose it with all its parts, and undo that."""
    later = Terms("x", gains=((pid(2), SECRET),), notice=SECRET, slip=SECRET)
    table.act(agreements.propose, replace(later, when=SECRET, how=SECRET, why=SECRET))
    happened(table.live.undo())


def reword_and_undo(table: Table) -> None:
    """Put it into an agreement that stands, and undo that."""
    agreement = table.propose("kept")
    table.act(agreements.reword, agreement.id, Terms(SECRET))
    happened(table.live.undo())


def rename_and_undo(table: Table) -> None:
    """Give it as a name, a newcomer's name and a title, and undo all."""
    table.act(people.rename, pid(1), SECRET)
    table.act(people.join, SECRET.upper() + "!")
    table.act(people.rename_alliance, SECRET)
    for _ in range(3):
        happened(table.live.undo())


WAYS: tuple[Callable[[Table], None], ...] = (
    write_and_change,
    write_change_and_take_back,
    change_and_undo,
    undo_redo_undo,
    write_and_undo,
    park_and_drop,
    rest_and_undo,
    park_and_undo,
    propose_reword_and_withdraw,
    propose_and_undo,
    reword_and_undo,
    rename_and_undo,
)
"""Ways for words to go."""


def blanked(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records with the blanked ones in the place of theirs, as they come back from a disk."""
    blank = {one.id: one for one in scrubbed(records)}
    return through_json([blank.get(one.id, one) for one in records])


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_taken_back_words_are_in_no_record_and_what_stands_is_unchanged(
    way: Callable[[Table], None],
) -> None:
    """In the session and in the alliance; a second time there is nothing left to blank."""
    table = sit("Ana", "Ben")
    table.note(2, "before")
    way(table)
    table.note(2, "after")
    records = table.live.records()
    after = blanked(records)
    assert SECRET in str(records)
    assert SECRET.casefold() not in str(after).casefold()
    assert visible(fold(after)) == visible(table.session)
    assert scrubbed(after) == ()
    own = table.opening.own.read()
    alliance, whole = fold_alliance(own, [after]), fold_alliance(own, [records])
    assert alliance is not None
    assert whole is not None
    assert alliance.purpose == whole.purpose
    assert alliance.live_agreements == whole.live_agreements


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("end", ["close", "leave", "kill"])
def test_taken_back_words_are_in_no_file_once_the_session_has_closed(
    way: Callable[[Table], None], end: str
) -> None:
    """Also where the program was left, or killed, before that; the end itself blanks."""
    table = sit("Ana", "Ben")
    way(table)
    if end == "leave":
        table = table.leave()
    else:
        if end == "kill":
            table = table.kill().resumed()
        table.act(sitting.close)
    kept = "\n".join(
        line.decode()
        for shelf in table.library.shelves.values()
        for log in (shelf.own, *shelf.sessions.values())
        for line in log.values()
    )
    assert SECRET.casefold() not in kept.casefold()


def test_words_that_stand_are_not_blanked() -> None:
    """A plain session loses nothing."""
    table = sit("Ana", "Ben")
    write(table)
    table.act(parking.park, SECRET)
    table.propose(SECRET)
    assert scrubbed(table.live.records()) == ()


def test_the_history_of_an_agreement_that_stands_is_kept() -> None:
    """Its earlier words too."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(agreements.reword, agreement.id, Terms("phones off"))
    assert scrubbed(table.live.records()) == ()


def test_withdrawing_a_carried_agreement_leaves_the_past_as_it_was() -> None:
    """The session in which it was agreed still shows it."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.act(sitting.close)
    first = table.session.id
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.act(agreements.withdraw_agreement, table.session.agreements[0].id)
    table.act(sitting.close)
    past = table.leave().live.past(first)
    assert past is not None
    assert [one.terms.what for one in past.live_agreements] == ["phones away"]


def test_a_change_that_did_not_count_blanks_nothing_that_stands() -> None:
    """A log of two copies can hold words from after the end: they neither count nor cost anything."""
    table = sit("Ana", "Ben")
    note = table.note(1, "kept")
    records = [
        *table.live.records(),
        record(90, SessionClosed()),
        record(91, NoteChanged(note.id, pid(1), NoteKind.NEED, "too late")),
        record(92, NoteTakenBack(note.id)),
    ]
    after = blanked(tuple(records))
    assert visible(fold(after)) == visible(fold(records))
    session = fold(after)
    assert session is not None
    assert [one.text for one in session.notes] == ["kept"]


def test_words_that_never_counted_are_not_taken_back() -> None:
    """Written after the end in another copy, they stay in the log."""
    table = sit("Ana", "Ben")
    write_and_change(table)
    late = record(91, NoteWritten(pid(1), Step.NEEDS, NoteKind.NEED, "late words"))
    assert "late words" in str(blanked((*table.live.records(), record(90, SessionClosed()), late)))


def test_a_change_that_comes_after_taking_back_goes_too() -> None:
    """As two copies of a log can bring about."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    table.act(notes.take_back_note, note.id)
    late = record(90, NoteChanged(note.id, pid(1), NoteKind.NEED, SECRET))
    assert SECRET not in str(blanked((*table.live.records(), late)))


def test_withdrawing_something_that_is_no_agreement_blanks_nothing() -> None:
    """A log may name any record."""
    table = sit("Ana", "Ben")
    table.act(people.rename_alliance, "Home")
    odd = record(90, AgreementWithdrawn(table.live.records()[-1].id))
    assert scrubbed((*table.live.records(), odd)) == ()


def test_a_log_without_an_opening_loses_what_was_taken_back() -> None:
    """The alliance's own log has none."""
    table = sit("Ana", "Ben")
    propose_reword_and_withdraw(table)
    assert SECRET not in str(blanked(table.live.records()[1:]))
