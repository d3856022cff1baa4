"""What it costs to open a session: beside reading the same JSON and parsing it with msgspec."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from alliance_tui.domain.fold import fold
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.ops import Put, encode_line
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.signed import encode_file
from tests.benchmarks.figures import Row, ratio_row
from tests.benchmarks.logs import records, tables, timed

SIZES: Final = ((300, 200), (3_000, 40), (10_000, 15))
"""How many events a session has, and how often it is opened."""


def opening(folder: Path) -> list[Row]:
    """Opening a session to its state, and the part of it below the fold: a file to its records."""
    rows = []
    for count, times in SIZES:
        log = records(count)
        path, waiting = folder / f"folded{count}.json", folder / f"journal{count}.json"
        path.write_bytes(encode_file(tables(log), 1, count))
        waiting.write_bytes(encode_file({EVENTS: {}}, 1, 0))
        lines = (encode_line(n, [Put(EVENTS, str(n), encode_record(one))]) for n, one in enumerate(log, 1))
        journal_of(waiting).write_bytes(b"".join(lines))
        ways: dict[str, Callable[[], object]] = {
            "floor": partial(_parse, path),
            "state": partial(_state, path),
            "folded": partial(read_log, path),
            "journal": partial(read_log, waiting),
        }
        spent: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(times):
            for name, way in ways.items():
                spent[name].append(timed(way))
        rows += [
            ratio_row(f"{count:,} events to their state", spent["state"], spent["floor"], 6),
            ratio_row(f"{count:,} events to records", spent["folded"], spent["floor"], 1.5),
            ratio_row(f"{count:,} events to records, from the journal", spent["journal"], spent["floor"], 3),
        ]
    return rows


def _parse(path: Path) -> object:
    return msgspec.json.decode(path.read_bytes())


def _state(path: Path) -> object:
    return fold(read_log(path).records)
