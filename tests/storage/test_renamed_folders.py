"""The folder of an alliance under a name that people gave it: told by what is in it, and never lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import files as say
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.codec import EVENTS
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.signed import encode_file
from tests.builders import happened
from tests.storage.people import (
    every_byte,
    founded,
    gone_on,
    held_one,
    note,
    seated,
    session_file,
    states,
    texts,
    until_saved,
)

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
"""When a backup is taken, and put back."""

NAMES = (
    "{} (copy)",
    "{}-old",
    "Our Home",
    "home",
    "abcdefghijk",
    "Home.deleted",
    ".home",
    "ö\n[b]\x1b[2J",
    "x" * 255,
)
"""What somebody calls a folder."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def renamed(data_dir: Path, alliance: AllianceId, name: str) -> Path:
    """The folder of an alliance, once it is called something else."""
    home = data_dir / "alliances" / alliance
    return home.rename(home.with_name(name.format(alliance)))


def begun(files: FileLibrary) -> AllianceId:
    """An alliance in whose session two notes stand, left."""
    live = seated(files)
    note(live, "of both")
    note(live, "TAKENBACK")
    live.close()
    return live.id


def take_back(files: FileLibrary, alliance: AllianceId) -> None:
    """Take the second note back, and leave."""
    live = gone_on(files, alliance)
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[1].id))
    live.close()


@pytest.mark.parametrize("name", NAMES)
def test_an_alliance_is_never_gone_because_of_the_name_of_its_folder(
    files: FileLibrary, data_dir: Path, name: str
) -> None:
    """It is said in the list and by a check, stays through any sweep, and gets its name back."""
    alliance, _ = held_one(files, "words")
    files.list()
    place = renamed(data_dir, alliance, name)
    assert files.has_changed()
    assert files.list() == ()
    (said,) = files.problems
    assert 'holds the alliance "Home" under a name that is not its own' in said
    assert said.isprintable()
    (report,) = check(data_dir).alliances
    assert (report.holds, report.title, report.is_well) == (alliance, "Home", False)
    before = states(place)
    mend(data_dir, place.name)
    home = data_dir / "alliances" / alliance
    assert {name: data for name, data in states(home).items() if name != "lock"}.items() <= before.items()
    assert check(data_dir).is_well
    assert [one.id for one in files.list()] == [alliance]
    assert texts(files, alliance) == ["words"]


def test_a_name_that_is_no_text_is_said_all_the_same(files: FileLibrary, data_dir: Path) -> None:
    """Some disks take any bytes; nothing of them comes into a file."""
    alliance, _ = held_one(files, "words")
    name = os.fsdecode(b"Home \xff")
    try:
        renamed(data_dir, alliance, name)
    except OSError:
        pytest.skip("This disk takes text alone.")
    assert files.list() == ()
    assert "The folder Home ? holds" in files.problems[0]
    files.problems[0].encode()
    mend(data_dir, name)
    assert [one.id for one in files.list()] == [alliance]


@pytest.mark.parametrize("name", ["Home backup", "Kopie 2"])
def test_a_copy_under_any_name_is_said_and_kept_as_one(files: FileLibrary, data_dir: Path, name: str) -> None:
    """As one under a name like ours is."""
    alliance, _ = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    shutil.copytree(home, home.with_name(name))
    assert [one.id for one in files.list()] == [alliance]
    assert f"The folder {name} holds" in files.problems[0]
    reports = {one.name: one for one in check(data_dir).alliances}
    assert reports[alliance].is_well
    assert "is a copy of the one of the alliance" in reports[name].findings[0].advice
    mend(data_dir, name)
    assert home.with_name(f"{alliance}.copy-1").is_dir()
    assert check(data_dir).is_well
    assert files.list()
    assert files.problems == ()


def test_a_copy_that_is_all_there_is_becomes_the_alliance(files: FileLibrary, data_dir: Path) -> None:
    """Somebody removed the alliance and kept what a repair had called a copy."""
    alliance, _ = held_one(files, "words")
    renamed(data_dir, alliance, "{}.copy-1")
    assert files.list() == ()
    assert files.problems
    mend(data_dir, AllianceId(f"{alliance}.copy-1"))
    assert texts(files, alliance) == ["words"]


