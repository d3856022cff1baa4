"""Words that nobody keeps, in other files than those of the session itself: no joining brings them back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from threading import current_thread
from typing import Any

import pytest

from alliance_tui.domain.decisions import sitting, techniques
from alliance_tui.domain.saving import Going, Gone, Stays
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage import forgetting
from alliance_tui.storage.checking import check
from alliance_tui.storage.entries import entries
from alliance_tui.storage.exchanging import laid_out, put_in_one
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import (
    every_byte,
    gone_on,
    held_up,
    note,
    seated,
    session_file,
    texts,
    until,
    until_saved,
)

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
"""When a backup is put back."""

SECRET = b"RIGHTWORD"
"""Is said where those who end the session do not see it."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def holding(folder: Path) -> list[str]:
    """The files that hold what nobody keeps."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and SECRET in path.read_bytes()]


def begun(files: FileLibrary) -> tuple[Live, Path]:
    """A session that people left, and its file."""
    live = seated(files)
    note(live, "of both")
    assert live.session is not None
    path = session_file(files.folder, live.id, live.session.id)
    live.close()
    return live, path


def gone_on_elsewhere(folder: Path, alliance: AllianceId) -> Path:
    """The data folder as another machine has it, where one thing more was said."""
    there = folder.with_name("there")
    shutil.copytree(folder, there)
    other = gone_on(FileLibrary(there), alliance)
    note(other, SECRET.decode())
    other.close()
    return there


def agreements_only(live: Live) -> Live:
    """End the session, and keep the agreements only."""
    happened(live.act(techniques.press_keeping, 1))
    happened(live.act(sitting.close))
    return live


def test_they_leave_a_copy_beside_it_and_another_folder_at_the_end(
    files: FileLibrary, data_dir: Path
) -> None:
    """So that what is said on the screen is so, and nothing brings them back."""
    live, path = begun(files)
    there = gone_on_elsewhere(data_dir, live.id)
    copy = path.with_name(f"{path.stem}.sync-conflict-20260504-120000-ABCDEFG.json")
    other = there / path.relative_to(data_dir)
    shutil.copy(other, copy)
    shutil.copy(other, path.with_name(f"{path.name}.other-1"))
    home = data_dir / "alliances" / live.id
    shutil.copytree(there / home.relative_to(data_dir), home.with_name(f"{live.id}.copy-1"))
    here = agreements_only(gone_on(FileLibrary(data_dir), live.id))
    until(lambda: here.store.words_left == Gone(), here)
    assert holding(data_dir) == []
    here.close()
    mend(data_dir, live.id)
    assert texts(files, live.id) == []
    assert holding(data_dir) == []


def test_the_other_files_are_looked_through_once_and_not_by_whoever_draws(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread that writes does it, while people read that they are going; leaving has nothing to add."""
    live, _ = begun(files)
    here = gone_on(FileLibrary(data_dir), live.id)
    note(here, "of both")
    looks: list[str] = []
    look = forgetting.forget_beside

    def looked(*args: Any) -> forgetting.Left:
        looks.append(current_thread().name)
        return look(*args)

    monkeypatch.setattr(forgetting, "forget_beside", looked)
    until_saved(here)
    with held_up(here):
        agreements_only(here)
        assert here.store.words_left == Going()
        assert looks == []
    until(lambda: here.store.words_left == Gone(), here)
    assert looks == ["alliance-writer"]
    here.close()
    assert looks == ["alliance-writer"]


def test_where_the_program_is_killed_before_that_the_next_opening_does_it(
    files: FileLibrary, data_dir: Path
) -> None:
    """Of what was said here, and of what only the other file holds."""
    live, path = begun(files)
    there = gone_on_elsewhere(data_dir, live.id)
    here = gone_on(FileLibrary(data_dir), live.id)
    note(here, "of both")
    until_saved(here)
    shutil.copy(there / path.relative_to(data_dir), path.with_name(f"{path.name}.other-1"))
    killed = data_dir.with_name("killed")
    with held_up(here):
        agreements_only(here)
        shutil.copytree(data_dir, killed)
    here.close()
    assert holding(killed)
    again = Live(FileLibrary(killed).open(live.id), MovableClock())
    until(lambda: holding(killed) == [], again)
    again.close()
    assert b"of both" not in every_byte(killed)


