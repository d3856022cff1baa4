"""A clock the test moves, and the library in memory as one on a disk behaves that may fail and take long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotSaved, ReadOnly, Saved, SaveStatus, Saving, WordsLeft
from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.storage import memory

START = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""The wall's time at which every test begins: a Sunday evening, 19:00 in Vienna."""


class MovableClock:
    """A clock that stands still until the test moves it."""

    def __init__(self, start: datetime = START, zone: str = "Europe/Vienna") -> None:
        self._start = start
        self._wall = 0.0
        self._steady = 4_000.0
        self._awake = 1_500.0
        self._zone = zone

    def now(self) -> datetime:
        """The wall's time, UTC."""
        return self._start + timedelta(seconds=self._wall)

    def steady(self) -> float:
        """Seconds on a clock that never jumps and goes on through sleep."""
        return self._steady

    def awake(self) -> float:
        """Seconds on a clock that never jumps and stands still through sleep."""
        return self._awake

    def zone(self) -> str:
        """The IANA name of the local zone."""
        return self._zone

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._wall += seconds
        self._steady += seconds
        self._awake += seconds

    def jump_wall(self, seconds: float) -> None:
        """Set the clock on the wall forward, or back with negative seconds; no time passes."""
        self._wall += seconds

    def sleep(self, seconds: float) -> None:
        """Let the laptop sleep."""
        self._wall += seconds
        self._steady += seconds

    def reboot(self, seconds: float) -> None:
        """Switch the laptop off for some seconds: its steady clocks begin at zero again."""
        self._wall += seconds
        self._steady = 0.0
        self._awake = 0.0

    def change_zone(self, zone: str) -> None:
        """Travel to another zone."""
        self._zone = zone


class MemoryLog(memory.MemoryLog):
    """A log in memory, as safe as one on a disk; writing can be made to fail, and to take long."""

    def __init__(self, lines: dict[RecordId, bytes], read_only: str | None) -> None:
        super().__init__(lines, read_only)
        self.seen = dict(lines)
        """What was there at first."""

        self.failure: str | None = None
        """Why writing fails, as a sentence; None while it works."""

        self.slow = False
        """Whether the disk has not yet confirmed what it was given."""

        self.closed = False
        """Whether it was let go."""
        self._waiting: list[tuple[Record, ...]] = []
        self._watchers: list[Callable[[SaveStatus], None]] = []

    words_left: WordsLeft = Gone()
    """Whether words that were to go are gone."""

    @property
    def has_unsaved(self) -> bool:
        """Whether something waits."""
        return bool(self._waiting)

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        if self.read_only is not None:
            return ReadOnly(self.read_only)
        if self._waiting:
            return NotSaved(self.failure or "Nobody has tried again yet.", len(self._waiting))
        return Saving(1) if self.slow else Saved()

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, or let them wait while writing fails."""
        if self.read_only is not None or self.closed:
            raise AssertionError("Nothing is written to a log that is read-only or closed.")
        self._waiting.append(tuple(action))
        self.retry()

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id, of those that wait too."""
        blank = {record.id: record for record in records}
        self._waiting = [tuple(blank.get(one.id, one) for one in action) for action in self._waiting]
        super().scrub(records)

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status."""
        self._watchers.append(callback)

    def retry(self) -> None:
        """Write what waits, if writing works."""
        if self.failure is None:
            for action in self._waiting:
                self._keep(action)
            self._waiting.clear()
        for callback in self._watchers:
            callback(self.status)

    def settle(self) -> None:
        """Trying again does not take long here."""

    def close(self) -> None:
        """Let go."""
        self.closed = True

    @property
    def text(self) -> str:
        """All that is kept, as one text to search in."""
        return "\n".join(line.decode() for line in self._lines.values())


class Shelf(memory.Shelf):
    """What a disk would hold of one alliance."""

    holder: MemoryOpening | None


class MemoryOpening(memory.MemoryOpening):
    """An alliance held open; who opens it second follows it, and goes on with it after the first."""

    _shelf: Shelf

    @property
    def held_elsewhere(self) -> bool:
        """Whether another opening may write."""
        return self._read_only is not None

    @property
    def own(self) -> MemoryLog:
        """The alliance's own log."""
        return cast("MemoryLog", super().own)

    def session(self, session: SessionId) -> MemoryLog:
        """The log of a session; the same object at each call."""
        return cast("MemoryLog", super().session(session))

    def create(self, session: SessionId) -> MemoryLog:
        """A new, empty log for a session."""
        return cast("MemoryLog", super().create(session))

    def again(self) -> MemoryOpening | None:
        """Anew, where another one may write and has written, or may no more."""
        shelf = self._shelf
        seen = {one: self.session(one).seen for one in self.sessions()}
        is_as_before = self.own.seen == shelf.own and seen == shelf.sessions
        if not self.held_elsewhere or (shelf.holder is not None and is_as_before):
            return None
        return MemoryOpening(self._id, shelf)

    def close(self, *, anew: bool = True, telling: bool = True) -> None:
        """Close every log and give the lock back."""
        for log in (self.own, *map(self.session, self.sessions())):
            log.close()
        self.drop()

    def drop(self) -> None:
        """Give the lock back as a killed process does: nothing else happens."""
        super().close()

    def _log(self, lines: dict[RecordId, bytes]) -> MemoryLog:
        return MemoryLog(lines, self._read_only)


class MemoryLibrary(memory.MemoryLibrary):
    """All alliances, kept in memory, where a test can look at them and change them."""

    problems: tuple[str, ...] = ()
    """What could not be read, a sentence each."""

    is_large = False
    """Whether a first picture does not wait for the list."""

    @property
    def shelves(self) -> dict[AllianceId, Shelf]:
        """What a disk would hold, by alliance."""
        return cast("dict[AllianceId, Shelf]", self._shelves)

    def create(self, alliance: AllianceId) -> MemoryOpening:
        """A new, empty alliance, held open."""
        return MemoryOpening(alliance, self.shelves.setdefault(alliance, Shelf()))

    def open(self, alliance: AllianceId) -> MemoryOpening:
        """Hold an alliance open; read-only where someone else does."""
        return MemoryOpening(alliance, self._shelf(alliance))
