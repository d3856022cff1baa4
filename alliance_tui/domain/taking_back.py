"""Which records took words back: with them, what lost its words is no note, agreement or topic any more."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import AgreementWithdrawn
from alliance_tui.domain.events.assessing import CelebrationChanged, CelebrationTakenBack
from alliance_tui.domain.events.breaks import RestedTopicTaken
from alliance_tui.domain.events.notes import NoteChanged, NoteTakenBack, ParkedThingTaken
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.scrub import named_by


def that_took_back(lost: Iterable[Record], records: Iterable[Record]) -> tuple[Record, ...]:
    """Those of a log's records with which words went out of others.

    Args:
        lost: The records that lost words, as they were.
        records: The log.
    """
    lost = tuple(lost)
    actions = {record.action for record in lost}
    things = {named_by(record) for record in lost}
    for record in lost:
        if isinstance(record.event, SessionOpened):
            things |= {one.id for one in record.event.parked}
            things |= {one.id for one in record.event.rested if one.id is not None}
            things |= {one.id for one in record.event.celebrations}
    has_sign = any(isinstance(record.event, SignAgreed) for record in lost)

    def took(event: Event) -> bool:
        match event:
            case Undone(action=action):
                return action in actions
            case (
                NoteChanged(note=thing)
                | NoteTakenBack(note=thing)
                | ParkedThingTaken(thing=thing, is_topic=False)
                | AgreementWithdrawn(agreement=thing)
                | CelebrationChanged(celebration=thing)
                | CelebrationTakenBack(celebration=thing)
            ):
                return thing in things
            case RestedTopicTaken(topic=topic, is_topic=False):
                return topic is None or topic in things
            case SignAgreed():
                return has_sign
            case _:
                return False

    return tuple(record for record in records if took(record.event))
