"""Reads the list of alliances beside the loop that draws: a slow disk keeps nobody from pressing a key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from alliance_tui.domain.summary import Listing
from alliance_tui.errors import words_of
from alliance_tui.sentences import library as say

if TYPE_CHECKING:
    from alliance_tui.ports import Library


class Reading:
    """One reading of the list, begun at once in a thread."""

    def __init__(self, library: Library, told: Callable[[Reading], object], *, again: bool = False) -> None:
        """Begin to read.

        Args:
            library: All alliances.
            told: Called from the thread for each new listing.
            again: Whether to read only if a file has changed since all were read last.
        """
        self.newest: Listing | None = None
        """Every alliance that could be read so far, the most urgent first; None while nothing is known."""
        self._library = library
        self._told = told
        self._again = again
        self._stopped = False
        self._done = Event()
        Thread(target=self._run, name="alliance-list").start()

    def within(self, seconds: float) -> Listing | None:
        """What is read when it is whole, or after so many seconds."""
        self._done.wait(seconds)
        return self.newest

    def stop(self) -> None:
        """Read no further file; what was read until then is kept."""
        self._stopped = True

    def _run(self) -> None:
        try:
            if not self._again or self._library.has_changed():
                self._read()
        except OSError as error:
            problem = say.cannot_be_read(reason=words_of(error))
            self._tell(Listing(alliances=(), problems=(problem,)))
        finally:
            self._done.set()

    def _read(self) -> None:
        # Closed in any case: what was read until then is kept.
        with closing(self._library.listing()) as listings:
            for listing in listings:
                if self._stopped:
                    return
                if listing.alliances:
                    # Here, because an empty library needs nothing of what draws a full one.
                    from alliance_tui.domain.due import by_urgency

                    self._tell(replace(listing, alliances=by_urgency(listing.alliances)))
                elif listing.alliances is not None:
                    self._tell(listing)

    def _tell(self, listing: Listing) -> None:
        self.newest = listing
        if listing.is_whole:
            self._done.set()
        self._told(self)
