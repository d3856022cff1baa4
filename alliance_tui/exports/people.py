"""People by name, as pages tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant
from alliance_tui.domain.to_agree import waits_for
from alliance_tui.domain.words import ParticipantId
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import told, vocabulary


def keepers(agreement: Agreement, people: Sequence[Participant]) -> list[str]:
    """The names of those who keep an agreement, and whether they have left; none where it is everyone."""
    keep = [one for one in people if one.id in agreement.terms.who]
    return [told.has_left(name=clean_line(one.name)) if one.gone else clean_line(one.name) for one in keep]


def whose_yes(agreement: Agreement, people: Sequence[Participant]) -> list[str]:
    """The names of those who have not said yes to the present words of an agreement."""
    return [clean_line(one.name) for one in waits_for(agreement, people)]


def names_apart(people: Sequence[Participant]) -> dict[ParticipantId, str]:
    """A name for everyone that nobody else has.

    Names are unique among those who are of the alliance, not among those who left it: of these, whoever is
    called like somebody else has a number behind the name, such as "Ana (2)".
    """
    taken = {person.name for person in people if not person.gone}
    told = {person.id: person.name for person in people}
    for person in people:
        if person.gone:
            numbered = (f"{person.name} ({number})" for number in count(2))
            told[person.id] = next(one for one in chain((person.name,), numbered) if one not in taken)
            taken.add(told[person.id])
    return told


def joined(names: Sequence[str]) -> str:
    """Names in a sentence, such as "Ana, Ben and Cleo"; "everyone" where nobody is named."""
    return told.names(names=tuple(names)) if names else vocabulary.EVERYONE
