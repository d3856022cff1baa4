"""Who keeps an agreement, where it is not everyone."""

from __future__ import annotations

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.people import Participant, as_typed
from alliance_tui.domain.to_agree import Table
from alliance_tui.domain.words import ParticipantId


def kept_alone(table: Table, person: ParticipantId) -> tuple[Agreement, ...]:
    """The agreements that nobody else of the alliance keeps than this person, in the order of the list.

    Those that wait for somebody's yes are among them: nobody else would keep those, either.
    Who has left keeps nothing any more, whatever the words of an agreement say.
    """
    others = {one.id for one in table.people if one.id != person}
    return tuple(
        one for one in table.live_agreements if person in one.terms.who and others.isdisjoint(one.terms.who)
    )


def still_named(alliance: Alliance) -> tuple[Participant, ...]:
    """Who has left an alliance and is named by an agreement that stands, by seat: as who keeps or gains."""
    named: set[ParticipantId] = set()
    for one in alliance.live_agreements:
        named.update(one.terms.who, (who for who, _ in one.terms.gains))
    return as_typed(person for person in alliance.participants if person.gone and person.id in named)
