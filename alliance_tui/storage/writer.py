"""The thread that brings what waits to the disk, so that nobody else has to wait for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from typing import Final

AGAIN: Final = 2.0
"""Seconds until a failed write is tried again by itself."""


class Writer:
    """One thread that runs `settle` when it is woken, and again every few seconds after it failed."""

    def __init__(self, settle: Callable[[], bool], again: float = AGAIN) -> None:
        self._settle = settle
        self._again = again
        self._news = Condition()
        self._work = False
        self._ending = False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There is something to do; requests that come while it works are answered by one more run."""
        with self._news:
            self._work = True
            self._news.notify()
            if self._thread is None and not self._ending:
                self._thread = Thread(target=self._run, name="alliance-writer", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End the thread, after the run it is in."""
        with self._news:
            self._ending = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        failing = False
        while self._wait(self._again if failing else None):
            failing = not self._settle()

    def _wait(self, seconds: float | None) -> bool:
        """Wait until there is work or the time is up; whether to go on."""
        with self._news:
            self._news.wait_for(lambda: self._work or self._ending, seconds)
            self._work = False
            return not self._ending
