"""All alliances for a terminal, with rich: apart from their pages, which need the whole state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alliance_tui.domain.days import local_day, other_year
from alliance_tui.domain.finding import short_ids
from alliance_tui.domain.moments import clock_words, countdown_words, span_words
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import listing as say
from alliance_tui.sentences import moments, vocabulary
from alliance_tui.sentences.told import agreements

QUIET = "dim"
"""The style of what is there but does not call."""

NARROW = 72
"""Below so many columns there is no table: its words would be broken."""

LISTED_STATES: Final = {
    SessionState.OPEN: say.UNFINISHED,
    SessionState.TIME_OUT: say.TIME_OUT,
    SessionState.OPEN_ENDED: say.OPEN_ENDED,
    SessionState.CLOSED: "",
}
"""Whether a session waits to be gone on with, as it is told beside it in a list."""


def listing(alliances: Sequence[AllianceSummary], now: datetime, here: str = "") -> RenderableType:
    """All alliances with their sessions, in the order they are given.

    Args:
        alliances: Which ones.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for that of each alliance.
    """
    if not alliances:
        return Group(Text(say.EMPTY), Text(say.begin_one(), QUIET, no_wrap=True, overflow="ignore"))
    return _Listing(alliances, now, here)


class SessionRows:
    """Sessions, a line each as columns; where a terminal is too narrow for those, one after another."""

    def __init__(self, rows: Sequence[tuple[Text, Text, Text, Text, Text]]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw them as wide as there is room."""
        if options.max_width < NARROW:
            yield from (_in_a_row(*row) for row in self._rows)
            return
        table = Table.grid(padding=(0, 2))
        for row in self._rows:
            table.add_row(*row)
        yield table


class _Listing:
    """The alliances as columns; where a terminal is too narrow for those, one thing a line."""

    def __init__(self, alliances: Sequence[AllianceSummary], now: datetime, here: str) -> None:
        self._alliances = alliances
        self._now = now
        self._here = here
        self._short = short_ids(alliances)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw them as wide as the terminal is."""
        if options.max_width < NARROW:
            yield from self._lines()
        else:
            yield self._table()

    def _table(self) -> RenderableType:
        table = Table.grid(padding=(0, 2))
        table.add_column(max_width=24, overflow="fold")
        table.add_column(max_width=24, overflow="fold")
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True, style=QUIET)
        for place, one in enumerate(self._alliances):
            if place:
                table.add_row()
            title, people, setting, review = _told(one, self._now, self._here)
            table.add_row(title, people, setting, review, self._short[one.id])
            for session in one.sessions:
                table.add_row(*session_row(session, one.zone, self._now, self._here), self._short[session.id])
        return table

    def _lines(self) -> Iterator[RenderableType]:
        for place, one in enumerate(self._alliances):
            if place:
                yield Text()
            title, people, setting, review = _told(one, self._now, self._here)
            yield title
            yield people
            yield _in_a_row(setting, review, self._short[one.id])
            for session in one.sessions:
                row = session_row(session, one.zone, self._now, self._here)
                yield Padding(_in_a_row(*row, self._short[session.id]), (0, 0, 0, 2))


def _told(one: AllianceSummary, now: datetime, here: str) -> tuple[Text, Text, Text, Text]:
    """An alliance: its title, its people, their setting and their next review."""
    people = ", ".join(person.called for person in one.participants)
    review = countdown_words(one.review, now, here) if one.review else say.NO_REVIEW
    setting = Text(clean_line(one.setting_title), QUIET)
    return Text(clean_line(one.title), "bold"), Text(clean_line(people)), setting, Text(review)


def _in_a_row(*parts: Text | str) -> Text:
    """What is there of several parts, with a point between them; words are broken only where they must be."""
    told = [part for part in (Text(one, QUIET) if isinstance(one, str) else one for one in parts) if part]
    for part in told:
        part.plain = part.plain.strip()
    return Text(" · ", QUIET).join(told)


def session_row(
    session: SessionSummary, zone: str, now: datetime, here: str = ""
) -> tuple[Text, Text, Text, Text]:
    """One session on one line: its day, what it was, what stands, and whether it waits to be gone on with.

    Args:
        session: The line about it.
        zone: The IANA name of the zone of its alliance; its day is of the one it was held in.
        now: This moment (UTC).
        here: The one of the zone that this machine is set to, whose clock says when people come back; empty
            for the same.
    """
    day = local_day(session.started, session.zone or zone)
    year = other_year(day, local_day(now, here or zone))
    told = LISTED_STATES[session.state]
    if session.until is not None and session.until <= now:
        told = say.TIME_OUT_IS_OVER
    elif session.until is not None:
        told = say.until(clock=clock_words(session.until, here or zone, now))
    when = moments.date_short(day=day.day, month=day.month, year=year)
    proposed = session.proposed - session.waiting
    agreed = agreements(number=session.in_force, proposed=proposed, waiting=session.waiting)
    held = say.held(kind=vocabulary.SESSION_KINDS[session.kind], length=span_words(session.minutes * 60))
    return (
        Text(f"  {when}", QUIET),
        Text(held, QUIET),
        Text(agreed, QUIET),
        Text(told),
    )
