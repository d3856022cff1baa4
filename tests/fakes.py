"""A clock the test moves, and a library that is kept in memory as the JSON a disk would hold."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotSaved, ReadOnly, Saved, SaveStatus, Saving, WordsLeft
from alliance_tui.domain.summary import AllianceSummary, Listing, summarise
from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.storage.outside import WritesOutside

START = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
"""The wall's time at which every test begins: a Sunday evening, 19:00 in Vienna."""

IN_USE = "This alliance is open in another window. Here it can be read, not changed."
"""What the second opening of an alliance is told."""


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


class MemoryLog:
    """One log, each record kept as JSON; writing can be made to fail."""

    def __init__(self, kept: dict[RecordId, bytes], read_only: str | None) -> None:
        self.kept = kept
        """The JSON of each record that was written, by its id; outlives the opening."""

        self.seen = dict(kept)
        """What of it was there at first."""

        self.failure: str | None = None
        """Why writing fails, as a sentence; None while it works."""

        self.slow = False
        """Whether the disk has not yet confirmed what it was given."""

        self.closed = False
        """Whether it was let go."""

        self.words_left: WordsLeft = Gone()
        """Whether words that were to go are gone."""

        self.read_only = read_only
        """Why nothing is written, as a sentence; None where something may be."""
        self._waiting: list[tuple[Record, ...]] = []
        self._watchers: list[Callable[[SaveStatus], None]] = []

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        if self.read_only is not None:
            return ReadOnly(self.read_only)
        if self._waiting:
            return NotSaved(self.failure or "Nobody has tried again yet.", len(self._waiting))
        return Saving(1) if self.slow else Saved()

    def read(self) -> tuple[Record, ...]:
        """Every record, decoded from JSON, in the order of `n` and writer."""
        records = [msgspec.json.decode(line, type=Record) for line in self.kept.values()]
        return tuple(sorted(records, key=lambda one: (one.n, one.writer)))

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, or let them wait while writing fails."""
        if self.read_only is not None or self.closed:
            raise AssertionError("Nothing is written to a log that is read-only or closed.")
        self._waiting.append(tuple(action))
        self.retry()

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id."""
        blank = {record.id: record for record in records}
        self._waiting = [tuple(blank.get(one.id, one) for one in action) for action in self._waiting]
        for record in records:
            if record.id in self.kept:
                self.kept[record.id] = msgspec.json.encode(record)

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status."""
        self._watchers.append(callback)

    def retry(self) -> None:
        """Write what waits, if writing works."""
        if self.failure is None:
            for record in (record for action in self._waiting for record in action):
                self.kept[record.id] = msgspec.json.encode(record)
            self._waiting.clear()
        for callback in self._watchers:
            callback(self.status)

    def close(self) -> None:
        """Let go."""
        self.closed = True

    @property
    def text(self) -> str:
        """All that is kept, as one text to search in."""
        return "\n".join(line.decode() for line in self.kept.values())


@dataclass
class Shelf:
    """What a disk would hold of one alliance."""

    own: dict[RecordId, bytes] = field(default_factory=dict)
    """The alliance's own log."""

    sessions: dict[SessionId, dict[RecordId, bytes]] = field(default_factory=dict)
    """The log of each session."""

    touched: datetime | None = None
    """The last touch of the lock (UTC)."""

    holder: MemoryOpening | None = None
    """Who may write."""


