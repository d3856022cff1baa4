"""The thread that brings what waits to the disk, so that nobody else has to wait for it."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from threading import Lock, Thread
from typing import Final

from alliance_tui.storage.surprise import reason_of

AGAIN: Final = 2.0
"""Seconds until a failed write is tried again by itself."""

_RINGS: Final = 4096
"""So many rings of the bell are heard as one."""

_TRIES: Final = 100
"""So often a ring that fails is tried again."""


class Writer:
    """One thread that runs `settle` when it is woken, and again every few seconds after it failed."""

    def __init__(self, settle: Callable[[], bool], again: float = AGAIN) -> None:
        self._settle = settle
        self._again = again
        # A pipe: ringing it lets go of the interpreter, so that the thread begins at once, where a lock would
        # let it wait until whoever woke it has nothing left to do. No ends (-1) while there is no thread.
        self._ear = self._bell = -1
        self._changing = Lock()
        self._ending = False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There is something to do; requests that come while it works are answered by one more run."""
        with self._changing:
            if not self._ending and (self._thread is None or self.is_dead):
                self._start()
            if self._bell >= 0:
                self._ring()

    @property
    def is_dead(self) -> bool:
        """Whether the thread has ended though nobody asked for that: the next request begins another one."""
        return self._thread is not None and not self._ending and not self._thread.is_alive()

    def stop(self) -> None:
        """End the thread, after the run it is in."""
        with self._changing:
            self._ending = True
            if self._bell >= 0:
                self._ring()
                # A bell that is gone is heard, too, where a ring could not be.
                os.close(self._bell)
                self._bell = -1
        if self._thread is not None:
            self._thread.join()
        with self._changing:
            if self._ear >= 0:
                os.close(self._ear)
                self._ear = -1

    def _ring(self) -> None:
        """Ring the bell; a system in trouble may refuse that a few times, too."""
        for _ in range(_TRIES):
            try:
                os.write(self._bell, b".")
            except BlockingIOError:
                return  # it is full of rings that were not heard yet
            except OSError:
                continue
            return

    def _start(self) -> None:
        if self._bell < 0:
            self._ear, self._bell = os.pipe()
            os.set_blocking(self._bell, False)
        self._thread = Thread(target=self._run, name="alliance-writer", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        failing = False
        while self._wait(self._again if failing else None):
            failing = not self._settled()

    def _settled(self) -> bool:
        """Do it; whether that went well. Whatever is raised, there is a next time."""
        try:
            return self._settle()
        except Exception as error:  # noqa: BLE001 (it is noted, and without this thread nothing is saved)
            reason_of(error)
            return False

    def _wait(self, seconds: float | None) -> bool:
        """Wait until there is work or the time is up, in seconds (None: never); whether to go on."""
        if seconds is None or self._rings(seconds):
            os.read(self._ear, _RINGS)
        return not self._ending

    def _rings(self, seconds: float) -> bool:
        """Wait until the bell rings or the time is up; whether it rings."""
        waiting = select.poll()
        waiting.register(self._ear, select.POLLIN)
        return bool(waiting.poll(seconds * 1000))
