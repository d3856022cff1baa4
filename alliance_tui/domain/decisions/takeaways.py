"""Decisions about the one sentence that each takes away at the end; nobody has to."""

from __future__ import annotations

from alliance_tui.domain.decisions.notes import clean_text, ended, why_not_text
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.notes import NoteChanged, NoteTakenBack, NoteWritten
from alliance_tui.domain.note import Note
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import NoteKind, ParticipantId, Step
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept


def takeaway(session: Session, participant: ParticipantId) -> Note | None:
    """The sentence that someone takes away; None while they have not written one."""
    notes = session.notes_of(participant, Step.CELEBRATE)
    return next((note for note in notes if note.is_takeaway), None)


def take_away(session: Session, now: Instant, participant: ParticipantId, text: str) -> Decision:
    """Write down the one sentence of someone, put another in its place, or with none take it back."""
    text = clean_text(text)
    old = takeaway(session, participant)
    wrong = ended(session)
    if wrong:
        return wrong
    if session.person(participant) is None:
        return Refused(kept.WHOSE_WORDS)
    if old is not None and not text.strip():
        return (NoteTakenBack(note=old.id),)
    wrong = why_not_text(text)
    if wrong:
        return wrong
    if old is None:
        return (NoteWritten(participant, Step.CELEBRATE, NoteKind.TAKEAWAY, text),)
    if old.text == text:
        return Refused(say.NOTHING_CHANGED)
    return (NoteChanged(note=old.id, participant=participant, kind=NoteKind.TAKEAWAY, text=text),)
