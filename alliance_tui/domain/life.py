"""The line of life of each agreement: what happened to it from its first words on, and in which session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.assessing import Marked
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementEvent,
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
    AllianceEvent,
    AllianceFounded,
    PeopleEvent,
)
from alliance_tui.domain.events.assessing import AssessEvent, MarksRevealed
from alliance_tui.domain.events.sitting import SittingEvent
from alliance_tui.domain.families.agreements import Agreements, apply_agreement, settle_agreements
from alliance_tui.domain.families.people import People, apply_people
from alliance_tui.domain.fold import fold
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import Consent, Moment, ParticipantId, RecordId, SessionId

TELLS: Final = frozenset(get_args(AgreementEvent | SittingEvent | AllianceEvent | AssessEvent | Undone))
"""The kinds of events that a line of life is told from: few beside those of a talk."""


class Happened(StrEnum):
    """What can happen to an agreement."""

    SAID = "said"
    ANSWERED = "answered"
    AGREED = "agreed"
    ASKED = "asked again"
    """Somebody joined, who is asked too."""
    ASSESSED = "assessed"
    CHANGED = "changed"
    CONTINUED = "continued"
    DONE = "done"
    FULFILLED = "fulfilled"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class LifeMoment(Struct, frozen=True, omit_defaults=True):
    """One moment in the life of an agreement."""

    happened: Happened
    """What happened."""

    at: Moment
    """When (UTC); of several answers that of the newest."""

    session: SessionId | None
    """The session in which it was; None between sessions."""

    records: tuple[RecordId, ...]
    """The records that tell of it."""

    terms: Terms | None = None
    """The words it has from now on, where it was said or changed.

    Where it was assessed, those that were marked, if it has other words by then.
    """

    before: Terms | None = None
    """The words it had until now, where it was changed."""

    consents: tuple[tuple[ParticipantId, Consent], ...] = ()
    """What was said to its words by then, where somebody answered; "not yet" of who took a yes back.

    Where it was continued, whose yes is still a trial.
    """

    marks: tuple[Marked, ...] = ()
    """The marks that lie open, where it was assessed."""


Lives = Mapping[RecordId, tuple[LifeMoment, ...]]
"""The moments of each agreement in their order, by agreement, in the order they were first said."""

ENDS: Final = {
    AgreementWithdrawn: Happened.WITHDRAWN,
    AgreementRetired: Happened.RETIRED,
    AgreementFulfilled: Happened.FULFILLED,
    TaskDone: Happened.DONE,
    AgreementContinued: Happened.CONTINUED,
}
"""What is told of the events that say nothing more than what happened."""


def lives(own: Iterable[Record], sessions: Iterable[Sequence[Record]]) -> Lives:
    """The line of life of every agreement of an alliance.

    What was undone is in none, and an agreement that was withdrawn in the session it was proposed in has
    none: its words were taken back. Marks are told once they lie open, never before.

    Args:
        own: The alliance's own log.
        sessions: One log a session, in any order.
    """
    logs = [_telling(log) for log in sessions]
    told = _Lines(logs)
    # Its own last: where a damaged session has a record under the id of one of these, this one counts.
    for record in effective(chain(*logs, _telling(own))):
        told.add(record)
    return told.lines


def _telling(log: Iterable[Record]) -> list[Record]:
    return [record for record in log if type(record.event) in TELLS]


class _Lines:
    """The lines of life while they are told, record by record, beside what the alliance's fold knows."""

    def __init__(self, logs: Iterable[Sequence[Record]]) -> None:
        self.lines: dict[RecordId, tuple[LifeMoment, ...]] = {}
        self._sessions: dict[RecordId, Session] = dict(_where(logs))
        self._founded = False
        self._people: People = ()
        self._agreements: Agreements = ()

    def add(self, record: Record) -> None:
        """Tell of one more record, where there is something to tell."""
        event = record.event
        if not self._founded:
            if isinstance(event, AllianceFounded):
                self._founded, self._people = True, event.participants
        elif isinstance(event, PeopleEvent):
            self._people = apply_people(self._people, record, event)
            self._settle(record)
        elif isinstance(event, MarksRevealed):
            self._reveal(record, event)
        elif isinstance(event, AgreementEvent):
            old = None if isinstance(event, AgreementProposed) else self._agreement(event.agreement)
            self._agreements = apply_agreement(self._agreements, self._people, record, event)
            self._happen(record, event, old)

    def _settle(self, record: Record) -> None:
        """Tell of the agreements that wait for who joined, or no longer wait for who left."""
        before, self._agreements = self._agreements, settle_agreements(self._agreements, self._people)
        for old, new in zip(before, self._agreements, strict=True):
            if old.state is not new.state:
                agreed = new.is_in_force
                happened = Happened.AGREED if agreed else Happened.ASKED
                self._tell(new.id, self._moment(record, happened, consents=new.consents))

    def _happen(self, record: Record, event: AgreementEvent, old: Agreement | None) -> None:
        """Tell of an event of an agreement, unless it changed nothing."""
        if isinstance(event, AgreementProposed):
            if self._agreement(record.id) is not None and record.id not in self.lines:
                self._tell(record.id, self._moment(record, Happened.SAID, terms=event.terms))
            return
        new = self._agreement(event.agreement)
        if old is None or new is None or isinstance(event, AgreementPlaced):
            return
        if isinstance(event, AgreementContinued):
            if old.is_live:
                trial = tuple(pair for pair in old.consents if pair[1] is Consent.TRIAL)
                self._tell(old.id, self._moment(record, Happened.CONTINUED, consents=trial))
        elif _is_same(old, new):
            pass
        elif isinstance(event, AgreementChanged):
            changed = self._moment(record, Happened.CHANGED, terms=new.terms)
            self._tell(old.id, replace(changed, before=old.terms))
        elif isinstance(event, ConsentGiven | ConsentWithdrawn):
            self._answer(record, event.participant, new)
        elif isinstance(event, AgreementWithdrawn) and self._place(old.id) == self._place(record.id):
            del self.lines[old.id]
        else:
            self._tell(old.id, self._moment(record, ENDS[type(event)]))

    def _answer(self, record: Record, who: ParticipantId, agreement: Agreement) -> None:
        """Tell of an answer; answers that follow one another in a session are one moment."""
        *earlier, last = self.lines[agreement.id]
        moment = self._moment(record, Happened.ANSWERED)
        touched = {who: Consent.NOT_YET}
        if last.happened in (Happened.ANSWERED, Happened.AGREED) and last.session == moment.session:
            touched = {one: Consent.NOT_YET for one, _ in last.consents} | touched
            moment = replace(moment, records=(*last.records, record.id))
        else:
            earlier.append(last)
        happened = Happened.AGREED if agreement.is_in_force else Happened.ANSWERED
        consents = tuple((touched | dict(agreement.consents)).items())
        self.lines[agreement.id] = (*earlier, replace(moment, happened=happened, consents=consents))

    def _reveal(self, record: Record, event: MarksRevealed) -> None:
        """Tell how people saw an agreement, the first time that its marks lie open in a session."""
        session = self._sessions.get(record.id)
        line = self.lines.get(event.agreement, ())
        if session is None or not line:
            return
        marks = session.assessment.seen(event.agreement)
        if marks and not any((one.happened, one.session) == (Happened.ASSESSED, session.id) for one in line):
            self._tell(
                event.agreement,
                self._moment(
                    record, Happened.ASSESSED, terms=self._marked(session, event.agreement), marks=marks
                ),
            )

    def _marked(self, session: Session, agreement: RecordId) -> Terms | None:
        """The words that were marked, where an agreement has other ones by now."""
        now = self._agreement(agreement)
        other = session.other_words(now) if now is not None else None
        return other.terms if other is not None else None

    def _moment(
        self,
        record: Record,
        happened: Happened,
        *,
        terms: Terms | None = None,
        consents: tuple[tuple[ParticipantId, Consent], ...] = (),
        marks: tuple[Marked, ...] = (),
    ) -> LifeMoment:
        place = self._place(record.id)
        return LifeMoment(happened, record.at, place, (record.id,), terms, None, consents, marks)

    def _place(self, record: RecordId) -> SessionId | None:
        """The session that a record stands in; None for the alliance's own log."""
        session = self._sessions.get(record)
        return session.id if session is not None else None

    def _tell(self, agreement: RecordId, moment: LifeMoment) -> None:
        self.lines[agreement] = (*self.lines.get(agreement, ()), moment)

    def _agreement(self, agreement: RecordId) -> Agreement | None:
        return next((one for one in self._agreements if one.id == agreement), None)


def _is_same(old: Agreement, new: Agreement) -> bool:
    """Whether nothing is other than before, whatever the order of the answers."""
    answers = dict(old.consents) == dict(new.consents)
    return answers and replace(old, consents=()) == replace(new, consents=())


def _where(logs: Iterable[Sequence[Record]]) -> Iterator[tuple[RecordId, Session]]:
    """Each record of the sessions with the session that it stands in."""
    for log in logs:
        session = fold(log)
        if session is not None:
            yield from ((record.id, session) for record in log)
