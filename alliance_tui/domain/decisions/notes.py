"""Decisions about written words."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
)
from alliance_tui.domain.note import Note
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_TEXT, NoteKind, ParticipantId, RecordId
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept


def clean_text(text: str) -> str:
    """Typed words as they are kept: as typed, with one kind of line end, and no half characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def why_not_text(text: str) -> Refused | None:
    """Why cleaned words cannot be kept; None where they can."""
    if not text.strip():
        return Refused(kept.NOTHING_WRITTEN)
    if len(text) > MAX_TEXT:
        return Refused(kept.too_long(over=len(text) - MAX_TEXT, most=MAX_TEXT))
    return None


def listener_to(session: Session, participant: ParticipantId) -> ParticipantId | None:
    """Who says back somebody's words now: what one begins to write of them then is what was heard."""
    return session.phase.listener if participant == session.phase.back_to else None


def said_back_note(session: Session) -> Note | None:
    """What the listener of this heard loop wrote down and the speaker has not confirmed; None for nothing."""
    phase = session.phase
    if phase.listener is None:
        return None
    return next(
        (
            note
            for note in reversed(session.notes)
            if (note.heard_by, note.participant) == (phase.listener, phase.back_to)
            and note.step is session.step
            and not note.confirmed
        ),
        None,
    )


def write_note(
    session: Session,
    now: Instant,
    participant: ParticipantId,
    kind: NoteKind,
    text: str,
    heard_by: ParticipantId | None = None,
) -> Decision:
    """Write down someone's words in the present step.

    Args:
        session: The session at the table.
        now: This moment.
        participant: Whose words.
        kind: What they are.
        text: The words.
        heard_by: Who said them back in a heard loop, which may be over since; None for words of their own.
    """
    text = clean_text(text)
    wrong = ended(session) or why_not_text(text)
    if wrong:
        return wrong
    if session.person(participant) is None:
        return Refused(kept.WHOSE_WORDS)
    return (NoteWritten(participant=participant, step=session.step, kind=kind, text=text, heard_by=heard_by),)


def change_note(
    session: Session, now: Instant, note: RecordId, participant: ParticipantId, kind: NoteKind, text: str
) -> Decision:
    """Give a note other words, another kind or another author."""
    text = clean_text(text)
    wrong = ended(session) or why_not_text(text)
    if wrong:
        return wrong
    old = session.note(note)
    if old is None:
        return Refused(kept.NOTE_TAKEN_BACK)
    if session.person(participant) is None:
        return Refused(kept.WHOSE_WORDS)
    if (old.participant, old.kind, old.text) == (participant, kind, text):
        return Refused(say.NOTHING_CHANGED)
    return (NoteChanged(note=note, participant=participant, kind=kind, text=text),)


def take_back_note(session: Session, now: Instant, note: RecordId) -> Decision:
    """Take a note back; its text leaves the file when the session closes."""
    wrong = ended(session)
    if wrong:
        return wrong
    return (NoteTakenBack(note=note),) if session.note(note) else Refused(kept.NOTE_TAKEN_BACK_ALREADY)


def ended(session: Session) -> Refused | None:
    """Why words cannot be changed any more; None while they can."""
    return None if session.is_open else Refused(kept.WORDS_STAY)
