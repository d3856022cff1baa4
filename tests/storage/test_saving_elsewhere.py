"""A copy of an alliance in another folder: whole, or as if nobody had tried."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk, StoreError
from alliance_tui.storage.elsewhere import write_copy
from alliance_tui.storage.library import FileLibrary
from tests.storage.people import held_one, texts


def test_a_copy_can_be_opened_and_is_not_written_over(data_dir: Path, tmp_path: Path) -> None:
    """A second one goes into another folder."""
    files, target = FileLibrary(data_dir), tmp_path / "stick" / "ours"
    alliance, session = held_one(files, "kept words")
    own, sessions = files.read(alliance)
    home = write_copy(target, alliance, own, sessions)
    assert home == target / "alliances" / alliance
    assert sorted(path.name for path in home.rglob("*.json")) == sorted(["alliance.json", f"{session}.json"])
    assert [path.name for path in home.parent.iterdir()] == [alliance]
    assert check(target).is_well
    assert texts(FileLibrary(target), alliance) == ["kept words"]
    with pytest.raises(StoreError, match=f"There is a copy in {target} already"):
        write_copy(target, alliance, own, sessions)


@pytest.mark.no_cover
@pytest.mark.parametrize("there", [(), ("stick",), ("stick", "stick/ours", "stick/ours/alliances")])
@pytest.mark.parametrize("operation", ["write", "fsync", "mkdir", "replace"])
def test_a_copy_that_failed_leaves_nothing_behind_and_can_be_tried_again(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, there: tuple[str, ...]
) -> None:
    """Once there is room, into the same folder."""
    files, target = FileLibrary(data_dir), tmp_path / "stick" / "ours"
    alliance, _ = held_one(files, "kept words")
    own, sessions = files.read(alliance)
    for name in there:
        (tmp_path / name).mkdir()
    before = sorted(tmp_path.rglob("*"))
    with monkeypatch.context() as full:

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, "no room")

        full.setattr(Disk, operation, refuse)
        with pytest.raises(StoreError, match=f"It cannot be saved in {target}: the disk is full"):
            write_copy(target, alliance, own, sessions)
    assert sorted(tmp_path.rglob("*")) == before
    write_copy(target, alliance, own, sessions)
    assert texts(FileLibrary(target), alliance) == ["kept words"]
