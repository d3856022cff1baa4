"""The thread that brings what waits to the disk, so that nobody else has to wait for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Final

AGAIN: Final = 2.0
"""Seconds until a failed write is tried again by itself."""


class Writer:
    """One thread that runs `settle` when it is woken, and again every few seconds after it failed."""

    def __init__(self, settle: Callable[[], bool], again: float = AGAIN) -> None:
        self._settle = settle
        self._again = again
        # Held while there is nothing to do. Of all that a thread can wait for, a lock wakes it soonest.
        self._nothing = Lock()
        self._nothing.acquire()
        self._starting = Lock()
        self._ending = False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There is something to do; requests that come while it works are answered by one more run."""
        with suppress(RuntimeError):
            # It is free already where the thread has not come to it yet.
            self._nothing.release()
        if self._thread is None:
            self._start()

    def stop(self) -> None:
        """End the thread, after the run it is in."""
        with self._starting:
            self._ending = True
        self.wake()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None and not self._ending:
                self._thread = Thread(target=self._run, name="alliance-writer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        failing = False
        while self._wait(self._again if failing else -1):
            failing = not self._settle()

    def _wait(self, seconds: float) -> bool:
        """Wait until there is work or the time is up, in seconds (-1: never); whether to go on."""
        self._nothing.acquire(timeout=seconds)
        return not self._ending
