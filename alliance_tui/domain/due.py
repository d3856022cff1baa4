"""Which reviews wait, and which comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from alliance_tui.domain.days import local_day
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, review_moment, review_state, seen_here
from alliance_tui.domain.summary import AllianceSummary

LONGEST: Final = timedelta(days=3660)
"""The longest time ahead that is asked for: ten years."""

_AHEAD: Final = re.compile(r"(?P<number>\d{1,6}) ?(?P<unit>h|d|w)(?:ours?|ays?|eeks?)?", re.ASCII)
_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class Ahead(Struct, frozen=True):
    """How far ahead is asked."""

    span: timedelta = timedelta()
    """How long, from now."""

    by_days: bool = False
    """Whether days are counted, to the end of the last one; else hours, to the minute."""


NOW: Final = Ahead()
"""Not ahead at all."""


def read_ahead(text: str) -> Ahead | None:
    """A time ahead such as "3d", "12h" or "2 weeks"; None where it is none."""
    found = _AHEAD.fullmatch(text.strip().lower())
    if not found:
        return None
    span = min(int(found["number"]) * _UNITS[found["unit"]], LONGEST)
    return Ahead(span, by_days=found["unit"] != "h")


def is_waiting(review: Review, now: datetime, within: Ahead = NOW, here: str = "") -> bool:
    """Whether a review is due or overdue, or will be.

    Args:
        review: Which one.
        now: This moment (UTC).
        within: How far ahead that may be. Days are counted as they are told: to the day that people planned,
            or to the one on which its moment falls here, whichever comes first.
        here: As for `seen_here`.
    """
    seen = seen_here(review, here)
    if review_state(seen, now) is not ReviewState.UPCOMING:
        return True
    if within.by_days:
        return min(review.date, seen.date) <= local_day(now + within.span, seen.zone).isoformat()
    return review_moment(review) <= now + within.span


def by_urgency(alliances: Iterable[AllianceSummary]) -> tuple[AllianceSummary, ...]:
    """Alliances in the order of their next review, the longest planned first; then the newest."""

    def urgency(alliance: AllianceSummary) -> tuple[bool, float, float, str, str]:
        review, sessions = alliance.review, alliance.sessions
        planned = review_moment(review).timestamp() if review else 0.0
        newest = -sessions[-1].started.timestamp() if sessions else 0.0
        return review is None, planned, newest, alliance.title.casefold(), alliance.id

    return tuple(sorted(alliances, key=urgency))


def waiting(
    alliances: Iterable[AllianceSummary], now: datetime, within: Ahead = NOW, here: str = ""
) -> tuple[AllianceSummary, ...]:
    """The alliances whose review waits, the longest planned first.

    Args:
        alliances: Which ones.
        now: As for `is_waiting`.
        within: As for `is_waiting`.
        here: As for `seen_here`.
    """
    return by_urgency(one for one in alliances if one.review and is_waiting(one.review, now, within, here))