def test_they_leave_an_older_state_in_the_trash_and_do_not_come_back_with_it(
    files: FileLibrary, data_dir: Path
) -> None:
    """A backup had taken its place."""
    live, _ = begun(files)
    backup = data_dir.with_name("backup")
    shutil.copytree(data_dir, backup)
    more = gone_on(FileLibrary(data_dir), live.id)
    note(more, SECRET.decode())
    more.close()
    with unpacked(data_dir, backup) as (stage, candidates):
        put_back(data_dir, stage, {one.id: Choice.BACKUP for one in candidates}, NOW)
    assert holding(data_dir)
    agreements_only(gone_on(FileLibrary(data_dir), live.id)).close()
    assert holding(data_dir) == []
    (entry,) = entries(data_dir)
    with laid_out(data_dir, entry) as (stage, _):
        put_in_one(data_dir, entry, stage, NOW)
    assert texts(files, live.id) == []


def test_what_was_said_elsewhere_later_than_the_end_is_not_said_to_be_gone(
    files: FileLibrary, data_dir: Path
) -> None:
    """Which file holds it is told, and that nothing is tried there by itself."""
    live, path = begun(files)
    there = data_dir.with_name("there")
    shutil.copytree(data_dir, there)
    other = gone_on(FileLibrary(there), live.id)
    for _ in range(9):
        note(other, SECRET.decode())
    other.close()
    copy = path.with_name(f"{path.stem}.sync-conflict-20260504-120000-ABCDEFG.json")
    shutil.copy(there / path.relative_to(data_dir), copy)
    here = agreements_only(gone_on(FileLibrary(data_dir), live.id))
    said = f"More was said elsewhere, later than that: it stands in {copy}."
    until(lambda: here.store.words_left == Stays(said, is_tried=False), here)
    here.close()
    assert here.store.unforgotten == ()
    assert holding(data_dir) == [str(copy)]


def test_opening_brings_none_from_a_file_that_is_put_beside_it_later(
    files: FileLibrary, data_dir: Path
) -> None:
    """Checking finds them there, and repairing takes them out."""
    live, path = begun(files)
    there = gone_on_elsewhere(data_dir, live.id)
    agreements_only(gone_on(FileLibrary(data_dir), live.id)).close()
    other = path.with_name(f"{path.name}.other-1")
    shutil.copy(there / path.relative_to(data_dir), other)
    assert texts(files, live.id) == []
    assert SECRET not in path.read_bytes()
    shutil.copy(there / path.relative_to(data_dir), other)
    (report,) = check(data_dir).alliances
    assert [one.state for one in report.findings if one.path == other] == [State.STAYING]
    mend(data_dir, live.id)
    assert holding(data_dir) == []
    assert texts(files, live.id) == []


def test_checking_finds_them_in_a_folder_that_is_put_there_later_and_repairing_takes_them_out(
    files: FileLibrary, data_dir: Path
) -> None:
    """As it does with words that were taken back."""
    live, _ = begun(files)
    there = gone_on_elsewhere(data_dir, live.id)
    agreements_only(gone_on(FileLibrary(data_dir), live.id)).close()
    home = data_dir / "alliances" / live.id
    beside = home.with_name(f"{live.id}.copy-1")
    shutil.copytree(there / home.relative_to(data_dir), beside)
    found = [one.state for one in check(data_dir).others if one.path == beside]
    assert found == [State.TAKEN_BACK]
    mend(data_dir, live.id)
    assert holding(data_dir) == []


def test_both_in_one_brings_none_from_a_backup(files: FileLibrary, data_dir: Path) -> None:
    """It was made before they ended it, where one thing more was said."""
    live, _ = begun(files)
    there = gone_on_elsewhere(data_dir, live.id)
    agreements_only(gone_on(FileLibrary(data_dir), live.id)).close()
    with unpacked(data_dir, there) as (stage, candidates):
        put_back(data_dir, stage, {one.id: Choice.BOTH for one in candidates}, NOW)
    assert texts(files, live.id) == []
    assert holding(data_dir) == []
