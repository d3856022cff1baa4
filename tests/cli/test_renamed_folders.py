"""What commands say of an alliance whose folder somebody copied or called something else."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import Stage, alliance
from tests.storage.people import held_one


@pytest.fixture
def home(data_dir: Path) -> Path:
    """The folder of the one alliance."""
    return data_dir / "alliances" / held_one(FileLibrary(data_dir), "words")[0]


def one_line(text: str) -> str:
    """What a table says, as a sentence."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["Our Home", "{} (copy)"])
def test_a_renamed_alliance_is_said_backed_up_and_repaired(home: Path, tmp_path: Path, name: str) -> None:
    """It vanishes nowhere."""
    data = str(home.parent.parent)
    called = name.format(home.name)
    home.rename(home.with_name(called))
    for command in ("list", "due"):
        told = alliance(command, "--data-dir", data)
        assert told.exit_code != 0
        assert f'The folder {called} holds the alliance "Home"' in told.stderr
    told = alliance("check", "--data-dir", data)
    assert told.exit_code == 1
    assert "in the wrong place" in one_line(told.stdout)
    assert "--repair" in told.stdout
    told = alliance("backup", str(tmp_path / "saved.zip"), "--data-dir", data)
    assert told.exit_code == 0
    assert "1 alliance" in told.stderr
    assert "1 alliance" in one_line(alliance("where", "--data-dir", data).stdout)
    told = alliance("check", called, "--repair", "--data-dir", data)
    assert told.exit_code == 0, told.output
    assert f"The folder {called} is called {home.name} now" in told.stderr
    assert alliance("list", "--data-dir", data).stderr == ""


def test_a_renamed_alliance_can_be_erased_by_its_title(home: Path) -> None:
    """Whoever wants it gone need not repair it first."""
    home.rename(home.with_name("Our Home"))
    told = alliance("erase", "Home", "--yes-erase", "Home", "--data-dir", str(home.parent.parent))
    assert told.exit_code == 0, told.output
    assert "It is gone for good." in told.stderr
    assert list(home.parent.iterdir()) == []


def test_erasing_takes_a_copy_along_and_names_one_that_stays(home: Path) -> None:
    """Nobody is told that all is gone while some of it is there."""
    data = home.parent.parent
    shutil.copytree(home, home.with_name("Home backup"))
    away = data / "Home copy"
    shutil.copytree(home, away)
    places = json.loads(alliance("where", "--json", "--data-dir", str(data)).stdout)["places"]
    assert [one["path"] for one in places if one["kind"] == "elsewhere"] == [str(away)]
    told = alliance("erase", home.name, "--yes-erase", "Home", "--data-dir", str(data))
    assert told.exit_code == 0, told.output
    assert f"a copy stays in {away}" in told.stderr
    assert "gone for good" not in told.stderr
    assert list(home.parent.iterdir()) == []


def test_a_title_goes_before_the_name_that_somebody_gave_a_folder(home: Path) -> None:
    """A copy may be called as the alliance is."""
    shutil.copytree(home, home.with_name("Home"))
    told = alliance("check", "Home", "--data-dir", str(home.parent.parent))
    assert home.name in told.stdout
    assert "sessions/" in told.stdout


def test_what_a_check_promises_of_a_lost_founding_is_what_a_repair_does(home: Path) -> None:
    """It is put together from a session."""
    (home / "alliance.json").write_bytes(b"")
    told = alliance("check", "--data-dir", str(home.parent.parent))
    assert "puts its beginning together from a session" in one_line(told.stdout)
    assert "keeps 0 entries" not in one_line(told.stdout)
    (home / "alliance.json").unlink()
    told = alliance("check", "--data-dir", str(home.parent.parent))
    assert "keeps 0 entries" not in one_line(told.stdout)
    told = alliance("check", "--repair", "--data-dir", str(home.parent.parent))
    assert "Its beginning was put together from a session." in told.stderr


