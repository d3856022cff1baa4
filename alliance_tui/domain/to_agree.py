"""What is on the table and waits for somebody's yes: new words, or the yes of who joined later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.words import Consent, ParticipantId, number_of

if TYPE_CHECKING:
    from alliance_tui.domain.session import Session


class Table(Protocol):
    """A session, or an alliance between its sessions."""

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everyone who has not left, by seat."""

    @property
    def live_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that are proposed or in force."""


def to_agree(table: Table) -> tuple[Agreement, ...]:
    """The agreements that not everyone has said yes to, in the order of the list."""
    return tuple(one for one in table.live_agreements if not one.is_in_force)


def answers(
    agreement: Agreement, people: Iterable[Participant]
) -> tuple[tuple[Participant, Consent | None], ...]:
    """What each has said to an agreement, by seat; None of who is to ask. Once it has ended, nobody is."""
    said = ((person, agreement.answer(person.id)) for person in consenting(people))
    return tuple((person, answer) for person, answer in said if answer or agreement.is_live)


def is_agreed(agreement: Agreement, people: Iterable[Participant]) -> bool:
    """Whether everyone who is asked has said yes to its present words; not where nobody is."""
    everyone = tuple(people)
    return bool(consenting(everyone)) and not waits_for(agreement, everyone)


def waits_for(agreement: Agreement, people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Whose yes to its present words is still to come, by seat."""
    return tuple(one for one in consenting(people) if agreement.consent(one.id) is Consent.NOT_YET)


def is_lived_with(agreement: Agreement, people: Iterable[Participant]) -> bool:
    """Whether an agreement can be looked back on: it is in force, or waits only for those who joined later.

    A founder's id is no record's; who joined has the id of the record of it, as words have.
    """
    if agreement.is_in_force or not agreement.is_live:
        return agreement.is_in_force
    worded = number_of(agreement.wording) or 0
    return is_agreed(agreement, [one for one in people if (number_of(one.id) or 0) < worded])


def is_kept(agreement: Agreement, people: Iterable[Participant]) -> bool:
    """Whether an agreement goes on among the others, and waits only for the yes of who joined later."""
    everyone = tuple(people)
    return _waits(agreement, everyone) and is_lived_with(agreement, everyone)


def is_kept_at_table(session: Session, agreement: Agreement) -> bool:
    """The same in a session: of what is looked at, people have decided whether they go on with it."""
    if agreement.id not in session.assessment.agreements:
        return is_kept(agreement, session.people)
    return _waits(agreement, session.people) and session.assessment.goes_on(agreement)


def kept_in(session: Session) -> tuple[Agreement, ...]:
    """The agreements of a session that go on and wait for somebody's yes, in the order of the list."""
    return tuple(one for one in to_agree(session) if is_kept_at_table(session, one))


def _waits(agreement: Agreement, people: Iterable[Participant]) -> bool:
    return agreement.is_live and not agreement.is_in_force and bool(waits_for(agreement, people))


def waiting_for(person: ParticipantId, table: Table) -> int:
    """How many agreements wait for the yes of one participant; none where they are not asked."""
    return sum(any(asked.id == person for asked in waits_for(one, table.people)) for one in to_agree(table))
