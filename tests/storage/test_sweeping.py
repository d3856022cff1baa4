"""What commands leave that are cut off: ended by whoever comes next, and never while it goes on."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.deleting import move_in
from alliance_tui.storage.disk import Disk, StoreError
from alliance_tui.storage.entries import Note, entries
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.places import DELETED, STAGE
from alliance_tui.storage.removing import NOTE, Erased
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.sweeping import sweep
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


def test_a_restore_of_an_earlier_process_with_the_same_number_is_ended(data_dir: Path) -> None:
    """In a container every process may have it; only what this one unpacks itself is in use."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    stage = away(data_dir, alliance, os.getpid())
    assert not sweep(data_dir)
    assert not stage.exists()
    assert entries(data_dir) == ()


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

    def broken(_: Disk, __: Path, ___: Path) -> None:
        raise OSError(5, "broken")

    with unpacked(data_dir, tmp_path / "saved.zip") as (stage, _), monkeypatch.context() as patch:
        patch.setattr(Disk, "replace", broken)
        with pytest.raises(StoreError, match="cannot be put back"):
            put_back(data_dir, stage, {alliance: Choice.BACKUP}, START)
        assert not (data_dir / "alliances" / alliance).exists()
    assert texts(files, alliance) == ["words"]
    assert entries(data_dir) == ()
    assert not [*data_dir.glob(f"{STAGE}*")]


def erase_killed(monkeypatch: pytest.MonkeyPatch, data_dir: Path, alliance: AllianceId, over: str) -> None:
    """Erase an alliance as if the process were killed over one of its calls."""

    def ended(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(over, ended)
        with pytest.raises(KeyboardInterrupt):
            erase(data_dir, alliance)


def test_an_erase_that_was_killed_is_finished_by_the_next_list(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking alone names what is left of it."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "private", title="Home")
    files.delete(alliance, session, START)
    held_one(files, "others", title="Other")
    erase_killed(monkeypatch, data_dir, alliance, "alliance_tui.storage.sparing.remove_own")
    assert b"private" in every_byte(data_dir)
    report = check(data_dir)
    assert [one.state for one in report.others if one.state.is_problem] == [State.NOT_GONE] * 2
    assert [line.title for line in files.list(renew=False)] == ["Other"]
    assert b"private" in every_byte(data_dir)
    assert [line.title for line in files.list()] == ["Other"]
    assert b"private" not in every_byte(data_dir)
    assert b"Home" not in every_byte(data_dir)
    assert check(data_dir).is_well


def test_an_erase_that_is_killed_before_the_alliance_went_leaves_it_listed(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the trash goes first: nobody is left to look for it there alone."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "private")
    files.delete(alliance, session, START)
    erase_killed(monkeypatch, data_dir, alliance, "alliance_tui.storage.removing._copied")
    assert [line.id for line in files.list()] == [alliance]
    assert b"private" not in every_byte(data_dir)


def test_an_erase_of_a_session_that_was_killed_anywhere_is_finished_by_the_next_list(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files cannot go in one step; from the first of them on, nobody finds any of it."""
    files = FileLibrary(data_dir)
    alliance, _ = held_one(files, "others")
    sessions = data_dir / "alliances" / alliance / "sessions"
    reals, killed = Path.unlink, 0
    while True:
        session = SessionId(f"{'a' * 11}{'abcdefghijk'[killed]}")
        for ending in ("json", "json.backup", "json.damaged-1", "json.journal"):
            (sessions / f"{session}.{ending}").write_text("private")
        left = killed

        def ended(path: Path, missing_ok: bool = False) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            reals(path, missing_ok=missing_ok)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", ended)
            try:
                erase(data_dir, alliance, session)
            except KeyboardInterrupt:
                killed += 1
            else:
                break
        assert not check(data_dir).is_well
        assert [len(line.sessions) for line in files.list()] == [1]
        assert b"private" not in every_byte(data_dir)
        assert check(data_dir).is_well
    assert killed >= len(("json", "backup", "damaged", "journal"))
    assert texts(files, alliance) == ["others"]


def test_a_session_that_is_being_erased_this_moment_is_left_to_whoever_does(data_dir: Path) -> None:
    """The alliance is held; what is noted stays until it is not."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "words")
    doomed = data_dir / "alliances" / f"{session}.0123abcd{DELETED}"
    doomed.mkdir()
    (doomed / NOTE).write_bytes(msgspec.json.encode(Erased(alliance, session)))
    held = files.open(alliance)
    assert sweep(data_dir) == ()
    assert doomed.exists()
    held.close()
    assert sweep(data_dir) == ()
    assert not doomed.exists()
    assert texts(files, alliance) == []


def test_what_a_killed_restore_left_goes_with_the_next_list(data_dir: Path) -> None:
    """Also where nothing made room for it."""
    files = FileLibrary(data_dir)
    held_one(files, "words")
    stage = data_dir / f"{STAGE}{GONE}-0123abcd"
    stage.mkdir()
    (stage / "words.json").write_text("private")
    assert [one.path for one in check(data_dir).others if one.state is State.LEFT_OVER] == [stage]
    files.list()
    assert not stage.exists()


def test_what_cannot_be_removed_is_never_called_gone(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The erase says where it is and why, and so does every list until it can be."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "private")
    reals = os.unlink

    def refused(path: str, *, dir_fd: int | None = None) -> None:
        if str(path).endswith(f"{session}.json"):
            raise PermissionError(13, "no", path)
        reals(path, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refused)
        with pytest.raises(StoreError, match=rf"{alliance}\..*\.deleted .*permission is denied"):
            erase(data_dir, alliance)
        assert files.list() == ()
        (problem,) = files.problems
        assert "permission is denied" in problem
    assert files.list() == ()
    assert files.problems == ()
    assert b"private" not in every_byte(data_dir)


def test_a_folder_that_lies_elsewhere_is_removed_there(data_dir: Path, tmp_path: Path) -> None:
    """Where its name in the data folder only leads to it."""
    alliance, _ = held_one(FileLibrary(data_dir), "private")
    home = data_dir / "alliances" / alliance
    home.rename(tmp_path / "far")
    home.symlink_to(tmp_path / "far")
    erase(data_dir, alliance)
    assert not (tmp_path / "far").exists()
    assert [*home.parent.iterdir()] == []


def test_what_a_link_leads_to_that_is_no_log_is_not_removed(data_dir: Path, tmp_path: Path) -> None:
    """A log that lies elsewhere goes with the rest; another file of the user's never does."""
    alliance, session = held_one(FileLibrary(data_dir), "private")
    folder = data_dir / "alliances" / alliance / "sessions"
    log, other = folder / f"{session}.json", tmp_path / "important.json"
    log.rename(tmp_path / "far.json")
    log.symlink_to(tmp_path / "far.json")
    other.write_text('{"mine": true}')
    (folder / "important.json").symlink_to(other)
    erase(data_dir, alliance)
    assert not (tmp_path / "far.json").exists()
    assert other.read_text() == '{"mine": true}'