def test_a_session_under_the_name_of_another_is_said_by_list_and_show(home: Path) -> None:
    """It is shown once."""
    (path,) = (home / "sessions").glob("*.json")
    shutil.copy(path, path.with_name("aaaabbbbcccc.json"))
    data = str(home.parent.parent)
    for command in (("list",), ("show", "Home")):
        told = alliance(*command, "--data-dir", data)
        assert told.stdout.count(path.stem) <= 1
        assert "aaaabbbbcccc.json holds another session than its name tells" in told.stderr
    (listed,) = json.loads(alliance("list", "--json", "--data-dir", data).stdout)["alliances"]
    assert [one["id"] for one in listed["sessions"]] == [path.stem]


def test_a_read_only_disk_is_called_that(
    data_dir: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as if it were about who may write there."""
    data_dir.mkdir(exist_ok=True)
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    told = alliance("new", "Ana", "Ben", "--data-dir", str(data_dir))
    assert told.exit_code == 1
    assert "the disk is read-only" in told.stderr
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=0))
    assert "may not write there" in alliance("new", "Ana", "Ben", "--data-dir", str(data_dir)).stderr
    assert stage.library is None


def test_why_a_new_alliance_has_no_place_is_a_reason_to_stand_in_a_sentence(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a path nor a sentence within a sentence."""

    def refused(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Disk, "mkdir", refused)
    with pytest.raises(OSError, match="the disk is read-only") as raised:
        FileLibrary(data_dir).create(AllianceId("a" * 12))
    assert raised.value.strerror == "the disk is read-only"


@pytest.mark.parametrize("wanted", ["alliance", "session"])
def test_a_full_disk_leaves_nothing_of_a_deletion_in_the_trash(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    """What was to go there stays where it is."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Disk, "write", full)
    one = kept[0] if wanted == "alliance" else kept[1]
    told = alliance("delete", one, "--yes", "--data-dir", str(data_dir))
    assert told.exit_code == 1
    assert "the disk is full" in told.stderr
    assert list((data_dir / "trash").iterdir()) == []
    assert (data_dir / "alliances" / kept[0]).is_dir()


def test_the_name_of_a_copy_erases_nothing(home: Path) -> None:
    """Whoever types it wants the copy gone, and not the alliance."""
    data = str(home.parent.parent)
    copy = home.with_name("Home (copy)")
    shutil.copytree(home, copy)
    told = alliance("erase", "Home (copy)", "--yes-erase", "Home", "--data-dir", data)
    assert told.exit_code == 1
    assert 'The folder "Home (copy)" is a copy of the one of "Home"' in told.stderr
    assert f"remove {copy} yourself" in told.stderr
    assert copy.is_dir()
    assert home.is_dir()


@pytest.mark.parametrize("names", [("A", "B"), ("A", "")])
def test_of_two_alliances_with_one_title_none_is_erased_by_it(home: Path, names: tuple[str, str]) -> None:
    """Whatever their folders are called: their ids tell them apart."""
    data = home.parent.parent
    other = home.with_name(held_one(FileLibrary(data), "of others")[0])
    for path, name in zip((home, other), names, strict=True):
        if name:
            path.rename(path.with_name(name))
    told = alliance("erase", "home", "--yes-erase", "Home", "--data-dir", str(data))
    assert told.exit_code == 2
    assert 'More than one is called "home". Type the id' in told.stderr
    assert home.name in told.stderr
    assert other.name in told.stderr
    assert len(list(home.parent.iterdir())) == 2
    told = alliance("erase", home.name, "--yes-erase", "Home", "--data-dir", str(data))
    assert told.exit_code == 0, told.output
    assert [one.name for one in home.parent.iterdir()] == [names[1] or other.name]


def test_a_copy_deep_in_the_folder_of_an_alliance_is_told_by_where(home: Path) -> None:
    """With its place."""
    deep = home / "old" / home.name
    shutil.copytree(home, home.parent.parent / "kept")
    (home / "old").mkdir()
    (home.parent.parent / "kept").rename(deep)
    places = json.loads(alliance("where", "--json", "--data-dir", str(home.parent.parent)).stdout)["places"]
    assert [one["path"] for one in places if one["kind"] == "elsewhere"] == [str(deep)]
