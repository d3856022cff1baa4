"""The folder of an alliance that somebody copied, or called something else, under a name like ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend, write_log
from alliance_tui.storage.reading import read_log
from tests.builders import happened
from tests.storage.people import (
    every_byte,
    held_one,
    note,
    seated,
    session_file,
    states,
    texts,
    until_saved,
)

NAME = AllianceId("abcdefghijkl")
"""What somebody called the folder."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def test_a_copied_folder_is_listed_once_and_kept_as_a_copy(files: FileLibrary, data_dir: Path) -> None:
    """Under another name that could be one of ours: else nobody could say which of two is meant."""
    alliance, _ = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    shutil.copytree(home, home.with_name(NAME))
    assert [one.id for one in files.list()] == [alliance]
    (said,) = files.problems
    assert said.startswith(f'The folder {NAME} holds the alliance "Home" under a name that is not its own')
    assert said.endswith('"alliance check --repair" puts it in its place.')
    reports = {one.name: one for one in check(data_dir).alliances}
    misplaced = reports[NAME]
    assert reports[alliance].is_well
    assert not misplaced.is_well
    (finding,) = misplaced.findings
    assert f"a copy of the one of the alliance {alliance}" in finding.advice
    before = states(home.with_name(NAME))
    (said,) = mend(data_dir, NAME)
    assert said.startswith(f"The folder {NAME} is called {alliance}.copy-1 now")
    report = check(data_dir)
    assert report.is_well
    assert f"{alliance}.copy-1" in [one.path.name for one in report.others]
    assert states(home.with_name(f"{alliance}.copy-1")) == before
    assert [one.id for one in files.list()] == [alliance]
    assert files.problems == ()
    erase(data_dir, alliance)
    assert list(home.parent.iterdir()) == []


def test_a_folder_that_was_called_something_else_gets_its_name_back(
    files: FileLibrary, data_dir: Path
) -> None:
    """And what else is wrong in it is mended at once."""
    alliance, session = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    log = home / "sessions" / f"{session}.json"
    log.write_bytes(log.read_bytes().replace(b"words", b"wurds"))
    home.rename(home.with_name(NAME))
    files.list()
    assert [NAME in said for said in files.problems].count(True) == 1
    mend(data_dir, NAME)
    assert check(data_dir).is_well
    assert [one.id for one in files.list()] == [alliance]
    assert files.problems == ()
    assert texts(files, alliance) == ["wurds"]


def test_an_alliance_in_whose_place_another_lies_is_listed_as_its_sessions_tell_it(
    files: FileLibrary, data_dir: Path
) -> None:
    """Else one would be there twice, and the other not at all."""
    alliance, _ = held_one(files, "words")
    other, _ = held_one(files, title="Other")
    homes = data_dir / "alliances"
    shutil.copy(homes / other / "alliance.json", homes / alliance / "alliance.json")
    assert {one.id: one.title for one in files.list()} == {alliance: "Home", other: "Other"}
    assert "is shown as its other files tell it" in files.problems[0]


def test_what_is_erased_is_gone_from_a_copy_under_another_name_too(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nobody has to repair first; a session alone goes as well, and other alliances stay."""
    alliance, session = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    home = data_dir / "alliances" / alliance
    shutil.copytree(home, home.with_name(NAME))
    erase(data_dir, alliance, session)
    assert not list(home.parent.rglob(f"*{session}*"))
    assert home.with_name(NAME).exists()
    erase(data_dir, alliance)
    assert [one.name for one in home.parent.iterdir()] == [other]
    assert texts(files, other) == ["of others"]


def test_words_taken_back_leave_a_copy_under_another_name_too(files: FileLibrary, data_dir: Path) -> None:
    """As they leave every copy."""
    live = seated(files)
    note(live, "of both")
    note(live, "TAKENBACK")
    until_saved(live)
    home = data_dir / "alliances" / live.id
    shutil.copytree(home, home.with_name(NAME))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[1].id))
    live.close()
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert b"of both" in every_byte(home.with_name(NAME))


@pytest.mark.no_cover
@pytest.mark.parametrize("called", ["../../elsewhere", "", "Home", "abcdefghijkl/.."])
def test_no_folder_gets_a_name_that_is_none_of_ours(files: FileLibrary, data_dir: Path, called: str) -> None:
    """A file may say anything: nothing is moved by it, and what is in it is kept."""
    alliance, _ = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    own = home / "alliance.json"
    (founded,) = read_log(own).records
    assert isinstance(founded.event, AllianceFounded)
    event = replace(founded.event, alliance=AllianceId(called))
    write_log(own, [replace(founded, event=event)])
    assert [one.id for one in files.list()] == [alliance], "as its session tells it"
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert [one.name for one in home.parent.iterdir()] == [alliance]
    assert texts(files, alliance) == ["words"]
    shutil.rmtree(home / "sessions")
    write_log(own, [replace(founded, event=event)])
    mend(data_dir, alliance)
    assert [one.name for one in home.parent.iterdir()] == [alliance]
    assert sorted(one.name for one in data_dir.iterdir()) == ["alliances", "catalogue.json"]


def test_a_session_of_another_alliance_is_told_and_left_there(files: FileLibrary, data_dir: Path) -> None:
    """It is whole: nobody is told that it is lost, and repairing does not hide it."""
    alliance, session = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    path = session_file(data_dir, alliance, session)
    there = session_file(data_dir, other, session)
    shutil.copy(path, there)
    before = states(data_dir / "alliances")
    said = f'It is a session of another alliance, "Home" ({alliance}), and left as it is. That one has all'
    for _ in range(2):
        report = next(one for one in check(data_dir).alliances if one.name == other)
        (finding,) = [one for one in report.findings if one.state.is_problem]
        assert (finding.path, finding.state, finding.counted) == (there, State.OF_ANOTHER, False)
        assert finding.advice.startswith(said)
        assert mend(data_dir, other) == ()
    assert states(data_dir / "alliances") == before
    files.list()
    assert "holds a session of another alliance, and is not shown" in "".join(files.problems)
    opening = files.open(other)
    assert "holds a session of another alliance, and is not shown" in "".join(opening.problems)
    opening.close()
    records = read_log(path).records
    raw = path.read_bytes()
    write_log(path, records[:-1])
    assert "and not all that is in this file" in _advice(data_dir, other)
    copy = path.with_name(f"{session} (copy).json")
    shutil.copy(there, copy)
    mend(data_dir, alliance)
    assert read_log(path).records == records
    path.write_bytes(raw)
    path.unlink()
    backup_of(path).unlink(missing_ok=True)
    assert f"move it into alliances/{alliance}/sessions" in _advice(data_dir, other)
    shutil.rmtree(path.parents[1])
    assert "That alliance is not here." in _advice(data_dir, other)


def _advice(data_dir: Path, alliance: AllianceId) -> str:
    report = next(one for one in check(data_dir).alliances if one.name == alliance)
    return " ".join(one.advice for one in report.findings)
