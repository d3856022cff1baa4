"""What people keep where an alliance lies: it stays when that is removed, whatever it is called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.names import log_name
from tests.cli.linked import WORDS, deleted_long_ago, everything, lies_elsewhere
from tests.cli.running import Stage, alliance
from tests.storage.people import held_one, texts

OTHERS = {
    "thesis.txt": b"pages",
    "photographer.json": b'{"a": 1}',
    "photographer.json.backup": b"old",
    "my alliance notes.json": b"{}",
    "photos/sea.jpg": b"blue",
    "note.json": b'{"title": "milk"}',
}
"""What else people keep in a folder; some of it is called as our files are."""


def keep_others(far: Path) -> None:
    """Keep other things in a folder."""
    for name, data in OTHERS.items():
        (far / name).parent.mkdir(exist_ok=True)
        (far / name).write_bytes(data)


@pytest.mark.no_cover
@pytest.mark.parametrize("part", ["", "sessions"], ids=["all", "folder"])
@pytest.mark.parametrize("way", ["erased", "deleted and erased", "deleted too long ago"])
@pytest.mark.parametrize("deep", [False, True], ids=["beside it", "in it"])
def test_all_else_where_it_lies_stays(
    data_dir: Path, tmp_path: Path, stage: Stage, part: str, way: str, deep: bool
) -> None:
    """A link may lead to a folder in which people keep other things: those are not ours."""
    far, folder = tmp_path / "far", ("--data-dir", str(data_dir))
    id_ = lies_elsewhere(data_dir, far, part, relative=False)
    for one in (far, far / (part or id_)):
        (one / "mine.txt").unlink()
        shutil.rmtree(one / "photos")
    others = far / (part if part else id_) if deep else far
    if not deep:
        # The link leads to the folder with all of it.
        inner = far / (part if part else id_)
        for one in [*inner.iterdir()]:
            one.rename(far / one.name)
        inner.rmdir()
        link = data_dir / "alliances" / id_ / part if part else data_dir / "alliances" / id_
        link.unlink()
        link.symlink_to(far)
    keep_others(others)
    if way != "erased":
        FileLibrary(data_dir).list()
        if "long" in way:
            deleted_long_ago(data_dir)
        else:
            assert alliance("delete", "Home", "--yes", *folder).exit_code == 0
    if "long" in way:
        assert alliance(*folder).exit_code == 0
    else:
        told = alliance("erase", id_, "--yes-erase", "Home", *folder)
        assert told.exit_code == 0, told.output
    left = {
        one.relative_to(others).as_posix(): one.read_bytes() for one in others.rglob("*") if one.is_file()
    }
    assert left == OTHERS
    assert WORDS.encode() not in everything(data_dir, far)


def test_logs_of_another_alliance_where_it_lies_stay(data_dir: Path, tmp_path: Path, stage: Stage) -> None:
    """Two data folders may keep their sessions in one place."""
    far, other = tmp_path / "far", tmp_path / "other"
    lies_elsewhere(data_dir, far, "sessions", relative=False)
    theirs, session = held_one(FileLibrary(other), "OTHERWORDS")
    place = other / "alliances" / theirs / "sessions"
    (place / log_name(session)).rename(far / "sessions" / log_name(session))
    place.rmdir()
    place.symlink_to(far / "sessions")
    deleted_long_ago(data_dir)
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert WORDS.encode() not in everything(data_dir, far)
    assert texts(FileLibrary(other), theirs) == ["OTHERWORDS"]
