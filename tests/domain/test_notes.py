"""People's own words, and the parking lot."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import notes, parking, sitting
from alliance_tui.domain.decisions.notes import clean_text
from alliance_tui.domain.events.notes import NoteChanged, NoteWritten, ThingParked
from alliance_tui.domain.fold import apply
from alliance_tui.domain.words import MAX_TEXT, NoteKind, ParticipantId, RecordId, Step
from tests.builders import pid, record, sit

NOBODY = ParticipantId("p9")
"""Somebody who is not at the table."""


def test_a_note_is_kept_as_typed_in_the_present_step() -> None:
    """With whose it is and what kind."""
    table = sit("Ana", "Ben")
    table.act(sitting.next_step)
    text = "  time for [me]\n\tand for us 💛  "
    table.act(notes.write_note, pid(2), NoteKind.WISH, text)
    (note,) = table.session.notes
    assert (note.participant, note.step, note.kind, note.text) == (pid(2), Step.NEEDS, NoteKind.WISH, text)
    assert list(table.session.notes_of(pid(2), Step.NEEDS)) == [note]
    assert list(table.session.notes_of(pid(2), Step.PURPOSE)) == []
    assert list(table.session.notes_of(pid(1), Step.NEEDS)) == []


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_an_empty_note_is_refused(text: str) -> None:
    """Also in the parking lot, and as a change."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    assert "nothing written" in table.refusal(notes.write_note, pid(1), NoteKind.NEED, text)
    assert "nothing written" in table.refusal(parking.park, text)
    assert "nothing written" in table.refusal(notes.change_note, note.id, pid(1), NoteKind.NEED, text)


def test_a_text_is_at_most_ten_thousand_characters() -> None:
    """The refusal says by how much it is over."""
    table = sit("Ana", "Ben")
    table.note(1, "é" * MAX_TEXT)
    sentence = table.refusal(notes.write_note, pid(1), NoteKind.NEED, "é" * (MAX_TEXT + 1_234))
    assert sentence.startswith("This is 1,234 characters longer than the 10,000")


def test_a_note_needs_somebody_whose_words_it_is() -> None:
    """When it is written and when it is changed."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    assert "whose words" in table.refusal(notes.write_note, NOBODY, NoteKind.NEED, "x")
    assert "whose words" in table.refusal(notes.change_note, note.id, NOBODY, NoteKind.NEED, "x")


def test_a_note_changes_its_words_kind_and_author() -> None:
    """Its place and step stay."""
    table = sit("Ana", "Ben")
    first = table.note(1, "first")
    table.note(1, "second")
    table.act(sitting.next_step)
    table.act(notes.change_note, first.id, pid(2), NoteKind.GOAL, "better")
    changed = table.session.notes[0]
    assert changed.id == first.id
    assert (changed.participant, changed.kind, changed.text) == (pid(2), NoteKind.GOAL, "better")
    assert changed.step is Step.PURPOSE
    assert "Nothing was changed" in table.refusal(
        notes.change_note, first.id, pid(2), NoteKind.GOAL, "better"
    )


def test_a_note_is_taken_back_once() -> None:
    """After that it cannot be changed either."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    table.act(notes.take_back_note, note.id)
    assert table.session.notes == ()
    assert table.session.note(note.id) is None
    assert "taken back already" in table.refusal(notes.take_back_note, note.id)
    assert "taken back" in table.refusal(notes.change_note, note.id, pid(1), NoteKind.NEED, "x")


def test_a_thing_is_parked_and_taken_up_again() -> None:
    """Once; with the step it came up in."""
    table = sit("Ana", "Ben")
    table.act(parking.park, "the holidays")
    (thing,) = table.session.parked
    assert (thing.text, thing.step) == ("the holidays", Step.PURPOSE)
    table.act(parking.take_up_parked, thing.id)
    assert table.session.parked == ()
    assert "no longer" in table.refusal(parking.take_up_parked, thing.id)


def test_an_ended_session_takes_no_words() -> None:
    """None are written, changed, taken back, parked or taken up."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    table.act(parking.park, "later")
    thing = table.session.parked[0]
    table.act(sitting.close)
    assert "ended" in table.refusal(notes.write_note, pid(1), NoteKind.NEED, "x")
    assert "ended" in table.refusal(notes.change_note, note.id, pid(1), NoteKind.NEED, "x")
    assert "ended" in table.refusal(notes.take_back_note, note.id)
    assert "ended" in table.refusal(parking.park, "x")
    assert "ended" in table.refusal(parking.take_up_parked, thing.id)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("half \ud83d and whole \ud83d\ude00", "half � and whole 😀"),
        ("\ufeffmarked", "\ufeffmarked"),
        ("עברית und 中文 e\u0301", "עברית und 中文 e\u0301"),
    ],
)
def test_words_are_kept_as_typed_with_one_kind_of_line_end(typed: str, kept: str) -> None:
    """Half characters cannot be stored and become a sign for that."""
    assert clean_text(typed) == kept


def test_words_of_somebody_unknown_and_empty_words_change_nothing() -> None:
    """Whatever the log says; a record that comes twice counts once."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    table.act(parking.park, "later")
    session = table.session
    for event in (
        NoteWritten(NOBODY, Step.NEEDS, NoteKind.NEED, "x"),
        NoteWritten(pid(1), Step.NEEDS, NoteKind.NEED, ""),
        NoteChanged(note.id, NOBODY, NoteKind.NEED, "x"),
        NoteChanged(note.id, pid(1), NoteKind.NEED, ""),
        NoteChanged(RecordId("99-zzzzzz"), pid(1), NoteKind.NEED, "x"),
        ThingParked("", Step.NEEDS),
    ):
        after = apply(session, record(90, event))
        assert after is not None
        assert (after.notes, after.parked) == (session.notes, session.parked)
    for again in table.live.records():
        twice = apply(session, again)
        assert twice is not None
        assert (twice.notes, twice.parked) == (session.notes, session.parked)
