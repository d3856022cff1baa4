"""Fitting a talk into the time there is: what part of it each step has, and how long a turn is then.

A plan is a suggestion: nothing ends because of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Final

from msgspec import Struct

from alliance_tui.domain.method import SHARES, TURN_GRAIN, TURN_MIN
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Step

ARRIVING: Final = 0.1
"""The part of the whole time that is left for arriving, and as much again for the end."""


class Part(Struct, frozen=True):
    """What a plan has for a step."""

    step: Step
    """Which step."""

    start: float
    """When it would begin, in seconds of talk."""

    end: float
    """When it would end, in seconds of talk."""


def parts(path: Sequence[Step], minutes: int) -> tuple[Part, ...]:
    """The parts of some steps in so many minutes; those that need more talk are longer."""
    whole = minutes * 60.0
    a_share = whole * (1 - 2 * ARRIVING) / max(sum(SHARES[step] for step in path), 1)
    found: list[Part] = []
    at = whole * ARRIVING
    for step in path:
        found.append(Part(step, at, at + SHARES[step] * a_share))
        at = found[-1].end
    return tuple(found)


def last_minutes(path: Sequence[Step], minutes: int) -> tuple[tuple[Step, int], ...]:
    """Until about which minute each step goes, no two until the same one while there are as many minutes."""
    told: list[tuple[Step, int]] = []
    for left, part in zip(reversed(range(len(path))), parts(path, minutes), strict=True):
        # Halves go up: `round` would take every other one down, and two ends of one minute apart meet.
        minute = floor(part.end / 60 + 0.5)
        after = told[-1][1] + 1 if told else 0
        told.append((part.step, min(max(minute, after), minutes - left)))
    return tuple(told)


def turn_length(session: Session) -> int | None:
    """The planned length of a turn in seconds: the setting's, or less where many share little time."""
    usual = session.setting.turn
    part = part_of(session)
    if usual is None or part is None or not session.counted:
        return usual
    each = (part.end - part.start) / len(session.counted)
    return min(usual, max(int(each // TURN_GRAIN) * TURN_GRAIN, TURN_MIN))


def part_of(session: Session) -> Part | None:
    """What the plan has for the present step; None without a plan."""
    if not session.minutes:
        return None
    return next(part for part in parts(session.path, session.minutes) if part.step is session.step)
