"""Files that people take with them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from alliance_tui.storage.disk import DISK
from alliance_tui.storage.giving import give, give_beside


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    """And what was there stays."""
    first = give_beside(DISK, tmp_path, "home", "ics", b"1")
    second = give_beside(DISK, tmp_path, "home", "ics", b"2")
    assert (first.name, second.name) == ("home.ics", "home-2.ics")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert sorted(tmp_path.iterdir()) == [second, first]
    assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_where_there_are_no_hard_links_a_file_is_still_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    give(DISK, tmp_path / "a", b"1")
    with pytest.raises(FileExistsError):
        give(DISK, tmp_path / "a", b"2")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1"]


def test_a_link_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """Neither with force nor without."""
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(FileExistsError):
        give(DISK, tmp_path / "link", b"1")
    give(DISK, tmp_path / "link", b"1", force=True)
    assert target.read_text() == "mine"
