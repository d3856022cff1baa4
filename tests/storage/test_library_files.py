"""What the library keeps on the disk: where, for whom, and while the disk comes and goes."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from threading import Event as Signal

import pytest
from tinydb import TinyDB, where

from alliance_tui.domain.decisions import notes, people, sitting
from alliance_tui.domain.saving import NotSaved, Saved, SaveStatus
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import (
    HOST,
    elsewhere,
    every_byte,
    founded,
    held_one,
    note,
    seated,
    session_file,
    states,
    texts,
    until_saved,
)

NOBODY = AllianceId("a" * 12)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def test_files_lie_where_they_are_said_to_be_for_their_owner_alone(
    files: FileLibrary, data_dir: Path
) -> None:
    """No name and no word is in the name of a file."""
    files.list()
    assert not data_dir.exists()
    mask = os.umask(0)
    alliance, session = held_one(files)
    os.umask(mask)
    found = {str(path.relative_to(data_dir)): path.stat().st_mode & 0o777 for path in data_dir.rglob("*")}
    assert found == {
        "catalogue.json": 0o600,
        "alliances": 0o700,
        f"alliances/{alliance}": 0o700,
        f"alliances/{alliance}/alliance.json": 0o600,
        f"alliances/{alliance}/lock": 0o600,
        f"alliances/{alliance}/sessions": 0o700,
        f"alliances/{alliance}/sessions/{session}.json": 0o600,
    }
    assert data_dir.stat().st_mode & 0o777 == 0o700


def test_plain_tinydb_opens_a_session_at_any_time(files: FileLibrary, data_dir: Path) -> None:
    """Tables `meta` and `events`, from the first moment on; after closing with every record."""
    live = seated(files)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    note(live, "hello")
    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == {"meta", "events"}
    live.close()
    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == {"meta", "events"}
        assert plain.table("events").get(where("event").text == "hello") is not None
    with TinyDB(data_dir / "catalogue.json", access_mode="r") as plain:
        [row] = plain.table("alliances").all()
        assert [line["id"] for line in row["line"]["sessions"]] == [live.session.id]


def test_words_taken_back_are_in_no_file_after_the_session(files: FileLibrary, data_dir: Path) -> None:
    """Byte by byte: notes taken back, undone, reworded; titles undone; journals and the catalogue too."""
    live = seated(files)
    for text in ("secret-one", "secret-two", "kept"):
        note(live, text)
    assert live.session is not None
    first, second, _ = live.session.notes
    happened(live.act(notes.take_back_note, first.id))
    happened(live.act(notes.change_note, second.id, second.participant, second.kind, "reworded"))
    note(live, "secret-three")
    happened(live.undo())
    happened(live.act_on_alliance(people.rename_alliance, "secret-four"))
    happened(live.undo())
    assert every_byte(data_dir).count(b"secret") >= 4
    happened(live.act(sitting.close))
    live.close()
    left = every_byte(data_dir)
    assert b"secret" not in left
    assert b"reworded" in left
    assert b"kept" in left


def test_words_taken_back_leave_the_files_of_a_killed_session_too(files: FileLibrary, data_dir: Path) -> None:
    """When it is next opened and left."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    live = Live(files.open(alliance), MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    live.close()
    assert b"kept words" not in every_byte(data_dir)


def test_a_killed_process_loses_nothing_and_frees_the_alliance(files: FileLibrary, data_dir: Path) -> None:
    """Everything it had written is there, with the moment people were last seen."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    opening = files.open(alliance)
    assert opening.read_only is None
    assert opening.last_touch == START + timedelta(seconds=60)
    opening.close()
    assert texts(files, alliance) == ["kept words"]
    assert not list(data_dir.rglob("*.journal"))
    assert not list(data_dir.rglob("*.tmp"))


def test_a_second_process_reads_says_who_writes_and_changes_nothing(
    files: FileLibrary, data_dir: Path
) -> None:
    """Not even the time of the lock, from which the time away is counted."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance, pid_there = process.stdout.readline().split()
        before = states(data_dir)
        opening = files.open(AllianceId(alliance))
        assert opening.read_only is not None
        assert f"(process {pid_there} on {HOST})" in opening.read_only
        live = Live(opening, MovableClock())
        assert live.alliance is not None
        assert live.alliance.unfinished is not None
        happened(live.resume(live.alliance.unfinished.id))
        assert [one.text for one in live.session.notes] == ["kept words"]  # type: ignore[union-attr]
        assert live.act(sitting.close) is not None
        live.close()
        assert states(data_dir) == before
        with pytest.raises(LookupError, match="open in another window"):
            files.delete(AllianceId(alliance), None, START)
        assert states(data_dir) == before


