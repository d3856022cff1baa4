"""Which ways of talking are on in a session."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Technique

PAIR: Final = 2
"""So many people cannot write while others talk: one of them always writes, or speaks."""


def is_on(session: Session, technique: Technique) -> bool:
    """Whether a way of talking is on: as people chose, else as the setting has it.

    Where neither says, writing holds the bar of the turn for two people, and does not for more.
    """
    chosen = dict(session.chosen)
    if technique in chosen:
        return chosen[technique]
    if technique in session.setting.techniques:
        return True
    return technique is Technique.WRITING_HOLDS and len(session.people) == PAIR
