"""Backups and settings where this account has no rights, or a name is too long: one sentence tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from tests.cli.running import alliance, said
from tests.cli.shut import shut
from tests.storage.people import states

LONG = "x" * 300
"""A name that no disk takes."""

SHUT = (
    "cannot be used: permission is denied. Nothing was changed."
    " Give your account the right to read and write it."
)
"""How the sentence about a folder ends that something of a backup belongs in."""


@pytest.fixture
def saved(data_dir: Path, home: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]) -> Path:
    """A backup with a setting of one's own, which is other by now."""
    alliance("settings", "new", "our-house")
    path = tmp_path / "saved.zip"
    assert alliance("backup", str(path), "--data-dir", str(data_dir)).exit_code == 0
    assert kept[0]
    settings(home).joinpath("our-house.toml").write_bytes(b"mine")
    return path


def settings(home: Path) -> Path:
    """Where a user's own settings are."""
    return home / "config" / "alliance" / "settings"


@pytest.mark.no_cover
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("more", [(), ("--force",)])
@pytest.mark.parametrize("command", [("backup",), ("calendar", "-o"), ("export", "Home", "-o")])
def test_a_file_in_a_closed_folder_or_with_a_long_name_cannot_be_written(
    data_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    more: tuple[str, ...],
) -> None:
    """All commands that write one say it alike."""
    closed = tmp_path / "no"
    closed.mkdir()
    shut(monkeypatch, closed)
    path, folder = closed / "file", ("--data-dir", str(data_dir))
    told = said(alliance(*command, str(path), *more, *folder), 1)
    assert told == f"{path} cannot be written: permission is denied."
    told = said(alliance(*command, str(tmp_path / LONG), *more, *folder), 2)
    assert told.startswith("No file or folder can have so long a name: /")


def test_a_setting_in_a_closed_folder_or_with_a_long_name_cannot_be_read(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether one's own settings can be looked at or not."""
    closed = tmp_path / "no"
    closed.mkdir()
    shut(monkeypatch, closed, home / "config")
    path = str(closed / "x.toml")
    assert said(alliance("settings", "check", path), 1) == (
        "x.toml: The file cannot be read: Permission denied."
    )
    told = said(alliance("settings", "check", LONG), 2)
    assert told.startswith("No file or folder can have so long a name: ")


@pytest.mark.parametrize("answer", ["--yes", "--force"])
def test_nothing_is_put_back_where_ones_own_settings_cannot_be_looked_at(
    data_dir: Path, home: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    """No alliance either: nobody is left with half of a backup."""
    before = states(data_dir)
    for closed in (settings(home), home / "config"):
        with monkeypatch.context() as patch:
            shut(patch, closed)
            told = said(alliance("restore", str(saved), answer, "--data-dir", str(data_dir)), 1)
        assert told == f"{settings(home)} {SHUT}"
    assert states(data_dir) == before


def test_nothing_is_put_back_over_an_alliance_that_cannot_be_looked_at(
    data_dir: Path, saved: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which one is said."""
    before = states(data_dir)
    closed = data_dir / "alliances" / kept[0]
    with monkeypatch.context() as patch:
        shut(patch, closed)
        told = said(alliance("restore", str(saved), "--force", "--data-dir", str(data_dir)), 1)
    assert told == f"{closed} {SHUT}"
    assert states(data_dir) == before


@pytest.mark.usefixtures("saved")
def test_a_backup_without_ones_own_settings_says_so(
    data_dir: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written all the same."""
    for closed in (settings(home), home / "config"):
        with monkeypatch.context() as patch:
            shut(patch, closed)
            told = alliance("backup", str(tmp_path / "b.zip"), "--force", "--data-dir", str(data_dir))
        assert told.exit_code == 1
        assert (
            f"{settings(home)} cannot be read: permission is denied. It is not in the backup." in told.stderr
        )
        assert (tmp_path / "b.zip").exists()
