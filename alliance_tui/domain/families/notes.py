"""How written words change a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, assert_never

from msgspec.structs import replace

from alliance_tui.domain.carried import Parked
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import (
    GoalReached,
    GoalStillOpen,
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
    WordsEvent,
)
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Moment, RecordId

Thing = TypeVar("Thing", Note, Parked)

Things = dict[RecordId, Thing]
"""Words by the record that brought them, in the order in which they came."""

Reached = tuple[tuple[RecordId, Moment], ...]
"""The goals that are reached, each with when that was said."""


def by_id(things: Iterable[Thing]) -> Things[Thing]:
    """Words as they are found by their id."""
    return {thing.id: thing for thing in things}


def apply_words(session: Session, record: Record, event: WordsEvent) -> Session:
    """The session after one event of words."""
    if isinstance(event, GoalReached | GoalStillOpen):
        return _marked(session, event)
    notes, parked = by_id(session.notes), by_id(session.parked)
    taken = parked.get(event.thing) if isinstance(event, ParkedThingTaken) and event.is_topic else None
    put_words(notes, parked, session.participants, record, event)
    session = replace(session, notes=tuple(notes.values()), parked=tuple(parked.values()))
    if taken is None:
        return session
    again = session.assessment.asked_again(taken.id)
    return replace(session, taken_up=taken, taken_at=session.t, assessment=again)


def _marked(session: Session, event: GoalReached | GoalStillOpen) -> Session:
    if all(goal.id != event.goal for goal in session.goals):
        return session
    others = tuple(mark for mark in session.goal_marks if mark[0] != event.goal)
    return replace(session, goal_marks=(*others, (event.goal, isinstance(event, GoalReached))))


def apply_reached(reached: Reached, record: Record, event: GoalReached | GoalStillOpen) -> Reached:
    """The goals that are reached, after one event."""
    others = tuple(one for one in reached if one[0] != event.goal)
    return (*others, (event.goal, record.at)) if isinstance(event, GoalReached) else others


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
                thing = event.again or record.id
                parked.setdefault(thing, Parked(thing, event.text, event.step))
        case ParkedThingTaken():
            parked.pop(event.thing, None)
        case GoalReached() | GoalStillOpen():
            pass
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
        notes.setdefault(record.id, Note(record.id, who, event.step, kind, text, heard_by=event.heard_by))
    elif event.note in notes:
        old = notes[event.note]
        # Other words than those that were confirmed are not confirmed.
        same = (who, text) == (old.participant, old.text)
        notes[event.note] = replace(
            old,
            participant=who,
            kind=kind,
            text=text,
            confirmed=old.confirmed and same,
            corrected=old.corrected and same,
        )
