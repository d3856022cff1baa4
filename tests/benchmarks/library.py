"""The library over 10,000 sessions: its first paint, the whole list, and what it holds in memory."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.figures import Row, ratio_row
from tests.benchmarks.terminal import Terminal, alliance, bare

FIRST_KEY: Final = b"TIME-OUT"
"""At the foot of the screen from the first paint on."""

LISTED: Final = b"Pair "
"""How the titles of the made-up alliances begin."""

SETTLED: Final = 2.0
"""Seconds after which a program that shows its first screen does nothing more."""


def many_sessions(home: Path, folder: Path, times: int) -> list[Row]:
    """The program over a large library and one label, started in turn."""
    first, floor, behind = [], [], []
    memory: tuple[list[int], list[int]] = ([], [])
    for _ in range(times):
        with Terminal(bare(), home) as label:
            floor.append(label.wait_for(b"bare 0 shown"))
            time.sleep(SETTLED)
            memory[0].append(label.memory())
        with Terminal(alliance(folder), home) as library:
            first.append(library.wait_for(FIRST_KEY))
        with Terminal(alliance(folder), home) as library:
            behind.append(library.wait_for(LISTED) - first[-1])
            library.listen_for(SETTLED)
            memory[1].append(library.memory())
    held, least = median(memory[1]), median(memory[0])
    late = max(median(behind), 0)
    return [
        ratio_row("start to first paint, 10,000 sessions", first, floor, 1.15),
        Row("seconds from then to the whole list", f"{late * 1000:.0f} ms", "", late, 1),
        Row(
            "memory with 10,000 sessions listed",
            f"{held / 1024:.1f} MB",
            f"{least / 1024:.1f} MB",
            held / least,
            1.25,
        ),
    ]
