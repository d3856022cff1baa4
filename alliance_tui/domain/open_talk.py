"""Talk while nobody holds the floor: how much there was, nobody's in particular.

Who talks only then has no turn. Where there was much of it, of nobody it is said that they have not talked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice, pairwise, takewhile
from typing import Final

from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Span
from alliance_tui.domain.timing import timeline
from alliance_tui.domain.words import SpanKind

CONVERSATION: Final = 120.0
"""Seconds with the floor open from which on people have talked all the same: as long as a usual turn."""


def open_seconds(session: Session, t: float) -> float:
    """Seconds up to `t` in which nobody held the floor and nothing had stopped the talk."""
    return _within(timeline(session, t), 0.0, t)


def is_conversation(session: Session, t: float) -> bool:
    """Whether people may well have talked in this session up to `t` seconds without holding the floor."""
    return open_seconds(session, t) >= CONVERSATION


def is_conversation_in_step(session: Session, t: float) -> bool:
    """The same in the present step, all the times that people were in it."""
    spans = timeline(session, t)
    ways = pairwise((*session.ways, (t, session.step)))
    stays = ((since, until) for (since, step), (until, _) in ways if step is session.step)
    return any(talked >= CONVERSATION for talked in accumulate(_within(spans, *stay) for stay in stays))


def _within(spans: Sequence[Span], since: float, until: float) -> float:
    """The same between two moments; what lies before and after them is not looked at."""
    first = bisect_right(spans, since, key=_end)
    there = takewhile(lambda span: span.start < until, islice(spans, first, None))
    return sum(min(span.end, until) - max(span.start, since) for span in there if _is_open(span))


def _is_open(span: Span) -> bool:
    """Whether anyone might talk in it: not while somebody says back what they heard."""
    return span.kind is SpanKind.OPEN and span.listener is None


def _end(span: Span) -> float:
    return span.end
