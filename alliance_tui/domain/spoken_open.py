"""Words that leave the day open, or name an end: "Friday or Saturday", "Friday to Sunday", "until June"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from alliance_tui.domain.spoken import UnfitError
from alliance_tui.domain.spoken_days import read_day
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES
from alliance_tui.domain.spoken_numbers import NUMBERS
from alliance_tui.domain.spoken_rhythms import UNITS

LASTS: Final = re.compile(
    rf"(?:^| )for (?:the next )?(?P<number>\d+|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join(UNITS)})s?$"
)
"""How long a rhythm goes on."""

_OR: Final = re.compile(r"(?P<either>\S.*) or (?:on )?(?P<other>.*\S)")
_UP_TO: Final = re.compile(
    r"(?:(?P<before>before(?! (?:the )?(?:end of|last day)\b))|before|until|till) (?P<day>.+)"
)
"""A day that is the last one, or the one after it; the end of a month is meant itself."""
_WITHIN: Final = re.compile(r"(?:within|in|over) (?:the )?next (?P<ahead>.+)|within (?P<of>.+)")
_SINCE: Final = re.compile(
    r"(?:(?:on|then|and|the|review) )*"
    r"(?:(?:from|as of|(?:starting|beginning)(?! of\b)(?: on| from| with)?) (?P<since>.+?)(?: on(?:wards?)?)?"
    r"|(?P<day>.+) on(?:wards?)?)"
)
"""A day from which on something goes on: "from Friday", "starting tomorrow", "Friday on"."""
_CLOCK: Final = re.compile(r"(?:at )?(?:\d{1,2}(?:[:.]\d\d\b|h\b| ?[ap]\.?m\b| ?o['’]?clock)|noon\b)")
"""An hour, which may begin something on one day: "from 6pm on Friday"."""

_ONE_DAY: Final = re.compile(r"^one (?=day$)")
"""Alone it is some day."""

_LAST: Final = re.compile(r"(?:until|till) .+")
_ONE: Final = re.compile(r"(?:week|month|year|fortnight)")
_ENDS: Final = re.compile(r"(?:^| )(?:until|till) .+$")
_NAMES: Final = "|".join(WEEKDAY_NAMES)
_SEVERAL: Final = re.compile(
    rf"(?:(?:this|next|coming) )?(?P<first>{_NAMES})"
    rf"(?:(?: ?[-–—/+&] ?| (?:and |to |through |till |until )?)(?:{_NAMES}))+"
)
"""Days of the week in the singular, and nothing that says they come again: not "every", not "Fridays"."""


def either_of(words: str) -> tuple[str, str] | None:
    """The two days of "Friday or Saturday", as they were said; None for other words."""
    found = _OR.fullmatch(words)
    return (found["either"], found["other"]) if found else None


def first_of_several(words: str) -> int | None:
    """The first day of "Friday and Saturday", which may be once or every week; None for other words."""
    found = _SEVERAL.fullmatch(words)
    return WEEKDAY_NAMES[found["first"]] if found else None


def day_since(words: str) -> str:
    """The day, perhaps with its hour, in "from Friday on"; empty for words of another kind."""
    found = _SINCE.fullmatch(words)
    since = (found["since"] or found["day"]) if found else ""
    return "" if _CLOCK.match(since) else since


def goes_on_until(words: str) -> bool:
    """Whether some words tell how long something goes on, and not when it is done: "until Christmas"."""
    return _LAST.fullmatch(words) is not None


def last_within(words: str) -> str:
    """How far ahead "within 2 weeks" is, such as "2 weeks"; empty for words of another kind."""
    found = _WITHIN.fullmatch(words)
    ahead = (found["ahead"] or found["of"]) if found else ""
    ahead = _ONE_DAY.sub("1 ", ahead)
    return f"a {ahead}" if found and found["ahead"] and _ONE.fullmatch(ahead) else ahead


def without_last_day(words: str, today: date) -> date | None:
    """The last of the days that "before Friday" or "within 2 weeks" may mean; None for other words."""
    found = _UP_TO.fullmatch(words)
    named = found["day"] if found else last_within(words)
    if not named:
        return None
    try:
        day = read_day(named, today)
    except UnfitError:
        return None
    return day - timedelta(days=1) if found and found["before"] else day


def without_end(before: str, after: str) -> tuple[str, str] | None:
    """The words beside a rhythm without where it ends; None where no end is named."""
    sides = tuple(_ENDS.sub("", LASTS.sub("", side)).strip() for side in (before, after))
    return None if sides == (before, after) else (sides[0], sides[1])
