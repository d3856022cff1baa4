"""The state of an alliance across its sittings."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Goal, Parked, Rested
from alliance_tui.domain.method import Setting
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.to_agree import is_lived_with
from alliance_tui.domain.words import (
    AllianceId,
    Moment,
    RecordId,
    SessionId,
    SessionKind,
)


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

    zone: str = ""
    """The IANA name of the zone it was held in; people may have moved since."""

    n: int = 0
    """The number of the record with which people last sat down to it: no clock tells which came first."""


class Alliance(Struct, frozen=True):
    """An alliance, as it stands after the records of its own log and of its sessions."""

    id: AllianceId
    """Which alliance."""

    title: str
    """What its people call it."""

    zone: str
    """The IANA name of the zone its people live in."""

    setting: Setting
    """The kind of relationship, in the words of its newest session."""

    founded: datetime
    """When it began (UTC)."""

    participants: tuple[Participant, ...]
    """Everyone, by seat; those who left it too."""

    sittings: tuple[Sitting, ...] = ()
    """Its sessions, oldest first."""

    purpose: tuple[Note, ...] = ()
    """What its people said it is for: the notes of the purpose steps that are their words."""

    agreements: tuple[Agreement, ...] = ()
    """All agreements, in the order they were proposed; withdrawn ones too."""

    review: Review | None = None
    """The next review."""

    passed_review: Review | None = None
    """The review that lies behind, where no next day was chosen: calendars may hold its rhythm."""

    parked: tuple[Parked, ...] = ()
    """What is in the parking lot."""

    rested: tuple[Rested, ...] = ()
    """Topics that rest until another day."""

    reached_at: tuple[tuple[RecordId, Moment], ...] = ()
    """The goals that their owners called reached, each with when that was said last (UTC)."""

    sign: str = ""
    """The word or hand sign for a break that its people agreed on; empty for none."""

    celebrations: tuple[Celebration, ...] = ()
    """What people celebrate and have not held yet."""

    introduced: bool = False
    """Whether an opening said whom the program is not for."""

    @property
    def reached(self) -> tuple[RecordId, ...]:
        """The goals that their owners called reached."""
        return tuple(goal for goal, _ in self.reached_at)

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everyone who has not left, by seat."""
        return tuple(person for person in self.participants if not person.gone)

    @property
    def live_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that are proposed or in force."""
        return tuple(one for one in self.agreements if one.is_live)

    def find_lived_with(self, number: str) -> RecordId | None:
        """The id of an agreement, where one with this id can be looked back on; else None."""
        people = self.people
        return next(
            (one.id for one in self.agreements if one.id == number and is_lived_with(one, people)), None
        )

    def ended_agreements(self, told: Container[RecordId]) -> tuple[Agreement, ...]:
        """The agreements that have come to their end, the newest end first.

        Args:
            told: Those that have a line of life; what was taken back at once has none.
        """
        ended = [one for one in self.agreements if one.ended is not None and one.id in told]
        return tuple(sorted(ended, key=lambda one: one.ended or self.founded, reverse=True))

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        """The goals of those who are still part of it that are not reached, in the order they were said."""
        people = {person.id for person in self.people}
        return tuple(
            Goal(note.id, note.participant, note.text)
            for note in self.purpose
            if note.is_goal and note.participant in people and note.id not in self.reached
        )

    @property
    def unfinished(self) -> Sitting | None:
        """The one session that can be gone on with, if any: the newest, unless it has ended.

        One at a time: where people sat down again after one, that one is over, though nothing tells its end.
        """
        newest = max(self.sittings, key=lambda one: (one.n, one.opened), default=None)
        return newest if newest is not None and newest.closed is None else None

    def is_open_ended(self, sitting: Sitting) -> bool:
        """Whether a session is over, and nothing tells how it ended: that was lost, or is in another copy."""
        unfinished = self.unfinished
        return sitting.closed is None and (unfinished is None or sitting.id != unfinished.id)