class MemoryOpening:
    """An alliance held open; the second one to open it may only read."""

    def __init__(self, alliance: AllianceId, shelf: Shelf) -> None:
        self._id = alliance
        self._shelf = shelf
        self._read_only = None if shelf.holder is None else IN_USE
        self._last_touch = shelf.touched
        if shelf.holder is None:
            shelf.holder = self
        self._own = MemoryLog(shelf.own, self._read_only)
        self._sessions = {one: MemoryLog(kept, self._read_only) for one, kept in shelf.sessions.items()}

    @property
    def id(self) -> AllianceId:
        """Which alliance."""
        return self._id

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written, as a sentence; None where it can."""
        return self._read_only

    @property
    def problems(self) -> tuple[str, ...]:
        """Nothing in memory is ever damaged."""
        return ()

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Nothing in memory is kept twice."""
        return ()

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """No other program can change it."""
        return ()

    @property
    def held_elsewhere(self) -> bool:
        """Whether another opening may write."""
        return self._read_only is not None

    @property
    def last_touch(self) -> datetime | None:
        """When the one who held it before last touched the lock (UTC)."""
        return self._last_touch

    @property
    def own(self) -> MemoryLog:
        """The alliance's own log."""
        return self._own

    def sessions(self) -> tuple[SessionId, ...]:
        """All its sessions."""
        return tuple(self._sessions)

    def session(self, session: SessionId) -> MemoryLog:
        """The log of a session; the same object at each call."""
        return self._sessions[session]

    def create(self, session: SessionId) -> MemoryLog:
        """A new, empty log for a session."""
        kept = self._shelf.sessions.setdefault(session, {})
        return self._sessions.setdefault(session, MemoryLog(kept, self._read_only))

    def touch(self, at: datetime) -> None:
        """Say that people are still here at this moment (UTC)."""
        self._shelf.touched = at

    def look(self, *, anew: bool = False) -> None:
        """Nothing in memory is ever gone."""

    def again(self) -> MemoryOpening | None:
        """Anew, where another one may write and has written, or may no more."""
        shelf = self._shelf
        seen = {one: log.seen for one, log in self._sessions.items()}
        is_as_before = self._own.seen == shelf.own and seen == shelf.sessions
        if not self.held_elsewhere or (shelf.holder is not None and is_as_before):
            return None
        return MemoryOpening(self._id, shelf)

    def close(self, *, anew: bool = True) -> None:
        """Close every log and give the lock back."""
        for log in (self._own, *self._sessions.values()):
            log.close()
        self.drop()

    def drop(self) -> None:
        """Give the lock back as a killed process does: nothing else happens."""
        if self._shelf.holder is self:
            self._shelf.holder = None


class MemoryLibrary(WritesOutside):
    """All alliances, kept in memory."""

    def __init__(self) -> None:
        self.shelves: dict[AllianceId, Shelf] = {}
        """What a disk would hold, by alliance."""

        self.problems: tuple[str, ...] = ()
        """What could not be read, a sentence each."""

        self.is_large = False
        """Whether a first picture does not wait for the list."""

    def list(self) -> tuple[AllianceSummary, ...]:
        """A summary of every alliance that was founded."""
        summaries = []
        for shelf in self.shelves.values():
            own = MemoryLog(shelf.own, IN_USE).read()
            logs = {one: MemoryLog(kept, IN_USE).read() for one, kept in shelf.sessions.items()}
            summaries.append(summarise(own, logs))
        return tuple(summary for summary in summaries if summary is not None)

    def listing(self) -> Generator[Listing, None, None]:
        """All of it at once: nothing has to be read."""
        yield Listing(alliances=self.list(), problems=self.problems)

    def has_changed(self) -> bool:
        """Nobody else can change it."""
        return False

    def read(self, alliance: AllianceId) -> tuple[tuple[Record, ...], dict[SessionId, tuple[Record, ...]]]:
        """An alliance's own log and those of its sessions, without holding it open."""
        if alliance not in self.shelves:
            raise LookupError("There is no such alliance.")
        shelf = self.shelves[alliance]
        sessions = {one: MemoryLog(kept, IN_USE).read() for one, kept in shelf.sessions.items()}
        return MemoryLog(shelf.own, IN_USE).read(), sessions

    def create(self, alliance: AllianceId) -> MemoryOpening:
        """A new, empty alliance, held open."""
        return MemoryOpening(alliance, self.shelves.setdefault(alliance, Shelf()))

    def open(self, alliance: AllianceId) -> MemoryOpening:
        """Hold an alliance open; read-only where someone else does."""
        if alliance not in self.shelves:
            raise LookupError("There is no such alliance.")
        return MemoryOpening(alliance, self.shelves[alliance])

    def delete(self, alliance: AllianceId, session: SessionId | None, at: datetime) -> str:
        """Remove an alliance, or one session of it."""
        if session is None:
            del self.shelves[alliance]
        else:
            del self.shelves[alliance].sessions[session]
        return "It is gone."
