"""Killed at every system call, and every system call failing: nothing that was acknowledged is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.words import NoteKind
from alliance_tui.live import Live
from alliance_tui.storage.checking import check as whole_check
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened, pid
from tests.fakes import MovableClock
from tests.faults.tracing import Ended, Workload, where
from tests.faults.workload import ALLIANCE, everything, expected
from tests.scale import sample

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is a program of Linux")

KILLED = ("write", "fsync", "rename", "openat", "ftruncate", "unlink", "link")
"""The calls at which the process is killed; those under other names are counted with them."""

FAILING = [(call, error) for call in ("write", "fsync", "rename") for error in ("ENOSPC", "EIO", "EROFS")]
"""The calls that fail, and how."""


@pytest.fixture
def workload() -> Iterator[Workload]:
    """Sixty key presses that can be done again and again."""
    with Workload() as made:
        yield made


def check(ended: Ended) -> None:
    """What was acknowledged is there, in whole actions; the next opening goes on and cleans up."""
    script, counts = expected()
    data = ended.folder / "data"
    assert whole_check(data).is_well, f"{ended.folder.name}: {whole_check(data)}"
    library = FileLibrary(data)
    library.list()
    least = counts[ended.acknowledged]
    if least == 0 and not (data / "alliances" / ALLIANCE / "alliance.json").exists():
        return
    opening = library.open(ALLIANCE)
    found = everything(opening)
    assert found == script[: len(found)], (
        f"after step {ended.acknowledged} something is missing or half there"
    )
    assert len(found) >= least, f"after step {ended.acknowledged} something that was acknowledged is missing"
    assert library.problems == ()
    go_on(Live(opening, MovableClock()))
    assert not [path for path in data.rglob("*") if path.suffix in {".tmp", ".journal"}], where(data)


def go_on(live: Live) -> None:
    """Write one more note, if there is a session, and leave."""
    if live.alliance is not None and live.alliance.unfinished is not None:
        happened(live.resume(live.alliance.unfinished.id))
        happened(live.act(notes.write_note, pid(1), NoteKind.NEED, "one more"))
    live.close()


@pytest.mark.parametrize("call", KILLED)
@pytest.mark.no_cover
def test_a_kill_at_any_system_call_takes_nothing(workload: Workload, tmp_path: Path, call: str) -> None:
    """Before each write, sync, new name, opening and removal, in every thread."""
    for name, numbers in workload.times(tmp_path / "all", call).items():
        for number in sample(numbers, 6):
            folder = tmp_path / f"{name}-{number}"
            ended = workload.run(folder, "-e", f"inject={name}:signal=KILL:when={number}")
            assert ended.status in {-9, 0}
            check(ended)


@pytest.mark.parametrize(("call", "error"), FAILING)
@pytest.mark.no_cover
def test_an_error_of_any_system_call_takes_nothing(
    workload: Workload, tmp_path: Path, call: str, error: str
) -> None:
    """The process lives, what could not be written waits, and all of it is there in the end."""
    whole_script, _ = expected()
    for name, numbers in workload.times(tmp_path / "all", call).items():
        for number in sample(numbers, 3):
            folder = tmp_path / f"{name}-{number}"
            last = number + number % 2 * 4
            ended = workload.run(folder, "-e", f"inject={name}:error={error}:when={number}..{last}")
            assert (ended.status, ended.acknowledged) == (0, 60), f"{folder.name} ended the process"
            opening = FileLibrary(folder / "data").open(ALLIANCE)
            assert everything(opening) == whole_script
            opening.close()
            check(ended)
