"""Decisions about pauses, the quiet minute and time-outs."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from string import ascii_lowercase
from typing import Final

from msgspec import Struct

from alliance_tui.domain.events import Instant
from alliance_tui.domain.events.breaks import (
    PauseEnded,
    PauseTaken,
    QuietMinuteEnded,
    QuietMinuteTaken,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutCalled,
    TimeOutEnded,
    TimeOutLengthened,
    TopicRested,
)
from alliance_tui.domain.events.floor import BreathTaken
from alliance_tui.domain.events.sitting import QuestionShown
from alliance_tui.domain.families.floor import FLOOR_PHASES
from alliance_tui.domain.method import BREATH, QUIET_MINUTE, TIME_OUT, TIME_OUT_MAX
from alliance_tui.domain.parking import is_on_table, question, question_after_rest
from alliance_tui.domain.phases import settle
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import run_up_end
from alliance_tui.domain.words import SpanKind
from alliance_tui.domain.zones import zone_of
from alliance_tui.sentences import moments
from alliance_tui.sentences import refusals as say

NO_TIME_OUT = Refused(say.NO_TIME_OUT)
"""Said to a wish that only makes sense in a time-out."""

_SOONEST: Final = timedelta(minutes=45)
"""How far ahead the morning or the evening lies at least to be offered as a time of return."""


class Later(Struct, frozen=True):
    """A return time on offer to who is not ready yet."""

    key: str
    """The letter that chooses it."""

    words: str
    """What it is called."""

    until: datetime
    """When they would be back (UTC)."""

    allowed: bool
    """False where that is more than a day away."""


def pause(session: Session, now: Instant) -> Decision:
    """Stop the talk for as long as the doorbell needs, or go on after that."""
    session = settle(session, now.t)
    if session.phase.kind is SpanKind.PAUSE:
        return (PauseEnded(),)
    if session.phase.kind not in FLOOR_PHASES:
        return Refused(say.STOPPED_ALREADY)
    return (PauseTaken(goes_on=session.phase.listener is not None),)


def quiet_minute(session: Session, now: Instant) -> Decision:
    """Let everyone write on paper for a minute, or go on before it is over."""
    session = settle(session, now.t)
    if session.phase.kind is SpanKind.QUIET:
        return (QuietMinuteEnded(),)
    if session.phase.kind not in FLOOR_PHASES:
        return Refused(say.STOPPED_ALREADY)
    if session.phase.listener is not None:
        return Refused(say.QUIET_AFTER_SAYING_BACK)
    return (QuietMinuteTaken(QUIET_MINUTE),)


def end_quiet_minute(session: Session, now: Instant) -> Decision:
    """Go on before the quiet minute is over."""
    if settle(session, now.t).phase.kind is not SpanKind.QUIET:
        return Refused(say.QUIET_OVER)
    return (QuietMinuteEnded(),)


def call_time_out(session: Session, now: Instant) -> Decision:
    """Stop the talk at once; held or pressed twice it is one time-out."""
    if session.time_out is not None:
        return Refused(say.TIME_OUT_RUNS)
    if not session.is_open:
        return Refused(say.SESSION_ENDED)
    return (TimeOutCalled(until=now.at + timedelta(seconds=TIME_OUT)),)


def later_choices(
    session: Session, now: Instant, here: str = "", *, for_tonight: bool = False
) -> tuple[Later, ...]:
    """The return times on offer, with letters from a on.

    Twenty minutes and an hour are counted from the planned return, or from now where that is over. Morning
    and evening are the next ones that are not too near and within a day: after midnight that is today.

    Args:
        session: The session at the table.
        now: This moment.
        here: The IANA name of the zone of the clock in front of them, whose morning and evening are meant;
            empty for the session's own.
        for_tonight: Whether only morning and evening are wanted; one of them at least is always there.
    """
    base = max(session.time_out.until, now.at) if session.time_out else now.at
    local = now.at.astimezone(zone_of(here or session.zone))
    offers = (
        []
        if for_tonight
        else [
            (moments.TWENTY_MINUTES_MORE, base + timedelta(minutes=20)),
            (moments.AN_HOUR_MORE, base + timedelta(hours=1)),
        ]
    )
    for hour in (8, 19):
        for ahead, day in enumerate((moments.TODAY, moments.TOMORROW)):
            until = _at(local, ahead, hour).astimezone(now.at.tzinfo)
            if until - now.at >= _SOONEST and _within_a_day(until, now):
                offers.append((moments.day_at(day=day, clock=f"{hour:02}:00"), until))
    return tuple(
        Later(key, words, until, _within_a_day(until, now))
        for key, (words, until) in zip(ascii_lowercase, offers, strict=False)
    )


def lengthen_time_out(session: Session, now: Instant, until: datetime) -> Decision:
    """Set a new time of return (UTC)."""
    if session.time_out is None:
        return NO_TIME_OUT
    if not _within_a_day(until, now):
        return Refused(say.WITHIN_A_DAY)
    if until <= now.at:
        return Refused(say.RETURN_IS_OVER)
    return (TimeOutLengthened(until=until),)


def toggle_ready(session: Session, now: Instant, seat: int) -> Decision:
    """Say ready, or not ready after all, with one's own number key."""
    if session.time_out is None:
        return NO_TIME_OUT
    person = session.seated(seat)
    if person is None:
        return Refused(say.nobody_has(seat=seat))
    if not person.here:
        return Refused(say.not_here(name=person.called))
    if person.id in session.time_out.ready:
        return (ReadyWithdrawn(person.id),)
    return (ReadyDeclared(person.id),)


def stop_run_up(session: Session, now: Instant) -> Decision:
    """Stop the run-up to going on: whoever was ready last is asked again."""
    if session.time_out is None or session.time_out.all_ready is None:
        return Refused(say.NOTHING_BEGINS)
    return (ReadyWithdrawn(session.time_out.ready[-1]),)


def end_time_out(session: Session, now: Instant) -> Decision:
    """Go on once everyone here has been ready for the whole run-up: a breath, then the open floor."""
    if session.time_out is None:
        return NO_TIME_OUT
    end = run_up_end(session)
    if end is None:
        return Refused(say.WHEN_ALL_ARE_READY)
    if now.t < end:
        return Refused(say.IN_A_MOMENT)
    after = question_after_rest(session)
    moved_on = () if after is None else (QuestionShown(question=after),)
    return (TimeOutEnded(), BreathTaken(BREATH), *moved_on)


def rest_topic(session: Session, now: Instant, here: str = "") -> Decision:
    """Let what was talked about rest until tomorrow, on the calendar `here`, as in `later_choices`."""
    if session.time_out is None:
        return NO_TIME_OUT
    if not is_on_table(session):
        return Refused(say.NO_TOPIC)
    tomorrow = (now.at.astimezone(zone_of(here or session.zone)) + timedelta(days=1)).date().isoformat()
    about = question(session)
    if any((one.step, one.until, one.about) == (session.step, tomorrow, about) for one in session.rested):
        return Refused(say.RESTS_ALREADY)
    again = session.taken_up.id if session.taken_up is not None else None
    return (TopicRested(step=session.step, until=tomorrow, about=about, again=again, beside=True),)


def _at(local: datetime, ahead: int, hour: int) -> datetime:
    day = (local + timedelta(days=ahead)).date()
    return datetime.combine(day, time(hour), tzinfo=local.tzinfo)


def _within_a_day(until: datetime, now: Instant) -> bool:
    return until - now.at <= timedelta(seconds=TIME_OUT_MAX)
