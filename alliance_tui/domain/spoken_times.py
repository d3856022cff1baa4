"""The words for times of day: "6:30 pm", "noon", "at 7 in the evening"."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.spoken import NOT_CLEAR, UnfitError
from alliance_tui.domain.spoken_names import MONTHS, WEEKDAY_NAMES
from alliance_tui.domain.spoken_numbers import NUMBERS
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals_kept as say

MORNING_OR_EVENING: Final = Refused(say.MORNING_OR_EVENING)
"""Said to an hour that can mean two."""

_NOON: Final = 12
_LAST_HOUR: Final = 23
HOURS_OF: Final = {
    "morning": range(1, 12),
    "afternoon": range(12, 24),
    "evening": range(13, 24),
    "night": range(18, 24),
}
"""The hours that a part of the day tells from those of the other half."""

EXAMPLES: Final = {"morning": "09:00", "afternoon": "15:00", "evening": "19:00", "night": "21:00"}
"""For each part of the day an hour in it."""

_QUARTERS: Final = {
    "half past": 30,
    "quarter past": 15,
    "a quarter past": 15,
    "quarter to": -15,
    "a quarter to": -15,
    "five past": 5,
    "ten past": 10,
    "twenty past": 20,
    "twenty-five past": 25,
    "twenty to": -20,
    "twenty-five to": -25,
}
"""Minutes from a full hour, as they are said; "ten to twelve" may be from one hour to another."""

_HOURS: Final = {word: hour for word, hour in NUMBERS.items() if len(word) > 2 and hour <= _NOON}
"""The hours that people write as words."""

_HOUR: Final = rf"\d{{1,2}}|{'|'.join(_HOURS)}"
_DAYS: Final = "|".join(WEEKDAY_NAMES)

_TIME: Final = re.compile(
    rf"(?:\bat )?(?<!\S)(?:(?P<quarters>{'|'.join(_QUARTERS)}) (?P<of>{_HOUR})"
    r"(?: ?(?P<of_m>[ap])\.?m\b)?(?!\S)"
    rf"|(?P<o_clock>{_HOUR}) ?o['’]?clock\b|"
    r"(?P<half>\d{1,2})(?:[:.](?P<past>\d\d))? ?(?P<m>[ap])\.?m\b"
    r"|(?P<hour>\d{1,2})(?P<dot>[:.])(?P<minute>\d\d)(?!\S)|(?P<noon>noon\b))|\bat (?P<bare>\d{1,2})(?!\S)"
    rf"|\bat (?P<in_words>{'|'.join(_HOURS)})(?=$| (?:on|in the|every|each|today|tomorrow|(?:{_DAYS})s?)\b)"
)
_HALF: Final = re.compile(rf"\bhalf[- ](?:{_HOUR})(?!\S)")
"""An hour that is said differently on both sides of the sea."""

_PART_OF_DAY: Final = re.compile(
    r"\b(?:in the |at )?(?P<part>morning|afternoon|evening|night)\b|\b(?P<tonight>tonight)\b"
)
_LAST_PART: Final = re.compile(r"\b(?:in the |at )?(?P<part>morning|afternoon|evening|night)$")
_DAILY_PART: Final = re.compile(r"\b(?:every|each) (?P<part>morning|afternoon|evening|night)\b")
"""A rhythm, which stays among the words; the hour that it tells apart does not hang on it."""


_AGAINST: Final = {
    "morning": range(13, 24),
    "afternoon": range(12),
    "evening": range(12),
    "night": range(6, 17),
}
"""The hours that no part of the day of this name has."""


class UnclearHourError(UnfitError):
    """Carries out of the grammar an hour of which the half of the day is not told, and the other words."""

    def __init__(self, hour: int, minute: int, rest: str) -> None:
        at = hour % _NOON * 60 + minute
        early, late = (f"{one // 60 % 24:02}:{one % 60:02}" for one in (at, at + _NOON * 60))
        super().__init__(Refused(say.early_or_late(early=early, late=late)))
        self.rest = rest


def take_time(words: str) -> tuple[time | None, str]:
    """The time of day among the words, and the words without it.

    Raises:
        UnclearHourError: If it can be in either half of the day: "at 7".
        UnfitError: If it can mean two, or none at all: "tomorrow morning at 19:00".
    """
    if _HALF.search(words):
        raise UnfitError(Refused(say.HALF_HOUR))
    at, rest = _take_time(words)
    if at is not None and any(
        at.hour in _AGAINST[found["part"] or "night"] for found in _PART_OF_DAY.finditer(rest)
    ):
        raise UnfitError(MORNING_OR_EVENING)
    return at, rest


def daily_part(words: str) -> str:
    """The part of the day that is named as a rhythm, such as "evening" in "every evening"; empty for none."""
    found = _DAILY_PART.search(words)
    return found["part"] if found else ""


def _take_time(words: str) -> tuple[time | None, str]:
    found = _TIME.search(words)
    if found is None:
        return None, words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    if found["noon"]:
        return time(_NOON), rest
    if said := found["quarters"]:
        return _of_quarter(found, _QUARTERS[said], rest)
    if said := found["o_clock"] or found["in_words"]:
        hour, rest = _by_part_of_day(_hour(said), rest, is_clear=False)
        return time(hour), rest
    hour = int(found["half"] or found["hour"] or found["bare"])
    minute = int(found["past"] or found["minute"] or 0)
    if found["dot"] == "." and not found[0].startswith("at ") and hour and 1 <= minute <= len(MONTHS):
        raise UnfitError(_time_or_day(found[0], hour, minute))
    if hour > (_NOON if found["half"] else _LAST_HOUR) or minute > 59 or (found["half"] and not hour):
        raise UnfitError(Refused(say.no_such_time(typed=found[0].removeprefix("at "))))
    if found["half"]:
        return time(hour % _NOON + (_NOON if found["m"] == "p" else 0), minute), rest
    hour, rest = _by_part_of_day(hour, rest, is_clear=found["minute"] is not None)
    return time(hour, minute), rest


def _hour(said: str) -> int:
    """An hour in digits or as a word."""
    hour = _HOURS.get(said) or int(said)
    if hour > _LAST_HOUR:
        raise UnfitError(Refused(say.no_such_time(typed=said)))
    return hour


def _of_quarter(found: re.Match[str], minutes: int, rest: str) -> tuple[time, str]:
    """The time that "half past 6" is, and the words without what tells its half of the day."""
    hour = _hour(found["of"])
    if found["of_m"]:
        hour = hour % _NOON + (_NOON if found["of_m"] == "p" else 0)
    else:
        hour, rest = _by_part_of_day(hour, rest, is_clear=False, minute=minutes)
    at = (hour * 60 + minutes) % (24 * 60)
    return time(at // 60, at % 60), rest


def without_part_of_day(words: str) -> tuple[str, str]:
    """Some words without the part of the day at their end, such as "evening", and that; empty for none."""
    found = _LAST_PART.search(words)
    return (words[: found.start()].strip(), found["part"]) if found else (words, "")


def _by_part_of_day(hour: int, words: str, *, is_clear: bool, minute: int = 0) -> tuple[int, str]:
    """The hour that one from 1 to 12 is by "in the evening" and the like, and the words without that.

    Any other is clear. "At 12" alone is noon: nobody meets at midnight without saying so. An hour that is
    clear stays as it is where no part of the day is named.
    """
    if not 1 <= hour <= _NOON:
        return hour, words
    stays = _DAILY_PART.search(words)
    found = stays or _PART_OF_DAY.search(words)
    if found is None and (is_clear or hour == _NOON):
        return hour, words
    hours = HOURS_OF[found["part"] or "night"] if found else range(0)
    told = next((one for one in (hour, hour + _NOON) if one in hours), None)
    if told is None and found is None:
        raise UnclearHourError(hour, minute, words)
    if told is None:
        raise UnfitError(MORNING_OR_EVENING)
    if found is None or stays or not found["part"]:
        return told, words
    return told, f"{words[: found.start()]} {words[found.end() :]}"


def _time_or_day(typed: str, number: int, month: int) -> Refused:
    """Said to two numbers with a dot that can be a time, and a day of the calendar."""
    if number > _LAST_HOUR:
        return NOT_CLEAR
    day = moments.date(day=number, month=month)
    return Refused(say.time_or_day(typed=typed, clock=f"{number:02}:{month:02}", day=day))