@pytest.mark.parametrize("gone", [True, False])
def test_an_alliance_whose_own_file_is_lost_is_told_by_its_sessions(
    files: FileLibrary, data_dir: Path, gone: bool
) -> None:
    """Nothing in such a folder is taken for something of another alliance."""
    alliance, _ = held_one(files, "words")
    place = renamed(data_dir, alliance, "Our Home")
    own = place / "alliance.json"
    own.unlink() if gone else own.write_bytes(own.read_bytes()[:40])
    assert files.list() == ()
    assert '"Home"' in files.problems[0]
    mend(data_dir, "Our Home")
    assert check(data_dir).is_well
    assert texts(files, alliance) == ["words"]


def test_a_folder_that_nothing_tells_anything_about_is_said_and_left_alone(
    files: FileLibrary, data_dir: Path
) -> None:
    """Whatever that file is, it may be somebody's."""
    place = data_dir / "alliances" / "Our Home"
    place.mkdir(parents=True)
    (place / "alliance.json").write_bytes(b"who knows")
    (data_dir / "alliances" / "holiday pictures").mkdir()
    assert files.list() == ()
    (said,) = files.problems
    assert "nothing that can be read in it tells which" in said
    (report,) = check(data_dir).alliances
    assert report.findings[0].advice == say.FOLDER_UNKNOWN
    assert mend(data_dir, "Our Home") == ()
    assert (place / "alliance.json").read_bytes() == b"who knows"


def test_a_backup_holds_an_alliance_by_its_own_name_whatever_its_folder_is_called(
    files: FileLibrary, data_dir: Path, tmp_path: Path
) -> None:
    """A copy beside it is named as what is not in there."""
    alliance, _ = held_one(files, "words")
    place = renamed(data_dir, alliance, "Our Home")
    saved = tmp_path / "saved.zip"
    taken = take_backup(data_dir, saved, NOW)
    assert (taken.alliances, taken.missing) == (1, ())
    for source in (saved, data_dir):
        there = tmp_path / f"there {source.name}"
        with unpacked(there, source) as (stage, found):
            put_back(there, stage, {one.id: Choice.BACKUP for one in found}, NOW)
        assert texts(FileLibrary(there), alliance) == ["words"]
    shutil.copytree(place, place.with_name("Z"))
    taken = take_backup(data_dir, saved, NOW, force=True)
    assert taken.alliances == 1
    (said,) = taken.missing
    assert 'The folder "Z" holds a copy' in said


def test_the_fuller_of_two_folders_becomes_the_alliance(files: FileLibrary, data_dir: Path) -> None:
    """Whatever they are called, and whichever is looked at first."""
    live = seated(files)
    note(live, "first")
    live.close()
    home = data_dir / "alliances" / live.id
    for name in ("aaaaaaaaaaaa", "A"):
        shutil.copytree(home, home.with_name(name))
    live = gone_on(files, live.id)
    note(live, "later")
    live.close()
    for name in ("zzzzzzzzzzzz", "Z"):
        shutil.copytree(home, home.with_name(name))
    shutil.rmtree(home)
    shutil.rmtree(home.with_name("A"))
    shutil.rmtree(home.with_name("zzzzzzzzzzzz"))
    advice = {one.name: one.findings[0].advice for one in check(data_dir).alliances}
    assert "is a copy" in advice["aaaaaaaaaaaa"]
    assert "is a copy" not in advice["Z"]
    for name in ("aaaaaaaaaaaa", "Z"):
        mend(data_dir, name)
    assert sorted(one.name for one in home.parent.iterdir()) == [live.id, f"{live.id}.copy-1"]
    assert texts(files, live.id) == ["first", "later"]
    assert check(data_dir).is_well


def test_what_is_erased_is_gone_from_folders_of_any_name_and_named_where_it_stays(
    files: FileLibrary, data_dir: Path
) -> None:
    """Outside of the folder of the alliances nothing is removed."""
    alliance, session = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    home = data_dir / "alliances" / alliance
    for name in ("Home backup", "ö" * 127, "x" * 255):
        shutil.copytree(home, home.with_name(name))
    away = data_dir / "before" / "Home copy"
    shutil.copytree(home, away)
    assert erase(data_dir, alliance, session).holding == [away / "sessions" / f"{session}.json"]
    assert not list(home.parent.rglob(f"*{session}*"))
    assert erase(data_dir, alliance).holding == [away]
    assert [one.name for one in home.parent.iterdir()] == [other]
    shutil.rmtree(away)
    assert erase(data_dir, alliance).holding == []


