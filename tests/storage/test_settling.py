"""Words that were taken back do not lie in the trash, also where the program was killed before they left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.codec import EVENTS, SCHEMA
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.entries import entries
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.signed import encode_file
from alliance_tui.storage.trash import bring_back
from tests.cli.running import alliance
from tests.fakes import START
from tests.storage.people import (
    SECRET,
    gone_on,
    holding,
    killed,
    note,
    seated,
    session_file,
    take_back,
    texts,
    undo,
    until,
    until_saved,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def cut_off(files: FileLibrary) -> tuple[AllianceId, SessionId]:
    """People who took something back, and whose program was killed before they left."""
    live = seated(files)
    note(live, SECRET)
    note(live, "kept")
    take_back(live)
    until_saved(live)
    assert live.session is not None
    session = live.session.id
    killed(live, files.folder)
    assert holding(files.folder)
    return live.id, session


@pytest.mark.parametrize("of_session", [False, True])
def test_what_is_deleted_after_a_kill_goes_without_what_was_taken_back(
    files: FileLibrary, data_dir: Path, of_session: bool
) -> None:
    """And comes back with all the rest."""
    id_, session = cut_off(files)
    files.delete(id_, session if of_session else None, START)
    assert holding(data_dir) == []
    assert check(data_dir).is_well
    bring_back(data_dir, entries(data_dir)[0])
    assert texts(files, id_) == ["kept"]
    assert check(data_dir).is_well


def test_what_makes_room_for_a_backup_goes_without_it_too(
    files: FileLibrary, data_dir: Path, tmp_path: Path
) -> None:
    """The same of what a restore replaces."""
    live = seated(files)
    live.close()
    take_backup(data_dir, tmp_path / "saved.zip", START)
    live = gone_on(files, live.id)
    note(live, SECRET)
    take_back(live)
    until_saved(live)
    killed(live, data_dir)
    assert holding(data_dir)
    with unpacked(data_dir, tmp_path / "saved.zip") as (stage, found):
        put_back(data_dir, stage, {one.id: Choice.BACKUP for one in found}, START)
    assert holding(data_dir) == []


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("of_session", [False, True])
def test_checking_finds_what_lies_in_the_trash_from_before_and_repairing_takes_it_out(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch, of_session: bool, is_there: bool
) -> None:
    """Whether its alliance is there or not; all else that was deleted stays as it is."""
    id_, session = cut_off(files)
    copy = data_dir.with_name("copy")
    shutil.copytree(data_dir / "alliances" / id_, copy)
    with monkeypatch.context() as patch:
        patch.setattr("alliance_tui.storage.deleting.settle", lambda *_: None)
        if of_session:
            # As earlier versions left it there.
            patch.setattr("alliance_tui.storage.database.Database.close", lambda *_, **__: None)
        files.delete(id_, session if of_session else None, START)
    (entry,) = entries(data_dir)
    if is_there and not of_session:
        shutil.rmtree(copy / "sessions")
        copy.rename(data_dir / "alliances" / id_)
    elif of_session and not is_there:
        files.delete(id_, None, START)
    assert holding(data_dir)
    report = check(data_dir)
    assert [one.path for one in report.others if one.state is State.TAKEN_BACK] == [entry.path / "content"]
    folder = ("--data-dir", str(data_dir))
    assert alliance("check", *folder).exit_code == 1
    told = alliance("check", "--repair", *folder)
    assert f"are out of what lies in the trash as {entry.path.name}." in told.stderr
    assert told.exit_code == 0
    assert holding(data_dir) == []
    assert holding(data_dir, "kept")


def damaged(path: Path) -> None:
    """Let zeros stand where a log tells that something was undone."""
    raw = bytearray(path.read_bytes())
    place = raw.index(b'"Undone"')
    raw[place - 40 : place + 20] = bytes(60)
    path.write_bytes(raw)


@pytest.mark.parametrize("of_session", [False, True])
def test_a_damaged_log_does_not_tell_what_people_took_back_in_the_end(
    files: FileLibrary, data_dir: Path, of_session: bool
) -> None:
    """That it was undone stands in the backup: there the words stay, and come back from."""
    live = seated(files)
    note(live, SECRET)
    take_back(live)
    undo(live)
    live.close()
    live = gone_on(files, live.id)
    note(live, "later")
    assert live.session is not None
    session = live.session.id
    live.close()
    damaged(session_file(data_dir, live.id, session))
    files.delete(live.id, session if of_session else None, START)
    assert holding(data_dir)
    assert check(data_dir).is_well
    bring_back(data_dir, entries(data_dir)[0])
    assert alliance("check", "--repair", "--data-dir", str(data_dir)).exit_code == 0
    assert texts(files, live.id) == [SECRET, "later"]


@pytest.mark.parametrize("of_session", [False, True])
def test_a_damaged_log_does_tell_what_nobody_can_have_brought_back(
    files: FileLibrary, data_dir: Path, of_session: bool
) -> None:
    """All that was done after it can be read: what was damaged stood before."""
    live = seated(files)
    note(live, SECRET)
    note(live, "damaged")
    note(live, "kept")
    take_back(live)
    until_saved(live)
    assert live.session is not None
    session = live.session.id
    killed(live, data_dir)
    for path in data_dir.rglob(f"{session}*"):
        path.write_bytes(path.read_bytes().replace(b'"damaged"', bytes(9)))
    assert holding(data_dir)
    files.delete(live.id, session if of_session else None, START)
    assert holding(data_dir) == []
    assert holding(data_dir, "kept")


def test_a_log_with_records_that_a_later_version_wrote_does_not_tell_it_either(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nobody knows here what was done then."""
    live = seated(files)
    note(live, SECRET)
    take_back(live)
    undo(live)
    assert live.session is not None
    session = live.session.id
    live.close()
    path = session_file(data_dir, live.id, session)
    found = read_contents(DISK, path, SCHEMA)
    (undone,) = (one for one in found.tables[EVENTS].values() if one["event"]["type"] == "Undone")
    undone["event"]["type"] = "Unsaid"
    path.write_bytes(encode_file(found.tables, SCHEMA, found.seq))
    files.delete(live.id, session, START)
    (entry,) = entries(data_dir)
    assert str((entry.path / "content" / path.name).relative_to(data_dir)) in holding(data_dir)


