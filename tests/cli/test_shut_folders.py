"""Folders that this account may not enter: one sentence says which and why; none is taken for empty."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from alliance_tui.cli import plain
from alliance_tui.cli.plain import open_plainly
from alliance_tui.domain.saving import Stays
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage import mending
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.log import FileLog
from alliance_tui.ui.start import AtLibrary
from tests.cli.running import Stage, alliance, said
from tests.cli.shut import only_list, shut
from tests.fakes import START
from tests.storage.people import held_one, session_file

CLOSED = "cannot be read: permission is denied."
"""How the sentence about a closed folder ends."""


@pytest.fixture
def terminal(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The stand-in for the screen, and a terminal that plain words find too."""
    monkeypatch.setattr(plain, "why_no_terminal", lambda: None)
    return stage


@pytest.mark.usefixtures("kept")
def test_a_data_folder_that_may_not_be_entered_is_one_sentence(
    terminal: Stage, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No screen could show anything of it."""
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    shut(monkeypatch, data_dir)
    open_plainly([])
    open_plainly(["open", "Home"])
    assert said(alliance(), 1) == f"{data_dir} {CLOSED}"
    assert said(alliance("list"), 1) == f"{data_dir} {CLOSED}"
    assert terminal.start is None


@pytest.mark.parametrize("words", [[], ["open", "Home"]])
def test_a_data_folder_in_one_that_may_not_be_entered_is_a_sentence_too(
    terminal: Stage, data_dir: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Whether there is one cannot be known."""
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    shut(monkeypatch, data_dir.parent)
    open_plainly(words)
    assert "permission is denied" in said(alliance(*words), 1)
    assert terminal.start is None


def test_a_file_that_the_environment_names_as_the_folder_is_a_sentence(
    terminal: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that an option names is."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(tmp_path / "file"))
    open_plainly([])
    assert (
        said(alliance(), 1) == f"{tmp_path / 'file'} cannot be read: a file stands where a folder has to be."
    )
    assert terminal.start is None


@pytest.mark.usefixtures("kept")
def test_the_screen_opens_though_the_trash_or_the_settings_may_not_be_entered(
    terminal: Stage, data_dir: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All alliances can be used."""
    (data_dir / "trash").mkdir()
    shut(monkeypatch, data_dir / "trash", home / "config")
    with pytest.raises(SystemExit):
        open_plainly(["--data-dir", str(data_dir)])
    assert terminal.start == AtLibrary()


def test_a_trash_that_may_not_be_entered_is_not_taken_for_an_empty_one(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is what is in it said not to be there."""
    files = FileLibrary(data_dir)
    found, _ = held_one(files, "words", title="Ours")
    files.delete(found, None, START)
    here = ("--data-dir", str(data_dir))
    shut(monkeypatch, data_dir / "trash")
    sentence = f"{data_dir / 'trash'} {CLOSED}"
    assert said(alliance("trash", *here), 1) == sentence
    assert said(alliance("trash", "restore", "Ours", *here), 1) == sentence
    told = alliance("where", *here)
    assert (told.exit_code, told.stderr) == (0, f"{sentence}\n")
    assert "0 deleted" not in told.stdout


def test_what_in_the_trash_may_not_be_looked_at_is_said(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is listed."""
    files = FileLibrary(data_dir)
    for title in ("Ours", "Theirs"):
        found, _ = held_one(files, "words", title=title)
        files.delete(found, None, START)
    closed = entries(data_dir)[0].path
    shut(monkeypatch, closed)
    told = alliance("trash", "--data-dir", str(data_dir))
    assert (told.exit_code, told.stderr) == (0, f"{closed} {CLOSED}\n")
    assert told.stdout.count("An alliance") + told.stdout.count("Ours") + told.stdout.count("Theirs") == 1


@pytest.mark.usefixtures("kept")
def test_where_says_of_each_place_that_it_cannot_be_looked_at(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that nobody can see may well be there."""
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    shut(monkeypatch, data_dir)
    told = alliance("where")
    assert told.stderr == f"{data_dir} {CLOSED}\n"
    before_config = told.stdout.partition("your own settings")[0]
    assert "not there yet" not in before_config
    assert "0 alliances" not in told.stdout
    assert before_config.count("cannot be read: permission is denied") >= 4
    shape = json.loads(alliance("where", "--json").stdout)
    places = {one["kind"]: one for one in shape["places"]}
    assert {places[one]["why_closed"] for one in ("data", "catalogue", "alliances", "trash")} == {
        "permission is denied"
    }
    assert (places["log"]["why_closed"], places["data"]["exists"]) == ("", True)


def test_a_lock_in_a_folder_that_may_not_be_entered_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there cannot be known, and that it cannot be taken is a sentence all the same."""
    shut(monkeypatch, tmp_path)
    lock = AllianceLock(tmp_path / "lock")
    assert "permission is denied" in (lock.refusal or "")
    assert lock.taken_by == ""


def test_an_alliance_that_may_not_be_entered_keeps_no_other_from_being_mended(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever comes first."""
    before, after = AllianceId("a" * 12), AllianceId("z" * 12)
    for one in (before, after):
        (data_dir / "alliances" / one / "sessions").mkdir(parents=True)
    path = session_file(data_dir, *kept)
    path.write_bytes(path.read_bytes()[:-3])
    shut(monkeypatch, *(data_dir / "alliances" / one for one in (before, after)))
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert told.exit_code == 1
    assert isinstance(told.exception, SystemExit)
    assert f"{path.name} is mended." in told.stderr
    for one in (before, after):
        assert f"{one} was not mended. " in told.stderr


def test_an_error_of_the_disk_while_one_is_mended_keeps_no_other_from_it(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that nobody foresaw."""
    bare = "a" * 12
    (data_dir / "alliances" / bare / "sessions").mkdir(parents=True)
    path = session_file(data_dir, *kept)
    path.write_bytes(path.read_bytes()[:-3])
    real = mending.mend

    def mended(folder: Path, name: str, others: Sequence[Path] | None = None) -> tuple[str, ...]:
        if name == bare:
            raise PermissionError(errno.EACCES, "no")
        return real(folder, name, others)

    monkeypatch.setattr(mending, "mend", mended)
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert isinstance(told.exception, SystemExit | None)
    assert f"{bare} was left as it is. Permission is denied.\n" in told.stderr
    assert f"{path.name} is mended." in told.stderr


def test_words_in_a_folder_that_may_not_be_entered_are_not_said_to_be_gone(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can tell whether the file is still there."""
    path = session_file(data_dir, *kept)
    log = FileLog(path, None)
    shut(monkeypatch, path.parent)
    log.scrub(log.read()[:1])
    assert isinstance(log.words_left, Stays)
    assert "permission is denied" in log.words_left.why.casefold()


@pytest.mark.no_cover
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("place", ["", "alliances", "trash"])
def test_a_folder_whose_names_alone_can_be_read_is_said_to_be_closed_everywhere(
    terminal: Stage, data_dir: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Nothing in it can be opened; each command asks that in the same way."""
    folder = data_dir / place
    folder.mkdir(exist_ok=True)
    real = os.access

    def access(path: str | Path, mode: int) -> bool:
        return Path(path) != folder and real(path, mode)

    monkeypatch.setattr(os, "access", access)
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    sentence = f"{folder} {CLOSED}"
    told = alliance("where")
    assert (told.exit_code, told.stderr) == (0, f"{sentence}\n")
    assert "cannot be read: permission is denied" in told.stdout
    if place == "trash":
        assert said(alliance("trash"), 1) == sentence
    if not place:
        assert said(alliance(), 1) == sentence
        assert terminal.start is None


@pytest.mark.parametrize("words", [("list",), ("show", "Home")])
def test_an_alliance_whose_folder_may_not_be_entered_is_said_with_the_folder(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """No right on a file in it would help."""
    one, _ = held_one(FileLibrary(data_dir), "x", title="Shut")
    held_one(FileLibrary(data_dir), "y")
    folder = data_dir / "alliances" / one
    shut(monkeypatch, folder)
    told = alliance(*words, "--data-dir", str(data_dir))
    assert told.exit_code == 0
    expected = f"An alliance cannot be read: {folder} {CLOSED} Give your account the right to read it."
    assert told.stderr.splitlines() == [expected]


def test_a_lock_that_is_a_link_is_said_to_be_one(data_dir: Path, tmp_path: Path) -> None:
    """Wherever it leads: to nothing, to a file, to itself."""
    one, _ = held_one(FileLibrary(data_dir), "x")
    lock = data_dir / "alliances" / one / "lock"
    (tmp_path / "file").touch()
    for target in (tmp_path / "none" / "none", tmp_path / "file", lock):
        lock.unlink(missing_ok=True)
        lock.symlink_to(target)
        assert AllianceLock(lock).refusal == (
            "This alliance can be read, not changed: a link stands where its lock has to be."
            f" Move {lock} out of the way."
        )


@pytest.mark.parametrize("where", [".", "sessions"])
def test_a_folder_that_may_be_read_and_not_entered_is_a_sentence_of_a_check(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """It shows the names in it, and no file."""
    only_list(monkeypatch, data_dir / "alliances" / kept[0] / where)
    told = alliance("check", "--data-dir", str(data_dir))
    assert isinstance(told.exception, SystemExit)
    assert (told.exit_code, "cannot be read" in told.stdout) == (1, True)
    assert "Permission is denied." in told.stdout
