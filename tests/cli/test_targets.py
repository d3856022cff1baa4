"""Files that people name for what a command makes: none of the program's own, and nothing that is no file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance, said
from tests.fakes import START
from tests.storage.people import held_one, session_file, states

COMMANDS = (("backup", "FILE"), ("calendar", "-o", "FILE"), ("export", "Home", "-o", "FILE"))
"""Every command that writes a file which people name."""

OWN = "is one of the files that this program keeps. Nothing was written: name a file in another folder."
"""How the sentence about a file of the program's own ends."""

NO_FILE = "is no file, but something that programs talk through. Nothing was written: name a file."
"""How the sentence about a device or a pipe ends."""


def write(data_dir: Path, command: tuple[str, ...], path: Path | str, *more: str) -> str:
    """Let a command write to a path, over whatever is there; the sentence that it refuses with."""
    words = [str(path) if word == "FILE" else word for word in command]
    return said(alliance(*words, "--force", *more, "--data-dir", str(data_dir)), 1)


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_of_the_programs_own_is_written_over(
    data_dir: Path, kept: tuple[AllianceId, SessionId], command: tuple[str, ...]
) -> None:
    """Nor is anything put beside it, there or where it is about to be; by whatever name it is called."""
    files = FileLibrary(data_dir)
    gone, _ = held_one(files, "words")
    files.delete(gone, None, START)
    note = next(data_dir.glob("trash/*/note.json"))
    log = session_file(data_dir, *kept)
    home = log.parent.parent
    link, linked = data_dir.parent / "link.zip", data_dir.parent / "linked"
    link.symlink_to(log)
    linked.symlink_to(data_dir)
    before = states(data_dir)
    for path in (
        log,
        home / "alliance.json",
        home / "lock",
        home / "new.zip",
        note,
        data_dir / "catalogue.json",
        data_dir / "catalogue.json.backup",
        data_dir / "alliances" / ".." / "alliances" / kept[0] / "alliance.json",
        linked / "alliances" / kept[0] / "alliance.json",
        link,
    ):
        assert write(data_dir, command, path) == f"{path} {OWN}"
    assert states(data_dir) == before
    assert link.is_symlink()


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
def test_a_record_that_lies_elsewhere_is_the_programs_own_too(
    data_dir: Path, kept: tuple[AllianceId, SessionId], command: tuple[str, ...]
) -> None:
    """Its name in the data folder is a link that leads there."""
    log = session_file(data_dir, *kept)
    elsewhere = log.rename(data_dir.parent / "elsewhere.json")
    log.symlink_to(elsewhere)
    held = elsewhere.read_bytes()
    assert write(data_dir, command, elsewhere) == f"{elsewhere} {OWN}"
    assert elsewhere.read_bytes() == held


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("kept")
def test_what_is_no_file_is_not_replaced_by_one(
    data_dir: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A pipe here; a device is the same. Also where a link leads to it."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        assert write(data_dir, command, path) == f"{path} {NO_FILE}"
    assert pipe.is_fifo()
    assert link.is_symlink()
    words = [str(pipe) if word == "FILE" else word for word in command]
    assert said(alliance(*words, "--data-dir", str(data_dir)), 1) == f"{pipe} {NO_FILE}"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("more", [(), ("--force",)])
def test_a_dash_is_standard_output_and_no_file(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    """As in other programs; where there has to be a file, that is said; or one named "./-"."""
    monkeypatch.chdir(tmp_path)
    folder = ("--data-dir", str(data_dir))
    for words in (("export", "Home"), ("calendar", "Home")):
        printed = alliance(*words, *folder).stdout
        told = alliance(*words, "-o", "-", *more, *folder)
        assert (told.exit_code, told.stderr) == (0, "")
        assert re.sub(r"DTSTAMP:\w+", "", told.stdout) == re.sub(r"DTSTAMP:\w+", "", printed)
    for refused in (("backup", "-", *more), ("restore", "-"), ("settings", "check", "-")):
        told = alliance(*folder, *refused)
        assert said(told, 2).startswith('A file or a folder is needed here, and "-" is none')
    assert not (tmp_path / "-").exists()
    assert alliance("backup", "./-", *folder).exit_code == 0
    assert (tmp_path / "-").is_file()


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("kept")
def test_a_link_to_a_file_stays_one_and_the_file_is_written(
    data_dir: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """What is there is written over only where that is asked for."""
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    words = [str(link) if word == "FILE" else word for word in command]
    for more in ((), ("--force",)):
        assert alliance(*words, *more, "--data-dir", str(data_dir)).exit_code == 0
        assert link.is_symlink()
        assert file.stat().st_size > 100
    file.write_text("mine")
    assert alliance(*words, "--data-dir", str(data_dir)).exit_code == 1
    assert file.read_text() == "mine"


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("kept")
def test_nothing_is_put_into_the_data_folder(data_dir: Path, command: tuple[str, ...]) -> None:
    """Words that are taken back later would stay in it. Its neighbours are people's own."""
    linked = data_dir.parent / "linked"
    linked.symlink_to(data_dir)
    (data_dir / "kept").mkdir()
    before = states(data_dir)
    for path in (data_dir / "mine", data_dir / "kept" / "mine", linked / "mine"):
        assert write(data_dir, command, path) == f"{path} {OWN}"
    assert states(data_dir) == before
    path = data_dir.parent / "alliances"
    for more in ((), ("--force",)):
        words = [str(path) if word == "FILE" else word for word in command]
        assert alliance(*words, *more, "--data-dir", str(data_dir)).exit_code == 0
        assert path.is_file()


def test_before_there_is_anything_its_place_is_kept_free(data_dir: Path) -> None:
    """A file there would be in the way of the first alliance."""
    data_dir.mkdir()
    for name in ("alliances", "trash", "catalogue.json", "mine"):
        assert write(data_dir, COMMANDS[0], data_dir / name) == f"{data_dir / name} {OWN}"


@pytest.mark.parametrize("name", ["Alliances", "TRASH", "Catalogue.json", "CATALOGUE.JSON.backup"])
def test_their_place_is_kept_free_in_whatever_case_it_is_written(data_dir: Path, name: str) -> None:
    """There are disks on which that is the same name."""
    data_dir.mkdir()
    assert write(data_dir, COMMANDS[0], data_dir / name) == f"{data_dir / name} {OWN}"


def test_what_the_program_wrote_is_its_own_in_whatever_case_its_name_comes_back(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Also where another name leads to it."""
    catalogue, link = data_dir / "Catalogue.json", tmp_path / "link"
    (data_dir / "catalogue.json").rename(catalogue)
    link.hardlink_to(catalogue)
    before = catalogue.read_bytes()
    assert write(data_dir, COMMANDS[0], link) == f"{link} {OWN}"
    assert catalogue.read_bytes() == before
