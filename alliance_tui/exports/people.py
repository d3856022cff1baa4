"""People by name, as pages tell of them."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant
from alliance_tui.domain.to_agree import waits_for
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import told, vocabulary


def keepers(agreement: Agreement, people: Sequence[Participant]) -> list[str]:
    """The names of those who keep an agreement, and whether they have left; none where it is everyone."""
    keep = [one for one in people if one.id in agreement.terms.who]
    names = [(clean_line(one.called), one.gone) for one in keep]
    return [told.has_left(name=name) if gone else name for name, gone in names]


def whose_yes(agreement: Agreement, people: Sequence[Participant]) -> list[str]:
    """The names of those who have not said yes to the present words of an agreement."""
    return [clean_line(one.called) for one in waits_for(agreement, people)]


def joined(names: Sequence[str]) -> str:
    """Names in a sentence, such as "Ana, Ben and Cleo"; "everyone" where nobody is named."""
    return told.names(names=tuple(names)) if names else vocabulary.EVERYONE
