"""The log of an alliance or of one session: records in a journalled TinyDB file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus, WordsLeft
from alliance_tui.domain.words import Keep, RecordId
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.disk import DISK, Disk, StoreError
from alliance_tui.storage.joining import join, without_late_words
from alliance_tui.storage.log_file import LogFile, Make
from alliance_tui.storage.opening import said_of_loss
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.words_gone import WordsGone, is_agreements_only


class FileLog:
    """A log in a file: its records as they are by now."""

    def __init__(self, path: Path, read_only: str | None, *, new: bool = False, disk: Disk = DISK) -> None:
        """Read a log, or begin a new one.

        Args:
            path: Its file.
            read_only: Why it may not be written, as a sentence; None where it may.
            new: Whether to make it. If that fails, it is tried again later: what is appended waits.
            disk: Where.

        Raises:
            StoreError: It cannot be read; the message says why.
        """
        make = Make.FILE if new else Make.NOTHING
        self.file: Final = LogFile(path, read_only, make, lambda db: self.words.take_out(db), disk)
        """Where it is kept."""
        self.words: Final = WordsGone(self.file, self.read)
        """What went of its words, and where they still stand."""
        self.loss = ""
        """What could not be found as it was mended, as a sentence; empty where nothing is news."""
        self._had_losses = False
        self._records: list[Record] = []
        if new:
            self.file.opened()
        else:
            self._load()

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""
        return self.file.status

    @property
    def is_lost(self) -> bool:
        """Whether nothing of all that stood in it can be found."""
        kept = self.file.kept
        return not self._records and (self._had_losses or (kept is not None and kept.loss.is_any))

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing or in doubt, or waits in memory only."""
        kept = self.file.kept
        has_losses = self._had_losses or (kept is not None and kept.loss.is_any)
        return not has_losses and not isinstance(self.status, ReadOnly | NotSaved)

    @property
    def words_left(self) -> WordsLeft:
        """Whether words that went out of it are still in its files, or other words are in files beside."""
        return self.words.left

    def read(self) -> tuple[Record, ...]:
        """Every record, in the order of `n` and writer."""
        return tuple(self._records)

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, all or none; what cannot be written waits in memory."""
        self.file.append(action)
        self._records.extend(action)
        if is_agreements_only(action):
            self.words.note_agreements_only()

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id; soon the old words are in no file."""
        blank = {record.id: record for record in records}
        self.words.note({one.id: (one, blank[one.id]) for one in self._records if one.id in blank})
        self._records = [blank.get(record.id, record) for record in self._records]
        self.file.blank(blank)
        self.words.blank(blank)

    def take_in(self, records: Iterable[Record], *, as_ended: bool = True) -> frozenset[RecordId]:
        """Add what this process knows of it, and another one that wrote it meanwhile did not keep.

        Words that went in either do not come back. Where it may not be written, it is only read so.

        Args:
            records: All that is known of it here.
            as_ended: Whether those lose their words, too, that whoever ended it meanwhile did not keep.

        Returns:
            Those that say something else here and there: what the other one wrote counts.
        """
        found = {record.id: record for record in self._records}
        both = dict(found)
        other = join(both, records)
        told = dict(both)
        if as_ended:
            both |= _blanked_at_the_end(self._records, both)
        both = {one.id: one for one in without_late_words(in_order(both.values()))}
        blanked = [both[name] for name, record in found.items() if both[name] != record]
        missing: dict[str, list[Record]] = {}
        for record in in_order(both[name] for name in both.keys() - found.keys()):
            missing.setdefault(record.action, []).append(record)
        if self.file.read_only is None:
            for action in missing.values():
                self.file.append(action)
            late = (name for name in told.keys() - found.keys() if told[name] != both[name])
            self.words.note({name: (told[name], both[name]) for name in late})
            if blanked:
                self.scrub(blanked)
        self._records = list(in_order(both.values()))
        return other

    def show(self, records: Iterable[Record], why: str) -> None:
        """Tell these records instead of those that could be read, and write nothing.

        Args:
            records: What repairing would make of it.
            why: What is wrong with it, as a sentence.
        """
        self._records = list(records)
        if self.file.read_only is None:
            self.file.give_way(why)

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status, from whatever thread notices it."""
        self.file.watch(callback)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that people did is in no file of it, be that within reach or not."""
        return self.file.has_unsaved(self._records)

    def look(self, *, whole: bool, away: str = "") -> None:
        """Notice where its file is gone: all of it waits then, and is written anew once that can be.

        Args:
            whole: Whether so are those beside it: then it is missed, too, where it was only read.
            away: Why the data folder is out of reach, in words that fit after "because"; empty where not.
        """
        self.file.look(self._records, whole=whole, away=away)

    def is_as_saved(self) -> bool | None:
        """Whether all that was saved of it is under its name: then it is the file that was written here.

        Returns:
            None where nothing of it was ever saved, so that nothing tells.
        """
        saved = {record.id for record in self.file.written(self._records)}
        if not saved:
            return None
        try:
            return saved <= {record.id for record in read_log(self.file.place).records}
        except StoreError:
            return False

    def retry(self) -> None:
        """Try at once to write what waits."""
        self.file.retry()
        self.words.retry()

    def settle(self) -> None:
        """Wait for the disk until what waits is written, or has failed; called from any thread."""
        kept = self.file.kept
        if kept is not None:
            kept.settle()

    def close(self, *, whole: bool = False, telling: bool = True) -> None:
        """Fold the journal in and let go; waits for the disk.

        Args:
            whole: Whether all of it is written anew where its file is gone, though nothing waits.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.
        """
        self.words.retry()
        self.file.close(self._records, whole=whole, telling=telling)
        self.words.end()

    def give_way(self, refusal: str) -> None:
        """Write nothing more, for another process does; what only memory has is kept first, or waits.

        Waits for the disk. Where something waits, it is tried again where this is called again.

        Args:
            refusal: Who writes it, as a sentence.
        """
        self.settle()
        if self.status == Saved():
            # The journal is as the other one has found it, or will find it.
            self.file.let_go()
        else:
            self.close()
        self.file.give_way(refusal)

    def _load(self) -> None:
        file = self.file
        found = read_log(file.path)
        self._records.extend(found.records)
        self._had_losses = found.loss.is_any
        if found.loss.is_news:
            self.loss = said_of_loss(file.path, found.loss)
        file.problems.extend(found.reports)
        if file.read_only is None and found.suspicious is not None:
            file.give_way(found.suspicious)
        if file.read_only is None and (found.loss.is_news or journal_of(followed(file.path)).exists()):
            # The last opening did not end well: mend at once what may be wrong. What is lost is told now.
            file.problems.clear()
            self.words.note_killed(is_told=found.words_left)
            file.opened()


def _blanked_at_the_end(found: Sequence[Record], both: Mapping[RecordId, Record]) -> dict[RecordId, Record]:
    """The records that lose their words because another process ended the session meanwhile.

    Args:
        found: What it wrote, in order.
        both: That, and what this process knows, by their ids.
    """
    ends = [record.event for record in found if isinstance(record.event, SessionClosed)]
    if not ends:
        return {}
    from alliance_tui.domain.scrub import scrubbed

    keep = ends[-1].kept if isinstance(found[-1].event, SessionClosed) else Keep.EVERYTHING
    return {record.id: record for record in scrubbed(in_order(both.values()), keep)}
