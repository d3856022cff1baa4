"""The file of a log: it takes records while it can, and what it cannot take waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import AwayNoted, SessionLeft
from alliance_tui.domain.events.techniques import WritingBegun, WritingEnded
from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import is_missing
from alliance_tui.storage.codec import EVENTS
from alliance_tui.storage.disk import DISK, Disk, StoreError, why
from alliance_tui.storage.ops import Forget
from alliance_tui.storage.reading import OPTIONS

if TYPE_CHECKING:
    from alliance_tui.storage.database import Database
    from alliance_tui.storage.keeping import Kept
    from alliance_tui.storage.tiny import JournalDB


_NOTED: Final = (WritingBegun, WritingEnded, AwayNoted, SessionLeft)
"""Events that tell no action of people, but what the program notes by itself beside one."""


class Make(Enum):
    """What is made where the file is not there."""

    NOTHING = auto()
    """It was there."""

    FILE = auto()
    """It and its folder, where the one above is there: if not, all of the alliance is gone with it."""

    ALL = auto()
    """It and every folder above."""


class LogFile:
    """The file of a log: opened for writing when something is to be written, not before."""

    def __init__(
        self,
        path: Path,
        read_only: str | None,
        make: Make,
        when_opened: Callable[[JournalDB], None],
        disk: Disk = DISK,
    ) -> None:
        """The file, as yet not opened.

        Args:
            path: Where it is.
            read_only: Why it may not be written, as a sentence; None where it may.
            make: What is made where it is not there.
            when_opened: Called once it is open for writing, before what waits is written.
            disk: Where.
        """
        self.path: Final = path
        """Where it is."""
        self.problems: Final[list[str]] = []
        """What was found wrong with it, a sentence each."""
        self.read_only = read_only
        """Why nothing is written, as a sentence; None where something may be."""
        self.is_closed = False
        """Whether it was let go: nothing is tried any more."""
        self.trouble = ""
        """Why it could not be opened when that was last tried, as a sentence; empty where it could."""
        self._make = make
        self._disk = disk
        self._when_opened = when_opened
        self._db: JournalDB | None = None
        self._next = 1
        self._found = 0
        self._waiting: list[tuple[Record, ...]] = []
        # So many of what waits, the oldest, were in the file, and are gone with it.
        self._lost = 0
        # The numbers of the actions that nobody did.
        self._noted: set[int] = set()
        self._watchers: list[Callable[[SaveStatus], None]] = []

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        if self._waiting:
            done = sum(not _is_noted(action) for action in self._waiting)
            return NotSaved(self.trouble, max(done, 1), is_all=self._lost > 0)
        kept = self._counted(self._db.database.kept) if self._db is not None else Saved()
        if self.read_only is not None and not isinstance(kept, NotSaved):
            return ReadOnly(self.read_only)
        return kept

    def _counted(self, kept: Kept) -> SaveStatus:
        """How safely all is kept; what the program noted by itself is none of the actions that wait."""
        with kept.lock:
            status, upto = kept.status, kept.seq
        if not isinstance(status, NotSaved):
            return status
        upto -= status.waiting
        # At once: the loop may be noting another one meanwhile.
        noted = sum(one > upto for one in tuple(self._noted))
        return NotSaved(status.reason, max(status.waiting - noted, 1), status.is_all)

    def note(self) -> None:
        """Take the newest action for one that nobody did."""
        if self._db is not None:
            self._noted.add(self._db.database.kept.seq)

    @property
    def kept(self) -> Kept | None:
        """How it is kept, with its journal; None where it was not opened for writing."""
        return self._db.database.kept if self._db is not None else None

    @property
    def place(self) -> Path:
        """Where it is by now: under another name, where another program wrote it as well."""
        kept = self.kept
        return kept.path if kept is not None else self.path

    @property
    def is_there(self) -> bool:
        """Whether there is something under its name, or nobody can tell."""
        return not is_missing(self.path)

    @property
    def why_away(self) -> str:
        """Why nothing can be kept where it was, in words that fit after "because"; empty where it can."""
        try:
            self._disk.require()
        except OSError as error:
            return why(error)
        return ""

    @property
    def is_apart(self) -> bool:
        """Whether another program changed it while it was open, and both are kept."""
        kept = self.kept
        return kept is not None and len(kept.reports) > self._found

    @property
    def tells_of_words(self) -> bool:
        """Whether it is saved in it that words are to be taken out: whoever opens it next does that."""
        status, kept = self.status, self.kept
        if kept is None or (isinstance(status, NotSaved) and status.is_all):
            return False
        return not any(Forget() in line.ops for line in kept.waiting())

    def saved(self, told: Sequence[Record]) -> Sequence[Record]:
        """Those of its records that are saved: all but the newest, where they wait.

        Args:
            told: All records that were read in it or appended, in order.
        """
        status = self.status
        return () if isinstance(status, NotSaved) and status.is_all else self.written(told)

    def written(self, told: Sequence[Record]) -> Sequence[Record]:
        """Those of its records that were saved, whether its file is gone since then or not.

        Args:
            told: All records that were read in it or appended, in order.
        """
        kept = self.kept
        waiting = sum(map(len, self._waiting[self._lost :]))
        if kept is not None:
            # Blanking is an action, too, and appends nothing.
            waiting += sum(len(line.ops) for line in kept.waiting() if Forget() not in line.ops)
        return told[: len(told) - waiting]

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status, from whatever thread notices it."""
        if callback not in self._watchers:
            self._watchers.append(callback)

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, all or none; what cannot be written waits in memory."""
        if self._db is None or self._waiting:
            self._waiting.append(tuple(action))
            self._keep()
            return
        self._write(self._db.database, action)

    def blank(self, blank: Mapping[RecordId, Record]) -> None:
        """Put records in the place of those with the same id in what waits."""
        self._waiting = [tuple(blank.get(one.id, one) for one in action) for action in self._waiting]

    def has_unsaved(self, told: Sequence[Record]) -> bool:
        """Whether something that people did is in no file of it, be that within reach or not.

        Args:
            told: All records that were read in it or appended, in order.
        """
        status = self.status
        if isinstance(status, NotSaved) and status.is_all and not self.why_away:
            # The folder that all are in is there, and it is not.
            return bool(told)
        return not _is_noted(told[len(self.written(told)) :])

    def look(self, told: Sequence[Record], *, whole: bool, away: str) -> None:
        """Notice where it is gone: all of it waits then, and is written anew once that can be.

        Where the data folder is gone with it, nothing is written before that is back.

        Args:
            told: All records that were read in it or appended, in order.
            whole: Whether so are those beside it: then it is missed, too, where it was only read.
            away: Why the data folder is out of reach, in words that fit after "because"; empty where not.
        """
        if self._db is not None:
            if away or is_missing(self._db.database.kept.path):
                self._db.database.kept.miss(away or say.GONE)
        elif whole and self.read_only is None and not self._lost and (away or is_missing(self.path)):
            # What waits already is said last.
            waiting = sum(map(len, self._waiting))
            by_action: dict[str, list[Record]] = {}
            for record in told[: len(told) - waiting]:
                by_action.setdefault(record.action, []).append(record)
            self._waiting[:0] = map(tuple, by_action.values())
            self._lost = len(by_action)
            self.trouble = self.trouble or say.reason(why=away or say.GONE)
            self._tell()

    def retry(self) -> None:
        """Try at once to write what waits."""
        if self._waiting:
            self._keep()
        elif self._db is not None:
            self._db.database.kept.retry()

    def close(self, told: Sequence[Record], *, whole: bool, telling: bool = True) -> None:
        """Fold the journal in and let go; waits for the disk.

        Args:
            told: All records that were read in it or appended, in order.
            whole: Whether all of it is written anew where it is gone, though nothing waits.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.
        """
        if (self._waiting or whole) and not self.is_there and not self.why_away:
            self.close_as_is()
            # Else the thread that writes has just brought it back.
            if not self.is_there:
                # There is no later time to try: if the folder is gone, all of it goes into a new one.
                self._db = None
                self._make = Make.ALL
                self._waiting, self._lost = [tuple(told)], 0
        if self._waiting:
            self._keep()
        if self._db is not None:
            self._db.database.close(telling=telling)
        self.is_closed = True

    def give_way(self, reason: str) -> None:
        """Open it for writing no more.

        Args:
            reason: Why, as a sentence.
        """
        self.read_only = reason

    def close_as_is(self) -> None:
        """Write nothing more; what waits is lost."""
        if self._db is not None:
            self._db.database.kept.close_as_is()
        self.is_closed = True

    def opened(self) -> JournalDB | None:
        """The file, open for writing; None where that is not possible now."""
        return self._db if self._db is not None else self._open(self._make)

    def _keep(self) -> None:
        """Write what waits, if the file can be opened."""
        db = self._brought_back() if self._lost else self.opened()
        while db is not None and self._waiting:
            self._write(db.database, self._waiting.pop(0))
        if self._waiting:
            self._tell()

    def _brought_back(self) -> JournalDB | None:
        """The file, open again, where it can be made; where it is back by itself, nothing was lost."""
        is_gone = is_missing(self.path)
        db = self._db if self._db is not None else self._open(Make.FILE if is_gone else Make.NOTHING)
        if db is not None:
            if not is_gone:
                del self._waiting[: self._lost]
            self._lost = 0
        return db

    def _write(self, database: Database, action: Sequence[Record]) -> None:
        if _is_noted(action):
            # Before it can fail: whoever is told of that counts.
            self._noted.add(database.kept.seq + 1)
        database.append(EVENTS, {str(number): record for number, record in enumerate(action, self._next)})
        self._next += len(action)

    def _open(self, make: Make) -> JournalDB | None:
        """Open it for writing; None where that is not possible now, and `trouble` says why."""
        if self.read_only is not None:
            self.trouble = self.read_only
            return None
        # Here, because reading needs no TinyDB.
        from alliance_tui.storage.tiny import JournalDB

        options = {
            **OPTIONS,
            "sync": "later",
            "watch": self._tell,
            "begin_with": (EVENTS,),
            "packed": EVENTS,
            "disk": self._disk,
        }
        has_place = make is Make.ALL or (make is Make.FILE and not is_missing(self.path.parent.parent))
        try:
            self._disk.require()
            db = JournalDB(self.path, create_dirs=has_place, create=make is not Make.NOTHING, **options)
        except OSError as error:
            self.trouble = str(error) if isinstance(error, StoreError) else say.reason(why=why(error))
            return None
        kept = db.database.kept
        self.problems.extend(kept.reports)
        if kept.read_only is not None:
            self.trouble = kept.read_only
            return None
        self._db, self.trouble = db, ""
        self._found = len(kept.reports)
        self._next = max(map(int, kept.tables.get(EVENTS, {})), default=0) + 1
        self._when_opened(db)
        return db

    def _tell(self, status: SaveStatus | None = None) -> None:
        if status is None or self._waiting or isinstance(status, NotSaved):
            status = self.status
        for callback in self._watchers:
            callback(status)


def _is_noted(action: Sequence[Record]) -> bool:
    return all(isinstance(record.event, _NOTED) for record in action)
