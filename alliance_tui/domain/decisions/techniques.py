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
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import without_first_role
from alliance_tui.domain.talk import Start
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import Keep, StartRule, Technique
from alliance_tui.sentences import refusals as say

ENDED = Refused(say.SESSION_ENDED)
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
        return Refused(say.SAME_ROLE)
    chosen = session.start or Start(session.setting.starts)
    if chosen.first is None and chosen.rule is rule:
        return Refused(say.SO_ALREADY)
    return (StartChosen(rule=rule),)


def choose_first(session: Session, now: Instant, seat: int) -> Decision:
    """Choose who begins this step; the next ones go on from there."""
    if not session.is_open:
        return ENDED
    person = session.seated(seat)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    if not person.here:
        return Refused(say.not_here(name=person.called))
    if person.facilitator:
        return Refused(say.does_not_begin(name=person.called))
    return (StartChosen(rule=StartRule.ROTATE, first=person.id),)


def begin_writing(session: Session, now: Instant) -> Decision:
    """Let the bar of the turn stand still while words are typed."""
    if not session.is_open:
        return ENDED
    if session.writing is not None or not is_on(session, Technique.WRITING_HOLDS):
        return Refused(say.TURN_RUNS_ON)
    return (WritingBegun(),)


def end_writing(session: Session, now: Instant) -> Decision:
    """Let the bar of the turn run again."""
    return (WritingEnded(),) if session.writing is not None else Refused(say.NOBODY_WRITES)


def press_keeping(session: Session, now: Instant, seat: int) -> Decision:
    """Say with one's own key what is to stay: everything, or the agreements only."""
    if not session.is_open:
        return ENDED
    person = session.seated(seat)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    if person.facilitator:
        return Refused(say.not_asked(name=person.called))
    if not person.here:
        return Refused(say.not_here(name=person.called))
    other = Keep.EVERYTHING if wish(session, person.id) is Keep.AGREEMENTS else Keep.AGREEMENTS
    return (KeepingChosen(participant=person.id, keep=other),)
