"""Blanking: words that were taken back leave the records, and the fold of the rest stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.alliance import (
    AllianceRenamed,
    ParticipantJoined,
    ParticipantRenamed,
    ReviewPostponed,
)
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.fold import fold
from alliance_tui.domain.session import Note, Parked, Session
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import RecordId

BLANK: Final = "…"
"""Stands for a note's first words once it has others: the note itself has to stay."""

TAKES_WORDS_BACK = (Undone, NoteChanged, NoteTakenBack, ParkedThingTaken, AgreementWithdrawn)
"""Events after which words may have to go."""

BRINGS_WORDS = (NoteWritten, ThingParked, AgreementProposed)
"""Events whose records name a thing with words."""


def scrubbed(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records that lose their words, blanked; the others are not in the answer.

    Blanked are: actions that were undone, notes and parked things that were taken back, proposals that
    were withdrawn in the log they stand in, and earlier wordings of a note. The history of an agreement
    that stands is kept.
    """
    if not any(isinstance(record.event, TAKES_WORDS_BACK) for record in records):
        return ()
    session = fold(records)
    standing = effective(records)
    said = {note.id: note.text for note in session.notes} if session else {}
    taken_back = _taken_back(standing) - _present(session)
    kept = {record.id for record in standing}
    blank = []
    for record in records:
        thing = _named_by(record)
        gone = record.id not in kept or thing in taken_back or _says_otherwise(record.event, said.get(thing))
        event = _blanked(record.event) if gone else record.event
        if event != record.event:
            blank.append(replace(record, event=event))
    return tuple(blank)


def _taken_back(records: Sequence[Record]) -> set[RecordId]:
    """The things this log brought and took back."""
    taken: set[RecordId] = set()
    for record in records:
        match record.event:
            case (
                NoteTakenBack(note=thing)
                | ParkedThingTaken(thing=thing)
                | AgreementWithdrawn(agreement=thing)
            ):
                taken.add(thing)
            case _:
                pass
    return taken & {record.id for record in records if isinstance(record.event, BRINGS_WORDS)}


def _present(session: Session | None) -> set[RecordId]:
    """The things that stand in a session, whatever was said about them."""
    if session is None:
        return set()
    things: tuple[Note | Parked | Agreement, ...] = (
        *session.notes,
        *session.parked,
        *session.live_agreements,
    )
    return {thing.id for thing in things}


def _named_by(record: Record) -> RecordId:
    """The thing a record is about: another one's, or its own."""
    match record.event:
        case NoteChanged(note=thing) | AgreementChanged(agreement=thing):
            return thing
        case _:
            return record.id


def _says_otherwise(event: Event, said: str | None) -> bool:
    """Whether these are words of a note that now says something else."""
    return said is not None and isinstance(event, NoteWritten | NoteChanged) and event.text != said


def _blanked(event: Event) -> Event:
    match event:
        case NoteWritten():
            return replace(event, text=BLANK)
        case NoteChanged() | ThingParked():
            return replace(event, text="")
        case AgreementProposed() | AgreementChanged():
            return replace(event, terms=Terms(what=""))
        case ParticipantJoined() | ParticipantRenamed():
            return replace(event, name="")
        case AllianceRenamed():
            return replace(event, title="")
        case ReviewPostponed():
            return replace(event, review=replace(event.review, why=""))
        case _:
            return event
