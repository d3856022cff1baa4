"""When something is to be done that people agreed on, as they say it. Loads pendulum."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from alliance_tui.domain.dates import NOT_AHEAD
from alliance_tui.domain.days import local_day
from alliance_tui.domain.moments import date_words
from alliance_tui.domain.review_dates import clock_of
from alliance_tui.domain.rhythm import Rhythm, add, falls_on
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError, plain
from alliance_tui.domain.spoken_days import or_else, read_day
from alliance_tui.domain.spoken_first import (
    counted_from_now,
    is_still_today,
    rhythm_in,
    without_around,
    without_connectors,
)
from alliance_tui.domain.spoken_numbers import number
from alliance_tui.domain.spoken_open import LASTS, day_since, goes_on_until, last_within
from alliance_tui.domain.spoken_rhythms import UNITS, rhythm_words
from alliance_tui.domain.spoken_starts import first_date, named_day, start_in, without_once
from alliance_tui.domain.spoken_times import UnclearHourError, take_time, without_part_of_day
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


def read_when(text: str, said: datetime, zone: str, *, lasts: bool = False) -> Dated | None:
    """When something is to be done that people agreed on; None where the words tell no date.

    A date more than a hundred years away is none: it was mistyped, and calendars cannot hold every one.
    "Before Friday" is by Thursday; before an hour of Friday it is by that hour. "From Friday on" is no day
    on which something is done, and of what lasts neither is "until Friday".

    Args:
        text: Their words, such as "fridays", "every day 10:00", "by 5 December" or "at dinner".
        said: The moment the words are from, UTC: what "tomorrow" is counted from.
        zone: The IANA name of the zone whose calendar is meant.
        lasts: Whether it is kept as long as it fits, and not done once.
    """
    try:
        dated = _read(plain(text), said, zone, lasts=lasts)
    except (UnfitError, OverflowError, ValueError):
        return None
    ends, today = (dated.first, dated.until or dated.first), local_day(said, zone)
    return dated if all(abs(end.year - today.year) <= _YEARS_SPOKEN_OF for end in ends) else None


def _read(words: str, said: datetime, zone: str, *, lasts: bool) -> Dated:
    """When something is done; an hour in one half of the day or the other leaves the day to be told.

    Raises:
        UnfitError: If the words tell no date, or it hangs on the hour which of two it is.
    """
    goes_on = day_since(words) or (lasts and goes_on_until(words))
    try:
        at, words = take_time(counted_from_now(words, said, zone))
        moment = _Moment(said, zone, at)
    except UnclearHourError as unclear:
        words, moment = unclear.rest, _Moment(said, zone, is_unclear=True)
    words = without_around(words)
    if found := rhythm_in(words):
        return _again(found, moment)
    if goes_on:
        raise UnfitError(NOT_CLEAR)
    day, by = _by_day(without_once(" ".join(words.split())), moment)
    return Dated(day, moment.at, by=by)


class _Moment(Struct, frozen=True):
    """What is known while a date is read."""

    said: datetime
    """When the words were said, UTC."""

    zone: str
    """The IANA name of the zone whose calendar is meant."""

    at: time | None = None
    """The time of day, as far as it is told."""

    is_unclear: bool = False
    """Whether there is an hour that is not told from the one in the other half of the day."""

    @property
    def today(self) -> date:
        """The day that days are counted from."""
        return local_day(self.said, self.zone)

    def day(self, words: str) -> date:
        """The day that some words name; today's own name is today while its hour is still to come."""
        if self.is_unclear and or_else(words, self.today):
            raise UnfitError(NOT_CLEAR)
        is_today = is_still_today(words, self.at, self.said, self.zone)
        return self.today if is_today else read_day(words, self.today)


def _again(found: tuple[Rhythm, str, str], moment: _Moment) -> Dated:
    """When something is done again and again; an end before its beginning makes no sense."""
    rhythm, *sides = found
    until, lasts, by = None, None, False
    for place, side in enumerate(sides):
        if moment.at is not None and _BY_HOUR.search(side):
            side, by = _BY_HOUR.sub("", side).strip(), True
            sides[place] = side
        if lasting := LASTS.search(side):
            sides[place], lasts = side[: lasting.start()].strip(), lasting
        elif end := _UNTIL.search(side):
            sides[place] = side[: end.start()].strip()
            until, _ = _by_day(end[0].strip(), moment)
    start = start_in(rhythm, *sides)
    named = named_day(start, rhythm, moment.today)
    if named is not None and is_still_today(start.words, moment.at, moment.said, moment.zone):
        named = moment.today
    first = first_date(start, rhythm, named, moment.today)
    if lasts is not None:
        ahead, unit = UNITS[lasts["unit"]]
        until = add(first, ahead * number(lasts["number"]), unit) - timedelta(days=1)
    if until is not None and until < first:
        raise UnfitError(NOT_AHEAD)
    return Dated(first, moment.at, rhythm, by, until)


def _by_day(words: str, moment: _Moment) -> tuple[date, bool]:
    """The day that some words name, and whether it is the last one.

    "Before Friday" is by Thursday, "before Friday evening" still on Friday.
    """
    words, part = without_part_of_day(words)
    if ahead := last_within(words):
        return read_day(ahead, moment.today), True
    by, is_before = _BY.match(words) is not None, _BEFORE.match(words) is not None
    day = moment.day(without_connectors(_BY.sub("", words)))
    names_hour = moment.at is not None or moment.is_unclear
    if is_before and not names_hour and not part and day > moment.today:
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
