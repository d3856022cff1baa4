"""The process is killed, or the power cut, between any two operations of the disk."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.ops import Del, Drop, Put
from alliance_tui.storage.values import Tables, decode_tables
from tests.storage.disks import FOLDER, Breakage, Killed, NoThread, SimulatedDisk, killing

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

PATH = FOLDER / "ab.json"

ACTIONS = (
    (Put("events", "1", {"n": 1}),),
    (Put("events", "2", {"n": 2}), Put("meta", "1", {"title": "Home"})),
    (Put("events", "1", {"n": "changed"}),),
    (Del("events", "2"), Put("events", "3", {"n": 3})),
    (Put("other", "1", {"long": "x" * 150}),),
    (Drop("other"), Put("events", "4", {"n": 4})),
    (Put("events", "5", {"n": 5}),),
)


class Story:
    """A database's life: made, changed, closed, opened again and changed; and how far it came."""

    def __init__(self, disk: SimulatedDisk, sync: str) -> None:
        self.disk = disk
        """Where it happens."""
        self.states: list[Tables] = [{}]
        """The tables after each action that was begun, the empty beginning first."""
        self.acknowledged = 0
        """How many actions a kill may not take."""
        self.safe = 0
        """How many actions a power cut may not take."""
        self._sync = sync

    def run(self) -> None:
        """Live it; a kill ends it anywhere."""
        for actions in (ACTIONS[:5], ACTIONS[5:]):
            options: dict[str, Any] = {"sync": self._sync, "bound": 200}
            db = Database(PATH, disk=self.disk, **options)
            db.kept._writer = NoThread()  # type: ignore[assignment]
            for ops in actions:
                self._begin(ops)
                db.do(*ops)
                self.acknowledged = len(self.states) - 1
                if len(self.states) % 2:
                    db.kept.settle()
                self._note(db)
            db.close()
            self._note(db)

    def _begin(self, ops: tuple[Any, ...]) -> None:
        """Work out what the action is to lead to."""
        scratch = Database(PATH, disk=SimulatedDisk())
        scratch.tables.update({name: dict(documents) for name, documents in self.states[-1].items()})
        scratch.do(*ops)
        self.states.append(scratch.tables)

    def _note(self, db: Database) -> None:
        if db.kept.status == Saved():
            self.safe = len(self.states) - 1


def steps(sync: str) -> int:
    """How many operations the whole story takes."""
    disk = SimulatedDisk()
    Story(disk, sync).run()
    return sum(disk.counts.values())


def killed_at(step: int, sync: str) -> Story:
    """A story that was cut off before one operation."""
    story = Story(SimulatedDisk(), sync)
    story.disk.step = killing(step)
    with pytest.raises(Killed):
        story.run()
    return story


def check(found: SimulatedDisk, story: Story, least: int) -> None:
    """What was promised is there, in whole actions; the next opening goes on from there and cleans up."""
    if PATH in found.files:
        decode_tables(found.files[PATH].data)
    db = Database(PATH, disk=found)
    possible = story.states[least:]
    assert db.tables in possible, "an action is missing, or half of one is there"
    db.do(Put("events", "99", {"n": 99}))
    expected = db.tables
    db.close()
    assert set(found.contents()) == {PATH.name}
    assert Database(PATH, disk=found).tables == expected


@pytest.mark.parametrize("sync", ["now", "later"])
def test_a_kill_between_any_two_operations_takes_nothing_that_was_acknowledged(sync: str) -> None:
    """Nor does it leave a file that cannot be read, or one that nobody needs."""
    for step in range(steps(sync)):
        story = killed_at(step, sync)
        left = story.disk.after_kill()
        assert left.contents().get(f"{PATH.name}.journal") != b"", "nobody could tell it from an emptied one"
        check(left, story, story.acknowledged)


@pytest.mark.parametrize("names_survive", [True, False])
@pytest.mark.parametrize("sync", ["now", "later"])
def test_a_power_cut_between_any_two_operations_takes_nothing_that_was_said_to_be_saved(
    sync: str, names_survive: bool
) -> None:
    """Only what was synced is left, and names given since the last sync of the folder may be gone."""
    for step in range(steps(sync)):
        story = killed_at(step, sync)
        check(story.disk.after_power_cut(names_survive=names_survive), story, story.safe)


@pytest.mark.parametrize("sync", ["now", "later"])
@pytest.mark.parametrize("operation", ["open", "write", "fsync", "replace", "unlink", "stat", "state"])
def test_any_operation_that_fails_once_takes_nothing(sync: str, operation: str) -> None:
    """The next try finds a way, and what memory holds is what a file holds in the end."""
    for failing in itertools.count():
        disk = SimulatedDisk()
        db = Database(PATH, disk=disk, sync=sync, bound=200)  # type: ignore[arg-type]
        db.kept._writer = NoThread()  # type: ignore[assignment]
        left = itertools.count(failing, -1)
        breakage = Breakage(5, operation)

        def once(asked: str, left: Any = left, breakage: Breakage = breakage) -> None:
            if asked in breakage.operations and next(left) == 0:
                breakage(asked)

        disk.step = once
        for ops in ACTIONS:
            try:
                db.do(*ops)
            except StoreError:
                assert sync == "now"
            db.kept.settle()
            assert disk.files[PATH].data
        for _ in range(2):
            status = db.close()
        assert not isinstance(status, NotSaved)
        again = Database(PATH, disk=disk.after_kill())
        assert again.tables == db.tables
        if next(left) > 0:
            assert failing > 0, "the operation never failed"
            break
