"""The words for rhythms: read from what people say, and said in one plain way that is read back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.rhythm import Rhythm, Unit
from alliance_tui.domain.spoken import UnfitError
from alliance_tui.domain.spoken_in_full import OF_MONTH, in_full
from alliance_tui.domain.spoken_names import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS
from alliance_tui.domain.spoken_numbers import NTH, NUMBERS, ORDINALS, number, ordinal, ordinal_words
from alliance_tui.sentences import refusals_kept as say

UNITS: Final = {
    "day": (1, Unit.DAY),
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "quarter": (3, Unit.MONTH),
    "half year": (6, Unit.MONTH),
    "year": (1, Unit.YEAR),
}
"""Units that people name, as so many of ours."""

_ADVERBS: Final = {
    "daily": Rhythm(1, Unit.DAY),
    "weekly": Rhythm(1, Unit.WEEK),
    "biweekly": Rhythm(2, Unit.WEEK),
    "bi-weekly": Rhythm(2, Unit.WEEK),
    "fortnightly": Rhythm(2, Unit.WEEK),
    "monthly": Rhythm(1, Unit.MONTH),
    "quarterly": Rhythm(3, Unit.MONTH),
    "yearly": Rhythm(1, Unit.YEAR),
    "annually": Rhythm(1, Unit.YEAR),
}

_DAILY: Final = "morning|afternoon|evening|night"
"""Times of the day that come daily, without an hour."""

_OTHER: Final = {"other": 2, "second": 2, "third": 3, "fourth": 4}
"""Words for every so many."""

_NTH_WORDS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}

_WEEKDAY_GROUPS: Final = {"weekday": (0, 1, 2, 3, 4), "workday": (0, 1, 2, 3, 4), "weekend": (5, 6)}
"""Several days of the week under one name."""

_NAMES: Final = "|".join(WEEKDAY_NAMES)
_DAYS: Final = rf"(?:{_NAMES})s?(?: (?:(?:and|&) )?(?:{_NAMES})s?)*"
_EVERY_WEEKS: Final = (
    rf"(?:every|each) (?:(?P<weeks>\d+(?:st|nd|rd|th)?|{'|'.join((*NUMBERS, *_OTHER))}) )?weeks?\b"
)
_ADVERB: Final = rf"\b(?P<adverb>{'|'.join(_ADVERBS)})\b"
_EVERY: Final = (
    rf"\b(?:every|each|once a) (?:(?P<number>\d+(?:st|nd|rd|th)?|{'|'.join((*NUMBERS, *_OTHER))}) )?"
    rf"(?P<unit>{'|'.join(UNITS)})s?\b"
)
_MONTHS: Final = rf"(?:{'|'.join(MONTH_NAMES)})"
_IN_DIGITS: Final = r"\d{1,2}(?:st|nd|rd|th)"
_ONE_OF_DAYS: Final = rf"(?:{_IN_DIGITS}|{'|'.join(ORDINALS)}|last day)"
_ANOTHER: Final = rf"(?: (?:and|&) (?:the )?{_ONE_OF_DAYS}| the {_ONE_OF_DAYS})"
_DAYS_OF_MONTH: Final = rf"(?:the )?(?:{_IN_DIGITS}(?: {_IN_DIGITS})+{_ANOTHER}*|{_ONE_OF_DAYS}{_ANOTHER}+)"
"""Words stand side by side only with "and" or "the": "every second 15th" is another rhythm."""
_ON_DAYS: Final = (
    rf"(?: (?:on )?(?P<on_days>{_DAYS_OF_MONTH})\b"
    rf"(?!(?: (?:and|&))? (?:the )?(?:{_ONE_OF_DAYS}|{_NAMES})\b))"
)
_IS_OTHER: Final = rf"(?! (?:(?:of )?{_MONTHS}|(?:{_NAMES})s?)\b)"
"""What no day of the month is followed by: a month makes it a date, a weekday another rhythm."""

_OF_IT: Final = r"(?: (?:of|in) (?:every|each|the|that) month\b)?"
_ON_DAY: Final = (
    rf"(?:(?: on (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{_IS_OTHER}"
    rf"|(?: on)? the (?P<bare_day>\d{{1,2}})(?![^ ]| ?[ap]\.?m\b){_IS_OTHER}"
    rf"|(?: on)? the (?P<word_day>{'|'.join(ORDINALS)})\b{_IS_OTHER}"
    rf"|(?: on)?(?: the)? (?P<last_day>last day)\b){_OF_IT})"
)
_ONE_NTH: Final = rf"(?:{'|'.join(NTH)})"
_NTHS: Final = rf"{_ONE_NTH}(?:(?: {_ONE_NTH})* (?:and|&) (?:the )?{_ONE_NTH})*"
"""One place in the month or two and more: "first and third"."""

_ON_NTH: Final = (
    rf"(?:(?: on)?(?: the)? (?P<on_nth>{_NTHS}) (?P<on_weekday>{_NAMES})s?\b{_OF_IT}"
    rf"(?! (?:and |& )?(?:(?:the )?(?:{'|'.join(NTH)}) )?(?:{_NAMES})s?\b))"
)
_LIST: Final = rf"(?:{_NAMES})s?(?: (?:(?:and|&) )?(?:{_NAMES})s?)+\b"
_ON_WEEKDAYS: Final = rf"(?:(?: on)? (?P<on_weekdays>{_LIST}|(?:{'|'.join(WEEKDAYS).lower()})s\b))"
_NTH_OF: Final = (
    rf"\b(?:(?:every|each|the) )?(?P<nth>{_NTHS}) (?P<nth_weekday>{_NAMES})s?"
    rf" (?:{OF_MONTH}|(?:every|each) month\b|monthly\b)"
)
_DAY_OF: Final = (
    r"(?<!and )(?<!and the )\b(?:(?:every|each|the|on the) )?"
    rf"(?:(?P<day_of>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)})|(?P<last_day_of>last(?: day)?))"
    rf" {OF_MONTH}"
)
_DAYS_OF: Final = (
    rf"\b(?:(?:every|each|on) )?(?P<days_of>{_DAYS_OF_MONTH})"
    rf"(?: {OF_MONTH}|(?=\s*$|\s+(?:at|from|starting|until|till)\b))"
)
_WEEKDAYS: Final = (
    rf"\b(?:(?:every|each) (?P<other>(?:{'|'.join(_OTHER)}|\d+(?:st|nd|rd|th)) )?(?P<weekdays>{_DAYS})"
    rf"|(?:on )?(?P<plural>(?:{'|'.join(WEEKDAYS).lower()})s(?: (?:(?:and|&) )?(?:{_NAMES})s?)*|{_LIST})"
    rf"(?: {_EVERY_WEEKS})?"
    rf"|(?:every|each) (?P<group>{'|'.join(_WEEKDAY_GROUPS)})"
    rf"|(?:(?:on|at) )?(?P<groups>{'|'.join(_WEEKDAY_GROUPS)})s)\b"
)
_RHYTHM: Final = re.compile(
    rf"{_NTH_OF}|{_DAYS_OF}|{_DAY_OF}|(?:{_ADVERB}|{_EVERY})(?:{_ON_NTH}|{_ON_DAYS}|{_ON_DAY}|{_ON_WEEKDAYS})?|{_WEEKDAYS}"
    rf"|\b(?P<daily>(?:every|each) (?:{_DAILY}))\b"
)

_MOST_OTHER: Final = 12
"""Nobody counts further from one day of the week to the next: "every 15th Friday" tells two days."""

_SHORTEST: Final = 28
"""The days of the shortest month."""

_LAST: Final = 32
"""Where the last day of a month stands among its days."""


def find_rhythm(text: str) -> tuple[Rhythm, str, str] | None:
    """The first rhythm in a lower-case text, and the words before and after it; None where there is none.

    Raises:
        UnfitError: If a day of the week is to come every month, and it is not told which of them.
    """
    text = in_full(text)
    found = _RHYTHM.search(text)
    rhythm = _rhythm(found) if found else None
    if found is None or rhythm is None:
        return None
    return rhythm, text[: found.start()].strip(), text[found.end() :].strip()


def read_rhythm(words: str) -> Rhythm | None:
    """The rhythm that some words are; None where they are no rhythm, or more than one."""
    try:
        found = find_rhythm(words.lower().replace(",", ""))
    except UnfitError:
        return None
    return found[0] if found and not (found[1] or found[2]) else None


def rhythm_words(rhythm: Rhythm) -> str:
    """A rhythm in plain words, such as "every 2 weeks", "every Friday" or "every month on the 31st"."""
    if rhythm.weekdays and not rhythm.nth:
        if rhythm.every == 1 and rhythm.weekdays in _WEEKDAY_GROUPS.values():
            return "every weekday" if 0 in rhythm.weekdays else "every weekend"
        if rhythm.every > 2:
            # Not "every 3rd Thursday", which most would take for the third of each month.
            return f"every {rhythm.every} weeks on {_all(f'{WEEKDAYS[day]}s' for day in rhythm.weekdays)}"
        other = "other " if rhythm.every == 2 else ""
        return f"every {other}{_all(WEEKDAYS[day] for day in rhythm.weekdays)}"
    on = f" on {_all(f'the {_named(day)}' for day in rhythm.on)}" if rhythm.on else ""
    if rhythm.nth:
        on = f" on the {_all(_NTH_WORDS[nth] for nth in rhythm.nth)} {WEEKDAYS[rhythm.weekdays[0]]}"
    units = f"{rhythm.every} {rhythm.unit.value}s" if rhythm.every > 1 else rhythm.unit.value
    return f"every {units}{on}"


def _all(names: Iterable[str]) -> str:
    """Names in a row, such as "Monday, Wednesday and Friday"."""
    *first, last = names
    return " and ".join(filter(None, (", ".join(first), last)))


def _rhythm(found: re.Match[str]) -> Rhythm | None:
    """The rhythm that was matched; None where it makes no sense, such as a day of the month every week."""
    if found["daily"]:
        return Rhythm(1, Unit.DAY)
    if found["nth"]:
        return Rhythm(1, Unit.MONTH, (WEEKDAY_NAMES[found["nth_weekday"]],), nth=_nths(found["nth"]))
    if found["day_of"] or found["last_day_of"]:
        return _on_days(Rhythm(1, Unit.MONTH), ordinal(found["day_of"]) if found["day_of"] else -1)
    if found["days_of"]:
        return _on_days(Rhythm(1, Unit.MONTH), *_days_of_month(found["days_of"]))
    if named := found["weekdays"] or found["plural"]:
        other = (found["other"] or found["weeks"] or "").strip()
        every = _OTHER.get(other) or number(other or "one")
        is_known = every > 0 and not (found["other"] and every > _MOST_OTHER)
        return Rhythm(every, Unit.WEEK, _weekdays(named)) if is_known else None
    if group := found["group"] or found["groups"]:
        return Rhythm(1, Unit.WEEK, _WEEKDAY_GROUPS[group])
    if found["adverb"]:
        rhythm = _ADVERBS[found["adverb"]]
    else:
        of_ours, unit = UNITS[found["unit"]]
        named = found["number"] or "one"
        rhythm = Rhythm(of_ours * (_OTHER.get(named) or number(named)), unit)
    if rhythm.every < 1:
        return None
    if found["on_nth"]:
        weekday = WEEKDAY_NAMES[found["on_weekday"]]
        nth = _nths(found["on_nth"])
        return Rhythm(rhythm.every, Unit.MONTH, (weekday,), nth=nth) if rhythm.unit is Unit.MONTH else None
    if found["on_weekdays"]:
        return _on_weekdays(rhythm, _weekdays(found["on_weekdays"]))
    if found["on_days"]:
        return _on_days(rhythm, *_days_of_month(found["on_days"]))
    if found["last_day"]:
        return _on_days(rhythm, -1)
    day = found["day"] or found["bare_day"] or found["word_day"]
    return _on_days(rhythm, ordinal(day)) if day else rhythm


def _on_weekdays(rhythm: Rhythm, weekdays: tuple[int, ...]) -> Rhythm | None:
    """A rhythm on days of the week; None where it has none. Daily on some of them is weekly."""
    if rhythm.unit is Unit.MONTH:
        raise UnfitError(which_of_month(weekdays[0]))
    is_known = rhythm.unit is Unit.WEEK or rhythm == Rhythm(1, Unit.DAY)
    return Rhythm(rhythm.every, Unit.WEEK, weekdays) if is_known else None


def which_of_month(weekday: int) -> Refused:
    """Said to a day of the week that is to come every month."""
    return Refused(say.which_of_month(weekday=WEEKDAYS[weekday]))


def _on_days(rhythm: Rhythm, *days: int) -> Rhythm | None:
    """A rhythm on days of the month; None where it has none, or one but the last is not in every month."""
    on = tuple(sorted({*days}, key=lambda day: day if day > 0 else _LAST))
    *before, last = on
    of_which = (Unit.MONTH,) if before or last == -1 else (Unit.MONTH, Unit.YEAR)
    is_known = all(1 <= day <= _SHORTEST for day in before) and (1 <= last <= 31 or last == -1)
    return Rhythm(rhythm.every, rhythm.unit, on=on) if is_known and rhythm.unit in of_which else None


def _days_of_month(names: str) -> tuple[int, ...]:
    """Days of the month as they are listed, such as "1st and 15th"; -1 for the last one."""
    return tuple(-1 if one == "last day" else ordinal(one) for one in re.findall(_ONE_OF_DAYS, names))


def _nths(names: str) -> tuple[int, ...]:
    """Places of a weekday in the month as they are listed, such as "first and third", in their order."""
    told = {NTH[name] for name in names.split() if name in NTH}
    return tuple(sorted(told, key=lambda nth: nth if nth > 0 else _LAST))


def _weekdays(names: str) -> tuple[int, ...]:
    """Days of the week by name, in order; the plural is one of them too."""
    told = [name for name in names.replace("&", " ").split() if name != "and"]
    singular = [name if name in WEEKDAY_NAMES else name.removesuffix("s") for name in told]
    return tuple(sorted({WEEKDAY_NAMES[name] for name in singular}))


def _named(day: int) -> str:
    """A day of the month, such as "31st", or the last one."""
    return ordinal_words(day) if day > 0 else "last day"
