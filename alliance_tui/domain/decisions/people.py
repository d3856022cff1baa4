"""Decisions about the alliance and its people, with a session running or without."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions.notes import clean_text
from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.alliance import (
    AllianceFounded,
    AllianceMoved,
    AllianceRenamed,
    FacilitatorNamed,
    FacilitatorReleased,
    ParticipantJoined,
    ParticipantLeft,
    ParticipantRenamed,
    ReviewPostponed,
    ReviewScheduled,
    RoleGiven,
)
from alliance_tui.domain.method import Setting
from alliance_tui.domain.people import (
    Participant,
    clean_name,
    free_seat,
    has_controls,
    has_something_to_see,
    name_key,
    why_not_a_name,
)
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import MAX_NAME, MAX_PEOPLE, MAX_WHY, MIN_PEOPLE, AllianceId, ParticipantId
from alliance_tui.domain.zones import is_zone
from alliance_tui.sentences import refusals as say
from alliance_tui.sentences import refusals_kept as kept
from alliance_tui.sentences import vocabulary as words

TABLE_FULL = Refused(kept.table_full(most=MAX_PEOPLE))
"""Said where one more person would be too many."""


FACILITATOR_NOT_NAMED: Final = Refused(kept.FACILITATOR_NOT_NAMED)
"""Where somebody is to facilitate who is none of the people."""


def found(
    alliance: AllianceId,
    title: str,
    setting: Setting,
    names: Sequence[str],
    zone: str,
    facilitators: Collection[str] = (),
) -> tuple[AllianceFounded] | Refused:
    """Begin an alliance of two to eight people; without a title it is called by their names."""
    if not MIN_PEOPLE <= len(names) <= MAX_PEOPLE:
        return Refused(kept.how_many_people(least=MIN_PEOPLE, most=MAX_PEOPLE, there=len(names)))
    people: list[Participant] = []
    facilitating = {name_key(name) for name in facilitators}
    for seat, typed in enumerate(names, start=1):
        name = clean_name(typed)
        wrong = why_not_a_name(name, people)
        if wrong:
            return Refused(wrong)
        guides = name_key(name) in facilitating
        role = words.FACILITATOR if guides else role_after(people, setting)
        people.append(Participant(ParticipantId(f"p{seat}"), name, seat, role, facilitator=guides))
    if all(person.facilitator for person in people):
        return Refused(kept.NOT_ONLY_A_FACILITATOR)
    if facilitating - {name_key(person.name) for person in people}:
        return FACILITATOR_NOT_NAMED
    title = clean_name(title) or title_from(people)
    wrong = why_not_a_title(title) or why_not_a_zone(zone)
    if wrong:
        return Refused(wrong)
    return (
        AllianceFounded(
            alliance=alliance, title=title, zone=zone, setting=setting, participants=tuple(people)
        ),
    )


def role_after(people: Iterable[Participant], setting: Setting) -> str:
    """What a setting calls whoever sits down after these people; who facilitates takes no role from them."""
    return setting.role(1 + sum(not one.facilitator for one in people))


def title_from(people: Sequence[Participant]) -> str:
    """A title made of names: "Ana & Ben"; of many people the first ones and how many more."""
    names = [person.name for person in people]
    title = " & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    if len(title) <= MAX_NAME:
        return title
    first = names[0] if len(names[0]) <= MAX_NAME - 12 else names[0][: MAX_NAME - 13] + "…"
    return words.and_more(first=first, more=len(names) - 1)


def why_not_a_title(title: str) -> str | None:
    """Why a cleaned title cannot be taken, as a sentence; None where it can."""
    if len(title) > MAX_NAME:
        return kept.title_too_long(most=MAX_NAME, length=len(title))
    if not has_something_to_see(title) or has_controls(title):
        return kept.TITLE_UNFIT
    return None


def why_not_a_zone(zone: str) -> str | None:
    """Why a time zone's name cannot be taken, as a sentence; None where it can."""
    return None if is_zone(zone) else kept.no_such_zone(zone=repr(zone))


def rename_alliance(alliance: Alliance | Session, now: Instant, title: str) -> Decision:
    """Give the alliance another title."""
    title = clean_name(title)
    wrong = why_not_a_title(title)
    if wrong:
        return Refused(wrong)
    return Refused(say.NOTHING_CHANGED) if title == alliance.title else (AllianceRenamed(title),)


def rename(alliance: Alliance | Session, now: Instant, participant: ParticipantId, name: str) -> Decision:
    """Correct a name; a title that was made of names is made of them again."""
    person = _found(alliance, participant)
    if person is None:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    name = clean_name(name)
    if name == person.name:
        return Refused(say.NOTHING_CHANGED)
    wrong = why_not_a_name(name, [one for one in alliance.people if one is not person])
    if wrong:
        return Refused(wrong)
    title = _title_with(alliance, replace(person, name=name))
    renamed = ParticipantRenamed(participant, name)
    return (renamed,) if title == alliance.title else (renamed, AllianceRenamed(title))


