"""What commands leave that are cut off: ended by whoever comes next, and never while it goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.sweeping import STAGE, sweep
from alliance_tui.storage.trash import Note, entries, erase, move_in
from tests.fakes import START
from tests.storage.people import every_byte, held_one, texts

GONE = 2**22 + 1
"""No process has this number."""


def away(data_dir: Path, alliance: AllianceId, owner: int) -> Path:
    """Leave an alliance in the trash, where a restore that was killed has put it; the folder it left too."""
    stage = data_dir / f"{STAGE}{owner}-0123abcd"
    (stage / "alliances").mkdir(parents=True)
    (stage / "alliances" / "words.json").write_text("private")
    move_in(data_dir, data_dir / "alliances" / alliance, Note("Home", START, alliance, restoring=stage.name))
    return stage


def test_an_alliance_that_made_room_for_one_that_never_came_is_listed_again(data_dir: Path) -> None:
    """At once, not only when the backup is put back again."""
    files = FileLibrary(data_dir)
    alliance, _ = held_one(files, "words")
    files.list()
    stage = away(data_dir, alliance, GONE)
    assert [line.id for line in files.list(renew=False)] == []
    assert [line.id for line in FileLibrary(data_dir).list()] == [alliance]
    assert texts(files, alliance) == ["words"]
    assert not stage.exists()
    assert entries(data_dir) == ()


def test_a_restore_that_goes_on_elsewhere_is_left_alone(data_dir: Path) -> None:
    """Its process runs: nothing is left over."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    stage = away(data_dir, alliance, os.getppid())
    assert not sweep(data_dir)
    assert stage.exists()
    assert len(entries(data_dir)) == 1


def test_an_alliance_whose_place_was_taken_stays_in_the_trash(data_dir: Path) -> None:
    """Only the folder in which the backup was unpacked is left over."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    stage = away(data_dir, alliance, GONE)
    (data_dir / "alliances" / alliance).mkdir()
    assert not sweep(data_dir)
    assert not stage.exists()
    assert len(entries(data_dir)) == 1


def test_what_is_erased_is_not_in_what_a_restore_left(data_dir: Path) -> None:
    """Its words were unpacked there."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    other, _ = held_one(FileLibrary(data_dir), "more", title="Other")
    away(data_dir, other, GONE)
    erase(data_dir, alliance)
    assert b"private" not in every_byte(data_dir)


def test_a_restore_that_fails_half_way_leaves_all_as_it_was(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails after the alliance that is here has made room."""
    files = FileLibrary(data_dir)
    alliance, _ = held_one(files, "words")
    take_backup(data_dir, tmp_path / "saved.zip", START)

    def broken(source: Path, target: Path) -> None:
        raise OSError(5, "broken")

    with unpacked(data_dir, tmp_path / "saved.zip") as (stage, _), monkeypatch.context() as patch:
        patch.setattr(DISK, "replace", broken)
        with pytest.raises(StoreError, match="cannot be put back"):
            put_back(data_dir, stage, {alliance: Choice.BACKUP}, START)
        assert not (data_dir / "alliances" / alliance).exists()
    assert texts(files, alliance) == ["words"]
    assert entries(data_dir) == ()
    assert not [*data_dir.glob(f"{STAGE}*")]
