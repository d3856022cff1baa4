"""The list of agreements in parts: what lasts, the tasks, what was done; and what of it is looked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.words import AgreementState, ParticipantId, RecordId

STATES: Final = (None, AgreementState.PROPOSED, AgreementState.IN_FORCE, AgreementState.DONE)
"""The states that can be looked for, in the order in which a key goes through them; None for all."""


class Sieve(Struct, frozen=True):
    """What is looked for; everything where nothing is said."""

    keeper: ParticipantId | None = None
    """Who keeps it; what everyone keeps is kept by them too."""

    state: AgreementState | None = None
    """How it stands."""

    words: str = ""
    """What stands in any of its words, in any case."""

    def passes(self, one: Agreement) -> bool:
        """Whether an agreement is among what is looked for."""
        if self.keeper is not None and one.terms.who and self.keeper not in one.terms.who:
            return False
        if self.state is not None and one.state is not self.state:
            return False
        return _plain(self.words) in _plain("\n".join(one.terms.texts)) if self.words.strip() else True


class Sifted(Struct, frozen=True):
    """What passed, in the order of the list."""

    lasting: tuple[Agreement, ...] = ()
    """What lasts, proposed or in force."""

    tasks: tuple[Agreement, ...] = ()
    """What is to be done once."""

    done: tuple[Agreement, ...] = ()
    """Tasks that were done, the newest first."""

    @property
    def live(self) -> tuple[Agreement, ...]:
        """What is on the table, lasting ones first."""
        return (*self.lasting, *self.tasks)

    @property
    def all(self) -> tuple[Agreement, ...]:
        """All of it, from top to bottom."""
        return (*self.lasting, *self.tasks, *self.done)


def sifted(agreements: Iterable[Agreement], sieve: Sieve, stays: RecordId | None = None) -> Sifted:
    """The parts of the list that pass.

    Args:
        agreements: All there are.
        sieve: What is looked for.
        stays: The one that stays in the list, whether it passes or not.
    """
    seen = [one for one in agreements if one.id == stays or sieve.passes(one)]
    done = [one for one in seen if one.state is AgreementState.DONE]
    return Sifted(
        lasting=tuple(one for one in seen if one.is_live and not one.terms.is_task),
        tasks=tuple(one for one in seen if one.is_live and one.terms.is_task),
        done=tuple(sorted(done, key=_when_done, reverse=True)),
    )


def _when_done(one: Agreement) -> float:
    return one.ended.timestamp() if one.ended else 0.0


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
