"""What was taken back or brought back, in a few words at the foot of the screen."""

from __future__ import annotations

from typing import Final

TOLD: Final = {
    "FloorTaken": "the change of the floor",
    "FloorOpened": "opening the floor",
    "HandRaised": "a raised hand",
    "HandLowered": "a lowered hand",
    "TurnLengthened": "the change of this turn's length",
    "BreathTaken": "a breath",
    "HeardAsked": "asking to be heard",
    "HeardConfirmed": "being heard",
    "HeardCorrected": "saying it again",
    "MoreAsked": "being heard",
    "MoreToSay": "having more to say",
    "TechniqueChosen": "the change of how we talk",
    "StartChosen": "who begins",
    "QuietMinuteTaken": "a quiet minute",
    "RestedTopicTaken": "taking up what rested",
    "PauseTaken": "a pause",
    "TopicRested": "resting the topic",
    "NoteWritten": "a note",
    "NoteChanged": "the change of a note",
    "NoteTakenBack": "taking back a note",
    "ThingParked": "what was parked",
    "ParkedThingTaken": "taking up what was parked",
    "AgreementProposed": "a proposed agreement",
    "AgreementChanged": "the change of an agreement",
    "AgreementWithdrawn": "withdrawing an agreement",
    "AgreementContinued": "keeping an agreement",
    "AgreementRetired": "letting go of an agreement",
    "AgreementFulfilled": "an agreement being fulfilled",
    "AgreementPlaced": "the other place of an agreement",
    "TaskDone": "a task being done",
    "ThingLeftWaiting": "that it can wait",
    "CelebrationPlanned": "what you celebrate",
    "CelebrationChanged": "the change of what you celebrate",
    "CelebrationHeld": "having celebrated",
    "CelebrationTakenBack": "taking back what you celebrate",
    "ReviewScheduled": "the review date",
    "ReviewPostponed": "the later review date",
    "ReviewPassed": "leaving the next review open",
    "AllianceRenamed": "the new title",
    "ParticipantJoined": "someone joining",
    "ParticipantLeft": "someone leaving",
    "ParticipantRenamed": "the corrected name",
    "FacilitatorNamed": "who facilitates",
    "FacilitatorReleased": "who facilitates",
    "RoleGiven": "the other role",
    "ParticipantAbsent": "someone not being here",
    "ParticipantPresent": "someone coming in",
    "StepEntered": "the change of step",
    "QuestionShown": "the other question",
    "EveningPlanned": "the time you have",
    "SignAgreed": "the sign for a break",
}
"""What each thing that can be taken back is called, by the name of its record."""

THERE_AGAIN: Final = {
    "NoteTakenBack": "The note is there again.",
    "CelebrationTakenBack": "What you celebrate is there again.",
    "AgreementWithdrawn": "The agreement is there again.",
    "ParkedThingTaken": "It is parked again.",
}
"""Said in the place of these, where what was taken away comes back with `u`."""

LET_GO: Final = {
    "ParkedThingTaken": "letting go of what was parked",
    "RestedTopicTaken": "letting go of what rested",
}
"""Said in the place of these, where a thing was not taken up."""

TAKEN_UP_ELSEWHERE: Final = "taking up what rested, in its step"
"""In the place of taking it up, where people went to another step with it."""

HERE_AGAIN: Final = {**THERE_AGAIN, "RestedTopicTaken": "It rests again."}
"""In the place of `THERE_AGAIN`, where a thing was let go that was not taken up."""

SOMETHING: Final = "what was done"
"""Anything else."""


def with_words(*, what: str, words: str) -> str:
    """An agreement that was taken back or brought back, with the beginning of its words.

    Args:
        what: As `TOLD` has it.
        words: The beginning of its words, without a full stop at their end.
    """
    return f"{what}, “{words}”"


def taken_back(*, what: str) -> str:
    """After `u`.

    Args:
        what: As `TOLD` has it.
    """
    return f"Taken back: {what}. y brings it back."


def brought_back(*, what: str) -> str:
    """After `y`.

    Args:
        what: As `TOLD` has it.
    """
    return f"Brought back: {what}."
