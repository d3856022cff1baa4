"""Zip files that this Python cannot read: they are no backup, whatever they hold."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from alliance_tui.storage.replacing import holds_alliances, lacks_some_of


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A zip file of a later version of the format than there is."""
    path = tmp_path / "later.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("alliances/abc/alliance.json", "{}")
    raw = path.read_bytes()
    entry = raw.index(b"PK\x01\x02")
    path.write_bytes(raw[: entry + 6] + b"\xff\x00" + raw[entry + 8 :])
    return path


def test_a_zip_of_a_later_version_is_no_backup(later: Path, tmp_path: Path) -> None:
    """What it holds cannot be known."""
    with pytest.raises(NotImplementedError):
        ZipFile(later)
    assert not holds_alliances(later)
    with ZipFile(tmp_path / "new.zip", "w"):
        pass
    with (tmp_path / "new.zip").open("rb") as new:
        assert not lacks_some_of(new, later, ())
