"""The small closed vocabularies that records are written in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, NewType

from msgspec import Meta

ParticipantId = NewType("ParticipantId", str)
"""Names a participant within an alliance, whatever they are called today."""

AllianceId = NewType("AllianceId", str)
"""Twelve lower-case base32 letters; also the name of the alliance's folder."""

SessionId = NewType("SessionId", str)
"""Twelve lower-case base32 letters; also the name of the session's file."""

RecordId = NewType("RecordId", str)
"""`n-writer`: names a record, and with it the note or agreement that the record brought about."""

ActionId = NewType("ActionId", str)
"""The id of the first record of one key press."""

Moment = Annotated[datetime, Meta(tz=True)]
"""A moment with its zone, UTC wherever we write one: without a zone moments could not be put in order."""


class Step(StrEnum):
    """One step of a conversation."""

    ASSESS = "assess"
    PURPOSE = "purpose"
    NEEDS = "needs"
    IMPROVE = "improve"
    AGREE = "agree"
    REVIEW = "review"
    CELEBRATE = "celebrate"


class Stage(StrEnum):
    """One of the four A's, the memory aid of the method."""

    ASK = "Ask"
    AGREE = "Agree"
    ACT = "Act"
    ASSESS = "Assess"


class SessionKind(StrEnum):
    """What a sitting is for: to design the alliance, or to assess what was kept of it."""

    DESIGN = "design"
    ASSESS = "assess"


class NoteKind(StrEnum):
    """What somebody's words are to them."""

    GOAL = "goal"
    NEED = "need"
    APPRECIATION = "appreciation"
    WISH = "wish"
    LESSON = "lesson"
    TAKEAWAY = "takeaway"


class Consent(StrEnum):
    """A participant's answer to one wording of an agreement; nobody is asked for a reason."""

    YES = "yes"
    TRIAL = "trial"
    NOT_YET = "not yet"


class AgreementState(StrEnum):
    """Where an agreement is in its life."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    DONE = "done"
    """A task that was done."""

    FULFILLED = "fulfilled"
    """It has brought what it was for."""

    RETIRED = "retired"
    """It no longer fits."""

    WITHDRAWN = "withdrawn"


LIVE_STATES: Final = (AgreementState.PROPOSED, AgreementState.IN_FORCE)
"""An agreement in one of these is on the table; in the others it has come to its end."""


class Mark(StrEnum):
    """One participant's view of how an agreement went; never a score."""

    WORKED = "worked"
    PARTLY = "partly"
    NOT_YET = "not yet"
    NO_LONGER_FITS = "no longer fits"


class SpanKind(StrEnum):
    """Whose a stretch of the session's time is."""

    TALK = "talk"
    OPEN = "open"
    BREATH = "breath"
    PAUSE = "pause"
    TIME_OUT = "time-out"
    AWAY = "away"
    QUIET = "quiet"


class Technique(StrEnum):
    """A way of talking that is on or off for a whole session."""

    WORKS_FIRST = "works first"
    """In the improve step each names one thing that works before the wishes open."""

    BREATHS = "breaths"
    """A short breath comes by itself whenever the floor moves on."""

    WRITING_HOLDS = "writing holds"
    """While words are typed the bar of the turn stands still."""


class StartRule(StrEnum):
    """Who is suggested to begin a step."""

    ROTATE = "rotate"
    """Another one in each step, and in each session."""

    QUIETER = "quieter"
    """Whoever has spoken least so far."""

    ROLES = "roles"
    """Whoever does not have the first role of the setting, such as the report before the manager."""


class Keep(StrEnum):
    """What stays of a session once it has ended."""

    EVERYTHING = "everything"
    AGREEMENTS = "agreements"


MAX_TEXT: Final = 10_000
"""The longest text a field takes, in characters: a longer one slows every redraw of it."""

MAX_NAME: Final = 60
"""The longest name of a person or an alliance, in characters."""

MAX_WHY: Final = 200
"""The longest reason for moving a review, in characters."""

MIN_PEOPLE: Final = 2
"""Fewer people than this are no alliance."""

MAX_PEOPLE: Final = 8
"""More people than this have no number key; beyond five a talk turns into monologues (Fay 2000)."""
