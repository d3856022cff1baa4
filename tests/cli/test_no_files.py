"""A pipe or a device where a file should be: said in a sentence, and never waited for."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.beside import journal_of
from tests.cli.running import alliance, said
from tests.storage.people import session_file

PATIENCE = 20
"""Seconds after which a test fails that waits."""


WIDE = {"COLUMNS": "400"}
"""A terminal in which each row of a table is one line."""


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Whoever waits is interrupted."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupted)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("of_journal", [True, False])
@pytest.mark.parametrize("words", [("list",), ("show", "Demo"), ("check",), ("due",), ("check", "--repair")])
@pytest.mark.no_cover
def test_a_pipe_in_the_place_of_a_session_is_said(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...], of_journal: bool
) -> None:
    """All else is read."""
    path = session_file(data_dir, *kept)
    path = journal_of(path) if of_journal else path
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told = alliance(*words, "--data-dir", str(data_dir), env=WIDE)
    assert "no file, but something that programs talk through" in " ".join(told.output.split())
    assert "Demo" in told.output or words[0] == "due"


@pytest.mark.parametrize("name", ["catalogue.json", "trash/20261122T180000Z-aaaaaaaaaaaa/note.json"])
@pytest.mark.usefixtures("kept")
def test_what_only_saves_time_is_passed_over(data_dir: Path, name: str) -> None:
    """Without it everything is read."""
    path = data_dir / name
    path.unlink(missing_ok=True)
    (path.parent / "content").mkdir(parents=True)
    (path.parent / "content" / "alliance.json").touch()
    os.mkfifo(path)
    assert "Demo" in alliance("list", "--data-dir", str(data_dir)).stdout
    assert alliance("trash", "--data-dir", str(data_dir)).exit_code == 0


def pipe(path: Path) -> None:
    """Something that programs talk through."""
    os.mkfifo(path)


def telephone(path: Path) -> None:
    """Something else that they talk through."""
    here = Path.cwd()
    # The name of one may be only so long.
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(here)


def endless(path: Path) -> None:
    """A device that never ends."""
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path.name)


ODD = {
    pipe: "no file, but something that programs talk through",
    telephone: "no file, but something that programs talk through",
    endless: "no file, but something that programs talk through",
    circle: "a link that leads back to itself",
    Path.mkdir: "a folder stands where a file has to be",
}
"""What may have the name of a file, and what is said of it."""


@pytest.mark.no_cover
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_file_is_said_in_the_place_of_a_session(
    data_dir: Path, kept: tuple[AllianceId, SessionId], odd: Callable[[Path], None]
) -> None:
    """And in that of the alliance, which its sessions tell; nothing of it is ever removed."""
    path = session_file(data_dir, *kept)
    path.unlink()
    odd(path)
    told = alliance("list", "--data-dir", str(data_dir))
    assert ODD[odd] in told.stderr
    assert "Demo" in told.stdout
    told = alliance("check", "--repair", "--data-dir", str(data_dir), env=WIDE)
    assert (told.exit_code, ODD[odd][2:] in told.output) == (1, True)
    assert "Move it out of the way." in told.output
    told = alliance("backup", str(data_dir.with_name("ours.zip")), "--data-dir", str(data_dir))
    assert (told.exit_code, ODD[odd] in told.stderr) == (1, True)
    assert os.path.lexists(path)
    assert not path.is_file()


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_file_is_said_in_the_place_of_a_setting(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: Callable[[Path], None]
) -> None:
    """The others are on offer; and of one to copy or to look at it is said too."""
    data_dir.mkdir()
    monkeypatch.setenv("ALLIANCE_CONFIG_DIR", str(tmp_path / "config"))
    settings = tmp_path / "config" / "settings"
    settings.mkdir(parents=True)
    odd(settings / "ours.toml")
    told = alliance("settings", "check", "ours")
    assert (told.exit_code, "ours" in told.stderr) == (1, True)
    assert "cannot be read" in told.stderr
    told = alliance("settings")
    assert "couple" in told.stdout
    assert "ours.toml" in told.stderr
    assert "cannot be read" in told.stderr
    told = alliance("settings", "new", "mine", "--from", "ours")
    assert told.exit_code != 0
    told = alliance("backup", str(data_dir.with_name("ours.zip")), "--data-dir", str(data_dir))
    assert (told.exit_code, ODD[odd] in told.stderr) == (1, True)


def test_a_pipe_is_no_backup(data_dir: Path, tmp_path: Path) -> None:
    """Nothing is read from it."""
    os.mkfifo(tmp_path / "pipe")
    told = said(alliance("restore", str(tmp_path / "pipe"), "--data-dir", str(data_dir)), 1)
    assert told == "pipe cannot be read back: it is no file, but something that programs talk through."


def test_a_folder_in_the_place_of_the_catalogue_is_to_be_moved(data_dir: Path, kept: object) -> None:
    """The list is told without it, but nothing renews what cannot be written."""
    folder = ("--data-dir", str(data_dir))
    path = data_dir / "catalogue.json"
    path.unlink(missing_ok=True)
    path.mkdir()
    for words in (("check",), ("check", "--repair")):
        told = alliance(*words, *folder, env=WIDE)
        assert (told.exit_code, "catalogue.json  " in told.stdout) == (1, True)
        assert "Move it out of the way: what makes the list quick cannot be written there." in told.stdout
    assert "Demo" in alliance("list", *folder).stdout
    path.rmdir()
    assert alliance("check", *folder).exit_code == 0


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "words", [("show", "Demo"), ("export", "Demo"), ("today", "Demo"), ("calendar", "Demo")]
)
def test_what_ends_a_command_is_said_once(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """Though the list, in which it was looked for, says it too."""
    own = data_dir / "alliances" / kept[0] / "alliance.json"
    own.unlink()
    own.mkdir()
    (own / "words").touch()
    sentence = said(alliance(*words, "--data-dir", str(data_dir)), 1)
    assert sentence.startswith("An alliance cannot be read: ")
    assert sentence.count("cannot be read: a folder stands where a file has to be") == 1


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", [("show", ""), ("export", ""), ("today", ""), ("calendar", "")])
def test_a_name_that_is_empty_is_nobodys(data_dir: Path, words: tuple[str, ...]) -> None:
    """A shell gives one where a variable was never set: it does not mean all."""
    assert said(alliance(*words, "--data-dir", str(data_dir)), 2) == said(
        alliance("show", "", "--data-dir", str(data_dir)), 2
    )
