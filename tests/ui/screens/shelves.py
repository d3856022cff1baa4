"""Alliances to look at, in a library in memory, and the program opened over them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from alliance_tui.domain.decisions import people, sitting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.start import Start
from tests.builders import Table, found_in, happened, setting
from tests.fakes import MemoryLibrary, MovableClock
from tests.keyboard import Keyboard, at_keyboard

ZONE = "Europe/Vienna"
"""Where everyone lives in these tests."""


def review(date: str, time: str = "", rhythm: str = "") -> Review:
    """A review on a local date. Every test begins on Sunday 22 November 2026 at 19:00."""
    return Review(date=date, zone=ZONE, time=time, rhythm=rhythm)


def shelve(
    library: MemoryLibrary,
    title: str,
    *names: str,
    planned: Review | None = None,
    agreed: Sequence[str] = (),
    sessions: int = 1,
    ended: bool = True,
    alliance: str = "",
) -> Table:
    """Put an alliance on the shelf, with sessions of twenty minutes each; nobody holds it open."""
    clock = MovableClock()
    opening = library.create(AllianceId(alliance or new_id()))
    table = Table(Live(opening, clock), clock, library, opening)
    happened(found_in(table.live, title, setting(), names or ("Ana", "Ben")))
    for number in range(sessions):
        happened(table.live.sit_down(SessionKind.ASSESS if number else SessionKind.DESIGN))
        if not number:
            for what in agreed:
                table.everyone_agrees(table.propose(what))
        table.wait(20 * 60)
        if ended or number < sessions - 1:
            table.act(sitting.close)
    if planned is not None:
        happened(table.live.act_on_alliance(people.schedule_review, planned))
    table.live.close()
    return table


def program(
    library: MemoryLibrary, start: Start | None = None, clock: MovableClock | None = None
) -> tuple[AllianceApp, MovableClock]:
    """The program over a library, and the clock it reads."""
    couple, team = setting(), setting("team", turn=90)
    clock = clock or MovableClock()
    return AllianceApp(library, clock, {couple.name: couple, team.name: team}, start), clock


@asynccontextmanager
async def opened(
    library: MemoryLibrary,
    start: Start | None = None,
    size: tuple[int, int] = (80, 24),
    clock: MovableClock | None = None,
) -> AsyncIterator[Keyboard]:
    """The program over a library, with what it shows first in front and read."""
    app, clock = program(library, start, clock)
    async with at_keyboard(app, clock, size) as keyboard:
        if start is None:
            await keyboard.until(lambda: bool(keyboard.screen.query("Shelf, Welcome")), "the list")
        yield keyboard


def is_held(library: MemoryLibrary, alliance: AllianceId) -> bool:
    """Whether somebody holds an alliance open."""
    return library.shelves[alliance].holder is not None
