"""When something is to be done that people agreed on, as they say it. Loads pendulum."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from alliance_tui.domain.dates import CONNECTORS, NOT_AHEAD, rhythm_in
from alliance_tui.domain.days import local_day
from alliance_tui.domain.moments import date_words
from alliance_tui.domain.review_dates import clock_of
from alliance_tui.domain.rhythm import Rhythm, falls_on
from alliance_tui.domain.spoken import UnfitError, plain
from alliance_tui.domain.spoken_days import read_day
from alliance_tui.domain.spoken_rhythms import rhythm_words
from alliance_tui.domain.spoken_starts import first_date, named_day, start_in, without_once
from alliance_tui.domain.spoken_times import take_time, without_part_of_day
from alliance_tui.sentences import moments as words

_YEARS_SPOKEN_OF: Final = 100
"""How far from today what people agree on can be, either way."""

_BY: Final = re.compile(r"^(?:by|until|till|before|no later than)\b ?")
_UNTIL: Final = re.compile(r"(?:^| )(?:by|until|till|before|no later than) .+$")
"""The last day of a rhythm."""

_BY_HOUR: Final = re.compile(
    r"(?:^| )(?:by|until|till|before|no later than)(?= (?:from|starting|beginning|as of)\b|$)"
)
"""What stood before an hour that was taken from a rhythm."""

_BEFORE: Final = re.compile(r"^before (?!(?:the )?(?:end of|last day)\b)")
"""A day that is not meant itself, but the one before it; the end of a month is meant."""

_AROUND: Final = re.compile(
    r"\b(?:at|after|before|during|over|with) (?:the |our )?"
    r"(?:breakfast|lunch|dinner|supper|tea|coffee|work|school|bed|bedtime|night)\b"
    r"|\bfirst thing\b|\btogether\b"
)
"""Times of a day without an hour."""


class Dated(Struct, frozen=True):
    """When something is to be done, as far as its words tell it."""

    first: date
    """The date, or the first one of the rhythm."""

    at: time | None = None
    """The time of day."""

    rhythm: Rhythm | None = None
    """How often; None for once."""

    by: bool = False
    """Whether it may be done earlier: "by Friday"; of a rhythm at an earlier hour: "every day by 18:00"."""

    until: date | None = None
    """The last day of a rhythm; None where it goes on."""


def read_when(text: str, said: datetime, zone: str) -> Dated | None:
    """When something is to be done that people agreed on; None where the words tell no date.

    A date more than a hundred years away is none: it was mistyped, and calendars cannot hold every one.
    "Before Friday" is by Thursday; before an hour of Friday it is by that hour.

    Args:
        text: Their words, such as "fridays", "every day 10:00", "by 5 December" or "at dinner".
        said: The moment the words are from, UTC: what "tomorrow" is counted from.
        zone: The IANA name of the zone whose calendar is meant.
    """
    try:
        at, words = take_time(plain(text))
        words = _AROUND.sub(" ", words)
        today = local_day(said, zone)
        if found := rhythm_in(words):
            dated = _again(found, at, today)
        else:
            day, by = _by_day(without_once(" ".join(words.split())), at, today)
            dated = Dated(day, at, by=by)
    except (UnfitError, OverflowError, ValueError):
        return None
    ends = (dated.first, dated.until or dated.first)
    return dated if all(abs(end.year - today.year) <= _YEARS_SPOKEN_OF for end in ends) else None


def _again(found: tuple[Rhythm, str, str], at: time | None, today: date) -> Dated:
    """When something is done again and again; an end before its beginning makes no sense."""
    rhythm, *sides = found
    until, by = None, False
    for place, side in enumerate(sides):
        if at is not None and _BY_HOUR.search(side):
            side, by = _BY_HOUR.sub("", side).strip(), True
            sides[place] = side
        if end := _UNTIL.search(side):
            sides[place] = side[: end.start()].strip()
            until, _ = _by_day(end[0].strip(), at, today)
    start = start_in(rhythm, *sides)
    first = first_date(start, rhythm, named_day(start, rhythm, today), today)
    if until is not None and until < first:
        raise UnfitError(NOT_AHEAD)
    return Dated(first, at, rhythm, by, until)


def _by_day(words: str, at: time | None, today: date) -> tuple[date, bool]:
    """The day that some words name, and whether it is the last one.

    "Before Friday" is by Thursday, "before Friday evening" still on Friday.
    """
    words, part = without_part_of_day(words)
    by, is_before = _BY.match(words) is not None, _BEFORE.match(words) is not None
    day = read_day(CONNECTORS.sub("", _BY.sub("", words)), today)
    if is_before and at is None and not part and day > today:
        day -= timedelta(days=1)
    return day, by


def dated_words(dated: Dated) -> str:
    """What was understood, to be confirmed: "every Friday, 18:30, from Friday 27 November 2026"."""
    first, clock = date_words(dated.first), clock_of(dated.at)
    if dated.rhythm is None:
        return words.once(day=first, clock=clock, by=dated.by)
    until = date_words(dated.until) if dated.until else ""
    if dated.by:
        clock = words.by_hour(clock=clock)
    if not falls_on(dated.rhythm, dated.first):
        return words.first_then(first=first, clock=clock, rhythm=rhythm_words(dated.rhythm), until=until)
    return words.again(rhythm=rhythm_words(dated.rhythm), clock=clock, first=first, until=until)
