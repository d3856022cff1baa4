"""What people shorten about rhythms, in full: "mon-fri", "mon/wed", "every first monday", "every 31st"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from alliance_tui.domain.spoken_names import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS

OF_MONTH: Final = r"(?:of|in) (?:every|each|the|a) month\b"
"""What makes a day one of every month; a pattern."""

_NAMES: Final = "|".join(WEEKDAY_NAMES)
_MONTHS: Final = rf"(?:{'|'.join(MONTH_NAMES)})"
_RANGE: Final = re.compile(
    rf"(?P<every>\b(?:every|each) )?\b(?P<first>{_NAMES}) ?(?:[-–]|to|through|(?P<until>till|until))"
    rf" ?(?P<last>{_NAMES})\b"
)
"""Not "every friday until monday", which has an end."""

_SLASHED: Final = re.compile(rf"(?P<day>\b(?:{_NAMES})s?) ?[/+] ?(?=(?:{_NAMES})s?\b)")
_OF_THE_MONTH: Final = re.compile(
    rf"\b(?:every|each) (?P<nth>first|1st|last) (?P<day>{_NAMES})\b(?! {OF_MONTH})"
)
"""Not "second": every second Friday is every other one."""

_NTH: Final = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_SEVERAL_OF_MONTH: Final = re.compile(
    rf"\b(?:(?:every|each|on) )?(?:the )?(?P<nths>{_NTH}(?:(?: {_NTH})* (?:and|&) (?:the )?{_NTH})+)"
    rf" (?P<day>{_NAMES})s?\b(?! (?:(?:of|in|every|each|and|&)\b|monthly\b|{_MONTHS}\b))"
)
"""Two days of a month by their places: "1st and 3rd Monday"."""

_WEEKS_FROM: Final = re.compile(
    r"\b(?P<weeks>(?:every|each) \w+ weeks?|(?:every|each|once a) week|weekly|fortnightly|bi-?weekly)"
    rf" (?:on )?(?P<day>{_NAMES})(?= (?:from|starting|beginning|as of)\b)"
)
"""A day of the week before where it begins: "every week on friday from 5 december"."""

_NUMBERED: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_EVERY_DATE: Final = re.compile(
    rf"\b(?:every|each) (?=(?:the )?{_NUMBERED}(?: of)? {_MONTHS}\b|{_MONTHS} {_NUMBERED}\b)"
)
"""A day of the calendar that comes every year: "every 5 December"."""

_EVERY_NUMBER: Final = re.compile(
    r"\b(?:every|each) (?P<day>\d{1,2}(?:st|nd|rd|th))(?=\s*$| (?:at|from|starting|until|till)\b)"
)
"""A day of the month: "every 31st"."""

_END_OF_MONTH: Final = re.compile(
    r"\b(?:(?:at )?(?:the )?end of (?:every|each) month|(?:every|each) end of (?:the )?month"
    r"|(?:every|each) month[- ]end|(?:every month|monthly) at the end(?: of the month)?)\b"
)


def in_full(text: str) -> str:
    """A text with what people shorten in full: "mon-fri", "mon/wed", "every first monday"."""
    text = _EVERY_DATE.sub("every year ", text)
    text = _EVERY_NUMBER.sub(r"every month on the \g<day>", text)
    text = _SLASHED.sub(r"\g<day> and ", text)
    text = _RANGE.sub(_listed, text)
    text = _WEEKS_FROM.sub(lambda found: f"{found['weeks']} on {_full(found['day'])}s", text)
    if "month" not in text:
        text = _SEVERAL_OF_MONTH.sub(r"\g<nths> \g<day> of every month", text)
    text = _END_OF_MONTH.sub("every month on the last day", text)
    return _OF_THE_MONTH.sub(r"\g<nth> \g<day> of every month", text)


def _full(name: str) -> str:
    """A day of the week that may be shortened, in full."""
    return WEEKDAYS[WEEKDAY_NAMES[name]].lower()


def _listed(found: re.Match[str]) -> str:
    if found["every"] and found["until"]:
        return found[0]
    return (found["every"] or "") + " ".join(_range(found["first"], found["last"]))


def _range(first: str, last: str) -> Iterator[str]:
    """All days from one day of the week to another, the next week's where it comes before."""
    start = WEEKDAY_NAMES[first]
    for ahead in range((WEEKDAY_NAMES[last] - start) % len(WEEKDAYS) + 1):
        yield WEEKDAYS[(start + ahead) % len(WEEKDAYS)].lower()
