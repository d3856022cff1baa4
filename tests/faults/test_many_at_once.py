"""Threads and processes that act at once: no action is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Barrier, Thread
from typing import Literal

import pytest
from tinydb import where

from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.database import Database
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.ops import Put
from alliance_tui.storage.tiny import JournalDB
from tests.builders import happened
from tests.fakes import MovableClock
from tests.faults.tracing import ROOT
from tests.scale import whole
from tests.storage.people import founded, note, seated, texts

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

THREADS = 8
"""Threads that act at once."""

NAMES = ("one", "two")
"""Processes that act at once."""


def actions() -> int:
    """How many actions each of them does."""
    return 500 if whole() else 60


def _run(threads: Sequence[Thread]) -> None:
    """Start all, and wait for all."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("sync", ["now", "later"])
def test_eight_threads_at_one_database_lose_nothing(tmp_path: Path, sync: Literal["now", "later"]) -> None:
    """Each action whole, those of a thread in its order, while the journal is folded in again and again."""
    path = tmp_path / "ab.json"
    db = Database(path, sync=sync, bound=1_000)
    barrier = Barrier(THREADS)

    def act(thread: int) -> None:
        barrier.wait()
        for number in range(actions()):
            db.do(Put("left", f"{thread}{number:05}", {}), Put("right", f"{thread}{number:05}", {}))

    threads = [Thread(target=act, args=(thread,)) for thread in range(1, THREADS + 1)]
    _run(threads)
    killed = Database(path, writable=False)
    db.close()
    wanted = {f"{thread}{number:05}" for thread in range(1, THREADS + 1) for number in range(actions())}
    for found in (killed, Database(path, writable=False)):
        assert found.tables["left"].keys() == found.tables["right"].keys() == wanted
        for thread in range(1, THREADS + 1):
            mine = [key for key in found.tables["left"] if key.startswith(str(thread))]
            assert mine == sorted(mine)


def test_eight_threads_at_one_tinydb_lose_nothing(tmp_path: Path) -> None:
    """Updates, too: each is one action, however many documents it touches."""
    with JournalDB(tmp_path / "ab.json") as db:
        table = db.table("all")

        def act(thread: int) -> None:
            for number in range(actions()):
                one = table.insert({"thread": thread, "n": number})
                table.update({"seen": number}, doc_ids=[one])

        threads = [Thread(target=act, args=(thread,)) for thread in range(THREADS)]
        _run(threads)
    with JournalDB(tmp_path / "ab.json") as db:
        for thread in range(THREADS):
            wanted = [{"thread": thread, "n": number, "seen": number} for number in range(actions())]
            assert db.table("all").search(where("thread") == thread) == wanted


def test_two_processes_of_eight_threads_at_one_file_lose_nothing(tmp_path: Path) -> None:
    """Nobody should: a file has one writer. It ends with two files, and every action is in one of them."""
    path = tmp_path / "ab.json"
    command = [sys.executable, "-m", "tests.faults.test_many_at_once", "--threads", str(path)]
    processes = [
        subprocess.Popen([*command, name], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in NAMES
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    told = [process.communicate("go\n", 300)[0] for process in processes]
    assert told == ["Saved\n", "Saved\n"]
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    for name in NAMES:
        wanted = {f"{name}-{thread}-{number:05}" for thread in range(THREADS) for number in range(actions())}
        found = {one.decode() for one in re.findall(rb'"(%s-\d-\d{5})"' % name.encode(), kept)}
        assert found == wanted


def test_two_processes_that_want_one_alliance_lose_nothing(data_dir: Path) -> None:
    """Whoever finds it held tries again; what each has noted is there in the end, in its order."""
    live = seated(FileLibrary(data_dir))
    live.close()
    wanted = 40 if whole() else 8
    command = [sys.executable, "-m", "tests.faults.test_many_at_once", str(data_dir), live.id, str(wanted)]
    processes = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("one", "two")]
    assert [process.wait(300) for process in processes] == [0, 0]
    found = texts(FileLibrary(data_dir), live.id)
    for name in ("one", "two"):
        assert [text for text in found if text.startswith(name)] == [f"{name} {n}" for n in range(wanted)]
    assert len(found) == 2 * wanted


def test_two_processes_with_alliances_of_their_own_share_a_catalogue(data_dir: Path) -> None:
    """It is only a cache: whoever writes it last, the list is complete."""
    alliances = []
    for _ in range(2):
        live = founded(FileLibrary(data_dir))
        live.close()
        alliances.append(live.id)
    command = [sys.executable, "-m", "tests.faults.test_many_at_once", str(data_dir)]
    processes = [subprocess.Popen([*command, one, "3", "own"], cwd=ROOT) for one in alliances]
    assert [process.wait(300) for process in processes] == [0, 0]
    assert {line.id for line in FileLibrary(data_dir).list()} == {*alliances}
    for one in alliances:
        assert len(texts(FileLibrary(data_dir), one)) == 3


def _act_all(path: str, name: str) -> None:
    """Open a database, and once another process has too, let eight threads act on it."""
    db = Database(Path(path), sync="later", bound=1_000)
    print("ready", flush=True)
    sys.stdin.readline()

    def act(thread: int) -> None:
        for number in range(actions()):
            db.do(Put("all", f"{name}-{thread}-{number:05}", {}))

    _run([Thread(target=act, args=(thread,)) for thread in range(THREADS)])
    status = db.close()
    print(type(status).__name__, flush=True)


def _note_all(folder: str, alliance: str, count: str, name: str) -> None:
    """Open the alliance, note one thing and leave; again and again."""
    done = 0
    while done < int(count):
        opening = FileLibrary(Path(folder)).open(AllianceId(alliance))
        live = Live(opening, MovableClock())
        if live.read_only is None:
            _note_one(live, f"{name} {done}")
            done += 1
        live.close()


def _note_one(live: Live, text: str) -> None:
    assert live.alliance is not None
    unfinished = live.alliance.unfinished
    happened(live.resume(unfinished.id) if unfinished else live.sit_down(SessionKind.DESIGN))
    note(live, text)


if __name__ == "__main__":
    if sys.argv[1] == "--threads":
        _act_all(*sys.argv[2:])
    else:
        _note_all(*sys.argv[1:])
