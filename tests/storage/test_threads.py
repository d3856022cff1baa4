"""Threads of one process that share a database: what was answered is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import increment

from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.tiny import JournalDB, JournalStorage, action


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "notes.json"


def at_once(*calls: Callable[[], object]) -> None:
    """Make each call in a thread of its own, and wait for all."""
    threads = [Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("kind", [partial(TinyDB, storage=JournalStorage), JournalDB])
def test_threads_lose_nothing_that_was_answered(path: Path, kind: Callable[[Path], TinyDB]) -> None:
    """Whoever came too late is told, and does it again; by TinyDB's own table, that a number is taken."""
    answered: list[tuple[int, str]] = []
    db = kind(path)

    def insert(who: int) -> None:
        for number in range(20):
            while True:
                with suppress(StoreError, ValueError):
                    answered.append((db.insert({"what": f"{who} {number}"}), f"{who} {number}"))
                    break

    at_once(*(partial(insert, who) for who in range(4)))
    db.close()
    with kind(path) as found:
        assert {one.doc_id: one["what"] for one in found} == dict(answered)
    assert len({number for number, _ in answered}) == len(answered) == 80


def test_threads_that_insert_within_an_action_take_turns_at_a_table_of_tinydb(path: Path) -> None:
    """It counts the numbers for itself, and no other thread comes between: none is told that one is taken."""
    answered: list[tuple[int, str]] = []
    with TinyDB(path, storage=JournalStorage) as db:

        def insert(who: int) -> None:
            for number in range(20):
                with action(db):
                    one, two = db.insert_multiple({"what": f"{who} {number} {part}"} for part in "ab")
                answered.extend([(one, f"{who} {number} a"), (two, f"{who} {number} b")])

        at_once(*(partial(insert, who) for who in range(4)))
        assert len(answered) == 160
        assert {one.doc_id: one["what"] for one in db} == dict(answered)


def test_what_another_thread_does_between_reading_and_writing_stays(path: Path) -> None:
    """A table of TinyDB's own reads, changes and writes; where both touch one document, nothing is done."""
    with TinyDB(path, storage=JournalStorage) as db:
        mine = db.insert({"n": 1})
        theirs = db.insert({"n": 2})

        def meanwhile(change: Callable[[], object]) -> Callable[[dict[str, Any]], None]:
            def update(document: dict[str, Any]) -> None:
                at_once(change)
                document["n"] += 7

            return update

        other = db.table("_default", cache_size=0)
        db.update(meanwhile(lambda: other.update({"n": 3}, doc_ids=[theirs])), doc_ids=[mine])
        assert [one["n"] for one in db] == [8, 3]
        with pytest.raises(StoreError, match="do it again"):
            db.update(meanwhile(lambda: other.update({"n": 4}, doc_ids=[mine])), doc_ids=[mine])
        with pytest.raises(StoreError, match="do it again"):
            db.update(meanwhile(lambda: other.remove(doc_ids=[mine])), doc_ids=[mine])
        assert [one["n"] for one in db] == [3]
        db.table("_default").update(meanwhile(lambda: other.insert({"n": 5})), doc_ids=[theirs])
        assert [one["n"] for one in db] == [10, 5]


def test_our_tables_take_turns(path: Path) -> None:
    """What an update counts up is counted for each thread, and nobody reads a half."""
    with JournalDB(path) as db:
        db.insert({"n": 0})

        def count() -> None:
            for _ in range(50):
                db.update(increment("n"), where("n").exists())
                db.insert({"m": len(db.search(where("n").exists()))})

        at_once(count, count, count)
        assert db.get(doc_id=1) == {"n": 150}
        assert db.count(where("m") == 1) == 150
