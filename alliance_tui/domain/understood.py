"""When an agreement is kept, in their words and with the day they mean. Loads pendulum only where needed."""

from __future__ import annotations

import re
from typing import Final

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.spoken_names import WEEKDAY_NAMES
from alliance_tui.domain.words import Moment
from alliance_tui.sentences import moments as say

_RHYTHM: Final = re.compile(r"\b(?:every|each|daily)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\bbefore\b", re.IGNORECASE)
_COUNTED: Final = re.compile(
    rf"\b(?:today|tonight|tomorrow|(?:day|week|fortnight|month|quarter|year)s?"
    rf"|{'|'.join(WEEKDAY_NAMES)})\b",
    re.IGNORECASE,
)
"""What stands in all words for a day that is counted from another one, and in many other words."""


def when_words(agreement: Agreement, zone: str) -> str:
    """When it is kept in their own words, and the day where the words leave it to be counted.

    Such as "tomorrow (Monday 23 November 2026)", with the year: what was agreed may be read much later. "5
    December", "fridays" and "at dinner" stand alone.

    Args:
        agreement: Whose `when`.
        zone: The IANA name of the zone whose calendar is meant.
    """
    terms = agreement.terms
    return _counted(terms.when, agreement.worded, zone, lasts=not terms.is_task)


def celebration_when(celebration: Celebration, zone: str) -> str:
    """When people celebrate, told as `when_words` tells it."""
    return _counted(celebration.when, celebration.said, zone)


def _counted(when: str, said: Moment | None, zone: str, *, lasts: bool = False) -> str:
    if said is None or _RHYTHM.search(when) or not _COUNTED.search(when):
        return when
    # Reading dates loads pendulum: a page without such words need not wait for it.
    from alliance_tui.domain.dated import read_when
    from alliance_tui.domain.moments import date_words
    from alliance_tui.domain.spoken_calendar import names_date

    dated = read_when(when, said, zone, lasts=lasts)
    if dated is None or dated.rhythm is not None or names_date(when):
        return when
    # The day before the one they named needs to be told as the last one.
    is_last = dated.by and _BEFORE.search(when) is not None
    return say.counted(when=when.rstrip(), date=say.once(day=date_words(dated.first), clock="", by=is_last))
