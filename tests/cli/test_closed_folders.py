"""Folders that cannot be looked into: that is said, and whatever else there is can be used."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance
from tests.storage.people import session_file

EVERYTHING = (
    ("list",),
    ("due",),
    ("today",),
    ("calendar",),
    ("show", "Home"),
    ("export", "Home"),
    ("check",),
    ("check", "--repair"),
    ("where",),
    ("where", "--json"),
    ("trash",),
    ("erase", "Home", "--yes-erase", "something else"),
)
"""Commands that need nothing of what is closed."""


def run(data_dir: Path, *words: str) -> tuple[int, str]:
    """Run a command; its exit status and all it said. A traceback is an error of the test."""
    ended = alliance(*words, "--data-dir", str(data_dir))
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return ended.exit_code, ended.output


def close(folder: Path, how: str) -> None:
    """Put something in the place of a folder that leads nowhere."""
    shutil.rmtree(folder)
    if how == "a file":
        folder.write_bytes(b"words")
    else:
        # Nobody can follow it, whatever they may do: as a folder without permission is to most.
        folder.symlink_to(folder if how == "a loop" else folder.with_name("gone"))


@pytest.mark.parametrize("how", ["a file", "a loop", "a link to nothing"])
def test_sessions_that_cannot_be_looked_into_are_said_and_all_else_goes_on(
    data_dir: Path, kept: tuple[AllianceId, SessionId], tmp_path: Path, how: str
) -> None:
    """They are not taken for sessions that never were."""
    folder = session_file(data_dir, *kept).parent
    close(folder, how)
    for words in EVERYTHING:
        told = run(data_dir, *words)[1]
        assert ("Sessions cannot be read: " in told) is (
            words[0] in {"list", "due", "today", "calendar", "show", "export"}
        ), words
    assert run(data_dir, "due")[0] == 2
    assert run(data_dir, "check")[0] == 1
    assert f"{folder} cannot be read" in run(data_dir, "where")[1]
    status, told = run(data_dir, "backup", str(tmp_path / "saved.zip"))
    assert status == 1
    assert f"{folder} cannot be read" in told
    assert "This backup is not complete: 1 file or folder could not be read." in told
    with ZipFile(tmp_path / "saved.zip") as saved:
        assert len(saved.namelist()) == 3
    held = FileLibrary(data_dir).open(kept[0])
    held.close()
    assert [one for one in held.problems if one.startswith("Sessions cannot be read: ")]
    status, told = run(data_dir, "check", "--repair")
    assert '"Demo" was not mended. ' in told
    assert folder.is_symlink() or folder.read_bytes() == b"words"


@pytest.mark.no_cover
@pytest.mark.parametrize("how", ["a file", "a loop"])
def test_an_alliance_that_cannot_be_looked_into_is_said_and_all_else_goes_on(
    data_dir: Path, kept: tuple[AllianceId, SessionId], tmp_path: Path, how: str
) -> None:
    """The other one is shown, checked, and in the backup."""
    folder = session_file(data_dir, *kept).parent.parent
    close(folder, how)
    for words in EVERYTHING:
        run(data_dir, *words)
    status, told = run(data_dir, "list")
    assert (status, "Home" in told, "An alliance cannot be read: " in told) == (0, True, True)
    status, told = run(data_dir, "backup", str(tmp_path / "saved.zip"))
    assert (status, f"{folder} cannot be read" in told) == (1, True)
    assert "1 alliance, 1 file" in told


@pytest.mark.parametrize("how", ["a file", "a loop"])
def test_where_nothing_can_be_looked_at_each_command_says_that(
    data_dir: Path, kept: tuple[AllianceId, SessionId], tmp_path: Path, how: str
) -> None:
    """And a backup of nothing is not written."""
    assert kept
    close(data_dir / "alliances", how)
    for words in EVERYTHING:
        told = run(data_dir, *words)[1]
        assert "cannot be read" in told or words == ("trash",), words
    status, told = run(data_dir, "backup", str(tmp_path / "saved.zip"))
    assert status == 1
    assert told.startswith(f"{data_dir / 'alliances'} cannot be read: ")
    assert told.endswith("Nothing was written.\n")
    assert not (tmp_path / "saved.zip").exists()


def test_whether_a_file_in_a_closed_folder_is_a_link_is_not_asked_in_vain(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where this account may not enter a folder, even that is refused."""
    folder = session_file(data_dir, *kept).parent.parent
    is_symlink, read = Path.is_symlink, Disk.read

    def asked(path: Path) -> bool:
        if path.parent == folder:
            raise PermissionError(errno.EACCES, "no")
        return is_symlink(path)

    def reading(disk: Disk, path: Path) -> tuple[bytes, Identity]:
        if path.parent == folder:
            raise PermissionError(errno.EACCES, "no")
        return read(disk, path)

    (data_dir / "catalogue.json").unlink()
    monkeypatch.setattr(Path, "is_symlink", asked)
    monkeypatch.setattr(Disk, "read", reading)
    for words in EVERYTHING:
        run(data_dir, *words)
    status, told = run(data_dir, "list")
    assert (status, "Home" in told, "permission is denied" in told) == (0, True, True)
