"""The alliance that is open, as its store has it: whether it can be changed, and how safely all is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_tui.book import Book
from alliance_tui.domain.saving import (
    Going,
    NotSaved,
    ReadOnly,
    SaveStatus,
    Saving,
    Stays,
    WordsLeft,
    worst,
    worst_left,
)
from alliance_tui.sentences import words_left as say

if TYPE_CHECKING:
    from alliance_tui.at_table import AtTable
    from alliance_tui.ports import Log, Opening


class AtStore:
    """What the store says of the alliance's own log, of that at the table, and of those that lost words."""

    def __init__(self, opening: Opening, table: AtTable) -> None:
        self.locked: str | None = None
        """Why nothing can be changed in the session at the table, as a sentence; None where it can."""
        self._table = table
        self.hold(opening)

    def hold(self, opening: Opening) -> None:
        """Go on with another opening of the same alliance."""
        self.opening = opening
        """How it is held open."""
        self.book = Book(opening)
        """Its records."""

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed here, as a sentence; None where it can."""
        return self.opening.read_only or self.locked

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept, over all logs that are open."""
        status, read_only = worst(log.status for log in self._logs()), self.read_only
        # What waits from before another process took the alliance would be lost all the same.
        return status if read_only is None or isinstance(status, NotSaved) else ReadOnly(read_only)

    @property
    def is_on_its_way(self) -> bool:
        """Whether the disk has still to answer: about what was done, or words that are about to go."""
        if isinstance(self.status, NotSaved | ReadOnly):
            return False
        # Also of sessions that are over: words go out of them with what is let go in a later one.
        return any(isinstance(log.status, Saving) or isinstance(log.words_left, Going) for log in self._all())

    @property
    def problems(self) -> tuple[str, ...]:
        """What was found wrong with its files as it was opened, a sentence each."""
        return tuple(self.opening.problems)

    @property
    def is_checked_for_more(self) -> bool:
        """Whether checking says more of what was found wrong."""
        return self.opening.is_checked_for_more

    @property
    def lost(self) -> tuple[str, ...]:
        """The sessions of which nothing can be read, though something is left of them, a sentence each."""
        return tuple(self.opening.lost)

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back, a sentence each; known once it is closed."""
        return (*self.opening.unforgotten, *self._still_told())

    @property
    def words_left(self) -> WordsLeft:
        """Whether words that were taken back, or are not kept, still stand in its files."""
        left: list[WordsLeft] = [log.words_left for log in self._logs()]
        if unforgotten := tuple(self.opening.unforgotten):
            left.append(Stays(" ".join(unforgotten)))
        left.extend(Stays(said, is_tried=False, is_looked_at_again=True) for said in self._still_told())
        return worst_left(left)

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """Which files another program changed meanwhile, so that both are kept, a sentence each."""
        return tuple(self.opening.kept_apart)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that people did is in no file, be that within reach or not."""
        return any(log.has_unsaved for log in self._logs())

    def look(self) -> None:
        """Notice at once where the files are gone, which `status` then says."""
        if self.read_only is None:
            self.opening.look()

    def retry(self, *, anew: bool = False) -> None:
        """Try at once to write what waits; `settle` waits for what comes of it.

        Args:
            anew: Whether a folder that is gone is made anew for that.
        """
        if self.read_only is not None:
            return
        if anew:
            self.opening.look(anew=True)
        for log in self._logs():
            log.retry()

    def settle(self) -> None:
        """Wait for the disk until what waits is written, or has failed. Called beside the loop that draws."""
        for log in self._all():
            log.settle()

    def _all(self) -> tuple[Log, ...]:
        return (self.opening.own, *map(self.opening.session, self.opening.sessions()))

    def _still_told(self) -> tuple[str, ...]:
        """In which sessions words stand that people let go in the one at the table, in a sentence at most."""
        session = self._table.session
        files = [f"{one}.json" for one in self.book.still_told(session.id)] if session is not None else []
        return (say.still_told(files=tuple(sorted(files))),) if files else ()

    def _logs(self) -> tuple[Log, ...]:
        own, session = self.book.log(None), self._table.session
        # Another process that has held it may have deleted the session, which is still looked at here.
        there = self.opening.sessions()
        table = (session.id,) if session is not None else ()
        those = dict.fromkeys((*table, *(one for one in self.book.blanked if one is not None)))
        return (own, *(self.book.log(one) for one in those if one in there))
