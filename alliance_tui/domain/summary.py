"""What a list of alliances says of each: a line for it and one for each of its sessions.

The fold is imported where records are read: a list whose lines are known is shown without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record
    from alliance_tui.domain.session import Session


class SessionState(StrEnum):
    """Whether a session can be gone on with."""

    OPEN = "open"
    TIME_OUT = "time-out"
    OPEN_ENDED = "open-ended"
    CLOSED = "closed"

    @property
    def goes_on(self) -> bool:
        """Whether it can be gone on with."""
        return self in {SessionState.OPEN, SessionState.TIME_OUT}


class SessionSummary(Struct, frozen=True, omit_defaults=True, gc=False):
    """One line about a session."""

    id: SessionId
    """Which session."""

    kind: SessionKind
    """To design, or to assess."""

    started: datetime
    """When it began (UTC)."""

    minutes: int
    """How long people sat, in whole minutes, the time away not counted."""

    state: SessionState
    """Open, in a time-out, closed; or over, and nothing tells how it ended."""

    agreements: int
    """How many agreements stood at its end."""

    until: datetime | None = None
    """When a running time-out ends (UTC); None outside one."""

    seconds: float = 0.0
    """How long people sat up to the newest record; 0 once they have left."""

    seen: datetime | None = None
    """The moment (UTC) of the newest record, after which people sat on; None once they have left."""

    proposed: int = 0
    """How many of the agreements not everyone had said yes to."""

    waiting: int = 0
    """How many of the proposed ones were kept, and wait only for somebody's yes."""

    zone: str = ""
    """The IANA name of the zone it was held in; empty for that of its alliance."""

    @property
    def in_force(self) -> int:
        """How many of the agreements everyone had said yes to."""
        return self.agreements - self.proposed

    def seen_at(self, touch: datetime | None) -> SessionSummary:
        """The line with the minutes up to when people were last there (UTC), which leaves no record."""
        if self.seen is None or touch is None or touch <= self.seen:
            return self
        return replace(self, minutes=round((self.seconds + (touch - self.seen).total_seconds()) / 60))


class AllianceSummary(Struct, frozen=True, omit_defaults=True):
    """One line about an alliance, and its sessions."""

    id: AllianceId
    """Which alliance."""

    title: str
    """What its people call it."""

    setting: str
    """The name of its setting, such as `couple`."""

    setting_title: str
    """The setting as it is called on screen, such as "manager and report"."""

    participants: tuple[Participant, ...]
    """The people who have not left, by seat."""

    zone: str
    """The IANA name of the zone its people live in."""

    review: Review | None = None
    """The next review."""

    sessions: tuple[SessionSummary, ...] = ()
    """Its sessions, oldest first."""

    @property
    def unfinished(self) -> SessionSummary | None:
        """The one session that can be gone on with, if any."""
        return next((one for one in self.sessions if one.state.goes_on), None)

    @property
    def is_in_time_out(self) -> bool:
        """Whether people left that one for a time-out."""
        return self.unfinished is not None and self.unfinished.state is SessionState.TIME_OUT


class Listing(Struct, frozen=True):
    """All alliances, as far as their files have been read."""

    read: int = 0
    """How many of the files that have to be read were read so far."""

    of: int = 0
    """How many have to be read: those that no list knows as they are now."""

    alliances: tuple[AllianceSummary, ...] | None = None
    """What is known so far, in no order; None where only the count went on. The last listing has all."""

    problems: tuple[str, ...] = ()
    """What could not be read, a sentence each."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to read."""
        return self.read == self.of

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, as on a first run."""
        return self.is_whole and not self.alliances and not self.problems


def session_state(session: Session) -> SessionState:
    """Whether a session can be gone on with, and how."""
    if not session.is_open:
        return SessionState.CLOSED
    return SessionState.TIME_OUT if session.time_out is not None else SessionState.OPEN


def summarise_session(records: Iterable[Record]) -> SessionSummary | None:
    """The line about one session; None where its log holds no opening."""
    from alliance_tui.domain.fold import fold
    from alliance_tui.domain.timing import sitting_seconds
    from alliance_tui.domain.to_agree import kept_in, to_agree

    session = fold(records)
    if session is None:
        return None
    seconds = sitting_seconds(session, session.t)
    goes_on = session.is_open and not session.left
    return SessionSummary(
        id=session.id,
        kind=session.kind,
        started=session.opened,
        minutes=round(seconds / 60),
        state=session_state(session),
        agreements=len(session.live_agreements),
        proposed=len(to_agree(session)),
        until=session.time_out.until if session.time_out else None,
        seconds=seconds if goes_on else 0.0,
        seen=session.touched or session.opened if goes_on else None,
        waiting=len(kept_in(session)),
        zone=session.zone,
    )


def _without_end(line: SessionSummary) -> SessionSummary:
    """The line about a session that is over, and of which nothing tells how it ended."""
    return replace(line, state=SessionState.OPEN_ENDED, until=None, seconds=0.0, seen=None)


def summarise(
    own: Sequence[Record],
    sessions: Mapping[SessionId, Sequence[Record]],
    known: Mapping[SessionId, SessionSummary] | None = None,
) -> AllianceSummary | None:
    """The lines about one alliance; None where its own log holds no founding.

    Args:
        own: The alliance's own log.
        sessions: The log of each of its sessions; what `told` leaves of it, where its line is known.
        known: The lines about its sessions that are known already.
    """
    from alliance_tui.domain.fold_alliance import fold_alliance

    alliance = fold_alliance(own, sessions.values())
    if alliance is None:
        return None
    known = known or {}
    found = (known.get(one) or summarise_session(log) for one, log in sessions.items())
    over = {one.id for one in alliance.sittings if alliance.is_open_ended(one)}
    lines = [_without_end(one) if one.id in over else one for one in found if one is not None]
    return AllianceSummary(
        id=alliance.id,
        title=alliance.title,
        setting=alliance.setting.name,
        setting_title=alliance.setting.title,
        participants=alliance.people,
        zone=alliance.zone,
        review=alliance.review,
        sessions=tuple(sorted(lines, key=lambda one: (one.started, one.id))),
    )
