"""What everything has in common that reads days, times and rhythms in people's words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.spoken_names import MONTH_NAMES, MONTHS, WEEKDAY_NAMES
from alliance_tui.domain.spoken_spellings import as_written, spelled
from alliance_tui.sentences import refusals_kept as say

NOT_CLEAR: Final = Refused(say.NOT_CLEAR)
"""Said to what the grammar does not know."""

_LONGEST: Final = 100
"""Letters that are read, as they are typed and as they are compared: there one may be eighteen."""

_LAST_HOUR: Final = 23

_RHYTHM: Final = re.compile(r"\b(?:every|each|daily|weekly|monthly|\w+days)\b")
_DAY_AND_MONTH: Final = re.compile(
    r"(?<!\S)(?<!at )(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})(?P<dot>\.?)(?!\S)"
)
"""A day with dots and without a year, as most of Europe writes it: with the second dot it is no time."""

_SHORT_YEAR: Final = re.compile(
    r"(?<!\S)(\d{1,2})\.\s?(\d{1,2})\.\s?(2[4-9]|[3-9]\d)(?![\d:.h]| ?[ap]\.?m\b)"
)
"""A date with dots and a year of two digits: of our century, and none that an hour can be."""

_HOUR_OF_DATE: Final = re.compile(r"(?<!\S)(\d{1,2}\.\s?\d{1,2}\.) (?=(?:[01]?\d|2[0-3])$)")
"""What stands before an hour alone at the end: "6.12. 18"."""

_HOURS_OF_DAY: Final = re.compile(
    rf"(?P<day>\b(?:{'|'.join(WEEKDAY_NAMES)})s?|\btoday|\btomorrow|\btonight)"
    r"(?P<part> (?:in the )?(?:morning|afternoon|evening|night))? (?:at |from )?"
    r"(?P<first>\d{1,2})h? ?(?:[-–]|to) ?(?P<last>\d{1,2})h?(?!\S)"
    rf"(?! (?:of )?(?:{'|'.join(MONTH_NAMES)})\b)"
)
"""From one hour to another, after the name of a day: "saturday 11-13"."""

_LAST_OF_DAY: Final = 24
_NOON: Final = 12


class UnfitError(ValueError):
    """Carries the refusal out of the grammar."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


def plain(text: str) -> str:
    """What was typed in lower case, with single spaces, and without commas and full stops."""
    if len(text) > _LONGEST:
        raise UnfitError(NOT_CLEAR)
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    if len(words) > _LONGEST:
        raise UnfitError(NOT_CLEAR)
    words = _HOUR_OF_DATE.sub(r"\1 at ", _SHORT_YEAR.sub(r"\1.\2.20\3", words))
    if not _RHYTHM.search(words):
        words = _DAY_AND_MONTH.sub(_named, words)
    return spelled(_HOURS_OF_DAY.sub(_from_hour, as_written(words)))


def _named(found: re.Match[str]) -> str:
    """A day with dots with the name of its month, where it can be nothing else than a day."""
    day, month = int(found["day"]), int(found["month"])
    is_day = bool(found["dot"]) or day > _LAST_HOUR
    return f"{day} {MONTHS[month - 1].lower()}" if is_day and 1 <= month <= len(MONTHS) else found[0]


def _from_hour(found: re.Match[str]) -> str:
    """The day and the hour at which something begins; where its half of the day is not clear, it is asked."""
    first, last = int(found["first"]), int(found["last"])
    if not first < last <= _LAST_OF_DAY:
        return found[0]
    begins = (f"{first:02}:00",) if last > _NOON or not first else ("at", found["first"])
    return " ".join((f"{found['day']}{found['part'] or ''}", *begins))