@pytest.mark.parametrize("name", ["{}.other-1", "copy of {}"])
def test_what_another_program_wrote_meanwhile_tells_it_too(
    files: FileLibrary, data_dir: Path, name: str
) -> None:
    """A log that is whole takes words back, and what lies beside it undoes that."""
    live = seated(files)
    note(live, SECRET)
    take_back(live)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    log = live.store.opening.session(live.session.id)
    assert isinstance(log, FileLog)
    assert log.file.kept is not None
    until_saved(live)
    log.file.kept.fold_soon()
    until(lambda: not journal_of(path).exists(), live)
    before = path.read_bytes()
    undo(live)
    live.close()
    path.rename(path.with_name(name.format(path.name)))
    path.write_bytes(before)
    files.delete(live.id, None, START)
    assert check(data_dir).is_well
    bring_back(data_dir, entries(data_dir)[0])
    assert alliance("check", "--repair", "--data-dir", str(data_dir)).exit_code == 0
    assert texts(files, live.id) == [SECRET]


@pytest.mark.parametrize("name", ["{}.4194305-0123abcd.tmp", "{}.journal.4194305-0123abcd.tmp"])
@pytest.mark.parametrize("of_session", [False, True])
@pytest.mark.parametrize("is_from_before", [False, True])
def test_what_was_being_written_as_the_program_was_killed_does_not_lie_in_the_trash(
    files: FileLibrary,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    of_session: bool,
    is_from_before: bool,
) -> None:
    """Nor once repairing has looked there, where an earlier version left it."""
    live = seated(files)
    note(live, SECRET)
    until_saved(live)
    assert live.session is not None
    session = live.session.id
    path = session_file(data_dir, live.id, session)
    raw = journal_of(path).read_bytes()
    live.close()
    live = gone_on(files, live.id)
    take_back(live)
    live.close()
    path.with_name(name.format(path.name)).write_bytes(raw)
    with monkeypatch.context() as patch:
        if is_from_before:
            patch.setattr("alliance_tui.storage.deleting.settle", lambda *_: None)
            patch.setattr("alliance_tui.storage.database.Database.close", lambda *_, **__: None)
            patch.setattr("alliance_tui.storage.opening.remove_stale", lambda *_: None)
        files.delete(live.id, session if of_session else None, START)
    assert bool(holding(data_dir)) is is_from_before
    assert alliance("check", "--repair", "--data-dir", str(data_dir)).exit_code == 0
    assert holding(data_dir) == []
