"""Alliances kept in memory only: what is said in a demonstration stays nowhere."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotKept, ReadOnly, SaveStatus, WordsLeft
from alliance_tui.domain.summary import AllianceSummary, Listing, summarise
from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.sentences import store, trash
from alliance_tui.storage.codec import decode_records, encode_record
from alliance_tui.storage.outside import WritesOutside
from alliance_tui.storage.values import decode_any, encode, plain

IN_USE = store.open_elsewhere(where=store.ANOTHER_WINDOW)
"""What the second opening of an alliance is told."""


class MemoryLog:
    """A log as the JSON that a disk would hold: values that are not JSON are refused here too."""

    def __init__(self, lines: dict[RecordId, bytes], read_only: str | None) -> None:
        self._lines = lines
        self.read_only = read_only
        """Why it may not be written, as a sentence; None where it may."""

    @property
    def status(self) -> SaveStatus:
        """That nothing is kept; or why nothing can be changed."""
        return NotKept() if self.read_only is None else ReadOnly(self.read_only)

    @property
    def has_unsaved(self) -> bool:
        """There are no files: nothing is to be in any."""
        return False

    @property
    def words_left(self) -> WordsLeft:
        """What goes is gone at once."""
        return Gone()

    def read(self) -> tuple[Record, ...]:
        """Every record, in the order of `n` and writer."""
        return decode_records(decode_any(line) for line in self._lines.values())

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press."""
        self._keep(action)

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id."""
        self._keep([record for record in records if record.id in self._lines])

    def _keep(self, records: Sequence[Record]) -> None:
        self._lines.update({record.id: encode(plain(encode_record(record))) for record in records})

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Nothing ever changes about how safe memory is."""

    def retry(self) -> None:
        """Nothing ever waits."""

    def settle(self) -> None:
        """Nor for anything."""


class Shelf:
    """What is kept of one alliance."""

    def __init__(self) -> None:
        self.own: dict[RecordId, bytes] = {}
        """The alliance's own log: the JSON of each record, by its id."""

        self.sessions: dict[SessionId, dict[RecordId, bytes]] = {}
        """The log of each session."""

        self.touched: datetime | None = None
        """When it was last said that people are here (UTC)."""

        self.holder: MemoryOpening | None = None
        """Who may write; None while nobody holds it open."""


class MemoryOpening:
    """An alliance in memory, held open; the second one to open it may only read."""

    def __init__(self, alliance: AllianceId, shelf: Shelf) -> None:
        self._id = alliance
        self._shelf = shelf
        self._read_only = None if shelf.holder is None else IN_USE
        if shelf.holder is None:
            shelf.holder = self
        self._last_touch = shelf.touched
        self._own = self._log(shelf.own)
        self._sessions = {one: self._log(lines) for one, lines in shelf.sessions.items()}

    @property
    def id(self) -> AllianceId:
        """Which alliance."""
        return self._id

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here, as a sentence; None where it can."""
        return self._read_only

    @property
    def problems(self) -> tuple[str, ...]:
        """Nothing in memory is ever damaged."""
        return ()

    @property
    def is_checked_for_more(self) -> bool:
        """There are no files."""
        return False

    @property
    def lost(self) -> tuple[str, ...]:
        """Nothing in memory is ever damaged."""
        return ()

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Nothing in memory is kept twice."""
        return ()

    def told_beside(self) -> tuple[Sequence[Record], ...]:
        """Nothing in memory is ever damaged, or kept twice."""
        return ()

    def note_copy(self, home: Path) -> None:
        """Nothing in memory holds words that were taken back."""

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """No other program can change it."""
        return ()

    @property
    def held_elsewhere(self) -> bool:
        """No other process ever sees it."""
        return False

    @property
    def last_touch(self) -> datetime | None:
        """When the one who held it before last touched it (UTC); None if nobody did."""
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
        lines = self._shelf.sessions.setdefault(session, {})
        return self._sessions.setdefault(session, self._log(lines))

    def touch(self, at: datetime | None) -> None:
        """Say that people are still here at this moment (UTC); None where nobody is whose time is told."""
        self._shelf.touched = at or self._shelf.touched

    def look(self, *, anew: bool = False) -> None:
        """Nothing in memory is ever gone."""

    def again(self) -> MemoryOpening | None:
        """Nobody else writes what is followed here."""
        return None

    def close(self, *, anew: bool = True, telling: bool = True) -> None:  # noqa: ARG002 - nothing is lost
        """Give the alliance back."""
        if self._shelf.holder is self:
            self._shelf.holder = None

    def _log(self, lines: dict[RecordId, bytes]) -> MemoryLog:
        return MemoryLog(lines, self._read_only)


class MemoryLibrary(WritesOutside):
    """Alliances that last as long as the process."""

    def __init__(self) -> None:
        self._shelves: dict[AllianceId, Shelf] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """Nothing in memory is ever damaged."""
        return ()

    @property
    def is_large(self) -> bool:
        """Nothing has to be read."""
        return False

    def list(self) -> tuple[AllianceSummary, ...]:
        """A summary of every alliance that was founded, in no order."""
        summaries = (
            summarise(
                MemoryLog(shelf.own, IN_USE).read(),
                {one: MemoryLog(lines, IN_USE).read() for one, lines in shelf.sessions.items()},
            )
            for shelf in self._shelves.values()
        )
        return tuple(summary for summary in summaries if summary is not None)

    def listing(self) -> Generator[Listing, None, None]:
        """All of it at once: nothing has to be read."""
        yield Listing(alliances=self.list(), problems=self.problems)

    def has_changed(self) -> bool:
        """Nobody else can change it."""
        return False

    def read(self, alliance: AllianceId) -> tuple[tuple[Record, ...], dict[SessionId, tuple[Record, ...]]]:
        """An alliance's own log and those of its sessions, without holding it open.

        Raises:
            LookupError: There is none with this id; the text is a sentence.
        """
        shelf = self._shelf(alliance)
        sessions = {one: MemoryLog(lines, IN_USE).read() for one, lines in shelf.sessions.items()}
        return MemoryLog(shelf.own, IN_USE).read(), sessions

    def create(self, alliance: AllianceId) -> MemoryOpening:
        """A new, empty alliance, held open."""
        return MemoryOpening(alliance, self._shelves.setdefault(alliance, Shelf()))

    def open(self, alliance: AllianceId) -> MemoryOpening:
        """Hold an alliance open; read-only where it is open already.

        Raises:
            LookupError: There is none with this id; the text is a sentence.
        """
        return MemoryOpening(alliance, self._shelf(alliance))

    def delete(self, alliance: AllianceId, session: SessionId | None, at: datetime) -> str:  # noqa: ARG002
        """Remove an alliance, or one session of it; there is no later moment to have it back.

        Raises:
            LookupError: There is none; the text is a sentence.
        """
        shelf = self._shelf(alliance)
        if session is None:
            del self._shelves[alliance]
        elif shelf.sessions.pop(session, None) is None:
            raise LookupError(store.no_session(session=session))
        return trash.GONE_FROM_MEMORY

    def _shelf(self, alliance: AllianceId) -> Shelf:
        if alliance not in self._shelves:
            raise LookupError(store.no_alliance(alliance=alliance))
        return self._shelves[alliance]
