"""State is a fold of the log. The fold is total: any sequence of known events gives a state."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, assert_never, get_args

from msgspec.structs import force_setattr, replace

from alliance_tui.domain.carried import Parked
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import AgreementEvent
from alliance_tui.domain.events.alliance import (
    AllianceEvent,
    AllianceFounded,
    AllianceMoved,
    AllianceRenamed,
    ParticipantLeft,
    PeopleEvent,
    ReviewPassed,
    ReviewPostponed,
    ReviewScheduled,
)
from alliance_tui.domain.events.assessing import AssessEvent, ThingLeftWaiting
from alliance_tui.domain.events.breaks import BreakEvent
from alliance_tui.domain.events.floor import FloorEvent, HeardConfirmed, HeardCorrected, MoreAsked
from alliance_tui.domain.events.notes import (
    GoalReached,
    GoalStillOpen,
    ParkedThingTaken,
    WordsEvent,
)
from alliance_tui.domain.events.opening import OpeningEvent
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    SessionClosed,
    SessionOpened,
    SittingEvent,
)
from alliance_tui.domain.events.techniques import TechniqueEvent
from alliance_tui.domain.families.agreements import apply_agreement, settle_agreements
from alliance_tui.domain.families.assessing import apply_assessing, settle_assessment
from alliance_tui.domain.families.breaks import apply_break, with_ready
from alliance_tui.domain.families.floor import apply_floor
from alliance_tui.domain.families.joining import with_writer
from alliance_tui.domain.families.moving import moved
from alliance_tui.domain.families.notes import Things, apply_words, by_id, put_words
from alliance_tui.domain.families.opening import apply_opening
from alliance_tui.domain.families.people import apply_people
from alliance_tui.domain.families.sitting import apply_sitting, leave_table, opened
from alliance_tui.domain.families.techniques import apply_technique
from alliance_tui.domain.note import Note
from alliance_tui.domain.phases import settle
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Span
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import ParticipantId

LOOKS_AT_WORDS: Final = (
    HeardConfirmed,
    HeardCorrected,
    MoreAsked,
    ParkedThingTaken,
    GoalReached,
    GoalStillOpen,
    ThingLeftWaiting,
    SessionOpened,
    AwayNoted,
    SessionClosed,
)
"""Events whose meaning hangs on words that are there; few beside those that bring them."""

AT_WORDS: Final = frozenset((*get_args(WordsEvent), *LOOKS_AT_WORDS))
"""All events that bring words or look at them. Most do not, and this set says so in no time."""

MANY: Final = 12
"""So many spans are copied for each new one faster than they are kept aside."""


def fold(records: Iterable[Record]) -> Session | None:
    """The session that a log tells of; None where no opening is in it."""
    session: Session | None = None
    growing = Growing()
    for record in effective(records):
        event = record.event
        if session is None:
            beginning = apply(None, record)
            session = growing.without_words(beginning) if beginning is not None else None
        elif type(event) not in AT_WORDS:
            now = _moved_on(session, record, ours=True)
            if now is not None:
                session = _applied(now, record)
                if len(session.spans) > MANY:
                    growing.keep_aside(session)
        elif isinstance(event, LOOKS_AT_WORDS):
            session = growing.without_words(_next(growing.with_words(session), record, ours=True))
        elif isinstance(event, WordsEvent) and (now := _moved_on(session, record, ours=True)) is not None:
            session = now
            put_words(growing.notes, growing.parked, session.participants, record, event)
    return growing.put_back(session) if session is not None else None


class Growing:
    """What grows with a log, while it is folded: to copy it for each record would cost the square.

    Few events look at words that are there, and nothing looks further back than to the last span.
    """

    def __init__(self) -> None:
        self.notes: Things[Note] = {}
        """The notes so far."""
        self.parked: Things[Parked] = {}
        """The parking lot so far."""
        self._spans: list[Span] = []
        self._holders: list[ParticipantId] = []

    def with_words(self, session: Session) -> Session:
        """The session with the words so far, for an event that looks at them."""
        return replace(session, notes=tuple(self.notes.values()), parked=tuple(self.parked.values()))

    def without_words(self, session: Session) -> Session:
        """The session without its words, which are kept here."""
        self.notes, self.parked = by_id(session.notes), by_id(session.parked)
        session = replace(session, notes=(), parked=())
        self.keep_aside(session)
        return session

    def keep_aside(self, session: Session) -> None:
        """Take out of a session what it need not carry along. Nobody but the fold holds it yet."""
        spans = session.spans
        if len(spans) > 1:
            self._spans += spans[:-1]
            force_setattr(session, "spans", spans[-1:])
        if session.holders:
            self._holders += session.holders
            force_setattr(session, "holders", ())

    def put_back(self, session: Session) -> Session:
        """The session with all that was kept aside."""
        return replace(
            session,
            notes=tuple(self.notes.values()),
            parked=tuple(self.parked.values()),
            spans=(*self._spans, *session.spans),
            holders=(*self._holders, *session.holders),
        )


def apply(session: Session | None, record: Record) -> Session | None:
    """The session after one more record; an event that makes no sense where it stands changes nothing."""
    if session is None:
        return opened(record.event, record) if isinstance(record.event, SessionOpened) else None
    return _next(session, record)


def _next(session: Session, record: Record, *, ours: bool = False) -> Session:
    now = _moved_on(session, record, ours=ours)
    return session if now is None else _applied(now, record)


def _moved_on(session: Session, record: Record, *, ours: bool = False) -> Session | None:
    """The session at the moment of a record, before it; None where its event makes no sense.

    Args:
        session: The session.
        record: The record.
        ours: Whether nobody else holds this session, which then moves on itself: copying takes longest.
    """
    # Whatever is no later time, or none at all, is this moment.
    t = record.t if session.t <= record.t < math.inf else session.t
    if record.writer not in session.writers.here:
        with_it = with_writer(session, record, t)
        if with_it is None:
            return None
        session = with_it
    if session.phase.until is not None and not isinstance(record.event, AwayNoted):
        session = settle(session, t)
    if not ours:
        return replace(session, t=t, touched=record.at)
    force_setattr(session, "t", t)
    force_setattr(session, "touched", record.at)
    return session


def _applied(session: Session, record: Record) -> Session:
    event, t = record.event, session.t
    if isinstance(event, FloorEvent):
        return apply_floor(session, event, t)
    if isinstance(event, WordsEvent):
        return apply_words(session, record, event)
    if isinstance(event, SittingEvent):
        return apply_sitting(session, record, event, t)
    if isinstance(event, AgreementEvent):
        agreements = apply_agreement(session.agreements, session.participants, record, event)
        assessment = settle_assessment(session.assessment, event, session.agreements, agreements)
        return replace(session, agreements=agreements, assessment=assessment)
    if isinstance(event, AssessEvent):
        return apply_assessing(session, record, event)
    if isinstance(event, OpeningEvent):
        return apply_opening(session, event)
    if isinstance(event, BreakEvent):
        return apply_break(session, record, event, t)
    if isinstance(event, TechniqueEvent):
        return apply_technique(session, event, t)
    if isinstance(event, AllianceEvent):
        return _apply_alliance_event(session, record, event, t)
    if isinstance(event, Undone):
        return session
    assert_never(event)


def _apply_alliance_event(session: Session, record: Record, event: AllianceEvent, t: float) -> Session:
    match event:
        case AllianceFounded():
            return session
        case AllianceRenamed():
            return replace(session, title=event.title) if event.title else session
        case _ if isinstance(event, PeopleEvent):
            people = apply_people(session.participants, record, event)
            agreements = settle_agreements(session.agreements, people)
            session = replace(session, participants=people, agreements=agreements)
            if isinstance(event, ParticipantLeft):
                return leave_table(session, event.participant, t)
            if session.time_out is not None:
                return with_ready(session, session.time_out, session.time_out.ready, t)
            return session
        case ReviewScheduled() | ReviewPostponed():
            return replace(session, review=event.review, review_chosen=True)
        case ReviewPassed():
            return replace(session, review=None, review_chosen=True)
        case AllianceMoved():
            return moved(session, event.zone)
        case _:
            assert_never(event)
