"""A data folder that was copied or unpacked may be read by others: that is said, and closed to them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance

Kept = tuple[AllianceId, SessionId]
"""The ids of the made-up alliance and its session."""


def opened_up(folder: Path) -> None:
    """As a program leaves a folder that copies it without its rights."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def rights(folder: Path) -> dict[str, int]:
    """What others may do with each file and folder."""
    return {
        str(one.relative_to(folder.parent)): stat.S_IMODE(one.lstat().st_mode) & 0o077
        for one in (folder, *folder.rglob("*"))
    }


def test_what_others_may_read_is_said_in_a_line_and_repairing_closes_it(data_dir: Path, kept: Kept) -> None:
    """Of each alliance, the catalogue and the trash; looking changes nothing."""
    folder = ("--data-dir", str(data_dir))
    alliance("delete", "Home", "--yes", *folder)
    alliance("list", *folder)
    assert alliance("check", *folder).exit_code == 0
    opened_up(data_dir)
    before = rights(data_dir)
    told = alliance("check", *folder)
    assert told.exit_code == 0
    assert told.stdout.count("others may read it") == 3
    assert f"alliances/{kept[0]}  " in told.stdout
    assert "3 of them are open to other accounts of this machine" in told.stdout
    assert alliance("check", "Demo", *folder).stdout.count("others may read it") == 1
    assert rights(data_dir) == before
    told = alliance("check", "--repair", *folder)
    assert told.exit_code == 0, told.stdout
    assert f"Only your account may read alliances/{kept[0]} now.\n" in told.stderr
    assert not any(rights(data_dir).values())
    assert "Only your account" not in alliance("check", "--repair", *folder).stderr


def test_opening_closes_an_alliance_to_others_and_leaves_what_is_not_ours(
    data_dir: Path, tmp_path: Path, kept: Kept
) -> None:
    """No link is followed, and what others have beside the alliances keeps the data folder as it is."""
    home = data_dir / "alliances" / kept[0]
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("{}")
    (home / "sessions" / "abcdefghijkl.json.damaged-1").symlink_to(elsewhere)
    theirs = [home / "photo.jpg", home / "sessions" / "notes.txt", data_dir / "letter.txt"]
    for path in theirs:
        path.write_text("theirs")
    opened_up(data_dir)
    FileLibrary(data_dir).open(kept[0]).close()
    of_others = {str(one.relative_to(tmp_path)) for one in theirs}
    loose = {name for name, mode in rights(data_dir).items() if mode and not name.endswith("damaged-1")}
    other = [one for one in loose if "alliances/" in one and kept[0] not in one]
    assert loose - {*other} == {"data", *of_others}
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644
    for path in theirs:
        path.unlink()
    FileLibrary(data_dir).open(kept[0]).close()
    assert not rights(data_dir)["data"]


def test_a_folder_in_which_only_others_have_something_is_left_as_it_is(
    data_dir: Path, tmp_path: Path, kept: Kept
) -> None:
    """Also where a link leads there."""
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "photo.jpg").write_text("theirs")
    (data_dir / "alliances" / "abcdefghijkl").symlink_to(photos)
    (data_dir / "alliances" / "abcdefghijkm" / "sessions").mkdir(parents=True)
    (data_dir / "alliances" / "abcdefghijkm" / "sessions" / "photo.jpg").write_text("theirs")
    opened_up(data_dir)
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert f"alliances/{kept[0]} now" in told.stderr
    assert "abcdefghijk" not in told.stderr
    assert stat.S_IMODE(photos.stat().st_mode) == 0o755
    assert stat.S_IMODE((data_dir / "alliances" / "abcdefghijkm").stat().st_mode) == 0o755


def test_what_is_another_accounts_is_left_and_named(
    data_dir: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it goes on all the same."""
    opened_up(data_dir)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    before = rights(data_dir)
    FileLibrary(data_dir).open(kept[0]).close()
    told = alliance("check", "Demo", "--repair", "--data-dir", str(data_dir))
    home = data_dir / "alliances" / kept[0]
    assert f"Other accounts may still get at {home}: permission is denied.\n" in told.stderr
    assert "Only your account" not in told.stderr
    after = rights(data_dir)
    assert all(after[one] == mode for one, mode in before.items() if one in after and "catalogue" not in one)


def test_what_lies_in_a_folder_that_is_closed_is_open_to_nobody(data_dir: Path, kept: Kept) -> None:
    """A program that syncs files writes them as it does all others."""
    home = data_dir / "alliances" / kept[0]
    (home / "alliance.json").chmod(0o644)
    data_dir.chmod(0o700)
    assert alliance("check", "--data-dir", str(data_dir)).exit_code == 0
    data_dir.chmod(0o755)
    assert alliance("check", "--data-dir", str(data_dir)).exit_code == 0
