"""What stays of a session: everything, or the agreements only where one person wants that."""

from __future__ import annotations

from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep, ParticipantId


def wish(session: Session, participant: ParticipantId) -> Keep:
    """What someone wants to keep: as they chose, else as the setting has it."""
    return dict(session.keeping).get(participant, session.setting.keeps)


def what_is_kept(session: Session) -> Keep:
    """What everyone's choices come to: one "agreements only" decides."""
    wishes = {wish(session, person.id) for person in session.counted}
    return Keep.AGREEMENTS if Keep.AGREEMENTS in wishes else Keep.EVERYTHING


def lets_words_go(session: Session) -> bool:
    """Whether there are words that leave the computer for good when the session ends."""
    return what_is_kept(session) is Keep.AGREEMENTS and has_words(session)


def has_words(session: Session) -> bool:
    """Whether there is anything but agreements that could be kept or not."""
    resting = any(one.about for one in session.rested)
    words = (session.notes, session.parked, session.carried_goals, session.topic, session.celebrations)
    return resting or any(words)
