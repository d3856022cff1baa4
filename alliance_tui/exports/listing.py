"""All alliances for a terminal, with rich: apart from their pages, which need the whole state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from alliance_tui.domain.finding import short_ids
from alliance_tui.domain.moments import MONTHS, clock_words, local_day, review_words, span_words
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.exports.clean import clean_line

QUIET = "dim"
"""The style of what is there but does not call."""


def listing(alliances: Sequence[AllianceSummary], now: datetime) -> RenderableType:
    """All alliances with their sessions, in the order they are given, seen from `now` (UTC)."""
    if not alliances:
        return Group(
            Text("No alliance yet."), Text("Begin one with: alliance new Ana Ben --setting couple", QUIET)
        )
    short = short_ids(alliances)
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=24, overflow="fold")
    table.add_column(max_width=24, overflow="fold")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, style=QUIET)
    for place, one in enumerate(alliances):
        if place:
            table.add_row()
        people = ", ".join(person.name for person in one.participants)
        review = review_words(one.review, now).countdown if one.review else "no review yet"
        setting = Text(clean_line(one.setting_title), QUIET)
        table.add_row(
            Text(clean_line(one.title), "bold"), Text(clean_line(people)), setting, review, short[one.id]
        )
        for session in one.sessions:
            table.add_row(*session_row(session, one.zone, now), short[session.id])
    return table


def session_row(session: SessionSummary, zone: str, now: datetime) -> tuple[Text, Text, Text, Text]:
    """One session on one line: its day, what it was, what stands, and whether it waits to be gone on with."""
    day = local_day(session.started, zone)
    year = f" {day.year}" if day.year != local_day(now, zone).year else ""
    agreements = "1 agreement" if session.agreements == 1 else f"{session.agreements} agreements"
    state = {SessionState.OPEN: "unfinished", SessionState.TIME_OUT: "time-out", SessionState.CLOSED: ""}
    told = state[session.state]
    if session.until is not None:
        told = f"time-out until {clock_words(session.until, zone, now)}"
    length = span_words(session.minutes * 60)
    when = f"  {day.day} {MONTHS[day.month - 1][:3]}{year}"
    return (
        Text(when, QUIET),
        Text(f"{session.kind.value}, {length}", QUIET),
        Text(agreements, QUIET),
        Text(told),
    )
