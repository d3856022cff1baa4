"""Events of a sitting: it opens, moves through its steps, is left, resumed and closed."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Goal, Parked, Rested
from alliance_tui.domain.method import Setting
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import (
    AllianceId,
    ClosingPage,
    Keep,
    ParticipantId,
    RecordId,
    SessionId,
    SessionKind,
    Step,
)


class SessionOpened(Struct, frozen=True, tag=True):
    """People sat down. Holds all that a session needs to fold alone."""

    session: SessionId
    """The session that begins."""

    alliance: AllianceId
    """The alliance it belongs to."""

    kind: SessionKind
    """To design, or to assess."""

    title: str
    """The alliance's title on that day."""

    zone: str
    """The IANA name of the zone the people are in."""

    setting: Setting
    """The setting as it was on that day, so that the session reads the same years later."""

    participants: tuple[Participant, ...]
    """The people as they were on that day, with who was here."""

    carried: tuple[Agreement, ...] = ()
    """The agreements brought along."""

    review: Review | None = None
    """The review that was planned when the session began."""

    goals: tuple[Goal, ...] = ()
    """The goals that are still open."""

    parked: tuple[Parked, ...] = ()
    """What was left in the parking lot."""

    rested: tuple[Rested, ...] = ()
    """The topics that rest since a time-out."""

    begins: int = 0
    """How many sessions came before: who begins rotates with it."""

    sign: str = ""
    """The word or hand sign for a break that was agreed on before."""

    assessing: tuple[RecordId, ...] = ()
    """The agreements that are looked at, in an assess session."""

    celebrations: tuple[Celebration, ...] = ()
    """The celebrations that lie ahead."""

    introduced: bool = False
    """Whether an earlier opening said whom the program is not for."""

    gone: tuple[Participant, ...] = ()
    """Those who have left the alliance and whom an agreement that was brought along names still."""


class SessionLeft(Struct, frozen=True, tag=True):
    """The program was left; the session stays open."""


class AwayNoted(Struct, frozen=True, tag=True):
    """People came back after the program was closed or the laptop asleep."""

    began: float
    """When the time away began, in seconds since the session opened."""

    goes_on: bool = False
    """Whether a pause or a saying back goes on that was broken off; in older logs the floor is open then."""

    stays: bool = False
    """Whether raised hands and who was ready stay: they were away for minutes. In older logs neither did."""


class ClosingShown(Struct, frozen=True, tag=True):
    """People are about to end the session, and turned to one of the pages that are told then."""

    page: ClosingPage
    """Which one."""

    lets_go: bool = False
    """Whether nobody has the floor from then on, whatever is taken back of what was before; in older logs
    only a `FloorOpened` beside it says that, and whose the time is stays as people were told."""


class ClosingLeft(Struct, frozen=True, tag=True):
    """People go on talking: the end waits."""


class SessionClosed(Struct, frozen=True, tag=True):
    """The session ended."""

    kept: Keep = Keep.EVERYTHING
    """What stays of it."""


class SessionReopened(Struct, frozen=True, tag=True):
    """A closed session goes on after all."""


class StepEntered(Struct, frozen=True, tag=True):
    """The conversation moved to a step; any step, in any order."""

    step: Step
    """Where it is now."""


class QuestionShown(Struct, frozen=True, tag=True):
    """Another question of the present step was put in the middle."""

    question: int
    """Its place among the step's questions, from 0."""


class ParticipantAbsent(Struct, frozen=True, tag=True):
    """Someone is not here today."""

    participant: ParticipantId
    """Who."""


class ParticipantPresent(Struct, frozen=True, tag=True):
    """Someone who was not here came in."""

    participant: ParticipantId
    """Who."""


SittingEvent = (
    SessionOpened
    | SessionLeft
    | AwayNoted
    | ClosingShown
    | ClosingLeft
    | SessionClosed
    | SessionReopened
    | StepEntered
    | QuestionShown
    | ParticipantAbsent
    | ParticipantPresent
)
"""What happens to the sitting as a whole."""
