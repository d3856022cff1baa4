"""All that is told of an alliance on its page, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance, Sitting
from alliance_tui.domain.days import local_day, other_year
from alliance_tui.domain.life import Lives
from alliance_tui.domain.moments import MONTHS, WEEKDAYS, clock_words, other_place
from alliance_tui.domain.people import Participant
from alliance_tui.domain.to_agree import is_kept
from alliance_tui.domain.understood import when_words
from alliance_tui.domain.zones import zone_of
from alliance_tui.sentences import alliance_sheet as say
from alliance_tui.sentences import vocabulary
from alliance_tui.sentences.moments import hour_in
from alliance_tui.sentences.told import OF_WHO_LEFT, kept
from alliance_tui.sentences.told import reached as reached_on
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import (
    INDENT,
    agreement_blocks,
    everyone,
    heading,
    note_blocks,
    rested_words,
    review_blocks,
    said,
)
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, WAITS, phrase, words

if TYPE_CHECKING:
    from alliance_tui.domain.dated import Dated


def alliance_page(
    alliance: Alliance,
    told: Lives,
    now: datetime,
    here: str = "",
    *,
    whole: bool = True,
    lost: Sequence[str] = (),
) -> Iterator[Block]:
    """All that is told of an alliance: first what is ahead, last what has been.

    Args:
        alliance: Which one.
        told: The lines of life of its agreements.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the alliance's own.
        whole: Whether all of its files could be read as they were written.
        lost: The sessions of which nothing can be read any more, a sentence each.
    """
    yield from review_blocks(alliance.review, now, here)
    yield from heading(say.PEOPLE)
    yield everyone(alliance.people)
    yield from _purpose(alliance, now)
    yield from _agreements(alliance, told)
    yield from _tasks(alliance, now, here)
    yield from _ahead(alliance, now, here)
    yield from _over(alliance, told, now)
    yield from heading(say.SESSIONS)
    if not alliance.sittings:
        yield said(say.NO_SESSIONS if whole else say.no_sessions_shown())
    yield from (said(one, WAITS) for one in lost)
    for sitting in reversed(alliance.sittings):
        yield _sitting(alliance, sitting, now, here)


def _purpose(alliance: Alliance, now: datetime) -> Iterator[Block]:
    """What it is for, in their words; of a goal whether it is reached."""
    if not alliance.purpose:
        return
    yield from heading(say.PURPOSE)
    reached, people = dict(alliance.reached_at), {person.id for person in alliance.people}
    for note, block in zip(
        alliance.purpose, note_blocks(alliance.purpose, alliance.participants), strict=True
    ):
        if not note.is_goal:
            yield block
            continue
        told, tone = say.STILL_OPEN if note.participant in people else OF_WHO_LEFT, QUIET
        if at := reached.get(note.id):
            told, tone = reached_on(day=_day(at, alliance.zone, now).strip()), GOOD
        yield replace(block, words=block.words + phrase((f"   {told}", tone)))


def _agreements(alliance: Alliance, told: Lives) -> Iterator[Block]:
    lasting = [one for one in alliance.live_agreements if not one.terms.is_task]
    yield from heading(say.AGREEMENTS, _counted(lasting, alliance.people))
    if not alliance.live_agreements:
        yield said(say.NONE_IN_FORCE if alliance.ended_agreements(told) else say.NOTHING_AGREED)
    elif not lasting:
        yield said(say.NONE_LAST)
    for place, agreement in enumerate(lasting):
        if place:
            yield GAP
        yield from agreement_blocks(agreement, alliance)


def _tasks(alliance: Alliance, now: datetime, here: str) -> Iterator[Block]:
    """What is done once, with the day that its words name."""
    tasks = [one for one in alliance.live_agreements if one.terms.is_task]
    if tasks:
        yield from heading(say.TASKS, _counted(tasks, alliance.people))
    for place, task in enumerate(tasks):
        if place:
            yield GAP
        yield from agreement_blocks(task, alliance)
        if day := _day_of(task, alliance.zone, now, here):
            yield Block(phrase((day, PLAIN)), indent=2 * INDENT, key=task.id)


def _ahead(alliance: Alliance, now: datetime, here: str) -> Iterator[Block]:
    """What waits for another day: what was parked, what rests, what is celebrated."""
    if alliance.parked:
        yield from heading(say.PARKED)
        yield from (Block(words(thing.text), indent=INDENT) for thing in alliance.parked)
    if alliance.rested:
        yield from heading(say.RESTING)
        today = local_day(now, here or alliance.zone)
        yield from (Block(rested_words(one, now, today), indent=INDENT) for one in alliance.rested)
    if alliance.celebrations:
        yield from heading(say.TO_CELEBRATE)
        yield from (
            Block(celebration_words(one, alliance.zone), indent=INDENT) for one in alliance.celebrations
        )


def _over(alliance: Alliance, told: Lives, now: datetime) -> Iterator[Block]:
    """What came to its end, and how: its line of life is still there."""
    ended = alliance.ended_agreements(told)
    if ended:
        yield from heading(say.ENDED, str(len(ended)))
    for one in ended:
        day = _day(one.ended, alliance.zone, now).strip() if one.ended else ""
        ended_so = say.ended(state=vocabulary.AGREEMENT_STATES[one.state], day=day)
        standing = phrase((f"   {ended_so}", QUIET))
        yield Block(words(one.terms.what) + standing, indent=INDENT, key=one.id)


def _sitting(alliance: Alliance, sitting: Sitting, now: datetime, here: str) -> Block:
    """A session, by the clock where it was held: people may have moved between two of them."""
    zone = sitting.zone or alliance.zone
    date = _day(sitting.opened, zone, now)
    when = clock_words(sitting.opened, zone)
    if sitting.closed:
        when = _hours(sitting.opened, sitting.closed, zone, now)
    if place := other_place(zone, here, sitting.opened):
        when = say.in_place(hours=when, place=place)
    over = alliance.is_open_ended(sitting)
    state = f"  {say.OPEN_ENDED}" if over else ""
    waits = "" if over or sitting.closed else f"  {say.UNFINISHED}"
    kind = vocabulary.SESSION_KINDS[sitting.kind]
    told = phrase((f"{kind:<9}{when}{state}", QUIET), (waits, WAITS))
    return Block(told, lead=phrase((date, PLAIN)), hang=20, indent=INDENT, key=sitting.id)


def _hours(began: datetime, ended: datetime, zone: str, now: datetime) -> str:
    """From when to when; with the day of the end where people would take it for another one."""
    since, until = clock_words(began, zone), clock_words(ended, zone)
    days = (local_day(ended, zone) - local_day(began, zone)).days
    if not days or (days == 1 and until < since):
        return say.sitting(began=since, ended=until)
    return say.long_sitting(began=since, day=_day(ended, zone, now).strip(), ended=until)


def _counted(agreements: Sequence[Agreement], people: Sequence[Participant]) -> str:
    """How many are in force and how many are not, such as "2 in force, 1 proposed"."""
    in_force = sum(one.is_in_force for one in agreements)
    waiting = sum(is_kept(one, people) for one in agreements)
    proposed = len(agreements) - in_force - waiting
    return say.counted(in_force=in_force, proposed=proposed, kept=kept(number=waiting))


def _day(at: datetime, zone: str, now: datetime) -> str:
    """A local day such as "22 November"; with the year where it is another one."""
    day = local_day(at, zone)
    year = other_year(day, local_day(now, zone))
    return say.date(day=day.day, month=MONTHS[day.month - 1], year=year)


def _day_of(task: Agreement, zone: str, now: datetime, here: str) -> str:
    """The day a task names, such as "by Fri 27 November"; empty for none, or where it is told already."""
    if not task.terms.when or when_words(task, zone) != task.terms.when:
        return ""
    # Reading dates loads pendulum: a page without dated tasks need not wait for it.
    from alliance_tui.domain.agenda import when_of

    dated = when_of(task, zone)
    if dated is None:
        return ""
    return say.named_day(
        by=dated.by,
        weekday=WEEKDAYS[dated.first.weekday()],
        day=dated.first.day,
        month=MONTHS[dated.first.month - 1],
        year=other_year(dated.first, local_day(now, zone)),
        time=_hour_of(dated, zone, here),
    )


def _hour_of(dated: Dated, zone: str, here: str) -> str:
    """The hour people named, with its place where this machine has another clock; empty for none."""
    if dated.at is None:
        return ""
    place = other_place(zone, here, datetime.combine(dated.first, dated.at, tzinfo=zone_of(zone)))
    return hour_in(clock=f"{dated.at:%H:%M}", place=place)
