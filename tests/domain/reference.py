"""What an alliance is, told once more and slowly: each thing looks at all records anew.

It shares no code with the fold, so that a mistake in one of them shows as a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementFulfilled,
    AgreementPlaced,
    AgreementProposed,
    AgreementRetired,
    AgreementWithdrawn,
    ConsentGiven,
    ConsentWithdrawn,
    TaskDone,
)
from alliance_tui.domain.events.alliance import (
    AllianceFounded,
    FacilitatorNamed,
    FacilitatorReleased,
    ParticipantJoined,
    ParticipantLeft,
    ReviewPassed,
    ReviewPostponed,
    ReviewScheduled,
)
from alliance_tui.domain.events.assessing import (
    CelebrationChanged,
    CelebrationHeld,
    CelebrationPlanned,
    CelebrationTakenBack,
)
from alliance_tui.domain.events.breaks import TimeOutCalled
from alliance_tui.domain.events.floor import (
    FloorOpened,
    FloorTaken,
    HeardAsked,
    HeardConfirmed,
    HeardCorrected,
    MoreAsked,
    MoreToSay,
)
from alliance_tui.domain.events.notes import (
    GoalReached,
    GoalStillOpen,
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.events.sitting import SessionClosed, SessionOpened, StepEntered
from alliance_tui.domain.review import Review
from alliance_tui.domain.undo import NEVER_UNDONE
from alliance_tui.domain.words import AgreementState, Consent, ParticipantId, RecordId, SessionKind, Step

ENDS = {
    AgreementWithdrawn: AgreementState.WITHDRAWN,
    AgreementRetired: AgreementState.RETIRED,
    AgreementFulfilled: AgreementState.FULFILLED,
    TaskDone: AgreementState.DONE,
}
"""What each end makes of an agreement."""


@dataclass
class Slow:
    """One agreement, as it is found by reading all records for it alone."""

    id: RecordId
    wording: RecordId
    terms: Terms
    worded: datetime
    consents: dict[ParticipantId, Consent] = field(default_factory=dict)
    end: AgreementState | None = None
    ended: datetime | None = None
    told: list[RecordId] = field(default_factory=list)
    """The records that changed something about it."""


class Reference:
    """An alliance by its records."""

    def __init__(self, own: Sequence[Record], sessions: Iterable[Sequence[Record]]) -> None:
        logs = [list(log) for log in sessions]
        every = [*own, *(record for log in logs for record in log)]
        self.records = sorted(every, key=lambda one: (one.n, one.writer))
        self.standing = [
            one for one in self.records if isinstance(one.event, NEVER_UNDONE) or not self._is_undone(one)
        ]
        ids = [{one.id for one in log} for log in logs]
        self.sittings = [[one for one in self.standing if one.id in log] for log in ids]

    def asked(self, place: int | None = None) -> set[ParticipantId]:
        """Whose yes is needed after the first so many records; after all where none is named."""
        asked: set[ParticipantId] = set()
        there: set[ParticipantId] = set()
        for record in self.standing[:place]:
            match record.event:
                case AllianceFounded(participants=people):
                    asked = {one.id for one in people if not one.facilitator}
                    there = {one.id for one in people}
                case ParticipantJoined(facilitator=facilitates):
                    there.add(ParticipantId(record.id))
                    asked |= set() if facilitates else {ParticipantId(record.id)}
                case ParticipantLeft(participant=who):
                    asked.discard(who)
                    there.discard(who)
                case FacilitatorNamed(participant=who) if asked - {who}:
                    asked.discard(who)
                case FacilitatorReleased(participant=who) if who in there:
                    asked.add(who)
                case _:
                    pass
        return asked

    def agreements(self) -> list[Slow]:
        """Each agreement, in the order of the list."""
        found = {one.id: self._agreement(one) for one in self.standing if _proposes(one)}
        order: list[RecordId] = []
        for place, record in enumerate(self.standing):
            match record.event:
                case AgreementProposed() if record.id in found:
                    order.append(record.id)
                case AgreementPlaced(agreement=moved, before=before) if moved in order and self._is_live(
                    found[moved], place
                ):
                    others = [one for one in order if one != moved]
                    if before is None or before in others:
                        others.insert(len(others) if before is None else others.index(before), moved)
                        order = others
                case _:
                    pass
        return [found[one] for one in order]

    def state(self, one: Slow) -> AgreementState:
        """Whether it is in force, proposed, or how it ended."""
        asked = self.asked()
        yes = {who for who, said in one.consents.items() if said is not Consent.NOT_YET}
        agreed = bool(asked) and asked <= yes
        return one.end or (AgreementState.IN_FORCE if agreed else AgreementState.PROPOSED)

    def purpose(self) -> list[tuple[ParticipantId, str]]:
        """Whose words say what it is for."""
        return [
            self._words(one)
            for one in self.standing
            if isinstance(one.event, NoteWritten)
            and one.event.step is Step.PURPOSE
            and one.event.text
            and not any(isinstance(each, NoteTakenBack) and each.note == one.id for each in self._events())
            and (one.event.heard_by is None or self._is_confirmed(one))
        ]

    def reached(self) -> set[RecordId]:
        """The goals whose owners said so last."""
        last = {
            one.goal: isinstance(one, GoalReached)
            for one in self._events()
            if isinstance(one, GoalReached | GoalStillOpen)
        }
        return {goal for goal, is_reached in last.items() if is_reached}

    def parked(self) -> list[str]:
        """What waits for another day."""
        lot: dict[str, str] = {}
        for one in self.standing:
            if isinstance(one.event, ThingParked) and one.event.text:
                lot.setdefault(one.event.again or one.id, one.event.text)
            elif isinstance(one.event, ParkedThingTaken):
                lot.pop(one.event.thing, None)
        return list(lot.values())

    def celebrations(self) -> list[str]:
        """What is still to be celebrated."""
        ahead: dict[str, str] = {}
        for one in self.standing:
            match one.event:
                case CelebrationPlanned(what=what) if what:
                    ahead[one.id] = what
                case CelebrationChanged(celebration=which, what=what) if what and which in ahead:
                    ahead[which] = what
                case CelebrationHeld(celebration=which) | CelebrationTakenBack(celebration=which):
                    ahead.pop(which, None)
                case _:
                    pass
        return list(ahead.values())

    def review(self) -> Review | None:
        """The day that was named last, unless it has passed since and no other was."""
        named: Review | None = None
        for one in self._events():
            if isinstance(one, ReviewScheduled | ReviewPostponed):
                named = one.review
            elif isinstance(one, ReviewPassed):
                named = None
        return named

    def _agreement(self, proposal: Record) -> Slow:
        assert isinstance(proposal.event, AgreementProposed)
        first = self.standing.index(proposal)
        slow = Slow(proposal.id, proposal.id, proposal.event.terms, proposal.at, told=[proposal.id])
        for place, record in enumerate(self.standing[first + 1 :], start=first + 1):
            is_about_it = slow.end is None and getattr(record.event, "agreement", None) == slow.id
            if is_about_it and self._take(slow, record, place):
                slow.told.append(record.id)
        return slow

    def _take(self, slow: Slow, record: Record, place: int) -> bool:
        """Let one record about an agreement happen to it; answers whether it did."""
        match record.event:
            case AgreementChanged(terms=terms) if terms.what and terms != slow.terms:
                slow.worded = slow.worded if terms.when == slow.terms.when else record.at
                slow.wording, slow.terms, slow.consents = record.id, terms, {}
            case ConsentGiven(wording=wording, participant=who, consent=consent) if (
                wording == slow.wording and who in self.asked(place) and slow.consents.get(who) != consent
            ):
                slow.consents[who] = consent
            case ConsentWithdrawn(participant=who) if (
                slow.consents.get(who, Consent.NOT_YET) is not Consent.NOT_YET
            ):
                slow.consents[who] = Consent.NOT_YET
            case AgreementContinued():
                pass
            case AgreementWithdrawn() | AgreementRetired() | AgreementFulfilled() as end:
                slow.end, slow.ended = ENDS[type(end)], record.at
            case TaskDone() if slow.terms.is_task:
                slow.end, slow.ended = AgreementState.DONE, record.at
            case _:
                return False
        return True

    def _is_live(self, slow: Slow, place: int) -> bool:
        """Whether it was on the table just before the record at a place."""
        if slow.end is None:
            return True
        last = next(at for at, one in enumerate(self.standing) if one.id == slow.told[-1])
        return place < last

    def _words(self, note: Record) -> tuple[ParticipantId, str]:
        assert isinstance(note.event, NoteWritten)
        words = (note.event.participant, note.event.text)
        for event in self._events():
            if isinstance(event, NoteChanged) and event.note == note.id and event.text:
                words = (event.participant, event.text)
        return words

    def _is_confirmed(self, note: Record) -> bool:
        """Whether the speaker said yes to the words of a note that somebody said back, as they are now."""
        assert isinstance(note.event, NoteWritten)
        sitting = next(log for log in self.sittings if note in log)
        worded = [(sitting.index(note), (note.event.participant, note.event.text))]
        for place, record in enumerate(sitting):
            if isinstance(record.event, NoteChanged) and record.event.note == note.id and record.event.text:
                words = (record.event.participant, record.event.text)
                if words != worded[-1][1]:
                    worded.append((place, words))
        since, (who, _) = worded[-1]
        answers = [
            record.event
            for place, record in enumerate(sitting)
            if place > since
            and isinstance(record.event, HeardConfirmed | MoreAsked | HeardCorrected)
            and _loop(sitting[:place]) == (who, note.event.heard_by)
            and (not record.event.this_step or _step(sitting[:place]) is note.event.step)
        ]
        return bool(answers) and not isinstance(answers[0], HeardCorrected)

    def _events(self) -> Iterator[object]:
        return (one.event for one in self.standing)

    def _is_undone(self, record: Record) -> bool:
        """Whether an undo that is not undone itself takes its action back."""
        return any(
            isinstance(one.event, Undone)
            and one.event.action == record.action
            and one.action != record.action
            and not self._is_undone(one)
            for one in self.records
        )


def _proposes(record: Record) -> bool:
    return isinstance(record.event, AgreementProposed) and bool(record.event.terms.what)


def _step(sitting: Sequence[Record]) -> Step:
    """The step people are in after these records of a sitting."""
    last = Step.PURPOSE
    for record in sitting:
        match record.event:
            case SessionOpened(kind=kind):
                last = Step.PURPOSE if kind is SessionKind.DESIGN else Step.ASSESS
            case StepEntered(step=step):
                last = step
            case _:
                pass
    return last


def _holder(sitting: Sequence[Record]) -> ParticipantId | None:
    """Who has the floor after these records of a sitting, or has it again once it was said back."""
    for place in reversed(range(len(sitting))):
        match sitting[place].event:
            case FloorTaken(participant=who):
                return who
            case HeardConfirmed():
                loop = _loop(sitting[:place])
                return loop[1] if loop else None
            case FloorOpened() | TimeOutCalled() | SessionOpened() | SessionClosed():
                return None
            case _:
                pass
    return None


def _loop(sitting: Sequence[Record]) -> tuple[ParticipantId, ParticipantId] | None:
    """Who spoke and who says it back after these records of a sitting; None where nobody does."""
    for place in reversed(range(len(sitting))):
        match sitting[place].event:
            case HeardAsked(listener=listener):
                speaker = _holder(sitting[:place])
                return (speaker, listener) if speaker else None
            case (
                FloorTaken()
                | FloorOpened()
                | HeardConfirmed()
                | HeardCorrected()
                | MoreToSay()
                | TimeOutCalled()
                | SessionClosed()
            ):
                return None
            case _:
                pass
    return None
