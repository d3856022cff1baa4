"""What a live session costs: key to paint of a hand-over, a running turn, memory."""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median
from typing import Final

from alliance_tui.domain.words import AllianceId
from tests.benchmarks.figures import Row, ratio_row
from tests.benchmarks.terminal import Terminal, alliance, bare

SPEAKING: Final = b"SPEAKING"
"""Painted in a pane when its person gets the floor, and at no other time."""


def hand_over(home: Path, folder: Path, which: AllianceId, times: int) -> list[Row]:
    """Space, pressed in a session of four with 200 agreements, and in the bare app, in turn."""
    ours, floor = [], []
    pick = random.Random(7)
    with Terminal(bare(), home) as label, Terminal(alliance(folder, "open", which), home) as session:
        label.wait_for(b"bare 0 shown")
        session.wait_for(b"saved")
        session.listen(1.0)
        session.press(b"1", SPEAKING)
        for number in range(1, times + 1):
            time.sleep(pick.random() / 20)
            floor.append(label.press(b" ", f"bare {number} shown".encode()))
            time.sleep(pick.random() / 20)
            ours.append(session.press(b" ", SPEAKING))
    mine, theirs = [one.seconds for one in ours], [one.seconds for one in floor]
    sent, label_sent = median(one.sent for one in ours), median(one.sent for one in floor)
    return [
        ratio_row("key to paint of a hand-over, p50", mine, theirs, 1.5),
        ratio_row("key to paint of a hand-over, p99", mine, theirs, 2.0, part=0.99),
        Row("bytes sent by a hand-over", f"{sent:.0f} B", f"{label_sent:.0f} B", sent, 2_500),
    ]


def running_turn(home: Path, folder: Path, which: AllianceId, seconds: float) -> list[Row]:
    """One key was pressed in each; then a turn runs and nobody presses anything, and the bare app waits."""
    with Terminal(bare(), home) as label, Terminal(alliance(folder, "open", which), home) as session:
        label.wait_for(b"bare 0 shown")
        session.wait_for(b"saved")
        label.press(b" ", b"bare 1 shown")
        session.press(b"1", SPEAKING)
        session.listen_for(2.0)
        before = label.cpu(), session.cpu()
        sent = session.listen_for(seconds)
        idle, busy = label.cpu() - before[0], session.cpu() - before[1]
        memory = label.memory(), session.memory()
    per_second = (busy - idle) / seconds * 1000
    return [
        Row(
            "CPU a second while a turn runs, above the idle bare app",
            f"{busy / seconds * 1000:.2f} ms",
            f"{idle / seconds * 1000:.2f} ms",
            per_second,
            5.0,
        ),
        Row("bytes a second while a turn runs", f"{sent / seconds:.0f} B", "", sent / seconds, 350),
        Row(
            "memory of a session with 200 agreements",
            f"{memory[1] / 1024:.1f} MB",
            f"{memory[0] / 1024:.1f} MB",
            memory[1] / memory[0],
            1.15,
        ),
    ]
