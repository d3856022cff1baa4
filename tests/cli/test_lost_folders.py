"""A data folder that is not there, by a link to a disk that was pulled out or by a name that is mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.cli import plain
from alliance_tui.cli.plain import open_plainly
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.start import AtLibrary, BeginNew
from tests.cli.running import Stage, alliance, said

READING = (
    ("list",),
    ("list", "--json"),
    ("show", "Home"),
    ("open", "Home"),
    ("due",),
    ("today",),
    ("calendar",),
    ("export", "Home"),
    ("check",),
    ("check", "--repair"),
    ("trash",),
    ("trash", "restore", "Home"),
    ("delete", "Home", "--yes"),
    ("erase", "Home", "--yes-erase", "Home"),
)
"""Commands that read what is there."""


def lost(data_dir: Path, *, whole: bool) -> Path:
    """Move a data folder, or that of the alliances in it, to a disk that is then pulled out; where it led."""
    place = data_dir if whole else data_dir / "alliances"
    stick = data_dir.with_name("stick")
    place.rename(stick)
    place.symlink_to(stick)
    stick.rename(data_dir.with_name("in a drawer"))
    return stick


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("whole", [True, False])
def test_a_link_that_leads_nowhere_is_no_empty_folder(data_dir: Path, tmp_path: Path, whole: bool) -> None:
    """It is said where it leads; nothing is told as if there were nothing, and no backup is taken."""
    folder = ("--data-dir", str(data_dir))
    backup = tmp_path / "ours.zip"
    assert alliance("backup", str(backup), *folder).exit_code == 0
    before = backup.read_bytes()
    stick = lost(data_dir, whole=whole)
    link = data_dir if whole else data_dir / "alliances"
    expected = (
        f"{data_dir} cannot be read: the link {link} leads to {stick}, and nothing is there;"
        " connect the disk that it is on."
    )
    for words in (*READING, ("backup", str(backup), "--force"), ("restore", str(backup))):
        assert said(alliance(*words, *folder), 2 if words == ("due",) else 1) == expected, words
    assert backup.read_bytes() == before
    told = alliance("where", *folder)
    assert f"the link {link} leads to {stick}" in told.stderr
    library = FileLibrary(data_dir)
    assert library.list() == ()
    assert library.problems == (expected,)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("words", [(), ("new", "Ana", "Ben")])
def test_no_screen_is_shown_over_a_link_that_leads_nowhere(
    data_dir: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch, whole: bool, words: tuple[str, ...]
) -> None:
    """What is said would be kept nowhere."""
    stick = lost(data_dir, whole=whole)
    monkeypatch.setattr(plain, "why_no_terminal", lambda: None)
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    assert f"leads to {stick}, and nothing is there" in said(alliance(*words), 1)
    open_plainly(words)
    assert stage.start is None


@pytest.mark.parametrize("words", [*READING, ("backup", "ours.zip")])
def test_a_folder_that_was_named_and_is_not_there_may_be_mistyped(
    data_dir: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty list would look like lost words."""
    begin = f"alliance new Ana Ben --data-dir {data_dir}"
    expected = f'There is no folder {data_dir}. "{begin}" makes it, or name another with --data-dir.'
    assert said(alliance(*words, "--data-dir", str(data_dir)), 2) == expected
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    assert said(alliance(*words), 2) == expected
    assert not data_dir.exists()


def test_it_is_said_where_a_new_folder_will_be(
    data_dir: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where something is about to be said, it is made; nobody is told of the usual one."""
    monkeypatch.setattr(plain, "why_no_terminal", lambda: None)
    notice = f"Everything is kept in {data_dir}: there was no such folder before."
    with pytest.raises(SystemExit):
        open_plainly(["--data-dir", str(data_dir)])
    assert stage.start == AtLibrary(notice)
    alliance("--data-dir", str(data_dir))
    assert stage.start == AtLibrary(notice)
    assert not data_dir.exists()
    alliance("new", "Ana", "Ben", "--data-dir", str(data_dir))
    assert isinstance(stage.start, BeginNew)
    assert stage.start.notice == notice
    alliance("--data-dir", str(data_dir))
    assert stage.start == AtLibrary()
    alliance()
    assert stage.start == AtLibrary()


@pytest.mark.usefixtures("kept")
def test_a_new_folder_may_be_restored_to(data_dir: Path, tmp_path: Path) -> None:
    """As on a new machine."""
    backup, other = tmp_path / "ours.zip", tmp_path / "other"
    alliance("backup", str(backup), "--data-dir", str(data_dir))
    told = alliance("restore", str(backup), "--data-dir", str(other))
    assert (told.exit_code, told.stderr.splitlines()[0]) == (
        0,
        f"Everything is kept in {other}: there was no such folder before.",
    )
    assert "Home" in alliance("list", "--data-dir", str(other)).stdout


@pytest.mark.usefixtures("kept")
def test_a_backup_of_nothing_never_replaces_one_that_holds_something(data_dir: Path, tmp_path: Path) -> None:
    """Somebody named the wrong folder; another file is replaced as they wish."""
    backup, empty = tmp_path / "ours.zip", tmp_path / "empty"
    empty.mkdir()
    alliance("backup", str(backup), "--data-dir", str(data_dir))
    before = backup.read_bytes()
    sentence = said(alliance("backup", str(backup), "--force", "--data-dir", str(empty)), 1)
    assert sentence == f"There is no alliance in {empty}, but in {backup} there is: it was left as it is."
    assert backup.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "empty", "ours.zip"]
    backup.write_bytes(b"something else")
    for _ in range(2):
        assert alliance("backup", str(backup), "--force", "--data-dir", str(empty)).exit_code == 0


@pytest.mark.usefixtures("kept")
def test_an_empty_name_is_no_data_folder(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a variable that a script forgot to set."""
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    expected = "--data-dir needs the name of a folder, and was given none."
    assert said(alliance("list", "--data-dir", ""), 2) == expected
    assert said(alliance("--data-dir", "", "list"), 2) == expected
