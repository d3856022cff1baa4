"""When a look back may come next: after the usual rhythm, sooner where much is not there yet."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from alliance_tui.domain.assessing import Assessment
from alliance_tui.domain.moments import WEEK
from alliance_tui.domain.review import Review
from alliance_tui.domain.rhythm import Rhythm, Unit
from alliance_tui.domain.spoken_rhythms import read_rhythm
from alliance_tui.domain.words import Mark
from alliance_tui.sentences import next_review as say

DAYS: Final = {Unit.DAY: 1, Unit.WEEK: WEEK, Unit.MONTH: 30, Unit.YEAR: 365}
"""About how many days a unit has."""


class Proposal(Struct, frozen=True):
    """A date on offer: people choose it, or another one."""

    when: str
    """In words that can be read as a review, such as "in 1 week, then every 2 weeks"."""

    sentence: str
    """Why, to be read aloud."""


def is_much_not_yet(assessment: Assessment) -> bool:
    """Whether of at least half of what lies open somebody said that it is not there yet."""
    return bool(assessment.revealed) and 2 * _not_yet(assessment) >= len(assessment.revealed)


def propose(review: Review | None, usual: str, assessment: Assessment) -> Proposal | None:
    """The next review on offer; None where no rhythm is known.

    Args:
        review: The one that was planned, with its rhythm.
        usual: The rhythm of the setting, for where none was chosen.
        assessment: What people have just looked at.
    """
    chosen = review.rhythm if review is not None else ""
    often = chosen or usual
    rhythm = read_rhythm(often)
    if rhythm is None:
        return None
    said = say.you_said(rhythm=often) if chosen else say.usual(rhythm=often)
    sooner = _days(rhythm) // 2
    if not is_much_not_yet(assessment) or not sooner:
        return Proposal(often, say.is_it_right(said=said))
    date, spoken = _ahead(sooner)
    sentence = say.sooner(said=said, not_yet=_not_yet(assessment), when=spoken)
    return Proposal(f"{date}, then {often}", sentence)


def _not_yet(assessment: Assessment) -> int:
    """How many agreements somebody does not see there yet."""
    return sum(
        any(one.mark is Mark.NOT_YET for one in assessment.seen(agreement))
        for agreement in assessment.revealed
    )


def _days(rhythm: Rhythm) -> int:
    """About how many days lie between two dates of a rhythm."""
    return DAYS[rhythm.unit] * rhythm.every // max(len(rhythm.weekdays), 1)


def _ahead(days: int) -> tuple[str, str]:
    """So many days ahead, as a date that can be read and as it is said."""
    if days >= 2 * DAYS[Unit.MONTH]:
        months = days // DAYS[Unit.MONTH]
        return f"in {months} months", say.in_months(number=months)
    if days < WEEK:
        return ("in 1 day", say.TOMORROW) if days == 1 else (f"in {days} days", say.in_days(number=days))
    weeks = days // WEEK
    return ("in 1 week", say.NEXT_WEEK) if weeks == 1 else (f"in {weeks} weeks", say.in_weeks(number=weeks))
