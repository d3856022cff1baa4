"""What goes on at a table: whose time it is, whose turn runs, and the break that stops it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from alliance_tui.domain.words import ParticipantId, SpanKind, StartRule


class Span(Struct, frozen=True, gc=False):
    """A stretch of the session's time; the spans follow one another without a gap."""

    kind: SpanKind
    """Whose time it was."""

    holder: ParticipantId | None
    """Who spoke, in a talk span; else None."""

    start: float
    """Seconds since the session opened."""

    end: float
    """Seconds since the session opened; the next span starts here."""

    listener: ParticipantId | None = None
    """Who said back in it what they heard; None outside a heard loop."""

    speaker: ParticipantId | None = None
    """Whose words those were, who was asked at its end if there is more; None outside a heard loop."""


class Phase(Struct, frozen=True, gc=False):
    """What is going on now: the span that has not ended."""

    kind: SpanKind
    """Whose time it is."""

    holder: ParticipantId | None
    """Who speaks, in a talk phase; else None."""

    start: float
    """When it began, in seconds since the session opened."""

    until: float | None = None
    """When it ends by itself (a breath, a quiet minute), in seconds since the session opened."""

    back_to: ParticipantId | None = None
    """Who gets the floor back after a breath, a pause or a saying back; None leaves it open."""

    listener: ParticipantId | None = None
    """Who says back what they heard, or does after this pause; None outside a heard loop."""

    more: bool = False
    """Whether the speaker, who feels heard, is asked if there is more, or is after this pause."""


def told(phase: Phase, end: float) -> Span:
    """A phase up to `end` seconds, as a span: with whom it was about where somebody said back."""
    if phase.listener is None or phase.kind is not SpanKind.OPEN:
        return Span(phase.kind, phase.holder, phase.start, end)
    return Span(phase.kind, phase.holder, phase.start, end, phase.listener, phase.back_to)


class Turn(Struct, frozen=True, gc=False):
    """The present stretch of holding the floor, through breaths and pauses."""

    participant: ParticipantId
    """Whose turn it is."""

    planned: float | None
    """Its planned length in seconds, or None."""

    used: float = 0.0
    """Seconds spoken in it before the present phase began, without those in which writing held its bar."""

    asked_more: bool = False
    """Whether the speaker was asked if there is more: that is done once."""


class BrokenOff(Struct, frozen=True):
    """What was going on as people went away."""

    phase: Phase
    """Whose time it was."""

    turn: Turn | None
    """Whose turn ran."""


class TimeOut(Struct, frozen=True):
    """A running time-out."""

    called: float
    """When it began, in seconds since the session opened."""

    until: datetime
    """When they come back (UTC)."""

    ready: tuple[ParticipantId, ...] = ()
    """Who is ready to go on."""

    all_ready: float | None = None
    """Since when everyone here is ready, in seconds since the session opened; None while someone is not."""

    asks_again: bool = False
    """Whether somebody who was ready before an absence is asked to say so again."""


class Start(Struct, frozen=True):
    """How it is found who is suggested to begin a step."""

    rule: StartRule
    """By which rule."""

    first: ParticipantId | None = None
    """Who begins the step it was chosen in, the others after them; None where the rule alone decides."""

    place: int = 0
    """Which of the entered steps it was chosen in, from 0."""