def _title_with(alliance: Alliance | Session, corrected: Participant) -> str:
    """The title with a corrected name; only one that was made of names, of all or the founders, changes."""
    founders = [one for one in alliance.participants if one.id == f"p{one.seat}"]
    for group in (alliance.people, founders):
        if group and alliance.title == title_from(group):
            return title_from([corrected if one.id == corrected.id else one for one in group])
    return alliance.title


def _found(alliance: Alliance | Session, participant: ParticipantId) -> Participant | None:
    """Someone who has not left the alliance; None where there is no one with this id."""
    return next((one for one in alliance.people if one.id == participant), None)


def join(alliance: Alliance | Session, now: Instant, name: str, facilitator: bool = False) -> Decision:
    """Let someone join later; they get the lowest free number."""
    seat = free_seat(alliance.people)
    if seat is None:
        return TABLE_FULL
    name = clean_name(name)
    wrong = why_not_a_name(name, alliance.people)
    if wrong:
        return Refused(wrong)
    before = [one for one in alliance.people if one.seat < seat]
    role = words.FACILITATOR if facilitator else role_after(before, alliance.setting)
    return (ParticipantJoined(name=name, role=role, facilitator=facilitator),)


def facilitate(alliance: Alliance | Session, now: Instant, participant: ParticipantId) -> Decision:
    """Let someone lead through the talk, or take part like everyone else again."""
    person = _found(alliance, participant)
    if person is None:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    if person.facilitator:
        return (FacilitatorReleased(participant),)
    if all(one.facilitator for one in alliance.people if one is not person):
        return Refused(kept.NOT_ONLY_A_FACILITATOR)
    return (FacilitatorNamed(participant),)


def change_role(alliance: Alliance | Session, now: Instant, participant: ParticipantId) -> Decision:
    """Give someone the next of the setting's roles, after the last one the first."""
    person = _found(alliance, participant)
    if person is None:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    roles = tuple(dict.fromkeys(alliance.setting.roles))
    place = roles.index(person.role) + 1 if person.role in roles else 0
    if not roles or roles[place % len(roles)] == person.role:
        return Refused(kept.NO_OTHER_ROLE)
    return (RoleGiven(participant, roles[place % len(roles)]),)


def part(alliance: Alliance | Session, now: Instant, participant: ParticipantId) -> Decision:
    """Let someone leave the alliance for good; at least two stay."""
    person = _found(alliance, participant)
    if person is None:
        return Refused(say.NOT_OF_THE_ALLIANCE)
    if len(alliance.people) <= MIN_PEOPLE:
        return Refused(kept.people_at_least(least=MIN_PEOPLE))
    if all(one.facilitator for one in alliance.people if one is not person):
        return Refused(kept.NOT_ONLY_A_FACILITATOR)
    return (ParticipantLeft(participant),)


def schedule_review(alliance: Alliance | Session, now: Instant, review: Review, why: str = "") -> Decision:
    """Set when the agreements are looked at again; moved to a later moment, with a reason if there is one."""
    planned = alliance.review
    why = " ".join(clean_text(why).split())
    if len(why) > MAX_WHY:
        return Refused(kept.reason_too_long(most=MAX_WHY, length=len(why)))
    if planned is not None and replace(planned, why="") == review and (not why or why == planned.why):
        return Refused(kept.PLANNED_FOR_THAT_DAY)
    if planned is not None and is_postponed(planned, review):
        return (ReviewPostponed(replace(review, why=why)),)
    return (ReviewScheduled(review),)


def is_postponed(planned: Review, review: Review) -> bool:
    """Whether a review is the planned one moved to a later moment."""
    return bool(review.instead_of) and review_moment(review) > review_moment(planned)


def bring_forward(alliance: Alliance | Session, now: Instant) -> Decision:
    """Move the planned review to today."""
    if alliance.review is None:
        return Refused(kept.NO_REVIEW_YET)
    from alliance_tui.domain.review_dates import brought_forward

    review = brought_forward(alliance.review, now.at)
    return review if isinstance(review, Refused) else (ReviewScheduled(review),)


def move(alliance: Alliance | Session, now: Instant, zone: str) -> Decision:
    """Count days and hours in another time zone from now on."""
    wrong = why_not_a_zone(zone)
    if wrong:
        return Refused(wrong)
    return Refused(say.NOTHING_CHANGED) if zone == alliance.zone else (AllianceMoved(zone),)
