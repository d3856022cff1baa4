"""Words that went out of a log: they go out of its own file, and out of all others that hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import SessionClosed, SessionLeft
from alliance_tui.domain.saving import Going, Gone, NotSaved, Stays, WordsLeft
from alliance_tui.domain.words import Keep, RecordId
from alliance_tui.paths import in_shell
from alliance_tui.sentences import words_left as say
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.log_file import LogFile
from alliance_tui.storage.ops import Forget
from alliance_tui.storage.surprise import reason_of

if TYPE_CHECKING:
    from alliance_tui.storage.tiny import JournalDB


class WordsGone:
    """What a log has lost of its words, and where they still stand.

    The other files are looked through by the thread that writes, before the log's own file is written anew:
    a process that is killed meanwhile leaves a journal that tells whoever opens it next.
    """

    def __init__(self, file: LogFile, read: Callable[[], Sequence[Record]]) -> None:
        """Nothing has gone yet.

        Args:
            file: Where the log is kept.
            read: Answers all its records as they are by now; called from any thread.
        """
        self.saved_in: Path | None = None
        """The other folder in which all of its alliance is saved; None where it is not."""
        self.stuck: tuple[Path, ...] = ()
        """The files beside its own that may still hold words that were taken back."""
        self._file = file
        self._read = read
        self._taken_back: dict[RecordId, tuple[Record, Record]] = {}
        self._to_blank: dict[RecordId, Record] = {}
        # The files beside its own with words that were said elsewhere, after all that people let go here.
        self._later: tuple[Path, ...] = ()
        # So often there was a reason to look through the other files, and so many of them were seen to.
        self._reasons = self._seen_to = 0
        # So many of them are on their way, or were seen to.
        self._begun = 0
        # Why the other files could not be looked through when that was last tried; empty where they could.
        self._trouble = ""
        # How much was known to be wrong with its own files then.
        self._reported = 0

    @property
    def taken_back(self) -> Mapping[RecordId, tuple[Record, Record]]:
        """The records that lost words here, by their ids: as they were, and as they are now."""
        return self._taken_back

    @property
    def left(self) -> WordsLeft:
        """Whether words that went out of it are still in its files, or other words are in files beside.

        Other words are those that were said elsewhere, and come after people here kept the agreements only.
        """
        left = self._left_in_its_own
        if not isinstance(left, Gone):
            return left
        if self._is_to_look and self._file.kept is not None and not self._file.is_closed:
            return Stays(say.beside_not_looked_through(why=self._trouble)) if self._trouble else Going()
        if not self._later:
            return left
        return Stays(" ".join(say.words_said_elsewhere(file=str(one)) for one in self._later), is_tried=False)

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back, a sentence each."""
        beside = tuple(say.words_stay(file=str(path)) for path in self.stuck)
        if self._trouble and self._is_to_look and self._file.is_closed and not self._file.why_away:
            beside = (*beside, say.words_may_be_beside(file=str(self._file.path), why=self._trouble))
        left = self._left_in_its_own
        if not self._file.is_closed or isinstance(left, Gone):
            return beside
        said = self._not_gone(file=str(self._file.path), why=left.why if isinstance(left, Stays) else "")
        return (said, *beside)

    def note(self, taken_back: Mapping[RecordId, tuple[Record, Record]]) -> None:
        """Note records that lost words: other files may hold these still.

        Args:
            taken_back: By their ids: as they were, and as they are now.
        """
        if taken_back:
            self._taken_back |= taken_back
            self._reasons += 1

    def note_killed(self, *, is_told: bool) -> None:
        """Note what an earlier opening did not come to; before the file is opened, and so mended.

        Args:
            is_told: Whether its journal tells that words are to go.
        """
        records = self._read()
        if is_told:
            from alliance_tui.storage.pending import pending

            now = {record.id: record for record in records}
            old = pending(self._file.path, records)
            self.note({name: both for name, both in old.items() if now.get(name) == both[1]})
        if is_agreements_only(records):
            self._reasons += 1

    def note_agreements_only(self) -> None:
        """Note that people kept the agreements only: other files may hold words that its own never did."""
        self._reasons += 1
        self._begin_to_look()

    def blank(self, blank: Mapping[RecordId, Record]) -> None:
        """Have these records take the place of those with the same id in its own file, and the words go.

        Args:
            blank: By their ids.
        """
        self._to_blank |= blank
        db = self._file.opened()
        if db is not None:
            self.take_out(db)

    def take_out(self, db: JournalDB) -> None:
        """Take words that are to go out of the file, which is open, and begin to do so everywhere else."""
        kept = db.database.kept
        if self._to_blank:
            table = db.table(EVENTS)
            numbers: dict[str, list[int]] = {}
            for document in table:
                # As a rule there is one; whatever stands there twice goes twice.
                numbers.setdefault(f"{document['n']}-{document['writer']}", []).append(document.doc_id)
            with db.action():
                for record in self._to_blank.values():
                    if record.id in numbers:
                        table.update(encode_record(record), doc_ids=numbers[record.id])
                db.database.do(Forget())
            self._file.note()
            self._to_blank = {}
        first = self._taken_up()
        if not isinstance(kept.words_left, Gone) or first is not None:
            # Also where an earlier opening could not take them out.
            kept.fold_soon(first)

    def retry(self) -> None:
        """Take out what could not be when it was to go, if the file can be opened by now.

        Where something waits, the file is opened for that, and this goes first.
        """
        if self._to_blank and not isinstance(self._file.status, NotSaved):
            self._file.opened()
        self._begin_to_look()

    def end(self) -> None:
        """Try once more what could not be done, now that the log is closed; waits for the disk.

        Closing may have found that another program wrote it as well: what that wrote is kept beside it.
        """
        kept = self._file.kept
        is_news = kept is not None and self._reasons > 0 and len(kept.reports) > self._reported
        if self.stuck or self._is_to_look or is_news:
            self._look_through_others()

    @property
    def _is_to_look(self) -> bool:
        """Whether the other files are still to be looked through."""
        return self._seen_to < self._reasons

    def _begin_to_look(self) -> None:
        kept = self._file.kept
        first = self._taken_up() if kept is not None else None
        if kept is not None and first is not None:
            kept.fold_soon(first)

    def _taken_up(self) -> Callable[[], None] | None:
        """What the thread that writes is to do first; None where it need not, or is about to do it already.

        It may take long: who asks again and again meanwhile would have it done once more for that.
        """
        if self._begun >= self._reasons:
            return None
        self._begun = self._reasons
        return self._look_through_others

    def _look_through_others(self) -> None:
        """Take the words out of all other files; the thread that writes does this.

        Anything may lie there. Whatever goes wrong with it, what people say is saved all the same: it is
        noted, and tried again.
        """
        try:
            self._trouble = self._forget_beside()
        except Exception as error:  # noqa: BLE001 (it is said, and the log tells where)
            self._trouble = reason_of(error)
        finally:
            self._begun = self._seen_to

    def _forget_beside(self) -> str:
        """Do it; why it cannot be done, in words that fit after "because", where the data folder is away."""
        kept, away = self._file.kept, self._file.why_away
        if kept is None or away:
            return away
        # Here, because as a rule nothing is taken back.
        from alliance_tui.storage.forgetting import forget_beside

        # First: what comes to it meanwhile is seen to after that.
        reasons, reported, records = self._reasons, len(kept.reports), self._read()
        bare = records if is_agreements_only(records) else ()
        left = forget_beside(self._file.path, kept.path, dict(self._taken_back), bare)
        self.stuck, self._later = left.stuck, left.later
        self._seen_to, self._reported = reasons, reported
        return ""

    @property
    def _left_in_its_own(self) -> WordsLeft:
        """Whether words that were taken out of it are still in its own files."""
        kept = self._file.kept
        if kept is not None:
            return kept.words_left
        # It was never open for writing, so that nothing of it went; where nobody can tell, they may be there.
        return Stays(self._file.trouble) if self._to_blank and self._file.is_there else Gone()

    def _not_gone(self, *, file: str, why: str) -> str:
        """What becomes of words that are still in its own file: that depends on what is saved."""
        if not isinstance(self._file.status, NotSaved) or self._file.tells_of_words:
            return say.words_not_gone(file=file, why=why)
        from alliance_tui.domain.scrub import scrubbed

        before = {name: one for name, (one, _) in self._taken_back.items()}
        saved = [before.get(record.id, record) for record in self._file.saved(self._read())]
        if not before.keys() <= {record.id for record in scrubbed(saved)}:
            if self.saved_in is not None:
                return say.words_saved_elsewhere(file=file, folder=in_shell(self.saved_in))
            return say.words_not_saved(file=file, why=why)
        were_left = bool(saved) and isinstance(saved[-1].event, SessionLeft)
        return (say.words_not_gone if were_left else say.words_go_later)(file=file, why=why)


def is_agreements_only(records: Sequence[Record]) -> bool:
    """Whether people ended a session among these records and kept the agreements only."""
    return any(isinstance(one.event, SessionClosed) and one.event.kept is Keep.AGREEMENTS for one in records)
