"""What goes and what stays where a link in a data folder leads, once an alliance is erased."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.names import log_name
from alliance_tui.storage.places import OWN
from tests.cli.linked import WORDS, everything, lies_elsewhere, others_alone
from tests.cli.running import alliance
from tests.storage.people import every_byte, held_one, texts


@pytest.mark.parametrize("part", ["", "sessions"])
@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_folder_elsewhere_with_nothing_else_goes_with_what_was_in_it(
    data_dir: Path, tmp_path: Path, part: str, is_deleted: bool
) -> None:
    """Nobody is left an empty folder with a name of ours."""
    far, folder = tmp_path / "far", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, part, relative=False)
    target = far / (part or id_)
    shutil.rmtree(target / "photos")
    (target / "mine.txt").unlink()
    if is_deleted:
        assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    assert alliance("erase", id_, "--yes-erase", "Home", *folder).exit_code == 0
    assert not target.exists()
    assert others_alone(far)


@pytest.mark.parametrize("is_deleted", [True, False])
def test_sessions_of_another_alliance_in_the_same_folder_stay(
    data_dir: Path, tmp_path: Path, is_deleted: bool
) -> None:
    """Of another data folder, that has its sessions there too: with all that lies beside them."""
    far, folder = tmp_path / "far", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, "sessions", relative=False)
    other, session = held_one(FileLibrary(tmp_path / "data2"), "others", title="Other")
    place = tmp_path / "data2" / "alliances" / other / "sessions"
    for path in place.iterdir():
        path.rename(far / "sessions" / path.name)
    (far / "sessions" / f"{log_name(session)}.backup").write_text("damaged")
    shutil.rmtree(place)
    place.symlink_to(far / "sessions")
    if is_deleted:
        assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    told = alliance("erase", id_, "--yes-erase", "Home", *folder)
    assert told.stderr.endswith("It is gone for good.\n")
    assert WORDS.encode() not in everything(data_dir, far)
    assert texts(FileLibrary(tmp_path / "data2"), other) == ["others"]
    assert (far / "sessions" / f"{log_name(session)}.backup").read_text() == "damaged"


def test_what_lies_beside_a_log_elsewhere_goes_only_if_its_name_is_ours(
    data_dir: Path, tmp_path: Path
) -> None:
    """A link may lead to a log that somebody called as they like."""
    id_ = lies_elsewhere(data_dir, tmp_path / "far", "session", relative=False)
    (link,) = (data_dir / "alliances" / id_ / "sessions").iterdir()
    log = link.resolve().rename(tmp_path / "far" / "diary.json")
    link.unlink()
    link.symlink_to(log)
    (tmp_path / "far" / "diary.json.txt").write_text("mine")
    (tmp_path / "far" / "diary.json.backup").write_text(WORDS)
    assert alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() not in every_byte(tmp_path / "far")
    assert (tmp_path / "far" / "diary.json.txt").read_text() == "mine"


def test_the_log_of_another_alliance_to_which_a_name_leads_stays(data_dir: Path, tmp_path: Path) -> None:
    """It is in another data folder."""
    other, _ = held_one(FileLibrary(tmp_path / "data2"), "others", title="Other")
    id_, _ = held_one(FileLibrary(data_dir), WORDS)
    log = tmp_path / "data2" / "alliances" / other / OWN
    (data_dir / "alliances" / id_ / "other.json").symlink_to(log)
    assert alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir)).exit_code == 0
    assert texts(FileLibrary(tmp_path / "data2"), other) == ["others"]


def test_a_damaged_session_elsewhere_goes_and_a_file_called_like_one_stays(
    data_dir: Path, tmp_path: Path
) -> None:
    """Nothing tells any more of which alliance it is, but it lies where only its sessions are."""
    far = tmp_path / "far" / "sessions"
    id_ = lies_elsewhere(data_dir, tmp_path / "far", "sessions", relative=False)
    (log,) = far.glob("*.json")
    log.write_bytes(b'{"meta":' + WORDS.encode())
    log.with_name(f"{log.name}.damaged-1").write_text(WORDS)
    (far / "translations.json").write_text("mine")
    assert alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() not in every_byte(far)
    assert (far / "translations.json").read_text() == "mine"


def test_a_copy_that_stays_elsewhere_is_named(data_dir: Path, tmp_path: Path) -> None:
    """In a folder that somebody made beside the sessions, and with other names than ours."""
    far = tmp_path / "far" / "sessions"
    id_ = lies_elsewhere(data_dir, tmp_path / "far", "sessions", relative=False)
    (log,) = far.glob("*.json")
    (far / "photos" / "kept.json").write_bytes(log.read_bytes())
    told = alliance("erase", id_, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert str(far / "photos" / "kept.json") in told.stderr.replace("\n", "")
    assert "It is gone for good." not in told.stderr
    assert not log.exists()
