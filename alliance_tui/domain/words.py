"""The small closed vocabularies that records are written in."""

from __future__ import annotations

from datetime import UTC, datetime
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

MOST_DIGITS: Final = 10
"""How many the number of a record has at most."""

ActionId = NewType("ActionId", str)
"""The id of the first record of one key press."""

Moment = Annotated[datetime, Meta(tz=True)]
"""A moment with its zone, UTC wherever we write one: without a zone moments could not be put in order."""

FIRST_MOMENT: Final = datetime(2, 1, 1, tzinfo=UTC)
"""Before this one a moment may have no local time in some zone."""

LAST_MOMENT: Final = datetime(9998, 12, 31, tzinfo=UTC)
"""Nor after this one."""

_YEAR: Final = r"(?:19|2[0-9])[0-9][0-9]"
_LEAP_YEAR: Final = r"(?:(?:19|2[0-9])(?:0[48]|[2468][048]|[13579][26])|2[048]00)"
_DAY: Final = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)

Day = Annotated[str, Meta(pattern=rf"\A{_DAY}\Z")]
"""A day of the calendar, ISO 8601 (`2026-12-05`), of the years 1900 to 2999."""

MaybeDay = Annotated[str, Meta(pattern=rf"\A{_DAY}?\Z")]
"""The same, or empty."""

MaybeClock = Annotated[str, Meta(pattern=r"\A(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?\Z")]
"""A time of day, ISO 8601 (`18:30`), or empty."""

Number = Annotated[int, Meta(ge=0, le=2**31 - 1)]
"""The number of a record: calendars take it as the number of a change, and no larger one."""

Seconds = Annotated[float, Meta(ge=0, le=1e11)]
"""Seconds since a session opened; fewer than fit between two dates."""


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


class OpeningPage(StrEnum):
    """What is told in the opening of a session, page by page."""

    READ = "read"
    """Everyone can read the screen, and knows their key."""

    CARE = "care"
    """Whom this is not for, and whose laptop it is."""

    TIME = "time"
    """How long there is."""

    RULES = "rules"
    """What holds while people talk."""

    SIGN = "sign"
    """The word or hand sign for a break."""

    BALANCE = "balance"
    """Whether to see how long each has spoken."""

    ARRIVE = "arrive"
    """A word each."""


class LookingPage(StrEnum):
    """Where people are while they look back."""

    BEGINNING = "beginning"
    """At what was agreed last time, and what was left open then."""

    MARKS = "marks"
    """Where each marks alone."""

    TOGETHER = "together"
    """At the marks that lie open, one agreement at a time."""

    TALK = "talk"
    """Back in the talk."""


class ClosingPage(StrEnum):
    """What is told at the end of a session, page by page."""

    READING = "reading"
    """What was agreed, to read aloud."""

    TAKING_AWAY = "takeaways"
    """A sentence each."""

    UNTIL_THEN = "until"
    """What comes until the review."""

    KEEPING = "keeping"
    """What stays of it."""


class Keep(StrEnum):
    """What stays of a session once it has ended."""

    EVERYTHING = "everything"
    AGREEMENTS = "agreements"


def number_of(name: str) -> int | None:
    """The number of the record that an id names, or that brought what it names; None where it tells none."""
    number = name.partition("-")[0]
    return int(number) if number.isdecimal() and len(number) <= MOST_DIGITS else None


def require_told_everywhere(*moments: datetime | None) -> None:
    """Refuse moments so far away that there are zones in which they have no local time.

    Raises:
        ValueError: One of them is; None is no moment.
    """
    if any(one is not None and not FIRST_MOMENT <= one <= LAST_MOMENT for one in moments):
        raise ValueError("moment")


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
