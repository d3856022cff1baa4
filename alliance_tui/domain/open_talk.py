"""Talk while nobody holds the floor: how much there was, nobody's in particular.

Who talks only then has no turn. Where there was much of it, of nobody it is said that they have not talked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import timeline
from alliance_tui.domain.words import SpanKind

CONVERSATION: Final = 120.0
"""Seconds with the floor open from which on people have talked all the same: as long as a usual turn."""


def open_seconds(session: Session, t: float) -> float:
    """Seconds up to `t` in which nobody held the floor and nothing had stopped the talk."""
    return _within(session, t, 0.0, t)


def is_conversation(session: Session, t: float) -> bool:
    """Whether people may well have talked in this session up to `t` seconds without holding the floor."""
    return open_seconds(session, t) >= CONVERSATION


def is_conversation_in_step(session: Session, t: float) -> bool:
    """The same in the present step, all the times that people were in it."""
    ways = pairwise((*session.ways, (t, session.step)))
    stays = ((since, until) for (since, step), (until, _) in ways if step is session.step)
    return sum(_within(session, t, since, until) for since, until in stays) >= CONVERSATION


def _within(session: Session, t: float, since: float, until: float) -> float:
    """The same between two moments."""
    lengths = (
        min(span.end, until) - max(span.start, since)
        for span in timeline(session, t)
        if span.kind is SpanKind.OPEN
    )
    return sum(length for length in lengths if length > 0)
