"""The power is cut: whatever may have reached the disk, what was said to be saved is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

import pytest

from alliance_tui.domain.saving import Saved
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Del, Op, Put
from alliance_tui.storage.values import Tables
from tests.faults.recording import Image, Moment, RecordingDisk, states
from tests.faults.wrong_disks import NoFileSync, NoFolderSync, RemovedFirst, WrittenInPlace
from tests.scale import whole
from tests.storage.databases import PATH, database
from tests.storage.disks import SimulatedDisk

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

FULL: Final = (500, 20_000)
"""Actions, and the states that are at least built of them, where all is run."""

SAMPLE: Final = (40, 1_000)
"""The same in the check command."""

DEVICES: Final = (NoFileSync, NoFolderSync, RemovedFirst, WrittenInPlace)
"""Disks that do what a wrong store would have asked of them."""


def action(number: int) -> tuple[Op, ...]:
    """Two documents with one number; now and then one of an earlier number goes."""
    pair = (
        Put("left", str(number), {"n": number}),
        Put("right", str(number), {"n": number, "is": "x" * (number * 37 % 600)}),
    )
    return (
        (*pair, Del("extra", str(number - 3))) if number % 5 == 0 else (*pair, Put("extra", str(number), {}))
    )


def recorded(disk: RecordingDisk, actions: int) -> Iterator[Moment]:
    """Do the workload; answers what the disk holds, and may hold, before each operation that changes it."""
    moments: list[Moment] = []
    changing = {"open", "write", "fsync", "replace", "unlink", "link"}
    disk.step = lambda operation: moments.append(disk.moment) if operation in changing else None
    lot = Random(5)
    db: Database | None = None
    for number in range(1, actions + 1):
        if db is None:
            db = database(disk, sync="later", bound=2_000)
        disk.begun = number
        db.do(*action(number))
        if lot.random() < 0.25:
            db.kept.settle()
            _promise(disk, db)
        if number % 97 == 0:
            db.close()
            _promise(disk, db)
            db = None
        yield from moments
        moments.clear()
    yield disk.moment


def _promise(disk: RecordingDisk, db: Database) -> None:
    if db.kept.status == Saved():
        disk.promised = disk.begun


def wrong_with(image: Image, moment: Moment) -> str:
    """What is wrong with a state of the disk; nothing where all is well."""
    disk = SimulatedDisk(image)
    try:
        db = Database(PATH, disk=disk)
        tables: Tables = {name: dict(documents) for name, documents in db.tables.items()}
        db.close()
        again = Database(PATH, disk=disk, writable=False)
    except StoreError as error:
        return f"it does not open: {error}"
    if db.kept.read_only:
        return db.kept.read_only
    if any("damaged and cannot be read" in report for report in db.kept.reports):
        return db.kept.reports[0]
    if again.tables != tables:
        return "the next opening finds something else"
    left, right = ({int(number) for number in tables.get(name, {})} for name in ("left", "right"))
    if left != right:
        return "half of an action is there"
    if not left >= set(range(1, moment.promised + 1)):
        return "something that was said to be saved is not there"
    return "" if left <= set(range(1, moment.begun + 1)) else "something nobody did is there"


def failures(disk: RecordingDisk, actions: int, enough: int = 20) -> tuple[int, list[str]]:
    """How many different states were built, and what is wrong with which; no more than are enough."""
    seen: set[int] = set()
    found: list[str] = []
    lot = Random(7)
    for moment in recorded(disk, actions):
        if len(found) >= enough:
            break
        for image in states(moment, lot):
            key = hash((moment.promised, frozenset(image.items())))
            if key not in seen:
                seen.add(key)
                wrong = wrong_with(image, moment)
                if wrong:
                    found.append(f"{wrong} (after action {moment.begun}, {moment.promised} saved)")
    return len(seen), found


def test_whatever_a_power_cut_leaves_opens_with_all_that_was_said_to_be_saved() -> None:
    """Unsynced writes missing, torn, or zeros; names without contents; names missing, in any choice."""
    actions, least = FULL if whole() else SAMPLE
    number, found = failures(RecordingDisk(), actions)
    assert found == []
    assert number >= least


@pytest.mark.parametrize("device", DEVICES)
def test_a_store_that_is_wrong_is_found_out(device: Callable[[], RecordingDisk]) -> None:
    """Without syncs of files or folders, with a removal before the new name, or writing in place."""
    _, found = failures(device(), 100, enough=1)
    assert found
