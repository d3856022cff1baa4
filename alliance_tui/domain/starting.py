"""Who is suggested to begin. Nobody has to: anyone may take the floor."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Start
from alliance_tui.domain.timing import talk_seconds
from alliance_tui.domain.words import StartRule


def starter(session: Session, t: float) -> Participant | None:
    """Who is suggested to begin the present step, at `t` seconds; None once someone has taken the floor."""
    people = session.counted
    if len(people) < 2 or has_begun(session) or not session.is_open:
        return None
    place = session.entered.index(session.step) if session.step in session.entered else 0
    start = session.start or Start(session.setting.starts)
    if start.first is not None:
        return _after(people, start, place)
    if start.rule is StartRule.QUIETER:
        talk = talk_seconds(session, t)
        if len({talk[person.id] for person in people}) > 1:
            return min(people, key=lambda person: talk[person.id])
    if start.rule is StartRule.ROLES:
        people = without_first_role(session) or people
    return people[(session.begins + place) % len(people)]


def has_begun(session: Session) -> bool:
    """Whether somebody has taken the floor in the present step; a facilitator only opens it."""
    guides = {person.id for person in session.participants if person.facilitator}
    return any(step is session.step and who not in guides for step, who in session.spoken)


def without_first_role(session: Session) -> tuple[Participant, ...]:
    """Who is here and has another role than the setting's first one; nobody where all have the same."""
    first = session.setting.role(1)
    others = tuple(person for person in session.counted if person.role != first)
    return others if len(others) < len(session.counted) else ()


def _after(people: Sequence[Participant], start: Start, place: int) -> Participant:
    """Who is so many steps after the one who was chosen to begin; on from seat 1 where they are not here."""
    chosen = next((at for at, person in enumerate(people) if person.id == start.first), 0)
    return people[(chosen + place - start.place) % len(people)]


def asking_order(session: Session, t: float) -> tuple[Participant, ...]:
    """In which order people are suggested to answer an agreement, at `t` seconds: nobody is led by another.

    Whoever does not have the first role (the report before the manager) comes before who has it, in settings
    that say so; among them who has spoken less, then by seat. Who is not here is not in it; nobody is where
    there is no reason to prefer an order.
    """
    first = session.setting.role(1) if _by_roles(session) else None
    talk = talk_seconds(session, t)
    reasons = {one.id: (one.role == first, round(talk.get(one.id, 0))) for one in session.counted}
    if len(set(reasons.values())) < 2:
        return ()
    return tuple(sorted(session.counted, key=lambda one: (reasons[one.id], one.seat)))


def _by_roles(session: Session) -> bool:
    """Whether those without the first role begin, in this session."""
    rule = session.start.rule if session.start else session.setting.starts
    return rule is StartRule.ROLES
