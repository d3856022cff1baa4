"""The reviews and the dated agreements of alliances as one iCalendar file. Loads icalendar and pendulum.

Each event keeps its UID for good, and its SEQUENCE grows with every change of the alliance: a calendar that
imports the file again puts the new dates in the place of the old ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Final

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from alliance_tui import __version__
from alliance_tui.domain.agenda import in_force, when_of
from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.dated import Dated, read_when
from alliance_tui.domain.days import local_day
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_dates import following
from alliance_tui.domain.review_standing import is_over
from alliance_tui.domain.rhythm import Rhythm, Unit, days, standing_for
from alliance_tui.domain.spoken_rhythms import read_rhythm
from alliance_tui.domain.words import Consent
from alliance_tui.domain.zones import zone_of
from alliance_tui.exports.clean import clean, clean_line
from alliance_tui.exports.people import joined, keepers
from alliance_tui.sentences import calendar as say

Day = date | datetime
"""A whole day, or a moment in a zone."""

LENGTH: Final = timedelta(hours=1)
"""How long a review is planned for."""

YEAR: Final = timedelta(days=366)
"""The rules of a zone are told from a year before the first review until ten years after the last."""

_FREQUENCIES: Final = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(alliances: Sequence[tuple[Alliance, int]], now: datetime) -> bytes:
    """One file with the events of some alliances.

    Args:
        alliances: Each with the number of its newest record.
        now: This moment (UTC): when the file is made.
    """
    file = Calendar()
    file.add("prodid", f"-//alliance//alliance {__version__}//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    for alliance, revision in alliances:
        for event in _events(alliance, now):
            event.add("dtstamp", now)
            event.add("sequence", revision)
            file.add_component(event)
    dates = [date.fromisoformat(one.review.date) for one, _ in alliances if one.review is not None]
    dates.append(local_day(now, "UTC"))
    file.add_missing_timezones(min(dates) - YEAR, max(dates) + 10 * YEAR)
    for zone in file.timezones:
        _put_right(zone)
    return bytes(file.to_ical())


def _put_right(zone: Timezone) -> None:
    """Tell each change of the clocks in the local time before it, as the standard asks.

    icalendar tells the first local time after it: where an hour is left out, that is an hour late.
    """
    there = zone_of(zone.tz_name)
    for part in zone.subcomponents:
        left_out = part.TZOFFSETTO - part.TZOFFSETFROM
        if left_out <= timedelta(0) or part.DTSTART.replace(tzinfo=there).utcoffset() != part.TZOFFSETTO:
            continue
        others = [start - left_out for start, _ in part.rdates]
        part.DTSTART -= left_out
        part.pop("RDATE", None)
        if others:
            part.add("rdate", others)


def _events(alliance: Alliance, now: datetime) -> Iterator[Event]:
    if alliance.review is not None:
        yield from _review(alliance, alliance.review)
    elif alliance.passed_review is not None:
        yield _passed(alliance, alliance.passed_review, now)
    for agreement in alliance.agreements:
        yield from _agreement(alliance, agreement, now)


def _review(alliance: Alliance, review: Review) -> Iterator[Event]:
    """The review and, where a single date of its rhythm was moved, that date apart.

    Where it was moved past other dates of the rhythm, they are left out: the program goes on after it.
    """
    day, rhythm = date.fromisoformat(review.date), read_rhythm(review.rhythm)
    first, regular = _of_series(review)
    usual = _clock(review.time_of_others)
    started = _start(regular, usual, review.zone)
    series = _review_event(alliance, started)
    if rhythm is not None:
        series.add("rrule", _rule(rhythm, first))
        later = days(rhythm, first, regular + timedelta(days=1))
        passed = [_start(one, usual, review.zone) for one in takewhile(lambda one: one <= day, later)]
        if passed:
            series.add("exdate", passed)
    yield series
    if regular != day or review.time != review.time_of_others:
        # One hour among whole days stands in the title: khal shows a date twice whose kind has changed.
        start = _start(day, _clock(review.time) if usual else None, review.zone)
        moved = _review_event(alliance, start, "" if usual else review.time)
        moved.add("recurrence-id", started)
        yield moved


def _passed(alliance: Alliance, review: Review, now: datetime) -> Event:
    """The review that lies behind, where no next day was chosen: its series ends with it.

    One that was held before its day leaves the calendar.
    """
    first, regular = _of_series(review)
    rhythm, usual = read_rhythm(review.rhythm), _clock(review.time_of_others)
    event = _review_event(alliance, _start(regular, usual, review.zone))
    if regular > local_day(now, review.zone):
        event.add("status", "CANCELLED")
    elif rhythm is not None:
        event.add("rrule", _rule(rhythm, first, _end(regular, usual, review.zone)))
    return event


def _of_series(review: Review) -> tuple[date, date]:
    """The first date of a review's series, and the one of it that the next review stands for."""
    rhythm, first = read_rhythm(review.rhythm), date.fromisoformat(review.first or review.date)
    if rhythm is None:
        return first, date.fromisoformat(review.date)
    return first, standing_for(rhythm, first, date.fromisoformat(review.instead_of or review.date))


