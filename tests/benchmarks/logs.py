"""Made-up logs for what is measured, on a disk and in memory, and a stopwatch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from alliance_tui.domain.decisions import floor
from alliance_tui.domain.events import Record
from alliance_tui.domain.words import ActionId
from alliance_tui.storage.codec import EVENTS, encode_record
from tests.builders import sit


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


def tables(log: list[Record]) -> dict[str, dict[str, Any]]:
    """The records as a database holds them."""
    return {EVENTS: {str(number): encode_record(record) for number, record in enumerate(log, 1)}}


def timed(work: Callable[[], object]) -> float:
    """Seconds it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
