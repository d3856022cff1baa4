"""When a look back may come next: after the rhythm, sooner where much is not there yet."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from alliance_tui.domain.days import WEEK, local_day
from alliance_tui.domain.moments import review_words
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.review_standing import is_over
from alliance_tui.domain.rhythm import Rhythm, Unit, add, first_day
from alliance_tui.domain.session import Session
from alliance_tui.domain.spoken_rhythms import read_rhythm, rhythm_words
from alliance_tui.domain.words import Mark, RecordId, SessionKind
from alliance_tui.sentences import next_review as say

DAYS: Final = {Unit.DAY: 1, Unit.WEEK: WEEK, Unit.MONTH: 30, Unit.YEAR: 365}
"""About how many days a unit has."""


class Proposal(Struct, frozen=True):
    """A date on offer: people choose it, or another one."""

    when: str
    """In words that can be read as a review, such as "in 1 week, then every 2 weeks"."""

    sentence: str
    """Why, to be read aloud."""

    review: Review
    """The date itself, and how it goes on."""


def not_yet(session: Session) -> int:
    """How many agreements that people go on with are not there yet, as at least half of them see it."""
    seen = (session.assessment.seen(agreement) for agreement in _looked_at(session))
    return sum(2 * sum(one.mark is Mark.NOT_YET for one in marks) >= len(marks) for marks in seen if marks)


def is_much_not_yet(session: Session) -> bool:
    """Whether at least half of the agreements that people have looked at and go on with are not there yet."""
    return not_yet(session) > 0 and 2 * not_yet(session) >= len(_looked_at(session))


def _looked_at(session: Session) -> list[RecordId]:
    """The agreements whose marks lie open and that are still on the table."""
    return [one for one in session.assessment.revealed if session.agreement(one) is not None]


def is_held(session: Session, now: datetime) -> bool:
    """Whether this look back at all that is in force is the review that is planned.

    It is, on the day and after it. A few days before it is too, once something was uncovered: at most a third
    of the rhythm, and a week. What people have chosen in the session itself still lies ahead.
    """
    review = session.review
    if review is None or not session.looks_at_all or session.review_chosen:
        return False
    days = (date.fromisoformat(review.date) - local_day(now, review.zone)).days
    return days <= 0 or (bool(session.assessment.revealed) and days <= _near(read_rhythm(review.rhythm)))


def is_behind(session: Session, now: datetime) -> bool:
    """Whether the planned review is held, or its moment has passed: then the next one comes up."""
    review = session.review
    return review is not None and (is_over(review, now) or is_held(session, now))


def review_after(session: Session, now: datetime) -> Review | None:
    """The review that stands when a session ends now; None where none does.

    One that lies behind gives way to the next of its rhythm; a sooner one is for people to choose. One that
    was planned for once and is held leaves the day open; where people did not look back it still waits for
    them.
    """
    review = session.review
    if review is None or not is_behind(session, now):
        return review
    rhythm = read_rhythm(review.rhythm)
    if rhythm is not None:
        return _regular(session, now, rhythm)
    return review if session.kind is SessionKind.DESIGN else None


def propose(session: Session, now: datetime, here: str = "") -> Proposal | None:
    """The next review on offer; None where no rhythm is known.

    Args:
        session: With the review that was planned, and what people have just looked at.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the session's own.
    """
    planned = session.review
    chosen = planned.rhythm if planned is not None else ""
    often = chosen or session.setting.review
    rhythm = read_rhythm(often)
    if rhythm is None:
        return None
    today = local_day(now, session.zone)
    said = say.you_said(rhythm=often) if chosen else say.usual(rhythm=often)
    regular = _regular(session, now, rhythm)
    number, unit = _half(rhythm)
    soon = add(today, number, unit)
    ahead = planned is not None and not is_behind(session, now)
    otherwise = max(regular.date, planned.date) if planned is not None and ahead else regular.date
    if is_much_not_yet(session) and number and soon.isoformat() < otherwise:
        sentence = say.sooner(said=said, not_yet=not_yet(session), when=_spoken(number, unit))
        when = f"in {number} {unit}s, then {often}" if number > 1 else f"in {number} {unit}, then {often}"
        # As the words say: the rhythm is counted from there.
        sooner = Review(soon.isoformat(), session.zone, regular.time, regular.rhythm)
        return Proposal(when, sentence, sooner)
    if is_behind(session, now):
        return Proposal(often, say.next_is(said=said, day=review_words(regular, now, here).day), regular)
    return Proposal(often, say.is_it_right(said=said), regular)


def _regular(session: Session, now: datetime, rhythm: Rhythm) -> Review:
    """The next date by the rhythm alone: of the one that is planned, or begun today.

    Whoever has just looked back need not do so again within a few days.
    """
    planned = session.review
    today = local_day(now, session.zone)
    if planned is not None and planned.rhythm and is_behind(session, now):
        is_look_back = session.looks_at_all
        found = following(planned, now)
        while found is not None:
            days = (date.fromisoformat(found.date) - local_day(now, found.zone)).days
            if not is_look_back or days > _near(rhythm):
                return found
            found = following(found, now)
    at = planned.time_of_others if planned is not None else ""
    return Review(first_day(rhythm, today).isoformat(), session.zone, at, rhythm_words(rhythm))


def _days(rhythm: Rhythm) -> int:
    """About how many days lie between two dates of a rhythm."""
    return DAYS[rhythm.unit] * rhythm.every // max(len(rhythm.weekdays), len(rhythm.on), len(rhythm.nth), 1)


def _near(rhythm: Rhythm | None) -> int:
    """How many days before its day a look back is the review."""
    return WEEK if rhythm is None else min(_days(rhythm) // 3, WEEK)


def _half(rhythm: Rhythm) -> tuple[int, Unit]:
    """About half a rhythm, in the largest unit that fits: a number, which may be 0, and the unit."""
    days = _days(rhythm) // 2
    if days >= 2 * DAYS[Unit.MONTH]:
        return days // DAYS[Unit.MONTH], Unit.MONTH
    return (days, Unit.DAY) if days < WEEK else (days // WEEK, Unit.WEEK)


def _spoken(number: int, unit: Unit) -> str:
    """So many days, weeks or months ahead, as it is said."""
    if unit is Unit.MONTH:
        return say.in_months(number=number)
    if unit is Unit.DAY:
        return say.TOMORROW if number == 1 else say.in_days(number=number)
    return say.NEXT_WEEK if number == 1 else say.in_weeks(number=number)
