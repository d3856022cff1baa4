"""A program in a pseudo-terminal, and exact times and bytes of what it sends. Linux only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from msgspec import Struct

ROOT: Final = Path(__file__).resolve().parents[2]
"""The folder that holds the package."""

ASKED_FOR_SYNC: Final = b"\x1b[?2026$p"
"""The program asks whether the terminal can be told where a frame begins and ends."""

HAS_SYNC: Final = b"\x1b[?2026;2$y"
"""Yes."""

FRAME_END: Final = b"\x1b[?2026l"
"""After every painted frame."""

SIZE: Final = (100, 30)
"""Columns and rows of the terminal."""

SILENCE: Final = 0.005
"""Seconds without a byte after which a burst is over."""

LONGEST: Final = 30.0
"""Seconds after which a program that says nothing is given up."""

ODD: Final = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"})
"""Set in containers, not where people sit. Compiled at every start would be ours alone, and not Textual."""


def environment(home: Path) -> dict[str, str]:
    """What programs are started with: a person's own terminal."""
    kept = {name: value for name, value in os.environ.items() if name not in ODD}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}


def plain() -> list[str]:
    """The command that starts the program over the platform's own folder, as people type it."""
    return [sys.executable, "-m", "alliance_tui"]


def alliance(folder: Path, *words: str) -> list[str]:
    """The command that starts the program over a folder."""
    return [*plain(), "--data-dir", str(folder), *words]


def bare() -> list[str]:
    """The command that starts the floor of all measurements."""
    return [sys.executable, "-m", "tests.benchmarks.bare"]


class Painted(Struct, frozen=True):
    """What came back after a key."""

    seconds: float
    """From the key to the end of the frame that shows what was waited for."""

    sent: int
    """Bytes of that and all else until the terminal was quiet again."""


class Terminal:
    """A program in a pseudo-terminal of true colour."""

    def __init__(self, command: Sequence[str], home: Path, size: tuple[int, int] = SIZE) -> None:
        self._fd, theirs = pty.openpty()
        columns, rows = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        """When the program was started, on the clock of `time.perf_counter`."""
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(home),
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(theirs)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._fd)

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self._process.pid

    def wait_for(self, words: bytes) -> float:
        """Seconds from the start of the program to the end of the burst that holds some words."""
        seen = b""
        last = self.started
        while True:
            chunk = self._read(SILENCE if words in seen else LONGEST)
            if not chunk and words in seen:
                return last - self.started
            if not chunk:
                raise AssertionError(f"{words!r} was not shown, but:\n{_plain(seen)}")
            last = time.perf_counter()
            seen += chunk

    def press(self, key: bytes, words: bytes, quiet: float = 0.15) -> Painted:
        """Press a key, wait for the frame with some words, then for quiet."""
        seen = b""
        began = time.perf_counter()
        os.write(self._fd, key)
        while words not in seen or FRAME_END not in seen[seen.index(words) :]:
            chunk = self._read(LONGEST)
            if not chunk:
                raise AssertionError(f"{words!r} was not painted after {key!r}, but:\n{_plain(seen)}")
            seen += chunk
        painted = time.perf_counter() - began
        return Painted(painted, len(seen) + self.listen(quiet))

    def listen(self, quiet: float) -> int:
        """The bytes that come until it has been quiet for so many seconds."""
        sent = 0
        while chunk := self._read(quiet):
            sent += len(chunk)
        return sent

    def listen_for(self, seconds: float) -> int:
        """The bytes that come within so many seconds."""
        sent = 0
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            sent += len(self._read(left))
        return sent

    def cpu(self) -> float:
        """Seconds of processor time all threads have used."""
        used = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            used += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        return used / 1e9

    def memory(self) -> int:
        """Kilobytes of memory in use."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        if found is None:
            raise AssertionError("The program has ended.")
        return int(found[1])

    def _read(self, timeout: float) -> bytes:
        """What comes next, or nothing after so many seconds; questions are answered."""
        ready, _, _ = select.select([self._fd], [], [], max(timeout, 0))
        if not ready:
            return b""
        try:
            chunk = os.read(self._fd, 65_536)
        except OSError:
            return b""
        if ASKED_FOR_SYNC in chunk:
            os.write(self._fd, HAS_SYNC)
        return chunk


def _plain(seen: bytes) -> str:
    return re.sub(r"\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]", " ", seen.decode("utf-8", "replace"))[-2000:]
