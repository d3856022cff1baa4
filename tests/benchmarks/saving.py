"""What it costs to keep an action: its time beside the floor, what is asked of the disk, and who waits.

The floor is "append the same bytes and fsync", in the same folder and in turn. An action takes from the call
in a key's handler until the store knows that the disk has it, the hand-over to another thread included.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Event as Signal
from typing import Final

import msgspec
from tinydb import TinyDB

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import Saved, SaveStatus
from alliance_tui.storage.codec import EVENTS, decode_records, encode_record
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.ops import Put, encode_line
from alliance_tui.storage.reading import OPTIONS
from alliance_tui.storage.signed import encode_file
from tests.benchmarks.figures import Row, percentile, ratio_row
from tests.benchmarks.logs import records, tables, timed

ROUNDS: Final = 800
"""How often each thing is measured hot: one right after the other."""

COLD_ROUNDS: Final = 60
"""How often each thing is measured cold."""

IDLE: Final = 0.2
"""Seconds of rest before a cold measurement, as between two key presses."""

CACHES: Final = bytes(range(256)) * (1 << 17)
"""Copied before a cold measurement: 32 MB push what was cached out of the processor."""

SYNC: Final = 0.05
"""Seconds a sync takes on the simulated slow disk."""

NO_GOAL: Final = float("inf")
"""Of what is only shown for comparison."""

Ways = Mapping[str, Callable[[], float]]
"""Ways to keep an action, by name; each answers the seconds it took."""


class CountingDisk(Disk):
    """The real disk, and what was asked of it."""

    def __init__(self, sync: float = 0.0) -> None:
        self.writes = self.syncs = self.bytes = 0
        self._sync = sync

    def write(self, fd: int, data: bytes) -> int:
        """Count, and write."""
        self.writes += 1
        self.bytes += len(data)
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        """Count, and sync as slowly as asked for."""
        self.syncs += 1
        time.sleep(self._sync)
        super().fsync(fd)


def floor_of(folder: Path, line: bytes) -> Callable[[], float]:
    """Append these bytes to a file and wait for the disk."""
    fd = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append(fresh: bytes) -> None:
        os.write(fd, fresh)
        os.fsync(fd)

    # What is appended is new for the floor, too.
    return lambda: timed(partial(append, bytes(bytearray(line))))


class Saver:
    """A session's log as the program holds it."""

    def __init__(self, path: Path, past: int, log: list[Record]) -> None:
        path.write_bytes(encode_file(tables(log[:past]), 1, past))
        self._log = FileLog(path, None)
        self._saved = Signal()
        self._at = 0.0
        self._log.watch(self._hear)
        self._next = iter(log[past:])

    def save(self) -> float:
        """Seconds until one action is written and synced, and the store says that it is."""
        # As a decision makes it, right before it is kept: what is new is not far from the processor.
        action = decode_records([encode_record(next(self._next))])
        self._saved.clear()
        began = time.perf_counter()
        self._log.append(action)
        self._saved.wait(60)
        return self._at - began

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def _hear(self, status: SaveStatus) -> None:
        if status == Saved():
            self._at = time.perf_counter()
            self._saved.set()


def measured(ways: Ways, rounds: int, *, cold: bool = False) -> dict[str, list[float]]:
    """The seconds each way takes, the ways in turn and in an order by lot."""
    lot = random.Random(3)
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name in lot.sample(list(ways), len(ways)):
            if cold:
                time.sleep(IDLE)
                bytearray(CACHES)
            seconds = ways[name]()
            if number:
                # Without the first round, which opens files.
                spent[name].append(seconds)
    return spent


