"""Files over which a process was killed: none stays for good, wherever below the data folder it lies."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from alliance_tui.storage.checking import check
from alliance_tui.storage.entries import entries
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance
from tests.fakes import START
from tests.storage.people import held_one, session_file

DEAD = "4194305-0123abcd"
"""A process that cannot be alive, and a word of its own."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def left_in(folder: Path, name: str, owner: str = DEAD) -> Path:
    """A file that was being written in a folder."""
    path = folder / f"{name}.{owner}.tmp"
    path.write_bytes(b"half of it")
    return path


def told(data: Path) -> list[Path]:
    """What is said to be left over."""
    return [one.path for one in check(data).others if one.state is State.LEFT_OVER]


def test_what_lies_in_a_copy_of_a_folder_is_said_and_goes(files: FileLibrary, data_dir: Path) -> None:
    """With repairing; as its alliance is opened it goes as well."""
    id_, session = held_one(files, "kept")
    path = session_file(data_dir, id_, session)
    copy = data_dir / "alliances" / f"{id_}.copy-1"
    shutil.copytree(path.parents[1], copy)
    left = left_in(copy / "sessions", path.name)
    assert told(data_dir) == [left]
    done = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert f"Removed what was cut off: {left.name}." in done.stderr
    assert not left.exists()
    left = left_in(copy / "sessions", path.name)
    files.open(id_).close()
    assert not left.exists()


@pytest.mark.parametrize("of_session", [False, True])
def test_what_lies_in_the_trash_is_said_and_goes_with_repairing(
    files: FileLibrary, data_dir: Path, of_session: bool
) -> None:
    """Also where only one alliance is asked about; what somebody writes this moment stays."""
    id_, session = held_one(files, "kept")
    other, _ = held_one(files, "kept", title="Other")
    files.delete(id_, session if of_session else None, START)
    (entry,) = entries(data_dir)
    left = left_in(entry.path / "content", f"{session}.json")
    note = left_in(entry.path, "note.json")
    writing = left_in(entry.path, "note.json", f"{os.getppid()}-0123abcd")
    foreign = entry.path / f"mine.{DEAD}.tmp"
    foreign.touch()
    assert set(told(data_dir)) == {left, note}
    assert alliance("check", other, "--repair", "--data-dir", str(data_dir)).exit_code == 0
    assert set(told(data_dir)) == {left, note}
    alliance("check", "--repair", "--data-dir", str(data_dir))
    assert told(data_dir) == []
    assert writing.exists()
    assert foreign.exists()
