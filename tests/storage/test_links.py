"""A session whose file lies elsewhere, and is only named in the data folder."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import elsewhere, every_byte, held_one, session_file, texts


@pytest.fixture
def far(tmp_path: Path) -> Path:
    """Where the file lies."""
    (tmp_path / "far").mkdir()
    return tmp_path / "far"


@pytest.fixture
def linked(data_dir: Path, far: Path) -> tuple[AllianceId, SessionId]:
    """An alliance whose session lies elsewhere; what was said last is in its journal, for it was killed."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    session = FileLibrary(data_dir).list()[0].sessions[0].id
    path = session_file(data_dir, alliance, session)
    for one in (path, journal_of(path)):
        one.rename(far / one.name)
    path.symlink_to(far / path.name)
    return alliance, session


def test_what_is_taken_back_leaves_the_file_where_it_lies(
    data_dir: Path, far: Path, linked: tuple[AllianceId, SessionId]
) -> None:
    """Nothing is put in the place of the name that leads there."""
    alliance, session = linked
    live = Live(FileLibrary(data_dir).open(alliance), MovableClock())
    happened(live.resume(session))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    happened(live.act(sitting.close))
    live.close()
    assert session_file(data_dir, alliance, session).is_symlink()
    assert b"kept words" not in every_byte(far)
    assert check(data_dir).is_well


def kept(data_dir: Path, alliance: AllianceId) -> str:
    """All that is read, without opening it."""
    return str(FileLibrary(data_dir).read(alliance)[1])


def test_what_is_in_its_journal_is_read_by_all(
    data_dir: Path, far: Path, tmp_path: Path, linked: tuple[AllianceId, SessionId]
) -> None:
    """The list, the check, the backup and the next opening."""
    alliance, session = linked
    assert "kept words" in kept(data_dir, alliance)
    (report,) = check(data_dir).alliances
    assert [one.state for one in report.findings if one.path.stem == session] == [State.OPEN]
    take_backup(data_dir, tmp_path / "saved.zip", START)
    with ZipFile(tmp_path / "saved.zip") as saved:
        assert b"kept words" in saved.read(f"alliances/{alliance}/sessions/{session}.json")
    assert texts(FileLibrary(data_dir), alliance) == ["kept words"]
    assert session_file(data_dir, alliance, session).is_symlink()
    assert not journal_of(far / f"{session}.json").exists()


def test_the_list_follows_its_journal(
    data_dir: Path, far: Path, linked: tuple[AllianceId, SessionId]
) -> None:
    """What is said there since is no secret to the catalogue."""
    _, session = linked
    files = FileLibrary(data_dir)
    files.list()
    journal = journal_of(far / f"{session}.json")
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    assert files.has_changed()


def test_mending_writes_where_it_lies(
    data_dir: Path, far: Path, linked: tuple[AllianceId, SessionId]
) -> None:
    """And leaves the name that leads there."""
    alliance, session = linked
    place = far / f"{session}.json"
    journal_of(place).write_bytes(journal_of(place).read_bytes().replace(b"kept words", b"kept worms"))
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert session_file(data_dir, alliance, session).is_symlink()
    assert not journal_of(place).exists()


@pytest.mark.parametrize("whole", [True, False])
def test_erasing_removes_it_where_it_lies(
    data_dir: Path, far: Path, linked: tuple[AllianceId, SessionId], whole: bool
) -> None:
    """With its journal; what else is there is nobody's business."""
    alliance, session = linked
    (far / "letter").write_text("mine")
    erase(data_dir, alliance, None if whole else session)
    assert every_byte(far) == b"mine"
    assert b"kept words" not in every_byte(data_dir)


def test_a_link_that_leads_nowhere_is_named_by_the_backup(data_dir: Path, tmp_path: Path) -> None:
    """Whoever takes it is told that a session is not in it."""
    path = session_file(data_dir, *held_one(FileLibrary(data_dir), "words"))
    path.unlink()
    path.symlink_to("/nowhere/at-all.json")
    (missing,) = take_backup(data_dir, tmp_path / "ours.zip", START).missing
    assert missing.startswith(f"{path} cannot be read")
    assert "nothing is where it leads" in missing


@pytest.mark.parametrize("of", ["alliance.json", "session", "journal"])
def test_a_link_in_a_circle_is_named_and_all_else_is_in_the_backup(
    data_dir: Path, tmp_path: Path, of: str
) -> None:
    """Also in the place of a journal, which has no entry of its own."""
    alliance, session = held_one(FileLibrary(data_dir), "words")
    path = session_file(data_dir, alliance, session)
    path = {"alliance.json": path.parents[1] / "alliance.json", "session": path}.get(of, journal_of(path))
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)
    taken = take_backup(data_dir, tmp_path / "ours.zip", START)
    assert any("a link that leads back to itself" in one for one in taken.missing)
    assert taken.files == 1 + (of == "journal")
