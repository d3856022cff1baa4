"""An alliance in the trash takes the place of the one that is here: nothing is lost, whatever fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.entries import Entry, entries
from alliance_tui.storage.exchanging import laid_out, swap
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from tests.fakes import START
from tests.storage.people import gone_on, note, seated, session_file, texts


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture
def alliance(files: FileLibrary, data_dir: Path, tmp_path: Path) -> AllianceId:
    """One with "theirs", of a backup that replaced "mine", with what was set aside of that."""
    live = seated(files)
    note(live, "theirs")
    live.close()
    take_backup(data_dir, tmp_path / "saved.zip", START)
    live = gone_on(files, live.id)
    note(live, "mine")
    live.close()
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    path.with_name(f"{path.name}.damaged-1").write_bytes(b"kept too")
    (path.parent / "letter.txt").write_text("somebody's own")
    with unpacked(data_dir, tmp_path / "saved.zip") as (stage, found):
        put_back(data_dir, stage, {one.id: Choice.BACKUP for one in found}, START)
    return live.id


def test_all_that_was_replaced_comes_back(files: FileLibrary, data_dir: Path, alliance: AllianceId) -> None:
    """With what was set aside, and what somebody else had put there."""
    (entry,) = entries(data_dir)
    swap(data_dir, entry, START)
    assert texts(files, alliance) == ["theirs", "mine"]
    sessions = data_dir / "alliances" / alliance / "sessions"
    assert [one.read_bytes() for one in sessions.glob("*.damaged-1")] == [b"kept too"]
    assert (sessions / "letter.txt").read_text() == "somebody's own"
    (other,) = entries(data_dir)
    assert other.note.restoring
    assert check(data_dir).is_well
    swap(data_dir, other, START)
    assert texts(files, alliance) == ["theirs"]


@pytest.mark.parametrize("cut_off", ["refused", "killed"])
def test_where_it_cannot_come_back_what_made_room_does(
    files: FileLibrary, data_dir: Path, alliance: AllianceId, monkeypatch: pytest.MonkeyPatch, cut_off: str
) -> None:
    """At once; after a kill with the next list."""
    (entry,) = entries(data_dir)

    def refuse(_: Path, __: Entry) -> None:
        raise StoreError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("alliance_tui.storage.exchanging.bring_back", refuse)
        if cut_off == "killed":
            patch.setattr("alliance_tui.storage.sweeping.end_restoring", lambda *_: None)
            patch.setattr("alliance_tui.storage.sweeping.owned", lambda: f"{2**22 + 1}-0123abcd")
        with pytest.raises(StoreError):
            swap(data_dir, entry, START)
        assert (data_dir / "alliances" / alliance).exists() is (cut_off == "refused")
    assert [one.id for one in files.list()] == [alliance]
    assert texts(files, alliance) == ["theirs"]
    assert entries(data_dir) == (entry,)
    assert check(data_dir).is_well


def test_one_that_is_open_is_not_replaced(files: FileLibrary, data_dir: Path, alliance: AllianceId) -> None:
    """Nothing is changed."""
    (entry,) = entries(data_dir)
    held = files.open(alliance)
    with pytest.raises(LookupError, match="Close it there first"):
        swap(data_dir, entry, START)
    held.close()
    assert entries(data_dir) == (entry,)


@pytest.mark.usefixtures("alliance")
def test_what_cannot_be_read_there_is_said(data_dir: Path) -> None:
    """It is not put into one with what is here as if that were all."""
    (entry,) = entries(data_dir)
    (path,) = (entry.path / "content" / "sessions").glob("*.json")
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError, match=str(path)), laid_out(data_dir, entry):
        pass
