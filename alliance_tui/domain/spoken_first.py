"""What the words of reviews and of agreements have in common: the rhythm, and the day where they begin.

Loads pendulum.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

from alliance_tui.domain.days import local_day
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import clock_of
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.rhythm import Rhythm
from alliance_tui.domain.spoken import UnfitError
from alliance_tui.domain.spoken_days import or_else
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES, WEEKDAYS
from alliance_tui.domain.spoken_rhythms import find_rhythm
from alliance_tui.domain.zones import zone_of
from alliance_tui.sentences import refusals_kept as say

_CONNECTORS: Final = re.compile(
    r"^(?:(?:on|then|and|from|starting|the|review)\b ?)+|(?: ?\b(?:on|then|and|from))+$"
)
"""Words around a day that are no part of it."""

_AROUND: Final = re.compile(
    r"\b(?:at|after|before|during|over|with) (?:the |our )?"
    r"(?:breakfast|lunch|lunchtime|dinner|supper|tea|coffee|work|school|bed|bedtime|night)\b"
    r"|\b(?:at )?lunchtime\b|\bfirst thing\b|\btogether\b|\bend of (?:the )?(?:working |work)?day\b|\beod\b"
    r"|\b(?:at )?(?:(?:the )?same|this) time\b"
)
"""Times of a day without an hour."""

_USUAL: Final = (
    (re.compile(r"\bbreakfast\b|\bfirst thing\b|\bbefore (?:the |our )?(?:work|school)\b"), "08:00"),
    (re.compile(r"\blunch"), "12:30"),
    (re.compile(r"\b(?:tea|coffee)\b"), "16:00"),
    (re.compile(r"\b(?:bed|bedtime|night)\b"), "21:00"),
)
"""For times of a day without an hour, one in it; all others are at seven in the evening."""

_USUAL_OF_OTHERS: Final = "19:00"

_SAME_TIME: Final = re.compile(r"\b(?:same|this) time\b")

_FIFTH: Final = re.compile(
    rf"\b(?:every|each|on|the|\w*monthly|months?) (?:5th|fifth|5) (?P<weekday>{'|'.join(WEEKDAY_NAMES)})s?\b"
)

_FROM_NOW: Final = re.compile(r"in (?P<number>\d{1,3}|an?|half an) (?P<unit>hour|minute)s?")


def without_connectors(words: str) -> str:
    """Some words without those around a day that are no part of it."""
    return _CONNECTORS.sub("", words)


def without_around(words: str) -> str:
    """Some words without times of a day that name no hour, such as "after work"."""
    return " ".join(_AROUND.sub(" ", words).split())


def usual_hour(words: str, planned: Review | None) -> str:
    """An hour to offer for "after work" and the like; empty where none has to be asked.

    At the same time is at that of the review that is planned.
    """
    found = _AROUND.search(words)
    if found is None or found[0] == "together":
        return ""
    if _SAME_TIME.search(words) and planned is not None and planned.time:
        return ""
    return next((usual for kind, usual in _USUAL if kind.search(found[0])), _USUAL_OF_OTHERS)


def counted_from_now(words: str, now: datetime, zone: str) -> str:
    """The day and the minute that "in 2 hours" is, as they can be read; other words as they are."""
    found = _FROM_NOW.fullmatch(words)
    if found is None:
        return words
    said = found["number"]
    units = 0.5 if said.startswith("half") else 1 if said in ("a", "an") else int(said)
    ahead = timedelta(hours=units) if found["unit"] == "hour" else timedelta(minutes=units)
    return f"{(now + ahead).astimezone(zone_of(zone)):%Y-%m-%d %H:%M}"


def rhythm_in(words: str) -> tuple[Rhythm, str, str] | None:
    """The first rhythm among some plain words, and those before and after it; None where there is none.

    Raises:
        UnfitError: If it is none that every month has: the fifth such day of it.
    """
    words = " ".join(words.split())
    if fifth := _FIFTH.search(words):
        weekday = WEEKDAYS[WEEKDAY_NAMES[fifth["weekday"]]]
        raise UnfitError(Refused(say.not_every_month_has(weekday=weekday)))
    return find_rhythm(words)


def is_still_today(words: str, at: time | None, now: datetime, zone: str) -> bool:
    """Whether words that name today, or another day of that name, mean today: at an hour still to come."""
    today = local_day(now, zone)
    if at is None or not or_else(words, today):
        return False
    return review_moment(Review(today.isoformat(), zone, clock_of(at))) > now
