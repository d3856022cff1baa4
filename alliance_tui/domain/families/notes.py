"""How written words change a session."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
    WordsEvent,
)
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Note, Parked, Session


def apply_notes(
    notes: tuple[Note, ...], people: tuple[Participant, ...], record: Record, event: WordsEvent
) -> tuple[Note, ...]:
    """The notes after one event; words of somebody unknown change nothing."""
    if isinstance(event, NoteWritten | NoteChanged) and all(one.id != event.participant for one in people):
        return notes
    match event:
        case NoteWritten():
            if not event.text or any(note.id == record.id for note in notes):
                return notes
            note = Note(
                id=record.id, participant=event.participant, step=event.step, kind=event.kind, text=event.text
            )
            return (*notes, note)
        case NoteChanged():
            if not event.text:
                return notes
            return tuple(_changed(note, event) if note.id == event.note else note for note in notes)
        case NoteTakenBack():
            return tuple(note for note in notes if note.id != event.note)
        case ThingParked() | ParkedThingTaken():
            return notes
        case _:
            assert_never(event)


def apply_words(session: Session, record: Record, event: WordsEvent) -> Session:
    """The session after one event of words."""
    match event:
        case NoteWritten() | NoteChanged() | NoteTakenBack():
            return replace(session, notes=apply_notes(session.notes, session.participants, record, event))
        case ThingParked():
            if not event.text or any(thing.id == record.id for thing in session.parked):
                return session
            return replace(session, parked=(*session.parked, Parked(record.id, event.text, event.step)))
        case ParkedThingTaken():
            parked = tuple(thing for thing in session.parked if thing.id != event.thing)
            return replace(session, parked=parked)
        case _:
            assert_never(event)


def _changed(note: Note, event: NoteChanged) -> Note:
    return replace(note, participant=event.participant, kind=event.kind, text=event.text)
