"""From the start of the program to its first paint, and the command that needs no screen."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.figures import Row, ratio_row
from tests.benchmarks.terminal import ROOT, Terminal, alliance, bare, environment, plain

FIRST_WORDS: Final = b"begins your first alliance"
"""Shown by the library when it is empty."""


def first_paint(home: Path, times: int) -> list[Row]:
    """An empty library against one label, started in turn."""
    ours, floor = [], []
    for _ in range(times + 1):
        with Terminal(bare(), home) as terminal:
            floor.append(terminal.wait_for(b"bare 0 shown"))
        with Terminal(plain(), home / "empty") as terminal:
            ours.append(terminal.wait_for(FIRST_WORDS))
    # Without the first of each: it may compile what pip compiles when it installs.
    ours, floor = ours[1:], floor[1:]
    return [ratio_row("start to first paint, empty library", ours, floor, 1.15)]


def listing(home: Path, folder: Path, times: int) -> list[Row]:
    """`alliance list` against importing what it must not import."""
    ours, floor = [], []
    for _ in range(times):
        floor.append(_seconds([sys.executable, "-c", "import textual.app"], home))
        ours.append(_seconds(alliance(folder, "list"), home))
    return [ratio_row("`alliance list` against `import textual.app`", ours, floor, 0.6)]


def due(home: Path, folder: Path, times: int) -> list[Row]:
    """`alliance due`, which may stand in a shell prompt, against a Python that does nothing."""
    ours, floor = [], []
    for _ in range(times):
        floor.append(_seconds([sys.executable, "-c", "pass"], home))
        ours.append(_seconds(alliance(folder, "due"), home))
    return [ratio_row("`alliance due` against `python -c pass`", ours, floor, 10)]


def _seconds(command: list[str], home: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment(home))
    return time.perf_counter() - began
