"""Where people are while they mark: all look at the round, the laptop changes hands, or marks are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Mark, ParticipantId, RecordId
from alliance_tui.ui.screens.marks_pages import asked, unmarked


class Round(Struct, frozen=True):
    """Everyone sees who has marked, and nobody what."""


class Asking(Struct, frozen=True):
    """The laptop changes hands."""

    who: ParticipantId
    """Who is about to be alone with it."""


class Alone(Struct, frozen=True):
    """Somebody is alone with the laptop."""

    who: ParticipantId
    """Who marks."""

    place: int
    """Which of the agreements that are still covered, from 0; after the last one, that it is done."""

    given: Mapping[RecordId, Mark] = {}
    """What they have marked since they took the laptop."""

    def is_at_the_end(self, session: Session) -> bool:
        """Whether all agreements were gone through."""
        return self.place >= len(session.assessment.covered)

    def is_done(self, session: Session) -> bool:
        """Whether all agreements were gone through, and marked."""
        return self.is_at_the_end(session) and not unmarked_by(session, self.who)


class Thumbs(Struct, frozen=True):
    """Everyone shows a thumb, and one keys it in."""

    who: ParticipantId
    """Whose thumb is keyed in next."""

    place: int
    """Which of the agreements that are still covered, from 0."""

    shown: Mapping[ParticipantId, Mark] = {}
    """The thumbs that were keyed in for it just now."""

    def people(self, session: Session) -> list[Participant]:
        """Whose thumbs are keyed in for this agreement: nobody's who marked it before."""
        waits = unmarked(session, session.assessment.covered[self.place])
        return [one for one in asked(session) if one.id in self.shown or one in waits]


Mode = Round | Asking | Alone | Thumbs
"""Where people are."""

ROUND: Final = Round()
"""Where they begin, and come back to."""


def unmarked_by(session: Session, who: ParticipantId) -> list[int]:
    """The places of the agreements that somebody has not marked yet."""
    assessment = session.assessment
    return [place for place, one in enumerate(assessment.covered) if assessment.mark(one, who) is None]


def begun_alone(session: Session, who: ParticipantId) -> Alone:
    """Somebody alone with the first agreement that they have not marked; where all are, with the first."""
    return Alone(who, next(iter(unmarked_by(session, who)), 0))


def begun_thumbs(session: Session, place: int) -> Thumbs:
    """The thumbs that one agreement still waits for."""
    return Thumbs(unmarked(session, session.assessment.covered[place])[0].id, place)


def settled(mode: Mode, session: Session) -> Mode:
    """Where people are now: whoever is no longer asked is let go of, and what is no longer looked at."""
    if isinstance(mode, Round):
        return mode
    covered = session.assessment.covered
    if not covered or all(one.id != mode.who for one in asked(session)):
        return ROUND
    return replace(mode, place=min(mode.place, len(covered) - 1)) if isinstance(mode, Thumbs) else mode
