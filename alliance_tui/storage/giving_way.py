"""Logs that another process writes by now: what only memory has is kept, beside the loop that draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alliance_tui.domain.saving import NotSaved
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.writer import Writer


class GivingWay:
    """Lets go of logs in a thread of its own; again every few seconds while the disk does not take all."""

    def __init__(self, logs: Sequence[FileLog], refusal: str) -> None:
        """Begin with it at once.

        Args:
            logs: Nothing is added to them any more.
            refusal: Who writes them, as a sentence.
        """
        self.is_done = False
        """Whether nothing is left here to be kept."""
        self._logs: Final = tuple(logs)
        self._refusal: Final = refusal
        self._writer = Writer(self._let_go)
        self._writer.wake()

    def end(self) -> None:
        """Try no more, after the last time; waits for the disk."""
        self._writer.stop()
        if not self.is_done:
            self._let_go()

    def _let_go(self) -> bool:
        """Let go of what is not yet; whether nothing waits."""
        for log in self._logs:
            if not log.file.is_closed or isinstance(log.status, NotSaved):
                log.give_way(self._refusal)
        self.is_done = not any(isinstance(log.status, NotSaved) for log in self._logs)
        return self.is_done
