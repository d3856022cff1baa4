"""How events about people change who the participants are."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.alliance import (
    FacilitatorNamed,
    FacilitatorReleased,
    ParticipantJoined,
    ParticipantLeft,
    PeopleEvent,
    RoleGiven,
)
from alliance_tui.domain.people import Participant, clean_name, free_seat, told_apart, why_not_a_name
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences.vocabulary import FACILITATOR

People = tuple[Participant, ...]
"""Everyone of an alliance, also those who left it."""


def apply_people(people: People, record: Record, event: PeopleEvent) -> People:
    """The participants after someone joined, left, was renamed, or took part as something else."""
    if isinstance(event, ParticipantJoined):
        return _joined(people, record, event)
    person = next((one for one in people if one.id == event.participant), None)
    if person is None or person.gone:
        return people
    if isinstance(event, ParticipantLeft):
        return told_apart(with_person(people, replace(person, gone=True, here=False)))
    others = tuple(one for one in people if not one.gone and one is not person)
    if isinstance(event, FacilitatorNamed | FacilitatorReleased):
        facilitates = isinstance(event, FacilitatorNamed)
        if facilitates and all(one.facilitator for one in others):
            return people
        role = "" if person.role == FACILITATOR and not facilitates else person.role
        return with_person(people, replace(person, facilitator=facilitates, role=role))
    if isinstance(event, RoleGiven):
        return with_person(people, replace(person, role=event.role))
    if clean_name(event.name) != event.name or why_not_a_name(event.name, others):
        return people
    return told_apart(with_person(people, replace(person, name=event.name)))


def with_person(people: People, person: Participant) -> People:
    """The participants with one of them replaced by their newer self."""
    return tuple(person if one.id == person.id else one for one in people)


def _joined(people: People, record: Record, event: ParticipantJoined) -> People:
    seat = free_seat(people)
    present = tuple(one for one in people if not one.gone)
    newcomer = ParticipantId(record.id)
    known = any(one.id == newcomer for one in people)
    if seat is None or known or clean_name(event.name) != event.name or why_not_a_name(event.name, present):
        return people
    joined = Participant(
        id=newcomer, name=event.name, seat=seat, role=event.role, facilitator=event.facilitator
    )
    return told_apart(tuple(sorted((*people, joined), key=lambda one: one.seat)))
