"""What is to be said of the files of alliances, kept until people can read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class ToSay:
    """Sentences that wait for the end of a break, or of a question in front of people."""

    def __init__(self) -> None:
        self.waiting: tuple[str, ...] = ()
        """What was not said yet, in the order in which it is."""
        # How often each was told: of files that change again, it is told again.
        self._told_apart = Counter[str]()

    def add(self, sentences: Iterable[str]) -> None:
        """Let sentences wait; what waits already does so once, and is said first."""
        self.waiting = tuple(dict.fromkeys((*self.waiting, *sentences)))

    def take(self) -> tuple[str, ...]:
        """All that waits, to be said now."""
        waiting, self.waiting = self.waiting, ()
        return waiting

    def new_apart(self, kept_apart: Iterable[str]) -> tuple[str, ...]:
        """Which files another program changed since that was last asked, so that both are kept.

        Args:
            kept_apart: All that is known of it, a sentence each.
        """
        # Told in no order of time, and of one that is written anew no more: so not by how many there are.
        apart = Counter(kept_apart) - self._told_apart
        self._told_apart += apart
        return tuple(apart)