def test_an_alliance_open_here_is_read_only_elsewhere(files: FileLibrary, data_dir: Path) -> None:
    """The lock is one between processes."""
    live = founded(files)
    with elsewhere(data_dir, live.id) as process:
        assert process.stdout is not None
        assert f"(process {os.getpid()} on {HOST})" in process.stdout.readline()
    live.close()


def test_a_folder_that_goes_away_and_comes_back_loses_nothing(files: FileLibrary, data_dir: Path) -> None:
    """Meanwhile the actions wait, and it is said; nobody has to do anything."""
    live = seated(files)
    failed, saved = Signal(), Signal()

    def hear(status: SaveStatus) -> None:
        (failed if isinstance(status, NotSaved) else saved if status == Saved() else Signal()).set()

    live.follow(lambda: None, hear)
    away = data_dir.rename(data_dir.with_name("away"))
    note(live, "while it was away")
    assert failed.wait(60)
    saved.clear()
    away.rename(data_dir)
    live.store.retry()
    assert saved.wait(60)
    note(live, "afterwards")
    live.close()
    assert live.store.status == Saved()
    assert texts(files, live.id) == ["while it was away", "afterwards"]


def test_a_session_begun_while_the_disk_is_away_is_there_in_the_end(
    files: FileLibrary, data_dir: Path
) -> None:
    """Its file cannot be made at first; what is said waits."""
    live = founded(files)
    until_saved(live)
    away = data_dir.rename(data_dir.with_name("away"))
    data_dir.write_text("not a folder")
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "early")
    waiting = live.store.status
    assert isinstance(waiting, NotSaved)
    data_dir.unlink()
    away.rename(data_dir)
    live.store.opening.touch(START)
    assert not isinstance(live.store.status, NotSaved), "each touch of the lock tries again"
    note(live, "late")
    live.close()
    assert texts(files, live.id) == ["early", "late"]


def test_leaving_while_the_folder_is_gone_keeps_everything_in_a_new_one(
    files: FileLibrary, data_dir: Path
) -> None:
    """Also the session that was read and not yet written when the folder went away."""
    live = seated(files)
    note(live, "before")
    live.close()
    live = Live(files.open(live.id), MovableClock())
    (data_dir / "alliances").rename(data_dir.with_name("away"))
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    note(live, "after")
    live.close()
    assert live.store.status == Saved()
    path = session_file(data_dir, live.id, live.session.id)  # type: ignore[union-attr]
    with TinyDB(path, access_mode="r") as plain:
        said = [doc["event"].get("text") for doc in plain.table("events")]
    assert [text for text in said if text] == ["before", "after"]


def test_what_a_killed_removal_left_is_removed_later_and_listed_never(
    files: FileLibrary, data_dir: Path
) -> None:
    """Words that people removed do not stay."""
    alliance, _ = held_one(files, "removed")
    folder = data_dir / "alliances" / alliance
    folder.rename(folder.with_name(f"{alliance}.0123abcd.deleted"))
    assert files.list() == ()
    held_one(files, "kept")
    assert b"removed" not in every_byte(data_dir)


def test_a_folder_that_cannot_be_made_is_said(data_dir: Path) -> None:
    """A sentence, before anybody has said anything that could be lost."""
    data_dir.write_text("a file")
    with pytest.raises(OSError, match="a file stands where a folder has to be"):
        FileLibrary(data_dir).create(NOBODY)
    library = FileLibrary(data_dir)
    assert library.list() == ()
    assert library.problems == (f"{data_dir} cannot be read: a file stands where a folder has to be.",)