def test_a_folder_where_nobody_looks_is_named_by_a_check(files: FileLibrary, data_dir: Path) -> None:
    """A copy is no problem; an alliance that is nowhere else is one."""
    alliance, _ = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    away = data_dir / "Home copy"
    shutil.copytree(home, away)
    report = check(data_dir)
    assert [(one.path, one.state) for one in report.others if one.state is not State.WELL] == [
        (away, State.COPY)
    ]
    assert [one.advice for one in report.others if one.path == away] == [say.FOLDER_COPIED_OUTSIDE]
    assert report.is_well
    shutil.rmtree(home)
    files.list()
    report = check(data_dir)
    assert [one.state for one in report.others if one.path == away] == [State.ASTRAY]
    assert not report.is_well


@pytest.mark.parametrize("name", ["{} (copy)", "Home backup", "abcdefghijkl", "../Home copy"])
def test_words_taken_back_are_said_and_leave_a_copy_that_comes_after_the_end(
    files: FileLibrary, data_dir: Path, name: str
) -> None:
    """As they are in a single file that comes later; all else in it stays."""
    alliance = begun(files)
    home = data_dir / "alliances" / alliance
    kept = data_dir.with_name("kept")
    shutil.copytree(home, kept)
    take_back(files, alliance)
    assert b"TAKENBACK" not in every_byte(data_dir)
    copy = Path(os.path.normpath(home / ".." / name.format(alliance)))
    shutil.copytree(kept, copy)
    report = check(data_dir)
    assert [one.state for one in report.others if one.path == copy] == [State.TAKEN_BACK]
    assert not report.is_well
    for one in sorted(report.alliances, key=lambda one: one.holds is None):
        mend(data_dir, one.name)
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert every_byte(data_dir).count(b'"of both"') >= 2
    assert check(data_dir).is_well
    assert texts(files, alliance) == ["of both"]


def test_a_copy_inside_the_folder_of_an_alliance_is_looked_into_too(
    files: FileLibrary, data_dir: Path
) -> None:
    """Somebody copied only the sessions: words that were taken back leave it, and what is erased."""
    alliance = begun(files)
    home = data_dir / "alliances" / alliance
    kept = data_dir.with_name("kept")
    shutil.copytree(home, kept)
    take_back(files, alliance)
    shutil.copytree(kept / "sessions", home / "sessions (copy)")
    shutil.copytree(kept, home / "before")
    assert sum(one.state is State.TAKEN_BACK for one in check(data_dir).others) == 2
    mend(data_dir, alliance)
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert check(data_dir).is_well
    (session,) = files.read(alliance)[1]
    erase(data_dir, alliance, session)
    assert b"of both" not in every_byte(data_dir)
    assert (home / "before" / "alliance.json").exists()


def test_words_that_an_older_copy_has_lost_stay_where_somebody_wanted_them_back(
    files: FileLibrary, data_dir: Path
) -> None:
    """They put back what was before; nothing goes from it because of a folder beside it."""
    alliance = begun(files)
    home = data_dir / "alliances" / alliance
    kept = data_dir.with_name("kept")
    shutil.copytree(home, kept)
    take_back(files, alliance)
    home.rename(home.with_name(f"{alliance} (later)"))
    shutil.copytree(kept, home)
    assert check(data_dir).is_well
    mend(data_dir, alliance)
    assert texts(files, alliance) == ["of both", "TAKENBACK"]


@pytest.mark.parametrize("choice", [Choice.BOTH, Choice.BACKUP])
def test_what_makes_room_for_a_backup_keeps_no_words_that_were_taken_back_in_it(
    files: FileLibrary, data_dir: Path, choice: Choice
) -> None:
    """Not in the trash either: neither in a file there nor in its backup."""
    alliance = begun(files)
    live = gone_on(files, alliance)
    note(live, "only here")
    live.close()
    there = data_dir.with_name("there")
    shutil.copytree(data_dir, there)
    take_back(FileLibrary(there), alliance)
    assert b"TAKENBACK" in every_byte(data_dir)
    with unpacked(data_dir, there) as (stage, found):
        put_back(data_dir, stage, {one.id: choice for one in found}, NOW)
    assert list((data_dir / "trash").rglob("*.json"))
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert check(data_dir).is_well


def test_words_in_the_trash_that_were_taken_back_are_said_and_go_with_a_repair(
    files: FileLibrary, data_dir: Path
) -> None:
    """Whoever was killed while a backup was put back finds them there."""
    alliance = begun(files)
    content = data_dir / "trash" / f"20261129T101850Z-{alliance}" / "content"
    kept = data_dir.with_name("kept")
    shutil.copytree(data_dir / "alliances" / alliance, kept)
    take_back(files, alliance)
    shutil.copytree(kept, content)
    report = check(data_dir)
    assert [one.advice for one in report.others if one.path == content] == [say.DELETED_WITH_WORDS]
    mend(data_dir, alliance)
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert check(data_dir).is_well


