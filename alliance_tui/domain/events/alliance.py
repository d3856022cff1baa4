"""Events of the alliance itself: its title, its people, its next review."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.method import Setting
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, ParticipantId


class AllianceFounded(Struct, frozen=True, tag=True):
    """Two to eight people began an alliance."""

    alliance: AllianceId
    """Which one."""

    title: str
    """What they call it."""

    zone: str
    """The IANA name of the zone they live in."""

    setting: Setting
    """The kind of relationship."""

    participants: tuple[Participant, ...]
    """The people, in the order of their seats."""


class AllianceRenamed(Struct, frozen=True, tag=True):
    """The alliance has another title."""

    title: str
    """The new one."""


class ParticipantJoined(Struct, frozen=True, tag=True):
    """Someone joined later. The record's id names them; they get the lowest free seat."""

    name: str
    """Their name."""

    role: str = ""
    """What the setting calls them."""

    facilitator: bool = False
    """Whether they facilitate: then they give no consent and their time is not counted."""


class ParticipantLeft(Struct, frozen=True, tag=True):
    """Someone left the alliance for good."""

    participant: ParticipantId
    """Who."""


class ParticipantRenamed(Struct, frozen=True, tag=True):
    """A name was corrected."""

    participant: ParticipantId
    """Whose."""

    name: str
    """The right name."""


class FacilitatorNamed(Struct, frozen=True, tag=True):
    """Someone leads through the talk from now on: they give no consent and their time is not counted."""

    participant: ParticipantId
    """Who."""


class FacilitatorReleased(Struct, frozen=True, tag=True):
    """Someone takes part like everyone else from now on."""

    participant: ParticipantId
    """Who."""


class RoleGiven(Struct, frozen=True, tag=True):
    """Someone has another role from now on: the one they had was a mistake, or has passed on."""

    participant: ParticipantId
    """Who."""

    role: str
    """What the setting calls them."""


class ReviewScheduled(Struct, frozen=True, tag=True):
    """A date, and perhaps a rhythm, was set for looking at the agreements again."""

    review: Review
    """When."""


class ReviewPostponed(Struct, frozen=True, tag=True):
    """The planned review was moved to a later moment."""

    review: Review
    """When it is now; it holds the day it was moved from, and perhaps why."""


class ReviewPassed(Struct, frozen=True, tag=True):
    """The planned review lies behind, and no other day is chosen."""


class AllianceMoved(Struct, frozen=True, tag=True):
    """The people live in another time zone now. Dates and times of day stay what they were."""

    zone: str
    """The IANA name of the new zone."""


PeopleEvent = (
    ParticipantJoined
    | ParticipantLeft
    | ParticipantRenamed
    | FacilitatorNamed
    | FacilitatorReleased
    | RoleGiven
)
"""What happens to the people of an alliance."""

AllianceEvent = (
    AllianceFounded
    | AllianceRenamed
    | ParticipantJoined
    | ParticipantLeft
    | ParticipantRenamed
    | FacilitatorNamed
    | FacilitatorReleased
    | RoleGiven
    | ReviewScheduled
    | ReviewPostponed
    | ReviewPassed
    | AllianceMoved
)
"""What happens to the alliance; all but the founding may stand in a session's log or in the alliance's."""
