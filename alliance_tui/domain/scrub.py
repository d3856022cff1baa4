"""Blanking: words that were taken back leave the records, and the fold of the rest stays the same."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.events import Event, Record
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.alliance import AllianceRenamed, ParticipantJoined, ParticipantRenamed
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.undo import effective, undone_actions
from alliance_tui.domain.words import RecordId


def scrubbed(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records that lose their words, blanked; the others are not in the answer.

    Blanked are: actions that were undone, notes and parked things that were taken back, proposals that
    were withdrawn, and earlier wordings of a note. The history of an agreement that stands is kept.
    """
    undone = undone_actions(sorted(records, key=lambda one: (one.n, one.writer)))
    withdrawn = _withdrawn(effective(records))
    blank = []
    for record in records:
        gone = record.action in undone or _named_by(record) in withdrawn or record.id in withdrawn
        event = _blanked(record.event) if gone else record.event
        if event != record.event:
            blank.append(replace(record, event=event))
    return tuple(blank)


def _withdrawn(records: Sequence[Record]) -> set[RecordId]:
    """The records, and the things named by them, whose words no longer stand."""
    gone: set[RecordId] = set()
    latest: dict[RecordId, RecordId] = {}
    proposed: set[RecordId] = set()
    for record in records:
        match record.event:
            case NoteWritten():
                latest[record.id] = record.id
            case NoteChanged(note=note) if note in latest:
                gone.add(latest[note])
                latest[note] = record.id
            case AgreementProposed():
                proposed.add(record.id)
            case NoteTakenBack(note=thing) | ParkedThingTaken(thing=thing):
                gone.add(thing)
            case AgreementWithdrawn(agreement=thing) if thing in proposed:
                gone.add(thing)
            case _:
                pass
    return gone


def _named_by(record: Record) -> RecordId | None:
    match record.event:
        case NoteChanged(note=thing) | AgreementChanged(agreement=thing):
            return thing
        case _:
            return None


def _blanked(event: Event) -> Event:
    match event:
        case NoteWritten() | NoteChanged() | ThingParked():
            return replace(event, text="")
        case AgreementProposed() | AgreementChanged():
            return replace(event, terms=Terms(what=""))
        case ParticipantJoined() | ParticipantRenamed():
            return replace(event, name="")
        case AllianceRenamed():
            return replace(event, title="")
        case _:
            return event
