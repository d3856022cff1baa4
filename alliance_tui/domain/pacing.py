"""Where a talk stands against the time there is, in words: said when someone asks, and never as an alarm."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.kinds import KINDS
from alliance_tui.domain.method import LONG
from alliance_tui.domain.plan import part_of
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import sitting_seconds, timeline
from alliance_tui.sentences import moments, vocabulary
from alliance_tui.sentences import pacing as say

NEAR: Final = 90.0
"""Seconds by which a talk may be off its plan and still be with it."""

ENOUGH: Final = say.ENOUGH
"""The one soft word after a long sitting."""


def talked(session: Session, t: float) -> float:
    """Seconds that count against a plan: pauses and time-outs are not hurried.

    A breath and a quiet minute do count, though nobody talks in them: people work at their topic in them
    too, and what they planned is how long they sit at it. A pause is for something else, such as the
    doorbell.
    """
    return sum(span.end - span.start for span in timeline(session, t) if KINDS[span.kind].is_planned)


def standing(session: Session, t: float) -> str:
    """How a talk is with its time at `t` seconds, in a few sentences."""
    so_far = talked(session, t)
    part = part_of(session)
    if part is None:
        return say.without_plan(talked=minutes_words(so_far))
    left = session.minutes * 60 - so_far
    if left <= 0:
        return say.plan_over(minutes=session.minutes)
    passed = round(so_far / 60)
    told = say.passed(passed=passed, planned=session.minutes) if passed else say.JUST_BEGUN
    if so_far > part.end + NEAR:
        more = minutes_words(so_far - part.end)
        return say.behind(passed=told, step=vocabulary.STEPS[part.step], more=more)
    if so_far < part.start - NEAR and part.step is not session.path[0]:
        return say.ahead(passed=told, by=minutes_words(part.start - so_far))
    return say.on_plan(passed=told)


def minutes_words(seconds: float) -> str:
    """A length as one says it: "1 minute", "18 minutes"."""
    minutes = max(round(seconds / 60), 0)
    if minutes == 0:
        return moments.LESS_THAN_A_MINUTE
    return moments.minutes(number=minutes)


def has_become_long(session: Session, before: float, t: float) -> bool:
    """Whether a sitting became a long one between two moments, both in seconds since the session opened."""
    return sitting_seconds(session, before) < LONG <= sitting_seconds(session, t)
