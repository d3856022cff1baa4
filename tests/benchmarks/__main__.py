"""Runs every measurement and prints one table: `python -m tests.benchmarks [--quick] [--write]`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.benchmarks.figures import Row, table
from tests.benchmarks.live_session import hand_over, running_turn
from tests.benchmarks.seeds import seed_session
from tests.benchmarks.start import due, first_paint, listing
from tests.benchmarks.store import keeping

README: Final = Path(__file__).with_name("README.md")
"""Where the last table is kept."""

MARK: Final = "<!-- the last table -->"
"""What stands before it there."""


def measure(quick: bool) -> list[Row]:
    """All measurements, each beside its floor in the same run."""
    part = 5 if quick else 1
    with tempfile.TemporaryDirectory() as name:
        home, folder = Path(name), Path(name) / "data"
        which = seed_session(folder)
        rows = first_paint(home, 25 // part)
        rows += listing(home, folder, 25 // part)
        rows += due(home, folder, 25 // part)
        rows += hand_over(home, folder, which, 400 // part)
        rows += running_turn(home, folder, which, 60 / part)
        rows += keeping(home, 25 // part)
    return rows


def machine() -> str:
    """What it was measured on, and when."""
    cores = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    parts = (
        f"Python {platform.python_version()}",
        f"Textual {version('textual')}",
        platform.platform(),
        cores,
    )
    return f"{datetime.now(UTC):%Y-%m-%d}, {', '.join(parts)}"


def main() -> None:
    """Measure, print, and where asked write the README of this folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the repetitions")
    parser.add_argument("--write", action="store_true", help="put the table into the README beside this file")
    asked = parser.parse_args()
    report = f"{table(measure(asked.quick))}\n\n{machine()}\n"
    print(report)
    if asked.write:
        head, _, _ = README.read_text(encoding="utf-8").partition(MARK)
        README.write_text(f"{head}{MARK}\n\n{report}", encoding="utf-8")


if __name__ == "__main__":
    main()
