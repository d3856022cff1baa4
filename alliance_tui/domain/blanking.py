"""Records and events without their words: what they brought about stays, as far as others build on it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.events import Event, Record
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed
from alliance_tui.domain.events.alliance import (
    AllianceRenamed,
    ParticipantJoined,
    ParticipantRenamed,
    ReviewPostponed,
)
from alliance_tui.domain.events.assessing import CelebrationChanged, CelebrationPlanned
from alliance_tui.domain.events.breaks import TopicRested
from alliance_tui.domain.events.notes import NoteChanged, NoteWritten, ThingParked
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import SessionOpened

BLANK: Final = "…"
"""Stands for the first words of a note or a celebration once it has others, and for those of a topic that was
let go after it rested: the note itself, the celebration and the rest have to stay."""


def without_words_of(one: Record, other: Record) -> Record | None:
    """A record that two files hold, without the words that it lost in either; None where it is not the same.

    Args:
        one: The record as one file holds it.
        other: The record with the same id in another.
    """
    if one == other:
        return one
    for blank in (without_words, _without_any_words, _without_topic):
        for new, old in ((one, other), (other, one)):
            if new == blank(old):
                return new
    # Of an opening, each may have lost another of the things that came along.
    gone = _without_text(one) | _without_text(other)
    ours, theirs = (replace(each, event=without_dropped(each.event, gone)) for each in (one, other))
    return ours if ours == theirs else None


def _without_any_words(record: Record) -> Record:
    return replace(record, event=blanked(record.event))


def _without_topic(record: Record) -> Record:
    """A record as older versions blanked it where a topic's rest was undone."""
    return (
        replace(record, event=replace(record.event, about=""))
        if isinstance(record.event, TopicRested)
        else record
    )


def _without_text(record: Record) -> set[str]:
    """The keys of what an opening brings along without its words: of topics, and of celebrations."""
    event = record.event
    if not isinstance(event, SessionOpened):
        return set()
    return {
        *(one.id for one in event.parked if not one.text),
        *(one.key for one in event.rested if not one.about),
        *(one.id for one in event.celebrations if not one.what),
    }


def without_words(record: Record) -> Record:
    """A record without words that are no agreement's; one that brought a thing brings none any more."""
    event = record.event
    match event:
        case NoteWritten() | NoteChanged() | ThingParked():
            event = replace(event, text="")
        case CelebrationPlanned():
            event = CelebrationPlanned(what="")
        case CelebrationChanged(celebration=thing):
            event = CelebrationChanged(thing, what="")
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


def without_dropped(event: Event, dropped: set[str]) -> Event:
    """An opening without the words of what it brought along, where nobody wanted it or it has others."""
    if not isinstance(event, SessionOpened):
        return event
    parked = tuple(replace(one, text="") if one.id in dropped else one for one in event.parked)
    rested = tuple(replace(one, about="") if one.key in dropped else one for one in event.rested)
    celebrations = tuple(
        replace(one, what="", how="", when="") if one.id in dropped else one for one in event.celebrations
    )
    return replace(event, parked=parked, rested=rested, celebrations=celebrations)


def blanked(event: Event) -> Event:
    """An event without any words, also those of an agreement; what others build on stays a thing."""
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
            return CelebrationPlanned(what=event.what and BLANK)
        case CelebrationChanged():
            return CelebrationChanged(event.celebration, what="")
        case ParticipantJoined() | ParticipantRenamed():
            return replace(event, name="")
        case AllianceRenamed():
            return replace(event, title="")
        case ReviewPostponed():
            return replace(event, review=replace(event.review, why=""))
        case _:
            return event
