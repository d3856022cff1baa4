"""Small functions for tests that drive a database on a simulated disk."""

from __future__ import annotations

from typing import Any

from alliance_tui.storage.database import Database
from alliance_tui.storage.ops import Put
from tests.storage.disks import FOLDER, NoThread, SimulatedDisk

PATH = FOLDER / "ab.json"
"""The file."""

JOURNAL = FOLDER / "ab.json.journal"
"""Its journal."""


def database(disk: SimulatedDisk, **options: Any) -> Database:
    """A database on a simulated disk, without a thread: the test settles."""
    made = Database(PATH, disk=disk, **options)
    made.kept._writer = NoThread()  # type: ignore[assignment]
    return made


def put(db: Database, *numbers: int) -> None:
    """One action for each number."""
    for number in numbers:
        db.do(Put("events", str(number), {"n": number}))


def numbers(db: Database) -> list[int]:
    """The numbers of all documents, in order."""
    return [document["n"] for document in db.tables.get("events", {}).values()]