def test_what_is_kept_of_a_damaged_file_is_called_unchanged_only_where_it_is(
    files: FileLibrary, data_dir: Path
) -> None:
    """Words that were taken back go from it first, where they stood in it."""
    alliance = begun(files)
    (path,) = (data_dir / "alliances" / alliance / "sessions").glob("*.json")
    whole = path.read_bytes()
    take_back(files, alliance)
    blank = path.read_bytes()
    copy = path.with_name(f"{path.stem} (copy).json")
    copy.write_bytes(whole)
    path.write_bytes(blank[:-3])
    said = " ".join(mend(data_dir, alliance))
    assert f"are out of what lies beside {path.name}." in said
    assert "is kept, unchanged, as" in said
    copy.write_bytes(blank)
    path.write_bytes(whole[:-3])
    said = " ".join(mend(data_dir, alliance))
    assert f"are out of {path.name}, and of what lies beside it." in said
    assert "is kept, without the words that were taken back, as" in said
    assert b"TAKENBACK" not in every_byte(data_dir)


@pytest.mark.parametrize("ending", ["", ".backup", ".backup.damaged-1"])
def test_a_file_that_comes_while_a_session_gets_its_name_back_stays(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """A program that syncs folders puts one there in between: neither takes the place of the other."""
    alliance, session = held_one(files, "words")
    right, wrong = two(data_dir, alliance, session)
    right.rename(wrong)
    kept = {one: one.with_name(f"{one.name}.backup") for one in (right, wrong)}
    kept[wrong].write_bytes(b"backup")
    if ending.endswith("-1"):
        kept[right].write_bytes(b"older")
    comes = right.with_name(f"{right.name}{ending}")

    def named(give: Callable[[Disk, Path, Path], None]) -> Callable[[Disk, Path, Path], None]:
        def given(disk: Disk, source: Path, target: Path) -> None:
            if target == comes:
                comes.write_bytes(b"another")
            give(disk, source, target)

        return given

    monkeypatch.setattr(Disk, "link", named(Disk.link))
    monkeypatch.setattr(Disk, "replace", named(Disk.replace))
    mend(data_dir, alliance)
    assert not ending or comes.read_bytes() == b"another"
    found = [one.read_bytes() for one in right.parent.iterdir()]
    assert b"another" in found
    assert b"backup" in found
    assert b"words" in b"".join(found)


def two(data_dir: Path, alliance: AllianceId, session: SessionId) -> tuple[Path, Path]:
    """The file of a session, and one under the name of another."""
    sessions = data_dir / "alliances" / alliance / "sessions"
    return sessions / f"{session}.json", sessions / "aaaabbbbcccc.json"


@pytest.mark.parametrize("origin", ["its own alliance", "another"])
def test_a_session_under_the_name_of_another_is_said_and_not_shown_twice(
    files: FileLibrary, data_dir: Path, origin: str
) -> None:
    """Neither in a list, nor in what is read of an alliance, nor in one that is opened."""
    alliance, session = held_one(files, "words")
    other, its = held_one(files, "of others", title="Other")
    files.list()
    _, astray = two(data_dir, alliance, session)
    source = two(data_dir, *((alliance, session) if origin == "its own alliance" else (other, its)))[0]
    shutil.copy(source, astray)
    line = next(one for one in files.list() if one.id == alliance)
    assert [one.id for one in line.sessions] == [session]
    (said,) = files.problems
    is_of_another = origin == "another"
    holds = "a session of another alliance" if is_of_another else "another session than its name tells"
    assert f"aaaabbbbcccc.json holds {holds}" in said
    assert files.read(alliance)[1].keys() == {session}
    held = files.open(alliance)
    assert held.sessions() == (session,)
    assert held.problems == [said]
    held.close()
    assert texts(files, alliance) == ["words"]
    mend(data_dir, alliance)
    # One of another alliance is left where it lies, and told for as long.
    assert (check(data_dir).is_well, astray.exists()) == (not is_of_another, is_of_another)
    files.list()
    assert files.problems == ((said,) if is_of_another else ())


def test_the_file_of_a_session_that_was_called_otherwise_gets_its_name_back(
    files: FileLibrary, data_dir: Path
) -> None:
    """It is all there is of it."""
    live = seated(files)
    note(live, "words")
    assert live.session is not None
    right, wrong = two(data_dir, live.id, live.session.id)
    until_saved(live)
    kept = {one.name: one.read_bytes() for one in right.parent.iterdir()}
    live.close()
    for name, data in kept.items():
        (right.parent / name.replace(right.stem, wrong.stem)).write_bytes(data)
    right.unlink()
    right.with_name(f"{right.name}.backup").unlink(missing_ok=True)
    (line,) = files.list()
    assert line.sessions == ()
    said = mend(data_dir, live.id)
    assert f"The file {wrong.name} is called {right.name} now: by the session in it." in said
    assert check(data_dir).is_well
    assert not wrong.exists()
    assert texts(files, live.id) == ["words"]


def test_only_folders_with_names_that_are_none_of_ours_are_looked_into(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listing many alliances takes no longer because of that."""
    alliance, _ = held_one(files, "words")
    held_one(files, "words")
    files.list()
    asked: list[Path] = []

    def noted(disk: Disk, folder: Path) -> list[str]:
        asked.append(folder)
        return names(disk, folder)

    names = Disk.names
    monkeypatch.setattr(Disk, "names", noted)
    files.list()
    assert {one for one in asked if one.is_relative_to(data_dir / "alliances")} == {data_dir / "alliances"}
    renamed(data_dir, alliance, "Our Home")
    asked.clear()
    files.has_changed()
    assert set(asked) <= {data_dir / "alliances", data_dir / "alliances" / "Our Home"}


def test_what_may_be_of_another_alliance_is_never_erased(files: FileLibrary, data_dir: Path) -> None:
    """A program that syncs folders put the file of one into the folder of another: that is named."""
    alliance, _ = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    home, its = data_dir / "alliances" / alliance, data_dir / "alliances" / other
    kept = (its / "alliance.json").read_bytes()
    shutil.copy(home / "alliance.json", its)
    before = states(its / "sessions")
    assert erase(data_dir, alliance).holding == [its / "alliance.json"]
    assert not home.exists()
    assert states(its / "sessions") == before
    (its / "alliance.json").write_bytes(kept)
    assert erase(data_dir, alliance).holding == []
    assert texts(files, other) == ["of others"]


def test_a_session_that_nobody_can_read_stays_under_the_name_of_another_alliance(
    files: FileLibrary, data_dir: Path
) -> None:
    """It may be of that."""
    alliance, _ = held_one(files, "words")
    other, session = held_one(files, "of others", title="Other")
    home, its = data_dir / "alliances" / alliance, data_dir / "alliances" / other
    shutil.copy(home / "alliance.json", its)
    path = session_file(data_dir, other, session)
    path.write_bytes(b"who knows")
    erase(data_dir, alliance)
    assert path.read_bytes() == b"who knows"


def test_a_copy_with_something_of_another_alliance_in_it_is_named(files: FileLibrary, data_dir: Path) -> None:
    """However deep that lies in it."""
    alliance, _ = held_one(files, "words")
    other, session = held_one(files, "of others", title="Other")
    home = data_dir / "alliances" / alliance
    for name in (f"{alliance} (copy)", "Home backup"):
        shutil.copytree(home, home.with_name(name))
        shutil.copytree(data_dir / "alliances" / other, home.with_name(name) / "more" / other)
    shutil.copytree(home, home.with_name("mixed"))
    shutil.copy(session_file(data_dir, other, session), home.with_name("mixed") / "sessions")
    left = erase(data_dir, alliance).holding
    assert not home.exists()
    for name in (f"{alliance} (copy)", "Home backup", "mixed"):
        assert home.with_name(name) not in left
        assert home.with_name(name) / "alliance.json" in left
    assert every_byte(data_dir).count(b'"of others"') >= 4


def test_a_session_of_another_alliance_is_not_named_as_a_copy_in_its_place(
    files: FileLibrary, data_dir: Path
) -> None:
    """Whoever removed it as the sentence says would lose it: an empty file of its name tells nothing."""
    alliance, _ = held_one(files, "words")
    other, session = held_one(files, "of others", title="Other")
    path = session_file(data_dir, other, session)
    (data_dir / "alliances" / alliance / "sessions" / path.name).write_bytes(encode_file({EVENTS: {}}, 1, 0))
    assert erase(data_dir, alliance).holding == []
    assert texts(files, other) == ["of others"]


@pytest.mark.parametrize("place", ["old", "sessions", "aside"])
def test_an_alliance_is_not_erased_with_something_of_another_in_its_folder(
    files: FileLibrary, data_dir: Path, place: str
) -> None:
    """That is named, and nothing changes."""
    alliance, _ = held_one(files, "words")
    other, session = held_one(files, "of others", title="Other")
    home = data_dir / "alliances" / alliance
    if place == "old":
        path = home / "old" / other / "alliance.json"
        shutil.copytree(data_dir / "alliances" / other, path.parent)
    else:
        path = Path(shutil.copy(session_file(data_dir, other, session), home / "sessions"))
    if place == "aside":
        path = path.rename(path.with_name(f"{path.name}.damaged-1"))
    before = states(home)
    with pytest.raises(LookupError) as raised:
        erase(data_dir, alliance)
    assert str(path) in str(raised.value)
    assert states(home).items() <= before.items()
    assert texts(files, alliance) == ["words"]


def test_a_copy_under_the_name_of_another_alliance_goes_only_while_nobody_has_that_open(
    files: FileLibrary, data_dir: Path
) -> None:
    """They are about to save into it."""
    alliance, _ = held_one(files, "words")
    home = data_dir / "alliances" / alliance
    live = founded(files, "Other")
    until_saved(live)
    its = data_dir / "alliances" / live.id
    shutil.copytree(home, its, dirs_exist_ok=True, ignore=shutil.ignore_patterns("lock"))
    for left in its.glob("alliance.json.*"):
        left.unlink()
    with pytest.raises(LookupError):
        erase(data_dir, alliance)
    assert home.is_dir()
    assert its.is_dir()
    live.close()


@pytest.mark.parametrize("where", ["{}/old/{}", "{}/old/Home", "{}/a/b/c", "{}/sessions/old/{}", "Z/old/{}"])
def test_a_copy_deep_in_the_folder_of_an_alliance_is_named_and_erased(
    files: FileLibrary, data_dir: Path, where: str
) -> None:
    """Of a session too; and words that were taken back leave it."""
    alliance = begun(files)
    home = data_dir / "alliances" / alliance
    kept = data_dir.with_name("kept")
    shutil.copytree(home, kept)
    take_back(files, alliance)
    if where.startswith("Z"):
        shutil.copytree(home, home.with_name("Z"))
    deep = home.parent / where.format(alliance, alliance)
    shutil.copytree(kept, deep)
    assert [one.state for one in check(data_dir).others if one.path == deep] == [State.TAKEN_BACK]
    mend(data_dir, alliance)
    assert b"TAKENBACK" not in every_byte(data_dir)
    assert State.COPY in [one.state for one in check(data_dir).others if one.path == deep]
    (session,) = files.read(alliance)[1]
    assert erase(data_dir, alliance, session).holding == []
    assert not list(data_dir.rglob(f"*{session}*"))
    assert erase(data_dir, alliance).holding == []
    assert not list(home.parent.iterdir())


@pytest.mark.parametrize("whole", [True, False])
def test_a_copy_in_the_folder_of_another_alliance_is_named(
    files: FileLibrary, data_dir: Path, whole: bool
) -> None:
    """It is not for an erase to change that; files of sessions alone are named, too."""
    alliance, session = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    home = data_dir / "alliances" / alliance
    deep = data_dir / "alliances" / other / "old" / alliance
    shutil.copytree(home, deep)
    (data_dir / "mine").mkdir()
    alone = Path(shutil.copy(session_file(data_dir, alliance, session), data_dir / "mine"))
    its = deep if whole else deep / "sessions" / alone.name
    assert {*erase(data_dir, alliance, None if whole else session).holding} == {its, alone}
    assert deep.is_dir()


def test_whatever_tells_of_an_erased_alliance_is_named(files: FileLibrary, data_dir: Path) -> None:
    """Under any name: what a repair set aside, a session among those of others, a folder that is a link."""
    alliance, session = held_one(files, "words")
    other, _ = held_one(files, "of others", title="Other")
    home, its = data_dir / "alliances" / alliance, data_dir / "alliances" / other
    copied = shutil.copytree(home, data_dir.with_name("copied"))
    path = session_file(data_dir, alliance, session)
    named = [
        shutil.copy(home / "alliance.json", its / "alliance.json.damaged-1"),
        shutil.copy(path, its / "sessions" / "aaaabbbbcccc.json"),
        shutil.copy(path, data_dir / "notes.json"),
    ]
    (data_dir / "link").symlink_to(copied)
    assert {*erase(data_dir, alliance).holding} == {*map(Path, named), data_dir / "link"}
    assert texts(files, other) == ["of others"]
