"""What was said beside the sentence of an agreement, each with its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.people import Participant, names_of
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences import agreement_fields as say
from alliance_tui.sentences import vocabulary


def labelled_details(terms: Terms, people: Iterable[Participant]) -> Iterator[tuple[str, str]]:
    """Labels such as "how" or "Ana gets", each with the typed words that belong to it.

    Args:
        terms: Whose words they are.
        people: Everyone, also those who left. Their names are typed words too.
    """
    names = names_of(people)
    return ((label_of(detail.field, detail.whose, names), detail.words) for detail in terms.details)


def label_of(field: str, whose: ParticipantId | None, names: Mapping[ParticipantId, str]) -> str:
    """What stands before the words of a field, or of what somebody gets."""
    return say.LABELS[field] if whose is None else say.gets(name=names.get(whose, vocabulary.SOMEONE))
