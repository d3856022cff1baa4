"""Where a rhythm begins, as people say it: "from 5 December", "5 December, then every Friday"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct

from alliance_tui.domain.days import other_year
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.rhythm import Rhythm, Unit, falls_on, first_day, first_since, has_own_days
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError
from alliance_tui.domain.spoken_calendar import is_day_of_month, names_date
from alliance_tui.domain.spoken_days import read_beginning, read_day, recurs_otherwise
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES
from alliance_tui.domain.spoken_rhythms import rhythm_words, which_of_month
from alliance_tui.domain.spoken_times import without_part_of_day
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

_ONCE: Final = re.compile(r"^(?:only )?once\b ?|^only\b ?| ?\b(?:only )?once$| ?\bonly$")
_ONLY: Final = re.compile(r" ?\bonly$")
_LEADING: Final = re.compile(r"^(?:(?:the|review|on)\b ?)+")
_FROM: Final = re.compile(
    r"^(?:from|(?:starting|beginning)(?: on| from| with)?|as of)\b ?(?:(?:the|on)\b ?)*(?:now(?: on)?$)?"
)
_PART_FIRST: Final = re.compile(
    r"(?:in the |at )?(?P<part>morning|afternoon|evening|night)(?= (?:from|starting|beginning|as of)\b)"
)
_THEN: Final = re.compile(r" ?\b(?P<then>then|and then|and)(?: on)?$")
_TRAILING: Final = re.compile(r" ?\b(?:on|from)$")
_ON: Final = re.compile(r" on(?= (?:in the |at )?(?:morning|afternoon|evening|night)$|$)")
"""What may follow a beginning: "from Friday on"."""

_WEEKDAY: Final = re.compile(rf"(?:this |next |coming )?(?P<weekday>{'|'.join(WEEKDAY_NAMES)})")


class Start(Struct, frozen=True):
    """The words beside a rhythm that tell where it begins."""

    words: str = ""
    """The day; empty where none is named."""

    is_from: bool = False
    """Whether it begins on the first of its own days from there on: "from 5 December"."""

    is_then: bool = False
    """Whether the day comes first, whatever the rhythm's own days are: "5 December, then"."""

    part: str = ""
    """The part of the day that stands with it, such as "evening"; empty for none."""


class UnclearStartError(UnfitError):
    """Carries out of the grammar a day that may be more than the beginning of a rhythm, and what is asked."""

    def __init__(self, refused: Refused, day: date) -> None:
        super().__init__(refused)
        self.day = day


def without_once(words: str) -> str:
    """Some words without "once" and "only", which change nothing of when something is."""
    return _ONCE.sub("", words).strip()


def start_in(rhythm: Rhythm, before: str, after: str) -> Start:
    """What the words before and after a rhythm tell of its beginning.

    Raises:
        UnfitError: If words stand on both sides of it: what they have to do with each other is not clear. Or
            if it may be one of two days that come again: "the 1st and the 3rd Monday of the month".
    """
    early = _PART_FIRST.match(after)
    if early:
        after = f"{after[early.end() :].strip()} {early['part']}"
    before, after = _LEADING.sub("", without_once(before)), _LEADING.sub("", _ONLY.sub("", after))
    if _FROM.match(after):
        after = _ON.sub("", after)
    then = _THEN.search(before)
    before = _TRAILING.sub("", before[: then.start()] if then else before)
    (before, part), (after, other) = without_part_of_day(before), without_part_of_day(after)
    if before and after:
        raise UnfitError(NOT_CLEAR)
    words, part = before or after, part or other
    begins = _FROM.match(words)
    words = words[begins.end() :] if begins else words
    joined = then["then"] if then and before else ""
    is_of_months = bool(rhythm.nth or rhythm.on)
    if joined == "and" and is_of_months and is_day_of_month(words):
        raise UnfitError(NOT_CLEAR)
    # "Monday and every Friday" are two days of a week as well.
    is_then = bool(joined) and not (joined == "and" and _WEEKDAY.fullmatch(words))
    return Start(words, begins is not None and not is_then, is_then, part)


def with_start(words: str, start: Start) -> str:
    """A rhythm in words, with where it begins, as it can be typed."""
    if not start.words:
        return words
    return f"{start.words}, then {words}" if start.is_then else f"{words} from {start.words}"


def named_day(start: Start, rhythm: Rhythm, today: date, clock: str = "") -> date | None:
    """The day that tells where a rhythm begins; None where none is named.

    Args:
        start: The words beside the rhythm.
        rhythm: What begins.
        today: What the day is counted from.
        clock: The hour of the rhythm, which an example has too; empty for none.

    Raises:
        UnclearStartError: If the day has to be one of the rhythm's and is not, or may be more than its
            beginning.
        UnfitError: If the words name no day.
    """
    if not start.words:
        return None
    if start.is_from and has_own_days(rhythm):
        return read_beginning(start.words, today)
    day = read_day(start.words, today)
    if not (start.is_from or start.is_then):
        _require_clear(start.words, rhythm, day, today, clock)
    return day


def first_date(start: Start, rhythm: Rhythm, named: date | None, today: date) -> date:
    """The first date of a rhythm that begins where a day is named; an interval ahead where none is."""
    if named is None:
        return first_day(rhythm, today)
    return first_since(rhythm, named) if start.is_from else named


def _require_clear(words: str, rhythm: Rhythm, day: date, today: date, clock: str) -> None:
    """Refuse a day that stands beside a rhythm as if it were a part of it, where it does not fit to it.

    "Every 2 weeks on Friday" is plain. "Every Friday the 13th", "every month on Friday" and "every day next
    week" are other rhythms than ours, and only their first word would be kept.
    """
    weekday = _WEEKDAY.fullmatch(words)
    if has_own_days(rhythm):
        is_clear = names_date(words) and falls_on(rhythm, day)
    elif weekday and rhythm.unit is Unit.MONTH:
        raise UnfitError(which_of_month(WEEKDAY_NAMES[weekday["weekday"]]))
    elif recurs_otherwise(words) or rhythm.unit is Unit.DAY:
        is_clear = False
    elif rhythm.unit is Unit.WEEK:
        is_clear = not is_day_of_month(words)
    else:
        is_clear = weekday is None
    if not is_clear:
        date_ = moments.date(day=day.day, month=day.month, year=other_year(day, today))
        often = f"{rhythm_words(rhythm)} {clock}".strip()
        raise UnclearStartError(Refused(say.begins_when(rhythm=often, day=date_)), day)
