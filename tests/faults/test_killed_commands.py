"""Killed at every system call of commands that put files where they belong: nothing is half there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.checking import check
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from tests.faults.tidying import HOUSE, WORK, come_back, do, much_damage, settings, to_erase, two_states
from tests.faults.tracing import Workload, where
from tests.scale import sample, whole
from tests.storage.people import every_byte, texts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is a program of Linux")

KILLED = ("write", "fsync", "rename", "openat", "unlink", "link", "mkdir", "rmdir")
"""The calls at which the process is killed; those under other names are counted with them."""

SAMPLE = 10
"""So many of all their calls, in the check command."""

TOGETHER = [(call,) for call in KILLED] if whole() else [KILLED]
"""The calls of one test: where all is run, tests are run side by side."""

MENDED = [["one", "two"], ["three"], ["four"], ["cinq"], ["eight", "six"], ["nine"], ["eleven", "ten"]]
"""What repairing keeps of the notes in each damaged alliance."""


@contextmanager
def killed(wanted: str, model: Path, calls: Sequence[str]) -> Iterator[Iterator[Path]]:
    """The folders that are left where a command was killed at each of its calls, or at a sample of them."""
    with Workload("tests.faults.tidying", wanted, str(model)) as workload:

        def each() -> Iterator[Path]:
            times = workload.times(model.with_name("all"), *calls)
            cases = [(name, number) for name, numbers in times.items() for number in numbers]
            for name, number in sample(cases, SAMPLE):
                folder = model.with_name(f"{name}-{number}")
                ended = workload.run(folder, "-e", f"inject={name}:signal=KILL:when={number}")
                assert ended.status in {-9, 0}
                yield folder

        yield each()


def said(folder: Path, alliance: AllianceId) -> list[str]:
    """What was noted in an alliance; nothing where it is not there."""
    if not (folder / "data" / "alliances" / alliance / "alliance.json").exists():
        return []
    return sorted(texts(FileLibrary(folder / "data"), alliance))


def in_trash(folder: Path) -> bytes:
    """All that lies in the trash, byte for byte."""
    found = [path for entry in entries(folder / "data") for path in entry.path.rglob("*.json")]
    return b"".join(path.read_bytes() for path in found)


def leftovers(folder: Path) -> list[str]:
    """What no command is to leave."""
    endings = (".tmp", ".journal", ".deleted")
    return [
        path.name
        for path in folder.rglob("*")
        if path.suffix in endings or path.name.startswith(".restoring-")
    ]


def missing(folder: Path, damaged: Mapping[AllianceId, Sequence[bytes]]) -> list[AllianceId]:
    """The alliances of which a damaged file is no more, under whatever name."""
    there = {
        alliance: [path.read_bytes() for path in (folder / "data" / "alliances" / alliance).rglob("*.*")]
        for alliance in damaged
    }
    return [one for one, files in damaged.items() if not all(data in there[one] for data in files)]


@pytest.mark.parametrize("calls", TOGETHER, ids="-".join)
@pytest.mark.parametrize("wanted", ["theirs", "both"])
@pytest.mark.no_cover
def test_a_kill_of_a_restore_takes_nothing_and_it_is_done_when_it_is_tried_again(
    tmp_path: Path, wanted: str, calls: Sequence[str]
) -> None:
    """Each alliance is as it was, or as it was to be, or in the trash; so is each setting."""
    model = tmp_path / "model"
    names = two_states(model)
    mine, theirs = ["first", "mine"], ["first", "theirs"]
    goal = theirs if wanted == "theirs" else ["first", "mine", "theirs"]
    with killed(wanted, model, calls) as folders:
        for folder in folders:
            assert check(folder / "data").is_well, f"{folder.name}: {check(folder / 'data')}"
            assert said(folder, names["kept"]) == ["kept"]
            assert said(folder, names["new"]) in ([], ["new"])
            found = said(folder, names["differs"])
            assert found in ([], mine, goal), folder.name
            assert "mine" in found or b'"mine"' in in_trash(folder), folder.name
            house = (settings(folder) / HOUSE).read_bytes()
            kept = [path.read_bytes() for path in settings(folder).glob(f"{HOUSE}.before-*")]
            assert house == b"mine" or (house == b"theirs" and b"mine" in kept), folder.name
            do(wanted, folder)
            assert said(folder, names["differs"]) == goal, folder.name
            assert b'"mine"' in in_trash(folder), folder.name
            assert (said(folder, names["kept"]), said(folder, names["new"])) == (["kept"], ["new"])
            for name in (HOUSE, WORK):
                assert (settings(folder) / name).read_bytes() == b"theirs"
            assert check(folder / "data").is_well
            assert leftovers(folder) == [], where(folder)


@pytest.mark.parametrize("calls", TOGETHER, ids="-".join)
@pytest.mark.no_cover
def test_a_kill_of_an_exchange_with_the_trash_takes_nothing(tmp_path: Path, calls: Sequence[str]) -> None:
    """Whoever comes next finds one of the two where it belongs, and the other in the trash."""
    model = tmp_path / "model"
    names = two_states(model)
    do("theirs", model)
    with killed("swap", model, calls) as folders:
        for folder in folders:
            FileLibrary(folder / "data").list()
            (found,) = {*said(folder, names["differs"])} - {"first"}
            (other,) = {"mine", "theirs"} - {found}
            assert f'"{other}"'.encode() in in_trash(folder), folder.name
            assert said(folder, names["kept"]) == ["kept"]
            assert check(folder / "data").is_well
            assert leftovers(folder) == [], where(folder)


@pytest.mark.parametrize("calls", TOGETHER, ids="-".join)
@pytest.mark.no_cover
def test_a_kill_as_a_session_is_put_into_one_with_the_trash_takes_nothing(
    tmp_path: Path, calls: Sequence[str]
) -> None:
    """It is here all the time, as it was or with what the trash holds; so is what others put beside it."""
    model = tmp_path / "model"
    alliance = come_back(model)
    mine, goal = ["first", "mine"], ["first", "mine", "theirs"]
    with killed("session", model, calls) as folders:
        for folder in folders:
            found = said(folder, alliance)
            assert found in (mine, goal), folder.name
            assert b'"theirs"' in in_trash(folder), folder.name
            assert found == mine or b'"mine"' in in_trash(folder), folder.name
            assert check(folder / "data").is_well, folder.name
            do("session", folder)
            assert said(folder, alliance) == goal, folder.name
            assert b'"mine"' in in_trash(folder), folder.name
            letter = folder / "data" / "alliances" / alliance / "sessions" / "letter.txt"
            assert letter.read_text() == "somebody's own"
            assert check(folder / "data").is_well
            assert leftovers(folder) == [], where(folder)


@pytest.mark.parametrize("calls", TOGETHER, ids="-".join)
@pytest.mark.no_cover
def test_a_kill_of_a_repair_takes_nothing_and_it_is_done_when_it_is_tried_again(
    tmp_path: Path, calls: Sequence[str]
) -> None:
    """What was damaged is there still, under whatever name; in the end all is as without the kill."""
    model, goal = tmp_path / "model", tmp_path / "goal"
    damaged = much_damage(model)
    shutil.copytree(model, goal)
    do("repair", goal)
    wanted = {alliance: said(goal, alliance) for alliance in damaged}
    assert [*wanted.values()] == MENDED
    with killed("repair", model, calls) as folders:
        for folder in folders:
            assert missing(folder, damaged) == [], folder.name
            do("repair", folder)
            assert missing(folder, damaged) == [], folder.name
            assert {alliance: said(folder, alliance) for alliance in damaged} == wanted, folder.name
            assert check(folder / "data").is_well
            assert leftovers(folder) == [], where(folder)


@pytest.mark.no_cover
@pytest.mark.parametrize("calls", TOGETHER, ids="-".join)
def test_a_kill_of_an_erase_leaves_what_is_listed_or_nothing(tmp_path: Path, calls: Sequence[str]) -> None:
    """Once the alliance is in no list, none of its words is anywhere."""
    model = tmp_path / "model"
    to_erase(model)
    with killed("erase", model, calls) as folders:
        for folder in folders:
            listed = {line.title for line in FileLibrary(folder / "data").list()}
            assert "Other" in listed, folder.name
            if "Home" in listed:
                do("erase", folder)
            assert b"private" not in every_byte(folder / "data"), folder.name
            assert b"Home" not in every_byte(folder / "data"), folder.name
            assert b"others" in every_byte(folder / "data"), folder.name
            assert check(folder / "data").is_well
            assert leftovers(folder) == [], where(folder)
