"""Decisions about the way people talk: what is on, who begins, what writing does, what is kept."""

from __future__ import annotations

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.techniques import (
    KeepingChosen,
    StartChosen,
    TechniqueChosen,
    WritingBegun,
    WritingEnded,
)
from alliance_tui.domain.keeping import wish
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session, Start
from alliance_tui.domain.starting import without_first_role
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import Keep, StartRule, Technique

ENDED = Refused("This session has ended.")
"""Said where there is nothing to change any more."""


def toggle_technique(session: Session, now: Instant, technique: Technique) -> Decision:
    """Turn a way of talking on, or off."""
    if not session.is_open:
        return ENDED
    return (TechniqueChosen(technique=technique, on=not is_on(session, technique)),)


def choose_start(session: Session, now: Instant, rule: StartRule) -> Decision:
    """Choose the rule by which it is suggested who begins."""
    if not session.is_open:
        return ENDED
    if rule is StartRule.ROLES and not without_first_role(session):
        return Refused("Everyone here has the same role.")
    chosen = session.start or Start(session.setting.starts)
    if chosen.first is None and chosen.rule is rule:
        return Refused("That is how it is already.")
    return (StartChosen(rule=rule),)


def choose_first(session: Session, now: Instant, seat: int) -> Decision:
    """Choose who begins this step; the next ones go on from there."""
    if not session.is_open:
        return ENDED
    person = session.seated(seat)
    if person is None:
        return Refused(f"Nobody has the number {seat}.")
    if not person.here:
        return Refused(f"{person.name} is not here today.")
    if person.facilitator:
        return Refused(f"{person.name} facilitates; somebody else begins.")
    return (StartChosen(rule=StartRule.ROTATE, first=person.id),)


def begin_writing(session: Session, now: Instant) -> Decision:
    """Let the bar of the turn stand still while words are typed."""
    if not session.is_open:
        return ENDED
    if session.writing is not None or not is_on(session, Technique.WRITING_HOLDS):
        return Refused("The turn runs on while someone writes.")
    return (WritingBegun(),)


def end_writing(session: Session, now: Instant) -> Decision:
    """Let the bar of the turn run again."""
    return (WritingEnded(),) if session.writing is not None else Refused("Nobody writes.")


def press_keeping(session: Session, now: Instant, seat: int) -> Decision:
    """Say with one's own key what is to stay: everything, or the agreements only."""
    if not session.is_open:
        return ENDED
    person = session.seated(seat)
    if person is None:
        return Refused(f"Nobody has the number {seat}.")
    if person.facilitator:
        return Refused(f"{person.name} facilitates and is not asked.")
    if not person.here:
        return Refused(f"{person.name} is not here today.")
    other = Keep.EVERYTHING if wish(session, person.id) is Keep.AGREEMENTS else Keep.AGREEMENTS
    return (KeepingChosen(participant=person.id, keep=other),)
