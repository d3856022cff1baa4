"""What people spell in several ways: "tmrw", "@ 7", "a couple of weeks", "6pm to 8pm", "sat mornings"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from alliance_tui.domain.spoken_names import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS
from alliance_tui.domain.spoken_numbers import NUMBERS, ORDINALS

_NAMES: Final = "|".join(WEEKDAY_NAMES)
_MONTHS: Final = "|".join(MONTH_NAMES)
_NUMBERS: Final = "|".join(NUMBERS)
_HOUR_WORDS: Final = "|".join(list(NUMBERS)[2:14])
_UNITS: Final = "day|week|fortnight|month|quarter|year"
_CLOCK: Final = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|h)\b|\d{1,2}:\d\d"
_NOON: Final = 12
_ABOUT: Final = "about|around|roughly|approximately|approx"
_PLACES: Final = "|".join(list(ORDINALS)[:9])
_IN_DIGITS: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_AND_MONTH: Final = rf"(?:{_MONTHS}) {_IN_DIGITS}|{_IN_DIGITS} (?:of )?(?:{_MONTHS})"

_WRITTEN: Final = (
    (re.compile(r"[()]|[;:](?= |$)"), " "),
    (re.compile(r"(?<!\S)@ ?"), "at "),
    (re.compile(rf"(?<=[a-z]) [-–—] (?={_CLOCK})"), " "),
    (re.compile(r"\b(?:tmrw?|tomorow|tommorow|tommorrow|2morrow)\b"), "tomorrow"),
    (re.compile(r"\b(?:wensday|wednsday|wendesday|wendsday)(?=s?\b)"), "wednesday"),
    (re.compile(r"\b(?:tuseday|teusday)(?=s?\b)"), "tuesday"),
    (re.compile(r"\b(?:thrusday|thursay)(?=s?\b)"), "thursday"),
    (re.compile(r"\b(?:saterday|satuday)(?=s?\b)"), "saturday"),
    (re.compile(r"\bfebuary\b"), "february"),
    (re.compile(r"\bwk(s?)\b"), r"week\1"),
    (re.compile(r"\byr(s?)\b"), r"year\1"),
    (re.compile(r"\bmth(s?)\b"), r"month\1"),
    (re.compile(r"\bhr(s?)\b"), r"hour\1"),
    (re.compile(r"\bmin(s?)\b(?!\.)"), r"minute\1"),
    (re.compile(rf"(?<=\S )per (?=(?:{_UNITS})\b)"), "a "),
    (re.compile(r"\b(?:1 ?x|one time) (?=(?:a|every|each)\b)"), "once "),
    (re.compile(rf"\b(?:a )?couple(?: of)? (?=(?:{_UNITS})s\b)"), "2 "),
    (re.compile(rf"\b(?:{_ABOUT}) (?=at \d|\d|every\b|noon\b|(?:{_NUMBERS}) )"), ""),
    (re.compile(r"(?<=[\dm])-?ish\b| or so\b"), ""),
    (re.compile(r" (?:sharp|on the dot|exactly|please|pls)\b"), ""),
    (
        re.compile(
            r"^(?:(?:ok|okay|well|so|shall we say|how about|what about|say"
            r"|let['’]?s (?:say|do|meet|make it|take))\b ?)+(?=.)"
        ),
        "",
    ),
    (re.compile(r"\b(?:this|the) coming\b"), "coming"),
    (re.compile(r"\beveryday\b|\b(?:every single|each and every) day\b"), "every day"),
    (re.compile(r"\b(?:(?:every|on) )?alternat(?:e|ing) "), "every other "),
    (re.compile(r"\b(every|each|on) (?:working|business|work) (days?)\b"), r"\1 work\2"),
    (re.compile(r"\b(?:half|twice)[- ]yearly\b|\bsix[- ]monthly\b|\bsemi-?annually\b"), "every 6 months"),
    (re.compile(r"\b(?:12 |twelve )?(?:noon|midday)\b"), "noon"),
    (re.compile(r"\blater today\b|\bend of today\b"), "today"),
    (re.compile(r"\bend of tomorrow\b"), "tomorrow"),
    (re.compile(r"\beom\b|(?<!every )(?<!each )(?<!every-)\bmonth[- ]end\b"), "end of the month"),
    (re.compile(r"\beoy\b|\byear[- ]end\b"), "end of the year"),
    (re.compile(r"\beow\b"), "end of the week"),
    (re.compile(rf"\b(twenty|thirty) (?=(?:{_PLACES})\b)"), r"\1-"),
    (re.compile(rf"(?<!\S)(\d{{1,2}})-({_MONTHS})(?:-(\d\d(?:\d\d)?))?(?!\S)"), r"\1 \2 \3"),
    (re.compile(rf"\b({_DAY_AND_MONTH}) (?:['’](?=2)|(?=2[4-9]))(2\d)(?!\S)"), r"\1 20\2"),
    (re.compile(r"(?<![\d/-])(\d{1,2})([-/])(\d{1,2})\2(2\d)(?![\d/-])"), r"\1\2\3\g<2>20\4"),
    (re.compile(r"(?<!\S)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\S)"), r"\1-\2-\3"),
    (re.compile(r"(?<![\d:.])(1[0-2]|[1-9])([0-5]\d) ?([ap])\.?m\b"), r"\1:\2 \3m"),
    (re.compile(r"(?<!\S)(1[0-2]|[1-9]) (1[3-9]|[2-5]\d) ?([ap])\.?m\b"), r"\1:\2 \3m"),
    (re.compile(rf"\b({_HOUR_WORDS}) thirty\b"), r"half past \1"),
    (re.compile(rf"\b({_HOUR_WORDS}) fifteen\b"), r"quarter past \1"),
    (re.compile(rf"\bmonth (?:on )?an? (?=(?:{_NAMES})\b)"), "month on "),
)  # fmt: skip
"""Slips of the pen, short forms and what is only polite, in the order in which it is looked for.

