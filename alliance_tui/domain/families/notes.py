"""How written words change a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, assert_never

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
from alliance_tui.domain.words import RecordId

Thing = TypeVar("Thing", Note, Parked)

Things = dict[RecordId, Thing]
"""Words by the record that brought them, in the order in which they came."""


def by_id(things: Iterable[Thing]) -> Things[Thing]:
    """Words as they are found by their id."""
    return {thing.id: thing for thing in things}


def apply_words(session: Session, record: Record, event: WordsEvent) -> Session:
    """The session after one event of words."""
    notes, parked = by_id(session.notes), by_id(session.parked)
    put_words(notes, parked, session.participants, record, event)
    return replace(session, notes=tuple(notes.values()), parked=tuple(parked.values()))


def put_words(
    notes: Things[Note],
    parked: Things[Parked],
    people: tuple[Participant, ...],
    record: Record,
    event: WordsEvent,
) -> None:
    """Change notes and parked things by one event, in place: a long log is folded without copying them."""
    match event:
        case NoteWritten() | NoteChanged() | NoteTakenBack():
            put_note(notes, people, record, event)
        case ThingParked():
            if event.text:
                parked.setdefault(record.id, Parked(record.id, event.text, event.step))
        case ParkedThingTaken():
            parked.pop(event.thing, None)
        case _:
            assert_never(event)


def put_note(
    notes: Things[Note],
    people: tuple[Participant, ...],
    record: Record,
    event: NoteWritten | NoteChanged | NoteTakenBack,
) -> None:
    """Change notes by one event, in place; words of somebody unknown change nothing."""
    if isinstance(event, NoteTakenBack):
        notes.pop(event.note, None)
        return
    if not event.text or all(one.id != event.participant for one in people):
        return
    who, kind, text = event.participant, event.kind, event.text
    if isinstance(event, NoteWritten):
        notes.setdefault(
            record.id, Note(id=record.id, participant=who, step=event.step, kind=kind, text=text)
        )
    elif event.note in notes:
        notes[event.note] = replace(notes[event.note], participant=who, kind=kind, text=text)
