"""Blanking: words that were taken back leave the records, and the fold of the rest stays the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.events import Event, Record, Undone, place_of
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.alliance import (
    AllianceRenamed,
    ParticipantJoined,
    ParticipantRenamed,
    ReviewPostponed,
)
from alliance_tui.domain.events.assessing import CelebrationPlanned, CelebrationTakenBack
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import SessionClosed, SessionOpened
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import Keep, RecordId

BLANK: Final = "…"
"""Stands for a note's first words once it has others, and for those of a topic that was let go after it
rested: the note itself, and the rest, have to stay."""

TAKES_WORDS_BACK = (
    *(Undone, NoteChanged, NoteTakenBack, ParkedThingTaken, RestedTopicTaken),
    *(AgreementWithdrawn, SignAgreed, CelebrationTakenBack),
)
"""Events after which words may have to go."""

BRINGS_WORDS = (NoteWritten, ThingParked, TopicRested, AgreementProposed, CelebrationPlanned)
"""Events whose records name a thing with words."""


def scrubbed(records: Sequence[Record], keep: Keep = Keep.EVERYTHING) -> tuple[Record, ...]:
    """The records that lose their words, blanked; the others are not in the answer.

    Where people kept the agreements only, all other words that were there by then go: notes, goals, what
    was parked and what rested, why a review was moved. The agreements with their history, names, dates and
    who had the floor when stay.

    Args:
        records: All records of a log, in order.
        keep: What is to stay of them, where the session is about to end.

    Returns:
        Those that are not as they were.
    """
    end = (math.inf, "") if keep is Keep.AGREEMENTS else _only_agreements_until(records)
    left = [_without_words(record) if place_of(record) < end else record for record in records]
    blank = {record.id: record for record in _taken_back_words(left)}
    done = [blank.get(record.id, record) for record in left]
    return tuple(new for new, old in zip(done, records, strict=True) if new != old)


def without_words_of(one: Record, other: Record) -> Record | None:
    """A record that two files hold, without the words that it lost in either; None where it is not the same.

    Args:
        one: The record as one file holds it.
        other: The record with the same id in another.
    """
    if one == other:
        return one
    for blank in (_without_words, _without_any_words, _without_topic):
        for new, old in ((one, other), (other, one)):
            if new == blank(old):
                return new
    # Of an opening, each may have lost another of the things that came along.
    gone = _without_text(one) | _without_text(other)
    ours, theirs = (replace(each, event=_without_dropped(each.event, gone)) for each in (one, other))
    return ours if ours == theirs else None


def _without_any_words(record: Record) -> Record:
    return replace(record, event=_blanked(record.event))


def _without_topic(record: Record) -> Record:
    """A record as older versions blanked it where a topic's rest was undone."""
    return (
        replace(record, event=replace(record.event, about=""))
        if isinstance(record.event, TopicRested)
        else record
    )


def _without_text(record: Record) -> set[str]:
    """The keys of what an opening brings along without its words: of parked things, and of what rests."""
    event = record.event
    if not isinstance(event, SessionOpened):
        return set()
    return {one.id for one in event.parked if not one.text} | {
        one.key for one in event.rested if not one.about
    }


def _only_agreements_until(records: Sequence[Record]) -> tuple[float, str]:
    """The place, in the order of the fold, at which people last ended and kept the agreements only."""
    end = (-math.inf, "")
    if not any(isinstance(one.event, SessionClosed) and one.event.kept is Keep.AGREEMENTS for one in records):
        return end
    session: Session | None = None
    for record in effective(records):
        was_open = session is not None and session.is_open
        session = apply(session, record)
        if (
            was_open
            and session is not None
            and session.kept is Keep.AGREEMENTS
            and not session.writers.joined
        ):
            end = place_of(record)
    return end


def _without_words(record: Record) -> Record:
    """A record without words that are no agreement's; one that brought a thing brings none any more."""
    event = record.event
    match event:
        case NoteWritten() | NoteChanged() | ThingParked():
            event = replace(event, text="")
        case CelebrationPlanned():
            event = CelebrationPlanned(what="")
        case TopicRested(again=again):
            # An earlier session may keep the words of what waited before.
            event = replace(event, until=event.until if again else "", about="")
        case ReviewPostponed():
            event = replace(event, review=replace(event.review, why=""))
        case SessionOpened():
            event = replace(event, goals=(), parked=(), rested=(), celebrations=())
        case _:
            return record
    return replace(record, event=event)


