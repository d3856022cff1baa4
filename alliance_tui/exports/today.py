"""What was agreed for today and this week, from Friday on also the next, with the days to the review.

A few lines, or JSON:

    {"alliances": [{"id", "title", "date": today on this machine, "zone": that of the hours below,
                    "today": [doing, ...], "week": [doing, ...], "late": [doing, ...],
                    "in_your_words": [{"what", "when"}, ...], "any_day": [what, ...],
                    "to_agree": [{"what", "waits_for": [name, ...]}, ...],
                    "celebrate": [{"what", "how", "when", "date", "time": or null}, ...], of these eight days,
                    "review": null or as in `show`, "days_to_review": null, or below 0 after its day}, ...]}

A doing is `{"what", "who": [name, ...], "everyone": true or false, "when": as it was written, "date",
"time": or null, "by": whether it may be done earlier}`. What is to be done today is not in `week`, the seven
days after it; what is late was to be done once, and is not done. What tells when in words that name no day of
the calendar is in `in_your_words`, and what tells nothing of it in `any_day`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alliance_tui.domain.agenda import Celebrating, Doing, agenda, looks_on
from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.days import local_day, other_year
from alliance_tui.domain.moments import day_words, other_place, review_sentence
from alliance_tui.domain.people import names_of
from alliance_tui.domain.review_standing import seen_here
from alliance_tui.domain.to_agree import to_agree
from alliance_tui.exports.clean import clean_line
from alliance_tui.exports.json_text import Shape
from alliance_tui.exports.listing import QUIET
from alliance_tui.exports.people import joined, keepers, whose_yes
from alliance_tui.exports.reviews import review_shape
from alliance_tui.sentences import moments
from alliance_tui.sentences import today as say
from alliance_tui.sentences.told import waits_for as waits_for_yes


def today_page(alliances: Iterable[Alliance], now: datetime, here: str = "") -> RenderableType:
    """A few lines for each alliance.

    Args:
        alliances: Which ones.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to, which decides what today is; empty for
            the alliance's own. An hour is the one that people agreed on, told with its place where the clock
            there is another one.
    """
    parts: list[RenderableType] = []
    for alliance in alliances:
        if parts:
            parts.append(Text())
        parts.extend(_lines(alliance, now, here or alliance.zone))
    return Group(*parts)


def today_shape(alliances: Iterable[Alliance], now: datetime, here: str = "") -> Shape:
    """The same for programs."""
    return {"alliances": [_shape(alliance, now, here or alliance.zone) for alliance in alliances]}


def _lines(alliance: Alliance, now: datetime, here: str) -> Iterator[RenderableType]:
    told, today, open_ones = agenda(alliance, now, here), local_day(now, here), to_agree(alliance)
    place = other_place(alliance.zone, here, now)
    yield Text.assemble((clean_line(alliance.title), "bold"), (f" · {day_words(now, here)}", QUIET))
    if told.late:
        yield Text(say.STILL_OPEN, "bold")
        yield _doings(told.late, alliance, today, place)
    if told.today:
        yield Text(say.TODAY, "bold")
        yield _doings(told.today, alliance, today, place)
    if told.this_week:
        yield Text(say.THIS_WEEK, "bold")
        yield _doings(told.this_week, alliance, today, place)
    if told.next_week:
        yield Text(say.NEXT_WEEK, "bold")
        yield _doings(told.next_week, alliance, today, place)
    if told.in_words:
        yield Text(say.IN_YOUR_WORDS, "bold")
        worded = ((clean_line(one.terms.when), clean_line(one.terms.what)) for one in told.in_words)
        yield from (Text(f"  {when} · {what}") for when, what in worded)
    elif not (told.today or told.this_week or told.next_week or told.late or told.celebrations or open_ones):
        yield Text(say.NOTHING_SOON if looks_on(today) else say.NOTHING, QUIET)
    if told.any_day:
        yield Text(say.on_any_day(number=len(told.any_day)), QUIET)
    if told.celebrations:
        yield Text(say.TO_CELEBRATE, "bold")
        yield _celebrations(told.celebrations, today, place)
    if open_ones:
        yield Text(say.TO_AGREE, "bold")
        yield _open_ones(open_ones, alliance)
    if alliance.review is None:
        yield Text(say.NO_REVIEW)
    else:
        yield Text(clean_line(review_sentence(alliance.review, now, here)))


def _days_and_words() -> Table:
    """A table of a day, and what is done on it; nothing of either is cut off."""
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    return table


def _doings(doings: Sequence[Doing], alliance: Alliance, today: date, place: str) -> RenderableType:
    table = _days_and_words()
    for one in doings:
        who = joined(keepers(one.agreement, alliance.participants))
        what = Text.assemble(clean_line(one.agreement.terms.what), (f"  {who}", QUIET))
        table.add_row(Text(_when(one, today, place), QUIET), what)
    return Padding(table, (0, 0, 0, 2))


def _open_ones(open_ones: Sequence[Agreement], alliance: Alliance) -> RenderableType:
    lines = Text("\n").join(
        Text.assemble(
            clean_line(one.terms.what),
            (f"  {waits_for_yes(names=joined(whose_yes(one, alliance.people)))}", QUIET),
        )
        for one in open_ones
    )
    return Padding(lines, (0, 0, 0, 2))


def _celebrations(ahead: Sequence[Celebrating], today: date, place: str) -> RenderableType:
    table = _days_and_words()
    for one in ahead:
        how = clean_line(one.celebration.how)
        what = Text.assemble(clean_line(one.celebration.what), (f"  {how}" if how else "", QUIET))
        table.add_row(Text(_when(one, today, place) or moments.TODAY, QUIET), what)
    return Padding(table, (0, 0, 0, 2))


def _when(doing: Doing | Celebrating, today: date, place: str) -> str:
    """The day where it is not today, and the time, with the place whose it is."""
    day = ""
    if doing.day < today:
        date_ = moments.date(day=doing.day.day, month=doing.day.month, year=other_year(doing.day, today))
        day = moments.weekday_date(weekday=doing.day.weekday(), date=date_)
    elif doing.day > today:
        day = moments.weekday_short(weekday=doing.day.weekday(), day=doing.day.day)
    clock = f"{doing.at:%H:%M}" if doing.at else ""
    return say.when(day=day, clock=clock, place=place, by=isinstance(doing, Doing) and doing.by)


def _shape(alliance: Alliance, now: datetime, here: str) -> Shape:
    told, today, review = agenda(alliance, now, here), local_day(now, here), alliance.review
    ahead = (date.fromisoformat(seen_here(review, here).date) - today).days if review else None
    return {
        "id": alliance.id,
        "title": alliance.title,
        "date": today.isoformat(),
        "zone": alliance.zone,
        "today": [_doing(one, alliance) for one in told.today],
        "week": [_doing(one, alliance) for one in told.week],
        "late": [_doing(one, alliance) for one in told.late],
        "in_your_words": [{"what": one.terms.what, "when": one.terms.when} for one in told.in_words],
        "any_day": [one.terms.what for one in told.any_day],
        "to_agree": [
            {"what": one.terms.what, "waits_for": whose_yes(one, alliance.people)}
            for one in to_agree(alliance)
        ],
        "celebrate": [_celebrating(one) for one in told.celebrations],
        "review": review_shape(review) if review else None,
        "days_to_review": ahead,
    }


def _celebrating(one: Celebrating) -> Shape:
    return {
        "what": one.celebration.what,
        "how": one.celebration.how,
        "when": one.celebration.when,
        "date": one.day.isoformat(),
        "time": f"{one.at:%H:%M}" if one.at else None,
    }


def _doing(doing: Doing, alliance: Alliance) -> Shape:
    terms = doing.agreement.terms
    names = names_of(alliance.participants)
    return {
        "what": terms.what,
        "who": [names[one] for one in terms.who if one in names],
        "everyone": not terms.who,
        "when": terms.when,
        "date": doing.day.isoformat(),
        "time": f"{doing.at:%H:%M}" if doing.at else None,
        "by": doing.by,
    }
