"""Decisions about goals: each says of their own whether it is reached."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.notes import GoalReached, GoalStillOpen
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept


def press_goal(session: Session, now: Instant, goal: RecordId, seat: int) -> Decision:
    """Say with one's own key that a goal of one's own is reached, or still open."""
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    found = next((one for one in session.goals if one.id == goal), None)
    if found is None:
        return Refused(kept.GOAL_TAKEN_BACK)
    owner = session.person(found.participant)
    if owner is not None and owner.gone:
        return Refused(kept.goal_of_who_left(name=owner.called))
    person = session.seated(seat)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    if owner is None or person.id != owner.id:
        return Refused(kept.goal_of(name=session.name(found.participant)))
    if not person.here:
        return Refused(say.says_when_here(name=person.called))
    return (GoalStillOpen(goal=goal) if found.reached else GoalReached(goal=goal),)
