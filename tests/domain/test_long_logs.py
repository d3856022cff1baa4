"""A long log is folded in one go: alike the fold record by record, and in proportion to its length."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import reduce

from alliance_tui.domain.events import Event, Record
from alliance_tui.domain.events.floor import FloorTaken
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import NoteKind, RecordId, Step
from tests.builders import pid, record, sit


def talk(rounds: int) -> tuple[Record, ...]:
    """The log of a session with so many rounds of speaking, writing, changing and taking back."""
    opened = [one for one in sit("Ana", "Ben").live.records() if one.t == 0]
    log, first = list(opened), opened[-1].n
    for number in range(rounds):
        n = first + 1 + number * 6
        events: list[Event] = [
            FloorTaken(pid(1 + number % 2)),
            NoteWritten(pid(1), Step.NEEDS, NoteKind.NEED, f"words {number}"),
            NoteChanged(RecordId(f"{n + 1 - 6}-aaaaaa"), pid(2), NoteKind.WISH, f"other words {number}"),
            ThingParked(f"later {number}", Step.NEEDS),
            ParkedThingTaken(RecordId(f"{n + 3 - 6}-aaaaaa")),
        ]
        if number % 2:
            events.append(NoteTakenBack(RecordId(f"{n + 1 - 12}-aaaaaa")))
        log += [record(n + place, event, t=float(number)) for place, event in enumerate(events)]
    return tuple(log)


def calls(log: Sequence[Record]) -> int:
    """How many calls it takes to fold a log."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        fold(log)
    finally:
        sys.setprofile(None)
    return counted


def test_a_long_log_folds_to_what_its_records_say_one_by_one() -> None:
    """What is kept aside meanwhile is all there, in its order."""
    log = talk(40)
    step_by_step: Session | None = reduce(apply, log, None)
    session = fold(log)
    assert session is not None
    assert session == step_by_step
    assert (len(session.spans), len(session.holders), len(session.notes)) == (39, 40, 21)


def test_a_log_twice_as_long_takes_twice_the_work() -> None:
    """Not four times."""
    assert calls(talk(200)) < 2.2 * calls(talk(100))
