"""A pseudo-terminal with the program in it, and what a person in front of it sees."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pexpect
import pyte

PATIENCE: Final = 60.0
"""Seconds after which what is waited for will not come any more; a busy machine is slow."""

F8: Final = b"\x1b[19~"
"""What a terminal sends for the key."""

F9: Final = b"\x1b[20~"
"""What a terminal sends for the key."""

MODES: Final = {
    b"1049": "the alternate screen",
    b"1000": "mouse reports",
    b"1003": "mouse movements",
    b"1006": "mouse reports in the long form",
    b"2004": "bracketed paste",
    b"1004": "focus reports",
}
"""What a program switches on in a terminal, and has to switch off again."""

_KEY_PROTOCOL: Final = re.compile(rb"\x1b\[[<>=]\d*u")
"""Sequences that pyte does not know."""

_MODE: Final = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
"""A mode, switched on or off."""


_STANDING: Final[set[Terminal]] = set()
"""The terminals that stand there side by side."""


class Terminal:
    """Shows what the program draws, and sends it keys."""

    def __init__(self, arguments: Sequence[str], folder: Path, size: tuple[int, int]) -> None:
        columns, rows = size
        environment = {**os.environ, "ALLIANCE_DATA_DIR": str(folder), "TERM": "xterm-256color"}
        environment |= {"LC_ALL": "C.UTF-8", "COLUMNS": str(columns), "LINES": str(rows)}
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.sent = b""
        """All bytes the program has sent."""

        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "alliance_tui", *arguments],
            env=environment,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        """The program."""

        self.process.delaybeforesend = None

    @property
    def text(self) -> str:
        """All that is on screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def modes(self) -> set[str]:
        """What is switched on in the terminal."""
        on: dict[bytes, bool] = {}
        for numbers, switch in _MODE.findall(self.sent):
            on |= dict.fromkeys(numbers.split(b";"), switch == b"h")
        return {words for number, words in MODES.items() if on.get(number)}

    def press(self, keys: str | bytes) -> None:
        """Send keys."""
        self.process.send(keys)

    def until(self, *words: str, gone: str = "") -> None:
        """Read until all these words are on screen, and others are not."""
        self._read_until(
            lambda: all(word in self.text for word in words) and not (gone and gone in self.text),
            f"{words} never came, or {gone!r} never went",
        )

    def until_drawn(self, words: str) -> None:
        """Read until these words have been on screen; after some seconds they may be gone again."""
        self._read_until(lambda: words.encode() in self.sent, f"{words!r} never came")

    def read_to_the_end(self) -> int:
        """Read until the program has ended.

        Returns:
            Its exit status; 128 and the number of a signal that killed it.
        """
        self._read_until(lambda: False, "the program never ended", to_the_end=True)
        return self.wait()

    def wait(self) -> int:
        """Wait without reading until the program has ended; answers its exit status."""
        until = time.monotonic() + PATIENCE
        while self.process.isalive():
            if time.monotonic() > until:
                raise AssertionError("The program never ended.")
            time.sleep(0.005)
        self.process.close()
        if self.process.signalstatus is not None:
            return 128 + self.process.signalstatus
        assert self.process.exitstatus is not None
        return self.process.exitstatus

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.kill(number)

    def hang_up(self) -> None:
        """Close the terminal's window: the program's end of it leads nowhere."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self.process.child_fd)
        os.close(nowhere)

    @property
    def echoes(self) -> bool:
        """Whether what is typed is shown by the terminal itself, line by line, as it is for a shell."""
        local = termios.tcgetattr(self.process.child_fd)[3]
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return bool(local & wanted == wanted)

    def until_it_echoes(self) -> None:
        """Read until the terminal is as it was before the program."""
        self._read_until(lambda: self.echoes, "the terminal was never put back")

    def _read_until(self, is_so: Callable[[], bool], what: str, *, to_the_end: bool = False) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > until:
                raise AssertionError(f"{what}:\n{self.text}")
            for other in _STANDING - {self}:
                other.look()
            try:
                self._read(0.2)
            except pexpect.EOF:
                if to_the_end or is_so():
                    return
                raise AssertionError(f"The program ended; {what}:\n{self.text}") from None

    def look(self) -> None:
        """Read what has been drawn by now, if anything was."""
        if not self.process.closed:
            with suppress(pexpect.EOF):
                self._read(0.0)

    def _read(self, patience: float) -> None:
        """Read what comes within some seconds, and show it."""
        try:
            got = self.process.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return
        self.sent += got
        self._stream.feed(_KEY_PROTOCOL.sub(b"", got))


@contextmanager
def terminal(folder: Path, *arguments: str, size: tuple[int, int] = (100, 30)) -> Iterator[Terminal]:
    """Start the program in a terminal; whatever happens, it is gone at the end.

    Whoever looks at one of several sees the others, too: a program whose terminal nobody reads stands still
    as soon as that has no room for more.
    """
    started = Terminal(arguments, folder, size)
    _STANDING.add(started)
    try:
        yield started
    finally:
        _STANDING.discard(started)
        started.process.close(force=True)
