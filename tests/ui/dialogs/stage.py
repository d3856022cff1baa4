"""A stage for one dialog: the real app over people at a table, in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.events import Paste
from textual.pilot import Pilot

from alliance_tui.domain.session import Session
from alliance_tui.live import Live
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.live_screen import LiveDialog
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import Table, setting
from tests.fakes import MovableClock

T = TypeVar("T")

SIZES = ((80, 24), (100, 30), (160, 50), (40, 12), (20, 5))
"""Terminals, from the usual one to the smallest."""

HARD = "see [/x] [bold] 👩‍👩‍👧 مرحبا ñ"
"""Words that break whatever reads typed words as markup or counts letters as columns."""


class Stage:
    """The app, and the hands of whoever tests it."""

    def __init__(self, app: AllianceApp, pilot: Pilot[None], clock: MovableClock) -> None:
        self.app = app
        """The real app."""
        self.pilot = pilot
        """Presses keys."""
        self.clock = clock
        """What time it is."""
        self.answers: list[object] = []
        """What dialogs answered."""

    @property
    def live(self) -> Live:
        """The alliance that is open."""
        assert self.app.live is not None, "an alliance is open"
        return self.app.live

    @property
    def session(self) -> Session:
        """The session at the table, as it stands now."""
        assert self.live.session is not None, "a session is at the table"
        return self.live.session

    @property
    def dialog(self) -> Dialog[None]:
        """The dialog in front."""
        assert isinstance(self.app.screen, Dialog), f"not a dialog: {self.app.screen}"
        return self.app.screen

    @property
    def said(self) -> str:
        """What is whispered in front."""
        return self.app.screen.query_one(Whisper).sentence

    @property
    def shown(self) -> str:
        """All that the terminal shows, line by line."""
        size = self.app.size
        strips = self.app.screen._compositor.render_strips(size)
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def show(self, dialog: LiveDialog[T]) -> None:
        """Put a dialog in front."""

        def answered(value: T | None) -> None:
            self.answers.append(value)

        self.app.push_screen(dialog, answered)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and let everything settle."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Let some words arrive in the field that has focus, as a paste."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()

    async def cover(self) -> None:
        """Let a time-out cover everything, and come back from it."""
        await self.press("f9")
        front = self.app.screen
        assert self.session.time_out is not None, "the time-out runs"
        for person in self.session.here:
            await self.press(str(person.seat))
        self.clock.move(10)
        self.app.beat()
        await self.pilot.pause()
        assert self.app.screen is not front, "the time-out is over"


@asynccontextmanager
async def stage(table: Table, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """The app over a table: a new opening of its alliance."""
    table.opening.drop()
    start = OpenAlliance(table.opening.id)
    app = AllianceApp(table.library, table.clock, {"couple": setting()}, start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, table.clock)
