"""An alliance whose folder lies elsewhere and is only named in the data folder: deleted, back, erased."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.storage.entries import CONTENT, entries
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.names import log_name
from alliance_tui.storage.places import OWN
from tests.cli.linked import WORDS, deleted_long_ago, everything, lies_elsewhere, others_alone
from tests.cli.running import Stage, alliance, said
from tests.storage.people import every_byte, held_one, texts

LINKS = pytest.mark.parametrize("relative", [False, True], ids=["by its whole path", "from where it is"])
"""How a link says where it leads."""

PARTS = pytest.mark.parametrize(
    "part", ["", "sessions", "session", OWN], ids=["all", "folder", "file", "own"]
)
"""What of an alliance lies elsewhere."""


@pytest.mark.no_cover
@PARTS
@LINKS
def test_what_was_deleted_comes_back_as_it_was(
    data_dir: Path, tmp_path: Path, part: str, relative: bool
) -> None:
    """The trash shows it meanwhile, and the link leads from its place as it did."""
    id_ = lies_elsewhere(data_dir, tmp_path / "far", part, relative=relative)
    home, folder = data_dir / "alliances" / id_, ("--data-dir", str(data_dir))
    links = {path: path.readlink() for path in (home, *home.rglob("*")) if path.is_symlink()}
    assert len(links) == 1
    assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    assert '"Home"' in alliance("trash", *folder).stdout
    told = alliance("trash", "restore", "Home", *folder)
    assert told.exit_code == 0, told.stderr
    assert {path: path.readlink() for path in links} == links
    assert texts(FileLibrary(data_dir), id_) == [WORDS]


@LINKS
def test_a_session_that_lies_elsewhere_comes_back(data_dir: Path, tmp_path: Path, relative: bool) -> None:
    """Deleted alone."""
    id_ = lies_elsewhere(data_dir, data_dir / "far", "session", relative=relative)
    session, folder = FileLibrary(data_dir).list()[0].sessions[0].id, ("--data-dir", str(data_dir))
    assert alliance("delete", session, "--yes", *folder).exit_code == 0
    assert WORDS.encode() in (entries(data_dir)[0].path / CONTENT / log_name(session)).read_bytes()
    assert alliance("trash", "restore", session, *folder).exit_code == 0
    assert texts(FileLibrary(data_dir), id_) == [WORDS]


@pytest.mark.no_cover
@PARTS
@LINKS
@pytest.mark.parametrize("is_deleted", [True, False])
def test_what_is_gone_for_good_is_gone_where_it_lies(
    data_dir: Path, tmp_path: Path, part: str, relative: bool, is_deleted: bool
) -> None:
    """Out of the trash, and without that."""
    id_ = lies_elsewhere(data_dir, tmp_path / "far", part, relative=relative)
    folder = ("--data-dir", str(data_dir))
    if is_deleted:
        assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert (told.exit_code, told.stderr.endswith("It is gone for good.\n")) == (0, True), told.output
    assert WORDS.encode() not in everything(data_dir, tmp_path / "far")
    assert others_alone(tmp_path / "far")


@pytest.mark.no_cover
@PARTS
@LINKS
def test_what_was_deleted_too_long_ago_is_gone_where_it_lies(
    data_dir: Path, tmp_path: Path, stage: Stage, part: str, relative: bool
) -> None:
    """When the program starts."""
    lies_elsewhere(data_dir, tmp_path / "far", part, relative=relative)
    deleted_long_ago(data_dir)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert entries(data_dir) == ()
    assert WORDS.encode() not in everything(data_dir, tmp_path / "far")
    assert others_alone(tmp_path / "far")


def test_what_another_link_leads_to_stays(data_dir: Path, tmp_path: Path, stage: Stage) -> None:
    """Somebody named it in the data folder once more after it was deleted."""
    far = tmp_path / "far"
    id_ = lies_elsewhere(data_dir, far, "", relative=False)
    deleted_long_ago(data_dir)
    (data_dir / "alliances" / id_).symlink_to(far / id_)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert entries(data_dir) == ()
    assert texts(FileLibrary(data_dir), id_) == [WORDS]


def test_what_lies_on_a_stick_that_is_not_there_does_not_expire_meanwhile(
    data_dir: Path, tmp_path: Path, stage: Stage
) -> None:
    """Else nobody would know of the words on it when it is there again."""
    far, away = tmp_path / "far", tmp_path / "away"
    lies_elsewhere(data_dir, far, "", relative=False)
    deleted_long_ago(data_dir)
    far.rename(away)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() in every_byte(away)
    assert "leads to" in alliance("trash", "--data-dir", str(data_dir)).stderr
    away.rename(far)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() not in everything(data_dir, far)


@pytest.mark.parametrize("name", ["mine.txt", "translations.json", "alliance.json", "content"])
def test_a_folder_that_is_none_of_an_alliance_is_nobodys_business(
    data_dir: Path, tmp_path: Path, name: str
) -> None:
    """A name that leads to it goes alone, whatever the files there are called."""
    id_ = lies_elsewhere(data_dir, tmp_path / "far", "", relative=False)
    home, letters = data_dir / "alliances" / id_, tmp_path / "letters"
    letters.mkdir()
    (letters / ("translations.json" if name == "content" else name)).write_text("mine")
    (home / ("content" if name == "content" else "letters")).symlink_to(letters)
    told = alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert WORDS.encode() not in every_byte(tmp_path)
    assert every_byte(letters) == b"mine"


@pytest.mark.parametrize("name", ["mine.txt", "translations.json", "my alliance.json"])
def test_a_name_that_leads_to_another_folder_by_now_goes_alone(
    data_dir: Path, tmp_path: Path, stage: Stage, name: str
) -> None:
    """In the place of the one that was deleted, somebody keeps something else."""
    far, folder = tmp_path / "far", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, "", relative=False)
    shutil.rmtree(far / id_)
    (far / id_).mkdir()
    (far / id_ / name).write_text("mine")
    alliance("erase", id_, "--yes-erase", id_, *folder)
    assert (far / id_ / name).read_text() == "mine"


def test_a_copy_elsewhere_to_which_a_name_in_the_folder_leads_goes_too(
    data_dir: Path, tmp_path: Path
) -> None:
    """There are the same words in it."""
    id_, _ = held_one(FileLibrary(data_dir), WORDS)
    home = data_dir / "alliances" / id_
    shutil.copytree(home, tmp_path / "older")
    (home / "older").symlink_to(tmp_path / "older")
    told = alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert told.stderr.endswith("It is gone for good.\n")
    assert not (tmp_path / "older").exists()


def test_links_in_a_circle_end(data_dir: Path, tmp_path: Path) -> None:
    """Each folder is looked through once, and one that the data folder lies in is never removed."""
    id_ = lies_elsewhere(data_dir, tmp_path / "far", "", relative=True)
    home = data_dir / "alliances" / id_
    (home / "again").symlink_to(home)
    (home / "itself").symlink_to("itself")
    (home / "sessions" / "up").symlink_to(data_dir)
    (home / "sessions" / "top").symlink_to(tmp_path)
    assert alliance("delete", "Home", "--yes", "--data-dir", str(data_dir)).exit_code == 0
    told = alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert told.stderr.endswith("It is gone for good.\n")
    assert data_dir.exists()
    assert WORDS.encode() not in every_byte(tmp_path)
    assert (tmp_path / "far" / id_ / "mine.txt").exists()


@pytest.mark.no_cover
@PARTS
@pytest.mark.parametrize("is_there", [True, False])
def test_a_data_folder_with_links_is_put_back_by_way_of_its_backup(
    data_dir: Path, tmp_path: Path, part: str, is_there: bool
) -> None:
    """What lies elsewhere is never left out without a word: the sentence says how it is had."""
    lies_elsewhere(data_dir, tmp_path / "far", part, relative=False)
    other, saved = tmp_path / "other", str(tmp_path / "saved.zip")
    assert alliance("backup", saved, "--data-dir", str(data_dir)).exit_code == 0
    if not is_there:
        shutil.rmtree(tmp_path / "far")
    sentence = said(alliance("restore", str(data_dir), "--data-dir", str(other)), 1)
    assert "is a link to somewhere else. Nothing was changed." in sentence
    assert f'"alliance backup FILE.zip --data-dir {data_dir}" writes' in sentence
    assert not FileLibrary(other).list()
    told = alliance("restore", saved, "--data-dir", str(other))
    assert told.exit_code == 0
    assert '"Home" is back.' in told.stderr


@pytest.mark.parametrize("part", ["", "sessions"], ids=["all", "folder"])
@pytest.mark.parametrize("is_deleted", [True, False])
def test_what_lies_on_a_stick_that_is_not_there_is_never_called_gone(
    data_dir: Path, tmp_path: Path, part: str, is_deleted: bool
) -> None:
    """Nothing is erased, and it is said what is missing; once it is there, it can be."""
    far, away, folder = tmp_path / "far", tmp_path / "away", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, part, relative=False)
    if is_deleted:
        alliance("delete", "Home", "--yes", *folder)
    far.rename(away)
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert told.exit_code != 0
    assert "gone for good" not in told.stderr
    assert WORDS.encode() in every_byte(away)
    away.rename(far)
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert told.stderr.endswith("It is gone for good.\n")
    assert WORDS.encode() not in everything(data_dir, far)


def test_what_was_deleted_earlier_and_is_not_there_is_not_called_gone_either(
    data_dir: Path, tmp_path: Path
) -> None:
    """The alliance is listed again meanwhile, as it came back out of a backup."""
    far, away, folder = tmp_path / "far", tmp_path / "away", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, "", relative=False)
    alliance("backup", str(tmp_path / "saved.zip"), *folder)
    alliance("delete", "Home", "--yes", *folder)
    assert alliance("restore", str(tmp_path / "saved.zip"), *folder).exit_code == 0
    far.rename(away)
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert told.exit_code == 1
    assert "It is not gone." in told.stderr
    assert texts(FileLibrary(data_dir), id_) == [WORDS]
    away.rename(far)
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert told.stderr.endswith("It is gone for good.\n")
    assert WORDS.encode() not in everything(data_dir, far)


def test_a_folder_elsewhere_of_another_alliance_stays(data_dir: Path, tmp_path: Path, stage: Stage) -> None:
    """Somebody only named it in the folder of one that was deleted."""
    files = FileLibrary(data_dir)
    other, _ = held_one(files, "others", title="Other")
    (data_dir / "alliances" / other).rename(tmp_path / "other")
    id_, _ = held_one(files, WORDS)
    (data_dir / "alliances" / id_ / "other").symlink_to(tmp_path / "other")
    deleted_long_ago(data_dir)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() not in every_byte(data_dir)
    assert b"others" in every_byte(tmp_path / "other")
