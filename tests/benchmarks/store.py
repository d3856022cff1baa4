"""What it costs to keep an action and to open a session, as ratios against the floor of the same run.

The floor of saving is "append the same bytes and fsync", of opening "read and parse the same JSON with
msgspec".
Run it on a disk, not in memory: `python -m tests.benchmarks.store [FOLDER]`.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event as Signal
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from tinydb import TinyDB

from alliance_tui.domain.decisions import floor
from alliance_tui.domain.events import Record
from alliance_tui.domain.fold import fold
from alliance_tui.domain.saving import Saved, SaveStatus
from alliance_tui.domain.words import ActionId
from alliance_tui.storage.codec import EVENTS, encode_record
from alliance_tui.storage.contents import encode_file, journal_of
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.ops import Put, encode_line
from alliance_tui.storage.reading import OPTIONS, read_log
from tests.benchmarks.figures import Row, percentile, ratio_row, table
from tests.builders import sit

ROUNDS: Final = 300
"""How often each thing is measured."""

IDLE: Final = 0.02
"""Seconds between two cold measurements, in which caches forget."""

SYNC: Final = 0.05
"""Seconds a sync takes on the simulated slow disk."""


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


def records(count: int) -> list[Record]:
    """So many records of one session: its opening, turns and notes."""
    desk = sit("Ana", "Ben")
    desk.note(1, "What I need is an hour a week in which nobody looks at a phone, and we say what was good.")
    desk.act(floor.give_floor, 1)
    desk.act(floor.give_floor, 2)
    first, said, *turns = desk.live.records()
    made = [first]
    for n in range(first.n + 1, first.n + count):
        # A word now and then; the rest is who speaks.
        kind = said if n % 10 == 0 else turns[n % 2]
        made.append(replace(kind, n=n, t=float(n), action=ActionId(f"{n}-{first.writer}")))
    return made


def timed(work: Callable[[], object]) -> float:
    """Seconds it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def floor_of(folder: Path, line: bytes) -> Callable[[], None]:
    """Append these bytes to a file and wait for the disk."""
    fd = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(fd, line)
        os.fsync(fd)

    return append


class Saver:
    """A session's log as the program holds it; an action counts as saved when the header says so."""

    def __init__(self, path: Path, past: int, log: list[Record]) -> None:
        path.write_bytes(encode_file(_tables(log[:past]), 1, past))
        self._log = FileLog(path, None)
        self._saved = Signal()
        self._log.watch(self._hear)
        self._next = iter(log[past:])

    def save(self) -> None:
        """One action, written and synced."""
        self._saved.clear()
        self._log.append((next(self._next),))
        self._saved.wait(60)

    def _hear(self, status: SaveStatus) -> None:
        if status == Saved():
            self._saved.set()


def _tables(log: list[Record]) -> dict[str, dict[str, Any]]:
    return {EVENTS: {str(number): encode_record(record) for number, record in enumerate(log, 1)}}


