"""An alliance of three sessions, read at a real terminal and by other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_tui.storage.library import FileLibrary
from tests.fakes import MovableClock
from tests.terminal.terminal import terminal
from tests.ui.lived import FIRST, SECOND, live_in

DOWN = "\x1b[B"
"""The arrow down."""


@pytest.mark.no_cover
def test_three_sessions_of_an_alliance_are_read_on_its_page(data_dir: Path) -> None:
    """What is agreed now, and of one agreement what it was before and how people saw it."""
    live_in(FileLibrary(data_dir), MovableClock())
    with terminal(data_dir, "open", "Home") as reading:
        reading.until("goal: A garden   still open", SECOND.what, "Ben yes as a trial")
        reading.press(4 * DOWN)
        reading.press("l")
        reading.until("Line of life", "design session", FIRST.what, "assessed", f"before: {FIRST.what}")
        reading.until("It goes on as it is.")
        reading.press("\r")
        reading.until(gone="Line of life")
        reading.press("\x1b[F")
        reading.until("The holidays with your parents", "We did it for a week", "A walk on sundays   retired")
        reading.press("q")
        assert reading.read_to_the_end() == 0
    shown = subprocess.run(
        [sys.executable, "-m", "alliance_tui", "--data-dir", str(data_dir), "show", "Home", "--json"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    told = json.loads(shown.stdout)
    assert [one["what"] for one in told["over"]] == ["A walk on sundays"]
    line = next(one["life"] for one in told["agreements"] if one["what"] == SECOND.what)
    assert [one["happened"] for one in line][-3:] == ["agreed", "assessed", "continued"]
    assert len({one["session"] for one in line}) == 3