def saving(folder: Path) -> list[Row]:
    """One action saved and synced, beside the floor and two other stores."""
    log = records(10_000 + ROUNDS + COLD_ROUNDS + 9)
    document = encode_record(log[1])
    line = encode_line(1, [Put(EVENTS, "1", document)])
    early, late = Saver(folder / "early.json", 10, log), Saver(folder / "late.json", 10_000, log)
    plain, lite = TinyDB(folder / "plain.json"), _sqlite(folder)
    floor, tenth = floor_of(folder, line), early.save
    others: Ways = {
        "TinyDB": lambda: timed(lambda: plain.insert(document)),
        "sqlite": lambda: timed(lambda: _insert(lite, line)),
    }
    hot = measured({"floor": floor, "early": tenth, "late": late.save}, ROUNDS)
    # Not among the hot ones: whoever rewrites a whole file leaves the caches of the next one cold.
    beside = measured({"floor": floor, **others}, ROUNDS)
    cold = measured({"floor": floor, "late": late.save}, COLD_ROUNDS, cold=True)
    for saver in (early, late):
        saver.close()
    return [
        ratio_row("one action saved and synced, hot", hot["late"], hot["floor"], 1.15),
        ratio_row("the same, cold", cold["late"], cold["floor"], 1.25),
        ratio_row("the 10,000th event of a session through the 10th", hot["late"], hot["early"], 1.05),
        ratio_row("TinyDB's JSONStorage, which syncs too", beside["TinyDB"], beside["floor"], NO_GOAL),
        ratio_row("sqlite3, WAL, synchronous=FULL", beside["sqlite"], beside["floor"], NO_GOAL),
    ]


def _sqlite(folder: Path) -> sqlite3.Connection:
    lite = sqlite3.connect(folder / "lite.db", isolation_level=None)
    lite.execute("PRAGMA journal_mode=WAL")
    lite.execute("PRAGMA synchronous=FULL")
    lite.execute("CREATE TABLE events (document BLOB)")
    return lite


def _insert(lite: sqlite3.Connection, line: bytes) -> None:
    lite.execute("INSERT INTO events VALUES (?)", (line,))


def beside_many(folder: Path) -> list[Row]:
    """The same with few and with very many past sessions in the folder."""
    log = records(ROUNDS + 100)
    past = encode_file(tables(log[:30]), 1, 30)
    savers = {}
    for name, count in (("few", 10), ("many", 10_000)):
        place = folder / name
        place.mkdir()
        for number in range(count):
            (place / f"past{number}.json").write_bytes(past)
        savers[name] = Saver(place / "now.json", 10, log)
    os.sync()
    spent = measured({name: saver.save for name, saver in savers.items()}, ROUNDS)
    for saver in savers.values():
        saver.close()
    return [ratio_row("beside 10,000 past sessions through beside 10", spent["many"], spent["few"], 1.05)]


def counts(folder: Path) -> list[Row]:
    """Exactly what is asked of the disk for one action."""
    disk = CountingDisk()
    db = Database(folder / "counted.json", sync="later", **{**OPTIONS, "disk": disk})
    log = records(200)
    db.do(Put(EVENTS, "1", encode_record(log[0])))
    db.kept.settle()
    disk.writes = disk.syncs = disk.bytes = 0
    for number, record in enumerate(log[1:], 2):
        db.do(Put(EVENTS, str(number), encode_record(record)))
        db.kept.settle()
    writes, syncs, size = disk.writes, disk.syncs, disk.bytes
    db.close()
    done = len(log) - 1
    said = sum(len(msgspec.json.encode(record)) for record in log[1:])
    return [
        Row("writes an action", f"{writes}", f"{done}", writes / done, 1),
        Row("syncs an action", f"{syncs}", f"{done}", syncs / done, 1),
        Row("bytes written through bytes of the event", f"{size} B", f"{said} B", size / said, 1.3),
    ]


def beating(folder: Path) -> list[Row]:
    """How late a beat of one millisecond is during 1,000 actions on a slow disk."""
    late = percentile(asyncio.run(_beat(folder)), 0.99) * 1000
    return [Row("a beat's lateness (ms, p99), sync 50 ms", f"{late:.2f} ms", "", late, 5)]


async def _beat(folder: Path) -> Sequence[float]:
    db = Database(folder / "slow.json", sync="later", **{**OPTIONS, "disk": CountingDisk(SYNC)})
    log = [encode_record(record) for record in records(1_000)]
    late = []
    for number, document in enumerate(log, 1):
        due = time.perf_counter() + 0.001
        db.do(Put(EVENTS, str(number), document))
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        late.append(time.perf_counter() - due)
    db.close()
    return late
