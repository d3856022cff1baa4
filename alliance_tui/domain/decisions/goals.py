"""Decisions about goals: each says of their own whether it is reached."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.notes import GoalReached, GoalStillOpen
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId


def press_goal(session: Session, now: Instant, goal: RecordId, seat: int) -> Decision:
    """Say with one's own key that a goal of one's own is reached, or still open."""
    if not session.is_open:
        return Refused("This session has ended.")
    found = next((one for one in session.goals if one.id == goal), None)
    if found is None:
        return Refused("This goal was taken back.")
    owner = session.person(found.participant)
    person = session.seated(seat)
    if person is None:
        return Refused(f"Nobody has the number {seat}.")
    if owner is None or person.id != owner.id:
        return Refused(f"This is a goal of {session.name(found.participant)}, who says how it is with it.")
    if not person.here:
        return Refused(f"{person.name} is not here today and says it when they are.")
    return (GoalStillOpen(goal=goal) if found.reached else GoalReached(goal=goal),)
