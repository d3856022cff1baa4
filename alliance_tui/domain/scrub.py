"""Blanking: words that were taken back leave the records, and the fold of the rest stays the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.blanking import blanked, without_dropped, without_words
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.events import Event, Record, Undone, place_of
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.assessing import (
    CelebrationChanged,
    CelebrationHeld,
    CelebrationPlanned,
    CelebrationTakenBack,
)
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

Said = tuple[str, ...]
"""The words of a note, or what is celebrated, how and when."""

TAKES_WORDS_BACK = (
    *(Undone, NoteChanged, NoteTakenBack, ParkedThingTaken, RestedTopicTaken),
    *(AgreementWithdrawn, SignAgreed, CelebrationChanged, CelebrationTakenBack),
)
"""Events after which words may have to go."""

BRINGS_WORDS = (
    *(NoteWritten, ThingParked, TopicRested, AgreementProposed),
    *(CelebrationPlanned, CelebrationChanged),
)
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
    end = (math.inf, "") if keep is Keep.AGREEMENTS else only_agreements_until(records)
    left = without_words_before(end, records)
    blank = {record.id: record for record in _taken_back_words(left)}
    done = [blank.get(record.id, record) for record in left]
    return tuple(new for new, old in zip(done, records, strict=True) if new != old)


Place = tuple[float, str]
"""Where something stands in the order of the fold: the number and the writer of a record."""


def only_agreements_until(records: Sequence[Record]) -> Place:
    """The place at which people last ended a session and kept the agreements only; before all where never.

    Args:
        records: All records of a log, in order.
    """
    end = (-math.inf, "")
    if not any(isinstance(one.event, SessionClosed) and one.event.kept is Keep.AGREEMENTS for one in records):
        return end
    session: Session | None = None
    for record in effective(records):
        was_open = session is not None and session.is_open
        session = apply(session, record)
        if was_open and session is not None and session.kept is Keep.AGREEMENTS:
            end = place_of(record)
    return end


def without_words_before(end: Place, records: Iterable[Record]) -> tuple[Record, ...]:
    """Records, of which those before a place bring no words but those of agreements.

    Args:
        end: The place.
        records: Some of a log, wherever they were found.
    """
    return tuple(without_words(record) if place_of(record) < end else record for record in records)


def _taken_back_words(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with words that were taken back, blanked; the others are not in the answer.

    Those are: actions that were undone, notes and celebrations that were taken back, parked things and topics
    that were let go, proposals that were withdrawn in the log they stand in, earlier wordings of a note or a
    celebration, and earlier signs. The history of an agreement that stands is kept.
    """
    if not any(isinstance(record.event, TAKES_WORDS_BACK) for record in records):
        return ()
    session = fold(records)
    standing = effective(records)
    said: dict[str, Said] = {note.id: (note.text,) for note in session.notes} if session else {}
    said |= _celebrated(standing)
    dropped = dropped_in(standing).keys() - present_in(session)
    taken_back = _taken_back(standing, dropped) - present_in(session)
    kept = {record.id for record in standing}

    def is_gone(record: Record) -> bool:
        thing = named_by(record)
        return (
            record.id not in kept
            or thing in taken_back
            or _says_otherwise(record.event, said.get(thing))
            or _is_an_earlier_sign(record.event, session)
        )

    reworded = {
        one.event.celebration
        for one in standing
        if isinstance(one.event, CelebrationChanged) and one.event.what
    }
    events = (
        (one, blanked(one.event) if is_gone(one) else without_dropped(one.event, dropped | reworded))
        for one in records
    )
    return tuple(replace(one, event=event) for one, event in events if event != one.event)


def _taken_back(records: Sequence[Record], dropped: set[str]) -> set[str]:
    """The things this log brought and took back, and what else was let go of what it has words of."""
    taken = set(dropped)
    for record in records:
        match record.event:
            case NoteTakenBack(note=thing) | AgreementWithdrawn(agreement=thing):
                taken.add(thing)
            case NoteWritten(text="") | CelebrationPlanned(what=""):
                # Let go at one of two machines: what was changed about it at the other goes along.
                taken.add(record.id)
            case _:
                pass
    return taken & {named_by(record) for record in records if isinstance(record.event, BRINGS_WORDS)}


def dropped_in(records: Sequence[Record]) -> dict[str, Place]:
    """The keys of topics and celebrations, of any session, that nobody wanted any more, and since when."""
    dropped: dict[str, Place] = {}
    session: Session | None = None
    ends_a_rest = any(isinstance(one.event, RestedTopicTaken) and not one.event.is_topic for one in records)
    for record in records:
        before = session
        # A record that lets go of a topic at rest may name its step alone: which one it was, the fold knows.
        session = apply(session, record) if ends_a_rest else None
        match record.event:
            case ParkedThingTaken(thing=thing, is_topic=False) | CelebrationTakenBack(celebration=thing):
                dropped[thing] = place_of(record)
            case RestedTopicTaken(is_topic=False) if before is not None and session is not None:
                ended = {one.key for one in before.rested} - {one.key for one in session.rested}
                dropped |= dict.fromkeys(ended, place_of(record))
            case _:
                pass
    return dropped


def _celebrated(records: Sequence[Record]) -> dict[str, Said]:
    """The words in which each celebration was said last, while it lay ahead."""
    said: dict[str, Said] = {}
    over: set[str] = set()
    for record in records:
        match record.event:
            case SessionOpened(celebrations=brought):
                said |= {one.id: (one.what, one.how, one.when) for one in brought}
            case CelebrationPlanned(what=what, how=how, when=when) if what:
                said.setdefault(record.id, (what, how, when))
            case CelebrationChanged(celebration=thing, what=what, how=how, when=when) if what:
                said |= {thing: (what, how, when)} if thing in said.keys() - over else {}
            case CelebrationHeld(celebration=thing) | CelebrationTakenBack(celebration=thing):
                over.add(thing)
            case _:
                pass
    return said


def present_in(session: Session | None) -> set[str]:
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
        case (
            NoteChanged(note=thing)
            | AgreementChanged(agreement=thing)
            | CelebrationChanged(celebration=thing)
        ):
            return thing
        case ThingParked(again=thing) | TopicRested(again=thing) if thing is not None:
            return thing
        case _:
            return record.id


def _says_otherwise(event: Event, said: Said | None) -> bool:
    """Whether these are words of a note or a celebration that now says something else."""
    if said is None:
        return False
    match event:
        case NoteWritten(text=text) | NoteChanged(text=text):
            return said != (text,)
        case CelebrationPlanned() | CelebrationChanged():
            return said != (event.what, event.how, event.when)
        case _:
            return False


def _is_an_earlier_sign(event: Event, session: Session | None) -> bool:
    """Whether people have agreed on another sign since."""
    return isinstance(event, SignAgreed) and session is not None and event.sign != session.opening.sign
