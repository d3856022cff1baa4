"""The real program in a pseudo-terminal, killed at random moments while people write."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from random import Random
from typing import Final

import pyte
import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.checking import check
from alliance_tui.storage.library import FileLibrary
from tests.faults.tracing import ROOT, where
from tests.scale import whole
from tests.storage.people import seated, texts

SIZE: Final = (100, 30)
"""Columns and rows."""

SHOWN: Final = re.compile(r"• (w\d{4})\b")
"""A note as it stands in somebody's pane: what is drawn was written before."""

READY: Final = "T TIME-OUT"
"""On the screen once keys are taken."""


class Sitting:
    """One opening of the program, until it is killed."""

    def __init__(self, data_dir: Path, alliance: AllianceId) -> None:
        self._fd, theirs = pty.openpty()
        columns, rows = SIZE
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        command = [sys.executable, "-m", "alliance_tui", "--data-dir", str(data_dir), "open", alliance]
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.seen: set[str] = set()
        """The notes that were drawn."""
        self.ready = False
        """Whether the screen was there."""

    def write_until(self, seconds: float, first: int, *, once_seen: bool) -> int:
        """Write one note after the other until it is killed, so many seconds after its screen was there.

        Args:
            seconds: How many.
            first: The number of the first note.
            once_seen: Whether the seconds begin when a note is drawn, however long that takes.

        Returns:
            The number of the next note.
        """
        number = first
        end = time.monotonic() + 60
        begun = False
        while time.monotonic() < end:
            self._look(0.02)
            self.ready = self.ready or READY in self.text
            if self.ready and not begun and (self.seen or not once_seen):
                begun = True
                end = time.monotonic() + seconds
            if self.ready:
                for key in (b"n", b"1", b"w%04d" % number, b"\r"):
                    os.write(self._fd, key)
                    self._look(0.03)
                number += 1
        self._process.kill()
        self._process.wait()
        while self._look(0):
            pass
        os.close(self._fd)
        return number

    @property
    def text(self) -> str:
        """All that is on its screen."""
        return "\n".join(self._screen.display)

    def _look(self, seconds: float) -> bool:
        """Draw what has come, and note what is to be seen; whether anything came."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            self._stream.feed(os.read(self._fd, 65_536))
        except OSError:
            return False
        self.seen.update(SHOWN.findall(self.text))
        return True


@pytest.mark.no_cover
def test_a_kill_at_any_moment_takes_nothing_that_was_to_be_seen(data_dir: Path) -> None:
    """Again and again in one session: all notes that were drawn are kept, in their order."""
    live = seated(FileLibrary(data_dir))
    live.close()
    lot = Random(9)
    seen: set[str] = set()
    number = 1
    for kill in range(200 if whole() else 3):
        sitting = Sitting(data_dir, live.id)
        number = sitting.write_until(lot.uniform(0.0, 1.5), number, once_seen=not seen)
        assert sitting.ready, f"the program did not come up for kill {kill}:\n{sitting.text}"
        seen |= sitting.seen
        assert check(data_dir).is_well, f"after kill {kill}: {check(data_dir)}"
        library = FileLibrary(data_dir)
        # Keys that came before the field was there went elsewhere, perhaps into another note.
        notes = texts(library, live.id)
        kept = [text for text in notes if re.fullmatch(r"w\d{4}", text)]
        missing = sorted(one for one in seen if not any(one in text for text in notes))
        assert library.problems == ()
        assert not missing, f"after kill {kill}: {missing} of {notes}"
        assert kept == sorted(kept)
    assert seen
    data = [path.suffix for path in data_dir.rglob("*")]
    assert not {".tmp", ".journal"} & {*data}, where(data_dir)
