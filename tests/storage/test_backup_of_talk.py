"""A backup that is made while people talk holds what they take back: it does not come back with that."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.privacy import close_to_others
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import elsewhere, every_byte, note, seated, texts, until_saved


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "saved.zip"


def in_talk(data_dir: Path) -> Live:
    """People who said two things and took one back, and go on talking."""
    live = seated(FileLibrary(data_dir))
    for text in ("words that stay", "words taken back", "words undone"):
        note(live, text)
    assert live.undo() is None
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[1].id))
    until_saved(live)
    return live


def restore(folder: Path, source: Path, choice: Choice = Choice.BACKUP) -> bool:
    """Put a backup back; whether what was here is the same."""
    with unpacked(folder, source) as (stage, found):
        put_back(folder, stage, dict.fromkeys((one.id for one in found), choice), START)
        return all(one.same for one in found)


def by_hand(folder: Path, source: Path) -> None:
    """Unpack a backup with another program."""
    with ZipFile(source) as archive:
        archive.extractall(folder)
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize("way", ["zip", "folder"])
def test_what_was_taken_back_by_then_does_not_come_back(
    data_dir: Path, saved: Path, tmp_path: Path, way: str
) -> None:
    """As if people had left; all else is there, and the session goes on."""
    live = in_talk(data_dir)
    source, other = saved, tmp_path / "other"
    if way == "zip":
        take_backup(data_dir, saved, START)
    else:
        source = Path(shutil.copytree(data_dir, tmp_path / "copied"))
    restore(other, source)
    for gone in (b"words taken back", b"words undone"):
        assert gone not in every_byte(other)
    assert check(other).is_well
    alliance = FileLibrary(other).list()[0]
    assert alliance.id == live.id
    again = Live(FileLibrary(other).open(live.id), MovableClock())
    assert again.alliance is not None
    assert again.alliance.unfinished is not None
    again.close()
    assert texts(FileLibrary(other), live.id) == ["words that stay"]
    live.close()


@pytest.mark.no_cover
@pytest.mark.parametrize("choice", [Choice.BACKUP, Choice.BOTH])
def test_nor_over_what_is_here(data_dir: Path, saved: Path, choice: Choice) -> None:
    """Whichever of the two is wanted, or both in one."""
    live = in_talk(data_dir)
    take_backup(data_dir, saved, START)
    note(live, "said later")
    live.close()
    restore(data_dir, saved, choice)
    assert b"words taken back" not in every_byte(data_dir)
    assert check(data_dir).is_well
    expected = ["words that stay", *(["said later"] if choice is Choice.BOTH else [])]
    assert sorted(texts(FileLibrary(data_dir), live.id)) == sorted(expected)


def test_checking_finds_what_stands_in_one_that_was_unpacked_by_hand(
    data_dir: Path, saved: Path, tmp_path: Path
) -> None:
    """And repairing takes it out; that others may read what was unpacked so is said by itself."""
    live = in_talk(data_dir)
    take_backup(data_dir, saved, START)
    other = tmp_path / "other"
    by_hand(other, saved)
    for one in (other, *other.rglob("*")):
        # As it comes out with the rights that most people have.
        one.chmod(0o755 if one.is_dir() else 0o644)
    assert b"words taken back" in every_byte(other)
    report = check(other)
    assert not report.is_well
    (found,) = [one for one in report.alliances[0].findings if one.state.is_problem]
    assert found.advice.startswith("Words that were taken back are not gone from it yet.")
    (said,) = mend(other, AllianceId(live.id))
    assert said.startswith("Words that were taken back are out of ")
    for gone in (b"words taken back", b"words undone"):
        assert gone not in every_byte(other)
    assert (check(other).is_well, [one.state for one in check(other).others]) == (True, [State.SEEN])
    assert [*close_to_others(other)] == [f"Only your account may read alliances/{live.id} now."]
    assert not check(other).others
    assert texts(FileLibrary(other), live.id) == ["words that stay"]
    live.close()


def test_checking_while_people_talk_finds_nothing_wrong(data_dir: Path) -> None:
    """They may still want it back."""
    live = in_talk(data_dir)
    assert check(data_dir).is_well
    live.close()
    assert check(data_dir).is_well


def test_repairing_a_talk_that_was_cut_short_leaves_nothing_for_a_second_time(data_dir: Path) -> None:
    """What was taken back in it goes with the journal that is folded in: nobody can want it back."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    live = Live(FileLibrary(data_dir).open(alliance), MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    until_saved(live)
    cut_short = Path(shutil.copytree(data_dir, data_dir.with_name("cut short")))
    live.close()
    assert b"kept words" in every_byte(cut_short)
    mend(cut_short, alliance)
    assert b"kept words" not in every_byte(cut_short)
    assert check(cut_short).is_well