def _taken_back_words(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with words that were taken back, blanked; the others are not in the answer.

    Those are: actions that were undone, notes and celebrations that were taken back, parked things and topics
    that were let go, proposals that were withdrawn in the log they stand in, earlier wordings of a note, and
    earlier signs. The history of an agreement that stands is kept.
    """
    if not any(isinstance(record.event, TAKES_WORDS_BACK) for record in records):
        return ()
    session = fold(records)
    standing = effective(records)
    said = {note.id: note.text for note in session.notes} if session else {}
    dropped = _dropped(standing) - _present(session)
    taken_back = _taken_back(standing, dropped) - _present(session)
    kept = {record.id for record in standing}

    def is_gone(record: Record) -> bool:
        thing = named_by(record)
        return (
            record.id not in kept
            or thing in taken_back
            or _says_otherwise(record.event, said.get(thing))
            or _is_an_earlier_sign(record.event, session)
        )

    events = (
        (one, _blanked(one.event) if is_gone(one) else _without_dropped(one.event, dropped))
        for one in records
    )
    return tuple(replace(one, event=event) for one, event in events if event != one.event)


def _taken_back(records: Sequence[Record], dropped: set[str]) -> set[str]:
    """The things this log brought and took back, and those of its topics that were let go."""
    taken = set(dropped)
    for record in records:
        match record.event:
            case (
                NoteTakenBack(note=thing)
                | AgreementWithdrawn(agreement=thing)
                | CelebrationTakenBack(celebration=thing)
            ):
                taken.add(thing)
            case NoteWritten(text=""):
                # Let go at one of two machines: what was changed about it at the other goes along.
                taken.add(record.id)
            case _:
                pass
    return taken & {named_by(record) for record in records if isinstance(record.event, BRINGS_WORDS)}


def _dropped(records: Sequence[Record]) -> set[str]:
    """The keys of parked things and of topics at rest that nobody wanted any more, of any session."""
    dropped: set[str] = set()
    session: Session | None = None
    ends_a_rest = any(isinstance(one.event, RestedTopicTaken) and not one.event.is_topic for one in records)
    for record in records:
        before = session
        # A record that lets go of a topic at rest may name its step alone: which one it was, the fold knows.
        session = apply(session, record) if ends_a_rest else None
        match record.event:
            case ParkedThingTaken(thing=thing, is_topic=False):
                dropped.add(thing)
            case RestedTopicTaken(is_topic=False) if before is not None and session is not None:
                dropped |= {one.key for one in before.rested} - {one.key for one in session.rested}
            case _:
                pass
    return dropped


def _without_dropped(event: Event, dropped: set[str]) -> Event:
    """An opening without the words of what it brought along and nobody wanted any more."""
    if not isinstance(event, SessionOpened):
        return event
    parked = tuple(replace(one, text="") if one.id in dropped else one for one in event.parked)
    rested = tuple(replace(one, about="") if one.key in dropped else one for one in event.rested)
    return replace(event, parked=parked, rested=rested)


def _present(session: Session | None) -> set[str]:
    """The keys of what stands in a session, whatever was said about it: what is in the middle, too."""
    if session is None:
        return set()
    things: tuple[Note | Parked | Agreement | Celebration, ...] = (
        *session.notes,
        *session.celebrations,
        *session.parked,
        *session.live_agreements,
    )
    middle = session.taken_up if session.is_open else None
    topics = (*session.rested, *((middle,) if middle is not None else ()))
    return {thing.id for thing in things} | {one.key if isinstance(one, Rested) else one.id for one in topics}


def named_by(record: Record) -> RecordId:
    """The thing a record is about: another one's, or its own."""
    match record.event:
        case NoteChanged(note=thing) | AgreementChanged(agreement=thing):
            return thing
        case ThingParked(again=thing) | TopicRested(again=thing) if thing is not None:
            return thing
        case _:
            return record.id


def _says_otherwise(event: Event, said: str | None) -> bool:
    """Whether these are words of a note that now says something else."""
    return said is not None and isinstance(event, NoteWritten | NoteChanged) and event.text != said


def _is_an_earlier_sign(event: Event, session: Session | None) -> bool:
    """Whether people have agreed on another sign since."""
    return isinstance(event, SignAgreed) and session is not None and event.sign != session.opening.sign


def _blanked(event: Event) -> Event:
    match event:
        case NoteWritten():
            # What was let go is no note any more.
            return replace(event, text=event.text and BLANK)
        case SignAgreed():
            return replace(event, sign="")
        case NoteChanged() | ThingParked():
            return replace(event, text="")
        case TopicRested():
            return replace(event, about=event.about and BLANK)
        case AgreementProposed() | AgreementChanged():
            return replace(event, terms=Terms(what=""))
        case CelebrationPlanned():
            return CelebrationPlanned(what="")
        case ParticipantJoined() | ParticipantRenamed():
            return replace(event, name="")
        case AllianceRenamed():
            return replace(event, title="")
        case ReviewPostponed():
            return replace(event, review=replace(event.review, why=""))
        case _:
            return event
