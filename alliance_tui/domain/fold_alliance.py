"""The state of an alliance is a fold of its own log and of those of its sessions; it is as total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeVar, get_args

from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance, Sitting
from alliance_tui.domain.blanking import BLANK
from alliance_tui.domain.carried import Parked
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import AgreementEvent
from alliance_tui.domain.events.alliance import (
    AllianceFounded,
    AllianceMoved,
    AllianceRenamed,
    PeopleEvent,
    ReviewPassed,
    ReviewPostponed,
    ReviewScheduled,
)
from alliance_tui.domain.events.assessing import CelebrationEvent
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import (
    GoalReached,
    GoalStillOpen,
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.events.opening import OpeningHeld, SignAgreed
from alliance_tui.domain.events.sitting import (
    SessionClosed,
    SessionOpened,
    SessionReopened,
)
from alliance_tui.domain.families.agreements import apply_agreement, settle_agreements
from alliance_tui.domain.families.assessing import apply_celebration
from alliance_tui.domain.families.breaks import apply_rested
from alliance_tui.domain.families.moving import moved
from alliance_tui.domain.families.notes import Things, apply_reached, put_note, put_words
from alliance_tui.domain.families.people import apply_people
from alliance_tui.domain.fold import fold
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import told_apart
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import AgreementState, Keep, RecordId, SessionId, Step

Topic = TypeVar("Topic", ThingParked | ParkedThingTaken, TopicRested | RestedTopicTaken)
"""Of a topic that waits: in the lot, or until a day."""

_HEARD: Final = frozenset(
    (
        *(AllianceFounded, AllianceRenamed, AllianceMoved, ReviewScheduled, ReviewPostponed, ReviewPassed),
        *get_args(PeopleEvent),
        *get_args(AgreementEvent),
        *(SessionOpened, SessionClosed, SessionReopened, SignAgreed, OpeningHeld),
        *(*get_args(CelebrationEvent), TopicRested, RestedTopicTaken),
        *(GoalReached, GoalStillOpen),
        *(NoteWritten, NoteChanged, NoteTakenBack, ThingParked, ParkedThingTaken, Undone),
    )
)
"""What an alliance learns of from its sessions. All else, and most of it, is theirs alone: who spoke when."""


def fold_alliance(own: Iterable[Record], sessions: Iterable[Sequence[Record]]) -> Alliance | None:
    """The alliance that its own log and the logs of its sessions tell of together.

    Args:
        own: The alliance's own log.
        sessions: One log a session, in any order.

    Returns:
        None where no founding is in the alliance's own log.
    """
    logs = [tuple(log) for log in sessions]
    heard = [_heard(log) for log in logs]
    alliance: Alliance | None = None
    purpose: Things[Note] = {}
    parked: Things[Parked] = {}
    said: dict[RecordId, str] = {}
    # Its own last: where a damaged session has a record under the id of one of these, this one counts.
    for record in effective(chain(*heard, own)):
        event = record.event
        if alliance is None:
            alliance = _founded(event, record) if isinstance(event, AllianceFounded) else None
        elif isinstance(event, NoteWritten | NoteChanged | NoteTakenBack):
            if not isinstance(event, NoteWritten) or event.step is Step.PURPOSE:
                put_note(purpose, alliance.participants, record, event)
        elif isinstance(event, ThingParked | ParkedThingTaken):
            thing = _as_said_before(said, record, event)
            if not _rests(alliance, event):
                put_words(purpose, parked, alliance.participants, record, thing)
        elif isinstance(event, TopicRested | RestedTopicTaken):
            topic = _as_said_before(said, record, event)
            alliance = replace(alliance, rested=apply_rested(alliance.rested, record, topic))
        else:
            alliance = _apply_to_alliance(alliance, record)
    if alliance is None:
        return None
    sittings = sorted(filter(None, map(_sitting, heard)), key=lambda one: (one.opened, one.id))
    return replace(
        alliance,
        purpose=_said(purpose.values(), logs),
        parked=tuple(parked.values()),
        # One is without the words it has in a session that is not here, as one that was deleted.
        celebrations=tuple(one for one in alliance.celebrations if one.what != BLANK),
        sittings=tuple(sittings),
    )


def told(log: Sequence[Record]) -> Sequence[Record]:
    """The records of a session that `fold_alliance` makes the same of as of all of them, and the newest one.

    Args:
        log: All of them, in order.
    """
    if any(isinstance(one.event, NoteWritten) and _was_said_back(one.event) for one in log):
        return log
    return (*_heard(log[:-1]), *log[-1:])


def _heard(log: Iterable[Record]) -> list[Record]:
    return [one for one in log if type(one.event) in _HEARD]


def agreements_made_in(
    session: SessionId, own: Iterable[Record], sessions: Mapping[SessionId, Sequence[Record]]
) -> int:
    """How many agreements of an alliance stand in the log of one session alone: without it there are none.

    Those that came to their end are counted, too; what was withdrawn is not.

    Args:
        session: Which session.
        own: The alliance's own log.
        sessions: The log of each of its sessions.
    """
    alliance = fold_alliance(own, sessions.values())
    there = {record.id for record in sessions.get(session, ())}
    agreements = alliance.agreements if alliance is not None else ()
    return sum(one.id in there and one.state is not AgreementState.WITHDRAWN for one in agreements)


def _as_said_before(said: dict[RecordId, str], record: Record, event: Topic) -> Topic:
    """A topic that goes on waiting with the words an earlier session keeps, where its own let them go.

    Args:
        said: The words of each topic so far; those of this one are put there.
        record: The record.
        event: Its event.
    """
    match event:
        case ThingParked(text=words) | TopicRested(about=words) if words:
            said[event.again or record.id] = words
        case ThingParked(again=again) if again in said:
            return replace(event, text=said[again])
        case TopicRested(again=again) if again in said:
            return replace(event, about=said[again])
        case _:
            pass
    return event


def _rests(alliance: Alliance, event: ThingParked | ParkedThingTaken) -> bool:
    """Whether a thing that goes back to the lot rests: the topic it made room for was let go."""
    again = event.again if isinstance(event, ThingParked) else None
    return again is not None and any(one.id == again for one in alliance.rested)


def _said(purpose: Iterable[Note], logs: Iterable[Sequence[Record]]) -> tuple[Note, ...]:
    """What people said it is for; of what a listener said back, what the speaker confirmed.

    Who spoke and who listened when, their session alone knows: it is asked, where words were said back.
    """
    confirmed = {
        (note.id, note.participant, note.text)
        for log in logs
        if any(isinstance(one.event, NoteWritten) and _was_said_back(one.event) for one in log)
        if (session := fold(log)) is not None
        for note in session.notes
        if note.confirmed
    }
    told = (replace(one, confirmed=(one.id, one.participant, one.text) in confirmed) for one in purpose)
    return tuple(note for note in told if note.is_theirs)


def _was_said_back(event: NoteWritten) -> bool:
    return event.heard_by is not None and event.step is Step.PURPOSE


def _sitting(log: Iterable[Record]) -> Sitting | None:
    sitting: Sitting | None = None
    for record in effective(log):
        match record.event:
            case SessionOpened() as event if sitting is None:
                sitting = Sitting(event.session, event.kind, record.at, zone=event.zone, n=record.n)
            case SessionClosed() if sitting is not None:
                sitting = replace(sitting, closed=sitting.closed or record.at)
            case SessionReopened() if sitting is not None:
                sitting = replace(sitting, closed=None, n=record.n)
            case AllianceMoved() as event if sitting is not None:
                sitting = replace(sitting, zone=event.zone or sitting.zone)
            case _:
                pass
    return sitting


def _founded(event: AllianceFounded, record: Record) -> Alliance:
    return Alliance(
        id=event.alliance,
        title=event.title,
        zone=event.zone,
        setting=event.setting,
        founded=record.at,
        participants=told_apart(event.participants),
    )


def _apply_to_alliance(alliance: Alliance, record: Record) -> Alliance:
    event = record.event
    match event:
        case AllianceRenamed():
            return replace(alliance, title=event.title) if event.title else alliance
        case _ if isinstance(event, PeopleEvent):
            people = apply_people(alliance.participants, record, event)
            agreements = settle_agreements(alliance.agreements, people)
            return replace(alliance, participants=people, agreements=agreements)
        case ReviewScheduled() | ReviewPostponed():
            return replace(alliance, review=event.review, passed_review=None)
        case ReviewPassed():
            return replace(alliance, review=None, passed_review=alliance.review or alliance.passed_review)
        case AllianceMoved():
            return moved(alliance, event.zone)
        case SessionOpened():
            return replace(alliance, setting=event.setting)
        case SignAgreed():
            return replace(alliance, sign=event.sign)
        case OpeningHeld():
            return replace(alliance, introduced=True)
        case _ if isinstance(event, AgreementEvent):
            agreements = apply_agreement(alliance.agreements, alliance.participants, record, event)
            return replace(alliance, agreements=agreements)
        case _ if isinstance(event, CelebrationEvent):
            return replace(alliance, celebrations=apply_celebration(alliance.celebrations, record, event))
        case GoalReached() | GoalStillOpen():
            return replace(alliance, reached_at=apply_reached(alliance.reached_at, record, event))
        case SessionClosed(kept=Keep.AGREEMENTS):
            # Logs from before leave a topic resting whose words are gone: nobody could take that up.
            return replace(alliance, rested=tuple(one for one in alliance.rested if one.about))
        case _:
            return alliance
