"""`alliance trash` where one alliance lies there several times: each is told apart, and comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alliance_tui.storage.checking import check
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance
from tests.storage.people import every_byte, gone_on, note, seated, texts


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


@pytest.fixture
def replaced(files: FileLibrary, data_dir: Path, tmp_path: Path) -> str:
    """An alliance with "mine" that a backup without that replaced; its id."""
    live = seated(files)
    live.close()
    folder = ("--data-dir", str(data_dir))
    assert alliance("backup", str(tmp_path / "saved.zip"), *folder).exit_code == 0
    live = gone_on(files, live.id)
    note(live, "mine")
    live.close()
    assert alliance("restore", str(tmp_path / "saved.zip"), "--force", *folder).exit_code == 0
    live = gone_on(files, live.id)
    note(live, "theirs")
    live.close()
    return live.id


def test_what_a_restore_replaced_comes_back_in_the_place_of_what_is_there(
    files: FileLibrary, data_dir: Path, replaced: str
) -> None:
    """Asked, or with --swap; and back again: nothing is lost by it."""
    folder = ("--data-dir", str(data_dir))
    told = alliance("trash", "restore", "Home", *folder)
    assert told.exit_code == 1
    assert re.search(r'"Home" is here too, and they differ: \d+ entries are only here', told.stderr)
    assert told.stderr.endswith("--swap moves what is here to the trash instead.\n")
    assert alliance("trash", "restore", "Home", *folder, answers="what\nswap\n").exit_code == 0
    (live,) = files.list()
    assert texts(files, live.id) == ["mine"]
    assert b"theirs" in every_byte(data_dir / "trash")
    told = alliance("trash", "restore", "home", "--swap", *folder)
    assert told.stderr.startswith('"Home" is back where it was. What was here is in the trash for 30 days')
    assert texts(files, live.id) == ["theirs"]
    assert [one.note.id for one in entries(data_dir)] == [replaced]
    assert check(data_dir).is_well


def test_two_answers_are_none(files: FileLibrary, data_dir: Path, replaced: str) -> None:
    """Whichever was meant, the other does something else: nothing is done."""
    told = alliance("trash", "restore", replaced, "--both", "--swap", "--data-dir", str(data_dir))
    assert told.exit_code == 2
    assert "only one of them can be given" in told.stderr
    (live,) = files.list()
    assert texts(files, live.id) == ["theirs"]
    assert len(entries(data_dir)) == 1


def test_or_both_are_put_in_one(files: FileLibrary, data_dir: Path, replaced: str) -> None:
    """What lies in the trash stays there too; once more there is nothing to do."""
    folder = ("--data-dir", str(data_dir))
    told = alliance("trash", "restore", replaced, "--both", *folder)
    assert re.search(r'"Home": \d+ entr(y|ies) w\w+ only in the trash, and added\.', told.stderr)
    (live,) = files.list()
    assert sorted(texts(files, live.id)) == ["mine", "theirs"]
    assert len(entries(data_dir)) == 2
    oldest = entries(data_dir)[-1].path.name
    told = alliance("trash", "restore", oldest, "--both", *folder)
    assert told.stderr == '"Home": nothing of it that is in the trash is missing here. Nothing was changed.\n'
    assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    assert alliance("trash", "restore", entries(data_dir)[0].path.name, *folder).exit_code == 0
    assert sorted(texts(files, live.id)) == ["mine", "theirs"]
    assert check(data_dir).is_well


def test_each_is_told_from_the_others_and_meant_by_a_word_of_its_own(
    files: FileLibrary, data_dir: Path, replaced: str
) -> None:
    """When and how it came there, and how much is in it; a word for several lists them, and does nothing."""
    folder = ("--data-dir", str(data_dir))
    told = alliance("delete", "Home", "--yes", *folder)
    deleted, room = entries(data_dir)
    assert room.note.restoring
    assert f"trash restore {deleted.path.name} " in told.stderr
    page = " ".join(alliance("trash", *folder).stdout.split())
    for one, how in ((deleted, "Deleted on "), (room, "Replaced by a restore on ")):
        assert f'{one.path.name} "Home" {how}' in page
    assert page.count("with 1 session, ") == 2
    for word in ("home", replaced, replaced[:4], deleted.path.name[:8]):
        told = alliance("trash", "restore", word, *folder)
        assert told.exit_code == 2
        assert told.stderr.endswith(f'"{word}" can be each of these: say which one by its id.\n')
        assert f'{room.path.name}: "Home", replaced by a restore on ' in " ".join(told.stderr.split())
    assert len(entries(data_dir)) == 2
    assert alliance("trash", "restore", room.path.name.lower(), *folder).exit_code == 0
    assert texts(files, files.list()[0].id) == ["mine"]
    assert [one.path for one in entries(data_dir)] == [deleted.path]


def test_what_is_the_same_here_is_left_as_it_is(files: FileLibrary, data_dir: Path, tmp_path: Path) -> None:
    """It was deleted, and put back from a backup."""
    live = seated(files)
    note(live, "words")
    live.close()
    folder = ("--data-dir", str(data_dir))
    alliance("backup", str(tmp_path / "saved.zip"), *folder)
    alliance("delete", "Home", "--yes", *folder)
    alliance("restore", str(tmp_path / "saved.zip"), *folder)
    told = alliance("trash", "restore", "Home", "--swap", *folder)
    assert told.stderr == '"Home" is the same here. Nothing was changed.\n'
    assert len(entries(data_dir)) == 1


def test_nothing_is_erased_by_the_name_of_one_of_several(data_dir: Path, replaced: str) -> None:
    """All of it would go, and not what was named alone."""
    (entry,) = entries(data_dir)
    assert replaced in entry.path.name
    told = alliance("erase", entry.path.name, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert told.exit_code == 2
    assert entries(data_dir) == (entry,)
