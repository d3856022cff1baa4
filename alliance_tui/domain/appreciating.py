"""What works comes first: who has named a thing that works before the wishes open. It locks nothing."""

from __future__ import annotations

from alliance_tui.domain.method import NOTE_KINDS
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import NoteKind, Step, Technique


def asks_what_works(session: Session) -> bool:
    """Whether the question in the middle asks what works: the main one of the step, with this on."""
    main = session.step is Step.IMPROVE and session.question == 0 and not session.topic
    return main and is_on(session, Technique.WORKS_FIRST)


def still_to_name(session: Session) -> tuple[Participant, ...]:
    """Who has neither spoken nor written of what works, by seat; nobody where it is not asked.

    Who speaks names it while they speak: a turn counts once it is over, and only one that began in this step.
    Another question passes it over: no trace of that is kept.
    """
    if not asks_what_works(session):
        return ()
    named = {who for step, who in session.had if step is Step.IMPROVE}
    named |= {
        note.participant
        for note in session.notes
        if note.step is Step.IMPROVE and note.kind is NoteKind.APPRECIATION and note.is_theirs
    }
    return tuple(person for person in session.counted if person.id not in named)


def note_kind(session: Session) -> NoteKind:
    """What words that are written now most often are: once the wishes are open, a wish."""
    opened = session.step is Step.IMPROVE and session.question > 0
    return NoteKind.WISH if opened else NOTE_KINDS[session.step]
