"""The log of an alliance or of one session: records in a journalled TinyDB file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Gone, NotSaved, ReadOnly, Saved, SaveStatus, Stays, WordsLeft
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import is_missing
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.disk import StoreError, why
from alliance_tui.storage.ops import Forget
from alliance_tui.storage.places import OWN
from alliance_tui.storage.reading import OPTIONS, read_log

if TYPE_CHECKING:
    from alliance_tui.storage.database import Database
    from alliance_tui.storage.tiny import JournalDB


class FileLog:
    """A log in a file. The file is opened for writing when something is to be written, not before."""

    def __init__(self, path: Path, read_only: str | None, *, new: bool = False) -> None:
        """Read a log, or begin a new one.

        Args:
            path: Its file.
            read_only: Why it may not be written, as a sentence; None where it may.
            new: Whether to make it. If that fails, it is tried again later: what is appended waits.

        Raises:
            StoreError: It cannot be read; the message says why.
        """
        self.problems: Final[list[str]] = []
        """What was found wrong with it, a sentence each."""
        self.stuck: tuple[Path, ...] = ()
        """The files beside its own that may still hold words that were taken back."""
        self.read_only = read_only
        """Why nothing is written, as a sentence; None where something may be."""
        self._path = path
        self._new = new
        self._is_late = False
        self._db: JournalDB | None = None
        self._database: Database | None = None
        self._next = 1
        self._found = 0
        self._trouble = ""
        self._is_closed = False
        self._unkept: list[tuple[Record, ...]] = []
        self._lost: list[tuple[Record, ...]] = []
        self._watchers: list[Callable[[SaveStatus], None]] = []
        self._records: list[Record] = []
        self._known = 0
        self._blanked: dict[RecordId, tuple[Record, Record]] = {}
        if new:
            self._opened()
        else:
            self._load()

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        if self._unkept or self._lost:
            return NotSaved(self._trouble, len(self._unkept) + len(self._lost), is_all=bool(self._lost))
        if self.read_only is not None:
            return ReadOnly(self.read_only)
        return self._db.database.status if self._db is not None else Saved()

    @property
    def was_opened(self) -> bool:
        """Whether the file was opened for writing."""
        return self._db is not None

    @property
    def is_there(self) -> bool:
        """Whether there is something under the name of its file, or nobody can tell."""
        return not is_missing(self._path)

    @property
    def words_left(self) -> WordsLeft:
        """Whether words that were taken out of it are still in its files."""
        if self._db is not None:
            return self._db.database.words_left
        # It was never open for writing, so that nothing of it went; where nobody can tell, they may be there.
        return Stays(self._trouble) if self._blanked and self.is_there else Gone()

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back, a sentence each."""
        beside = tuple(say.words_stay(file=str(path)) for path in self.stuck)
        left = self.words_left
        if not self._is_closed or isinstance(left, Gone):
            return beside
        is_saved = not isinstance(self.status, NotSaved) or self._were_taken_back()
        not_gone = say.words_not_gone if is_saved else say.words_not_saved
        return (not_gone(file=str(self._path), why=left.why if isinstance(left, Stays) else ""), *beside)

    @property
    def taken_back(self) -> Mapping[RecordId, tuple[Record, Record]]:
        """The records that lost words here, by their ids: as they were, and as they are now."""
        return self._blanked

    @property
    def kept_apart(self) -> str:
        """That another program changed the file while it was open, and both are kept; empty if none did."""
        if self._database is None or len(self._database.reports) == self._found:
            return ""
        from alliance_tui.sentences import opened

        return opened.two_wrote_one(whole=self._path.name == OWN, folder=str(self._database.path.parent))

    def read(self) -> tuple[Record, ...]:
        """Every record, in the order of `n` and writer."""
        return tuple(self._records)

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, all or none; what cannot be written waits in memory."""
        if self._database is not None and not self._unkept:
            self._write(self._database, action)
        else:
            self._unkept.append(tuple(action))
            self._keep()
        self._records.extend(action)

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id; soon the old words are in no file."""
        blank = {record.id: record for record in records}
        self._blanked |= {one.id: (one, blank[one.id]) for one in self._records if one.id in blank}
        self._records = [blank.get(record.id, record) for record in self._records]
        self._unkept = [tuple(blank.get(one.id, one) for one in action) for action in self._unkept]
        self._lost = [tuple(blank.get(one.id, one) for one in action) for action in self._lost]
        db = self._opened()
        if db is None:
            return
        table = db.table(EVENTS)
        numbers = {f"{document['n']}-{document['writer']}": document.doc_id for document in table}
        with db.action():
            for record in records:
                if record.id in numbers:
                    table.update(encode_record(record), doc_ids=[numbers[record.id]])
            db.database.do(Forget())
        db.database.fold_soon()
        self._forget_aside()

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status, from whatever thread notices it."""
        if callback not in self._watchers:
            self._watchers.append(callback)

    def look(self, *, whole: bool) -> None:
        """Notice where its file is gone: all of it waits then, and is written anew once that can be.

        Args:
            whole: Whether so are those beside it: then it is missed, too, where it was only read.
        """
        if self._db is not None:
            if is_missing(self._db.database.path):
                self._db.database.miss()
        elif whole and self.read_only is None and not self._lost and is_missing(self._path):
            # What waits already is said last.
            waiting = sum(map(len, self._unkept))
            by_action: dict[str, list[Record]] = {}
            for record in self._records[: len(self._records) - waiting]:
                by_action.setdefault(record.action, []).append(record)
            self._lost = [tuple(action) for action in by_action.values()]
            self._trouble = self._trouble or say.reason(why=say.GONE)
            self._tell()

    def retry(self) -> None:
        """Try at once to write what waits."""
        if self._unkept or self._lost:
            self._keep()
        elif self._db is not None:
            self._db.database.retry()

    def close(self, *, whole: bool = False) -> None:
        """Fold the journal in and let go; waits for the disk.

        Args:
            whole: Whether all of it is written anew where its file is gone, though nothing waits.
        """
        if (self._unkept or self._lost or whole) and not self.is_there:
            # There is no later time to try: if the folder is gone, all of it goes into a new one.
            self.let_go()
            self._db = self._database = None
            self._new = self._is_late = True
            self._unkept, self._lost = [tuple(self._records)], []
        if self._unkept or self._lost:
            self._keep()
        if self._db is not None:
            self._db.database.close()
            self._forget_aside()
        self._is_closed = True

    def let_go(self) -> None:
        """Write nothing more; what waits is lost."""
        if self._db is not None:
            self._db.database.let_go()
        self._is_closed = True

    def _forget_aside(self) -> None:
        """Take words that were taken back out of all other files; tried again at closing."""
        if self._blanked and self._db is not None:
            from alliance_tui.storage.forgetting import forget_everywhere

            self.stuck = forget_everywhere(self._path, self._db.database.path, self._blanked)

    def _were_taken_back(self) -> bool:
        """Whether what was read at first tells already that these words are taken back: that is saved."""
        from alliance_tui.domain.scrub import scrubbed

        before = {name: one for name, (one, _) in self._blanked.items()}
        known = [before.get(record.id, record) for record in self._records[: self._known]]
        return before.keys() <= {record.id for record in scrubbed(known)}

    def _load(self) -> None:
        found = read_log(self._path)
        self._records.extend(found.records)
        self._known = len(found.records)
        self.problems.extend(found.reports)
        if self.read_only is None:
            self.read_only = found.suspicious
        if self.read_only is None and journal_of(followed(self._path)).exists():
            # The last opening did not end well: mend at once what may be wrong.
            self.problems.clear()
            self._opened()

    def _keep(self) -> None:
        """Write what waits, if the file can be opened."""
        if self._lost:
            self._bring_back()
        elif self._database is None:
            self._opened()
        while self._database is not None and self._unkept:
            self._write(self._database, self._unkept.pop(0))
        if self._unkept or self._lost:
            self._tell()

    def _bring_back(self) -> None:
        """Write what was lost, if the file can be made; where the file itself is back, nothing was."""
        is_new = self._new
        self._new = is_gone = is_missing(self._path)
        if self._opened() is None:
            self._new = is_new
        else:
            self._unkept[:0] = self._lost if is_gone else []
            self._lost = []

    def _write(self, database: Database, action: Sequence[Record]) -> None:
        database.append(EVENTS, {str(number): record for number, record in enumerate(action, self._next)})
        self._next += len(action)

    def _opened(self) -> JournalDB | None:
        """The file, open for writing; None where that is not possible now."""
        if self._db is None and self.read_only is None:
            # Here, because reading needs no TinyDB.
            from alliance_tui.storage.tiny import JournalDB

            options = {
                **OPTIONS,
                "sync": "later",
                "watch": self._tell,
                "begin_with": (EVENTS,),
                "packed": EVENTS,
            }
            # Where the folder above is gone too, so is all of the alliance: a log does not come back alone.
            make = self._new and (self._is_late or not is_missing(self._path.parent.parent))
            try:
                db = JournalDB(self._path, create_dirs=make, create=self._new, **options)
            except OSError as error:
                self._trouble = str(error) if isinstance(error, StoreError) else say.reason(why=why(error))
                return None
            self.problems.extend(db.database.reports)
            self._found = len(db.database.reports)
            self._trouble = db.database.read_only or ""
            if db.database.read_only is None:
                self._db, self._database = db, db.database
                if not isinstance(db.database.words_left, Gone):
                    # An earlier opening could not take them out.
                    db.database.fold_soon()
            self._next = max(map(int, db.database.tables.get(EVENTS, {})), default=0) + 1
        elif self.read_only is not None:
            self._trouble = self.read_only
        return self._db

    def _tell(self, status: SaveStatus | None = None) -> None:
        if status is None or self._unkept or self._lost:
            status = self.status
        for callback in self._watchers:
            callback(status)
