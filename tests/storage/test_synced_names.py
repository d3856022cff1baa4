"""What is moved, put back or mended is on the disk itself once that is said, and outlives a power cut."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.deleting import throw_away
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.elsewhere import write_copy
from alliance_tui.storage.entries import Note, entries
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.trash import bring_back
from tests.storage.people import held_one, session_file

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
"""When it is done."""

PASSING = {"lock", "catalogue.json"}
"""Names of which nothing is lost with them."""

COPY = AllianceId("copycopycopy")
"""The name of a folder that somebody copied."""

Kept = tuple[AllianceId, SessionId]
"""An alliance and its session."""


def listings(folder: Path) -> dict[int, frozenset[str]]:
    """The names in each folder there is, by its number on the disk, which it keeps wherever it goes."""
    every = [path for path in (folder, *folder.rglob("*")) if path.is_dir()]
    return {one.stat().st_ino: frozenset(path.name for path in one.iterdir()) - PASSING for one in every}


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> dict[int, frozenset[str]]:
    """The names in each folder as they were when it was last synced, by its number on the disk."""
    known: dict[int, frozenset[str]] = {}
    fsync = Disk.fsync

    def noted(disk: Disk, fd: int) -> None:
        fsync(disk, fd)
        found = os.fstat(fd)
        if stat.S_ISDIR(found.st_mode):
            known[found.st_ino] = frozenset(os.listdir(fd)) - PASSING

    monkeypatch.setattr(Disk, "fsync", noted)
    return known


def deleted(folder: Path, kept: Kept) -> None:
    """The whole alliance goes to the trash."""
    throw_away(folder, Note("Home", NOW, kept[0], None))


def one_deleted(folder: Path, kept: Kept) -> None:
    """Its session goes there."""
    throw_away(folder, Note("Home", NOW, *kept))


def brought_back(folder: Path, kept: Kept) -> None:
    """Its session goes there, and comes back."""
    one_deleted(folder, kept)
    bring_back(folder, entries(folder)[0])


def all_brought_back(folder: Path, kept: Kept) -> None:
    """The whole of it."""
    deleted(folder, kept)
    bring_back(folder, entries(folder)[0])


def restored(folder: Path, _: Kept) -> None:
    """Another state of it takes its place, and another alliance comes with it."""
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    held_one(FileLibrary(other), "more")
    with unpacked(folder, other) as (stage, found):
        put_back(folder, stage, {one.id: Choice.BACKUP for one in found if one.id != COPY}, NOW)


def put_together(folder: Path, kept: Kept) -> None:
    """A copy of a session is set aside, and a damaged one."""
    path = session_file(folder, *kept)
    shutil.copy(path, path.with_name(f"{path.stem} (copy).json"))
    path.write_bytes(path.read_bytes()[:-9])
    mend(folder, kept[0])


def named_a_copy(folder: Path, kept: Kept) -> None:
    """A copy of a session is only set aside: it holds nothing more."""
    path = session_file(folder, *kept)
    shutil.copy(path, path.with_name(f"{path.stem} (copy).json"))
    mend(folder, kept[0])


def renamed(folder: Path, _: Kept) -> None:
    """A copy of its folder gets a name that tells so."""
    mend(folder, COPY)


def set_aside(folder: Path, kept: Kept) -> None:
    """A session in which nothing can be read gets another name as the alliance is opened."""
    session_file(folder, *kept).write_bytes(b"")
    FileLibrary(folder).open(kept[0]).close()


def saved_elsewhere(folder: Path, _: Kept) -> None:
    """All of an alliance is written into a folder."""
    write_copy(folder, AllianceId("abcdefghijkl"), (), {})


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "act",
    [
        deleted,
        one_deleted,
        brought_back,
        all_brought_back,
        restored,
        put_together,
        named_a_copy,
        renamed,
        set_aside,
        saved_elsewhere,
    ],
)
def test_every_folder_is_synced_with_the_names_it_has_in_the_end(
    data_dir: Path, synced: dict[int, frozenset[str]], act: Callable[[Path, Kept], None]
) -> None:
    """But for those from which something only goes that is not needed any more."""
    kept = held_one(FileLibrary(data_dir), "words")
    shutil.copytree(data_dir / "alliances" / kept[0], data_dir / "alliances" / COPY)
    before = listings(data_dir)
    synced.clear()
    act(data_dir, kept)
    after = listings(data_dir)
    changed = {number for number in after if after[number] != before.get(number)}
    assert changed
    passing = {path.stat().st_ino for path in (data_dir, data_dir / "trash") if path.exists()}
    for number in changed:
        assert after[number] <= synced.get(number, frozenset())
        assert number in passing or after[number] == synced[number]


def test_what_is_erased_does_not_come_back(data_dir: Path, synced: dict[int, frozenset[str]]) -> None:
    """What may be there again is called something that is removed at once."""
    kept = held_one(FileLibrary(data_dir), "words")
    homes = data_dir / "alliances"
    synced.clear()
    erase(data_dir, kept[0])
    assert not (homes / kept[0]).exists()
    assert kept[0] not in synced[homes.stat().st_ino]
