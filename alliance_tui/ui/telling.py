"""What was taken back or brought back, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementFulfilled,
    AgreementProposed,
    AgreementRetired,
    AgreementWithdrawn,
    TaskDone,
)
from alliance_tui.domain.events.alliance import (
    AllianceRenamed,
    ParticipantJoined,
    ParticipantLeft,
    ParticipantRenamed,
    ReviewScheduled,
)
from alliance_tui.domain.events.assessing import CelebrationHeld, CelebrationPlanned
from alliance_tui.domain.events.breaks import (
    PauseEnded,
    PauseTaken,
    QuietMinuteEnded,
    QuietMinuteTaken,
    RestedTopicTaken,
    TopicRested,
)
from alliance_tui.domain.events.floor import (
    BreathEnded,
    BreathTaken,
    FloorOpened,
    FloorTaken,
    HandLowered,
    HandRaised,
    HeardAsked,
    HeardConfirmed,
    HeardCorrected,
    MoreAsked,
    MoreToSay,
    TurnLengthened,
)
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.events.opening import EveningPlanned, SignAgreed
from alliance_tui.domain.events.sitting import (
    ParticipantAbsent,
    ParticipantPresent,
    QuestionShown,
    StepEntered,
)
from alliance_tui.domain.events.techniques import StartChosen, TechniqueChosen
from alliance_tui.domain.words import ActionId

TOLD: Final[dict[type[Event], str]] = {
    FloorTaken: "the change of the floor",
    FloorOpened: "opening the floor",
    HandRaised: "a raised hand",
    HandLowered: "a lowered hand",
    TurnLengthened: "the change of this turn's length",
    BreathTaken: "a breath",
    BreathEnded: "the end of a breath",
    HeardAsked: "asking to be heard",
    HeardConfirmed: "being heard",
    HeardCorrected: "saying it again",
    MoreAsked: "being heard",
    MoreToSay: "having more to say",
    TechniqueChosen: "the change of how we talk",
    StartChosen: "who begins",
    QuietMinuteTaken: "a quiet minute",
    QuietMinuteEnded: "the end of a quiet minute",
    RestedTopicTaken: "taking up what rested",
    PauseTaken: "a pause",
    PauseEnded: "the end of a pause",
    TopicRested: "resting the topic",
    NoteWritten: "a note",
    NoteChanged: "the change of a note",
    NoteTakenBack: "taking back a note",
    ThingParked: "what was parked",
    ParkedThingTaken: "taking up what was parked",
    AgreementProposed: "a proposed agreement",
    AgreementChanged: "the change of an agreement",
    AgreementWithdrawn: "withdrawing an agreement",
    AgreementContinued: "keeping an agreement",
    AgreementRetired: "letting go of an agreement",
    AgreementFulfilled: "an agreement being fulfilled",
    TaskDone: "a task being done",
    CelebrationPlanned: "what you celebrate",
    CelebrationHeld: "having celebrated",
    ReviewScheduled: "the review date",
    AllianceRenamed: "the new title",
    ParticipantJoined: "someone joining",
    ParticipantLeft: "someone leaving",
    ParticipantRenamed: "the corrected name",
    ParticipantAbsent: "someone not being here",
    ParticipantPresent: "someone coming in",
    StepEntered: "the change of step",
    QuestionShown: "the other question",
    EveningPlanned: "the time you have",
    SignAgreed: "the sign for a break",
}
"""What each thing that can be taken back is called."""


def told_of_undo(records: Sequence[Record]) -> str:
    """Say what the newest record, an undo or redo, took back or brought back; empty for anything else."""
    newest = records[-1].event if records else None
    if not isinstance(newest, Undone):
        return ""
    first = _first(records, newest.action)
    if isinstance(first, Undone):
        again = _first(records, first.action)
        return f"Brought back: {TOLD.get(type(again), 'what was done')}." if again else ""
    return f"Taken back: {TOLD.get(type(first), 'what was done')}. y brings it back." if first else ""


def _first(records: Sequence[Record], action: ActionId) -> Event | None:
    """The first event of an action."""
    return next((record.event for record in records if record.action == action), None)