def _review_event(alliance: Alliance, start: Day, clock: str = "") -> Event:
    event = _event(f"review-{alliance.id}@alliance", say.review(title=alliance.title, clock=clock), start)
    if isinstance(start, datetime):
        event.add("duration", LENGTH)
    told = "\n".join(f"- {clean(one.terms.what)}" for one in in_force(alliance))
    event.add("description", say.agreed(listed=told) if told else say.NOTHING)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean_line(say.tomorrow(title=alliance.title)))
    # Of a whole day, nine in the morning before it.
    alarm.add("trigger", timedelta(days=-1) if isinstance(start, datetime) else timedelta(hours=-15))
    event.add_component(alarm)
    return event


def _agreement(alliance: Alliance, agreement: Agreement, now: datetime) -> Iterator[Event]:
    """What is to be done on dates; none where it never was in force with any.

    A task, and what somebody said yes to as a trial, ends with the next review: what becomes of it is said
    there. Cancelled where it has come to its end, waits for new answers or has no dates any more: it leaves
    the calendars it is in. A first date beside the rhythm's own days moves the one before it.
    """
    zone, lasts = alliance.zone, not agreement.terms.is_task
    told = (read_when(when, said, zone, lasts=lasts) for when, said in reversed(agreement.whens))
    dated = next(filter(None, told), None)
    if dated is None:
        return
    start = _start(dated.first, dated.at, alliance.zone)
    if dated.rhythm is None:
        yield _doing(alliance, agreement, dated, start)
        return
    regular = standing_for(dated.rhythm, dated.first, dated.first)
    series = _doing(alliance, agreement, dated, _start(regular, dated.at, alliance.zone))
    last = _last_day(agreement, dated, _next_review(alliance, now))
    series.add("rrule", _rule(dated.rhythm, dated.first, _end(last, dated.at, alliance.zone)))
    yield series
    if regular != dated.first:
        moved = _doing(alliance, agreement, dated, start)
        moved.add("recurrence-id", _start(regular, dated.at, alliance.zone))
        yield moved


def _doing(alliance: Alliance, agreement: Agreement, dated: Dated, start: Day) -> Event:
    """An agreement on a day or at an hour, without its rhythm."""
    event = _event(f"agreement-{agreement.id}-{alliance.id}@alliance", agreement.terms.what, start)
    who = joined(keepers(agreement, alliance.participants))
    words = (who, agreement.terms.when, agreement.terms.how, say.of(title=alliance.title))
    event.add("description", clean("\n".join(filter(None, words))))
    event.add("transp", "TRANSPARENT")
    if not agreement.is_in_force or dated != when_of(agreement, alliance.zone):
        event.add("status", "CANCELLED")
    return event


def _last_day(agreement: Agreement, dated: Dated, review: date | None) -> date | None:
    """The last day on which something is to be done; None where it goes on. Its first date always is one."""
    is_for_now = agreement.terms.is_task or any(one is Consent.TRIAL for _, one in agreement.consents)
    ends = [one for one in (dated.until, review if is_for_now else None) if one is not None]
    return max(min(ends), dated.first) if ends else None


def _next_review(alliance: Alliance, now: datetime) -> date | None:
    """The day of the next review that is still ahead; None where none is."""
    review = alliance.review
    ahead = review if review is None or not is_over(review, now) else following(review, now)
    return date.fromisoformat(ahead.date) if ahead is not None else None


def _event(uid: str, summary: str, start: Day) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", clean_line(summary))
    event.add("dtstart", start)
    return event


def _rule(rhythm: Rhythm, first: date, until: Day | None = None) -> vRecur:
    """A rhythm as a rule of the standard, whose short months have a last day for what is beyond them."""
    rule: dict[str, object] = {"freq": _FREQUENCIES[rhythm.unit], "interval": rhythm.every}
    if rhythm.weekdays:
        of_month = rhythm.nth or ("",)
        rule["byday"] = [f"{nth}{_WEEKDAYS[weekday]}" for weekday in rhythm.weekdays for nth in of_month]
    elif rhythm.unit in (Unit.MONTH, Unit.YEAR):
        *before, last = rhythm.on or (first.day,)
        rule["bymonthday"] = [*before, *(range(max([27, *before]) + 1, last + 1) if last > 28 else (last,))]
        if last > 28:
            rule["bysetpos"] = [*range(1, len(before) + 1), -1]
        if rhythm.unit is Unit.YEAR:
            rule["bymonth"] = first.month
    if until is not None:
        rule["until"] = until
    return vRecur(rule)


def _start(day: date, at: time | None, zone: str) -> Day:
    return day if at is None else datetime.combine(day, at, tzinfo=zone_of(zone))


def _end(day: date | None, at: time | None, zone: str) -> Day | None:
    """The end of a rule: the standard wants it in UTC where the start has a time."""
    if day is None or at is None:
        return day
    return datetime.combine(day, at, tzinfo=zone_of(zone)).astimezone(UTC)


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
