"""A house to sit down in: a folder of alliances on disk, a clock, and openings of the program over them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, assessing, breaks, floor, notes, parking, sitting
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.ports import Library
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.start import AtLibrary, BeginNew, Start
from tests.builders import found_in, happened, pid, setting
from tests.fakes import MemoryLibrary, MemoryLog, MovableClock
from tests.keyboard import Keyboard, at_keyboard

SIZES: Final = ((80, 24), (100, 30), (160, 50))
"""The terminals a session is made for."""

SMALLEST: Final = (20, 5)
"""The smallest terminal in which nothing may crash."""


class House:
    """Opens the program over the same folder as often as it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where the alliances are."""

        self.clock = MovableClock()
        """What time it is, in all openings."""

    @asynccontextmanager
    async def open(
        self, start: Start | None = None, size: tuple[int, int] = (100, 30), library: Library | None = None
    ) -> AsyncIterator[Keyboard]:
        """Start the program and sit down at its keyboard.

        Args:
            start: What it shows first.
            size: Columns and rows of the terminal.
            library: Another library than the one in the folder.
        """
        couple = setting()
        app = AllianceApp(
            library or FileLibrary(self.folder), self.clock, {couple.name: couple}, start or AtLibrary()
        )
        async with at_keyboard(app, self.clock, size) as keyboard:
            yield keyboard

    @asynccontextmanager
    async def sit(
        self,
        *names: str,
        size: tuple[int, int] = (100, 30),
        turn: int | None = 120,
        facilitators: Sequence[str] = (),
        title: str = "Home",
        library: Library | None = None,
    ) -> AsyncIterator[Keyboard]:
        """Start the program straight into a first session; of Ana and Ben where nobody is named."""
        start = BeginNew(title, setting(turn=turn), names or ("Ana", "Ben"), tuple(facilitators))
        async with self.open(start, size, library) as keyboard:
            yield keyboard

    def furnish(self, *names: str, ended: bool = False) -> tuple[AllianceId, SessionId]:
        """Let people have talked for some minutes, with notes, agreements and a time-out, and left.

        Args:
            names: Who; Ana and Ben where nobody is named.
            ended: Whether they ended the session.
        """
        opening = FileLibrary(self.folder).create(AllianceId(new_id()))
        live = Live(opening, self.clock)
        happened(found_in(live, "Home", setting(), names or ("Ana", "Ben")))
        happened(live.sit_down(SessionKind.DESIGN))
        for seat, words in ((1, "An evening without phones"), (2, "To know when you come home")):
            happened(live.act(floor.give_floor, seat))
            self.clock.move(40)
            happened(live.act(notes.write_note, pid(seat), NoteKind.NEED, words))
        happened(live.act(parking.park, "The holidays"))
        happened(live.act(agreements.propose, Terms("Phones stay in the hall", when="at dinner")))
        happened(live.act(breaks.call_time_out))
        self.clock.move(600)
        assert live.session is not None
        for person in live.session.here:
            happened(live.act(breaks.toggle_ready, person.seat))
        self.clock.move(6)
        happened(live.act(breaks.end_time_out))
        self.clock.move(20)
        if ended:
            happened(live.act(sitting.close))
        session = live.session.id
        live.close()
        return opening.id, session

    def look_back(self, *names: str, first: str = "Phones stay in the hall") -> tuple[AllianceId, SessionId]:
        """Let people have agreed, and sit down a week later to look back; they left before anyone marked.

        Args:
            names: Who; Ana and Ben where nobody is named.
            first: The words of the first agreement.
        """
        opening = FileLibrary(self.folder).create(AllianceId(new_id()))
        live = Live(opening, self.clock)
        happened(found_in(live, "Home", setting(), names or ("Ana", "Ben")))
        happened(live.sit_down(SessionKind.DESIGN))
        assert live.session is not None
        keeps = (pid(2),)
        for terms in (
            Terms(first, who=keeps, when="at dinner"),
            Terms("A walk on Sunday"),
        ):
            happened(live.act(agreements.propose, terms))
            for person in live.session.here:
                happened(live.act(agreements.press_consent, live.session.agreements[-1].id, person.seat))
        happened(live.act(parking.park, "The holidays"))
        happened(live.act(assessing.plan_celebration, "We kept at it", "a walk", "on Sunday"))
        happened(live.act(sitting.close))
        self.clock.move(7 * 24 * 3600)
        happened(live.sit_down(SessionKind.ASSESS))
        session = live.session.id
        live.close()
        return opening.id, session

    def past(self, alliance: AllianceId, session: SessionId) -> Session:
        """A session as a library that was opened just now reads it from the folder."""
        opening = FileLibrary(self.folder).open(alliance)
        try:
            past = Live(opening, self.clock).past(session)
        finally:
            opening.close()
        assert past is not None, "the session can be read"
        return past

    def all_bytes(self) -> bytes:
        """Everything that lies in the folder, in one piece, to search in."""
        return b"\n".join(path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file())


def fail(library: MemoryLibrary, why: str | None) -> None:
    """Let all writing of the alliances that are open fail from now on, or work again with None."""
    for log in _open_logs(library):
        log.failure = why


def slow_down(library: MemoryLibrary, *, slow: bool) -> None:
    """Let the disk of the alliances that are open not confirm what it was given, or confirm it all."""
    for log in _open_logs(library):
        log.slow = slow
        log.retry()


def _open_logs(library: MemoryLibrary) -> Iterator[MemoryLog]:
    for shelf in library.shelves.values():
        if shelf.holder is not None:
            yield from (shelf.holder.own, *map(shelf.holder.session, shelf.holder.sessions()))