def saving(folder: Path) -> list[Row]:
    """One action saved and synced, beside the floor and two other stores."""
    log = records(10_000 + 3 * ROUNDS)
    line = encode_line(1, [Put(EVENTS, "1", encode_record(log[1]))])
    append = floor_of(folder, line)
    early, late = Saver(folder / "early.json", 10, log), Saver(folder / "late.json", 10_000, log)
    plain, lite = TinyDB(folder / "plain.json"), _sqlite(folder)
    document = encode_record(log[1])
    ways: dict[str, Callable[[], object]] = {
        "floor": append,
        "early": early.save,
        "late": late.save,
        "TinyDB": lambda: plain.insert(document),
        "sqlite": lambda: _insert(lite, line),
    }
    for way in ways.values():
        way()
    hot: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            hot[name].append(timed(way))
    cold: dict[str, list[float]] = {"floor": [], "late": []}
    for _ in range(ROUNDS // 3):
        for name in cold:
            time.sleep(IDLE)
            cold[name].append(timed(ways[name]))
    apart = median(hot["late"]) / median(hot["early"])
    return [
        ratio_row("one action saved and synced, hot", hot["late"], hot["floor"], 1.15),
        ratio_row("the same, cold", cold["late"], cold["floor"], 1.25),
        Row("the 10,000th event through the 10th", _ms(hot["late"]), _ms(hot["early"]), apart, 1.05),
        ratio_row("TinyDB's JSONStorage, which syncs too", hot["TinyDB"], hot["floor"], float("inf")),
        ratio_row("sqlite3, WAL, synchronous=FULL", hot["sqlite"], hot["floor"], float("inf")),
    ]


def _ms(values: list[float]) -> str:
    return f"{median(values) * 1000:.2f} ms"


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
    log = records(1_000)
    few, many = folder / "few", folder / "many"
    past = encode_file(_tables(log[:30]), 1, 30)
    for place, count in ((few, 10), (many, 10_000)):
        place.mkdir()
        for number in range(count):
            (place / f"past{number}.json").write_bytes(past)
    savers = (Saver(few / "now.json", 10, log), Saver(many / "now.json", 10, log))
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for saver, seconds in zip(savers, spent, strict=True):
            seconds.append(timed(saver.save))
    apart = median(spent[1]) / median(spent[0])
    return [Row("beside 10,000 sessions through beside 10", _ms(spent[1]), _ms(spent[0]), apart, 1.05)]


def counts(folder: Path) -> list[Row]:
    """Exactly what is asked of the disk for one action."""
    disk = CountingDisk()
    db = Database(folder / "counted.json", disk=disk, sync="later", **OPTIONS)
    log = records(200)
    db.do(Put(EVENTS, "1", encode_record(log[0])))
    db.settle()
    disk.writes = disk.syncs = disk.bytes = 0
    for number, record in enumerate(log[1:], 2):
        db.do(Put(EVENTS, str(number), encode_record(record)))
        db.settle()
    db.close()
    done = len(log) - 1
    said = sum(len(msgspec.json.encode(record)) for record in log[1:])
    # Closing writes one file more.
    size = (disk.bytes - (folder / "counted.json").stat().st_size) / said
    return [
        Row("writes an action", f"{disk.writes - 1}", f"{done}", (disk.writes - 1) / done, 1),
        Row("syncs an action", f"{disk.syncs - 2}", f"{done}", (disk.syncs - 2) / done, 1),
        Row("bytes written through bytes of the event", "", "", size, 1.3),
    ]


def _parse(path: Path) -> object:
    return msgspec.json.decode(path.read_bytes())


def _state(path: Path) -> object:
    return fold(read_log(path).records)


def opening(folder: Path) -> list[Row]:
    """Opening a session to its state, and the part of it below the fold."""
    rows = []
    for count in (300, 3_000, 10_000):
        log = records(count)
        path, waiting = folder / f"folded{count}.json", folder / f"journal{count}.json"
        path.write_bytes(encode_file(_tables(log), 1, count))
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
        for _ in range(3):
            for name, way in ways.items():
                spent[name].append(timed(way))
        rows += [
            ratio_row(f"{count} events to their state", spent["state"], spent["floor"], 6),
            ratio_row(f"{count} events, storage alone", spent["folded"], spent["floor"], 1.5),
            ratio_row(f"{count} events, from the journal", spent["journal"], spent["floor"], 3),
        ]
    return rows


async def _beat(folder: Path) -> list[float]:
    """How late a beat of one millisecond is during 1,000 actions on a slow disk."""
    db = Database(folder / "slow.json", disk=CountingDisk(SYNC), sync="later", **OPTIONS)
    log = [encode_record(record) for record in records(1_000)]
    late = []
    for number, document in enumerate(log, 1):
        due = time.perf_counter() + 0.001
        db.do(Put(EVENTS, str(number), document))
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        late.append(time.perf_counter() - due)
    db.close()
    return late


def main(where: str | None = None) -> int:
    """Measure everything; 0 where every goal is reached."""
    with TemporaryDirectory(dir=where) as name:
        folder = Path(name)
        late = percentile(asyncio.run(_beat(folder)), 0.99)
        rows = [
            *saving(folder),
            *beside_many(folder),
            *counts(folder),
            *opening(folder),
            Row("a beat's lateness (ms, p99), sync 50 ms", f"{late * 1000:.2f} ms", "", late * 1000, 5),
        ]
    print(table(rows))
    return int(any(row.verdict != "ok" for row in rows))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
