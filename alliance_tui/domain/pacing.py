"""Where a talk stands against the time there is, in words: said when someone asks, and never as an alarm."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.method import LONG
from alliance_tui.domain.plan import part_of
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import sitting_seconds, time_of
from alliance_tui.domain.words import SpanKind

NEAR: Final = 90.0
"""Seconds by which a talk may be off its plan and still be with it."""

ENOUGH: Final = "You have sat together for an hour and a half. It may be enough for today."
"""The one soft word after a long sitting."""


def talked(session: Session, t: float) -> float:
    """Seconds that count against a plan: pauses and time-outs are not hurried."""
    stopped = sum(time_of(session, t, kind) for kind in (SpanKind.PAUSE, SpanKind.TIME_OUT))
    return max(sitting_seconds(session, t) - stopped, 0.0)


def standing(session: Session, t: float) -> str:
    """How a talk is with its time at `t` seconds, in a few sentences."""
    so_far = talked(session, t)
    part = part_of(session)
    if part is None:
        return f"You have talked for {minutes_words(so_far)}. You have as long as you like."
    left = session.minutes * 60 - so_far
    if left <= 0:
        return (
            f"The {session.minutes} minutes you had planned are over. "
            "End when it is good for you, or take the time you need."
        )
    passed = round(so_far / 60)
    told = f"{passed} of {session.minutes} minutes {'has' if passed == 1 else 'have'} passed."
    told = told if passed else "You have just begun."
    if so_far > part.end + NEAR:
        over = f"For {part.step.value} you have taken {minutes_words(so_far - part.end)} more than planned."
        return f"{told} {over} That is fine: another step can be shorter."
    if so_far < part.start - NEAR and part.step is not session.path[0]:
        return f"{told} You are {minutes_words(part.start - so_far)} ahead: there is time to stay here."
    return f"{told} You are about where you planned to be."


def minutes_words(seconds: float) -> str:
    """A length as one says it: "1 minute", "18 minutes"."""
    minutes = max(round(seconds / 60), 0)
    if minutes == 0:
        return "less than a minute"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def has_become_long(session: Session, before: float, t: float) -> bool:
    """Whether a sitting became a long one between two moments, both in seconds since the session opened."""
    return sitting_seconds(session, before) < LONG <= sitting_seconds(session, t)
