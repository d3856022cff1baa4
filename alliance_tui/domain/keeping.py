"""What stays of a session: everything, or the agreements only where one person wants that."""

from __future__ import annotations

from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep, ParticipantId


def wish(session: Session, participant: ParticipantId) -> Keep:
    """What someone wants to keep: as they chose, else as the setting has it."""
    return dict(session.keeping).get(participant, session.setting.keeps)


def choosing(session: Session) -> tuple[Participant, ...]:
    """Whose wish counts, by seat: everyone at the table, and who spoke, wrote or chose before they left it.

    A facilitator is not asked.
    """
    authors = {note.participant for note in session.notes}
    took_part = {*session.holders, *authors, *(who for who, _ in session.keeping)}
    there = {person.id for person in session.here} | took_part
    return tuple(one for one in session.participants if one.id in there and not one.facilitator)


def what_is_kept(session: Session) -> Keep:
    """What everyone's choices come to: one "agreements only" decides."""
    wishes = {wish(session, person.id) for person in choosing(session)}
    return Keep.AGREEMENTS if Keep.AGREEMENTS in wishes else Keep.EVERYTHING


def lets_words_go(session: Session) -> bool:
    """Whether there are words that leave the computer for good when the session ends."""
    return what_is_kept(session) is Keep.AGREEMENTS and has_words(session)


def has_words(session: Session) -> bool:
    """Whether there is anything but agreements that could be kept or not."""
    resting = any(one.about for one in session.rested)
    words = (session.notes, session.parked, session.carried_goals, session.topic, session.celebrations)
    return resting or any(words)
