"""The state of an alliance across its sittings."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.method import Setting
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Note
from alliance_tui.domain.words import AgreementState, AllianceId, SessionId, SessionKind


class Sitting(Struct, frozen=True):
    """What the alliance knows of one of its sessions."""

    id: SessionId
    """Which session."""

    kind: SessionKind
    """To design, or to assess."""

    opened: datetime
    """When it began (UTC)."""

    closed: datetime | None = None
    """When it ended (UTC); None while it is unfinished."""


class Alliance(Struct, frozen=True):
    """An alliance, as it stands after the records of its own log and of its sessions."""

    id: AllianceId
    """Which alliance."""

    title: str
    """What its people call it."""

    zone: str
    """The IANA name of the zone its people live in."""

    setting: Setting
    """The kind of relationship."""

    founded: datetime
    """When it began (UTC)."""

    participants: tuple[Participant, ...]
    """Everyone, by seat; those who left it too."""

    sittings: tuple[Sitting, ...] = ()
    """Its sessions, oldest first."""

    purpose: tuple[Note, ...] = ()
    """What its people said it is for: the notes of the purpose steps."""

    agreements: tuple[Agreement, ...] = ()
    """All agreements, in the order they were proposed; withdrawn ones too."""

    review: Review | None = None
    """The next review."""

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everyone who has not left, by seat."""
        return tuple(person for person in self.participants if not person.gone)

    @property
    def live_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that are proposed or in force."""
        return tuple(one for one in self.agreements if one.state is not AgreementState.WITHDRAWN)

    @property
    def unfinished(self) -> Sitting | None:
        """The one session that is still open, if any."""
        return next((sitting for sitting in self.sittings if sitting.closed is None), None)