A year of two digits without an apostrophe is one that no hour can be.
"""

_HOURS_OF_HALF: Final = re.compile(
    r"(?<![\d:.])(?P<first>\d{1,2})(?P<past>[:.]\d\d)? ?(?:(?P<half>[ap])\.?m\.? ?)?"
    r"(?P<to>[-–]|to\b|until\b|till\b) ?(?P<last>\d{1,2})(?:[:.]\d\d)? ?(?P<m>[ap])\.?m\b"
)
"""From one hour to another, with the half of the day: "6-8pm", "11 to 1 pm"."""

_MINUTES_TO: Final = ("5", "10", "20", "25")
"""What with "to" may be minutes before an hour: "5 to 8pm"."""

_TIMES_OF_WEEK: Final = re.compile(
    rf"\b(?P<times>twice|two times|2 ?x|thrice|three times|3 ?x) (?:a|every|each) week (?:on )?"
    rf"(?P<days>(?:{_NAMES})s?(?: (?:and |& )?(?:{_NAMES})s?)+)"
)
"""A number of days of a week, and which ones: "twice a week, Tuesday and Thursday"."""

_NO_DAY: Final = r"(?=$| (?:on|every|each|from|then)\b)"
"""What may follow a number that is an hour, and not the day of a month."""

_SPELLINGS: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"(?<=\d)t(?=\d)"), " "),
    (re.compile(r"[.!?](?= |$)"), ""),
    (re.compile(r"\b(\d{1,2})h([0-5]\d)\b"), r"\1:\2"),
    (
        re.compile(rf"\b({_HOUR_WORDS}) ?([ap])\.?m\b"),
        lambda found: f"{NUMBERS[found[1]]} {found[2]}m",
    ),
    (re.compile(r"(?<!in )(?<!for )(?<!after )(?<!within )\b(0?[05-9]|1\d|2[0-3])h(?!\S)"), r"\1:00"),
    (re.compile(r"(?<![\d:./-])\b([01]\d)([0-5]\d)\b(?![:./-])"), r"\1:\2"),
    (re.compile(r"(\d{1,2}[:.]\d\d) ?(?:[-–]|to|until|till) ?\d{1,2}[:.]\d\d\b"), r"\1"),
    (re.compile(r"\b(\d+) ?d\b"), r"\1 days"),
    (re.compile(r"\b(\d+) ?w\b"), r"\1 weeks"),
    (re.compile(r"\b((?:day|week|fortnight|month|year)s?)(?:['’]s|['’])? time\b"), r"\1"),
    (re.compile(r"\bthis (?=morning|afternoon|evening)"), "today "),
    (re.compile(r"\bhalf a year\b"), "6 months"),
    (
        re.compile(rf"\b({_NAMES})s? (morning|afternoon|evening|night)s\b"),
        lambda found: f"{WEEKDAYS[WEEKDAY_NAMES[found[1]]].lower()}s {found[2]}",
    ),
    (
        re.compile(rf"\b(morning|afternoon|evening|night|tonight|today|tomorrow) (\d{{1,2}}){_NO_DAY}"),
        r"\1 at \2",
    ),
)
"""What people spell in several ways, in the order in which it is looked for, and the way it is read.

Four digits are an hour up to the year 1959: nobody plans so far back. "2h" may be how long something takes.
"""


def as_written(words: str) -> str:
    """Plain words without slips of the pen, in full, and without what is only polite."""
    for spelling, read in _WRITTEN:
        words = spelling.sub(read, words)
    words = _TIMES_OF_WEEK.sub(_listed, words)
    return " ".join(words.split())


def spelled(words: str) -> str:
    """Plain words with times and units in the one way in which they are read."""
    words = _HOURS_OF_HALF.sub(_first_hour, words)
    for spelling, read in _SPELLINGS:
        words = spelling.sub(read, words)
    return words


def _listed(found: re.Match[str]) -> str:
    """The days of the week alone, where there are as many as are said."""
    names = [name for name in re.findall(r"[a-z]+", found["days"]) if name != "and"]
    is_three = found["times"][:2] in ("th", "3x", "3 ")
    return f"every week on {found['days']}" if len(names) == (3 if is_three else 2) else found[0]


def _first_hour(found: re.Match[str]) -> str:
    """The hour at which something begins, in its own half of the day or that of its end."""
    first, last = int(found["first"]), int(found["last"])
    if not (1 <= first <= _NOON and 1 <= last <= _NOON) or first == last:
        return found[0]
    half = found["half"]
    if half is None:
        if found["to"] == "to" and found["past"] is None and found["first"] in _MINUTES_TO:
            return found[0]
        other = "a" if found["m"] == "p" else "p"
        half = found["m"] if first % _NOON < last % _NOON else other
    return f"{found['first']}{found['past'] or ''} {half}m"
